# Rootly: incidents of the JSON:API, with events and actions in $also. External events customers may read, and nothing
# else; the public title wins over the internal one.

def scale: common_scale + { "severe": "critical" };
def at($name): stated("attributes." + $name);
def audience: if text("attributes.visibility") == "external" then "customer" else "internal" end;
def event($at; $text; $audience; $source): entry($at; $text | strings | html_text; $audience; $source);

first_of(text("attributes.public_title"), text("attributes.title")) as $title
| (text("attributes.kind") | lower // "") as $kind
| [$also | each("actions"), each("events") | select(text("type") == "incident_action_items" or field("attributes.kind") == "follow_up")
    | select(text("attributes.status") | IN("cancelled") | not)] as $actions
| {
    incident: {
      id: first_of(text("attributes.sequential_id"), text("id")),
      title: ($title | phrase),
      severity: first_of(graded("attributes.severity.data.attributes.severity"; scale), graded("attributes.severity.data.attributes.name"; scale)),
      times: {
        started: first_of(at("started_at"), derived("attributes.created_at")),
        detected: at("detected_at"),
        acknowledged: at("acknowledged_at"),
        mitigated: at("mitigated_at"),
        resolved: first_of(at("resolved_at"), derived("attributes.closed_at"))
      },
      ongoing: (if text("attributes.status") | IN("in_triage", "started", "detected", "acknowledged") then true else null end),
      timeline: [
        event(field("attributes.started_at") | instant("attributes.started_at"); text("attributes.summary"); "internal"; "the summary in Rootly"),
        event(field("attributes.mitigated_at") | instant("attributes.mitigated_at"); text("attributes.mitigation_message"); "internal"; "the mitigation message in Rootly"),
        event(field("attributes.resolved_at") | instant("attributes.resolved_at"); text("attributes.resolution_message"); "internal"; "the resolution message in Rootly"),
        ($also | each("events") | select(field("attributes.event") != null)
          | event(field("attributes.occurred_at") | instant("events.attributes.occurred_at"); text("attributes.event"); audience; "an event in Rootly"))
      ]
    },
    import: {
      ids: [text("attributes.sequential_id"), text("id"), text("attributes.slug")],
      same_as: [
        (text("attributes.pagerduty_incident_id") | values | "pagerduty:" + .),
        (text("attributes.opsgenie_incident_id") | values | "opsgenie:" + .),
        (text("attributes.jira_issue_key") | values | "jira:" + .),
        (text("attributes.zendesk_ticket_id") | values | "zendesk:" + .),
        (text("attributes.service_now_incident_id") | values | "servicenow:" + .)
      ],
      refuse: [
        when($kind | startswith("test"); "it is a test"),
        when($kind | startswith("example"); "it is an example"),
        when(($kind | startswith("scheduled")) or field("attributes.scheduled_for") != null; "it is planned maintenance"),
        when(text("attributes.status") == "cancelled" or field("attributes.cancelled_at") != null; "it was cancelled"),
        when(field("attributes.duplicate_incident_id") != null; "it is a duplicate of another incident"),
        refuse_test_title($title)
      ],
      warn: [
        when(field("attributes.private") == true; "it is private; check with its owner before anything is sent to a customer"),
        unowned($actions | length)
      ]
    }
  }
