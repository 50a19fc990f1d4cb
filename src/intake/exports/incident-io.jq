# incident.io: incidents of the second and third API, with timeline, updates and follow_ups in $also.
# The names of its timestamps are the customer's own words: change them here. Everything in it is written for colleagues.

def started_names: "^(impact started|incident started|started|impact start)";
def detected_names: "^(detected|reported|identified)";
def acknowledged_names: "^(accepted|acknowledged|triaged)";
def mitigated_names: "^(fixed|mitigated|impact mitigated|impact ended)";
def resolved_names: "^resolved";

def named($names):
  first_of(each("incident_timestamp_values")
    | select(text("incident_timestamp.name") | strings | test($names; "i"))
    | field("value.value") | instant("incident_timestamp_values.value.value"));

[$also | each("follow_ups") | select(text("status") | IN("outstanding", "completed"))] as $follow_ups
| text("incident_status.category") as $category
| {
    incident: {
      id: first_of(text("reference"), text("id")),
      title: (text("name") | phrase),
      severity: graded("severity.name"; common_scale),
      times: {
        started: first_of((named(started_names) | known_as("stated")), derived("created_at")),
        detected: first_of((named(detected_names) | known_as("stated")), derived("created_at")),
        acknowledged: (named(acknowledged_names) | known_as("stated")),
        mitigated: (named(mitigated_names) | known_as("stated")),
        resolved: (named(resolved_names) | known_as("stated"))
      },
      ongoing: (if $category | IN("triage", "live", "paused") then true else null end),
      timeline: [
        entry(field("created_at") | instant("created_at"); text("summary") | strings | markdown_text; "internal"; "the summary in incident.io"),
        ($also | each("timeline") | entry(field("timestamp") | instant("incident_timeline_items.timestamp");
          [text("title"), (text("description") | strings | markdown_text)] | map(values) | join("\n"); "internal"; "the timeline in incident.io")),
        ($also | each("updates") | entry(field("created_at") | instant("incident_updates.created_at");
          text("message") | strings | markdown_text; "internal"; "an update in incident.io")),
        ($follow_ups[] | entry(first_of((field("completed_at") | instant("follow_ups.completed_at")), (field("created_at") | instant("follow_ups.created_at")));
          "Follow-up (\(text("status"))): \(text("title"))"; "internal"; "a follow-up in incident.io"))
      ]
    },
    import: {
      ids: [text("reference"), text("id")],
      refuse: [
        when(text("mode") == "test"; "it is a test"),
        when(text("mode") == "tutorial"; "it is a tutorial"),
        when(text("mode") == "stream"; "it is a stream of another incident"),
        when($category == "declined"; "it was declined"),
        when($category == "canceled"; "it was cancelled"),
        when($category == "merged"; "it was merged into another incident"),
        refuse_test_title(text("name"))
      ],
      warn: [
        when(text("visibility") == "private"; "it is private; check with its owner before anything is sent to a customer"),
        unowned($follow_ups | length)
      ]
    }
  }
