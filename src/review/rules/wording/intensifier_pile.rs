//! L31: one intensifier at most.

use std::sync::LazyLock;

use crate::review::grammar::{Objection, Patterns, Place, Token};
use crate::review::phrases::phrases;
use crate::review::rule::rule;

rule! {
    /// # What it looks for
    /// Two or more words in a sentence that only raise the voice: "deeply", "truly", "extremely", "fully". Words that
    /// measure something do not count: fully booked, the very same, a very long way.
    ///
    /// # Why it matters
    /// Each one says that the one before it was not enough.
    ///
    /// # Example
    /// > part 5: I am truly and deeply sorry that we turned your guests away. My direct line is 020 7946 0188.
    ///
    /// # Better
    /// > part 5: I am deeply sorry that we turned your guests away from a fully booked house. My direct line is
    /// > 020 7946 0188.
    "TON118" "intensifier-pile" Warning Texts objection, "keep one of them, or none: the figure beside it is louder"
}

/// Words that raise the voice wherever they stand.
const LOUD: [&str; 22] = [
    "truly",
    "sincerely",
    "extremely",
    "incredibly",
    "profoundly",
    "genuinely",
    "terribly",
    "wholeheartedly",
    "immensely",
    "enormously",
    "tremendously",
    "hugely",
    "awfully",
    "unreservedly",
    "unequivocally",
    "heartfelt",
    "sincerest",
    "deepest",
    "exceptionally",
    "dreadfully",
    "absolutely",
    "utterly",
];

/// Words that do so before a feeling or a judgement, and may measure elsewhere.
const BEFORE_FEELING: [&str; 13] = [
    "deeply",
    "very",
    "really",
    "so",
    "completely",
    "totally",
    "fully",
    "entirely",
    "highly",
    "most",
    "seriously",
    "full",
    "complete",
];

static FEELINGS: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "?do ?and ?@adv ?@adv sorry|regret|apologise|apologize|apologetic|apologies|understand|appreciate|accept|acknowledge|recognise|recognize|responsible|responsibility|committed|grateful|upset|upsetting|frustrating|frustrated|disappointed|disappointing|disappointment|unacceptable|ashamed|aware|seriously|concerned|unfortunate|accountability|accountable|regrettable|embarrassed|embarrassing|important|distressing|saddened|sad|angry|inexcusable|serious",
        "and complete|full|total|deepest|heartfelt",
    ])
});

fn objection(place: &Place<'_>) -> Option<Objection> {
    let tokens = &place.parsed().tokens;
    let loud: Vec<usize> = (0..tokens.len()).filter(|&at| raises(tokens, at)).collect();
    let [first, .., last] = loud[..] else { return None };
    let why = format!("\"{}\" and \"{}\" raise the voice together", tokens[first].word, tokens[last].word);
    Some(Objection { why, at: first..last + 1 })
}

fn raises(tokens: &[Token], at: usize) -> bool {
    if tokens[at].quoted {
        return false;
    }
    tokens[at].is_any(phrases!(LOUD))
        || tokens[at].is_any(phrases!(BEFORE_FEELING))
            && FEELINGS.matches(&tokens[at + 1..]).next().is_some_and(|found| found.range.start == 0)
}
