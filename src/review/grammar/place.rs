//! A sentence among its neighbours, as a rule judges it.

use std::ops::Range;

use super::Parsed;
use crate::review::prose::BlockKind;
use crate::review::{Finding, Reading, Sentence};

/// A sentence under judgement.
#[derive(Debug, Clone, Copy)]
pub(in crate::review) struct Place<'r> {
    /// The sentence.
    pub(in crate::review) sentence: &'r Sentence,
    /// Its grammar.
    pub(in crate::review) parsed: &'r Parsed,
    /// The one before it in its section.
    pub(in crate::review) before: Option<&'r Parsed>,
    /// The one after it in its section.
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

/// What a rule finds: it says of each sentence why it objects, if it does. Headings are not sentences.
pub(in crate::review) fn judge(
    reading: &Reading<'_>,
    better: &str,
    objection: impl Fn(&Place<'_>) -> Option<Objection>,
) -> Vec<Finding> {
    let (sentences, parsed) = (&reading.prose.sentences, reading.grammar());
    let near = |one: &Sentence, other: &Sentence| {
        one.section == other.section && (reading.frame().is_some() || one.block == other.block)
    };
    let beside = |at: usize, other: Option<usize>| {
        let other = other.filter(|other| sentences.get(*other).is_some_and(|other| near(&sentences[at], other)));
        other.map(|other| &parsed[other])
    };
    let mut found = Vec::new();
    for (at, sentence) in sentences.iter().enumerate().filter(|(_, sentence)| sentence.kind != BlockKind::Heading) {
        let (before, after) = (beside(at, at.checked_sub(1)), beside(at, Some(at + 1)));
        let place = Place { sentence, parsed: &parsed[at], before, after };
        let Some(Objection { why, at: words }) = objection(&place) else { continue };
        let finding = Finding::at(sentence, why, better);
        found.push(match parsed[at].bytes(&words) {
            Some(bytes) => finding.over(bytes),
            None => finding,
        });
    }
    found
}
