//! What reports and corrections tell besides the course: timeline, lessons, questions, words, header.

use chrono::{DateTime, NaiveDate, Utc};

use super::{NounPhrase, Sentences};

/// Who may read a timeline entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Audience {
    /// Customers and our own people.
    Customer,
    /// Our own people alone.
    #[default]
    Internal,
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
    /// How many other customers got the same mistake, where that is known.
    pub others: Option<u64>,
}
