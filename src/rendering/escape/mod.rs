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
    fold(value, survey(value))
}

/// What a look at each byte says of a text; most texts give nothing, and are done with.
#[derive(Debug, Clone, Copy)]
struct Survey(u8);

/// A space, which is nothing unless another follows.
const SPACE: u8 = 1;
/// Something that folding changes. Two spaces come to this: [`SPACE`] twice, moved by one bit.
const FOLDS: u8 = 2;
/// A byte of characters beyond ASCII of which folding changes some.
const PERHAPS: u8 = 4;
/// A character that [`matters`] is asked about.
const MARKS: u8 = 8;

/// What each byte is.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte {
            0x20 => SPACE,
            0..=0x1f | 0x7f => FOLDS,
            0xc2 | 0xe2 | 0xef..=0xff => PERHAPS,
            _ => 0,
        };
        byte += 1;
    }
    let marks = b"\\`*_[]<&|~#";
    let mut at = 0;
    while at < marks.len() {
        classes[marks[at] as usize] = MARKS;
        at += 1;
    }
    classes
};

/// Looks at each byte once and without a branch: of all that is done to a value, this is done most. Two bytes of
/// another class than [`SPACE`] may set a bit too many, which costs a closer look and nothing else.
fn survey(text: &str) -> Survey {
    let (mut found, mut last) = (0, 0);
    for &byte in text.as_bytes() {
        let class = CLASSES[usize::from(byte)];
        found |= class | (class & last) << 1;
        last = class;
    }
    Survey(found)
}

impl Survey {
    fn has(self, class: u8) -> bool {
        self.0 & class != 0
    }
}

fn fold(value: &str, survey: Survey) -> Cow<'_, str> {
    let changed = survey.has(FOLDS)
        || survey.has(PERHAPS) && value.chars().any(|c| !c.is_ascii() && (is_break(c) || is_dropped(c)));
    if !changed {
        return Cow::Borrowed(trimmed(value));
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
    // Spaces beyond ASCII are no breaks, but they are none of the value's either.
    match text.trim() {
        trimmed if trimmed.len() == text.len() => Cow::Owned(text),
        trimmed => Cow::Owned(trimmed.to_owned()),
    }
}

/// [`str::trim`], which is slow where there is nothing to trim.
fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [b'!'..=b'~', .., b'!'..=b'~'] => text,
        _ => text.trim(),
    }
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
    let survey = survey(value);
    let text = fold(value, survey);
    let head = head_mark(&text);
    if head.is_none() && !survey.has(MARKS) {
        return text;
    }
    let mut out = String::new();
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate() {
        if head == Some(at) || (CLASSES[usize::from(byte)] == MARKS && matters(&text, at, byte)) {
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

/// Stands behind a value that ends in a full stop until [`join_stops`] takes it out; no escaped value holds it.
const STOPPED: u8 = 0;

/// [`escaped`] in the shape that the template engine calls. What it writes goes through [`join_stops`].
pub(crate) fn write_escaped(value: &str, out: &mut dyn Write) -> io::Result<()> {
    let text = escaped(value);
    out.write_all(text.as_bytes())?;
    if text.ends_with('.') { out.write_all(&[STOPPED]) } else { Ok(()) }
}

/// Lets the stop of an abbreviation at a value's end (`5 p.m.`, `Acme Ltd.`) end the template's sentence as well. Stops
/// within a value stay as they are.
pub(super) fn join_stops(rendered: &mut Vec<u8>) {
    let Some(first) = rendered.iter().position(|byte| *byte == STOPPED) else { return };
    let mut kept = first;
    let mut at = first;
    while at < rendered.len() {
        let stopped = rendered[at] == STOPPED;
        if stopped && rendered.get(at + 1) == Some(&b'.') {
            at += 1;
        } else if !stopped {
            rendered[kept] = rendered[at];
            kept += 1;
        }
        at += 1;
    }
    rendered.truncate(kept);
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

/// Whether Markdown could take the character at `at` for markup, whatever stands before and after the value.
fn matters(text: &str, at: usize, byte: u8) -> bool {
    let bytes = text.as_bytes();
    let next = bytes.get(at + 1).copied();
    match byte {
        b'\\' => next.is_none_or(|b| b.is_ascii_punctuation()),
        b'<' => {
            next.is_none_or(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!' | b'?'))
                || is_address(&text[at + 1..])
        }
        b'&' => is_entity(&text[at + 1..]),
        b'*' | b'~' => !stands_alone(text, at),
        b'_' => !stands_alone(text, at) && !is_within_word(text, at),
        // A heading's closing marks: only the first of a run at the end, with a space before it.
        b'#' => (at == 0 || bytes[at - 1] == b' ') && text[at..].bytes().all(|b| b == b'#'),
        _ => true,
    }
}

/// Whether what follows a `<` begins an address of mail, of which `<5@a.example>` makes a link; at the value's end the
/// rest may come from the template.
fn is_address(rest: &str) -> bool {
    let within = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    let end = rest.bytes().position(|byte| !within(byte));
    end.is_none_or(|end| end > 0 && rest.as_bytes()[end] == b'@')
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
