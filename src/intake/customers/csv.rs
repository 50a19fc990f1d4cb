//! A customers file as a table: the names of its columns are field paths, an empty cell is absent.

use std::ops::Range;

use csv::{ReaderBuilder, StringRecord};

use super::Rows;
use super::columns::{Column, Columns, insert, typed};
use crate::diagnostic::Diagnostic;
use crate::intake::located::MAX_STRING;
use crate::intake::located::{Kind, Node, Span, SyntaxFault};
use crate::intake::path::Path;
use crate::intake::problems::{MALFORMED_CSV, RAGGED_ROW, STRING_TOO_LONG};

/// The rows of a table.
pub(super) fn rows(text: &str) -> Rows {
    let mut rows = Rows::default();
    let delimiter = delimiter(text);
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut columns: Option<Columns> = None;
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                let message = format!("this is not CSV: {error}");
                rows.say(Diagnostic::error(MALFORMED_CSV, message), &Path::default(), Span::default());
                break;
            }
        }
        let line = Line::of(text, &record, reader.position().byte(), delimiter);
        if let Some(message) = line.unclosed() {
            let diagnostic = Diagnostic::error(MALFORMED_CSV, message).hint("close it, or double a `\"` inside a cell");
            rows.say(diagnostic, &Path::default(), line.start());
            break;
        }
        match &columns {
            None => columns = Some(Columns::read(&record, |number| line.cell(number), &mut rows)),
            Some(columns) => row(columns, &record, &line, &mut rows),
        }
    }
    if columns.is_none() {
        rows.fault(SyntaxFault::nothing(0));
    }
    rows
}

/// The sign between cells: the one of `,`, `;` and tab that the first line holds most of.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |sign: u8| head.bytes().filter(|&byte| byte == sign).count();
    [b';', b'\t'].into_iter().fold(b',', |best, sign| if count(sign) > count(best) { sign } else { best })
}

fn row(columns: &Columns, record: &StringRecord, line: &Line<'_>, rows: &mut Rows) {
    if record.len() != columns.0.len() {
        let message = format!("this row has {} cells, and the first line names {}", record.len(), columns.0.len());
        let hint = "give every row as many cells; text with a comma in it stands in double quotes";
        rows.say(Diagnostic::error(RAGGED_ROW, message).hint(hint), &Path::default(), line.start());
        return;
    }
    let span = line.start();
    let mut node = Node { span, kind: Kind::Table(Vec::new()) };
    for (number, (column, cell)) in columns.0.iter().zip(record).enumerate() {
        let (Column::Field(path, shape), false) = (column, cell.trim().is_empty()) else { continue };
        let span = line.cell(number);
        if cell.len() > MAX_STRING {
            rows.say(Diagnostic::error(STRING_TOO_LONG, "this text is longer than 64 KiB"), path, span);
            continue;
        }
        insert(&mut node, &path.0, typed(cell.trim(), shape, span), span);
    }
    rows.nodes.push(node);
}

/// A record as it stands in the text.
struct Line<'a> {
    raw: &'a str,
    start: usize,
    delimiter: u8,
}

impl<'a> Line<'a> {
    fn of(text: &'a str, record: &StringRecord, next: u64, delimiter: u8) -> Self {
        let offset = |byte: u64| usize::try_from(byte).unwrap_or(usize::MAX).min(text.len());
        let start = record.position().map_or(0, |position| offset(position.byte()));
        let raw = text.get(start..offset(next)).unwrap_or_default();
        let begins = raw.len() - raw.trim_start_matches(['\r', '\n']).len();
        Self { raw: raw[begins..].trim_end_matches(['\r', '\n']), start: start + begins, delimiter }
    }

    /// Its first character.
    fn start(&self) -> Span {
        Span::new(self.start, self.start + 1)
    }

    /// Whether a quotation mark is open at the end.
    fn unclosed(&self) -> Option<&'static str> {
        let marks = self.raw.bytes().filter(|&byte| byte == b'"').count();
        (marks % 2 == 1).then_some("a quotation mark of this row is never closed")
    }

    /// Where a cell stands.
    fn cell(&self, number: usize) -> Span {
        let mut cells = self.cells();
        let cell = cells.nth(number).unwrap_or(self.raw.len()..self.raw.len());
        Span::new(self.start + cell.start, self.start + cell.end)
    }

    fn cells(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut quoted = false;
        let mut start = 0;
        let ends = self.raw.bytes().map(Some).chain([None]).enumerate();
        ends.filter_map(move |(at, byte)| {
            quoted ^= byte == Some(b'"');
            if byte.is_some() && (quoted || byte != Some(self.delimiter)) {
                return None;
            }
            let cell = start..at;
            start = at + 1;
            Some(cell)
        })
    }
}
