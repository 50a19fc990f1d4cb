//! What sentences say that differ in digits alone.

use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::composition::wording::first_word;
use crate::review::figures::Outline;
use crate::review::phrases::{LISTS, Phrases};
use crate::review::words::{Glance, Word, has_any, is_space, pieces, with_digits, words};

/// What a sentence says whatever its digits are. It is read off the sentence with a 0 for every digit, so that nothing
/// of it can depend on one, and it holds for every sentence that differs from it in digits alone.
#[derive(Debug)]
pub(in crate::review) struct Blank {
    /// Its text, each digit a 0.
    pub(in crate::review) text: String,
    /// Its words.
    pub(super) words: Vec<Word>,
    /// Those that have a digit: which, and where each stands in the text.
    pub(super) with_digits: Vec<(usize, Range<usize>)>,
    /// The words at a glance.
    glance: Glance<16>,
    /// The stems of those without a digit, at a glance.
    pub(super) stems: Glance<4>,
    /// Where figures may stand in it.
    pub(super) outline: Outline,
    /// How many words it has, as a reader counts them.
    pub(super) length: usize,
    /// Whether it has a phrase of a list, once a rule has asked.
    answers: Answers,
    /// What may be badly put together in it, once the rule has asked.
    pub(in crate::review) suspects: OnceLock<Suspects>,
    /// What a program left in it, once the rule has asked.
    pub(in crate::review) leftover: OnceLock<Option<String>>,
    /// Its first word, in lower case and without marks around it.
    opening: String,
    /// Whether a role promises something in it, once a rule has asked.
    pub(in crate::review) role_promises: OnceLock<bool>,
}

/// What may be badly put together in a sentence.
#[derive(Debug, Default)]
pub(in crate::review) struct Suspects {
    /// Whether it opens with a small letter that is no name's.
    pub(in crate::review) opens_small: bool,
    /// What is or may be, in the order of the text.
    pub(in crate::review) found: Vec<Suspect>,
}

/// Something that is or may be badly put together.
#[derive(Debug)]
pub(in crate::review) enum Suspect {
    /// Certainly, and why.
    Fault(String),
    /// With some digits: the places of two words.
    Pair(Range<usize>, Range<usize>),
}

impl Blank {
    /// Of a sentence.
    pub(in crate::review) fn of(sentence: &str) -> Self {
        let text = blanked(sentence);
        let (words, with_digits) = (words(&text), with_digits(&text));
        let (mut glance, mut stems) = (Glance::default(), Glance::default());
        for (at, word) in words.iter().enumerate() {
            glance.take(word.hash());
            if with_digits.iter().all(|(other, _)| *other != at) {
                word.stem().into_iter().for_each(|stem| stems.take(stem));
            }
        }
        Self {
            glance,
            stems,
            with_digits,
            outline: Outline::of(&text),
            length: length(&text),
            opening: first_word(&text),
            words,
            text,
            answers: Answers::default(),
            suspects: OnceLock::new(),
            leftover: OnceLock::new(),
            role_promises: OnceLock::new(),
        }
    }

    /// Whether it has any of the phrases, none of which has a digit.
    pub(in crate::review) fn has(&self, phrases: &Phrases) -> bool {
        assert!(!phrases.has_digits(), "digits are not known here");
        self.answers.get(phrases.list(), || phrases.may_stand_in(&self.glance) && has_any(&self.words, phrases))
    }

    /// Its first word, in lower case and without marks around it, where that has no digit.
    pub(super) fn opening(&self) -> Option<&str> {
        Some(&*self.opening).filter(|word| !word.bytes().any(|byte| byte.is_ascii_digit()))
    }

    /// Its words, without the digits of any.
    pub(in crate::review) fn words(&self) -> &[Word] {
        &self.words
    }
}

/// A text with a 0 for every digit: as long, with everything else in its place.
pub(super) fn blanked(text: &str) -> String {
    String::from_utf8(blanked_bytes(text)).unwrap_or_default()
}

/// The same as bytes.
pub(in crate::review) fn blanked_bytes(text: &str) -> Vec<u8> {
    text.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte }).collect()
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

/// Answers to questions of yes or no, each by its number, as they come to be asked: two threads that ask at once may both
/// work one out, and come to the same.
#[derive(Debug, Default)]
struct Answers {
    known: [AtomicU64; LISTS / 64],
    yes: [AtomicU64; LISTS / 64],
}

impl Answers {
    fn get(&self, number: Option<usize>, answer: impl Fn() -> bool) -> bool {
        let Some((known, yes, bit)) = number
            .and_then(|number| Some((self.known.get(number / 64)?, self.yes.get(number / 64)?, 1 << (number % 64))))
        else {
            return answer();
        };
        if known.load(Ordering::Acquire) & bit != 0 {
            return yes.load(Ordering::Relaxed) & bit != 0;
        }
        let is = answer();
        if is {
            yes.fetch_or(bit, Ordering::Relaxed);
        }
        known.fetch_or(bit, Ordering::Release);
        is
    }
}
