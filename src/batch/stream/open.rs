//! One input: how its records follow each other, and where each ends.

use std::fmt;
use std::io::{self, BufRead, BufReader, Read};

use super::super::codes;
use super::super::scan::{Cells, Head, Scan, is_whole_object};
use super::{Input, Slip};
use crate::diagnostic::{Diagnostic, Place};
use crate::pipeline::{Source, SourceFormat};

/// The most that one record may have (`docs/case.md`).
const RECORD: usize = 64 << 20;
/// How much is read at once.
const BLOCK: usize = 1 << 18;
/// The longest first line by which the form of an unnamed input is told.
const HEAD: u64 = 1 << 20;

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
pub(super) struct Open {
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
    pub(super) fn new(input: Input, tables: bool) -> Self {
        let reader = BufReader::with_capacity(BLOCK, input.reader);
        Self { name: input.name, reader, form: Form::Unknown, line: 1, column: 1, table: tables.then(Head::default) }
    }

    pub(super) fn next(&mut self, number: u64) -> io::Result<Option<Slip>> {
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
        let line_breaks = memchr::memchr_iter(b'\n', bytes).count();
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
        Slip { number, source, line, column, fault: fault.map(Into::into), last: false, head: 0 }
    }

    /// A record that stands for what is wrong between records; nothing after it is read.
    fn broken(&mut self, number: u64, at: (u32, u32), message: &str) -> Slip {
        self.form = Form::Ended;
        let mut slip = self.slip(number, Bytes::default(), SourceFormat::Json, at);
        let (line, column) = at;
        let place =
            Place { file: self.name.clone(), line, column, end_line: line, end_column: column + 1, excerpt: None };
        let fault = Diagnostic::error(codes::BROKEN_STREAM, message).hint("check that the file is whole");
        slip.fault = Some(Diagnostic { place: Some(place), ..fault }.into());
        (slip.line, slip.column) = (1, 1);
        slip
    }

    pub(super) fn unreadable(&mut self, number: u64, error: &io::Error) -> Slip {
        let at = (self.line, self.column);
        let mut slip = self.slip(number, Bytes::default(), SourceFormat::Json, at);
        let message = format!("{} cannot be read any further: {error}", self.name);
        slip.fault = Some(Diagnostic::error(codes::UNREADABLE, message).hint("read it again with --resume").into());
        slip.last = true;
        slip
    }
}
