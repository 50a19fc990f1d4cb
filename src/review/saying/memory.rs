//! What was read off texts, for the next document that has them.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use foldhash::fast::RandomState;

use super::Saying;
use super::blank::Blank;
use crate::composition::wording;
use crate::review::blocks;
use crate::review::facts::Named;
use crate::review::text::Text;

/// Texts of each kind that are remembered before all of that kind are forgotten: some ten megabytes together.
const MOST: usize = 1 << 12;

/// What was read off texts, by the texts.
type Known<K, T> = Mutex<HashMap<Box<K>, Arc<T>, RandomState>>;

/// What was read off texts, for the next document that has them.
#[derive(Debug, Default)]
pub(in crate::review) struct Sayings {
    /// Blank sentences, by their text with a 0 for every digit.
    blanks: Known<[u8], Told>,
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
type Sentences = [(Range<usize>, Arc<Told>)];

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
    sentences.iter().for_each(|(at, told)| take(told.saying(&text[at.clone()])));
}

/// A sentence as it is remembered.
#[derive(Debug)]
struct Told {
    blank: Arc<Blank>,
    /// The sentence itself, where it has no digit.
    whole: Option<Arc<Saying>>,
}

impl Told {
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
        self.told(&key(text), text).saying(text)
    }

    /// What a sentence says whatever its digits are.
    pub(in crate::review) fn blank(&self, text: &str) -> Arc<Blank> {
        Arc::clone(&self.told(&key(text), text).blank)
    }

    fn told(&self, key: &[u8], text: &str) -> Arc<Told> {
        recall(&self.blanks, key, || Arc::new(Told::of(text)))
    }

    /// Hands on what the sentences of a paragraph, an item or a cell say.
    pub(in crate::review) fn block(&self, text: &str, take: impl FnMut(Arc<Saying>)) {
        hand_on(&self.sentences(text), text, take);
    }

    fn sentences(&self, text: &str) -> Arc<Sentences> {
        let key = key(text);
        recall(&self.blocks, &key, || {
            let mut from = 0;
            let sentences = wording::sentences(text).map(|sentence| {
                let start = from + text[from..].find(sentence).unwrap_or_default();
                from = start + sentence.len();
                (start..from, self.told(&key[start..from], sentence))
            });
            sentences.collect()
        })
    }

    /// What is remembered of a section.
    pub(in crate::review) fn passage(&self, markdown: &str) -> Arc<Passage> {
        recall(&self.passages, &key(markdown), || {
            let paragraphs = blocks::plain(markdown).map(|places| {
                let read = |at: Range<usize>| (at.clone(), self.sentences(&markdown[at]));
                places.into_iter().map(read).collect()
            });
            let may_be_wide = paragraphs.is_none() || markdown.contains(".  ");
            Arc::new(Passage { paragraphs, may_be_wide })
        })
    }

    /// What sentences without a digit name of an incident's texts, by its key.
    pub(in crate::review) fn named(&self, incident: &str) -> Arc<Named> {
        recall(&self.named, &key(incident), || Arc::new(Named::of(incident)))
    }

    /// The words of a text of a record.
    pub(in crate::review) fn text(&self, text: &str) -> Arc<Text> {
        recall(&self.texts, text, || Arc::new(Text::of(text)))
    }
}

/// A text with a 0 for every digit.
fn key(text: &str) -> Vec<u8> {
    text.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte }).collect()
}

fn recall<K, T>(known: &Known<K, T>, key: &K, read: impl FnOnce() -> Arc<T>) -> Arc<T>
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
    if all.len() >= MOST {
        all.clear();
    }
    all.insert(key.into(), Arc::clone(&new));
    new
}
