//! A line of a table that spreadsheets open: what somebody wrote into a record stays text there, and is never a formula.

use std::borrow::Cow;

use csv::{QuoteStyle, WriterBuilder};

/// What makes a formula of a cell that begins with it (OWASP, CSV injection), in both widths.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// What some spreadsheets part cells at, whatever the others of the line are parted by.
const PARTS: [char; 2] = [';', '\t'];

/// The line of these cells. A cell that would be a formula begins with an apostrophe; a number stays one.
pub(crate) fn line(cells: &[String]) -> Vec<u8> {
    // In quotes a cell is not parted.
    let is_parted = cells.iter().any(|cell| cell.contains(PARTS));
    let style = if is_parted { QuoteStyle::Always } else { QuoteStyle::Necessary };
    let mut writer = WriterBuilder::new().quote_style(style).from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(cells.iter().map(|cell| plain(cell).into_owned()));
    writer.into_inner().unwrap_or_default()
}

fn plain(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(FORMULA) && !is_number(cell) { ["'", cell].concat().into() } else { cell.into() }
}

/// Digits with at most one point, and a sign before them.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, rest].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(cells: &[&str]) -> String {
        String::from_utf8(line(&cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>())).unwrap()
    }

    #[test]
    fn what_would_be_a_formula_is_text_and_a_number_a_number() {
        assert_eq!(told(&["=1+1", "+44 20", "-5.00", "+7", "@a", "a=b", "7"]), "'=1+1,'+44 20,-5.00,+7,'@a,a=b,7\n");
        assert_eq!(told(&["-2+3", "\u{ff1d}1", "-", "- 1", ""]), "'-2+3,'\u{ff1d}1,'-,'- 1,\n");
        assert_eq!(told(&["a;=1", "2"]), "\"a;=1\",\"2\"\n");
        assert_eq!(told(&["a\"b", "c,d"]), "\"a\"\"b\",\"c,d\"\n");
    }

    proptest! {
        #[test]
        fn a_line_is_read_as_what_was_written_and_begins_no_formula(
            cells in prop::collection::vec("[=+@;,\"'\\-\\t\\r\\n0-9.a-z\u{ff1d}]{0,6}", 2..6),
        ) {
            let bytes = line(&cells);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&*bytes);
            let read = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(read.len(), cells.len());
            for (read, cell) in read.iter().zip(&cells) {
                prop_assert!(read == cell || read.strip_prefix('\'') == Some(cell));
                prop_assert!(!read.starts_with(FORMULA) || is_number(read), "{:?}", read);
            }
        }
    }
}
