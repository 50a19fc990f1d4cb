# Google's status feed (incidents.json) and AWS's older one (data.json), whose timeline is hidden in the HTML of one body.
# Everything that they publish, customers have read.

# A title is one sentence; what is longer tells a story.
def title($text; $service):
  ($text // "" | sub("^(\\*\\*)?(summary|description)(\\*\\*)?:? *"; ""; "i") | markdown_text // ""
    | split("\n")[0] // "" | [splits("[.] ")][0] // "") as $first
  | if $first != "" and ($first | length) <= 160 and ($first | test("^(This|These|There|It) ") | not) then $first
    elif $service == null then null else "an incident of " + $service end;

def google:
  [each("updates")] as $updates
  | text("service_name") as $service
  | {
      incident: {
        id: first_of(text("id"), text("number")),
        title: (title(text("external_desc"); $service) | phrase),
        service: (if $service == "Multiple Products" then null else $service | phrase end),
        kind: [{ "SERVICE_OUTAGE": "outage", "SERVICE_DISRUPTION": "degradation" }[text("status_impact") // ""] | values],
        severity: graded("severity"; { "low": "minor", "medium": "moderate", "high": "major" }),
        times: { started: stated("begin"), detected: (earliest((field("created") | instant("created")), ($updates[] | field("when") | instant("updates.when"))) | known_as("derived")), resolved: stated("end") },
        ongoing: (if field("begin") != null and field("end") == null then true else null end),
        first_told: earliest($updates[] | field("when") | instant("updates.when")),
        root_cause: first_of($updates[] | text("text") | markdown_part(["root cause"]) | sentences),
        timeline: [$updates[] | entry(field("when") | instant("updates.when"); text("text") | strings | markdown_text; "customer"; "the status page")]
      },
      import: {
        ids: [text("id"), text("number")],
        refuse: [
          when(any((text("external_desc"), ($updates[] | text("text"))) | strings; test("(being|been|is) merged (with|into)"; "i")); "it was merged into another incident")
        ]
      }
    };

def aws:
  (field("date") | instant("date")) as $posted
  | (text("description") | html_text // "") as $body
  | ($body | stamps($posted)) as $stamps
  | ([($stamps[] | .at as $at | .what | between($at) | values), (select($stamps == []) | $body | between($posted) | values)] | last) as $span
  | (text("summary") // "" | test("^\\[RESOLVED\\]"; "i")) as $over
  | "\(text("service") // "aws")-\(text("date") // "")" as $id
  | {
      incident: {
        id: $id,
        title: (text("summary") // "" | sub("^\\[[A-Z ]+\\] *"; "") | phrase),
        service: (text("service_name") | phrase),
        kind: [{ "2": "degradation", "3": "outage" }[text("status") // ""] | values],
        severity: graded("status"; { "0": null, "1": "minor", "2": "moderate", "3": "major" }),
        times: {
          started: first_of(($span.from | known_as("derived")), (earliest($stamps[].at, ($posted | strings)) | known_as("derived"))),
          detected: (earliest($stamps[].at, ($posted | strings)) | known_as("derived")),
          resolved: (if $over then first_of($span.to, latest($stamps[].at)) | known_as("derived") else null end)
        },
        ongoing: (if $over then null else true end),
        first_told: earliest($stamps[].at, ($posted | strings)),
        timeline: (if $stamps == [] then [entry($posted; $body; "customer"; "the status page")]
          else [$stamps[] | entry(.at; .what; "customer"; "the status page")] end)
      },
      import: { ids: [$id], refuse: [refuse_test_title(text("summary"))] }
    };

if field("external_desc") != null or field("updates") != null then google else aws end
