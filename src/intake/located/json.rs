//! JSON with the place of every value. Slower than `serde_json`, and read only when that has failed or
//! when places are wanted.

use std::ops::Range;

use super::{Entry, Kind, MAX_DEPTH, MAX_STRING, Node, Span, SyntaxFault, item};
use crate::diagnostic::Code;
use crate::intake::problems::{EMPTY_INPUT, MALFORMED_JSON, NESTED_TOO_DEEPLY, STRING_TOO_LONG};

type Parsed<T> = Result<T, SyntaxFault>;

/// The tree of the JSON value that a stretch of a text holds; its places count from the start of the text.
///
/// # Errors
/// The first fault of the stretch.
pub(in crate::intake) fn parse(text: &str, stretch: Range<usize>) -> Parsed<Node> {
    let text = text.get(..stretch.end).unwrap_or(text);
    let mut parser = Parser { text, bytes: text.as_bytes(), at: stretch.start };
    parser.space();
    if parser.peek().is_none() {
        return Err(parser.fault(EMPTY_INPUT, stretch.start, "there is nothing to read", None));
    }
    let node = parser.value(0)?;
    parser.space();
    match parser.peek() {
        None => Ok(node),
        Some(_) => Err(parser.here("something follows the end of the value", Some("remove it"))),
    }
}

