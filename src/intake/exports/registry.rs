//! The adapters, one table: what each source is called, how its records are told from others, which lists they stand
//! in, and the filter that reads them.

use serde_json::Value;

/// A source of exports.
#[derive(Debug)]
pub struct Adapter {
    /// Its name: `--from statuspage`.
    pub name: &'static str,
    /// What it reads, in a few words.
    pub about: &'static str,
    /// Its filter, as it can be edited and passed as a mapping.
    pub filter: &'static str,
    /// Sets of fields, dotted paths: a record that has all of one set is of this source.
    pub(super) shape: &'static [&'static [&'static str]],
    /// Fields of a wrapper that hold lists of records.
    pub(super) lists: &'static [&'static str],
    /// Fields of a wrapper that hold one record, or another wrapper.
    pub(super) singles: &'static [&'static str],
    /// Fields of a record that name it.
    pub(super) ids: &'static [&'static str],
    /// Lists that say more about the records.
    pub(super) beside: &'static [Beside],
}

/// A list of its own whose entries belong to records.
#[derive(Debug)]
pub(super) struct Beside {
    /// Its name for the filter: `$also.log_entries`.
    pub(super) name: &'static str,
    /// Fields of a wrapper that hold such a list.
    pub(super) lists: &'static [&'static str],
    /// As of an adapter, for entries in a list without a name.
    pub(super) shape: &'static [&'static [&'static str]],
    /// Fields of an entry that name its record; none: only the record of the same run can be meant.
    pub(super) of: &'static [&'static str],
    /// The field of an entry that holds its record in short, for runs without the record.
    pub(super) reference: Option<&'static str>,
}

macro_rules! filter {
    ($name:literal) => {
        include_str!(concat!($name, ".jq"))
    };
}

