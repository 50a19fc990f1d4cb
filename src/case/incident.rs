//! The incident, told once for all customers (CASE.md section 3).

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::{Contact, DayOrTime, Figure, NounPhrase, PastPhrase, Sentences, Times, VerbPhrase};

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
    /// All of them, in the order of CASE.md.
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

/// Who may read a timeline entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Audience {
    /// Customers and our own people.
    Customer,
    /// Our own people alone.
    #[default]
    Internal,
}

/// What should have caught it or limited it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Safeguard {
    /// What it is called.
    pub name: NounPhrase,
    /// Why it did not hold.
    pub why_it_failed: Sentences,
}

/// Somebody else who had a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThirdParty {
    /// Their name.
    pub name: String,
    /// What they are to us.
    pub role: Option<NounPhrase>,
    /// What we decided; without it they never appear in a letter.
    pub our_decision: Option<Sentences>,
}

/// One line of the course of events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineEntry {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub what: Sentences,
    /// For whom.
    pub audience: Audience,
    /// How we know.
    pub source: Option<String>,
}

/// Something done already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What was done.
    pub did: PastPhrase,
    /// When.
    pub on: DayOrTime,
    /// Whether it will stay.
    pub lasting: Option<bool>,
    /// How it was checked.
    pub verified: Option<Sentences>,
}

/// Something still to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// What will be done.
    pub will: VerbPhrase,
    /// By when.
    pub by: NaiveDate,
    /// The role that answers for it.
    pub owner: NounPhrase,
    /// How it can be seen to be done.
    pub evidence: Option<Sentences>,
    /// What it acts against.
    pub against: Option<Against>,
    /// How far it is.
    pub status: MeasureStatus,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
}

/// What a measure acts against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// The cause.
    Cause,
    /// Noticing it late.
    Detection,
    /// Its spread.
    Limiting,
    /// Coming back slowly.
    Recovery,
    /// Telling it late.
    Communication,
}

/// How far a measure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MeasureStatus {
    /// Not begun.
    #[default]
    Planned,
    /// Begun.
    Started,
    /// Done.
    Done,
    /// Given up.
    Dropped,
}

/// Whether something happened to data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// No.
    None,
    /// Yes.
    Some,
    /// Not known yet.
    Unknown,
}

/// What became of data.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Data {
    /// Whether data are gone.
    pub lost: Option<Extent>,
    /// What is gone.
    pub lost_what: Option<Sentences>,
    /// Whether others saw data.
    pub exposed: Option<Extent>,
    /// What they saw.
    pub exposed_what: Vec<NounPhrase>,
    /// What may follow from it.
    pub consequences: Option<Sentences>,
    /// What the reader can do.
    pub protect_yourself: Vec<Sentences>,
    /// Who answers questions about it.
    pub contact: Option<Contact>,
    /// When what is unknown is answered.
    pub answer_by: Option<NaiveDate>,
}

/// What was learned; internal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lessons {
    /// What went well.
    pub went_well: Vec<Sentences>,
    /// What went badly.
    pub went_badly: Vec<Sentences>,
    /// Where luck helped.
    pub lucky: Vec<Sentences>,
}

/// Something not known yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenQuestion {
    /// The question.
    pub question: Sentences,
    /// When it is answered.
    pub answer_by: Option<NaiveDate>,
}

/// A word and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermMeaning {
    /// The word.
    pub term: String,
    /// What it means.
    pub means: NounPhrase,
}

/// The report's header.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportHeader {
    /// Its version.
    pub version: Option<String>,
    /// Whether it is final.
    pub status: Option<ReportStatus>,
    /// The role that wrote it.
    pub author: Option<NounPhrase>,
}

/// Whether a report is final.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportStatus {
    /// Not yet.
    Draft,
    /// Yes.
    Final,
}

/// What a wrong letter said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// What was wrong.
    pub wrong: Sentences,
    /// What is right.
    pub right: Sentences,
    /// When the wrong letter went.
    pub sent_on: NaiveDate,
}
