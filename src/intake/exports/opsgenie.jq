# Opsgenie: incidents, alerts and post-mortems, with timeline entries in $also. The names of its SDK (tiny_id) and of its
# API (tinyId) are both read. Everything in it is written for colleagues.

def either($camel; $snake): if field($camel) != null then $camel else $snake end;

# A part of an Atlassian document, by its heading.
def part($heading):
  if type != "object" then null else
    reduce (.content | if type == "array" then .[] else empty end) as $node ({ inside: false, kept: [] };
      ($node | if type == "object" and .type == "heading" then adf_text else null end) as $title
      | if $title != null then .inside = ($title | test("^" + $heading; "i"))
        elif .inside then .kept += [$node] else . end)
    | { type: "doc", content: .kept } | adf_text
  end;

either("createdAt"; "created_at") as $created
| either("updatedAt"; "updated_at") as $updated
| (field("postmortemId") != null) as $postmortem
| first_of(text("message"), text("title")) as $title
| first_of((field("startTime") | instant("startTime")), (field($created) | instant($created))) as $start
| {
    incident: {
      id: first_of(text("rootIncident.id"), text("id"), text("alertId")),
      title: ($title | phrase),
      severity: first_of(graded("priority"; common_scale), graded("severity"; common_scale), graded("rootIncident.priority"; common_scale)),
      times: {
        started: first_of(stated(either("impactStartDate"; "impact_start_date")), stated("startTime"), derived($created)),
        detected: (if $postmortem then derived("rootIncident.creationTime") else derived($created) end),
        acknowledged: stated("respondTime"),
        resolved: first_of(stated(either("impactEndDate"; "impact_end_date")), stated("resolveTime"), stated("endTime"),
          (if text("status") | IN("resolved", "closed") then derived($updated) else null end))
      },
      ongoing: (if text("status") == "open" then true else null end),
      root_cause: (field("content") | part("(root )?cause") | sentences),
      timeline: [
        entry(field($created) | instant($created) | select($postmortem | not); text("description"); "internal"; "the description in Opsgenie"),
        entry($start | select($postmortem); field("executiveSummary") | adf_text; "internal"; "the summary of the post-mortem"),
        (field("content") | adf_text | stamps($start)[] | entry(.at; .what; "internal"; "the post-mortem")),
        ($also | each("entries")
          | entry(first_of((field("eventTime") | instant("entries.eventTime")), (field("time") | instant("entries.time")), (field("createdAt") | instant("entries.createdAt")));
                  first_of(text("description.content"), text("description")); "internal"; "the timeline in Opsgenie"))
      ]
    },
    import: {
      ids: [first_of(text("rootIncident.id"), text("id"), text("alertId")), text("tinyId"), text("tiny_id"), text("rootIncident.tinyId")],
      refuse: [refuse_test_title($title)],
      warn: [when($postmortem and text("status") == "draft"; "its post-mortem is a draft")]
    }
  }
