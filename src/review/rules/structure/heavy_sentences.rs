//! L39: sentences are short on average.

use crate::review::rule::rule;
use crate::review::words::ratio;
use crate::review::{Finding, Reading};

rule! {
    /// # What it looks for
    /// A letter whose sentences have more than 20 words on average.
    ///
    /// # Why it matters
    /// The reader is angry or in a hurry, and may have to read the letter out to somebody.
    ///
    /// # Example
    /// > part 2: This was our fault because we are bound to keep your booking page open at all hours of the day and the
    /// > night and on that Friday, which is the evening of the week on which you take most of your bookings, we did not,
    /// > so that thirty-one of your guests who wanted to stay with you saw nothing but an error page with your name on it,
    /// > which they told you of before we did, although it was for us to tell you of it, and although we had every means
    /// > to know of it from the first minute on, had we only looked at the page itself as your guests have to look at it
    /// > whenever they want to book a room with you, and had we not trusted an alarm that listens for something else and
    /// > that could not have heard of this failure even if it had lasted for the whole of the night and the day after it,
    /// > as it may well have done had you not rung us up to ask what had become of your page and of your guests' bookings.
    ///
    /// # Better
    /// > (the letter as it was)
    "STR390" "heavy-sentences" Warning Letters check
}

/// Words a sentence may have on average.
const AVERAGE: f64 = 20.0;

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let average = ratio(reading.prose.words(), reading.prose.sentences.len());
    if average <= AVERAGE {
        return Vec::new();
    }
    let why = format!("the sentences have {average:.1} words on average");
    vec![Finding::whole(why, "cut them to 20 words or fewer on average; put a full stop where the thought ends")]
}
