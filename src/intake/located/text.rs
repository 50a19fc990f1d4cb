//! A text with its name: bytes to characters, offsets to lines and columns.

use std::cmp::min;
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
    /// Where each line begins; found when the first place is asked for.
    lines: OnceLock<Vec<usize>>,
}

impl<'a> Text<'a> {
    /// A whole file.
    pub(in crate::intake) fn new(file: &'a str, body: &'a str) -> Self {
        Self { file, body, lines: OnceLock::new() }
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
        let mut offset = min(offset, self.body.len());
        while !self.body.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    /// The number of the line of an offset, from 0, and where it begins.
    fn line(&self, offset: usize) -> (usize, usize) {
        let lines = self.lines.get_or_init(|| {
            let breaks = self.body.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
        });
        let number = lines.partition_point(|&start| start <= offset).saturating_sub(1);
        (number, lines.get(number).copied().unwrap_or_default())
    }

    fn position(&self, offset: usize) -> (usize, usize) {
        let (number, start) = self.line(offset);
        (number + 1, self.body[start..offset].chars().count() + 1)
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

    #[test]
    fn a_byte_order_mark_is_dropped_and_utf16_is_named() {
        assert_eq!(decode(b"\xEF\xBB\xBF{}").unwrap(), "{}");
        assert!(decode(b"\xFF\xFE{\0").unwrap_err().0.message.contains("UTF-16"));
        let (fault, line, column) = decode(b"{\n \"a\": \"\xE4\"}").unwrap_err();
        assert_eq!((line, column), (2, 8));
        assert_eq!(fault.message, "the byte 0xE4 does not belong to UTF-8");
    }
}
