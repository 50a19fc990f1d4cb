//! Five measures by which a generated letter betrays itself: pure functions over the sentences of a letter, as
//! [`Prose::texts`](super::Prose::texts) gives them.

use std::sync::LazyLock;

use std::collections::BTreeSet;

use super::facts::MASK;
use super::generic::is_generic;
use super::phrases::Phrases;
use super::words::ratio;
use super::{Facts, Saying, Sentence};
use crate::composition::wording::first_word;

/// Words in a row that are compared between letters.
const SEQUENCE: usize = 5;

/// What every letter must say.
static REASONS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "our fault",
        "fault is ours",
        "fault was ours",
        "mistake was ours",
        "failure of ours",
        "do not yet know",
        "question is still open",
        "another remedy",
        "something else",
        "need do nothing",
        "to be claimed",
        "to claim",
        "no step",
        "of this needs",
    ])
});

/// Words of a sentence that says what every letter must say, and no more.
const SHORT: usize = 12;

/// The share of sentences that hold a fact: a text of the record or a figure worded from it. Over 0.55 is wanted.
pub fn fact_share(sentences: &[&str], facts: &Facts) -> f64 {
    ratio(sentences.iter().filter(|sentence| facts.any(sentence)).count(), sentences.len())
}

/// Distinct first words over sentences. At least 0.6 is wanted.
pub fn distinct_openings(sentences: &[&str]) -> f64 {
    let openings: BTreeSet<String> = sentences.iter().map(|sentence| first_word(sentence)).collect();
    ratio(openings.len(), sentences.len())
}

/// The most sentences in a row that open with the same word. At most two are wanted.
pub fn longest_run(sentences: &[&str]) -> usize {
    let openings: Vec<String> = sentences.iter().map(|sentence| first_word(sentence)).collect();
    openings.chunk_by(|one, next| one == next).map(<[String]>::len).max().unwrap_or(0)
}

/// The sentences that would be true of any incident of any firm: taking the facts out of them takes nothing out, and
/// they have no other reason to stay. At most three are wanted.
pub fn universal<'t>(sentences: &[&'t str], facts: &Facts) -> Vec<&'t str> {
    let is_universal = |sentence: &&&str| !is_grounded(&Saying::of(sentence)) && !facts.any(sentence);
    sentences.iter().filter(is_universal).copied().collect()
}

/// Whether a sentence would be true of any incident unless it holds a text of the record. What leads into a list says what
/// the list says; and some things must be said in every letter, so that a short sentence for them has its reason: whose
/// fault it was, that nothing need be done, that another remedy may be asked for, that something is not known.
pub(super) fn may_be_universal(sentence: &Sentence) -> bool {
    !sentence.is_figured() && !is_grounded(sentence)
}

/// Whether a sentence would be true of any incident whatever the record is: it holds no figure, and no word that belongs
/// to one incident more than to another.
pub(super) fn is_universal_anywhere(sentence: &Sentence) -> bool {
    sentence.figures.is_empty() && !is_grounded(sentence) && is_generic(&sentence.words)
}

/// Whether a sentence has its ground whatever it tells.
fn is_grounded(said: &Saying) -> bool {
    said.text.ends_with(':') || said.words.len() <= SHORT && said.has(&REASONS)
}

/// The share of the five-word sequences of the letter with fewer of them that the other letter has as well, facts
/// masked; from 0 to 1. Letters of different incidents should share less than 0.6 on average.
pub fn shared_sequences(one: (&[&str], &Facts), other: (&[&str], &Facts)) -> f64 {
    let (left, right) = (sequences(one.0, one.1), sequences(other.0, other.1));
    ratio(left.intersection(&right).count(), left.len().min(right.len()))
}

/// Sequences that do not reach over the end of a sentence.
fn sequences(sentences: &[&str], facts: &Facts) -> BTreeSet<Vec<String>> {
    let masked = sentences.iter().map(|sentence| facts.masked(sentence));
    let runs = |words: Vec<String>| words.windows(SEQUENCE).map(<[String]>::to_vec).collect::<Vec<_>>();
    masked.flat_map(runs).filter(|run| run.iter().any(|word| word != MASK)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: [&str; 5] = [
        "On 6 March your page was away.",
        "We paid \u{a3}64.00 to you.",
        "We are sorry for it all.",
        "We will do better.",
        "My line is open.",
    ];

    #[test]
    fn sentences_with_a_figure_hold_a_fact() {
        let facts = Facts::default();
        assert!((fact_share(&LETTER, &facts) - 0.4).abs() < 1e-9);
        assert_eq!(universal(&LETTER, &facts), LETTER[2..]);
        assert!(fact_share(&[], &facts).abs() < 1e-9);
    }

    #[test]
    fn openings_are_counted_and_their_runs() {
        assert!((distinct_openings(&LETTER) - 0.6).abs() < 1e-9);
        assert_eq!(longest_run(&LETTER), 3);
        assert_eq!(longest_run(&[]), 0);
    }

    #[test]
    fn letters_that_differ_in_their_facts_alone_share_everything() {
        let facts = Facts::default();
        let other = ["On 9 May your page was away.", "We paid $1,000 to you."];
        assert!((shared_sequences((&LETTER[..2], &facts), (&other, &facts)) - 1.0).abs() < 1e-9);
        let unlike = ["Nothing of this is said in the other.", "We paid $1,000 to you."];
        assert!(shared_sequences((&LETTER[..2], &facts), (&unlike, &facts)) < 0.4);
    }
}
