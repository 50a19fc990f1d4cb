//! A text of a record, ready to be found in a letter.

use super::words::{Word, stems, words};
use crate::composition::wording;

/// Words in a row that two texts do not share by chance.
pub(super) const RUN: usize = 5;

/// A text of a record.
#[derive(Debug)]
pub(super) struct Text {
    /// Its sentences.
    pub(super) sentences: Vec<Statement>,
    /// A hash of every run of [`RUN`] words, sorted.
    pub(super) runs: Vec<u64>,
}

/// A sentence of a record.
#[derive(Debug)]
pub(super) struct Statement {
    /// Its words.
    pub(super) words: Vec<Word>,
    /// The stems of those that carry its meaning.
    pub(super) stems: Vec<u64>,
}

impl Statement {
    fn of(sentence: &str) -> Self {
        let words = words(sentence);
        Self { stems: stems(&words).collect(), words }
    }
}

impl Text {
    /// Reads a text.
    pub(super) fn of(text: &str) -> Self {
        let sentences: Vec<Statement> = wording::sentences(text).map(Statement::of).collect();
        let mut runs: Vec<u64> =
            sentences.iter().flat_map(|statement| statement.words.windows(RUN).map(run_hash)).collect();
        runs.sort_unstable();
        Self { sentences, runs }
    }
}

/// One hash for a run of words.
pub(super) fn run_hash(run: &[Word]) -> u64 {
    run.iter().fold(0, |all: u64, word| (all.rotate_left(11) ^ word.hash()).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}
