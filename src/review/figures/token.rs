//! Words of a text with their places.

use crate::composition::wording::SIGNS;

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
    let is_gap = |c: char| c.is_whitespace() || matches!(c, '\u{2013}' | '\u{2014}');
    let mut found = Vec::with_capacity(text.len() / 5 + 1);
    for word in text.split(is_gap).filter(|word| !word.is_empty()) {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let head = word.len() - word.trim_start_matches(is_mark).len();
        let bare = word[head..].trim_end_matches(is_mark);
        if !bare.is_empty() {
            let from = start + head;
            let tail = &word[head + bare.len()..];
            let parted = tail.contains([';', ':', ')', '!', '?']) || (tail.contains('.') && !bare.contains('.'));
            found.push(Token { text: bare, start: from, end: from + bare.len(), parted });
        }
    }
    found
}

fn is_mark(c: char) -> bool {
    !(c.is_alphanumeric() || SIGNS.contains(&c) || c == '%')
}
