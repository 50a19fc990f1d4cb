//! Tables: columns as wide as what stands in them asks for, and a head that every page repeats.

use std::fmt::Write as _;

use pulldown_cmark::Alignment;

use super::blocks::{Run, Style, TABLE, Table};
use super::body::Body;

/// The width of an average character of a table's text, in twentieths of a point.
const CHARACTER: u32 = 112;
/// The space between columns.
const GAP: u32 = 160;
/// Characters that a column of texts has at the least, if there is room.
const TEXT: u32 = 24;
/// By how much a column is widened at a time.
const STEP: u32 = 56;
/// Characters up to which a cell is short, such as a date, and better not broken.
const SHORT: u32 = 18;
/// Characters that count of a word: a longer one is broken.
const WORD: u32 = 28;

/// Adds a table of that width in twentieths of a point.
pub(super) fn push(body: &mut Body<'_>, table: &Table, width: u32) {
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    if columns == 0 {
        return;
    }
    let widths = widths(table, columns, width);
    let style = body.style(TABLE);
    let mut head = String::new();
    // Writing to a string cannot fail.
    let _ = write!(
        head,
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0620\" w:firstRow=\"1\" w:lastRow=\"0\" \
         w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>"
    );
    for width in &widths {
        let _ = write!(head, "<w:gridCol w:w=\"{width}\"/>");
    }
    body.raw(&head);
    body.raw("</w:tblGrid>");
    for (number, row) in table.rows.iter().enumerate() {
        let repeated = if number == 0 { "<w:tblHeader/>" } else { "" };
        body.raw(&format!("<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>"));
        for (column, width) in widths.iter().enumerate() {
            let style = if number == 0 { Style::TableHead } else { Style::TableText };
            let runs = row.get(column).map(Vec::as_slice).unwrap_or_default();
            cell(body, *width, style, side(table.alignments.get(column)), runs);
        }
        body.raw("</w:tr>");
    }
    body.raw("</w:tbl>");
}

fn cell(body: &mut Body<'_>, width: u32, style: Style, side: &str, runs: &[Run]) {
    let style = body.style(style.id());
    body.raw(&format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{side}</w:pPr>"
    ));
    body.runs(runs);
    body.raw("</w:p></w:tc>");
}

fn side(alignment: Option<&Alignment>) -> &'static str {
    match alignment {
        Some(Alignment::Right) => "<w:jc w:val=\"right\"/>",
        Some(Alignment::Center) => "<w:jc w:val=\"center\"/>",
        _ => "",
    }
}

/// The widths of the columns, which together are that of the table: room for the longest word of each, for what is short
/// on one line where that leaves enough to the texts, and the rest to those that make rows high.
fn widths(table: &Table, columns: usize, total: u32) -> Vec<u32> {
    let cells: Vec<Vec<(u32, u32)>> =
        table.rows.iter().map(|row| row.iter().map(|runs| measure(runs)).collect()).collect();
    let widest = |of: &dyn Fn(u32, u32) -> u32| -> Vec<u32> {
        let characters = |column| cells.iter().filter_map(|row: &Vec<_>| row.get(column)).map(|&(w, l)| of(w, l)).max();
        (0..columns).map(|column| characters(column).unwrap_or(0) * CHARACTER + GAP).collect()
    };
    let sum = |widths: &[u32]| widths.iter().sum::<u32>();
    let words = widest(&|word, _| word.clamp(3, WORD));
    if sum(&words) > total {
        return shared(&words, total);
    }
    let short = widest(&|word, line| if line <= SHORT { line.max(3) } else { word.clamp(TEXT, WORD) });
    let mut widths = if sum(&short) > total { words } else { short };
    while sum(&widths) + STEP <= total {
        let Some(column) = highest(&cells, &widths) else { break };
        widths[column] += STEP;
    }
    shared(&widths, total)
}

/// The column whose texts take the most lines beyond those of their neighbours; `None`: all stands on one line.
fn highest(cells: &[Vec<(u32, u32)>], widths: &[u32]) -> Option<usize> {
    let mut votes = vec![0; widths.len()];
    for row in cells {
        // In hundredths of a line.
        let lines = |(column, (_, line)): (usize, &(u32, u32))| {
            let width = u64::from(widths[column].saturating_sub(GAP).max(1));
            (u64::from(*line) * u64::from(CHARACTER) * 100 / width, column)
        };
        if let Some((lines, column)) = row.iter().enumerate().map(lines).max().filter(|(lines, _)| *lines > 100) {
            votes[column] += lines;
        }
    }
    let best = (0..votes.len()).max_by_key(|column| votes[*column])?;
    (votes[best] > 0).then_some(best)
}

/// The widths brought to a sum, each in proportion; what rounding leaves goes to the last.
fn shared(widths: &[u32], total: u32) -> Vec<u32> {
    let all = u64::from(widths.iter().sum::<u32>().max(1));
    let part = |width: &u32| u32::try_from(u64::from(*width) * u64::from(total) / all).unwrap_or_default();
    let mut shared: Vec<u32> = widths.iter().map(part).collect();
    let given: u32 = shared.iter().sum();
    if let Some(last) = shared.last_mut() {
        *last += total - given;
    }
    shared
}

/// The characters of a cell's longest word and line.
fn measure(runs: &[Run]) -> (u32, u32) {
    let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let mut text = String::new();
    for run in runs {
        match run {
            Run::Text { text: piece, .. } => text.push_str(piece),
            Run::Break | Run::Logo { .. } => text.push('\n'),
        }
    }
    let word = text.split_whitespace().map(count).max().unwrap_or(0);
    (word, text.lines().map(count).max().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table(rows: &[Vec<String>]) -> Table {
        let cells = |row: &Vec<String>| row.iter().map(|cell| vec![Run::plain(cell)]).collect();
        Table { alignments: Vec::new(), rows: rows.iter().map(cells).collect() }
    }

    #[test]
    fn a_column_of_text_is_wider_than_one_of_dates() {
        let text = "The change was put back, and a booking was made and cancelled on each of the three pages.";
        let rows = vec![vec!["Time".to_owned(), "What".to_owned()], vec!["17:20".to_owned(), text.to_owned()]];
        let widths = widths(&table(&rows), 2, 9072);
        assert!(widths[0] < 1600 && widths[0] > 600, "{widths:?}");
    }

    proptest! {
        #[test]
        fn columns_fill_the_table_and_none_is_lost(
            rows in prop::collection::vec(prop::collection::vec("[a-z ]{0,90}", 4), 1..6), total in 4000_u32..12000
        ) {
            let widths = widths(&table(&rows), 4, total);
            prop_assert_eq!(widths.iter().sum::<u32>(), total);
            prop_assert!(widths.iter().all(|width| *width > 300), "{:?}", widths);
        }
    }
}
