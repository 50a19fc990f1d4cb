//! `incident`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Contact, Figure, Moment, Text, choices};
use crate::case;

choices! {
    /// Kinds of failure.
    Kind => case::Kind { Outage, Degradation, Delivery, Billing, DataLoss, DataExposure, Conduct, Safety, Other }
    /// How bad it was.
    Severity => case::Severity { Minor, Moderate, Major, Critical }
    /// Who could have prevented it.
    Control => case::Control { Ours, Shared, Outside }
    /// Who noticed it.
    DetectedBy => case::DetectedBy { Monitoring, Staff, Customer, ThirdParty }
    /// Whether the cause is known.
    CauseStatus => case::CauseStatus { Confirmed, UnderInvestigation }
    /// Who may read a timeline entry.
    Audience => case::Audience { Customer, Internal }
    /// What a measure acts against.
    Against => case::Against { Cause, Detection, Limiting, Recovery, Communication }
    /// How far a measure is.
    MeasureStatus => case::MeasureStatus { Planned, Started, Done, Dropped }
    /// Whether something happened to data.
    Extent => case::Extent { None, Some, Unknown }
    /// Whether a report is final.
    ReportStatus => case::ReportStatus { Draft, Final }
}

/// What happened, what caused it, what was done and what will be; told once for all customers.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Incident<'a> {
    /// The reference that the customer knows. Needed always.
    pub(crate) id: Option<Text<'a>>,
    /// The failure in the customer's words, as a noun phrase: `the loss of your bookings on 10 March`.
    /// Needed always.
    pub(crate) title: Option<Text<'a>>,
    /// What the customer calls the thing that failed, as a noun phrase: `the booking page`. Needed for
    /// letters.
    pub(crate) service: Option<Text<'a>>,
    /// What we are bound to do and did not, as a bare infinitive: `keep your booking page open`. Needed
    /// for letters.
    pub(crate) duty: Option<Text<'a>>,
    /// The kinds of failure: they decide which facts are asked for. Needed for letters: one or more.
    #[serde(default)]
    pub(crate) kind: Vec<Kind>,
    /// How bad it was. Needed for letters.
    pub(crate) severity: Option<Severity>,
    /// Who could have prevented it; never used to excuse. Needed for letters.
    pub(crate) control: Option<Control>,
    /// What was ours to do or decide, in whole sentences. Needed for letters where `control` is not
    /// `ours` and no third party has `our_decision`.
    pub(crate) our_part: Option<Text<'a>>,
    /// The zone of times that are written without an offset, as an IANA name: `Europe/London`. Needed
    /// for letters.
    pub(crate) time_zone: Option<Text<'a>>,
    /// The course of the incident.
    pub(crate) times: Option<Times<'a>>,
    /// Who noticed it. Needed for reports.
    pub(crate) detected_by: Option<DetectedBy>,
    /// Whether it lasts; then an update is sent, and no letter yet.
    pub(crate) ongoing: Option<bool>,
    /// What set it off, in whole sentences. Needed for letters once the cause is confirmed.
    pub(crate) trigger: Option<Text<'a>>,
    /// The cause, in whole sentences with "we" as the one who acts; while under investigation what is
    /// known of it. Needed for letters once confirmed. May not be "human error".
    pub(crate) root_cause: Option<Text<'a>>,
    /// Whether the cause is known. Needed for letters.
    pub(crate) root_cause_status: Option<CauseStatus>,
    /// When an open cause is answered, `YYYY-MM-DD`. Needed for letters while it is not confirmed.
    pub(crate) answer_by: Option<Text<'a>>,
    /// What made it worse or more likely, each in whole sentences.
    #[serde(default)]
    pub(crate) contributing: Vec<Text<'a>>,
    /// What should have caught or limited it.
    #[serde(default)]
    pub(crate) safeguards: Vec<Safeguard<'a>>,
    /// Others who had a part. Without `our_decision` they never appear in a letter.
    #[serde(default)]
    pub(crate) third_parties: Vec<ThirdParty<'a>>,
    /// What happened when. Needed for reports.
    #[serde(default)]
    pub(crate) timeline: Vec<TimelineEntry<'a>>,
    /// What has been done already. Needed for letters: one or more.
    #[serde(default)]
    pub(crate) fixes: Vec<Fix<'a>>,
    /// What is still to do. Needed for letters: one or more, unless the severity is `minor`.
    #[serde(default)]
    pub(crate) measures: Vec<Measure<'a>>,
    /// What was not touched, each in whole sentences: facts, not comfort. Needed for reports.
    #[serde(default)]
    pub(crate) not_affected: Vec<Text<'a>>,
    /// What became of data. Needed for reports, and for letters about data.
    pub(crate) data: Option<Data<'a>>,
    /// What remains possible, in whole sentences.
    pub(crate) residual_risk: Option<Text<'a>>,
    /// What was learned; never in a customer's document.
    pub(crate) lessons: Option<Lessons<'a>>,
    /// What is not known yet.
    #[serde(default)]
    pub(crate) open_questions: Vec<OpenQuestion<'a>>,
    /// When customers first heard it from us. A time. Needed for reports.
    pub(crate) first_told: Option<Text<'a>>,
    /// How many were hit in all. Needed for reports.
    #[serde(default)]
    pub(crate) totals: Vec<Figure<'a>>,
    /// What was tried and did not help, or made it worse, each in whole sentences.
    #[serde(default)]
    pub(crate) tried: Vec<Text<'a>>,
    /// Words that a reader may not know; explained where they first stand.
    #[serde(default)]
    pub(crate) terms: Vec<TermMeaning<'a>>,
    /// How to do without, meanwhile, in whole sentences. Needed for acknowledgements and updates.
    pub(crate) workaround: Option<Text<'a>>,
    /// When the next word comes. A time. Needed for acknowledgements and updates.
    pub(crate) next_update_at: Option<Text<'a>>,
    /// The header of the report.
    pub(crate) report: Option<ReportHeader<'a>>,
    /// What a wrong letter said. Needed for corrections.
    pub(crate) correction: Option<Correction<'a>>,
}

