//! `incident`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Contact, Figure, Moment, choices};
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
#[serde(deny_unknown_fields)]
pub(crate) struct Incident {
    /// The reference that the customer knows. Needed always.
    pub(crate) id: Option<String>,
    /// The failure in the customer's words, as a noun phrase: `the loss of your bookings on 10 March`.
    /// Needed always.
    pub(crate) title: Option<String>,
    /// What the customer calls the thing that failed, as a noun phrase: `the booking page`. Needed for
    /// letters.
    pub(crate) service: Option<String>,
    /// What we are bound to do and did not, as a bare infinitive: `keep your booking page open`. Needed
    /// for letters.
    pub(crate) duty: Option<String>,
    /// The kinds of failure: they decide which facts are asked for. Needed for letters: one or more.
    #[serde(default)]
    pub(crate) kind: Vec<Kind>,
    /// How bad it was. Needed for letters.
    pub(crate) severity: Option<Severity>,
    /// Who could have prevented it; never used to excuse. Needed for letters.
    pub(crate) control: Option<Control>,
    /// What was ours to do or decide, in whole sentences. Needed for letters where `control` is not
    /// `ours` and no third party has `our_decision`.
    pub(crate) our_part: Option<String>,
    /// The zone of times that are written without an offset, as an IANA name: `Europe/London`. Needed
    /// for letters.
    pub(crate) time_zone: Option<String>,
    /// The course of the incident.
    pub(crate) times: Option<Times>,
    /// Who noticed it. Needed for reports.
    pub(crate) detected_by: Option<DetectedBy>,
    /// Whether it lasts; then an update is sent, and no letter yet.
    pub(crate) ongoing: Option<bool>,
    /// What set it off, in whole sentences. Needed for letters once the cause is confirmed.
    pub(crate) trigger: Option<String>,
    /// The cause, in whole sentences with "we" as the one who acts; while under investigation what is
    /// known of it. Needed for letters once confirmed. May not be "human error".
    pub(crate) root_cause: Option<String>,
    /// Whether the cause is known. Needed for letters.
    pub(crate) root_cause_status: Option<CauseStatus>,
    /// When an open cause is answered, `YYYY-MM-DD`. Needed for letters while it is not confirmed.
    pub(crate) answer_by: Option<String>,
    /// What made it worse or more likely, each in whole sentences.
    #[serde(default)]
    pub(crate) contributing: Vec<String>,
    /// What should have caught or limited it.
    #[serde(default)]
    pub(crate) safeguards: Vec<Safeguard>,
    /// Others who had a part. Without `our_decision` they never appear in a letter.
    #[serde(default)]
    pub(crate) third_parties: Vec<ThirdParty>,
    /// What happened when. Needed for reports.
    #[serde(default)]
    pub(crate) timeline: Vec<TimelineEntry>,
    /// What has been done already. Needed for letters: one or more.
    #[serde(default)]
    pub(crate) fixes: Vec<Fix>,
    /// What is still to do. Needed for letters: one or more, unless the severity is `minor`.
    #[serde(default)]
    pub(crate) measures: Vec<Measure>,
    /// What was not touched, each in whole sentences: facts, not comfort. Needed for reports.
    #[serde(default)]
    pub(crate) not_affected: Vec<String>,
    /// What became of data. Needed for reports, and for letters about data.
    pub(crate) data: Option<Data>,
    /// What remains possible, in whole sentences.
    pub(crate) residual_risk: Option<String>,
    /// What was learned; never in a customer's document.
    pub(crate) lessons: Option<Lessons>,
    /// What is not known yet.
    #[serde(default)]
    pub(crate) open_questions: Vec<OpenQuestion>,
    /// When customers first heard it from us. A time. Needed for reports.
    pub(crate) first_told: Option<String>,
    /// How many were hit in all. Needed for reports.
    #[serde(default)]
    pub(crate) totals: Vec<Figure>,
    /// What was tried and did not help, or made it worse, each in whole sentences.
    #[serde(default)]
    pub(crate) tried: Vec<String>,
    /// Words that a reader may not know; explained where they first stand.
    #[serde(default)]
    pub(crate) terms: Vec<TermMeaning>,
    /// How to do without, meanwhile, in whole sentences. Needed for acknowledgements and updates.
    pub(crate) workaround: Option<String>,
    /// When the next word comes. A time. Needed for acknowledgements and updates.
    pub(crate) next_update_at: Option<String>,
    /// The header of the report.
    pub(crate) report: Option<ReportHeader>,
    /// What a wrong letter said. Needed for corrections.
    pub(crate) correction: Option<Correction>,
}

/// The course of an incident: started before mitigated before resolved, and started before detected
/// before acknowledged; equal times are allowed. Each is a time, or a table of `at` and `basis`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Times {
    /// When the failure began. Needed always.
    pub(crate) started: Option<Moment>,
    /// When it was first noticed.
    pub(crate) detected: Option<Moment>,
    /// When somebody took it on.
    pub(crate) acknowledged: Option<Moment>,
    /// When it stopped hurting.
    pub(crate) mitigated: Option<Moment>,
    /// When it was over.
    pub(crate) resolved: Option<Moment>,
}

