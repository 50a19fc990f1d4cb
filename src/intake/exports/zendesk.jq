# Zendesk: tickets, with metrics, comments, audits and, for a problem, its incident tickets in $also. A ticket is opened
# when a customer writes: its start is derived. The tickets of a problem say which customers it reached; who wrote them
# is left out.

def scale: { "urgent": "critical", "high": "major", "normal": "moderate", "low": "minor" };
def said: first_of(text("plain_body"), (text("html_body") | strings | html_text), text("body"));
def audience: if field("public") == true then "customer" else "internal" end;

def customers:
  [(if ($also | [each("tickets")]) == [] then select(text("type") == "incident" or text("type") == null) else $also | each("tickets") end)
    | select(text("organization_id") != null or text("requester_id") != null)
    | {
        id: (text("organization_id") | if . then "organization-" + . else null end),
        requester: text("requester_id"),
        reference: text("id"),
        reported_at: (field("created_at") | instant("created_at"))
      }
    | { id: first_of(.id, (.requester | values | "requester-" + .)), reference, reported_at }]
  | group_by(.id) | map(min_by(.reported_at)) | sort_by(.reference | tonumber? // 0);

first_of(text("subject"), text("raw_subject")) as $title
# The first comment of a ticket is its description.
| ([$also | each("comments"), each("audits")] != []) as $told
| {
    incident: {
      id: text("id"),
      title: ($title | phrase),
      severity: graded("priority"; scale),
      times: {
        started: derived("created_at"),
        resolved: (latest(($also | each("metrics") | field("solved_at") | instant("ticket_metrics.solved_at")), (field("metric_set.solved_at") | instant("metric_set.solved_at"))) | known_as("derived"))
      },
      ongoing: (if text("status") | IN("new", "open", "pending", "hold") then true else null end),
      timeline: [
        (if $told then empty else entry(field("created_at") | instant("created_at"); text("description"); "internal"; "the ticket") end),
        ($also | each("comments") | entry(field("created_at") | instant("ticket_comments.created_at"); said; audience; "a comment on the ticket")),
        ($also | each("audits") | (field("created_at") | instant("ticket_audits.created_at")) as $at
          | each("events") | select(text("type") == "Comment") | entry($at; said; audience; "a comment on the ticket"))
      ]
    },
    customers: customers,
    import: {
      ids: [text("id")],
      refuse: [
        when(text("type") | IN("question", "task"); "it is a \(text("type")), and no incident"),
        when(text("status") | IN("deleted", "suspended"); "it was \(text("status"))"),
        when(any(each("tags"); . == "closed_by_merge"); "it was merged into another ticket"),
        refuse_test_title($title)
      ],
      warn: [when(text("problem_id") != null; "it is an incident of problem \(text("problem_id")); give that ticket too, and all its customers are found")]
    }
  }
