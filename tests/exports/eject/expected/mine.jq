# The filter with which `amends import --from statuspage` reads a record. Change it, and give it with
# `amends import FILE --from statuspage --map THIS`. It is jq without clock, environment and other inputs.
# `$around` holds what stands beside the list of records, `$also` other lists about this record, `$zone` --time-zone.
#
# Statuspage: the public feed (api/v2/incidents.json), the management API, and pages of the same shape.
# $around.page is the page that the incident stands in. Everything that it publishes, customers have read.

def scale: { "none": null, "minor": "minor", "major": "major", "critical": "critical", "maintenance": null };

# The worst that happened to a component says whether the service was away or only worse.
def kinds:
  [each("incident_updates") | each("affected_components") | text("new_status")] as $states
  | if any($states[]; . == "partial_outage" or . == "major_outage") then ["outage"]
    elif any($states[]; . == "degraded_performance") then ["degradation"]
    else [] end;

def update_time: first_of((field("display_at") | instant("incident_updates.display_at")),
                          (field("created_at") | instant("incident_updates.created_at")));

[each("incident_updates")] as $updates
| (if (field("postmortem_ignored") == true) and (field("postmortem_published_at") == null) then null
   else field("postmortem_body") end) as $postmortem
| first_of((field("started_at") | instant("started_at") | strings), (field("created_at") | instant("created_at") | strings)) as $start
| {
    incident: {
      id: text("id"),
      title: (text("name") | phrase),
      kind: kinds,
      severity: first_of(graded("impact_override"; scale), graded("impact"; scale)),
      time_zone: ($around | field("page.time_zone") | zone),
      times: {
        started: first_of(stated("started_at"), derived("created_at")),
        detected: (earliest($updates[] | select(text("status") == "investigating") | update_time) | known_as("derived")),
        mitigated: derived("monitoring_at"),
        resolved: stated("resolved_at")
      },
      ongoing: (text("status") | if IN("investigating", "identified", "monitoring", "in_progress", "verifying") then true else null end),
      first_told: earliest($updates[] | update_time),
      root_cause: ($postmortem | markdown_part(["root cause", "cause"]) | sentences),
      timeline: [
        ($updates[] | entry(update_time; field("body") | strings | markdown_text; "customer"; "the status page")),
        ($postmortem | strings | markdown_text | stamps($start)[] | entry(.at; .what; "customer"; "the post-mortem"))
      ]
    },
    import: {
      ids: [text("id")],
      same_as: [field("metadata.jira.issue_key") | words | values | "jira:" + .],
      refuse: [
        when(text("impact") == "maintenance" or field("scheduled_for") != null; "it is planned maintenance"),
        when(text("status") | IN("scheduled"); "it has not happened yet")
      ]
    }
  }
