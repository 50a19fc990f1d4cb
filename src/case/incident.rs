//! The incident, told once for all customers (`docs/case.md`).

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::{
    Correction, Data, Figure, Fix, Lessons, Measure, NounPhrase, OpenQuestion, ReportHeader, Safeguard, Sentences,
    TermMeaning, ThirdParty, TimelineEntry, Times, VerbPhrase,
};

/// What happened, what caused it, what was done and what will be.
#[derive(Debug, Clone, PartialEq)]
pub struct Incident {
    /// The reference the customer knows.
    pub id: String,
    /// The failure in the customer's words.
    pub title: NounPhrase,
    /// What the customer calls the thing that failed.
    pub service: Option<NounPhrase>,
    /// What we are bound to do and did not.
    pub duty: Option<VerbPhrase>,
    /// The kinds of failure, in the order of the record.
    pub kinds: Vec<Kind>,
    /// How bad it was.
    pub severity: Option<Severity>,
    /// Who could have prevented it.
    pub control: Option<Control>,
    /// What was ours to do or decide.
    pub our_part: Option<Sentences>,
    /// The zone of times without offset and of contract terms.
    pub time_zone: Option<Tz>,
    /// Its course.
    pub times: Times,
    /// Who noticed it.
    pub detected_by: Option<DetectedBy>,
    /// Whether it lasts.
    pub ongoing: bool,
    /// What set it off.
    pub trigger: Option<Sentences>,
    /// The cause; while under investigation what is known of it.
    pub root_cause: Option<Sentences>,
    /// Whether the cause is known.
    pub root_cause_status: Option<CauseStatus>,
    /// When an open cause is answered.
    pub answer_by: Option<NaiveDate>,
    /// What made it worse or more likely.
    pub contributing: Vec<Sentences>,
    /// What should have caught it.
    pub safeguards: Vec<Safeguard>,
    /// Others who had a part.
    pub third_parties: Vec<ThirdParty>,
    /// What happened when, in order of time.
    pub timeline: Vec<TimelineEntry>,
    /// What has been done.
    pub fixes: Vec<Fix>,
    /// What is still to do.
    pub measures: Vec<Measure>,
    /// What was not touched: facts, not comfort.
    pub not_affected: Vec<Sentences>,
    /// What became of data.
    pub data: Option<Data>,
    /// What remains possible.
    pub residual_risk: Option<Sentences>,
    /// For the internal report alone.
    pub lessons: Lessons,
    /// What is not known yet.
    pub open_questions: Vec<OpenQuestion>,
    /// When customers first heard it from us.
    pub first_told: Option<DateTime<Utc>>,
    /// How many were hit in all.
    pub totals: Vec<Figure>,
    /// What was tried and did not help.
    pub tried: Vec<Sentences>,
    /// Words that a reader may not know.
    pub terms: Vec<TermMeaning>,
    /// How to do without, meanwhile.
    pub workaround: Option<Sentences>,
    /// When the next word comes.
    pub next_update_at: Option<DateTime<Utc>>,
    /// The report's header.
    pub report: Option<ReportHeader>,
    /// What a wrong letter said.
    pub correction: Option<Correction>,
}

/// Kinds of failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The service was not there.
    Outage,
    /// The service was worse than promised.
    Degradation,
    /// Something arrived late, wrong or not at all.
    Delivery,
    /// Money was asked for wrongly.
    Billing,
    /// Data are gone.
    DataLoss,
    /// Data were seen by others.
    DataExposure,
    /// Somebody was treated badly.
    Conduct,
    /// Somebody was put in danger.
    Safety,
    /// Anything else.
    Other,
}

/// How bad it was; ordered from minor to critical.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// A nuisance.
    Minor,
    /// It cost the customer something.
    Moderate,
    /// It hurt the customer's business.
    Major,
    /// It put the customer, or people, at risk.
    Critical,
}

impl Severity {
    /// All of them, from minor to critical.
    pub const ALL: [Self; 4] = [Self::Minor, Self::Moderate, Self::Major, Self::Critical];

    /// The name in the record.
    pub fn name(self) -> &'static str {
        match self {
            Self::Minor => "minor",
            Self::Moderate => "moderate",
            Self::Major => "major",
            Self::Critical => "critical",
        }
    }
}

impl Kind {
    /// All of them, in the order of `docs/case.md`.
    pub const ALL: [Self; 9] = [
        Self::Outage,
        Self::Degradation,
        Self::Delivery,
        Self::Billing,
        Self::DataLoss,
        Self::DataExposure,
        Self::Conduct,
        Self::Safety,
        Self::Other,
    ];

    /// The name in the record.
    pub fn name(self) -> &'static str {
        match self {
            Self::Outage => "outage",
            Self::Degradation => "degradation",
            Self::Delivery => "delivery",
            Self::Billing => "billing",
            Self::DataLoss => "data_loss",
            Self::DataExposure => "data_exposure",
            Self::Conduct => "conduct",
            Self::Safety => "safety",
            Self::Other => "other",
        }
    }

    /// Whether the kind is about data.
    pub fn is_data(self) -> bool {
        matches!(self, Self::DataLoss | Self::DataExposure)
    }
}

/// Who could have prevented it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// We.
    Ours,
    /// We and others.
    Shared,
    /// Others.
    Outside,
}

/// Who noticed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DetectedBy {
    /// An alarm.
    Monitoring,
    /// Our people.
    Staff,
    /// A customer.
    Customer,
    /// Somebody else.
    ThirdParty,
}

/// Whether the cause is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CauseStatus {
    /// It is.
    Confirmed,
    /// Not yet.
    UnderInvestigation,
}
