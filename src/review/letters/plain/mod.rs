//! Letters and reports in plain text: an empty line divides blocks, a mark at a line's head begins an item, a line of
//! marks under a line makes a heading of it, and one in pieces begins a table.

mod table;

use super::block::{Block, Blocks};
use crate::review::BlockKind;
use table::Columns;

/// Its blocks.
pub(super) fn read(text: &str) -> Vec<Block> {
    let mut page =
        Page { blocks: Blocks::default(), kind: BlockKind::Paragraph, open: Vec::new(), columns: None, rows: 0 };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        page.line(line, at);
        at += line.len();
    }
    page.end();
    page.blocks.finish()
}

/// A text in reading.
struct Page<'t> {
    blocks: Blocks,
    kind: BlockKind,
    /// The lines of the open block, each with its place.
    open: Vec<(&'t str, usize)>,
    /// Of the table that is being read, where its columns stand.
    columns: Option<Columns>,
    /// The rows of tables so far.
    rows: usize,
}

impl<'t> Page<'t> {
    fn line(&mut self, line: &'t str, start: usize) {
        // A note to this program is not the letter's.
        let said = line.split("<!-- amends-ignore").next().unwrap_or_default();
        let bare = said.trim();
        if bare.is_empty() {
            if line.trim().is_empty() {
                self.end();
            }
            return;
        }
        if let Some(columns) = Columns::of(said) {
            self.columns = Some(columns);
            return self.end();
        }
        if is_rule(bare) {
            if self.open.len() == 1 {
                self.kind = BlockKind::Heading;
                self.columns = None;
            }
            return self.end();
        }
        let mark = mark(bare);
        if mark > 0 && self.columns.is_none() {
            self.end();
            self.kind = BlockKind::Item;
            let head = line.len() - line.trim_start().len() + mark;
            self.open.push((&bare[mark..], start + head));
        } else {
            self.open.push((said.trim_end(), start));
        }
    }

    /// Closes the open block.
    fn end(&mut self) {
        let kind = std::mem::replace(&mut self.kind, BlockKind::Paragraph);
        let lines = std::mem::take(&mut self.open);
        let row = self.columns.as_ref().filter(|columns| columns.hold(&lines));
        if let Some(columns) = row {
            self.rows += 1;
            for cell in columns.cells(&lines) {
                self.block(&cell, BlockKind::Cell(self.rows));
            }
        } else {
            self.block(&lines, kind);
        }
    }

    fn block(&mut self, lines: &[(&str, usize)], kind: BlockKind) {
        for (line, start) in lines {
            let bare = line.trim_start();
            if !self.blocks.is_spaced() {
                self.blocks.push("\n", start.saturating_sub(1));
            }
            self.blocks.push(bare, start + line.len() - bare.len());
        }
        self.blocks.end(kind);
    }
}

/// How many bytes the mark of a list item takes, with the space behind it.
fn mark(line: &str) -> usize {
    let dashed = ["- ", "* ", "\u{2022} ", "\u{2013} "].into_iter().find(|mark| line.starts_with(mark));
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..=2).contains(&digits) && [". ", ") "].iter().any(|mark| line[digits..].starts_with(mark));
    dashed.map_or(if numbered { digits + 2 } else { 0 }, str::len)
}

/// A line that only divides: `-----`, `=====`.
fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.bytes().all(|byte| matches!(byte, b'-' | b'=' | b'_' | b'*'))
}
