//! L7: when and how the remedy arrives.

use crate::composition::Part;
use crate::review::deeds::names_day;
use crate::review::rule::rule;
use crate::review::words::has_any;
use crate::review::{Finding, Reading};

rule! {
    /// # What it looks for
    /// A first part that says of no remedy on which day it came or will have come.
    ///
    /// # Why it matters
    /// "On your next invoice" leaves the reader to watch for it. A day lets them forget about it until then.
    ///
    /// # Example
    /// > part 1: On Friday 6 March your guests could not book with you. Your contract gives you £64.00 for this, which
    /// > you will see on your next invoice.
    ///
    /// # Better
    /// > part 1: On Friday 6 March your guests could not book with you. Your contract gives you £64.00 for this; you will
    /// > have it by 19 March, as a credit on your next invoice.
    "STR070" "remedy-without-arrival" Warning Letters check
}

/// As good as a day.
const NOW: [&str; 4] = ["with this letter", "enclosed", "already on your account", "on your account now"];

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some((_, rest)) = reading.part(Part::Restoration).split_first() else { return Vec::new() };
    if rest.iter().any(|sentence| names_day(sentence) || has_any(&sentence.words, &NOW)) {
        return Vec::new();
    }
    let better = "give the day, and the account or way; best of all, have it done before the letter goes";
    let why = "the first part does not say on which day the remedy arrives";
    vec![Finding::part(Part::Restoration, why, better)]
}
