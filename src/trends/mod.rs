//! What the ledger teaches: how often, how bad, what it cost, which promises were kept, who was hit again, how long the
//! first word took, and whether those who answer think better of us than before.
//!
//! A folder of its own beside the ledger, which counts nothing: here are one file a question, the statistics as pure
//! functions, and the three forms of the result. Nothing here opens a file or looks at a clock; the day comes in as a
//! value. Sums of money are exact and never summed over currencies.

mod again;
mod answers;
mod chart;
mod contact;
mod delays;
mod forms;
mod gather;
mod incidents;
mod money;
mod order;
mod promises;
mod remedies;
mod statistics;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::Serialize;

pub use again::Again;
pub use answers::{Answered, Group, Verdict};
pub use delays::{Delay, Delays};
pub use forms::{json, markdown, page};
pub use incidents::{Count, Incidents, Kinds, Sent};
pub use promises::Kept;
pub use remedies::{Remedies, Sum};
pub use statistics::{Share, Spread};

use crate::diagnostic::Result;
use crate::ledger::Ledger;
use gather::Gathering;

/// The fewest cases of which a share is told: of fewer the interval spans nearly everything.
pub const FEWEST: u64 = 10;

/// The fewest answers from which anything is concluded.
pub const FEWEST_ANSWERS: u64 = 30;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// What was sent on this day or later; `None`: all of it.
    pub since: Option<NaiveDate>,
    /// As of this day; what is later is left out.
    pub on: NaiveDate,
    /// Within how many days a customer who is hit again counts as such.
    pub within_days: u32,
    /// The zone of weekdays and hours.
    pub zone: Tz,
}

impl Asked {
    /// Whether what happened on a day is asked for.
    fn holds(&self, day: NaiveDate) -> bool {
        day <= self.on && self.since.is_none_or(|since| day >= since)
    }
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trends {
    /// The version of this form.
    pub trends: u32,
    /// From when on; `None`: from the beginning.
    pub since: Option<NaiveDate>,
    /// Until when.
    pub on: NaiveDate,
    /// The zone of weekdays and hours: `Europe/Rome`.
    pub time_zone: &'static str,
    /// What was sent.
    pub sent: Sent,
    /// What happened.
    pub incidents: Incidents,
    /// What was owed and added.
    pub remedies: Remedies,
    /// What was promised, a line a kind.
    pub promises: Vec<Kept>,
    /// Who was hit again.
    pub again: Again,
    /// How long it took.
    pub delays: Delays,
    /// What came back.
    pub answers: Answered,
}

/// What a ledger teaches.
///
/// # Errors
/// `LED005` where somebody has edited the ledger.
pub fn trends(ledger: &Ledger, asked: &Asked) -> Result<Trends> {
    let mut gathering = Gathering::over(*asked);
    ledger.survey(asked.on, &mut gathering)?;
    let Gathering { happenings, documents, customers, months, promises, again, delays, answers, .. } = gathering;
    Ok(Trends {
        trends: 1,
        since: asked.since,
        on: asked.on,
        time_zone: asked.zone.name(),
        sent: incidents::sent(&happenings, documents, customers),
        incidents: incidents::incidents(&happenings, asked.zone),
        remedies: remedies::remedies(&happenings, months),
        promises: promises.finish(),
        again: again.finish(),
        delays: delays.finish(),
        answers: answers.finish(),
    })
}
