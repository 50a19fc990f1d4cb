//! JSON with the place of every value. Slower than `serde_json`, and read only when that has failed or
//! when places are wanted.

mod number;
mod string;

use std::ops::Range;

use super::{Entry, Kind, MAX_DEPTH, Node, Span, SyntaxFault, item};
use crate::diagnostic::Code;
use crate::intake::problems::{MALFORMED_JSON, NESTED_TOO_DEEPLY};

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
        return Err(SyntaxFault::nothing(stretch.start));
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
}

fn shortened(word: &str) -> &str {
    word.get(..40).unwrap_or(word)
}

#[cfg(test)]
mod tests;
