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
    pub(super) fn is_closed(self) -> bool {
        self.closed
    }
}

/// Whether a line is one whole object, so that what follows it is another record.
pub(super) fn is_whole_object(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    let mut scan = Scan::default();
    line.first() == Some(&b'{') && scan.end(line) == Some(line.len()) && scan.is_closed()
}

/// The first line of a table.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// With its line break.
    pub(super) bytes: Vec<u8>,
    /// The sign between cells.
    pub(super) sign: u8,
}

impl Head {
    /// Of a line: the sign is the one of `,`, `;` and tab that it holds most of.
    pub(super) fn of(mut bytes: Vec<u8>) -> Self {
        let count = |sign: u8| memchr::memchr_iter(sign, &bytes).count();
        let sign =
            [b';', b'\t'].into_iter().fold(b',', |best, sign| if count(sign) > count(best) { sign } else { best });
        if bytes.last() != Some(&b'\n') {
            bytes.push(b'\n');
        }
        Self { bytes, sign }
    }
}

/// Follows the cells of one row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cells {
    sign: u8,
    at: Cell,
}

/// Where in a cell a byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cell {
    Start,
    Plain,
    Quoted,
    /// After a quotation mark that ends the cell, unless another follows.
    Closing,
}

impl Cells {
    /// At the start of a row.
    pub(super) fn new(sign: u8) -> Self {
        Self { sign, at: Cell::Start }
    }

    /// How many bytes of the block belong to the row, its line break among them, if it ends in it.
    pub(super) fn end(&mut self, block: &[u8]) -> Option<usize> {
        for (at, &byte) in block.iter().enumerate() {
            self.at = match (self.at, byte) {
                (Cell::Quoted, b'"') => Cell::Closing,
                (Cell::Quoted, _) | (Cell::Start | Cell::Closing, b'"') => Cell::Quoted,
                (_, b'\n') => return Some(at + 1),
                (_, byte) if byte == self.sign => Cell::Start,
                _ => Cell::Plain,
            };
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_ends_where_its_brackets_do_however_it_is_cut() {
        for (text, end) in [
            (r#"{"a": "}\"{", "b": [1]} {"#, Some(23)),
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
