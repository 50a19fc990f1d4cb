//! What a sentence says, wherever it stands: its words, its figures, its grammar.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono::NaiveDate;
use foldhash::fast::RandomState;

use super::deeds::Deeds;
use super::facts::names_figure;
use super::figures::{Date, Figure, Span, Sum, Value, figures_among, spans};
use super::grammar::Parsed;
use super::phrases::Phrases;
use super::words::{Glance, Word, has_any, is_space, pieces, shared_by, words};
use crate::composition::wording::{self, first_word};

/// What a sentence says.
#[derive(Debug)]
pub struct Saying {
    /// Its text, without inline markup and on one line.
    pub text: String,
    /// Its words.
    pub(super) words: Vec<Word>,
    /// The words at a glance.
    glance: Glance<16>,
    /// Their stems at a glance.
    stems: Glance<4>,
    /// Its figures.
    pub(super) figures: Vec<Figure>,
    /// How many words it has, as a reader counts them.
    length: usize,
    /// Its grammar, once a rule has asked.
    grammar: OnceLock<Parsed>,
    /// Its first word, once a rule has asked.
    opening: OnceLock<String>,
    /// What it tells of doings, once a rule has asked.
    deeds: OnceLock<Deeds>,
    /// Whether it holds a figure that counts as a fact, once a rule has asked.
    figured: OnceLock<bool>,
    /// What is badly put together in it, once the rule has asked.
    pub(super) seams: OnceLock<Vec<String>>,
    /// What a program left in it, once the rule has asked.
    pub(super) leftover: OnceLock<Option<String>>,
}

impl Saying {
    /// Reads a sentence.
    pub(super) fn of(text: &str) -> Self {
        let words = words(text);
        let (mut glance, mut stems) = (Glance::default(), Glance::default());
        for word in &words {
            glance.take(word.hash());
            word.stem().into_iter().for_each(|stem| stems.take(stem));
        }
        Self {
            glance,
            stems,
            text: text.to_owned(),
            figures: figures_among(text, &words),
            words,
            length: length(text),
            grammar: OnceLock::new(),
            opening: OnceLock::new(),
            deeds: OnceLock::new(),
            figured: OnceLock::new(),
            seams: OnceLock::new(),
            leftover: OnceLock::new(),
        }
    }

    /// How many words it has, as a reader counts them.
    pub fn length(&self) -> usize {
        self.length
    }

    /// Whether it has any of the phrases.
    pub(super) fn has(&self, phrases: &Phrases) -> bool {
        phrases.may_stand_in(&self.glance) && has_any(&self.words, phrases)
    }

    /// The share of the meaning of a text that is in it as well: as for the words of any text.
    pub(super) fn shared_meaning(&self, of: &[Word]) -> f64 {
        let stands = |stem| self.words.iter().any(|word| word.stem() == Some(stem));
        shared_by(|stem| self.stems.may_have(stem) && stands(stem), of)
    }

    /// Its grammar.
    pub(super) fn parsed(&self) -> &Parsed {
        self.grammar.get_or_init(|| Parsed::of(&self.text))
    }

    /// Its first word, in lower case and without marks around it.
    pub(super) fn opening(&self) -> &str {
        self.opening.get_or_init(|| first_word(&self.text))
    }

    /// What it tells of doings.
    pub(super) fn deeds(&self) -> &Deeds {
        self.deeds.get_or_init(|| Deeds::of(self))
    }

    /// Whether it holds a figure that counts as a fact.
    pub(super) fn is_figured(&self) -> bool {
        *self.figured.get_or_init(|| names_figure(self))
    }

    /// The days that it names.
    pub(super) fn dates(&self) -> impl Iterator<Item = Date> {
        self.figures.iter().filter_map(|figure| if let Value::Date(date) = figure.value { Some(date) } else { None })
    }

    /// The times of day that it names, in seconds from midnight.
    pub(super) fn clocks(&self) -> impl Iterator<Item = u32> {
        self.figures.iter().filter_map(|figure| if let Value::Clock(at) = figure.value { Some(at) } else { None })
    }

    /// The stretches of time that it tells in a letter of that date. Two times of day are needed for one, and a bracket may
    /// stand between the parts of one.
    pub(super) fn spans(&self, letter: Option<NaiveDate>) -> Vec<Span> {
        let may = self.clocks().nth(1).is_some() || (!self.figures.is_empty() && self.text.contains('('));
        if may { spans(&self.text, &self.figures, letter) } else { Vec::new() }
    }

    /// The sums that it names.
    pub(super) fn sums(&self) -> impl Iterator<Item = &Sum> {
        self.figures.iter().filter_map(|figure| if let Value::Sum(sum) = &figure.value { Some(sum) } else { None })
    }
}

/// How many words a text has, as a reader counts them.
fn length(text: &str) -> usize {
    let is_word = |word: &str| word.chars().any(char::is_alphanumeric);
    let count = |(_, piece): (usize, &str)| {
        if piece.is_ascii() {
            usize::from(piece.bytes().any(|byte| byte.is_ascii_alphanumeric()))
        } else {
            piece.split_whitespace().filter(|word| is_word(word)).count()
        }
    };
    pieces(text, is_space).map(count).sum()
}

/// What is read off a text is the same where the text is.
impl PartialEq for Saying {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Saying {}

/// Texts of each kind that are remembered before all of that kind are forgotten: some ten megabytes together.
const MOST: usize = 1 << 12;

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

/// What was read off texts, by the texts.
type Known<T> = Mutex<HashMap<Box<str>, Arc<T>, RandomState>>;

/// What was read off texts, for the next document that has them.
#[derive(Debug, Default)]
pub(super) struct Sayings {
    sentences: Known<Saying>,
    blocks: Known<[Arc<Saying>]>,
    texts: Known<Text>,
}

impl Sayings {
    /// What a sentence says.
    fn saying(&self, text: &str) -> Arc<Saying> {
        recall(&self.sentences, text, |text| Arc::new(Saying::of(text)))
    }

    /// What the sentences of a paragraph, an item or a cell say.
    pub(super) fn block(&self, text: &str) -> Arc<[Arc<Saying>]> {
        recall(&self.blocks, text, |text| wording::sentences(text).map(|text| self.saying(text)).collect())
    }

    /// The words of a text.
    pub(super) fn text(&self, text: &str) -> Arc<Text> {
        recall(&self.texts, text, |text| Arc::new(Text::of(text)))
    }
}

fn recall<T: ?Sized>(known: &Known<T>, text: &str, read: impl Fn(&str) -> Arc<T>) -> Arc<T> {
    if let Some(known) = known.lock().unwrap_or_else(PoisonError::into_inner).get(text) {
        return Arc::clone(known);
    }
    let new = read(text);
    let mut all = known.lock().unwrap_or_else(PoisonError::into_inner);
    if all.len() >= MOST {
        all.clear();
    }
    all.insert(text.into(), Arc::clone(&new));
    new
}
