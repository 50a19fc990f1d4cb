//! Texts of JSON, with their escapes.

use super::{Parsed, Parser};
use crate::intake::located::{MAX_STRING, SyntaxFault};
use crate::intake::problems::{MALFORMED_JSON, STRING_TOO_LONG};

impl Parser<'_> {
    /// A text; the parser stands at its opening quote.
    pub(super) fn string(&mut self) -> Parsed<String> {
        let start = self.at;
        self.at += 1;
        let mut string = String::new();
        loop {
            let run = self.at;
            let last = run + MAX_STRING;
            while self.at <= last && self.peek().is_some_and(|byte| byte != b'"' && byte != b'\\' && byte >= 0x20) {
                self.at += 1;
            }
            // What is too long is left where it is: the rest of it may be the rest of the file.
            let text = if self.at > last { None } else { self.text.get(run..self.at) };
            if let Some(text) = text.filter(|text| string.len() + text.len() <= MAX_STRING) {
                string.push_str(text);
            } else {
                let hint = Some("a letter needs no text of that length");
                return Err(self.fault(STRING_TOO_LONG, start, "this text is longer than 64 KiB", hint));
            }
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => string.push(self.escape()?),
                Some(b'\n' | b'\r') | None => {
                    let mut fault = self.fault(MALFORMED_JSON, start, "this text is never closed", None);
                    fault.hint = Some("a `\"` is missing, or a line break that JSON writes as \\n");
                    return Err(fault);
                }
                Some(_) => {
                    let message = "a control character stands in the text";
                    return Err(self.here(message, Some("write it as an escape, a tab as \\t")));
                }
            }
        }
    }

    fn escape(&mut self) -> Parsed<char> {
        let start = self.at;
        self.at += 2;
        let character = match self.bytes.get(start + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(start),
            _ => {
                self.at = start + 1;
                return Err(self.here("this escape is not one of JSON's", Some("a back-slash is written \\\\")));
            }
        };
        Ok(character)
    }

    /// `\u0041`, or a pair of surrogates.
    fn unicode(&mut self, start: usize) -> Parsed<char> {
        let first = self.hex(start)?;
        let scalar = match first {
            0xD800..=0xDBFF if self.bytes[self.at..].starts_with(b"\\u") => {
                self.at += 2;
                let second = self.hex(start)?;
                if !(0xDC00..=0xDFFF).contains(&second) {
                    return Err(self.lone_surrogate(start));
                }
                0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)
            }
            _ => first,
        };
        char::from_u32(scalar).ok_or_else(|| self.lone_surrogate(start))
    }

    fn lone_surrogate(&self, start: usize) -> SyntaxFault {
        self.fault(MALFORMED_JSON, start, "this escape is half of a pair of surrogates", None)
    }

    fn hex(&mut self, start: usize) -> Parsed<u32> {
        let digits = self.text.get(self.at..self.at + 4).filter(|text| text.bytes().all(|b| b.is_ascii_hexdigit()));
        let Some(number) = digits.and_then(|text| u32::from_str_radix(text, 16).ok()) else {
            return Err(self.fault(MALFORMED_JSON, start, "\\u takes four hexadecimal digits", None));
        };
        self.at += 4;
        Ok(number)
    }
}
