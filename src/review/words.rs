//! Words of a text, and how a text is compared with another: by words alone, whatever the marks between them.
//!
//! A word is known by the hash of its lower case, so that a text is compared without a copy of any of its words.

use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use super::phrases::Phrases;
use crate::composition::wording::SIGNS;

/// A word, in whatever case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Word {
    /// The hash of its lower case.
    hash: u64,
    /// The hash of the stem that its forms share; [`NO_STEM`], where it carries no meaning.
    stem: u64,
}

/// What stands for the stem of a word without a meaning of its own. No stem of letters comes to it but by chance.
const NO_STEM: u64 = 0;

impl Word {
    /// Of a word without marks around it.
    pub(super) fn of(written: &str) -> Self {
        if written.is_ascii() { Self::of_ascii(written.as_bytes()) } else { Self::of_any(written) }
    }

    fn of_ascii(written: &[u8]) -> Self {
        let lower = |hash: u64, byte: &u8| with(hash, byte.to_ascii_lowercase());
        let (head, rest) = written.split_at(STEM.min(written.len()));
        let stem = head.iter().fold(SEED, lower);
        Self::with(rest.iter().fold(stem, lower), stem, written.len())
    }

    /// The same of a word with other letters.
    fn of_any(written: &str) -> Self {
        let word = lower(written);
        let end = word.char_indices().nth(STEM).map_or(word.len(), |(index, _)| index);
        Self::with(hash(&word), hash(&word[..end]), word.chars().count())
    }

    fn with(hash: u64, stem: u64, length: usize) -> Self {
        let carries = length > 3 && !EMPTY.has_word(hash);
        Self { hash, stem: if carries { stem } else { NO_STEM } }
    }

    /// Its hash.
    pub(super) fn hash(self) -> u64 {
        self.hash
    }

    /// The stem that its forms share, where it carries a meaning.
    pub(super) fn stem(self) -> Option<u64> {
        (self.stem != NO_STEM).then_some(self.stem)
    }

    /// Whether it is this one, which is written in lower case.
    pub(super) fn is(self, word: &str) -> bool {
        self.hash == hash(word)
    }

    /// Whether it is any of these.
    pub(super) fn is_any(self, words: &Phrases) -> bool {
        words.has_word(self.hash)
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn with(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

/// The hash of a word: FNV-1a, which spreads well over short texts.
pub(super) fn hash(word: &str) -> u64 {
    word.bytes().fold(SEED, with)
}

/// Words at a glance: whether one is surely not among them. `N` is a power of two, the larger for the more words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glance<const N: usize>([u64; N]);

impl<const N: usize> Default for Glance<N> {
    fn default() -> Self {
        Self([0; N])
    }
}

impl<const N: usize> Glance<N> {
    /// Adds a word by its hash.
    pub(super) fn take(&mut self, hash: u64) {
        self.0[usize::from(hash.to_le_bytes()[1]) % N] |= 1 << (hash & 63);
    }

    /// Whether a word of these may be among the others.
    pub(super) fn meets(&self, others: &Self) -> bool {
        self.0.iter().zip(&others.0).fold(0, |both, (one, other)| both | (one & other)) != 0
    }

    /// Whether the word of a hash may be among them.
    pub(super) fn may_have(&self, hash: u64) -> bool {
        self.0[usize::from(hash.to_le_bytes()[1]) % N] >> (hash & 63) & 1 == 1
    }
}

/// Whether a text may have a sign of money or of shares, which counts as part of a word here.
pub(super) fn may_have_sign(text: &str) -> bool {
    text.bytes().fold(false, |found, byte| found | matches!(byte, b'$' | b'%' | 0xc2 | 0xe2))
}

/// Takes a hash as it is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(SEED, |hash, byte| with(hash, *byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// Words of a set or map, by their hashes.
pub(super) type ByHash = BuildHasherDefault<Hashed>;

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::with_capacity(text.len() / 5 + 1);
    for (_, piece) in pieces(text, |byte| is_space(byte) || byte == b'/') {
        if piece.is_ascii() {
            let word = within_marks(piece.as_bytes());
            if !word.is_empty() {
                found.push(Word::of_ascii(&piece.as_bytes()[word]));
            }
        } else {
            found.extend(written(piece).map(Word::of));
        }
    }
    found
}

/// The words of a text that have a digit: which of its words, and where each stands.
pub(super) fn with_digits(text: &str) -> Vec<(usize, Range<usize>)> {
    let mut at = 0;
    let all = pieces(text, |byte| is_space(byte) || byte == b'/').flat_map(|(_, piece)| written(piece));
    let placed = all.map(|word| {
        at += 1;
        (at - 1, place_in(text, word))
    });
    placed.filter(|(_, range)| text[range.clone()].bytes().any(|byte| byte.is_ascii_digit())).collect()
}

/// Where a part of a text stands in it.
pub(super) fn place_in(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr().addr() - text.as_ptr().addr();
    start..start + part.len()
}

/// The pieces of a text between bytes that part them, each with its place; they may be empty.
pub(super) fn pieces(text: &str, parts: impl Fn(u8) -> bool) -> impl Iterator<Item = (usize, &str)> {
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next?;
        let rest = &text.as_bytes()[start..];
        let length = rest.iter().position(|byte| parts(*byte));
        next = length.map(|length| start + length + 1);
        Some((start, &text[start..length.map_or(text.len(), |length| start + length)]))
    })
}

