//! Records out of inputs of any length, one after the other, without holding more than one.
//!
//! What a record means is none of this module's business; it finds where one ends and the next begins, and knows where
//! each stood, so that its problems can be placed.

use std::collections::VecDeque;
use std::fmt;
use std::io::{self, BufRead, BufReader, Read};

use super::codes;
use super::scan::{Cells, Head, Scan, is_whole_object};
use crate::diagnostic::{Diagnostic, Place};
use crate::pipeline::{Source, SourceFormat};

/// The most that one record may have (CASE.md section 3).
const RECORD: usize = 64 << 20;
/// How much is read at once.
const BLOCK: usize = 1 << 18;
/// The longest first line by which the form of an unnamed input is told.
const HEAD: u64 = 1 << 20;

/// Something to be read.
pub struct Input {
    /// The file as the user named it; `-` for standard input.
    pub name: String,
    /// Its bytes.
    pub reader: Box<dyn Read + Send>,
}

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Input").field("name", &self.name).finish_non_exhaustive()
    }
}

/// One record as it stands in an input.
#[derive(Debug)]
pub(super) struct Slip {
    /// Its number in all inputs together, from 1.
    pub(super) number: u64,
    /// Its bytes, under the name of its input.
    pub(super) source: Source,
    /// The line that it begins on, from 1.
    line: u32,
    /// The column, from 1.
    column: u32,
    /// What keeps it from being read at all.
    pub(super) fault: Option<Diagnostic>,
    /// Whether nothing after it can be read either.
    pub(super) last: bool,
    /// How many of its bytes are the head of the table that it is a row of.
    pub(super) head: usize,
}

impl Slip {
    /// A record that stands for a reason not to go on.
    pub(super) fn refusal(number: u64, fault: Diagnostic) -> Self {
        let source = Source { name: String::new(), bytes: Vec::new(), format: SourceFormat::Json };
        Self { number, source, line: 1, column: 1, fault: Some(fault), last: true, head: 0 }
    }

    /// A problem of the record, with its place in the whole input.
    pub(super) fn placed(&self, diagnostic: Diagnostic) -> Diagnostic {
        let place = diagnostic.place.map(|place| {
            let column = |line: u32, column: u32| if line == 1 { column + self.column - 1 } else { column };
            // A place in another file, such as a customers file, is left as it is.
            if place.file != self.source.name {
                return place;
            }
            Place {
                column: column(place.line, place.column),
                end_column: column(place.end_line, place.end_column),
                line: place.line + self.line - 1,
                end_line: place.end_line + self.line - 1,
                ..place
            }
        });
        Diagnostic { place, record: Some(self.number), ..diagnostic }
    }
}

/// The records of several inputs, in order.
#[derive(Debug)]
pub(super) struct Stream {
    inputs: VecDeque<Input>,
    open: Option<Open>,
    number: u64,
    /// Records that were looked at already.
    again: VecDeque<Slip>,
    /// Whether a table is a list of records.
    tables: bool,
}

impl Stream {
    /// Over inputs that are opened already.
    pub(super) fn new(inputs: Vec<Input>) -> Self {
        Self { inputs: inputs.into(), open: None, number: 0, again: VecDeque::new(), tables: false }
    }

    /// Over the rows of a customers file.
    pub(super) fn of_rows(input: Input) -> Self {
        Self { tables: true, ..Self::new(vec![input]) }
    }

    /// The number of the last record that was read.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// Gives records that were looked at once more, before all others.
    pub(super) fn put_back(&mut self, slips: Vec<Slip>) {
        self.again = slips.into();
    }
}

impl Iterator for Stream {
    type Item = Slip;

    fn next(&mut self) -> Option<Slip> {
        if let Some(slip) = self.again.pop_front() {
            return Some(slip);
        }
        loop {
            let open = match &mut self.open {
                Some(open) => open,
                None => self.open.insert(Open::new(self.inputs.pop_front()?, self.tables)),
            };
            let number = self.number + 1;
            match open.next(number) {
                Ok(Some(slip)) => {
                    self.number = number;
                    return Some(slip);
                }
                Ok(None) => self.open = None,
                Err(error) => {
                    let slip = open.unreadable(number, &error);
                    self.open = None;
                    self.inputs.clear();
                    return Some(slip);
                }
            }
        }
    }
}

