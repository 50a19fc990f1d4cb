//! Classes of words that grammar is made of: forms of verbs, negations, numbers.

use std::sync::LazyLock;

use crate::review::figures::{SMALL, TENS};
use crate::review::phrases::{Phrases, phrases};
use crate::review::words::hash;

/// Words that deny.
const NEGATIONS: [&str; 11] =
    ["not", "no", "never", "nobody", "none", "nothing", "neither", "nor", "without", "hardly", "nowhere"];

/// Adverbs that do not end in `-ly`, and what stands like one.
const ADVERBS: [&str; 23] = [
    "so",
    "very",
    "also",
    "too",
    "just",
    "even",
    "again",
    "still",
    "all",
    "both",
    "most",
    "ever",
    "then",
    "now",
    "once",
    "always",
    "therefore",
    "quite",
    "rather",
    "indeed",
    "simply",
    "have",
    "had",
];

/// Participles that are no past form.
const PARTICIPLES: [&str; 16] = [
    "done",
    "given",
    "taken",
    "broken",
    "chosen",
    "forgotten",
    "known",
    "seen",
    "shown",
    "written",
    "driven",
    "stolen",
    "gone",
    "withdrawn",
    "overseen",
    "mistaken",
];

/// Past forms that do not end in `-ed`.
const PASTS: [&str; 80] = [
    "put",
    "let",
    "left",
    "sent",
    "chose",
    "took",
    "gave",
    "kept",
    "knew",
    "told",
    "made",
    "broke",
    "lost",
    "saw",
    "held",
    "met",
    "built",
    "bought",
    "ran",
    "set",
    "forgot",
    "went",
    "thought",
    "paid",
    "found",
    "heard",
    "said",
    "read",
    "drew",
    "cut",
    "fell",
    "began",
    "hit",
    "shut",
    "brought",
    "got",
    "wrote",
    "did",
    "sold",
    "spent",
    "stood",
    "felt",
    "understood",
    "overlooked",
    "misread",
    "mislaid",
    "laid",
    "dropped",
    "drove",
    "threw",
    "slept",
    "came",
    "upset",
    "hurt",
    "rang",
    "spoke",
    "woke",
    "caught",
    "taught",
    "dug",
    "stuck",
    "swept",
    "tore",
    "blew",
    "burnt",
    "dealt",
    "flew",
    "froze",
    "grew",
    "hung",
    "lent",
    "rode",
    "shook",
    "sank",
    "stole",
    "struck",
    "mistook",
    "misheard",
    "withdrew",
    "burst",
];

/// Participles that say a duty was failed.
const FAILINGS: [&str; 42] = [
    "misread",
    "mislaid",
    "misspelt",
    "missent",
    "lost",
    "missed",
    "overlooked",
    "ignored",
    "forgotten",
    "neglected",
    "delayed",
    "deleted",
    "erased",
    "corrupted",
    "damaged",
    "breached",
    "compromised",
    "exposed",
    "disclosed",
    "leaked",
    "omitted",
    "skipped",
    "overcharged",
    "underestimated",
    "broken",
    "overwritten",
    "mistaken",
    "wiped",
    "contaminated",
    "destroyed",
    "dropped",
    "spoiled",
    "spilled",
    "duplicated",
    "undercharged",
    "underpaid",
    "confused",
    "violated",
    "disregarded",
    "botched",
    "jeopardised",
    "jeopardized",
];

/// Forms of `be`.
const BE: [&str; 8] = ["is", "are", "was", "were", "be", "been", "being", "am"];

/// Forms of `have`.
const HAVE: [&str; 4] = ["have", "has", "had", "having"];

/// Modal verbs.
const MODALS: [&str; 9] = ["will", "would", "shall", "should", "can", "could", "may", "might", "must"];

/// A word that denies.
pub(in crate::review) fn is_negation(word: &str) -> bool {
    phrases!(NEGATIONS).has_word(hash(word))
}

/// A form of `be`.
pub(super) fn is_be(word: &str) -> bool {
    BE.contains(&word)
}

/// A form of `have`.
pub(super) fn is_have(word: &str) -> bool {
    HAVE.contains(&word)
}

/// A modal verb.
pub(super) fn is_modal(word: &str) -> bool {
    MODALS.contains(&word)
}

/// An adverb that may stand between a subject and its verb.
pub(super) fn is_adverb(word: &str) -> bool {
    phrases!(ADVERBS).has_word(hash(word))
        || (word.len() > 4 && word.ends_with("ly") && !matches!(word, "apply" | "reply" | "supply" | "comply" | "rely"))
}

/// A past participle, by its ending or by heart.
pub(super) fn is_participle(word: &str) -> bool {
    (word.len() > 3
        && word.ends_with("ed")
        && !matches!(word, "need" | "indeed" | "speed" | "exceed" | "feed" | "hundred"))
        || is_irregular_past(word)
        || phrases!(PARTICIPLES).has_word(hash(word))
}

/// A past form that does not end in `-ed`.
pub(in crate::review) fn is_irregular_past(word: &str) -> bool {
    phrases!(PASTS).has_word(hash(word))
}

/// A past form.
pub(in crate::review) fn is_past(word: &str) -> bool {
    is_participle(word) && !matches!(word, "known" | "seen" | "given" | "taken" | "gone")
}

/// A participle that says a duty was failed.
pub(in crate::review) fn is_failing_participle(word: &str) -> bool {
    phrases!(FAILINGS).has_word(hash(word)) || (word.starts_with("mis") && word.len() > 6 && word.ends_with("ed"))
}

/// A number in words, from two on.
pub(super) fn is_number_word(word: &str) -> bool {
    static NUMBERS: LazyLock<Phrases> = LazyLock::new(|| numbers().collect());
    NUMBERS.has_word(hash(word.split('-').next().unwrap_or(word)))
}

fn numbers() -> impl Iterator<Item = &'static str> {
    SMALL.into_iter().skip(2).chain(TENS).chain(["hundred", "thousand", "million", "dozen", "dozens"])
}

/// Every word that is in a class by heart.
pub(super) fn by_heart() -> impl Iterator<Item = &'static str> {
    let forms = NEGATIONS.into_iter().chain(BE).chain(HAVE).chain(MODALS).chain(ADVERBS);
    forms.chain(PARTICIPLES).chain(PASTS).chain(FAILINGS).chain(numbers())
}

/// Whether a word may be in a class by its form.
pub(super) fn may_be_by_form(word: &str) -> bool {
    word.ends_with("ed") || word.ends_with("ly") || word.bytes().any(|byte| byte.is_ascii_digit() || byte == b'-')
}
