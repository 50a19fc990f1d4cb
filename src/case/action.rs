//! What was done and what will be, and what should have held.

use chrono::NaiveDate;

use super::{DayOrTime, NounPhrase, PastPhrase, Sentences, VerbPhrase};

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
