# What every adapter may call, beside the filters that are not jq (instant, html_text, ...).
# A filter gets one record as `.` and gives one case, without `amends`; what is null, empty or {} in it counts as absent.
# Beside the case it may give `import`:
#   ids      names by which the record can be chosen with --id
#   same_as  "SOURCE:ID" of records elsewhere that tell of the same incident
#   refuse   why the record is no incident that reached customers, each a clause
#   warn     what the reader of the case should know, each a sentence

# A field by its dotted path; null where the record has none, whatever it has in its place.
def field($path): reduce ($path | split("."))[] as $name (.; if type == "object" then .[$name] else null end);

# The elements of a list; nothing where it is none.
def each($path): field($path) | if type == "array" then .[] elif . == null then empty else . end;

# Text of a text or a number; null where there is nothing to read.
def words: if type == "string" then (trim | if . == "" then null else . end) elif type == "number" then tostring else null end;
def text($path): field($path) | words;
def lower: if type == "string" then ascii_downcase else null end;

# A time of the course, with how it is known.
def moment($path; $basis): field($path) | instant($path) | if . == null then null else { at: ., basis: $basis } end;
def stated($path): moment($path; "stated");
def derived($path): moment($path; "derived");
def assumed($path): moment($path; "assumed");

# The first or last of several instants, RFC 3339 in UTC.
def earliest(f): [f | strings] | if . == [] then null else min_by(rtrimstr("Z")) end;
def latest(f): [f | strings] | if . == [] then null else max_by(rtrimstr("Z")) end;
def known_as($basis): if . == null then null else { at: ., basis: $basis } end;

# Seconds of the Unix epoch as RFC 3339, and back; null outside the years that a date is written in with four digits.
def as_instant: (todateiso8601? // null) | strings | select(test("^[0-9]{4}-")) // null;
def as_seconds: (fromdateiso8601? // null);

# Whether a value is one of several.
def IN(f): . as $value | any(f; . == $value);

# The first that says something.
def first_of(f): first(f | values) // null;

# A word of a scale as one of ours. A word that the scale does not have is told with its path, and no severity is made up.
def graded($path; $scale):
  field($path) | words
  | if . == null then null
    else . as $word | $scale[$word | ascii_downcase] as $known
    | if $scale | has($word | ascii_downcase) then $known else { "@unmapped": { path: $path, word: $word } } end
    end;

# Words that many scales share.
def common_scale: {
  "sev0": "critical", "sev1": "critical", "sev2": "major", "sev3": "moderate", "sev4": "minor", "sev5": "minor",
  "sev-0": "critical", "sev-1": "critical", "sev-2": "major", "sev-3": "moderate", "sev-4": "minor", "sev-5": "minor",
  "p0": "critical", "p1": "critical", "p2": "major", "p3": "moderate", "p4": "minor", "p5": "minor",
  "critical": "critical", "major": "major", "moderate": "moderate", "medium": "moderate", "minor": "minor",
  "high": "major", "low": "minor"
};

# One line of the timeline; nothing where it has no time or says nothing.
def entry($at; $what; $audience; $source):
  ($what | if type == "string" then sentences else null end) as $said
  | if $at == null or $said == null then empty
    else { at: $at, what: $said, audience: $audience, source: $source } end;

# A reason, where it holds.
def when(holds; $why): if holds then $why else empty end;

# Whether a title says that nothing happened.
def test_title: if type == "string" then test("^ *(\\[tests?\\]|tests?$|tests? *:|please ignore)"; "i") else false end;
def refuse_test_title($title): when($title | test_title; "its title says that it is a test");

# Follow-ups without the role and the day that a measure needs.
def unowned($count):
  when($count > 0; "its \($count) follow-up\(if $count == 1 then " is" else "s are" end) not taken over; a measure needs a verb phrase, a role and a day");