/// Whether a byte is a space, as all of Unicode's are that are one byte long.
pub(super) fn is_space(byte: u8) -> bool {
    byte == b' ' || byte.wrapping_sub(b'\t') < 5
}

/// Where the word of letters, digits and signs stands in a piece of ASCII, without the marks around it.
pub(super) fn within_marks(piece: &[u8]) -> Range<usize> {
    let is_mark = |byte: &u8| !(byte.is_ascii_alphanumeric() || matches!(byte, b'$' | b'%'));
    let head = piece.iter().position(|byte| !is_mark(byte)).unwrap_or(piece.len());
    let end = piece.iter().rposition(|byte| !is_mark(byte)).map_or(head, |last| last + 1);
    head..end
}

/// The words of a text as they are spelled in lower case.
pub(super) fn spelled(text: &str) -> Vec<String> {
    written(text).map(lower).collect()
}

/// A word in lower case.
pub(super) fn lower(written: &str) -> String {
    if written.is_ascii() {
        return written.to_ascii_lowercase();
    }
    written.replace('\u{2019}', "'").to_lowercase()
}

/// The words of a text without the marks around them; a currency sign belongs to its figure.
pub(super) fn written(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_gap).map(|word| word.trim_matches(|c: char| !is_of_word(c))).filter(|word| !word.is_empty())
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{2014}' | '\u{2013}' | '/')
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || SIGNS.contains(&c) || c == '%'
}

/// Whether `words` has all of `phrase` in one run.
pub(super) fn has_run(words: &[Word], phrase: &[Word]) -> bool {
    position(words, phrase).is_some()
}

/// Where the first run of `phrase` in `words` begins; an empty phrase is nowhere.
pub(super) fn position(words: &[Word], phrase: &[Word]) -> Option<usize> {
    let first = phrase.first()?;
    let last = words.len().checked_sub(phrase.len())?;
    (0..=last).find(|&at| words[at] == *first && words[at..].starts_with(phrase))
}

/// Whether `words` has any of the phrases.
pub(super) fn has_any(words: &[Word], phrases: &Phrases) -> bool {
    (0..words.len()).any(|at| phrases.begin(&words[at..]))
}

/// The stems of the words that carry a text's meaning, in the order of the text.
pub(super) fn stems(words: &[Word]) -> impl Iterator<Item = u64> {
    words.iter().filter_map(|word| word.stem())
}

/// The share of the meaning of `of` that is in `words` as well: from 0 to 1, and 1 where `of` means nothing.
pub(super) fn shared_meaning(words: &[Word], of: &[Word]) -> f64 {
    let wanted = stems(of).count();
    if wanted == 0 {
        return 1.0;
    }
    let has = |stem: &u64| words.iter().any(|word| word.stem == *stem);
    ratio(stems(of).filter(has).count(), wanted)
}

/// One number over another; 0 over nothing.
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}

/// The first five letters are a word's stem: `booking`, `booked` and `bookings` share them, `book` does not need to.
const STEM: usize = 5;

/// Long words without a meaning of their own.
static EMPTY: std::sync::LazyLock<Phrases> = std::sync::LazyLock::new(|| {
    Phrases::of(&[
        "your", "yours", "that", "this", "with", "from", "have", "were", "been", "which", "their", "them", "they",
        "there", "when", "what", "whom", "into", "over", "under", "than", "then", "those", "these", "would", "could",
        "should", "after", "before", "being", "until", "while",
    ])
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::phrases::phrases;

    #[test]
    fn words_are_compared_without_their_marks() {
        let text = "\u{201c}We\u{2019}ve paid\u{201d} \u{a3}640.00, on Friday\u{2014}in full.";
        assert_eq!(spelled(text), ["we've", "paid", "\u{a3}640.00", "on", "friday", "in", "full"]);
        let text = words(text);
        assert!(has_any(&text, phrases!["nothing", "paid \u{a3}640.00"]));
        assert!(!has_any(&text, phrases!["paid on"]));
    }

    #[test]
    fn meaning_is_shared_between_forms_of_a_word() {
        let (sentence, title) = (words("Your guests could not use booking."), words("the booking failure"));
        assert!((shared_meaning(&sentence, &title) - 0.5).abs() < 1e-9);
    }

    /// The stem of a word, as it is spelled.
    fn stem(word: &str) -> Option<String> {
        let carries = word.chars().count() > 3 && !EMPTY.has_word(hash(word));
        carries.then(|| word.chars().take(5).collect())
    }

    proptest::proptest! {
        #[test]
        fn hashes_are_those_of_what_is_spelled(text in "([a-zA-Z0-9\u{2019}'£€ÄéİßΣ.,(/ —-]|[a-z]{4}| your )*") {
            let (words, spelled) = (words(&text), spelled(&text));
            proptest::prop_assert_eq!(words.iter().map(|word| word.hash).collect::<Vec<_>>(),
                spelled.iter().map(|word| hash(word)).collect::<Vec<_>>());
            proptest::prop_assert_eq!(stems(&words).collect::<Vec<_>>(),
                spelled.iter().filter_map(|word| stem(word)).map(|stem| hash(&stem)).collect::<Vec<_>>());
        }
    }
}
