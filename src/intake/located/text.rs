//! A text with its name: bytes to characters, offsets to lines and columns.

use std::sync::OnceLock;

use super::{Span, SyntaxFault};
use crate::diagnostic::Place;
use crate::intake::problems;

/// Lines longer than this are not shown.
const MAX_EXCERPT: usize = 8 * 1024;

/// A text that offsets refer to.
#[derive(Debug)]
pub(in crate::intake) struct Text<'a> {
    /// The file as the user named it.
    pub(in crate::intake) file: &'a str,
    /// The characters.
    pub(in crate::intake) body: &'a str,
    /// Found when the first place is asked for.
    index: OnceLock<Index>,
}

/// What makes each place quick to tell, also in a file of one endless line.
#[derive(Debug)]
struct Index {
    /// Where each line begins.
    lines: Vec<usize>,
    /// How many characters begin before each block of bytes.
    characters: Vec<usize>,
}

/// Bytes of a block.
const BLOCK: usize = 4 * 1024;

impl Index {
    fn of(body: &str) -> Self {
        let lines = std::iter::once(0).chain(body.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut before = 0;
        let characters = (0..=body.len() / BLOCK).map(|block| {
            let so_far = before;
            before += body[begins(body, block)..begins(body, block + 1)].chars().count();
            so_far
        });
        Self { characters: characters.collect(), lines }
    }

    /// How many characters begin before an offset.
    fn characters(&self, body: &str, offset: usize) -> usize {
        let block = offset / BLOCK;
        let before = self.characters.get(block).copied().unwrap_or_default();
        before + body[begins(body, block)..offset].chars().count()
    }
}

/// The first character of a block: where a character lies across two, its first byte.
fn begins(body: &str, block: usize) -> usize {
    body.floor_char_boundary(block * BLOCK)
}

impl<'a> Text<'a> {
    /// A whole file.
    pub(in crate::intake) fn new(file: &'a str, body: &'a str) -> Self {
        Self { file, body, index: OnceLock::new() }
    }

    /// Where a stretch of this text is, with the line that it begins in.
    pub(in crate::intake) fn place(&self, span: Span) -> Place {
        let start = self.boundary(span.start);
        let end = self.boundary(span.end).max(start);
        let (line, column) = self.position(start);
        let (end_line, end_column) = self.position(end);
        Place {
            file: self.file.to_owned(),
            line: narrow(line),
            column: narrow(column),
            end_line: narrow(end_line),
            end_column: narrow(end_column),
            excerpt: self.excerpt(start),
        }
    }

    /// The nearest start of a character at or before an offset.
    fn boundary(&self, offset: usize) -> usize {
        self.body.floor_char_boundary(offset)
    }

    /// The number of the line of an offset, from 0, and where it begins.
    fn line(&self, offset: usize) -> (usize, usize) {
        let lines = &self.index().lines;
        let number = lines.partition_point(|&start| start <= offset).saturating_sub(1);
        (number, lines.get(number).copied().unwrap_or_default())
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(self.body))
    }

    fn position(&self, offset: usize) -> (usize, usize) {
        let (number, start) = self.line(offset);
        let index = self.index();
        (number + 1, index.characters(self.body, offset) - index.characters(self.body, start) + 1)
    }

    /// The line of an offset; nothing where it is too long to show.
    fn excerpt(&self, offset: usize) -> Option<String> {
        let rest = &self.body[self.line(offset).1..];
        let line = rest.split('\n').next().unwrap_or(rest).trim_end_matches('\r');
        (line.len() <= MAX_EXCERPT).then(|| line.to_owned())
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Bytes as text, without a byte order mark.
///
/// # Errors
/// Where the bytes are not UTF-8; the span counts from the start of the bytes.
pub(in crate::intake) fn decode(bytes: &[u8]) -> Result<&str, (SyntaxFault, u32, u32)> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err((not_utf8("the file is in UTF-16, not in UTF-8".to_owned(), 0), 1, 1));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let good = &bytes[..error.valid_up_to()];
        let text = std::str::from_utf8(good).unwrap_or_default();
        let (line, column) = Text::new("", text).position(text.len());
        let bad = bytes.get(good.len()).copied().unwrap_or_default();
        let message = format!("the byte 0x{bad:02X} does not belong to UTF-8");
        (not_utf8(message, good.len()), narrow(line), narrow(column))
    })
}

fn not_utf8(message: String, at: usize) -> SyntaxFault {
    let hint = Some("save the file as UTF-8");
    SyntaxFault { code: problems::INVALID_UTF8, message, hint, span: Span::new(at, at + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_from_one() {
        let text = Text::new("f", "{\"ä\": 1,\n \"b\": 2}");
        let place = text.place(Span::new(7, 8));
        assert_eq!((place.line, place.column), (1, 7));
        assert_eq!(place.excerpt.as_deref(), Some("{\"ä\": 1,"));
        let place = text.place(Span::new(11, 14));
        assert_eq!((place.line, place.column, place.end_column), (2, 2, 5));
    }

    proptest::proptest! {
        #[test]
        fn places_in_a_long_text_are_those_that_counting_finds(
            text in "(a|ä|漢|😀|\n){2000,4000}",
            chosen in proptest::prelude::any::<proptest::sample::Index>(),
        ) {
            let indices: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = *chosen.get(&indices);
            let place = Text::new("f", &text).place(Span::new(at, at));
            let before = &text[..at];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            proptest::prop_assert_eq!((place.line as usize, place.column as usize), (line, column));
        }
    }

    #[test]
    fn a_byte_order_mark_is_dropped_and_utf16_is_named() {
        assert_eq!(decode(b"\xEF\xBB\xBF{}").unwrap(), "{}");
        assert!(decode(b"\xFF\xFE{\0").unwrap_err().0.message.contains("UTF-16"));
        let (fault, line, column) = decode(b"{\n \"a\": \"\xE4\"}").unwrap_err();
        assert_eq!((line, column), (2, 8));
        assert_eq!(fault.message, "the byte 0xE4 does not belong to UTF-8");
    }
}
