//! Words of a text with their places.

use std::ops::Range;

use crate::composition::wording::SIGNS;
use crate::review::words::{is_space, pieces, within_marks};

/// A word without the marks around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether a mark stands behind it that parts it from the next word: anything but a comma or an abbreviation's stop.
    pub(super) parted: bool,
}

/// The words of a text. A dash parts words as space does.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::with_capacity(text.len() / 5 + 1);
    for (start, piece) in pieces(text, is_space) {
        if piece.is_ascii() {
            found.extend(token(piece, start, within_marks(piece.as_bytes())));
        } else {
            let mut from = start;
            for word in piece.split(is_gap) {
                let head = word.len() - word.trim_start_matches(is_mark).len();
                let length = word[head..].trim_end_matches(is_mark).len();
                found.extend(token(word, from, head..head + length));
                from += word.len();
                from += text[from..].chars().next().map_or(0, char::len_utf8);
            }
        }
    }
    found
}

/// The token that stands `within` the marks of a word that begins at `start`; none where there is nothing but marks.
fn token(word: &str, start: usize, within: Range<usize>) -> Option<Token<'_>> {
    let (text, tail) = (&word[within.clone()], &word.as_bytes()[within.end..]);
    let parts = |byte: &u8| matches!(byte, b';' | b':' | b')' | b'!' | b'?');
    let parted = tail.iter().any(parts) || (tail.contains(&b'.') && !text.contains('.'));
    (!text.is_empty()).then_some(Token { text, start: start + within.start, end: start + within.end, parted })
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{2013}' | '\u{2014}')
}

fn is_mark(c: char) -> bool {
    !(c.is_alphanumeric() || SIGNS.contains(&c) || c == '%')
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn words_are_those_between_gaps_without_their_marks(text in "([a-z0-9£$%é,.;:!?()'\" –—\u{a0}\n\u{b}]|3,4|a\\.m\\.){0,40}") {
            let words = text.split(is_gap).map(|word| word.trim_matches(is_mark)).filter(|word| !word.is_empty());
            let found = tokens(&text);
            proptest::prop_assert_eq!(found.iter().map(|token| token.text).collect::<Vec<_>>(), words.collect::<Vec<_>>());
            for token in &found {
                proptest::prop_assert_eq!(&text[token.start..token.end], token.text);
                let tail = text[token.end..].split(is_gap).next().unwrap_or_default();
                let parted = tail.contains([';', ':', ')', '!', '?']) || (tail.contains('.') && !token.text.contains('.'));
                proptest::prop_assert_eq!(token.parted, parted);
            }
        }
    }
}
