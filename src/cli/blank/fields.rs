//! The fields that a letter may need: their grammatical form, an example, and when they are asked for (what
//! `docs/case.md` says is needed for a letter).

use amends::case::{Kind, Severity};
use serde_json::{Value, json};

/// When a field is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Need {
    /// Always.
    Always,
    /// For incidents of one of these kinds.
    Kinds(&'static [Kind]),
    /// For incidents of other kinds alone.
    OtherKinds(&'static [Kind]),
    /// Where measures are owed: not for a minor incident.
    Measures,
    /// Where the cause is known.
    Confirmed,
    /// Where it is not.
    Open,
    /// Where somebody else had a part.
    NotOurs,
    /// Never; but a line that is commented out says when it belongs there.
    Hint(&'static str),
}

/// One field.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    /// Its path, with `[]` for every element of a list.
    pub(super) path: &'static str,
    /// What to write.
    pub(super) form: &'static str,
    /// A value that fits; as YAML for a hint.
    pub(super) example: &'static str,
    /// When it is asked for.
    pub(super) need: Need,
    /// What makes it unnecessary: fields beside it, or whole paths.
    pub(super) instead: &'static [&'static str],
}

/// Kinds whose customers pay a recurring fee as a rule.
const SERVICE: &[Kind] = &[Kind::Outage, Kind::Degradation];
const DATA: &[Kind] = &[Kind::DataLoss, Kind::DataExposure];
const ADVICE: &[Kind] = &[Kind::DataLoss, Kind::DataExposure, Kind::Safety];

/// What says what the customer pays.
const PAID: &[&str] = &["customers[].contract.plan", "customers[].contract.price"];
/// What says what the failed thing was worth.
const VALUED: &[&str] = &[
    "customers[].restored",
    "customers[].added",
    "customers[].contract.fee",
    "customers[].contract.price",
    "customers[].contract.plan",
];

const NOUN: &str = "a noun phrase with its article";
const SENTENCES: &str = "one or more whole sentences";
const CLAUSE: &str = "a clause that says you, without capital and full stop";
const PAST: &str = "past tense without subject, as after \"we\"";
const VERB: &str = "a bare infinitive, as after \"we will\"";
const TIME: &str = "a time, YYYY-MM-DDThh:mm:ss and offset";
/// The form of dates.
pub(super) const DATE: &str = "a date, YYYY-MM-DD";
const NAME: &str = "a name";
const TITLE: &str = "a title without article";
const MONEY: &str = "an amount as text, such as \"640.00\"";
const CURRENCY: &str = "three letters of ISO 4217";
const EXTENT: &str = "none, some or unknown";

const fn field(path: &'static str, form: &'static str, example: &'static str, need: Need) -> Field {
    Field { path, form, example, need, instead: &[] }
}

const fn hint(path: &'static str, example: &'static str, when: &'static str) -> Field {
    field(path, "", example, Need::Hint(when))
}

impl Field {
    const fn instead(self, instead: &'static [&'static str]) -> Self {
        Self { instead, ..self }
    }

    /// The commented-out lines of a hint.
    pub(super) fn hint(&self, key: &str) -> Vec<String> {
        match self.need {
            Need::Hint(when) => vec![format!("# {when}:"), format!("# {key}: {}", self.example)],
            _ => Vec::new(),
        }
    }
}

