//! A sentence among its neighbours, as a rule judges it.

use std::ops::Range;

use super::Parsed;
use crate::review::Sentence;

/// A sentence under judgement.
#[derive(Debug, Clone, Copy)]
pub(in crate::review) struct Place<'r> {
    /// The sentence.
    pub(in crate::review) sentence: &'r Sentence,
    /// The one before it in its section; in a text that is no letter, in its paragraph.
    pub(in crate::review) before: Option<&'r Sentence>,
    /// The one after it there.
    pub(in crate::review) after: Option<&'r Sentence>,
}

/// What a rule has against a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::review) struct Objection {
    /// Why.
    pub(in crate::review) why: String,
    /// The words it is about.
    pub(in crate::review) at: Range<usize>,
}

impl<'r> Place<'r> {
    /// Its grammar.
    pub(in crate::review) fn parsed(&self) -> &'r Parsed {
        self.sentence.parsed()
    }

    /// A word as it is written, with a sign that belongs to it before it: `INC-48213`, `#ops`, `@name`.
    pub(in crate::review) fn written(&self, at: usize) -> &'r str {
        &self.sentence.text[self.parsed().tokens[at].at.clone()]
    }

    /// The grammar of the sentence before it.
    pub(in crate::review) fn before(&self) -> Option<&'r Parsed> {
        self.before.map(|sentence| sentence.parsed())
    }

    /// The grammar of the sentence after it.
    pub(in crate::review) fn after(&self) -> Option<&'r Parsed> {
        self.after.map(|sentence| sentence.parsed())
    }

    /// An objection to some words, which it quotes.
    pub(in crate::review) fn objects(&self, at: Range<usize>, why: &str) -> Objection {
        let why = format!("\"{}\" {why}", self.parsed().phrase(at.clone()));
        Objection { why, at }
    }

    /// Whether the sentence or one beside it says what we did.
    pub(in crate::review) fn owned_nearby(&self) -> bool {
        self.parsed().owns() || self.before().is_some_and(Parsed::owns) || self.after().is_some_and(Parsed::owns)
    }
}
