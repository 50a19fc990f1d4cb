//! L25, L35: what is promised is the record's.

use crate::review::deeds::looks_ahead;
use crate::review::phrases::phrases;
use crate::review::rule::rule;
use crate::review::words::{Word, has_any, shared_meaning, words};
use crate::review::{Finding, Reading, Sentence};

rule! {
    /// # What it looks for
    /// A promise of ours of which the record knows nothing: no measure, remedy or follow-up speaks of it.
    ///
    /// # Why it matters
    /// Whoever edits a letter promises lightly. What is not in the record nobody has been asked to do, and nobody will be
    /// asked whether it was done.
    ///
    /// # Example
    /// > part 4: At 19:30 on Friday 6 March we put the old address back. We made a booking on your page, and cancelled it.
    /// > We will replace every server in both halls by Friday 20 March.
    ///
    /// # Better
    /// > part 4: At 19:30 on Friday 6 March we put the old address back. We made a booking on your page, and cancelled it.
    /// > By Friday 20 March we will stop any change whose test booking fails; our head of operations will answer for it.
    "FCT050" "foreign-promise" Warning Documents check
}

/// The share of a promise's meaning that one text of the record tells.
const TOLD: f64 = 0.4;
/// The share that the record's words have together, where it is told in other words.
const KNOWN: f64 = 0.7;

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some(known) = reading.known() else { return Vec::new() };
    let strange = |sentence: &&Sentence| {
        let promised = ours(sentence);
        !promised.is_empty()
            && !known.has_share(KNOWN, &promised)
            && !known.texts().any(|text| shared_meaning(text, &promised) >= TOLD)
    };
    let promises = reading.prose.sentences.iter().filter(strange);
    let why = "the record knows nothing of this promise";
    promises
        .map(|sentence| Finding::at(sentence, why, "leave it out, or add it to the record with its day and owner"))
        .collect()
}

/// The words of what we promise: what follows our "will". Nothing, where it is a condition or the reader's to do.
fn ours(sentence: &Sentence) -> Vec<Word> {
    if !looks_ahead(sentence) {
        return Vec::new();
    }
    let said = words(&sentence.text.replace("we'll", "we will").replace("We'll", "We will"));
    let Some(at) = said.iter().position(|word| word.is_any(phrases!["will", "shall"])) else { return Vec::new() };
    let subject = &said[at.saturating_sub(4)..at];
    let by_us = subject.last().is_some_and(|word| word.is_any(phrases!["we", "i"]))
        || has_any(subject, phrases!["our"]) && !has_any(subject, phrases!["your"]);
    if by_us { said[at + 1..].to_vec() } else { Vec::new() }
}