/// All adapters; where a record has the shape of several, the first of them reads it.
pub const ADAPTERS: &[Adapter] = &[
    Adapter {
        name: "statuspage",
        about: "Statuspage: the public feed, the management API, and pages of the same shape",
        filter: filter!("statuspage"),
        shape: &[&["incident_updates", "name"], &["shortlink", "impact", "name"]],
        lists: &["incidents", "scheduled_maintenances"],
        singles: &["incident"],
        ids: &["id"],
        beside: &[],
    },
    Adapter {
        name: "pagerduty",
        about: "PagerDuty: incidents with their log entries and notes",
        filter: filter!("pagerduty"),
        shape: &[&["incident_number"], &["urgency", "service", "title"]],
        lists: &["incidents"],
        singles: &["incident"],
        ids: &["id", "incident_number"],
        beside: &[
            Beside {
                name: "log_entries",
                lists: &["log_entries"],
                shape: &[&["channel", "agent", "created_at"]],
                of: &["incident.id"],
                reference: Some("incident"),
            },
            Beside { name: "notes", lists: &["notes"], shape: &[], of: &["incident.id"], reference: None },
        ],
    },
    Adapter {
        name: "opsgenie",
        about: "Opsgenie: incidents, alerts, timelines and post-mortems",
        filter: filter!("opsgenie"),
        shape: &[&["message", "tinyId"], &["message", "tiny_id"], &["message", "alertId"], &["postmortemId"]],
        lists: &["data"],
        singles: &["data", "alert"],
        ids: &["rootIncident.id", "id", "alertId", "tinyId", "tiny_id"],
        beside: &[Beside {
            name: "entries",
            lists: &["entries"],
            shape: &[&["group", "type", "description"]],
            of: &["incidentId"],
            reference: None,
        }],
    },
    Adapter {
        name: "incident-io",
        about: "incident.io: incidents with updates, timeline items and follow-ups",
        filter: filter!("incident-io"),
        shape: &[&["incident_status", "name"], &["incident_timestamp_values"], &["reference", "mode", "visibility"]],
        lists: &["incidents"],
        singles: &["incident"],
        ids: &["id", "reference"],
        beside: &[
            Beside {
                name: "timeline",
                lists: &["incident_timeline_items"],
                shape: &[&["incident_id", "timestamp"]],
                of: &["incident_id"],
                reference: None,
            },
            Beside {
                name: "updates",
                lists: &["incident_updates"],
                shape: &[&["incident_id", "new_incident_status"]],
                of: &["incident_id"],
                reference: None,
            },
            Beside {
                name: "follow_ups",
                lists: &["follow_ups"],
                shape: &[&["incident_id", "status", "title"]],
                of: &["incident_id"],
                reference: None,
            },
        ],
    },
    Adapter {
        name: "firehydrant",
        about: "FireHydrant: incidents with their events, tickets and retrospectives",
        filter: filter!("firehydrant"),
        shape: &[&["current_milestone"], &["customer_impact_summary"], &["lifecycle_phases"]],
        lists: &["data", "incidents"],
        singles: &["data", "incident"],
        ids: &["id", "number"],
        beside: &[
            Beside {
                name: "events",
                lists: &["events"],
                shape: &[&["occurred_at", "visibility", "data"]],
                of: &["incident_id"],
                reference: None,
            },
            Beside {
                name: "tickets",
                lists: &["tickets"],
                shape: &[&["summary", "state", "type"]],
                of: &["incident_id"],
                reference: None,
            },
            Beside {
                name: "reasons",
                lists: &["reasons"],
                shape: &[&["summary", "position"]],
                of: &["incident_id"],
                reference: None,
            },
        ],
    },
    Adapter {
        name: "rootly",
        about: "Rootly: incidents of the JSON:API with events and action items",
        filter: filter!("rootly"),
        shape: &[&["attributes.title", "attributes.status", "attributes.started_at"], &["attributes.sequential_id"]],
        lists: &["data"],
        singles: &["data"],
        ids: &["id", "attributes.slug", "attributes.sequential_id"],
        beside: &[
            Beside {
                name: "events",
                lists: &["included", "incident_events"],
                shape: &[&["attributes.event", "attributes.occurred_at"]],
                of: &["relationships.incident.data.id", "attributes.incident_id"],
                reference: None,
            },
            Beside {
                name: "actions",
                lists: &["incident_action_items"],
                shape: &[&["attributes.summary", "attributes.kind", "attributes.priority"]],
                of: &["relationships.incident.data.id", "attributes.incident_id"],
                reference: None,
            },
        ],
    },
    Adapter {
        name: "servicenow",
        about: "ServiceNow: the incident table",
        filter: filter!("servicenow"),
        shape: &[&["number", "opened_at"], &["sys_id", "short_description"], &["number", "incident_state"]],
        lists: &["result", "records"],
        singles: &["result"],
        ids: &["number", "sys_id"],
        beside: &[],
    },
    Adapter {
        name: "jira",
        about: "Jira and Jira Service Management: issues of the second and third API",
        filter: filter!("jira"),
        shape: &[&["key", "fields"]],
        lists: &["issues"],
        singles: &["issue"],
        ids: &["key", "id"],
        beside: &[],
    },
    Adapter {
        name: "zendesk",
        about: "Zendesk: tickets with their metrics and comments; the tickets of a problem are its customers",
        filter: filter!("zendesk"),
        shape: &[&["requester_id", "subject"], &["raw_subject"]],
        lists: &["tickets"],
        singles: &["ticket"],
        ids: &["id"],
        beside: &[
            Beside {
                name: "metrics",
                lists: &["ticket_metrics"],
                shape: &[&["ticket_id", "solved_at"]],
                of: &["ticket_id"],
                reference: None,
            },
            Beside {
                name: "comments",
                lists: &["ticket_comments", "comments"],
                shape: &[&["ticket_id", "public", "body"]],
                of: &["ticket_id"],
                reference: None,
            },
            Beside {
                name: "audits",
                lists: &["ticket_audits", "audits"],
                shape: &[&["ticket_id", "events"]],
                of: &["ticket_id"],
                reference: None,
            },
        ],
    },
    Adapter {
        name: "github",
        about: "GitHub: issues of the API and of `gh issue list --json`",
        filter: filter!("github"),
        shape: &[&["number", "state", "created_at"], &["number", "state", "createdAt"]],
        lists: &["items"],
        singles: &[],
        ids: &["number", "node_id"],
        beside: &[Beside {
            name: "comments",
            lists: &[],
            shape: &[&["issue_url", "body"]],
            of: &["issue_url"],
            reference: None,
        }],
    },
    Adapter {
        name: "veris",
        about: "VERIS: security incidents, such as those of the VCDB",
        filter: filter!("veris"),
        shape: &[&["incident_id", "timeline.incident"]],
        lists: &[],
        singles: &[],
        ids: &["incident_id"],
        beside: &[],
    },
    Adapter {
        name: "dispatch",
        about: "Netflix Dispatch: incidents with their events and tasks",
        filter: filter!("dispatch"),
        shape: &[&["reported_at", "incident_type"], &["incident_priority", "title"]],
        lists: &["items", "incidents"],
        singles: &["incident"],
        ids: &["name", "id"],
        beside: &[],
    },
    Adapter {
        name: "cloud-status",
        about: "Google's and AWS's status feeds",
        filter: filter!("cloud-status"),
        shape: &[&["external_desc", "updates"], &["service_name", "summary", "date"]],
        lists: &["archive", "current"],
        singles: &[],
        ids: &["number", "id"],
        beside: &[],
    },
];

/// The adapter of a name.
pub fn adapter(name: &str) -> Option<&'static Adapter> {
    ADAPTERS.iter().find(|adapter| adapter.name == name)
}

/// Whether a value has all fields of one of the sets; what is empty does not count.
pub(super) fn has_shape(value: &Value, sets: &[&[&str]]) -> bool {
    value.is_object() && sets.iter().any(|set| set.iter().all(|path| at(value, path).is_some()))
}

/// The value at a dotted path.
pub(super) fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(value, |value, name| value.get(name))
}

/// The id at a dotted path, as text. Of an address (`https://api.example/issues/7`) the last part.
pub(super) fn id_at(value: &Value, path: &str) -> Option<String> {
    match at(value, path)? {
        Value::String(text) if text.starts_with("http") => text.rsplit('/').next().map(str::to_owned),
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
