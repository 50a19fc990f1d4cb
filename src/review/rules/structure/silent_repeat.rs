//! L37: a repeat names the earlier failure.

use crate::review::deeds::days;
use crate::review::rule::rule;
use crate::review::{Finding, Reading, Sentence};

rule! {
    /// # What it looks for
    /// With the record: a letter about a repeat that does not give the day of an earlier failure.
    ///
    /// # Why it matters
    /// The reader remembers. A second apology that does not know of the first is worth less than none.
    ///
    /// # Example
    /// > given: an earlier failure
    /// > part 2: This was our fault. We are bound to keep your booking page open, and on that Friday we did not.
    ///
    /// # Better
    /// > given: an earlier failure
    /// > part 2: This was our fault, and not for the first time. We are bound to keep your booking page open. On
    /// > 3 February, your guests could not pay. We promised to test each change, and did not keep that promise.
    "STR370" "silent-repeat" Warning Letters check
}

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some(individual) = reading.individual() else { return Vec::new() };
    let failures =
        individual.assessment.earlier.iter().filter_map(|index| individual.customer.earlier_failures.get(*index));
    let untold = failures.filter(|failure| {
        let names = |sentence: &Sentence| days(sentence, reading.date).contains(&failure.on);
        !reading.prose.sentences.iter().any(names)
    });
    let finding = |failure: &crate::case::EarlierFailure| {
        let why = format!("the letter does not name the earlier failure of {}", failure.on);
        Finding::whole(why, "give its day, and say what became of the promise made then").quoting(failure.what.as_str())
    };
    untold.map(finding).collect()
}
