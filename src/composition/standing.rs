//! How it stands with what a letter promised: the one list that the letter after it is written from.

use chrono::NaiveDate;

use super::brief::{DocumentKind, Record};
use super::promise::{Promise, PromiseKind, promises};
use crate::case::{DayOrTime, FollowUpWay, MeasureStatus};

/// What was promised, and how that stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// The dates of the letters that promised it; none: only the record knows what was promised.
    pub told_on: Vec<NaiveDate>,
    /// Promise by promise, in the order in which the letters made them.
    pub promises: Vec<Promised>,
}

/// A promise and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promised {
    /// What was promised; `by` and `day` are those of the letter.
    pub promise: Promise,
    /// How it stands.
    pub state: PromiseState,
}

/// How it stands with a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PromiseState {
    /// It was kept.
    Kept {
        /// On that day; `None`: nobody noted it.
        on: Option<NaiveDate>,
        /// What shows it.
        evidence: Option<String>,
    },
    /// Its day has not come.
    Open,
    /// Its day was moved.
    Moved {
        /// To that day.
        to: NaiveDate,
        /// For this reason.
        because: String,
    },
    /// Its day is past, or it was dropped.
    Broken,
    /// Its day is past, and nothing says what became of it.
    Unknown,
}

impl Standing {
    /// As the record alone tells it: its measures have a status, and what is given has the day on which it was done. When we
    /// come back is counted from the letter, so that without the letter only what the record states is known.
    pub fn of_record(record: &Record<'_>) -> Self {
        let measures = record.case.incident.measures.iter().map(|measure| {
            let state = match measure.status {
                // Its `evidence` says what the reader will see, and not what was seen.
                MeasureStatus::Done => PromiseState::Kept { on: measure.done_on, evidence: None },
                MeasureStatus::Dropped => PromiseState::Broken,
                MeasureStatus::Planned | MeasureStatus::Started if measure.by < record.issued_on => {
                    PromiseState::Broken
                }
                MeasureStatus::Planned | MeasureStatus::Started => PromiseState::Open,
            };
            let owner = measure.owner.as_str().to_owned();
            Promised { promise: Promise::of_measure(measure.will.as_str(), &owner, measure.by), state }
        });
        let settlement = record.individual.and_then(|individual| individual.customer.settlement.as_ref());
        let settled = settlement.is_some_and(|settlement| settlement.by.is_some());
        let arrived = settlement.and_then(|settlement| settlement.by.zip(settlement.done_on));
        let stated = record.individual.is_some_and(|individual| !individual.customer.follow_ups.is_empty());
        let others = promises(record, DocumentKind::Letter).into_iter().filter(|promise| match promise.kind {
            PromiseKind::Measure | PromiseKind::FollowUp(FollowUpWay::Letter) => false,
            // The letter told it as done, unless it was promised by a day.
            PromiseKind::Payment if promise.done => arrived.is_some() && promise.is_settlement(),
            PromiseKind::FollowUp(_) => stated,
            PromiseKind::Payment => settled || !promise.is_settlement(),
            PromiseKind::Answer => true,
        });
        let others = others.map(|promise| {
            if let Some((by, on)) = arrived.filter(|_| promise.done) {
                let state = PromiseState::Kept { on: Some(on), evidence: None };
                return Promised { promise: Promise { day: by, by: DayOrTime::Day(by), ..promise }, state };
            }
            let state = match promise.day {
                day if day < record.issued_on => PromiseState::Unknown,
                _ => PromiseState::Open,
            };
            Promised { promise, state }
        });
        Self { told_on: Vec::new(), promises: measures.chain(others).collect() }
    }
}
