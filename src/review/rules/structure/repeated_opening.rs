//! B4.18: sentences open differently.

use crate::review::prose::BlockKind;
use crate::review::rule::rule;
use crate::review::{Finding, Reading, Sentence};

rule! {
    /// # What it looks for
    /// More than two sentences in a row that open with the same word. Items of a list may.
    ///
    /// # Why it matters
    /// Five sentences that open with "We" sound like a form, and are about us.
    ///
    /// # Example
    /// > part 2: We failed you. We are bound to keep your booking page open, and we did not. We know that your guests saw
    /// > an error page.
    ///
    /// # Better
    /// > part 2: This was our fault. We are bound to keep your booking page open, and we did not. Your guests saw an error
    /// > page.
    "STR341" "repeated-opening" Warning Texts check
}

/// Sentences in a row that may open alike.
const ALIKE: usize = 2;

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    // Paragraphs that are no letter's need not follow each other.
    let joined = |one: &Sentence, next: &Sentence| reading.frame().is_some() || one.block == next.block;
    let alike = |one: &Sentence, next: &Sentence| {
        let first = opening(one);
        first.is_some() && first == opening(next) && joined(one, next)
    };
    let runs = reading.prose.sentences.chunk_by(alike).filter(|run| run.len() > ALIKE);
    runs.map(|run| {
        let word = run[0].opening();
        let why = format!("{} sentences in a row open with \"{word}\"", run.len());
        Finding::at(&run[ALIKE], why, "open one of them with what it is about")
    })
    .collect()
}

fn opening(sentence: &Sentence) -> Option<&str> {
    (sentence.kind == BlockKind::Paragraph).then(|| sentence.opening())
}