/// Every field, in the order in which a person tells it.
pub(super) const FIELDS: &[Field] = &[
    field("sender.organization", "the organisation's name", "Harbour Bookings", Need::Always),
    field("sender.signatory[].name", "the full name of who signs", "Ines Moreau", Need::Always),
    field("sender.signatory[].title", TITLE, "Director of Operations", Need::Always),
    field("incident.id", "the reference that the customer knows", "INC-2026-031", Need::Always),
    field("incident.title", NOUN, "the loss of your bookings on 10 March", Need::Always),
    field("incident.service", NOUN, "the booking page", Need::Always),
    field("incident.duty", VERB, "keep your booking page open", Need::Always),
    field(
        "incident.kind[]",
        "outage, degradation, delivery, billing, data_loss, data_exposure, conduct, safety or other",
        "outage",
        Need::Always,
    ),
    field("incident.severity", "minor, moderate, major or critical", "moderate", Need::Always),
    field("incident.control", "ours, shared or outside", "ours", Need::Always),
    field("incident.our_part", SENTENCES, "We chose the supplier and did not test the change.", Need::NotOurs),
    hint("incident.our_part", "\"We chose the supplier.\"", "Where control is shared or outside, in whole sentences"),
    field("incident.time_zone", "an IANA name, such as Europe/London", "Europe/London", Need::Always),
    field("incident.times.started", TIME, "2026-03-10T09:00:00+00:00", Need::Always),
    field("incident.times.detected", TIME, "2026-03-10T09:12:00+00:00", Need::Always),
    field("incident.times.resolved", TIME, "2026-03-10T11:10:00+00:00", Need::Always).instead(&["mitigated"]),
    field("incident.trigger", SENTENCES, "We changed the address of the booking page at nine.", Need::Confirmed),
    field("incident.root_cause", SENTENCES, "We made the change without testing it first.", Need::Confirmed),
    field("incident.root_cause_status", "confirmed or under_investigation", "confirmed", Need::Always),
    field("incident.answer_by", DATE, "2026-04-10", Need::Open),
    hint("incident.answer_by", "2026-04-10", "Where the cause is under_investigation: when you will tell it"),
    field("incident.fixes[].did", PAST, "put the old address back", Need::Always),
    field("incident.fixes[].on", DATE, "2026-03-10", Need::Always),
    field("incident.measures[].will", VERB, "test each change of address before it goes live", Need::Measures),
    field("incident.measures[].by", DATE, "2026-05-29", Need::Measures),
    field("incident.measures[].owner", NOUN, "our head of operations", Need::Measures),
    field("incident.data.lost", EXTENT, "some", Need::Kinds(&[Kind::DataLoss])),
    field("incident.data.lost_what", SENTENCES, "The notes of 9 March are gone.", Need::Kinds(&[Kind::DataLoss])),
    field("incident.data.exposed", EXTENT, "some", Need::Kinds(&[Kind::DataExposure])),
    field("incident.data.exposed_what[]", NOUN, "your postal address", Need::Kinds(&[Kind::DataExposure])),
    field("incident.data.consequences", SENTENCES, "Somebody may write to you in our name.", Need::Kinds(DATA)),
    field(
        "incident.data.protect_yourself[]",
        "what the reader can do, in whole sentences",
        "Do not answer letters that ask for your password.",
        Need::Kinds(ADVICE),
    ),
    field("incident.data.contact.name", NAME, "Tomas Lind", Need::Kinds(DATA)).instead(&["role"]),
    field("incident.data.contact.phone", "a telephone number", "+44 20 7946 0111", Need::Kinds(DATA))
        .instead(&["email"]),
    hint("incident.detected_by", "monitoring", "For the report: monitoring, staff, customer or third_party"),
    hint("incident.first_told", "2026-03-10T09:40:00+00:00", "For the report: when customers first heard it from you"),
    hint(
        "incident.not_affected",
        "[\"No booking made before nine was lost.\"]",
        "For the report: what was not touched",
    ),
    hint(
        "incident.timeline",
        "[{ at: 2026-03-10T09:12:00+00:00, what: \"A customer told us.\", audience: customer }]",
        "For the report: what happened when",
    ),
    field("customers[].id", "a name of its own in this file", "acme", Need::Always),
    field("customers[].organization", NAME, "Acme Hotels", Need::Always),
    field("customers[].contact.name", "the full name of who is written to", "Mary O'Hara", Need::Always)
        .instead(&["role"]),
    hint("customers[].contact.salutation", "\"Ms O'Hara\"", "What follows Dear, where it is not the name"),
    hint("customers[].language", "en-GB", "The reader's English: en-GB or en-US"),
    field("customers[].impact.failure", CLAUSE, "your guests could not book with you", Need::Always),
    hint(
        "customers[].impact.mattered_because",
        "\"your spring season opened that morning\"",
        "Why it hurt then, as a clause",
    ),
    hint(
        "customers[].impact.figures",
        "[{ count: 118, of: \"orders\", whose: yours, what: \"were charged twice\" }]",
        "How many of what were hit",
    ),
    field("customers[].contract.fee.amount", MONEY, "1000.00", Need::Kinds(SERVICE)).instead(PAID),
    field("customers[].contract.fee.currency", CURRENCY, "GBP", Need::Kinds(SERVICE)).instead(PAID),
    field("customers[].contract.fee.per", "month, quarter or year", "month", Need::Kinds(SERVICE)).instead(PAID),
    hint(
        "customers[].contract.terms",
        "[{ type: uptime, window: calendar_month, tiers: [{ below: \"99.9\", credit: \"10\" }] }]",
        "What the contract owes for such a failure",
    ),
    field("customers[].restored[].text", SENTENCES, "We have entered all 14 bookings by hand.", Need::Always)
        .instead(&["what", "service_days", "customers[].contract.terms", "customers[].contract.plan"]),
    field("customers[].restored[].value.amount", MONEY, "640.00", Need::OtherKinds(SERVICE)).instead(VALUED),
    field("customers[].restored[].value.currency", CURRENCY, "GBP", Need::OtherKinds(SERVICE)).instead(VALUED),
    hint(
        "customers[].earlier_failures",
        "[{ on: 2025-11-04, what: \"your booking page was closed\", similar: true, kept: false }]",
        "What went wrong for them before",
    ),
];

