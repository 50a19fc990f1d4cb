# Jira and Jira Service Management: issues of the second API (wiki markup) and the third (Atlassian documents).
# $around.names, of `expand=names`, tells what custom fields are called. An issue is opened when somebody writes it, and
# resolved when somebody says so: both times are derived. Comments that a service desk shows customers may read.

def scale: common_scale + {
  "highest": "critical", "blocker": "critical", "lowest": "minor", "trivial": "minor", "none": null, "undefined": null
};

def rich: if type == "object" then adf_text elif type == "string" then wiki_text else null end;

# A custom field by what it is called.
def called($names):
  [($around | field("names") | objects | to_entries[] | select(.value | strings | test($names; "i")) | .key)]
  | if . == [] then null else "fields." + .[0] end;
def custom($names): called($names) as $path | if $path == null then null else field($path) end;
def custom_time($names): called($names) as $path | if $path == null then null else stated($path) end;

def changes($to):
  [field("changelog") | each("histories") | . as $history | each("items")
    | select(text("field") == "status" and (text("toString") | strings | test($to; "i")))
    | $history | field("created") | instant("changelog.histories.created")];

def audience: if field("jsdPublic") == true and field("visibility") == null then "customer" else "internal" end;

(text("fields.resolution.name") | lower // "") as $resolution
| (text("fields.status.name") | lower // "") as $status
| {
    incident: {
      id: first_of(text("key"), text("id")),
      title: (text("fields.summary") | phrase),
      severity: graded("fields.priority.name"; scale),
      times: {
        started: first_of(custom_time("impact start|incident start|^start(ed)?( date| time| at)?$"), derived("fields.created")),
        detected: first_of(custom_time("^detected|detection"), derived("fields.created")),
        mitigated: (earliest(changes("mitigated|monitoring|fixed")[]) | known_as("derived")),
        resolved: first_of(custom_time("impact end|incident end|^resolved at"), derived("fields.resolutiondate"))
      },
      ongoing: (if text("fields.status.statusCategory.key") | IN("new", "indeterminate") then true else null end),
      root_cause: (custom("root cause") | rich | sentences),
      timeline: [
        entry(field("fields.created") | instant("fields.created"); field("fields.description") | rich; "internal"; "the description in Jira"),
        (field("fields.comment") | each("comments") | entry(field("created") | instant("fields.comment.comments.created"); field("body") | rich; audience; "a comment in Jira")),
        (field("changelog") | each("histories") | . as $history | each("items") | select(text("field") == "status")
          | "The status went from \(text("fromString") // "nothing") to \(text("toString") // "nothing")" as $change
          | $history | entry(field("created") | instant("changelog.histories.created"); $change; "internal"; "the history in Jira"))
      ]
    },
    import: {
      ids: [text("key"), text("id")],
      refuse: [
        when(($resolution + " " + $status) | test("duplicate"); "it is a duplicate of another issue"),
        when(($resolution + " " + $status) | test("declined|rejected|won.?t (do|fix)"); "it was declined"),
        when(($resolution + " " + $status) | test("cancell?ed"); "it was cancelled"),
        when(($resolution + " " + $status) | test("cannot reproduce|not a bug|false positive|invalid"); "it turned out to be none"),
        refuse_test_title(text("fields.summary"))
      ]
    }
  }
