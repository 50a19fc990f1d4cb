# Netflix Dispatch: incidents with their events and tasks. Its times are written without a zone: say it with --time-zone
# (Dispatch keeps UTC). Everything in it is written for colleagues.

def scale: common_scale + { "undefined": null, "unknown": null, "severe": "critical" };
def private_types: ["Participant updated", "Resource updated"];

[each("tasks") | select(text("status") | lower != "cancelled")] as $tasks
| {
    incident: {
      id: first_of(text("name"), text("id")),
      title: (text("title") | phrase),
      severity: first_of(graded("incident_severity.name"; scale), graded("incident_priority.name"; scale)),
      times: {
        started: first_of(derived("reported_at"), derived("created_at")),
        detected: derived("reported_at"),
        mitigated: derived("stable_at"),
        resolved: derived("closed_at")
      },
      ongoing: (if text("status") | lower == "active" then true else null end),
      timeline: [
        entry(field("reported_at") | instant("reported_at"); text("description"); "internal"; "the description in Dispatch"),
        (each("events") | select(text("type") | IN(private_types[]) | not)
          | entry(field("started_at") | instant("events.started_at"); text("description"); "internal"; "an event in Dispatch")),
        entry(first_of((field("closed_at") | instant("closed_at")), (field("stable_at") | instant("stable_at"))); text("resolution"); "internal"; "the resolution in Dispatch")
      ]
    },
    import: {
      ids: [text("name"), text("id")],
      refuse: [
        when([each("duplicates")] != []; "it is a duplicate of \([each("duplicates") | text("name") // text("id")] | map(values) | join(", "))"),
        when(text("incident_type.name") | strings | test("test|simulation|exercise"; "i"); "it is a test"),
        refuse_test_title(text("title"))
      ],
      warn: [
        when(text("visibility") | lower == "restricted"; "it is restricted; check with its owner before anything is sent to a customer"),
        unowned($tasks | length)
      ]
    }
  }
