# FireHydrant: incidents of the first API, with events, tickets and reasons in $also. What an event's visibility opens to
# the public customers may read, and nothing else.

def scale: common_scale + { "unset": null, "gameday": null, "maintenance": null };

# A milestone of the incident, or of one of its phases.
def milestone($name):
  first_of((each("milestones"), (each("lifecycle_phases") | each("milestones")))
    | select(first_of(text("type"), text("slug"), text("name")) | lower == $name)
    | field("occurred_at") | instant("milestones.occurred_at"));

def severity_word: first_of(text("severity"), text("severity.slug")) | lower;
def audience: if text("visibility") == "open_to_public" then "customer" else "internal" end;

[$also | each("tickets") | select(text("type") == "follow_up" and (text("state") | IN("cancelled") | not))] as $follow_ups
| {
    incident: {
      id: first_of(text("id"), text("number")),
      title: (text("name") | phrase),
      severity: first_of(graded("severity"; scale), graded("severity.slug"; scale), graded("priority"; scale), graded("priority.slug"; scale)),
      times: {
        started: first_of(stated("started_at"), (milestone("started") | known_as("stated")), derived("created_at")),
        detected: (milestone("detected") | known_as("stated")),
        acknowledged: (milestone("acknowledged") | known_as("stated")),
        mitigated: (milestone("mitigated") | known_as("stated")),
        resolved: first_of(stated("resolved_at"), (milestone("resolved") | known_as("stated")))
      },
      contributing: [$also | each("reasons") | text("summary") | strings | sentences],
      totals: [field("customers_impacted") | numbers | select(. > 0 and . == floor)
        | { count: ., of: "customers", one: "customer", whose: "ours", what: "were affected", what_one: "was affected" }],
      timeline: [
        entry(field("created_at") | instant("created_at"); first_of(text("description"), text("summary")) | strings | markdown_text; "internal"; "the description in FireHydrant"),
        entry(field("created_at") | instant("created_at"); text("customer_impact_summary") | strings | markdown_text; "internal"; "the customer impact in FireHydrant"),
        ($also | each("events") | entry(field("occurred_at") | instant("events.occurred_at");
          first_of(text("data.message"), text("data.body"), text("data.summary"), text("data.content"), text("data.comment")) | strings | markdown_text; audience; "an event in FireHydrant"))
      ]
    },
    import: {
      ids: [text("id"), text("number")],
      refuse: [
        when(field("discarded_at") != null; "it was archived"),
        when(severity_word == "gameday"; "it is an exercise"),
        when(severity_word == "maintenance"; "it is planned maintenance"),
        refuse_test_title(text("name"))
      ],
      warn: [unowned($follow_ups | length)]
    }
  }
