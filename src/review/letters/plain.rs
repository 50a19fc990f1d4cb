//! Letters in plain text: an empty line divides blocks, a mark at a line's head begins an item.

use super::block::{Block, Blocks};
use crate::review::BlockKind;

/// Its blocks.
pub(super) fn read(text: &str) -> Vec<Block> {
    let mut blocks = Blocks::default();
    let mut kind = BlockKind::Paragraph;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        // A note to this program is not the letter's.
        let bare = line.split("<!-- amends-ignore").next().unwrap_or_default().trim();
        let mark = mark(bare);
        if bare.is_empty() && !line.trim().is_empty() {
            continue;
        }
        if bare.is_empty() || mark > 0 {
            blocks.end(kind);
            kind = if mark > 0 { BlockKind::Item } else { BlockKind::Paragraph };
        }
        if bare.is_empty() || is_rule(bare) {
            continue;
        }
        let head = line.len() - line.trim_start().len() + mark;
        if !blocks.is_spaced() {
            blocks.push("\n", start);
        }
        blocks.push(&bare[mark..], start + head);
    }
    blocks.end(kind);
    blocks.finish()
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
