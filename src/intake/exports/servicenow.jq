# ServiceNow: the incident table, as raw values (in UTC), as display values, or both. Its times name no zone: say it with
# --time-zone. Comments customers may read, work notes never.

# A value in any of its forms; "?" says nothing.
def value($name):
  field($name) | if type == "object" then first_of(field("display_value"), field("value")) else . end
  | words | if . == "?" then null else . end;

# A time: of a pair of raw and display value, the raw one, which is in UTC.
def time($name):
  field($name) | if type == "object" then (text("value") | if . then . + " UTC" else null end) else . end | instant($name);

# "2 - Medium" as "2".
def code($name): value($name) | if . == null then null else ([capture("^(?<n>[0-9]+)") | .n] + [ascii_downcase])[0] end;
def graded_as($name; $scale):
  code($name) as $code
  | if $code == null then null elif $scale | has($code) then $scale[$code]
    else { "@unmapped": { path: $name, word: $code } } end;
def severities: { "1": "major", "2": "moderate", "3": "minor", "high": "major", "medium": "moderate", "low": "minor" };
def priorities: {
  "1": "critical", "2": "major", "3": "moderate", "4": "minor", "5": "minor",
  "critical": "critical", "high": "major", "moderate": "moderate", "low": "minor", "planning": "minor"
};

# Impact and urgency make a priority, as the table of a new instance has it.
def by_matrix:
  [code("impact"), code("urgency") | strings | (tonumber? // empty)]
  | if length == 2 then priorities[add - 1 | tostring] else null end;

# "1970-01-02 04:23:17" is one day, 4 hours, 23 minutes and 17 seconds.
def seconds:
  first_of((value("calendar_stc") | strings | (tonumber? // null)),
    (value("calendar_duration") | strings | select(startswith("1970-")) | sub(" "; "T") + "Z" | as_seconds))
  | if . == null or . < 0 then null else . end;
def after($start):
  seconds as $length
  | if ($start | type) != "string" or $length == null then null
    else ($start | sub("\\.[0-9]+Z"; "Z") | as_seconds) as $from
      | if $from == null then null else $from + $length | as_instant end end;

# Journals: a line "2016-12-13 21:43:14 - Name (Work notes)", and what follows it. Who wrote it is left out.
def head: "^(?<at>[0-9]{2,4}[-/.][0-9]{2}[-/.][0-9]{2,4} [0-9]{2}:[0-9]{2}(:[0-9]{2})?) - .*\\((?<kind>[^()]*)\\) *$";
def journal($name):
  reduce (value($name) | strings | split("\n")[]) as $line ([];
    ([$line | capture(head)] | first // null) as $stamp
    | if $stamp != null then . + [{ at: $stamp.at, kind: $stamp.kind, lines: [] }]
      elif . == [] then . else .[-1].lines += [$line] end)
  | .[];
def journals($name; $audience):
  journal($name)
  | entry(.at | instant($name); .lines | join("\n");
      if .kind | test("work"; "i") then "internal" elif .kind | test("comment"; "i") then "customer" else $audience end;
      "the journal in ServiceNow");
def unstamped($name): value($name) != null and ([journal($name)] == []);

[code("state"), code("incident_state") | values] as $states
| any($states[]; IN("6", "7", "resolved", "closed")) as $over
| first_of(value("close_code"), value("closed_code")) as $close_code
| {
    incident: {
      id: first_of(value("number"), value("sys_id")),
      title: (value("short_description") | phrase),
      severity: first_of(graded_as("severity"; severities), graded_as("priority"; priorities), by_matrix),
      times: {
        started: first_of((time("work_start") | known_as("stated")), (time("opened_at") | known_as("derived")), (time("sys_created_on") | known_as("derived"))),
        detected: first_of((time("opened_at") | known_as("derived")), (time("sys_created_on") | known_as("derived"))),
        resolved: first_of((time("resolved_at") | known_as("stated")),
          (if $over then after(time("opened_at")) | known_as("derived") else null end), (time("closed_at") | known_as("derived")))
      },
      ongoing: (if any($states[]; IN("1", "2", "3", "new", "active", "in progress", "on hold")) then true else null end),
      root_cause: (value("cause") | sentences),
      timeline: [
        entry(time("opened_at"); value("description"); "internal"; "the description in ServiceNow"),
        entry(time("opened_at"); value("business_impact"); "internal"; "the business impact in ServiceNow"),
        journals("comments"; "customer"),
        journals("work_notes"; "internal"),
        journals("comments_and_work_notes"; "internal"),
        entry(first_of(time("resolved_at"), time("closed_at")); value("close_notes"); "internal"; "the close notes in ServiceNow")
      ]
    },
    import: {
      ids: [value("number"), value("sys_id")],
      refuse: [
        when(any($states[]; IN("8", "canceled", "cancelled")); "it was cancelled"),
        when($close_code | strings | test("duplicate"; "i"); "it is a duplicate of another incident"),
        refuse_test_title(value("short_description"))
      ],
      warn: [
        when(value("parent_incident") != null; "it is a child of \(value("parent_incident")); tell customers of that one"),
        (("comments", "work_notes", "comments_and_work_notes") as $name
          | when(unstamped($name); "its \($name | gsub("_"; " ")) state no times and are left out"))
      ]
    }
  }
