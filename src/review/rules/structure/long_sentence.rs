//! L39: no sentence is too long to follow.

use crate::diagnostic::Level;
use crate::review::rule::rule;
use crate::review::{Finding, Reading};

rule! {
    /// # What it looks for
    /// A sentence of more than 35 words. One that stands so in the record gets a note, since it is mended there.
    ///
    /// # Why it matters
    /// Nobody holds 36 words in mind, and in a letter like this the end of such a sentence looks like a hiding place.
    ///
    /// # Example
    /// > part 2: This was our fault because we are bound to keep your booking page open at all hours of the day and the
    /// > night and on that Friday, the evening of the week on which you take most of your bookings, we did not.
    ///
    /// # Better
    /// > part 2: This was our fault. We are bound to keep your booking page open, and on that Friday we did not.
    "STR391" "long-sentence" Warning Texts check
}

/// The most words of a sentence.
const MOST: usize = 35;

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let long = reading.prose.sentences.iter().filter(|sentence| sentence.length() > MOST);
    let finding = |sentence: &crate::review::Sentence| {
        let why = format!("a sentence of {} words", sentence.length());
        let own = reading.record.is_none() || !reading.facts().has_verbatim(sentence);
        let finding = Finding::at(sentence, why, "make two of it");
        if own { finding } else { finding.level(Level::Note) }
    };
    long.map(finding).collect()
}
