# GitHub: issues of the REST API and of `gh issue list --json`, with comments in $also or in the issue. An issue is opened
# when somebody writes it, and closed when somebody says so: both times are derived. Nothing says who may read it, so
# that its texts are for colleagues.

def either($snake; $camel): if field($snake) != null then $snake else $camel end;
def labels: [each("labels") | (if type == "object" then .name else . end) | strings | ascii_downcase];
def label_word: capture("^(severity|sev|priority|prio)?[ :/_-]*(?<word>.+)$") | .word | gsub("^sev[ -]?(?<n>[0-9])$"; "sev\(.n)");

# A label that is a word of the scale, or names itself a severity.
def severity:
  [labels[] | label_word as $word | common_scale[$word] | values] as $known
  | [labels[] | select(test("^(severity|sev)[ :/_-]"))] as $others
  | if $known != [] then $known[0]
    elif $others != [] then { "@unmapped": { path: "labels", word: $others[0] } } else null end;

labels as $labels
| def labelled($names): any($labels[]; test("^(status[:/ ])?(" + $names + ")$"));
  either("created_at"; "createdAt") as $created
| either("closed_at"; "closedAt") as $closed
| (first_of(text("state_reason"), text("stateReason")) | lower // "") as $reason
| (field($created) | instant($created)) as $start
| {
    incident: {
      id: text("number"),
      title: (text("title") | phrase),
      severity: severity,
      times: {
        started: derived($created),
        detected: derived($created),
        resolved: (if $reason == "reopened" then null else derived($closed) end)
      },
      ongoing: (if text("state") | lower == "open" then true else null end),
      root_cause: (text("body") | markdown_part(["root cause", "cause"]) | sentences),
      timeline: [
        entry($start; text("body") | strings | markdown_text; "internal"; "the issue"),
        (text("body") | strings | markdown_text | stamps($start)[] | entry(.at; .what; "internal"; "the issue")),
        (($also | each("comments")), each("comments") | entry(first_of((field("created_at") | instant("comments.created_at")), (field("createdAt") | instant("comments.createdAt")));
          text("body") | strings | markdown_text; "internal"; "a comment on the issue"))
      ]
    },
    import: {
      ids: [text("number"), (text("number") | values | "#" + .), text("node_id")],
      refuse: [
        when(field("pull_request") != null; "it is a pull request"),
        when($reason == "duplicate" or labelled("duplicate"); "it is a duplicate of another issue"),
        when($reason == "not_planned" or labelled("invalid|wontfix|false[ -]positive"); "it turned out to be none"),
        when(labelled("maintenance|scheduled|planned"); "it is planned maintenance"),
        when(labelled("test"); "it is a test"),
        refuse_test_title(text("title"))
      ]
    }
  }
