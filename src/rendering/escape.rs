//! Values become text and nothing but text: folded to one line, freed of what a reader cannot see, and
//! escaped for Markdown with as few backslashes as keep their meaning.
//!
//! An escaped value is safe wherever a template may put running text: at the head of a line, of a list item,
//! of a heading or a table cell, in emphasis, after text. It is *not* safe inside `` `code` `` and link targets;
//! for those there are the filters `code` and `link`. What a character can do depends on Markdown's options:
//! the only ones this project switches on are tables and strikethrough (see [`super::markdown`]).

use std::borrow::Cow;
use std::io::{self, Write};

/// The value as the reader sees it: trimmed, on one line, without control characters, bidi overrides and
/// noncharacters. Line breaks and tabs become a space, and a run of spaces is one.
///
/// ```
/// assert_eq!(amends::rendering::folded(" the booking\n  page\u{7}\u{202e} "), "the booking page");
/// assert_eq!(amends::rendering::folded("O\u{2019}Hara & Co."), "O\u{2019}Hara & Co.");
/// ```
pub fn folded(value: &str) -> Cow<'_, str> {
    if value.trim().len() == value.len() && is_folded(value) {
        return Cow::Borrowed(value);
    }
    let mut text = String::with_capacity(value.len());
    let mut gap = false;
    for character in value.chars() {
        if is_break(character) {
            gap = true;
        } else if !is_dropped(character) {
            if gap && !text.is_empty() {
                text.push(' ');
            }
            gap = false;
            text.push(character);
        }
    }
    // What was dropped may have stood between the value's edge and white space.
    match text.trim() {
        trimmed if trimmed.len() == text.len() => Cow::Owned(text),
        trimmed => Cow::Owned(trimmed.to_owned()),
    }
}

/// Whether folding would change nothing but the ends.
fn is_folded(value: &str) -> bool {
    let mut last = 0;
    for &byte in value.as_bytes() {
        // Beyond ASCII a closer look is needed only for the blocks that hold what folding changes.
        if byte < b' ' || byte == 0x7f || (byte == b' ' && last == b' ') || matches!(byte, 0xc2 | 0xe2 | 0xef | 0xf0..)
        {
            return !value.chars().any(|c| (is_break(c) && c != ' ') || is_dropped(c)) && !value.contains("  ");
        }
        last = byte;
    }
    true
}

/// Spaces and all that ends a line somewhere.
fn is_break(character: char) -> bool {
    matches!(character, ' ' | '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What no reader sees and some reader is misled by.
fn is_dropped(character: char) -> bool {
    let code = u32::from(character);
    character.is_control()
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fdd0}'..='\u{fdef}')
        || code & 0xfffe == 0xfffe
}

/// The value folded and escaped for Markdown.
///
/// ```
/// use amends::rendering::escaped;
/// assert_eq!(escaped("$5 (50%) at a.b@c, it's snake_case & more"), "$5 (50%) at a.b@c, it's snake_case & more");
/// assert_eq!(escaped("*Order* <b>1</b>"), r"\*Order\* \<b>1\</b>");
/// assert_eq!(escaped("1. January"), r"1\. January");
/// ```
pub fn escaped(value: &str) -> Cow<'_, str> {
    let text = folded(value);
    let mut out = String::new();
    let mut copied = 0;
    let head = head_mark(&text);
    for (at, byte) in text.bytes().enumerate() {
        if head == Some(at) || (is_suspect(byte) && matters(&text, at, byte)) {
            out.push_str(&text[copied..at]);
            out.push('\\');
            copied = at;
        }
    }
    if copied == 0 && out.is_empty() {
        return text;
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

/// [`escaped`] in the shape that the template engine calls.
pub(crate) fn write_escaped(value: &str, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(escaped(value).as_bytes())
}

/// Where the mark stands that would make a block of a line that begins with this text: `# `, `> `, `- `, `1. `.
/// Marks that [`matters`] escapes wherever they stand are left to it.
pub(crate) fn head_mark(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let ends_at = |at: usize| matches!(bytes.get(at), None | Some(b' '));
    let run = |byte: u8| bytes.iter().take_while(|&&b| b == byte).count();
    match *bytes.first()? {
        b'>' => Some(0),
        b'#' => (run(b'#') <= 6 && ends_at(run(b'#'))).then_some(0),
        b'+' => ends_at(1).then_some(0),
        // A list item, a rule (`---`, `- - -`), or a line under a line that makes a heading of it.
        b'-' => (ends_at(1) || text.bytes().all(|b| matches!(b, b'-' | b' '))).then_some(0),
        b'=' => (run(b'=') == bytes.len()).then_some(0),
        // The row under a table's head, as other programs than ours see it.
        b':' => text.bytes().all(|b| matches!(b, b'-' | b':' | b' ')).then_some(0),
        b'0'..=b'9' => {
            let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
            (digits <= 9 && matches!(bytes.get(digits), Some(b'.' | b')')) && ends_at(digits + 1)).then_some(digits)
        }
        _ => None,
    }
}

fn is_suspect(byte: u8) -> bool {
    matches!(byte, b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'&' | b'|' | b'~' | b'#')
}

/// Whether Markdown could take the character at `at` for markup, whatever stands before and after the value.
fn matters(text: &str, at: usize, byte: u8) -> bool {
    let bytes = text.as_bytes();
    let next = bytes.get(at + 1).copied();
    match byte {
        b'\\' => next.is_none_or(|b| b.is_ascii_punctuation()),
        b'<' => next.is_none_or(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!' | b'?')),
        b'&' => is_entity(&text[at + 1..]),
        b'*' | b'~' => !stands_alone(text, at),
        b'_' => !stands_alone(text, at) && !is_within_word(text, at),
        // A heading's closing marks: only the first of a run at the end, with a space before it.
        b'#' => (at == 0 || bytes[at - 1] == b' ') && text[at..].bytes().all(|b| b == b'#'),
        _ => true,
    }
}

/// Whether what follows an ampersand makes a character of it: `amp;`, `#38;`. At the value's end the semicolon
/// may come from the template; names of one letter (`AT&T`) are none.
fn is_entity(rest: &str) -> bool {
    let name = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    let ends = matches!(rest.as_bytes().get(name), None | Some(b';'));
    ends && (name >= 2 || rest.is_empty())
}

/// Whether the run of this character has a space on both sides within the value, so that it can mark nothing.
fn stands_alone(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    at > 0 && bytes[at - 1] == b' ' && bytes.get(at + 1) == Some(&b' ')
}

/// Whether the run of underscores at `at` has letters or digits on both sides: `snake_case`.
fn is_within_word(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches('_').chars().next_back();
    let after = text[at..].trim_start_matches('_').chars().next();
    before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests;
