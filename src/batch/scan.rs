//! Where a JSON value ends, found block by block without reading it.

/// Follows brackets and strings through the bytes of one value.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Scan {
    depth: u32,
    quoted: bool,
    escaped: bool,
    closed: bool,
}

impl Scan {
    /// How many bytes of the block belong to the value, if it ends in it: at its last bracket, or before the comma or
    /// bracket that is not its own.
    pub(super) fn end(&mut self, block: &[u8]) -> Option<usize> {
        for (at, &byte) in block.iter().enumerate() {
            if self.escaped {
                self.escaped = false;
            } else if self.quoted {
                match byte {
                    b'"' => self.quoted = false,
                    b'\\' => self.escaped = true,
                    _ => {}
                }
            } else {
                match byte {
                    b'"' => self.quoted = true,
                    b'{' | b'[' => self.depth += 1,
                    b'}' | b']' | b',' if self.depth == 0 => return Some(at),
                    b'}' | b']' => {
                        self.depth -= 1;
                        if self.depth == 0 {
                            self.closed = true;
                            return Some(at + 1);
                        }
                    }
                    _ => {}
                }
            }
        }
        None
    }

    /// Whether the value ended at a bracket of its own.
    pub(super) fn is_closed(&self) -> bool {
        self.closed
    }
}

/// Whether a line is one whole object, so that what follows it is another record.
pub(super) fn is_whole_object(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    let mut scan = Scan::default();
    line.first() == Some(&b'{') && scan.end(line) == Some(line.len()) && scan.is_closed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_ends_where_its_brackets_do_however_it_is_cut() {
        for (text, end) in [
            (r#"{"a": "}\"{", "b": [1]} {"#, Some(24)),
            ("12, 13", Some(2)),
            ("]", Some(0)),
            (r#""a,b", 1"#, Some(5)),
            (r#"{"a": ["#, None),
        ] {
            for cut in 0..=text.len() {
                let (head, tail) = text.as_bytes().split_at(cut);
                let mut scan = Scan::default();
                let found = scan.end(head).or_else(|| scan.end(tail).map(|end| cut + end));
                assert_eq!(found, end, "{text} cut at {cut}");
            }
        }
    }

    #[test]
    fn a_whole_object_is_one_and_nothing_else() {
        for (line, whole) in [(" {\"a\": 1} \r\n", true), ("{", false), ("{} {}", false), ("[1]", false), ("", false)] {
            assert_eq!(is_whole_object(line.as_bytes()), whole, "{line}");
        }
    }
}
