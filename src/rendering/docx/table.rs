//! Tables: columns as wide as what stands in them asks for, and a head that every page repeats.

use std::fmt::Write as _;

use pulldown_cmark::Alignment;

use super::blocks::{Run, Style, TABLE, Table};
use super::body::Body;

/// The width of an average character of a table's text, in twentieths of a point.
const CHARACTER: u32 = 104;
/// The space between columns.
const GAP: u32 = 160;
/// Characters that count of a cell: a longer one is a text, and is broken into lines.
const LINE: u32 = 60;
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
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" \
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

/// The widths of the columns, which together are that of the table. Each has room for its longest word, as far as there
/// is room at all; what is left goes to those whose texts are longer.
fn widths(table: &Table, columns: usize, total: u32) -> Vec<u32> {
    let mut least = vec![0; columns];
    let mut wanted = vec![0; columns];
    for row in &table.rows {
        for (column, runs) in row.iter().enumerate() {
            let (word, line) = measure(runs);
            least[column] = word.max(least[column]);
            wanted[column] = line.max(wanted[column]);
        }
    }
    let twips = |characters: &u32, most: u32| (*characters).clamp(3, most) * CHARACTER + GAP;
    let least: Vec<u32> = least.iter().map(|word| twips(word, WORD)).collect();
    let wanted: Vec<u32> = wanted.iter().zip(&least).map(|(line, least)| twips(line, LINE).max(*least)).collect();
    let (floor, ceiling): (u32, u32) = (least.iter().sum(), wanted.iter().sum());
    let shared = if floor >= total {
        share(&vec![0; columns], &least, total)
    } else if ceiling <= total {
        share(&wanted, &wanted, total - ceiling)
    } else {
        let more: Vec<u32> = wanted.iter().zip(&least).map(|(wanted, least)| wanted - least).collect();
        share(&least, &more, total - floor)
    };
    debug_assert_eq!(shared.iter().sum::<u32>(), total);
    shared
}

/// Adds to each its share of a rest; what rounding leaves goes to the last.
fn share(to: &[u32], by: &[u32], rest: u32) -> Vec<u32> {
    let all = u64::from(by.iter().sum::<u32>().max(1));
    let part = |by: &u32| u32::try_from(u64::from(*by) * u64::from(rest) / all).unwrap_or_default();
    let mut shared: Vec<u32> = to.iter().zip(by).map(|(to, by)| to + part(by)).collect();
    let given: u32 = by.iter().map(part).sum();
    if let Some(last) = shared.last_mut() {
        *last += rest - given;
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