/// How the records of an input follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Not known yet.
    Unknown,
    /// One a line.
    Lines,
    /// JSON values one after the other.
    Values,
    /// The elements of a JSON list; whether one was read.
    List { begun: bool },
    /// The list ended with its bracket.
    Closed,
    /// The list ended without.
    Unclosed,
    /// The rows of a table of comma-separated values.
    Table,
    /// The whole input is one record.
    Whole(SourceFormat),
    /// Nothing more comes.
    Ended,
}

/// An input that is being read.
struct Open {
    name: String,
    reader: BufReader<Box<dyn Read + Send>>,
    form: Form,
    line: u32,
    column: u32,
    /// The head of a table and the sign between its cells; `None`: tables are not taken apart.
    table: Option<Head>,
}

impl fmt::Debug for Open {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Open").field("name", &self.name).field("form", &self.form).finish_non_exhaustive()
    }
}

/// The bytes of a record, and whether there were more of them than a record may have.
#[derive(Default)]
struct Bytes {
    kept: Vec<u8>,
    too_many: bool,
}

impl Bytes {
    fn add(&mut self, more: &[u8]) {
        if self.kept.len() + more.len() > RECORD {
            self.too_many = true;
            self.kept = Vec::new();
        }
        if !self.too_many {
            self.kept.extend_from_slice(more);
        }
    }
}

impl Open {
    fn new(input: Input, tables: bool) -> Self {
        let reader = BufReader::with_capacity(BLOCK, input.reader);
        Self { name: input.name, reader, form: Form::Unknown, line: 1, column: 1, table: tables.then(Head::default) }
    }

    fn next(&mut self, number: u64) -> io::Result<Option<Slip>> {
        if self.form == Form::Unknown {
            self.recognise()?;
        }
        match self.form {
            Form::Unknown | Form::Ended => Ok(None),
            Form::Lines => self.of_lines(number),
            Form::Values => self.of_values(number),
            Form::List { begun } => self.of_list(number, begun),
            Form::Table => self.of_table(number),
            Form::Closed => self.after_list(number),
            Form::Unclosed => Ok(Some(self.broken(number, (self.line, self.column), "this list is never closed"))),
            Form::Whole(format) => self.whole(number, format),
        }
    }

