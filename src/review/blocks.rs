//! The blocks of a Markdown text as a reader meets them: plain text, each with what holds it.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::BlockKind;
use crate::rendering::{self, Manuscript, Section, events};

/// Two spaces behind a sentence.
pub(super) const WIDE: &str = ".  ";

/// The blocks of a section.
#[derive(Debug)]
pub(super) struct Blocks {
    /// The name of the section.
    pub(super) section: &'static str,
    /// What holds each, and its text as plain text.
    pub(super) texts: Vec<(BlockKind, String)>,
}

impl Blocks {
    /// Those of all sections.
    pub(super) fn of(manuscript: &Manuscript) -> Vec<Self> {
        let of = |section: &Section| Self { section: section.name, texts: blocks(&section.markdown) };
        manuscript.sections.iter().map(of).collect()
    }
}

/// The blocks of a Markdown text as plain text, in order. White space stays as its author typed it, but for line ends.
pub(super) fn blocks(markdown: &str) -> Vec<(BlockKind, String)> {
    match plain(markdown) {
        Some(places) => places.into_iter().map(|at| (BlockKind::Paragraph, markdown[at].to_owned())).collect(),
        None => parsed(markdown),
    }
}

/// Where the text of each paragraph stands, if there is nothing but paragraphs.
pub(super) fn plain(markdown: &str) -> Option<Vec<Range<usize>>> {
    let text = |at: Range<usize>| {
        let paragraph = &markdown[at.clone()];
        let start = at.start + (paragraph.len() - paragraph.trim_start().len());
        start..start + paragraph.trim().len()
    };
    Some(rendering::plain(markdown)?.map(text).filter(|at| !at.is_empty()).collect())
}

/// The same, by the parser.
fn parsed(markdown: &str) -> Vec<(BlockKind, String)> {
    let mut found = Vec::new();
    let mut text = String::new();
    let mut kinds = vec![BlockKind::Paragraph];
    let mut rows = 0;
    for event in events(markdown) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::Start(tag) => {
                rows += usize::from(begins_row(&tag));
                if let Some(kind) = kind_of(&tag, rows) {
                    flush(&mut found, &mut text, &kinds);
                    // A paragraph inside an item is the item's.
                    let inner = if kind == BlockKind::Paragraph { kinds.last().copied().unwrap_or(kind) } else { kind };
                    kinds.push(inner);
                }
            }
            Event::End(end) if ends_block(end) => {
                flush(&mut found, &mut text, &kinds);
                kinds.pop();
            }
            _ => {}
        }
    }
    flush(&mut found, &mut text, &kinds);
    found
}

fn flush(found: &mut Vec<(BlockKind, String)>, text: &mut String, kinds: &[BlockKind]) {
    let whole = std::mem::take(text);
    if !whole.trim().is_empty() {
        found.push((kinds.last().copied().unwrap_or(BlockKind::Paragraph), whole.trim().to_owned()));
    }
}

/// Whether a row of a table begins: its head is one too.
pub(super) fn begins_row(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::TableHead | Tag::TableRow)
}

/// What a tag holds, in the row of that number.
pub(super) fn kind_of(tag: &Tag<'_>, row: usize) -> Option<BlockKind> {
    match tag {
        Tag::Paragraph => Some(BlockKind::Paragraph),
        Tag::Item => Some(BlockKind::Item),
        Tag::Heading { .. } => Some(BlockKind::Heading),
        Tag::TableCell => Some(BlockKind::Cell(row)),
        Tag::CodeBlock(_) => Some(BlockKind::Block),
        _ => None,
    }
}

pub(super) fn ends_block(end: TagEnd) -> bool {
    matches!(end, TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::CodeBlock)
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn paragraphs_are_read_as_the_parser_reads_them(
            markdown in "([a-z]{1,3}|[ .,:;()\"'=!?$%^{}@/0-9-]|\u{a0}|é|\n\n|\n\n\n|\n|(1\\.|-|\\+|#|>|\\*|_|`|&amp;|\\\\\\.|\t|~~|\\|) ){0,30}",
        ) {
            proptest::prop_assert_eq!(blocks(&markdown), parsed(&markdown));
        }
    }
}
