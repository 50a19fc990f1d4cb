//! Tables: columns as wide as what stands in them asks for, and a head that every page repeats.

use std::fmt::Write as _;

use pulldown_cmark::Alignment;

use super::blocks::{Run, Style, TABLE, Table};
use super::body::Body;
use crate::rendering::columns::{self, Cell};

/// Adds a table of that width in twentieths of a point.
pub(super) fn push(body: &mut Body<'_>, table: &Table, width: u32) {
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    if columns == 0 {
        return;
    }
    let cells: Vec<Vec<Cell>> = table.rows.iter().map(|row| row.iter().map(|runs| measure(runs)).collect()).collect();
    let widths = columns::widths(&cells, columns, width);
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
        // Neither its first row nor its last stands alone on a page; the head stays with what follows by its style.
        let keeps = number == 1 || number + 2 == table.rows.len();
        let keeps = if keeps && number + 1 < table.rows.len() { "<w:keepNext/>" } else { "" };
        // A cell keeps its lines together by its style. Rows that may not be split do the same, but below a repeated head
        // LibreOffice loses those of them that do not fit on the page.
        body.raw(if number == 0 { "<w:tr><w:trPr><w:tblHeader/></w:trPr>" } else { "<w:tr>" });
        for (column, width) in widths.iter().enumerate() {
            let style = if number == 0 { Style::TableHead } else { Style::TableText };
            let runs = row.get(column).map(Vec::as_slice).unwrap_or_default();
            let shape = [keeps, side(table.alignments.get(column))].concat();
            cell(body, *width, style, &shape, runs);
        }
        body.raw("</w:tr>");
    }
    body.raw("</w:tbl>");
}

/// Adds a cell; `shape`: what its paragraph has beside its style.
fn cell(body: &mut Body<'_>, width: u32, style: Style, shape: &str, runs: &[Run]) {
    let style = body.style(style.id());
    body.raw(&format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{shape}</w:pPr>"
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

/// What a cell asks for.
fn measure(runs: &[Run]) -> Cell {
    let mut text = String::new();
    for run in runs {
        match run {
            Run::Text { text: piece, .. } => text.push_str(piece),
            Run::Break | Run::Logo { .. } => text.push('\n'),
        }
    }
    Cell::of(&text)
}
