//! L14: an apology is not made to depend on anything.

use std::sync::LazyLock;

use crate::review::grammar::{Objection, Parsed, Patterns, Place};
use crate::review::rule::rule;

rule! {
    /// # What it looks for
    /// An apology that depends on an "if", a "should" or a "may have", or is for "any" harm, as though there might be
    /// none. An "if" that offers something is fine: "if you would like another remedy, call me".
    ///
    /// # Why it matters
    /// "If you were affected" tells the reader that we have not looked. It asks them to prove that they were.
    ///
    /// # Example
    /// > part 5: I am sorry if your guests were turned away, and for any inconvenience this may have caused. My direct
    /// > line is 020 7946 0188.
    ///
    /// # Better
    /// > part 5: I am sorry that we turned your guests away. If you would like another remedy, my direct line is
    /// > 020 7946 0188.
    "TON101" "conditional-apology" Warning Texts objection, "say \"I am sorry that we\", and what we did: it happened"
}

/// An apology for something that may not have been.
static DOUBTED: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "sorry|regret|regrets|regretted|apologise|apologize|regrettable ?for ?that|to ?hear ?learn ?that you|anyone|anybody|some ?may ?might ?@adv ?have feel|felt|perceived|found|consider|considered|perceive|believe|thought",
        "sorry|regret|apologise|apologize|regrettable ?that|to ?hear ?learn ?that you|anyone|anybody|your @be|@have ?@adv ?@adv ?been ?left upset|disappointed|offended|unhappy|dissatisfied|annoyed|displeased|feeling",
        "sorry|regret|apologise|apologize|regrettable ... under|with the impression|feeling|sense|belief",
        "sorry|regret|apologise|apologize|regrettable ... left|leaves you feeling",
        "any inconvenience|distress|upset|trouble|harm|concern|confusion|disruption|offence|offense|difficulty|difficulties|embarrassment|worry|annoyance|disappointment|shortcoming|shortcomings|hardship ... regretted|apologise|apologize|apologies|apology|sorry|regret",
        "apolog*|sorry|regret ?@adv for what may|might|could",
        "may|might|could ?@adv ?well have ... @be|we|i ?@modal ?@adv regretted|apologise|apologize|sorry|regret",
        "apolog*|sorry ... in the event that",
        "apologies|apologise|apologize|sorry in advance",
        "apolog*|sorry|regret|regrets|regretted ?@adv for any|whatever",
        "apolog*|sorry|regret|regrets ?@adv any|whatever",
        "apolog*|sorry|regret|regrets ... may|might ?@adv ?not have ?@adv ?been @done|been|felt|had",
        "apologise|apologize|apologies|apology|sorry ?@adv to anyone|anybody|those|everyone who|whom|that|if",
        "sorry|regret|disappointed ?that|to ?hear you did|do|were not ?@adv enjoy|like|happy|pleased|satisfied|feel|appreciate|find|care",
        "excuse|forgive|pardon any|whatever",
        "apolog*|sorry|regret|regrets ... perceived|alleged",
    ])
});

static SORRY: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "we|i ?@modal|do ?@adv ?like ?to ?@adv apologise|apologize|regret",
        "we|i @be ?of ?course ?@adv ?@adv sorry",
        "^sorry",
        "^apologies",
        "sorry about|for that|this|it",
        "our|my ?@adv ?sincere ?deepest apologies|apology",
        "we|i @modal only|but ?@adv apologise|apologize|regret",
        "say|saying|very|truly sorry",
        "it|this|which @be|@modal ?@adv ?be regrettable|regretted",
        "accept our|my ?@adv ?sincere ?deepest apologies|apology|regrets|regret",
    ])
});

/// A condition that doubts the harm: it tells of something done or felt, not of something wished.
static CONDITION: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "if .. @be|feel|felt|seem|seemed|have|has|had|@done",
        "if ... @past",
        "should you|our|your|the|this|any|anything|anyone .. @be|feel|seem|have|@done",
        "where|wherever|whenever our|we|the|your|this|it|any .. has|have|had|fell|falls|fails|did|does|@be",
        "insofar|inasmuch as",
        "to the|any extent that|to",
        "in case ... @past",
        "had|should|were any|anyone|anybody|anything|something ... @past",
        "if any|anyone|anybody|anything|something|some",
        "supposing|assuming|provided that ?that ?you ?your @be|@have|were",
    ])
});

/// What somebody may want.
const WISHES: [&str; 13] =
    ["like", "want", "wish", "prefer", "need", "call", "ring", "tell", "rather", "cost", "help", "write", "pay"];

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    let doubted = DOUBTED.first(&parsed.tokens, |found| {
        let next = parsed.tokens.get(found.range.end).map_or("", |token| token.word.as_str());
        next != "of" && !parsed.quoted(&found.range) && !parsed.denied(found.range.start)
    });
    if let Some(found) = doubted {
        return Some(place.objects(found.range, "apologises for what may not have been"));
    }
    let sorry = SORRY.first(&parsed.tokens, |found| !parsed.quoted(&found.range))?;
    let segment = parsed.segment(sorry.range.start);
    let condition = CONDITION.first(&parsed.tokens[segment.clone()], |found| {
        depends(parsed, segment.start + found.range.start, &sorry.range)
    })?;
    let at = segment.start + condition.range.start;
    let why = format!("the apology depends on \"{}\"", parsed.tokens[at].word);
    Some(Objection { why, at: at..at + 1 })
}

/// Whether a condition at a word belongs to the apology and not to another sentence joined to it, or to a wish.
fn depends(parsed: &Parsed, at: usize, sorry: &std::ops::Range<usize>) -> bool {
    let end = parsed.phrase_around(at).end;
    let clause = &parsed.tokens[at..end];
    let noun = |at: usize| {
        at.checked_sub(1).is_some_and(|at| matches!(clause[at].word.as_str(), "the" | "a" | "our" | "your" | "this"))
    };
    let wishes = (0..clause.len()).any(|at| WISHES.contains(&clause[at].word.as_str()) && !noun(at));
    let behind = at >= sorry.end;
    let joined =
        at > 0 && matches!(parsed.tokens[at - 1].word.as_str(), "and" | "but" | "or" | "ask" | "asked" | "know");
    // "If you had rung, nobody would have answered, and for that I am sorry": the condition has its own sentence.
    let own_main = !behind && parsed.tokens[end..sorry.start].iter().any(|token| token.word == "and");
    // "sorry that we left you, ... if": a deed stands between the apology and the condition.
    let deed = behind
        && parsed.tokens[sorry.end..at].windows(2).any(|pair| {
            matches!(pair[0].word.as_str(), "that" | "because") && matches!(pair[1].word.as_str(), "we" | "i" | "our")
        });
    !wishes && !joined && !own_main && !deed
}
