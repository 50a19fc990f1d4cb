//! What a paragraph does, as far as grammar shows it: gives something back, owns a duty, tells how it came about, says
//! what was done or will be, or apologises.

use std::sync::LazyLock;

use super::super::block::Block;
use crate::review::BlockKind;
use crate::review::Sentence;
use crate::review::figures::Value;
use crate::review::grammar::Patterns;

/// The parts by number.
const RESTORATION: usize = 0;
const RESPONSIBILITY: usize = 1;
const CAUSE: usize = 2;
const PREVENTION: usize = 3;
const REGRET: usize = 4;

/// The most that a first sentence says for a part's beginning there.
const OPENING: i32 = 3;

/// How much a paragraph does of what each part is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Topics {
    /// All of it.
    pub(super) body: [i32; 5],
    /// Its first sentence: how fit it is to open the part.
    pub(super) opening: [i32; 5],
}

/// Constructions, each with the part whose work it does and its weight.
const SIGNS: [(&str, usize, i32); 71] = [
    // Somebody gets something, or may ask for it.
    ("we|i|have ?@have ?@adv repaid|refunded|reimbursed|credited|waived|compensated|cancelled", RESTORATION, 3),
    ("we|i ?@have ?@adv returned|paid|given|added|sent", RESTORATION, 1),
    ("you ?@have|will received|receive|get|got|had|have ... from us", RESTORATION, 3),
    ("refund|repayment|reimbursement|compensation|voucher|credit", RESTORATION, 2),
    ("been|was|were refunded|credited|repaid|reimbursed|waived", RESTORATION, 3),
    ("contract|agreement|terms|plan provides|provide|gives|entitles|owes|allows|promises", RESTORATION, 4),
    ("went|go|goes back to you", RESTORATION, 3),
    ("to|as|on|in|from the|your|a|account ... account|credit|card|invoice|statement", RESTORATION, 1),
    ("by bank|wire transfer", RESTORATION, 2),
    ("@not ... claim|claimed|sign|apply", RESTORATION, 3),
    ("need|needs do nothing", RESTORATION, 4),
    ("need|needs|have not ?to do anything", RESTORATION, 4),
    ("if|should|whatever|where ... cost|costs|lost|losses|owed ... more|open|figure|figures", RESTORATION, 4),
    ("other|another|different|else remedy|would|help|be|suit ... help|better|prefer|serve|say|tell", RESTORATION, 2),
    ("another|different|other remedy", RESTORATION, 4),
    ("at our own|expense cost", RESTORATION, 2),
    ("at our expense", RESTORATION, 2),
    ("we will|shall pay", RESTORATION, 3),
    ("it comes to", RESTORATION, 3),
    ("your fee for", RESTORATION, 3),
    ("free of charge", RESTORATION, 3),
    ("on its|their way", RESTORATION, 2),
    // Somebody owns the failure, or says what it did.
    ("our|ours|my|the fault|responsibility|mistake|failure ?@be ?ours", RESPONSIBILITY, 3),
    ("fault|responsibility|mistake|failure @be ours|mine|our", RESPONSIBILITY, 6),
    (
        "@be|take|accept|bear ?@adv ?full|our|the|all fault|responsibility|responsible|accountable|blame",
        RESPONSIBILITY,
        4,
    ),
    ("@be our|my fault|responsibility|mistake|failure|doing", RESPONSIBILITY, 6),
    ("we answer for this|it|that", RESPONSIBILITY, 5),
    ("we ?@have failed", RESPONSIBILITY, 4),
    ("we|i @be bound|obliged|committed to", RESPONSIBILITY, 5),
    ("rely|relied|depend|depended|count|counted|trust|trusted ?on us", RESPONSIBILITY, 3),
    ("we ?had promised|undertook|undertaken|owed|owe|agreed", RESPONSIBILITY, 3),
    ("should ?@not have been|told|rung|heard|had|reached|come|known|let|written", RESPONSIBILITY, 3),
    ("of|all your @figure", RESPONSIBILITY, 4),
    ("@figure of your", RESPONSIBILITY, 4),
    ("^your .. @past", RESPONSIBILITY, 2),
    ("^you had to", RESPONSIBILITY, 3),
    ("^you told|rang|wrote|called|reported", RESPONSIBILITY, 3),
    ("you|they heard ... from", RESPONSIBILITY, 2),
    // Something came about, or was not noticed.
    ("cause|caused|causes|trigger|triggered", CAUSE, 3),
    ("root cause", CAUSE, 4),
    ("because|so|therefore|since", CAUSE, 1),
    ("it|this|that happened|occurred", CAUSE, 2),
    ("should have caught|shown|stopped|noticed|seen|raised", CAUSE, 4),
    ("@not catch|show|notice|see|stop|detect|alert|reach|raise|help|compare|checked|check", CAUSE, 3),
    (
        "alarm|alert|check|test|monitor|monitoring|comparison|safeguard|review|inspection @be|should|did|looks|watches|counts|reads|stayed",
        CAUSE,
        2,
    ),
    ("never|nobody|no-one|nothing|none .. @past|had|knew|saw", CAUSE, 1),
    ("^nobody|nothing|never|no", CAUSE, 1),
    ("not yet|fully know|known|understand|found|say", CAUSE, 5),
    ("know|known so far", CAUSE, 5),
    ("have the|an answer by", CAUSE, 4),
    ("ran|run|wore|burned|gave|went|broke out|down|wrong", CAUSE, 2),
    // Something was put right, or will be.
    ("remain*|still to ?be do|done|come", PREVENTION, 5),
    ("steps|things|measures follow|remain", PREVENTION, 4),
    ("from|until now on", PREVENTION, 2),
    ("has|have been @done", PREVENTION, 2),
    ("anyone|whoever|everyone ... should|must", PREVENTION, 3),
    ("questions go|about|will", PREVENTION, 3),
    ("could|might try", PREVENTION, 2),
    ("since then", PREVENTION, 2),
    ("has|have since", PREVENTION, 2),
    ("can|could|may|might still", PREVENTION, 3),
    ("will answer for it|that|this", PREVENTION, 5),
    ("answers for it|that|this", PREVENTION, 4),
    ("you can|should|may do ?now|yourself", PREVENTION, 6),
    ("^please", PREVENTION, 3),
    ("prevent|preventing|so-that again|recurrence", PREVENTION, 2),
    ("letter from me", PREVENTION, 3),
    ("write to you|say", PREVENTION, 2),
    // Somebody is sorry.
    ("we|i @be|@modal|do ?@adv ?@adv ?like ?to ?@adv sorry|apologise|apologize|regret", REGRET, 9),
    ("we|i ?@adv ?@adv apologise|apologize|regret", REGRET, 9),
    ("direct line|number", REGRET, 3),
];

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(&SIGNS.map(|(sign, ..)| sign)));

