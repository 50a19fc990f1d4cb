//! Where the records of a stream begin and end, found without reading them.

use std::ops::Range;

use super::located::{Span, SyntaxFault};
use super::problems::MALFORMED_JSON;

/// The stretches of a text that hold a record each, and what is wrong between them.
#[derive(Debug, Default)]
pub(super) struct Records {
    /// The records, in order.
    pub(super) stretches: Vec<Range<usize>>,
    /// What keeps the stream from ending well.
    pub(super) fault: Option<SyntaxFault>,
}

/// One record a line; blank lines are none.
pub(super) fn lines(text: &str) -> Records {
    let mut start = 0;
    let mut stretches = Vec::new();
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            stretches.push(start..start + line.trim_end().len());
        }
        start += line.len();
    }
    Records { stretches, fault: None }
}

/// The elements of a JSON list, or JSON values one after the other.
pub(super) fn values(text: &str) -> Records {
    let mut scan = Scan { bytes: text.as_bytes(), at: 0 };
    scan.space();
    if scan.peek() == Some(b'[') { scan.list() } else { scan.sequence() }
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn sequence(&mut self) -> Records {
        let mut records = Records::default();
        loop {
            self.space();
            let start = self.at;
            if self.peek().is_none() {
                return records;
            }
            self.value();
            // Whatever cannot be told apart belongs to one record, whose reading says what is wrong.
            self.at = self.at.max(start + 1);
            records.stretches.push(start..self.at);
        }
    }

    fn list(&mut self) -> Records {
        let mut records = Records::default();
        let opening = self.at;
        self.at += 1;
        self.space();
        if self.peek() == Some(b']') {
            self.at += 1;
        } else {
            loop {
                self.space();
                let start = self.at;
                self.value();
                records.stretches.push(start..self.at);
                match self.peek() {
                    Some(b',') => self.at += 1,
                    Some(b']') => {
                        self.at += 1;
                        break;
                    }
                    _ => {
                        records.fault = Some(fault("this `[` is never closed", opening));
                        return records;
                    }
                }
            }
        }
        self.space();
        if self.peek().is_some() {
            records.fault = Some(fault("something follows the end of the list", self.at));
        }
        records
    }

    /// Goes to the end of a value: to the comma or bracket that ends it, or past its own last bracket
    /// where nothing but white space follows.
    fn value(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.string();
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' | b',' if depth == 0 => return,
                b'}' | b']' => {
                    depth -= 1;
                    if depth == 0 {
                        self.at += 1;
                        self.space();
                        return;
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    fn string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'"' => return,
                b'\\' => self.at += 1,
                _ => {}
            }
        }
    }
}

fn fault(message: &str, at: usize) -> SyntaxFault {
    SyntaxFault { code: MALFORMED_JSON, message: message.to_owned(), hint: None, span: Span::new(at, at + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> (Vec<&str>, bool) {
        let records = values(text);
        (records.stretches.into_iter().map(|stretch| text[stretch].trim()).collect(), records.fault.is_some())
    }

    #[test]
    fn a_list_is_split_at_its_commas() {
        assert_eq!(split(r#"[{"a": "],}"}, {"b": [1, 2]} ]"#), (vec![r#"{"a": "],}"}"#, r#"{"b": [1, 2]}"#], false));
        assert_eq!(split(" [ ] "), (vec![], false));
        assert_eq!(split(r#"[{"a": "\""}, {"#), (vec![r#"{"a": "\""}"#, "{"], true));
        assert_eq!(split("[1] x"), (vec!["1"], true));
    }

    #[test]
    fn values_one_after_the_other_are_split_where_they_end() {
        assert_eq!(split("{\"a\": 1}\n{\"b\": 2} "), (vec!["{\"a\": 1}", "{\"b\": 2}"], false));
        assert_eq!(split("}}{"), (vec!["}", "}", "{"], false));
    }

    #[test]
    fn lines_are_records_unless_they_are_blank() {
        let text = "{}\r\n\n  {\"a\": 1}\n";
        let found: Vec<_> = lines(text).stretches.into_iter().map(|stretch| &text[stretch]).collect();
        assert_eq!(found, ["{}", "  {\"a\": 1}"]);
    }
}
