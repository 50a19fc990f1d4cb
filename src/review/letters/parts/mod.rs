//! Which of the five parts each paragraph of somebody's letter belongs to.
//!
//! Parts come in their order and each has at least one paragraph where there are enough. Of all such divisions the one is
//! taken whose paragraphs do most of what their part is for, and whose parts begin as such a part begins.

mod topics;

use super::block::Block;
use crate::rendering::PARTS;
use crate::review::{BlockKind, Sentence};
use topics::Topics;

/// The part of each block with these sentences.
pub(super) fn assign(blocks: &[Block], sentences: &[Vec<Sentence>]) -> Vec<&'static str> {
    if !blocks.is_empty() && blocks.iter().all(|block| block.part.is_some()) {
        return blocks.iter().map(|block| block.part.unwrap_or(PARTS[0])).collect();
    }
    let topics: Vec<Topics> = blocks.iter().zip(sentences).map(|(block, said)| Topics::of(block, said)).collect();
    let parts = PARTS.len().min(blocks.len());
    // best[i][p]: the best division of the blocks up to i of which the last is in part p; the second: the part before.
    let mut best = vec![[(i32::MIN, 0_usize); 5]; blocks.len()];
    for (at, topics) in topics.iter().enumerate() {
        for part in 0..5 {
            let from = if at == 0 {
                (part == 0).then_some((0, 0))
            } else {
                let stay = (best[at - 1][part].0, part);
                let step = part
                    .checked_sub(1)
                    .filter(|_| !is_held(blocks, at))
                    .map(|before| (best[at - 1][before].0.saturating_add(topics.opening[part]), before));
                let known = |(score, _): &(i32, usize)| *score > i32::MIN / 2;
                step.into_iter().chain([stay]).filter(known).max_by_key(|(score, _)| *score)
            };
            if let Some((before, part_before)) = from {
                best[at][part] = (before + topics.body[part], part_before);
            }
        }
    }
    let mut part = parts.saturating_sub(1);
    let mut assigned = vec![PARTS[0]; blocks.len()];
    for at in (0..blocks.len()).rev() {
        if best[at][part].0 == i32::MIN {
            part = (0..5).rev().find(|part| best[at][*part].0 > i32::MIN).unwrap_or(0);
        }
        assigned[at] = PARTS[part];
        part = best[at][part].1;
    }
    assigned
}

/// Whether a block stays in the part of the one before: an item of a list, with what leads to it.
fn is_held(blocks: &[Block], at: usize) -> bool {
    let listed = blocks[at].kind == BlockKind::Item;
    listed && (blocks[at - 1].kind == BlockKind::Item || blocks[at - 1].text.ends_with(':'))
}

#[cfg(test)]
mod tests;
