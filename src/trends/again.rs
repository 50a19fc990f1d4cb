//! Customers who were hit again soon after they had been hit before.

use chrono::NaiveDate;
use serde::Serialize;

use super::Asked;
use super::statistics::Share;

/// Customers who were hit by another incident that began within so many days of one before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Again {
    /// Within how many days.
    pub within_days: u32,
    /// Those who were, of all who were told of an incident whose first day is known.
    pub customers: Share,
    /// How often, all of them together.
    pub times: u64,
}

#[derive(Debug)]
pub(super) struct Returns {
    within_days: u32,
    customers: u64,
    again: u64,
    times: u64,
}

impl Returns {
    pub(super) fn over(asked: Asked) -> Self {
        Self { within_days: asked.within_days, customers: 0, again: 0, times: 0 }
    }

    /// Adds a customer: the first day of each incident that hit them, and whether it is asked for. What was before counts
    /// as having been before.
    pub(super) fn add(&mut self, hits: &mut [(NaiveDate, bool)]) {
        if !hits.iter().any(|(_, is_asked)| *is_asked) {
            return;
        }
        hits.sort_unstable();
        let within = i64::from(self.within_days);
        let soon = |pair: &&[(NaiveDate, bool)]| match pair {
            [(earlier, _), (later, true)] => (*later - *earlier).num_days() <= within,
            _ => false,
        };
        let times = hits.windows(2).filter(soon).count() as u64;
        self.customers += 1;
        self.again += u64::from(times > 0);
        self.times += times;
    }

    pub(super) fn finish(self) -> Again {
        let Self { within_days, customers, again, times } = self;
        Again { within_days, customers: Share::new(again, customers), times }
    }
}
