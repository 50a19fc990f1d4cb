//! A sentence among its neighbours, as a rule judges it.

use std::ops::Range;

use super::Parsed;
use crate::review::Sentence;

/// A sentence under judgement.
#[derive(Debug, Clone, Copy)]
pub(in crate::review) struct Place<'r> {
    /// The sentence.
    pub(in crate::review) sentence: &'r Sentence,
    /// Its grammar.
    pub(in crate::review) parsed: &'r Parsed,
    /// The one before it in its section; in a text that is no letter, in its paragraph.
    pub(in crate::review) before: Option<&'r Parsed>,
    /// The one after it there.
    pub(in crate::review) after: Option<&'r Parsed>,
}

/// What a rule has against a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::review) struct Objection {
    /// Why.
    pub(in crate::review) why: String,
    /// The words it is about.
    pub(in crate::review) at: Range<usize>,
}

impl Place<'_> {
    /// An objection to some words, which it quotes.
    pub(in crate::review) fn objects(&self, at: Range<usize>, why: &str) -> Objection {
        let why = format!("\"{}\" {why}", self.parsed.phrase(at.clone()));
        Objection { why, at }
    }

    /// Whether the sentence or one beside it says what we did.
    pub(in crate::review) fn owned_nearby(&self) -> bool {
        [Some(self.parsed), self.before, self.after].into_iter().flatten().any(Parsed::owns)
    }
}
