# VERIS: security incidents, such as those of the VERIS Community Database. Dates may lack day or month, and lengths of
# time are rounded: what follows from them is derived, and is no more exact than they are.

def scale: { "insignificant": "minor", "distracting": "minor", "painful": "moderate", "damaging": "major", "catastrophic": "critical", "unknown": null };

def two: tostring | if length == 1 then "0" + . else . end;
def whole($name): field($name) | if type == "number" and . == floor then . else null end;
def day: "\(.year)-\(.month | two)-\(.day | two)";

# { year, month, day } as far as they are known.
def parts: { year: whole("year"), month: whole("month"), day: whole("day") } | if .month == null then .day = null else . end;
def date:
  if .year == null then null elif .month == null then "\(.year)"
  elif .day == null then "\(.year)-\(.month | two)" else day end;

# A date some months or days later; null where the length is not known, or finer than the date.
def later($length):
  ($length | whole("value")) as $value | ($length | text("unit")) as $unit
  | if $value == null or .year == null then null
    elif $unit == "Years" then { year: (.year + $value), month: null, day: null } | date
    elif $unit == "Months" and .month != null then
      (.year * 12 + .month - 1 + $value) as $months
      | { year: ($months / 12 | floor), month: ($months % 12 + 1), day: null } | date
    elif ($unit | IN("Days", "Weeks")) and .day != null then
      (day + "T00:00:00Z" | as_seconds) as $from
      | if $from == null then null
        else $from + $value * (if $unit == "Weeks" then 604800 else 86400 end) | as_instant[:10] end
    else null end;

# What information was involved, as a reader would call it.
def kinds_of_data: {
  "Bank": "bank account data", "Credentials": "passwords and other credentials", "Medical": "medical records",
  "Payment": "payment card data", "Personal": "personal data", "Sensitive Personal": "sensitive personal data",
  "Secrets": "trade secrets", "Source code": "source code", "Digital certificate": "digital certificates",
  "Classified": "classified information", "Copyrighted": "copyrighted material", "System": "data about systems",
  "Internal": "internal data", "Virtual currency": "virtual currency"
};

def varieties($path): [field($path) | if type == "array" then .[] else . end | strings];
def extent: { "Yes": "some", "No": "none", "Potentially": "unknown", "Unknown": "unknown" }[text("attribute.confidentiality.data_disclosure") // ""];

def detected_by:
  field("discovery_method") as $method
  | if ($method | type) == "string" then
      $method | if test("customer"; "i") then "customer" elif test("^Ext|^Prt"; "i") then "third_party" elif test("^Int"; "i") then "staff" else null end
    elif ($method | type) != "object" then null
    elif $method | has("external") then (if any($method | varieties("external.variety")[]; test("customer"; "i")) then "customer" else "third_party" end)
    elif $method | has("partner") then "third_party"
    elif $method | has("internal") then (if any($method | varieties("internal.variety")[]; test("IDS|SIEM|log|antivirus|monitor|prevention|scan"; "i")) then "monitoring" else "staff" end)
    else null end;

(field("timeline.incident") | parts) as $began
| ((text("summary") | strings | gsub("[ \n\t]+"; " ")) // "") as $summary
| ([$summary | splits("[.!?] ")] | first // "") as $sentence
| (if $sentence == "" or ($sentence | length) > 160 then null else $sentence end) as $title
| varieties("attribute.availability.variety") as $availability
| extent as $extent
| {
    incident: {
      id: text("incident_id"),
      title: ($title | phrase),
      kind: [
        when($extent | IN("some", "unknown"); "data_exposure"),
        when($availability | any(. == "Loss"); "data_loss"),
        when($availability | any(. == "Interruption"); "outage"),
        when($availability | any(. == "Degradation"); "degradation")
      ],
      severity: graded("impact.overall_rating"; scale),
      times: {
        started: ($began | date | known_as("stated")),
        detected: (field("timeline.discovery") as $length | $began | later($length) | known_as("derived")),
        mitigated: (field("timeline.containment") as $length | $began | later($length) | known_as("derived"))
      },
      detected_by: detected_by,
      trigger: (if ($title | phrase) == ($summary | phrase) then null else $summary | sentences end),
      contributing: [text("control_failure") | strings | sentences],
      data: {
        lost: (if $availability | any(. == "Loss") then "some" else null end),
        exposed: $extent,
        exposed_what: [select($extent == "some") | each("attribute.confidentiality.data") | text("variety") | strings
          | select(IN("Unknown", "Other") | not) | kinds_of_data[.] // (ascii_downcase + " data")] | unique
      },
      totals: [select($extent == "some") | whole("attribute.confidentiality.data_total") | numbers | select(. > 0)
        | { count: ., of: "records", one: "record", what: "were disclosed", what_one: "was disclosed" }]
    },
    import: {
      ids: [text("incident_id")],
      refuse: [
        when(text("security_incident") == "False positive"; "it was a false positive"),
        when(text("security_incident") == "Near miss"; "it was a near miss that reached nobody")
      ],
      warn: [
        when(text("security_incident") == "Suspected"; "it is suspected and not confirmed"),
        when(text("corrective_action") != null; "its corrective action is not taken over; a measure needs a verb phrase, a role and a day")
      ]
    }
  }