/// What should have caught it or limited it.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Safeguard {
    /// What it is called, as a noun phrase: `the nightly check`.
    pub(crate) name: Option<String>,
    /// Why it did not hold, in whole sentences.
    pub(crate) why_it_failed: Option<String>,
}

/// Somebody else who had a part.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ThirdParty {
    /// Their name.
    pub(crate) name: Option<String>,
    /// What they are to us, as a noun phrase: `our hosting company`.
    pub(crate) role: Option<String>,
    /// What we decided that let their failure reach the customer, in whole sentences.
    pub(crate) our_decision: Option<String>,
}

/// One line of the course of events.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TimelineEntry {
    /// When. A time.
    pub(crate) at: Option<String>,
    /// What happened, in whole sentences.
    pub(crate) what: Option<String>,
    /// Who may read it: `customer`, or `internal` (the default).
    pub(crate) audience: Option<Audience>,
    /// How we know: `the deployment log`.
    pub(crate) source: Option<String>,
}

/// Something done already.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fix {
    /// What was done, in the past tense and without subject: `put the old address back`.
    pub(crate) did: Option<String>,
    /// When: a date, `YYYY-MM-DD`, or a time.
    pub(crate) on: Option<String>,
    /// Whether it will stay.
    pub(crate) lasting: Option<bool>,
    /// How it was checked, in whole sentences.
    pub(crate) verified: Option<String>,
}

/// Something still to do.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Measure {
    /// What will be done, as a bare infinitive: `test each change of address before it goes live`.
    pub(crate) will: Option<String>,
    /// By when, `YYYY-MM-DD`.
    pub(crate) by: Option<String>,
    /// The role that answers for it, as a noun phrase: `our head of operations`.
    pub(crate) owner: Option<String>,
    /// How it can be seen to be done, in whole sentences.
    pub(crate) evidence: Option<String>,
    /// What it acts against.
    pub(crate) against: Option<Against>,
    /// How far it is; left out: `planned`, or `done` where `done_on` is given.
    pub(crate) status: Option<MeasureStatus>,
    /// When it was done, `YYYY-MM-DD`.
    pub(crate) done_on: Option<String>,
}

/// What became of data.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Data {
    /// Whether data are gone.
    pub(crate) lost: Option<Extent>,
    /// What is gone, in whole sentences; under `none`, how that was verified.
    pub(crate) lost_what: Option<String>,
    /// Whether others saw data.
    pub(crate) exposed: Option<Extent>,
    /// What they saw, each a noun phrase: `your postal address`.
    #[serde(default)]
    pub(crate) exposed_what: Vec<String>,
    /// What may follow from it, in whole sentences; under `none`, how that was verified. Needed for
    /// letters about data.
    pub(crate) consequences: Option<String>,
    /// What the reader can do, each in whole sentences; serves `safety` as well.
    #[serde(default)]
    pub(crate) protect_yourself: Vec<String>,
    /// Who answers questions about it. Needed for letters about data.
    pub(crate) contact: Option<Contact>,
    /// When what is unknown is answered, `YYYY-MM-DD`.
    pub(crate) answer_by: Option<String>,
}

/// What was learned; for the internal report alone.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lessons {
    /// What went well, each in whole sentences.
    #[serde(default)]
    pub(crate) went_well: Vec<String>,
    /// What went badly, each in whole sentences.
    #[serde(default)]
    pub(crate) went_badly: Vec<String>,
    /// Where luck helped, each in whole sentences.
    #[serde(default)]
    pub(crate) lucky: Vec<String>,
}

/// Something not known yet.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpenQuestion {
    /// The question, in whole sentences.
    pub(crate) question: Option<String>,
    /// When it is answered, `YYYY-MM-DD`.
    pub(crate) answer_by: Option<String>,
}

/// A word and what it means.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TermMeaning {
    /// The word.
    pub(crate) term: Option<String>,
    /// What it means, as a noun phrase: `the list that turns names into addresses`.
    pub(crate) means: Option<String>,
}

/// The header of the report.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReportHeader {
    /// Its version, as text: `"1.1"`.
    pub(crate) version: Option<String>,
    /// Whether it is a `draft` or `final`.
    pub(crate) status: Option<ReportStatus>,
    /// The role that wrote it, as a noun phrase: `our head of operations`.
    pub(crate) author: Option<String>,
}

/// What a wrong letter said.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Correction {
    /// What was wrong, in whole sentences.
    pub(crate) wrong: Option<String>,
    /// What is right, in whole sentences.
    pub(crate) right: Option<String>,
    /// When the wrong letter went, `YYYY-MM-DD`.
    pub(crate) sent_on: Option<String>,
    /// How many other customers got the same mistake; the correction says so.
    pub(crate) others: Option<u64>,
}
