//! B4: sentences that would be true of any incident of any firm.

use crate::review::rule::rule;
use crate::review::{Finding, Reading, Sentence, measures};

rule! {
    /// # What it looks for
    /// More than three sentences that would be true of any incident: with the record, those from which taking the facts takes
    /// nothing; without it, those that have no figure and no word that belongs to one incident more than to another.
    ///
    /// # Why it matters
    /// "This was our fault" has earned its place. The fourth such sentence has not.
    ///
    /// # Example
    /// > part 2: This was our fault. We know how much this matters. You deserve better from us. We failed to keep your
    /// > booking page open. We understand how frustrating it is. Trust is hard to earn.
    ///
    /// # Better
    /// > part 2: This was our fault. We are bound to keep your booking page open, and on that Friday we did not.
    "STR342" "universal-sentence" Warning Texts check
}

/// Universal sentences that a letter may have.
const ALLOWED: usize = 3;

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    // A message says little besides: that it lasts, when the next word comes, what is kept.
    if reading.manuscript.kind.is_message() {
        return Vec::new();
    }
    let may_be = |sentence: &&Sentence| match reading.record {
        Some(_) => measures::may_be_universal(sentence),
        None => measures::is_universal_anywhere(sentence),
    };
    let mut universal: Vec<&Sentence> = reading.prose.sentences.iter().filter(may_be).collect();
    // In most letters few sentences may be, most of them name what failed, and what the record says need not be gathered.
    if universal.len() > ALLOWED {
        universal = reading.unnamed(universal);
    }
    if universal.len() > ALLOWED && reading.record.is_some() {
        universal.retain(|sentence| !reading.facts().any_in(sentence));
    }
    if universal.len() <= ALLOWED {
        return Vec::new();
    }
    let why = format!("one of {} sentences that would be true of any incident", universal.len());
    let better = "keep three of them at most: leave it out, or say it with this reader's facts";
    universal.into_iter().map(|sentence| Finding::at(sentence, why.as_str(), better)).collect()
}