struct Parser<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// A fault from `start` to where the parser stands.
    fn fault(&self, code: Code, start: usize, message: &str, hint: Option<&'static str>) -> SyntaxFault {
        SyntaxFault { code, message: message.to_owned(), hint, span: Span::new(start, self.at.max(start + 1)) }
    }

    /// A fault at the character that comes next.
    fn here(&self, message: &str, hint: Option<&'static str>) -> SyntaxFault {
        self.fault(MALFORMED_JSON, self.at, message, hint)
    }

    fn value(&mut self, depth: usize) -> Parsed<Node> {
        let start = self.at;
        let kind = match self.peek() {
            Some(b'{') => self.table(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Kind::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(byte) if byte.is_ascii_alphabetic() => self.word()?,
            Some(b'\'') => return Err(self.here("text stands in single quotes", Some("JSON takes double quotes"))),
            Some(b'/' | b'#') => return Err(self.here("JSON has no comments", Some("remove it, or write YAML"))),
            Some(b',' | b'}' | b']') => return Err(self.here("a value is missing here", None)),
            Some(_) => return Err(self.here("this cannot begin a value", None)),
            None => return Err(self.here("the text ends where a value is expected", None)),
        };
        Ok(Node { span: Span::new(start, self.at), kind })
    }

    fn deeper(&self, depth: usize) -> Parsed<usize> {
        if depth < MAX_DEPTH {
            return Ok(depth + 1);
        }
        let message = format!("lists and tables are nested beyond {MAX_DEPTH} levels");
        Err(self.fault(NESTED_TOO_DEEPLY, self.at, &message, Some("no case needs that: look for a stray bracket")))
    }

    fn table(&mut self, depth: usize) -> Parsed<Kind> {
        let (opening, depth) = (self.at, self.deeper(depth)?);
        self.at += 1;
        let mut entries = Vec::new();
        self.space();
        if self.eat(b'}') {
            return Ok(Kind::Table(entries));
        }
        loop {
            self.space();
            let start = self.at;
            match self.peek() {
                Some(b'"') => {}
                Some(b'}') => return Err(self.here("a comma stands before the `}`", Some("remove the comma"))),
                None => return Err(self.unclosed(opening, "`{`")),
                Some(_) => {
                    return Err(self.here("the name of a field is expected", Some("names stand in double quotes")));
                }
            }
            let key = self.string()?;
            let key_span = Span::new(start, self.at);
            self.space();
            if !self.eat(b':') {
                return Err(self.here("a `:` is expected after the name of a field", None));
            }
            self.space();
            let node = self.value(depth)?;
            entries.push(Entry { key, key_span, node });
            if !self.more(b'}', opening, "`{`")? {
                return Ok(Kind::Table(entries));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Parsed<Kind> {
        let (opening, depth) = (self.at, self.deeper(depth)?);
        self.at += 1;
        let mut items = Vec::new();
        self.space();
        if self.eat(b']') {
            return Ok(Kind::List(items));
        }
        loop {
            self.space();
            if self.peek() == Some(b']') {
                return Err(self.here("a comma stands before the `]`", Some("remove the comma")));
            }
            let node = self.value(depth)?;
            items.push(item(items.len(), node));
            if !self.more(b']', opening, "`[`")? {
                return Ok(Kind::List(items));
            }
        }
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Whether another element follows; takes the comma or the closing bracket.
    fn more(&mut self, close: u8, opening: usize, bracket: &str) -> Parsed<bool> {
        self.space();
        if self.eat(b',') {
            return Ok(true);
        }
        if self.eat(close) {
            return Ok(false);
        }
        match self.peek() {
            None => Err(self.unclosed(opening, bracket)),
            Some(_) => {
                Err(self.here(&format!("a `,` or a `{}` is expected", char::from(close)), Some("is a comma missing?")))
            }
        }
    }

    fn unclosed(&self, opening: usize, bracket: &str) -> SyntaxFault {
        let message = format!("this {bracket} is never closed");
        let mut fault = self.fault(MALFORMED_JSON, opening, &message, None);
        fault.span.end = opening + 1;
        fault
    }

    fn number(&mut self) -> Parsed<Kind> {
        let start = self.at;
        while matches!(self.peek(), Some(b'-' | b'+' | b'.' | b'0'..=b'9' | b'e' | b'E')) {
            self.at += 1;
        }
        let text = &self.text[start..self.at];
        if well_formed(text) {
            return Ok(Kind::Number(text.to_owned()));
        }
        Err(self.fault(MALFORMED_JSON, start, &format!("`{text}` is not a number of JSON"), number_hint(text)))
    }

    fn word(&mut self) -> Parsed<Kind> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            self.at += 1;
        }
        match &self.text[start..self.at] {
            "true" => Ok(Kind::Bool(true)),
            "false" => Ok(Kind::Bool(false)),
            "null" => Ok(Kind::Null),
            "True" | "False" | "None" | "TRUE" | "FALSE" | "NULL" => {
                Err(self.fault(MALFORMED_JSON, start, "JSON writes true, false and null in small letters", None))
            }
            word => {
                let message = format!("`{}` cannot begin a value", shortened(word));
                Err(self.fault(MALFORMED_JSON, start, &message, Some("text stands in double quotes")))
            }
        }
    }

    fn string(&mut self) -> Parsed<String> {
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

/// Whether a text is a number by JSON's grammar.
fn well_formed(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}

fn number_hint(text: &str) -> Option<&'static str> {
    let digits = text.trim_start_matches('-');
    if digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.") {
        return Some("a number does not begin with 0; ids, telephone numbers and dates are text in double quotes");
    }
    if text.matches('-').count() > 1 { Some("dates are text: put it in double quotes") } else { None }
}

fn shortened(word: &str) -> &str {
    word.get(..40).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Parsed<Node> {
        super::parse(text, 0..text.len())
    }

    fn fault(text: &str) -> String {
        let fault = parse(text).unwrap_err();
        format!("{}-{} {}", fault.span.start, fault.span.end, fault.message)
    }

    #[test]
    fn values_know_their_places() {
        let node = parse(r#" {"a": [1, "\u00e4\ud83d\ude00\n"], "b": null} "#).unwrap();
        assert_eq!((node.span.start, node.span.end), (1, 46));
        let list = &node.get("a").unwrap().node;
        let Kind::List(items) = &list.kind else { panic!("a list") };
        assert_eq!(items[1].node.as_text(), Some("ä😀\n"));
        assert_eq!((items[1].node.span.start, items[1].node.span.end), (11, 33));
    }

    #[test]
    fn faults_say_what_is_wrong_and_where() {
        assert_eq!(fault("{\"a\": 1,}"), "8-9 a comma stands before the `}`");
        assert_eq!(fault("{\"a\": 1 \"b\": 2}"), "8-9 a `,` or a `}` is expected");
        assert_eq!(fault("{'a': 1}"), "1-2 the name of a field is expected");
        assert_eq!(fault("{\"a\": 2026-03-10}"), "6-16 `2026-03-10` is not a number of JSON");
        assert_eq!(fault("{\"a\": \"x}"), "6-9 this text is never closed");
        assert_eq!(fault("{\"a\": 1"), "0-1 this `{` is never closed");
        assert_eq!(fault("{\"a\": True}"), "6-10 JSON writes true, false and null in small letters");
        assert_eq!(fault("{} {}"), "3-4 something follows the end of the value");
        assert_eq!(fault("  "), "0-2 there is nothing to read");
        assert_eq!(fault("\"\\ud83d\""), "1-7 this escape is half of a pair of surrogates");
    }

    #[test]
    fn nesting_and_length_are_limited() {
        let deep = "[".repeat(10_000);
        assert_eq!(parse(&deep).unwrap_err().code, NESTED_TOO_DEEPLY);
        let level = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(parse(&level(128)).is_ok());
        assert_eq!(parse(&level(129)).unwrap_err().code, NESTED_TOO_DEEPLY);
        let long = format!("\"{}\"", "x".repeat(MAX_STRING + 1));
        assert_eq!(parse(&long).unwrap_err().code, STRING_TOO_LONG);
    }
}
