//! As much English grammar as the wording rules share: the words of a sentence with what stands between them, the
//! stretches they make, and constructions looked for in them. No rule's own list lives here, and nothing judges here.

mod clause;
mod lexicon;
mod pattern;
mod place;
mod token;

pub(super) use lexicon::{is_failing_participle, is_irregular_past, is_negation, is_past};
pub(super) use pattern::{Match, Patterns};
pub(super) use place::{Objection, Place};
pub(super) use token::{Stop, Token};

use std::ops::Range;

/// A sentence with its grammar.
#[derive(Debug, Clone)]
pub(super) struct Parsed {
    /// Its words, contractions taken apart.
    pub(super) tokens: Vec<Token>,
}

impl Parsed {
    /// Reads a sentence.
    pub(super) fn of(text: &str) -> Self {
        Self { tokens: token::tokens(text) }
    }

    /// The bytes of a stretch in the sentence.
    pub(super) fn bytes(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let (first, last) = (self.tokens.get(range.start)?, self.tokens.get(range.end.checked_sub(1)?)?);
        Some(first.at.start..last.at.end)
    }

    /// The words of a stretch, as they stand in the normal form: `did not` for `didn't`.
    pub(super) fn phrase(&self, range: Range<usize>) -> String {
        let words: Vec<&str> = self.tokens[range].iter().map(|token| token.word.as_str()).collect();
        words.join(" ")
    }
}

/// Whether any of the tokens is one of these words.
pub(super) fn has(tokens: &[Token], words: &[&str]) -> bool {
    tokens.iter().any(|token| words.contains(&token.word.as_str()))
}