    /// Tells by its name or its first line how the input is written.
    fn recognise(&mut self) -> io::Result<()> {
        let mut head = Vec::new();
        let named = SourceFormat::of(&self.name, b"");
        let unnamed = SourceFormat::of(&self.name, b"{") != named;
        if unnamed || named == SourceFormat::Json {
            while head.trim_ascii_start().len() < 2 && (&mut self.reader).take(HEAD).read_until(b'\n', &mut head)? > 0 {
            }
        }
        let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head).trim_ascii_start();
        let format = if unnamed { SourceFormat::of(&self.name, &head) } else { named };
        self.form = match format {
            SourceFormat::Ndjson => Form::Lines,
            SourceFormat::Json if text.first() == Some(&b'[') => Form::List { begun: false },
            SourceFormat::Json if unnamed && is_whole_object(text) => Form::Lines,
            SourceFormat::Json => Form::Values,
            SourceFormat::Csv if self.table.is_some() => Form::Table,
            other => Form::Whole(other),
        };
        let inner: Box<dyn Read + Send> = Box::new(io::empty());
        let rest = std::mem::replace(&mut self.reader, BufReader::with_capacity(0, inner));
        let whole: Box<dyn Read + Send> = Box::new(io::Cursor::new(head).chain(rest));
        self.reader = BufReader::with_capacity(BLOCK, whole);
        if let Form::List { .. } = self.form {
            self.skip(|byte| byte != b'[')?;
            self.pass(1);
        }
        Ok(())
    }

    /// Takes bytes of the block at hand, keeping count of lines and columns.
    fn pass(&mut self, count: usize) {
        let bytes = &self.reader.buffer()[..count];
        let line_breaks = bytes.iter().filter(|byte| **byte == b'\n').count();
        let last_line =
            if line_breaks == 0 { bytes } else { bytes.rsplit(|byte| *byte == b'\n').next().unwrap_or(bytes) };
        // Every byte but those that continue a character of UTF-8.
        let columns = last_line.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        let start = if line_breaks == 0 { self.column } else { 1 };
        self.column = start.saturating_add(u32::try_from(columns).unwrap_or(u32::MAX));
        self.line = self.line.saturating_add(u32::try_from(line_breaks).unwrap_or(u32::MAX));
        self.reader.consume(count);
    }

    /// Goes on while bytes are of a sort, and says what stands there then.
    fn skip(&mut self, sort: impl Fn(u8) -> bool) -> io::Result<Option<u8>> {
        loop {
            let block = self.reader.fill_buf()?;
            if block.is_empty() {
                return Ok(None);
            }
            let count = block.iter().position(|byte| !sort(*byte)).unwrap_or(block.len());
            let found = block.get(count).copied();
            self.pass(count);
            if found.is_some() {
                return Ok(found);
            }
        }
    }

    fn of_lines(&mut self, number: u64) -> io::Result<Option<Slip>> {
        loop {
            let line = self.line;
            let mut bytes = Bytes::default();
            let mut ended = true;
            loop {
                let block = self.reader.fill_buf()?;
                if block.is_empty() {
                    break;
                }
                ended = false;
                let end = memchr::memchr(b'\n', block);
                let count = end.map_or(block.len(), |end| end + 1);
                bytes.add(&block[..count]);
                self.reader.consume(count);
                if end.is_some() {
                    break;
                }
            }
            if ended {
                return Ok(None);
            }
            self.line = self.line.saturating_add(1);
            if bytes.too_many || !bytes.kept.trim_ascii().is_empty() {
                bytes.kept.truncate(bytes.kept.trim_ascii_end().len());
                return Ok(Some(self.slip(number, bytes, SourceFormat::Ndjson, (line, 1))));
            }
        }
    }

    fn of_values(&mut self, number: u64) -> io::Result<Option<Slip>> {
        if self.skip(|byte| byte.is_ascii_whitespace())?.is_none() {
            return Ok(None);
        }
        let at = (self.line, self.column);
        let mut bytes = self.value()?;
        if bytes.kept.is_empty() && !bytes.too_many {
            // Whatever cannot be told apart belongs to a record, whose reading says what is wrong.
            bytes.add(&self.reader.buffer()[..1]);
            self.pass(1);
        }
        Ok(Some(self.slip(number, bytes, SourceFormat::Json, at)))
    }

    fn of_list(&mut self, number: u64, begun: bool) -> io::Result<Option<Slip>> {
        let next = self.skip(|byte| byte.is_ascii_whitespace())?;
        let at = (self.line, self.column);
        match next {
            Some(b']') if !begun => {
                self.pass(1);
                return self.after_list(number);
            }
            None if !begun => return Ok(Some(self.broken(number, at, "this list is never closed"))),
            _ => {}
        }
        let bytes = self.value()?;
        let slip = self.slip(number, bytes, SourceFormat::Json, at);
        self.form = match self.skip(|byte| byte.is_ascii_whitespace())? {
            Some(b',') => Form::List { begun: true },
            Some(b']') => Form::Closed,
            _ => Form::Unclosed,
        };
        if self.form != Form::Unclosed {
            self.pass(1);
        }
        Ok(Some(slip))
    }

    /// What follows the end of a list.
    fn after_list(&mut self, number: u64) -> io::Result<Option<Slip>> {
        let more = self.skip(|byte| byte.is_ascii_whitespace())?;
        let at = (self.line, self.column);
        Ok(more.map(|_| self.broken(number, at, "something follows the end of the list")))
    }

    /// A row with the head of the table before it, which makes it a table of its own.
    fn of_table(&mut self, number: u64) -> io::Result<Option<Slip>> {
        let mut head = self.table.take().unwrap_or_default();
        if head.bytes.is_empty() {
            let Some((_, bytes)) = self.row(b',')? else { return Ok(None) };
            head = Head::of(bytes.kept);
        }
        let row = self.row(head.sign)?;
        let slip = row.map(|(line, row)| {
            let mut bytes = Bytes { kept: head.bytes.clone(), too_many: row.too_many };
            bytes.add(&row.kept);
            // The row is the second line of its own table.
            let mut slip = self.slip(number, bytes, SourceFormat::Csv, (line.saturating_sub(1).max(1), 1));
            slip.head = head.bytes.len();
            slip
        });
        self.table = Some(head);
        Ok(slip)
    }

    /// The next row that holds anything, and the line that it begins on.
    fn row(&mut self, sign: u8) -> io::Result<Option<(u32, Bytes)>> {
        loop {
            let line = self.line;
            let (mut bytes, mut cells) = (Bytes::default(), Cells::new(sign));
            loop {
                let block = self.reader.fill_buf()?;
                if block.is_empty() {
                    break;
                }
                let end = cells.end(block);
                let count = end.unwrap_or(block.len());
                bytes.add(&block[..count]);
                self.pass(count);
                if end.is_some() {
                    break;
                }
            }
            if !bytes.too_many && bytes.kept.is_empty() {
                return Ok(None);
            }
            if bytes.too_many || !bytes.kept.trim_ascii().is_empty() {
                return Ok(Some((line, bytes)));
            }
        }
    }

    fn whole(&mut self, number: u64, format: SourceFormat) -> io::Result<Option<Slip>> {
        let mut bytes = Bytes::default();
        loop {
            let block = self.reader.fill_buf()?;
            if block.is_empty() {
                break;
            }
            let count = block.len();
            bytes.add(block);
            self.reader.consume(count);
        }
        self.form = Form::Ended;
        Ok(Some(self.slip(number, bytes, format, (1, 1))))
    }

    /// The bytes of a JSON value, to its end or to that of the input.
    fn value(&mut self) -> io::Result<Bytes> {
        let (mut bytes, mut scan) = (Bytes::default(), Scan::default());
        loop {
            let block = self.reader.fill_buf()?;
            if block.is_empty() {
                return Ok(bytes);
            }
            let end = scan.end(block);
            let count = end.unwrap_or(block.len());
            bytes.add(&block[..count]);
            self.pass(count);
            if end.is_some() {
                return Ok(bytes);
            }
        }
    }

    fn slip(&self, number: u64, bytes: Bytes, format: SourceFormat, (line, column): (u32, u32)) -> Slip {
        let source = Source { name: self.name.clone(), bytes: bytes.kept, format };
        let fault = bytes.too_many.then(|| {
            Diagnostic::error(codes::TOO_LARGE, format!("this record is larger than {} MiB", RECORD >> 20))
                .hint("give the incident once, and its customers as a file of their own")
        });
        Slip { number, source, line, column, fault, last: false, head: 0 }
    }

    /// A record that stands for what is wrong between records; nothing after it is read.
    fn broken(&mut self, number: u64, at: (u32, u32), message: &str) -> Slip {
        self.form = Form::Ended;
        let mut slip = self.slip(number, Bytes::default(), SourceFormat::Json, at);
        let (line, column) = at;
        let place =
            Place { file: self.name.clone(), line, column, end_line: line, end_column: column + 1, excerpt: None };
        let fault = Diagnostic::error(codes::BROKEN_STREAM, message).hint("check that the file is whole");
        slip.fault = Some(Diagnostic { place: Some(place), ..fault });
        (slip.line, slip.column) = (1, 1);
        slip
    }

    fn unreadable(&mut self, number: u64, error: &io::Error) -> Slip {
        let at = (self.line, self.column);
        let mut slip = self.slip(number, Bytes::default(), SourceFormat::Json, at);
        let message = format!("{} cannot be read any further: {error}", self.name);
        slip.fault = Some(Diagnostic::error(codes::UNREADABLE, message).hint("read it again with --resume"));
        slip.last = true;
        slip
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Gives a few bytes at a time, as pipes do.
    struct Drops(io::Cursor<Vec<u8>>, usize);

    impl Read for Drops {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let most = buffer.len().min(self.1);
            self.0.read(&mut buffer[..most])
        }
    }

    fn slips(name: &str, text: &str, drop: usize) -> Vec<Slip> {
        let reader = Box::new(Drops(io::Cursor::new(text.as_bytes().to_vec()), drop));
        Stream::new(vec![Input { name: name.to_owned(), reader }]).collect()
    }

    fn told(slips: &[Slip]) -> Vec<String> {
        let text = |slip: &Slip| String::from_utf8(slip.source.bytes.clone()).unwrap().trim().to_owned();
        slips.iter().map(|slip| slip.fault.as_ref().map_or_else(|| text(slip), |fault| fault.message.clone())).collect()
    }

    #[test]
    fn every_form_gives_its_records() {
        for (name, text, records) in [
            ("a.ndjson", "{\"a\":1}\r\n\n {\"b\":2}", vec!["{\"a\":1}", "{\"b\":2}"]),
            ("a.ndjson", "{\"a\":\n{}\n", vec!["{\"a\":", "{}"]),
            ("-", "{\"a\":1}\n{\"b\":[\n", vec!["{\"a\":1}", "{\"b\":["]),
            ("-", "{\n\"a\":1}\n{\"b\":2}{\"c\":3}", vec!["{\n\"a\":1}", "{\"b\":2}", "{\"c\":3}"]),
            ("-", "\n [ {\"a\":\"]\"} , {\"b\":2} ]\n", vec!["{\"a\":\"]\"}", "{\"b\":2}"]),
            ("a.json", "{\"a\":1}\n{\"b\":2}\n", vec!["{\"a\":1}", "{\"b\":2}"]),
            ("a.json", "[]", vec![]),
            ("a.json", "", vec![]),
            ("a.json", "}}{", vec!["}", "}", "{"]),
            ("a.json", "[{}", vec!["{}", "this list is never closed"]),
            ("a.json", "[{},{", vec!["{}", "{", "this list is never closed"]),
            ("a.json", "[] x", vec!["something follows the end of the list"]),
            ("a.yaml", "amends: 1\n", vec!["amends: 1"]),
            ("-", "amends: 1\nb: 2\n", vec!["amends: 1\nb: 2"]),
        ] {
            for drop in [1, 3, 1000] {
                assert_eq!(told(&slips(name, text, drop)), records, "{name} {text:?} by {drop}");
            }
        }
    }

    #[test]
    fn a_row_of_a_table_is_a_table_of_its_own() {
        let text = "id,name\r\na,\"x\n\"\"y\"\n\nb,\"\"\n";
        for drop in [1, 5, 1000] {
            let reader = Box::new(Drops(io::Cursor::new(text.as_bytes().to_vec()), drop));
            let slips: Vec<Slip> = Stream::of_rows(Input { name: "a.csv".to_owned(), reader }).collect();
            assert_eq!(told(&slips), ["id,name\r\na,\"x\n\"\"y\"", "id,name\r\nb,\"\""]);
            assert_eq!(slips.iter().map(|slip| (slip.head, slip.line)).collect::<Vec<_>>(), [(9, 1), (9, 4)]);
        }
    }

    #[test]
    fn a_problem_is_placed_in_the_whole_input() {
        let place = |slip: &Slip, line, column| {
            let place =
                Place { file: "a.json".into(), line, column, end_line: line, end_column: column + 1, excerpt: None };
            let found = Diagnostic { place: Some(place), ..Diagnostic::error(codes::BROKEN_STREAM, "x") };
            let found = slip.placed(found);
            (found.record.unwrap(), found.place.as_ref().unwrap().line, found.place.unwrap().column)
        };
        let slips = slips("a.json", "[{\"é\": 1}, {\"b\":\n2}]", 2);
        assert_eq!(place(&slips[0], 1, 2), (1, 1, 3));
        assert_eq!(place(&slips[1], 1, 2), (2, 1, 13));
        assert_eq!(place(&slips[1], 2, 1), (2, 2, 1));
    }

    #[test]
    fn records_are_counted_through_all_inputs() {
        let input = |name: &str, text: &'static str| Input { name: name.into(), reader: Box::new(text.as_bytes()) };
        let stream = Stream::new(vec![input("a.ndjson", "{}\n{}"), input("b.json", "[{}]"), input("c.ndjson", "{}")]);
        let found: Vec<(u64, String)> = stream.map(|slip| (slip.number, slip.source.name)).collect();
        assert_eq!(found.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 2, 3, 4]);
        assert_eq!(found[3].1, "c.ndjson");
    }

    #[test]
    fn a_read_that_fails_is_the_last_thing_said() {
        struct Fails;
        impl Read for Fails {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::ErrorKind::ConnectionReset.into())
            }
        }
        let reader = Box::new("{}\n".as_bytes().chain(Fails));
        let after = Input { name: "b.ndjson".into(), reader: Box::new("{}".as_bytes()) };
        let slips: Vec<Slip> = Stream::new(vec![Input { name: "a.ndjson".into(), reader }, after]).collect();
        assert_eq!(slips.len(), 2);
        assert!(slips[1].last && slips[1].fault.is_some());
    }

    proptest! {
        #[test]
        fn however_it_is_cut_the_records_are_the_same(text in "[\\[\\]{}\",a\\\\ \n]{0,40}", drop in 1..9_usize) {
            for name in ["-", "a.json", "a.ndjson"] {
                prop_assert_eq!(told(&slips(name, &text, drop)), told(&slips(name, &text, 1000)), "{}", name);
            }
        }
    }
}
