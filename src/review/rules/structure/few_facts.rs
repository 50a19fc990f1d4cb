//! L34: the letter reads as written for this case.

use crate::review::rule::rule;
use crate::review::words::ratio;
use crate::review::{Finding, Reading};

rule! {
    /// # What it looks for
    /// With the record: a letter of whose sentences no more than 55 in 100 hold a fact of it.
    ///
    /// # Why it matters
    /// Readers tell a form letter by the sentences that would fit their neighbour's letter as well.
    ///
    /// # Example
    /// > part 2: This was our fault. We know how much this matters. You deserve better from us. We failed to keep your
    /// > booking page open. We understand how frustrating it is.
    /// > part 4: We have looked into it at length. We have learned from it. Our people know what is at stake. A new way of
    /// > working will follow soon. We are sure that it will help. You will notice it.
    /// > part 5: I am sorry that we let you down so badly. It should not have been so. You were right to expect more.
    /// > We will learn from it. It will not be forgotten here. You can reach me on my direct line.
    ///
    /// # Better
    /// > (the letter as it was)
    "STR340" "few-facts" Warning Letters check
}

/// The share of sentences with a fact that a letter must be over.
const SHARE: f64 = 0.55;

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    if reading.record.is_none() {
        return Vec::new();
    }
    let sentences = &reading.prose.sentences;
    // Figures alone are enough in most letters, and cost less than a search for the record's words.
    let figured = sentences.iter().filter(|sentence| sentence.is_figured()).count();
    if sentences.is_empty() || ratio(figured, sentences.len()) > SHARE {
        return Vec::new();
    }
    let with = sentences.iter().filter(|sentence| reading.facts().any_in(sentence)).count();
    if ratio(with, sentences.len()) > SHARE {
        return Vec::new();
    }
    let why = format!("only {with} of {} sentences hold a fact of this case", sentences.len());
    vec![Finding::whole(why, "leave out what says nothing of this reader, or say it with their facts")]
}