/// What decides which fields are asked for.
#[derive(Debug)]
pub(super) struct Asked {
    kinds: Vec<Kind>,
    severity: Option<Severity>,
    confirmed: bool,
    ours: bool,
}

impl Asked {
    /// From what was asked for, and from what the case says already.
    pub(super) fn of(kinds: &[Kind], severity: Option<Severity>, case: &Value) -> Self {
        let incident = &case["incident"];
        let mut kinds = kinds.to_vec();
        let stated: Vec<&str> = match &incident["kind"] {
            Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
            name => name.as_str().into_iter().collect(),
        };
        kinds.extend(Kind::ALL.iter().filter(|kind| stated.contains(&kind.name())));
        let said = |field: &str, words: &[&str]| incident[field].as_str().is_some_and(|word| words.contains(&word));
        let stated = Severity::ALL.into_iter().find(|severity| said("severity", &[severity.name()]));
        Self {
            kinds,
            severity: stated.or(severity),
            confirmed: !said("root_cause_status", &["under_investigation"]),
            ours: !said("control", &["shared", "outside"]),
        }
    }

    /// The value that needs no asking.
    pub(super) fn given(&self, path: &str) -> Option<Value> {
        match path {
            "incident.kind[]" if !self.kinds.is_empty() => {
                Some(Value::Array(self.kinds.iter().map(|kind| json!(kind.name())).collect()))
            }
            "incident.severity" => self.severity.map(|severity| json!(severity.name())),
            _ => None,
        }
    }
}

impl Need {
    /// Whether the field is asked for.
    pub(super) fn holds(self, asked: &Asked) -> bool {
        let one_of = |kinds: &[Kind]| asked.kinds.iter().any(|kind| kinds.contains(kind));
        match self {
            Self::Always => true,
            Self::Kinds(kinds) => one_of(kinds),
            Self::OtherKinds(kinds) => !one_of(kinds),
            Self::Measures => asked.severity != Some(Severity::Minor),
            Self::Confirmed => asked.confirmed,
            Self::Open => !asked.confirmed,
            Self::NotOurs => !asked.ours,
            Self::Hint(_) => false,
        }
    }
}

/// The key of a field that stands directly in the object at `parent`.
pub(super) fn child_of(path: &'static str, parent: &str) -> Option<&'static str> {
    let (above, key) = path.rsplit_once('.').unwrap_or(("", path));
    (above == parent).then_some(key)
}