/// The course of an incident: started before mitigated before resolved, and started before detected
/// before acknowledged; equal times are allowed. Each is a time, or a table of `at` and `basis`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Times<'a> {
    /// When the failure began. Needed always.
    pub(crate) started: Option<Moment<'a>>,
    /// When it was first noticed.
    pub(crate) detected: Option<Moment<'a>>,
    /// When somebody took it on.
    pub(crate) acknowledged: Option<Moment<'a>>,
    /// When it stopped hurting.
    pub(crate) mitigated: Option<Moment<'a>>,
    /// When it was over.
    pub(crate) resolved: Option<Moment<'a>>,
}

/// What should have caught it or limited it.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Safeguard<'a> {
    /// What it is called, as a noun phrase: `the nightly check`.
    pub(crate) name: Option<Text<'a>>,
    /// Why it did not hold, in whole sentences.
    pub(crate) why_it_failed: Option<Text<'a>>,
}

/// Somebody else who had a part.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct ThirdParty<'a> {
    /// Their name.
    pub(crate) name: Option<Text<'a>>,
    /// What they are to us, as a noun phrase: `our hosting company`.
    pub(crate) role: Option<Text<'a>>,
    /// What we decided that let their failure reach the customer, in whole sentences.
    pub(crate) our_decision: Option<Text<'a>>,
}

/// One line of the course of events.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct TimelineEntry<'a> {
    /// When. A time.
    pub(crate) at: Option<Text<'a>>,
    /// What happened, in whole sentences.
    pub(crate) what: Option<Text<'a>>,
    /// Who may read it: `customer`, or `internal` (the default).
    pub(crate) audience: Option<Audience>,
    /// How we know: `the deployment log`.
    pub(crate) source: Option<Text<'a>>,
}

