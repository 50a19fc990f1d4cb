//! Letters in Markdown, read with the options that ours are written with.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::block::{Block, Blocks};
use crate::rendering::located_events;
use crate::review::BlockKind;
use crate::review::blocks::{begins_row, ends_block, kind_of};

/// Its blocks. HTML in it says nothing, but that a line is broken.
pub(super) fn read(text: &str) -> Vec<Block> {
    let mut blocks = Blocks::default();
    let mut kinds = vec![BlockKind::Paragraph];
    let (mut strong, mut rows) = (0_u32, 0);
    for (event, at) in located_events(text) {
        match event {
            // Spaces that the parser takes off a line's head are not in the event either.
            Event::Text(part) if strong > 0 => blocks.push_strong(&part, at.start),
            Event::Text(part) => blocks.push(&part, at.start),
            Event::Code(part) => {
                let ticks = text[at.clone()].bytes().take_while(|byte| *byte == b'`').count();
                blocks.push(&part, at.start + ticks);
            }
            Event::SoftBreak | Event::HardBreak => blocks.push("\n", at.start),
            Event::InlineHtml(tag) if is_break(&tag) => blocks.push("\n", at.start),
            Event::Start(Tag::Strong) => strong += 1,
            Event::End(TagEnd::Strong) => strong = strong.saturating_sub(1),
            Event::Start(tag) => {
                rows += usize::from(begins_row(&tag));
                if let Some(kind) = kind_of(&tag, rows) {
                    blocks.end(kinds.last().copied().unwrap_or(BlockKind::Paragraph));
                    let inner = if kind == BlockKind::Paragraph { kinds.last().copied().unwrap_or(kind) } else { kind };
                    kinds.push(inner);
                }
            }
            Event::End(end) if ends_block(end) => blocks.end(kinds.pop().unwrap_or(BlockKind::Paragraph)),
            _ => {}
        }
    }
    blocks.finish()
}

fn is_break(tag: &str) -> bool {
    tag.get(..3).is_some_and(|head| head.eq_ignore_ascii_case("<br"))
}
