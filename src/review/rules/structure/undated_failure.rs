//! L3: the first sentence says when.

use crate::composition::Part;
use crate::review::deeds::{days, names_day};
use crate::review::rule::rule;
use crate::review::{Finding, Reading};

rule! {
    /// # What it looks for
    /// A first sentence without the day of the failure. With the record, one with another day.
    ///
    /// # Why it matters
    /// A reader who cannot place the failure cannot check anything that follows.
    ///
    /// # Example
    /// > part 1: Your guests could not book with you for a while. We have returned your whole March fee, £640.00, on
    /// > 9 March.
    ///
    /// # Better
    /// > part 1: On Friday 6 March your guests could not book with you. We have returned your whole March fee, £640.00,
    /// > on 9 March.
    "STR031" "undated-failure" Warning Letters check
}

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some(first) = reading.part(Part::Restoration).first() else { return Vec::new() };
    if !names_day(first) {
        let better = "give the day, with the times where the failure lasted hours";
        return vec![Finding::at(first, "the first sentence does not say when it failed", better)];
    }
    let told = days(first, reading.date);
    let known = known(reading);
    let wrong = told.iter().find(|day| !known.is_empty() && !known.contains(day));
    let wrong = wrong
        .map(|day| Finding::at(first, format!("the record knows of nothing on {day}"), "give the day of the record"));
    wrong.into_iter().collect()
}

/// The days on which the failure began and ended for this reader, and the day of each change, on their calendar.
fn known(reading: &Reading<'_>) -> Vec<chrono::NaiveDate> {
    let (Some(record), Some(zone)) = (reading.record, reading.zone()) else { return Vec::new() };
    let times = &record.case.incident.times;
    let moments = [Some(times.started), times.detected, times.mitigated, times.resolved];
    let moments = moments.into_iter().flatten().filter_map(|moment| moment.instant());
    let windows = record.individual.iter().flat_map(|individual| &individual.customer.impact.windows);
    let ends = windows.flat_map(|window| [window.from, window.to]);
    let local = moments.chain(ends).map(|at| at.with_timezone(&zone).date_naive());
    // A stretch that ends at midnight is told by the day before.
    local.flat_map(|day| [Some(day), day.pred_opt()]).flatten().collect()
}