impl Topics {
    /// Of a block, sentence by sentence.
    pub(super) fn of(block: &Block, sentences: &[Sentence]) -> Self {
        let sentences: Vec<[i32; 5]> = sentences.iter().map(score).collect();
        let mut body = [0; 5];
        for score in &sentences {
            for (all, one) in body.iter_mut().zip(score) {
                *all += one;
            }
        }
        let opening = sentences.first().copied().unwrap_or_default().map(|score| score.min(OPENING));
        if block.kind == BlockKind::Item || block.text.ends_with(':') {
            body[PREVENTION] += 4;
        }
        // A part that is one paragraph, or little more.
        body[REGRET] -= 4;
        Self { body, opening }
    }
}

/// What a sentence does.
fn score(sentence: &Sentence) -> [i32; 5] {
    let (text, parsed, figures) = (&sentence.text, sentence.parsed(), &sentence.figures);
    let mut score = [0; 5];
    let mut met = [false; SIGNS.len()];
    for found in PATTERNS.matches(&parsed.tokens) {
        if !std::mem::replace(&mut met[found.pattern], true) {
            let (_, part, weight) = SIGNS[found.pattern];
            score[part] += weight;
        }
    }
    let sums = figures.iter().filter(|figure| matches!(figure.value, Value::Sum(_))).count();
    score[RESTORATION] += 3 * i32::try_from(sums.min(3)).unwrap_or(3);
    let word = |at: usize| parsed.tokens.get(at).map_or("", |token| token.word.as_str());
    let ahead = parsed.tokens.iter().any(|token| matches!(token.word.as_str(), "will" | "shall"));
    let dated = |head: &str, most: usize| {
        word(0) == head
            && figures
                .first()
                .is_some_and(|figure| figure.start < most && matches!(figure.value, Value::Date(_) | Value::Clock(_)))
    };
    let ends_dated = word(0) == "we"
        && figures.last().is_some_and(|figure| matches!(figure.value, Value::Date(_)) && text.len() - figure.end < 2);
    let acts = (0..parsed.tokens.len()).any(|at| parsed.acts(at, &["we"]));
    let gives = score[RESTORATION] > 0;
    if ahead && !gives && score[REGRET] == 0 {
        score[PREVENTION] += if word(0) == "by" || word(0) == "we" { 4 } else { 2 };
    } else if (dated("on", 6) || dated("at", 6) || ends_dated) && acts && !gives {
        // What we did on a day, told for itself.
        score[PREVENTION] += 3;
    } else if acts && !gives && score[RESPONSIBILITY] == 0 && score[REGRET] == 0 {
        score[CAUSE] += 2;
    }
    if text.ends_with('?') {
        score[CAUSE] += 2;
    }
    score
}
