//! Who does what: stretches between marks, what is denied in them, and whether we own a part of what is told.

use std::ops::Range;

use super::lexicon::{is_adverb, is_have};
use crate::review::phrases::phrases;
use crate::review::words::hash;

use super::{Parsed, Stop, has, is_irregular_past, is_negation, is_past};

/// Verbs that say nothing of what we did.
const POLITE: [&str; 60] = [
    "apologise",
    "apologised",
    "apologize",
    "apologized",
    "regret",
    "regretted",
    "understand",
    "know",
    "hope",
    "hoped",
    "thank",
    "ask",
    "asked",
    "appreciate",
    "wish",
    "value",
    "believe",
    "were",
    "was",
    "worked",
    "sorry",
    "aware",
    "learned",
    "acknowledged",
    "concerned",
    "committed",
    "identified",
    "discovered",
    "found",
    "noticed",
    "realised",
    "realized",
    "investigated",
    "reviewed",
    "confirmed",
    "determined",
    "received",
    "saw",
    "heard",
    "told",
    "notified",
    "informed",
    "resolved",
    "restored",
    "fixed",
    "experienced",
    "struggled",
    "faced",
    "suffered",
    "encountered",
    "tried",
    "managed",
    "expected",
    "valued",
    "cared",
    "felt",
    "recognised",
    "recognized",
    "accepted",
    "understood",
];

impl Parsed {
    /// The stretch around a word: up to a strong mark on both sides.
    pub(in crate::review) fn segment(&self, at: usize) -> Range<usize> {
        self.stretch(at, Stop::Strong)
    }

    /// The stretch around a word: up to any mark on both sides.
    pub(in crate::review) fn phrase_around(&self, at: usize) -> Range<usize> {
        self.stretch(at, Stop::Comma)
    }

    fn stretch(&self, at: usize, stop: Stop) -> Range<usize> {
        let start = (1..=at).rev().find(|&from| self.tokens[from].stop >= stop).unwrap_or(0);
        let end = (at + 1..self.tokens.len()).find(|&to| self.tokens[to].stop >= stop).unwrap_or(self.tokens.len());
        start..end
    }

    /// Whether what begins at a word is denied: a negation stands before it in its stretch.
    pub(in crate::review) fn denied(&self, at: usize) -> bool {
        let stretch = self.phrase_around(at);
        self.tokens[stretch.start..at].iter().any(|token| is_negation(&token.word))
    }

    /// Whether the words are another's: they stand in quotation marks.
    pub(in crate::review) fn quoted(&self, range: &Range<usize>) -> bool {
        self.tokens[range.clone()].iter().all(|token| token.quoted)
    }

    /// Whether a figure stands in a stretch.
    pub(in crate::review) fn has_figure(&self, range: Range<usize>) -> bool {
        self.tokens[range].iter().any(super::Token::is_figure)
    }

    /// Whether the sentence says what we did, decided or left undone: with us as its agent, or as ours.
    pub(in crate::review) fn owns(&self) -> bool {
        let ours = ["ours"];
        let own = ["decision", "fault", "mistake", "choice", "own", "manual", "failure", "error"];
        has(&self.tokens, &ours)
            || self.tokens.windows(2).any(|pair| pair[0].word == "our" && own.contains(&pair[1].word.as_str()))
            || (0..self.tokens.len()).any(|at| self.acts(at, &["we", "i"]))
    }

    /// Whether one of the subjects stands at a word, and has a verb that tells an act in the past, or one left undone.
    pub(in crate::review) fn acts(&self, at: usize, subjects: &[&str]) -> bool {
        if !subjects.contains(&self.tokens[at].word.as_str()) {
            return false;
        }
        let verb = self.tokens[at + 1..]
            .iter()
            .take(5)
            .map(|token| token.word.as_str())
            .find(|word| !is_have(word) && !is_negation(word) && (!is_adverb(word) || *word == "did"));
        // "We had to": what others made us do.
        let forced = self.tokens.get(at + 2).is_some_and(|token| token.word == "to");
        let had = self.tokens.get(at + 1).is_some_and(|token| token.word == "had") && !forced;
        let bound = self.tokens.get(at + 2).is_some_and(|token| matches!(token.word.as_str(), "bound" | "responsible"));
        had || bound
            || verb.is_some_and(|verb| {
                let told =
                    is_past(verb) || is_irregular_past(verb) || matches!(verb, "answer" | "did" | "should" | "rely");
                told && !phrases!(POLITE).has_word(hash(verb))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_part_is_told_by_our_acts() {
        for text in ["We chose that carrier.", "We had no second one.", "It was our decision.", "We did not test it."] {
            assert!(Parsed::of(text).owns(), "{text}");
        }
        for text in ["We apologise for the supplier.", "The carrier failed.", "We are sorry.", "We will pay."] {
            assert!(!Parsed::of(text).owns(), "{text}");
        }
    }

    #[test]
    fn denial_reaches_to_the_next_mark() {
        let parsed = Parsed::of("Nobody can promise that, and we guarantee it.");
        assert!(parsed.denied(2) && !parsed.denied(6));
    }
}
