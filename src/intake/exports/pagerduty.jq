# PagerDuty: incidents of the REST API, with log_entries and notes in $also.
# An incident is opened when somebody is paged: that is later than the failure, and its start is derived. Everything in
# it is written for colleagues.

def title: first_of(text("title"), (text("summary") | strings | sub("^\\[#[0-9]+\\] *"; "")));

def told:
  text("type") as $type
  | if $type == "trigger_log_entry" then
      "The alert was raised" + (text("event_details.description") | if . then ": " + . else "" end)
    elif $type == "acknowledge_log_entry" then "A responder took it on"
    elif $type == "unacknowledge_log_entry" then "It went back to waiting for a responder"
    elif $type == "resolve_log_entry" then "It was marked as resolved" + (text("note") | if . then ": " + . else "" end)
    elif $type == "annotate_log_entry" then first_of(text("channel.summary"), text("channel.content"))
    else null end;

[$also | each("log_entries")] as $log
| def logged($type): earliest($log[] | select(text("type") == $type) | field("created_at") | instant("log_entries.created_at"));
  [$log[] | select(text("type") == "trigger_log_entry") | text("agent.type") | values] as $raised
| {
    incident: {
      id: text("id"),
      title: (title | phrase),
      severity: first_of(graded("priority.name"; common_scale), graded("priority.summary"; common_scale), graded("urgency"; common_scale)),
      times: {
        started: first_of(derived("created_at"), (logged("trigger_log_entry") | known_as("derived"))),
        detected: first_of(derived("created_at"), (logged("trigger_log_entry") | known_as("derived"))),
        acknowledged: (earliest(logged("acknowledge_log_entry"), (each("acknowledgements") | field("at") | instant("acknowledgements.at"))) | known_as("stated")),
        resolved: first_of(stated("resolved_at"), (latest($log[] | select(text("type") == "resolve_log_entry") | field("created_at") | instant("log_entries.created_at")) | known_as("stated")),
          (if text("status") == "resolved" then derived("last_status_change_at") else null end))
      },
      ongoing: (if text("status") | IN("triggered", "acknowledged") then true else null end),
      detected_by: (if $raised == [] then null elif $raised[0] | test("^user") then "staff" else "monitoring" end),
      timeline: [
        ($log[] | entry(field("created_at") | instant("log_entries.created_at"); told; "internal"; "the PagerDuty log")),
        ($also | each("notes") | entry(field("created_at") | instant("notes.created_at"); text("content"); "internal"; "a note in PagerDuty"))
      ]
    },
    import: {
      ids: [text("id"), text("incident_number")],
      refuse: [
        when(text("resolve_reason.type") == "merge_resolve_reason"; "it was merged into another incident"),
        refuse_test_title(title)
      ]
    }
  }