/// Something done already.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Fix<'a> {
    /// What was done, in the past tense and without subject: `put the old address back`.
    pub(crate) did: Option<Text<'a>>,
    /// When: a date, `YYYY-MM-DD`, or a time.
    pub(crate) on: Option<Text<'a>>,
    /// Whether it will stay.
    pub(crate) lasting: Option<bool>,
    /// How it was checked, in whole sentences.
    pub(crate) verified: Option<Text<'a>>,
}

/// Something still to do.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Measure<'a> {
    /// What will be done, as a bare infinitive: `test each change of address before it goes live`.
    pub(crate) will: Option<Text<'a>>,
    /// By when, `YYYY-MM-DD`.
    pub(crate) by: Option<Text<'a>>,
    /// The role that answers for it, as a noun phrase: `our head of operations`.
    pub(crate) owner: Option<Text<'a>>,
    /// How it can be seen to be done, in whole sentences.
    pub(crate) evidence: Option<Text<'a>>,
    /// What it acts against.
    pub(crate) against: Option<Against>,
    /// How far it is; left out: `planned`, or `done` where `done_on` is given.
    pub(crate) status: Option<MeasureStatus>,
    /// When it was done, `YYYY-MM-DD`.
    pub(crate) done_on: Option<Text<'a>>,
}

/// What became of data.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Data<'a> {
    /// Whether data are gone.
    pub(crate) lost: Option<Extent>,
    /// What is gone, in whole sentences; under `none`, how that was verified.
    pub(crate) lost_what: Option<Text<'a>>,
    /// Whether others saw data.
    pub(crate) exposed: Option<Extent>,
    /// What they saw, each a noun phrase: `your postal address`.
    #[serde(default)]
    pub(crate) exposed_what: Vec<Text<'a>>,
    /// What may follow from it, in whole sentences; under `none`, how that was verified. Needed for
    /// letters about data.
    pub(crate) consequences: Option<Text<'a>>,
    /// What the reader can do, each in whole sentences; serves `safety` as well.
    #[serde(default)]
    pub(crate) protect_yourself: Vec<Text<'a>>,
    /// Who answers questions about it. Needed for letters about data.
    pub(crate) contact: Option<Contact<'a>>,
    /// When what is unknown is answered, `YYYY-MM-DD`.
    pub(crate) answer_by: Option<Text<'a>>,
}

/// What was learned; for the internal report alone.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Lessons<'a> {
    /// What went well, each in whole sentences.
    #[serde(default)]
    pub(crate) went_well: Vec<Text<'a>>,
    /// What went badly, each in whole sentences.
    #[serde(default)]
    pub(crate) went_badly: Vec<Text<'a>>,
    /// Where luck helped, each in whole sentences.
    #[serde(default)]
    pub(crate) lucky: Vec<Text<'a>>,
}

/// Something not known yet.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct OpenQuestion<'a> {
    /// The question, in whole sentences.
    pub(crate) question: Option<Text<'a>>,
    /// When it is answered, `YYYY-MM-DD`.
    pub(crate) answer_by: Option<Text<'a>>,
}

/// A word and what it means.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct TermMeaning<'a> {
    /// The word.
    pub(crate) term: Option<Text<'a>>,
    /// What it means, as a noun phrase: `the list that turns names into addresses`.
    pub(crate) means: Option<Text<'a>>,
}

/// The header of the report.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct ReportHeader<'a> {
    /// Its version, as text: `"1.1"`.
    pub(crate) version: Option<Text<'a>>,
    /// Whether it is a `draft` or `final`.
    pub(crate) status: Option<ReportStatus>,
    /// The role that wrote it, as a noun phrase: `our head of operations`.
    pub(crate) author: Option<Text<'a>>,
}

/// What a wrong letter said.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Correction<'a> {
    /// What was wrong, in whole sentences.
    pub(crate) wrong: Option<Text<'a>>,
    /// What is right, in whole sentences.
    pub(crate) right: Option<Text<'a>>,
    /// When the wrong letter went, `YYYY-MM-DD`.
    pub(crate) sent_on: Option<Text<'a>>,
    /// How many other customers got the same mistake; the correction says so.
    pub(crate) others: Option<u64>,
}
