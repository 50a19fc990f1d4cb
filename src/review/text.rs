//! A text of a record, ready to be found in a letter.

use super::words::{Word, words};
use crate::composition::wording;

/// Words in a row that two texts do not share by chance.
pub(super) const RUN: usize = 5;

/// A text of a record.
#[derive(Debug)]
pub(super) struct Text {
    /// The words of each of its sentences.
    pub(super) sentences: Vec<Vec<Word>>,
    /// A hash of every run of [`RUN`] words, sorted.
    pub(super) runs: Vec<u64>,
}

impl Text {
    /// Reads a text.
    pub(super) fn of(text: &str) -> Self {
        let sentences: Vec<Vec<Word>> = wording::sentences(text).map(words).collect();
        let mut runs: Vec<u64> = sentences.iter().flat_map(|words| words.windows(RUN).map(run_hash)).collect();
        runs.sort_unstable();
        Self { sentences, runs }
    }
}

/// One hash for a run of words.
pub(super) fn run_hash(run: &[Word]) -> u64 {
    run.iter().fold(0, |all: u64, word| (all.rotate_left(11) ^ word.hash()).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}
