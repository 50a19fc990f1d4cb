//! What was promised and fell due: kept on time, kept late, still to be kept.

use serde::Serialize;

use super::Asked;
use super::statistics::Share;
use crate::ledger::{Fate, State};
use crate::manifest::PromiseKind;

/// Promises of a kind whose day, as the letter named it, has come. What was done already when a letter told it is no
/// promise, and one to a customer who was forgotten has nobody left.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Kept {
    /// Which kind.
    pub kind: PromiseKind,
    /// Kept on the day that was promised or before, of all that fell due.
    pub on_time: Share,
    /// Kept later.
    pub late: u64,
    /// Not kept yet.
    pub open: u64,
    /// Of all, those whose day was moved.
    pub moved: u64,
}

#[derive(Debug)]
pub(super) struct Fates {
    asked: Asked,
    tallies: [Tally; 3],
}

#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    on_time: u64,
    late: u64,
    open: u64,
    moved: u64,
}

impl Fates {
    pub(super) fn over(asked: Asked) -> Self {
        Self { asked, tallies: [Tally::default(); 3] }
    }

    pub(super) fn add(&mut self, fate: &Fate, count: u64) {
        let place = PromiseKind::ALL.iter().position(|kind| *kind == fate.kind);
        let Some(tally) = place.and_then(|place| self.tallies.get_mut(place)) else { return };
        if fate.done || fate.state == State::Withdrawn || !self.asked.holds(fate.by) {
            return;
        }
        // There is still time for what is due on the day itself.
        if fate.by == self.asked.on && fate.kept_on.is_none_or(|kept| kept > fate.by) {
            return;
        }
        // What was kept after the day that is asked for was open on it.
        match fate.kept_on.filter(|kept| *kept <= self.asked.on) {
            Some(kept) if kept <= fate.by => tally.on_time += count,
            Some(_) => tally.late += count,
            None => tally.open += count,
        }
        if fate.due != fate.by {
            tally.moved += count;
        }
    }

    pub(super) fn finish(self) -> Vec<Kept> {
        let kept = |(kind, Tally { on_time, late, open, moved }): (PromiseKind, Tally)| Kept {
            kind,
            on_time: Share::new(on_time, on_time + late + open),
            late,
            open,
            moved,
        };
        PromiseKind::ALL.into_iter().zip(self.tallies).map(kept).collect()
    }
}
