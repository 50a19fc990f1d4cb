//! L5: as long as the failure is grave.

use crate::diagnostic::Level;
use crate::review::rule::rule;
use crate::review::{Finding, Reading};

rule! {
    /// # What it looks for
    /// A letter whose five parts have over 15 % fewer or more words than the severity asks for (a warning), or less than
    /// half or more than twice as many (an error). Without the record, the bounds of the mildest and the gravest.
    ///
    /// # Why it matters
    /// Half a page for exposed data reads as not caring, two pages for a late parcel as fear.
    ///
    /// # Example
    /// > part 1: On Friday 6 March your guests could not book with you. We have paid you £640.00.
    /// > part 2: This was our fault. We failed to keep your booking page open.
    /// > part 3: Our booking page pointed to an old address, and so your guests met an error.
    /// > part 4: On 6 March we put the old address back.
    /// > part 5: I am sorry that we turned your guests away. My direct line is 020 7946 0188.
    ///
    /// # Better
    /// > (the letter as it was)
    "STR050" "length-against-severity" Warning Letters check
}

/// Words that the mildest and the gravest failure ask for.
const ANY: (usize, usize) = (150, 650);

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let asked = reading.individual().map(|individual| individual.assessment.words);
    let bound = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
    let (min, max) = asked.map_or(ANY, |words| (bound(words.min), bound(words.max)));
    let words = reading.prose.words();
    let is = |level: Level, comparison: &str, better: &str| {
        let why = format!("the letter's five parts have {words} words, {comparison}: {min} to {max} are right");
        vec![Finding::whole(why, better).level(level)]
    };
    let more = "say more of what the record knows: figures, what was done, how it was checked";
    let less = "leave out what the report tells as well";
    match () {
        () if words * 2 < min => is(Level::Error, "less than half of what it needs", more),
        () if words > max.saturating_mul(2) => is(Level::Error, "more than twice what it needs", less),
        () if words * 100 < min * 85 => is(Level::Warning, "too few", more),
        () if words * 100 > max.saturating_mul(115) => is(Level::Warning, "too many", less),
        () => Vec::new(),
    }
}
