//! What was read off texts, for the next document that has them.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use foldhash::fast::RandomState;

use super::Saying;
use super::blank::{Blank, blanked_bytes};
use crate::case::Incident;
use crate::composition::wording;
use crate::review::blocks::{self, WIDE};
use crate::review::facts::Named;
use crate::review::text::Text;
use crate::review::words::place_in;

/// Texts of each kind that are remembered before all of that kind are forgotten: the fewer, the larger they are, so that all
/// together come to some ten megabytes.
const MOST_SENTENCES: usize = 1 << 12;
const MOST_SECTIONS: usize = 1 << 10;
const MOST_INCIDENTS: usize = 1 << 6;

/// What was read off texts, by the texts.
type Known<K, T> = Mutex<HashMap<Box<K>, Arc<T>, RandomState>>;

/// What was read off texts, for the next document that has them.
#[derive(Debug, Default)]
pub(in crate::review) struct Sayings {
    /// Blank sentences, by their text with a 0 for every digit.
    blanks: Known<[u8], Kept>,
    /// The sentences of paragraphs, by the paragraph's text with a 0 for every digit.
    blocks: Known<[u8], Sentences>,
    /// The paragraphs of sections, by the section's Markdown with a 0 for every digit.
    passages: Known<[u8], Passage>,
    /// Texts of records.
    texts: Known<str, Text>,
    /// The texts of incidents, by all of them with a 0 for every digit.
    named: Known<[u8], Named>,
}

/// The sentences of a text, each with its place.
type Sentences = [(Range<usize>, Arc<Kept>)];

/// A section as it is remembered.
#[derive(Debug)]
pub(in crate::review) struct Passage {
    /// Its paragraphs, each with its place; `None`: there is more in it than paragraphs.
    paragraphs: Option<Vec<(Range<usize>, Arc<Sentences>)>>,
    /// Whether there may be two spaces behind a sentence of it.
    pub(in crate::review) may_be_wide: bool,
}

impl Passage {
    /// Hands on what the sentences of a section say that differs from this one in digits at most, each with the number of
    /// its paragraph; whether it is one of paragraphs alone.
    pub(in crate::review) fn read(&self, markdown: &str, mut take: impl FnMut(usize, Arc<Saying>)) -> bool {
        for (number, (at, sentences)) in self.paragraphs.iter().flatten().enumerate() {
            hand_on(sentences, &markdown[at.clone()], |said| take(number, said));
        }
        self.paragraphs.is_some()
    }
}

/// Hands on what the sentences of a text say.
fn hand_on(sentences: &Sentences, text: &str, mut take: impl FnMut(Arc<Saying>)) {
    for (at, kept) in sentences {
        take(kept.saying(&text[at.clone()]));
    }
}

/// A sentence as it is remembered.
#[derive(Debug)]
struct Kept {
    blank: Arc<Blank>,
    /// The sentence itself, where it has no digit.
    whole: Option<Arc<Saying>>,
}

impl Kept {
    fn of(sentence: &str) -> Self {
        let blank = Arc::new(Blank::of(sentence));
        let has_digit = sentence.bytes().any(|byte| byte.is_ascii_digit());
        let whole = (!has_digit).then(|| Arc::new(Saying::filled(sentence, &blank)));
        Self { blank, whole }
    }

    fn saying(&self, sentence: &str) -> Arc<Saying> {
        let filled = || Arc::new(Saying::filled(sentence, &self.blank));
        self.whole.as_ref().map_or_else(filled, Arc::clone)
    }
}

impl Sayings {
    /// What a sentence says.
    pub(in crate::review) fn saying(&self, text: &str) -> Arc<Saying> {
        self.kept(&blanked_bytes(text), text).saying(text)
    }

    /// What a sentence says whatever its digits are.
    pub(in crate::review) fn blank(&self, text: &str) -> Arc<Blank> {
        Arc::clone(&self.kept(&blanked_bytes(text), text).blank)
    }

    fn kept(&self, key: &[u8], text: &str) -> Arc<Kept> {
        recall(&self.blanks, MOST_SENTENCES, key, || Arc::new(Kept::of(text)))
    }

    /// Hands on what the sentences of a paragraph, an item or a cell say.
    pub(in crate::review) fn block(&self, text: &str, take: impl FnMut(Arc<Saying>)) {
        hand_on(&self.sentences(text), text, take);
    }

    fn sentences(&self, text: &str) -> Arc<Sentences> {
        let key = blanked_bytes(text);
        recall(&self.blocks, MOST_SENTENCES, &key, || {
            let sentences = wording::sentences(text).map(|sentence| {
                let at = place_in(text, sentence);
                (at.clone(), self.kept(&key[at], sentence))
            });
            sentences.collect()
        })
    }

    /// What is remembered of a section.
    pub(in crate::review) fn passage(&self, markdown: &str) -> Arc<Passage> {
        recall(&self.passages, MOST_SECTIONS, &blanked_bytes(markdown), || {
            let paragraphs = blocks::plain(markdown).map(|places| {
                let read = |at: Range<usize>| (at.clone(), self.sentences(&markdown[at]));
                places.into_iter().map(read).collect()
            });
            let may_be_wide = paragraphs.is_none() || markdown.contains(WIDE);
            Arc::new(Passage { paragraphs, may_be_wide })
        })
    }

    /// What sentences without a digit name of an incident's texts.
    pub(in crate::review) fn named(&self, incident: &Incident) -> Arc<Named> {
        recall(&self.named, MOST_INCIDENTS, &*Named::key(incident), || Arc::new(Named::of(incident, self)))
    }

    /// The words of a text of a record.
    pub(in crate::review) fn text(&self, text: &str) -> Arc<Text> {
        recall(&self.texts, MOST_SENTENCES, text, || Arc::new(Text::of(text)))
    }
}

fn recall<K, T>(known: &Known<K, T>, most: usize, key: &K, read: impl FnOnce() -> Arc<T>) -> Arc<T>
where
    K: Hash + Eq + ?Sized,
    T: ?Sized,
    for<'k> Box<K>: From<&'k K>,
{
    if let Some(known) = known.lock().unwrap_or_else(PoisonError::into_inner).get(key) {
        return Arc::clone(known);
    }
    let new = read();
    let mut all = known.lock().unwrap_or_else(PoisonError::into_inner);
    if all.len() >= most {
        all.clear();
    }
    all.insert(key.into(), Arc::clone(&new));
    new
}
