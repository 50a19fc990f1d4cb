//! Which of the five parts each paragraph of somebody's letter belongs to.
//!
//! Parts come in their order and each has at least one paragraph where there are enough. Of all such divisions the one is
//! taken whose paragraphs speak most of what their part is about.

use super::block::Block;
use crate::rendering::PARTS;
use crate::review::BlockKind;
use crate::review::figures;
use crate::review::words::{has_any, words};

/// What each part speaks of, with its weight.
const CUES: [&[(&str, i32)]; 5] = [
    &[
        ("your contract", 4),
        ("provides for", 3),
        ("refund", 3),
        ("refunded", 3),
        ("credit", 3),
        ("credited", 3),
        ("returned", 2),
        ("you asked for", 3),
        ("paid", 2),
        ("another remedy", 5),
        ("cost you more", 4),
        ("lost more", 4),
        ("from us", 2),
        ("to your account", 3),
        ("in all", 1),
        ("together", 1),
        ("beyond", 1),
    ],
    &[
        ("our fault", 8),
        ("our responsibility", 6),
        ("we are responsible", 6),
        ("responsible", 3),
        ("we failed", 6),
        ("bound to", 5),
        ("we did not", 1),
        ("we owe", 2),
        ("for you it meant", 5),
        ("you should not have", 3),
        ("thank you for telling us", 4),
        ("we heard of it", 2),
        ("ours", 2),
        ("we answer for", 5),
        ("of your", 2),
        ("could see", 3),
        ("the fault is ours", 6),
    ],
    &[
        ("because", 1),
        ("cause", 3),
        ("caused", 3),
        ("should have caught", 6),
        ("did not catch", 5),
        ("let it through", 5),
        ("nobody", 2),
        ("we count on", 3),
        ("alarm", 2),
        ("no check", 3),
        ("was not checked", 2),
        ("nothing checked", 3),
        ("we left", 1),
        ("we had", 1),
        ("it happened", 3),
        ("went wrong", 4),
        ("we do not know", 4),
        ("do not yet know", 6),
        ("we know so far", 4),
        ("stood between", 4),
        ("it looks at", 3),
        ("were correct", 2),
        ("we have found", 3),
        ("stayed", 1),
    ],
    &[
        ("we will", 5),
        ("will answer for it", 4),
        ("remains to be done", 6),
        ("from now on", 3),
        ("since then", 2),
        ("can still", 3),
        ("we have begun", 3),
        ("we put", 2),
        ("we took", 3),
        ("we replaced", 3),
        ("we restored", 3),
        ("we stopped", 2),
        ("we turned", 2),
        ("we issued", 3),
        ("we compared", 3),
        ("we repaired", 3),
        ("have run since", 3),
        ("lasting repair", 4),
        ("still to come", 6),
        ("you can do yourself", 8),
        ("what you can do", 4),
        ("questions about this", 3),
        ("is with our", 4),
        ("we blocked", 2),
        ("under our", 2),
        ("you will see", 3),
        ("to prevent", 4),
        ("so that it", 1),
        ("as a test", 2),
        ("is done", 2),
        ("our head of", 2),
    ],
    &[
        ("i am sorry that", 12),
        ("we are sorry that", 12),
        ("i am sorry", 6),
        ("we are sorry", 6),
        ("i regret", 6),
        ("i apologise", 6),
        ("i apologize", 6),
        ("we apologise", 5),
        ("we apologize", 5),
        ("direct line", 5),
        ("i will call you", 5),
        ("i will visit", 4),
    ],
];

/// The part of each block.
pub(super) fn assign(blocks: &[Block]) -> Vec<&'static str> {
    if !blocks.is_empty() && blocks.iter().all(|block| block.part.is_some()) {
        return blocks.iter().map(|block| block.part.unwrap_or(PARTS[0])).collect();
    }
    let scores: Vec<[i32; 5]> = blocks.iter().map(score).collect();
    let parts = PARTS.len().min(blocks.len());
    // best[i][p]: the best division of the blocks up to i of which the last is in part p; the second: the part before.
    let mut best = vec![[(i32::MIN, 0_usize); 5]; blocks.len()];
    for (at, score) in scores.iter().enumerate() {
        // The items of a list stay with what leads to them.
        let held = at > 0 && blocks[at].kind == BlockKind::Item;
        for part in 0..5 {
            let from = if at == 0 {
                (part == 0).then_some((0, 0))
            } else {
                let stay = (best[at - 1][part].0, part);
                let step = part.checked_sub(1).filter(|_| !held).map(|before| (best[at - 1][before].0, before));
                step.into_iter().chain([stay]).filter(|(score, _)| *score > i32::MIN).max_by_key(|(score, _)| *score)
            };
            if let Some((before, part_before)) = from {
                best[at][part] = (before + score[part], part_before);
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

/// How much a block speaks of what each part is about.
fn score(block: &Block) -> [i32; 5] {
    let said = words(&block.text);
    let mut score =
        CUES.map(|cues| cues.iter().filter(|(cue, _)| has_any(&said, &[cue])).map(|(_, weight)| weight).sum());
    score[0] += 2 * i32::try_from(figures::sums(&block.text).len().min(3)).unwrap_or(3);
    if block.kind == BlockKind::Item || block.text.ends_with(':') {
        score[3] += 4;
    }
    // A part that is one paragraph, or little more.
    score[4] -= 4;
    score
}
