//! L14: nothing is taken back after an apology.

use std::sync::LazyLock;

use crate::review::grammar::{Objection, Parsed, Patterns, Place, Stop, has, is_past};
use crate::review::rule::rule;

rule! {
    /// # What it looks for
    /// An apology with a "but", a "however" or a "though" that takes it back, in the same sentence or at the head of
    /// the next. "Not only to you but also to your students" and "but an apology does not pay your staff" take nothing
    /// back.
    ///
    /// # Why it matters
    /// What stands after the "but" is what we think. The reader deletes the rest.
    ///
    /// # Example
    /// > part 5: I am sorry that we turned your guests away, but Friday was an unusual day for all of us. My direct line
    /// > is 020 7946 0188.
    ///
    /// # Better
    /// > part 5: I apologise not only to you but also to your guests: we turned them away. My direct line is
    /// > 020 7946 0188.
    "TON102" "but-apology" Warning Texts objection, "stop after what we did; a fact that matters has its own sentence elsewhere"
}

static SORRY: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "we|i ?@modal|do ?@adv ?like ?to ?@adv apologise|apologize|regret",
        "we|i @be ?@adv ?@adv sorry",
        "^sorry",
        "^apologies",
        "^our|my ?@adv ?sincere ?deepest apologies|apology",
        "accept|have ?@adv our|my ?sincere ?full ?@adv apologies|apology|regret",
        "say|saying sorry",
    ])
});

static CONCEDED: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "although|though|while|whilst|much we|i ?@modal ?@adv ?like ?to apologise|apologize|regret",
        "although|though|while|whilst we|i @be ?@adv ?@adv sorry",
    ])
});

/// Turns of more words than one.
static PHRASES: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "that ?being said",
        "having said that|this|so",
        "at the same time",
        "in ?all fairness",
        "to be fair|honest",
        "in our|my ?own defence|defense",
        "in mitigation",
        "even so",
        "all the same",
        "on the other hand",
        "be that as it may",
        "mind you",
        "it must|should|has ?also ?to be said|noted|added|remembered|stressed",
    ])
});

const TURNS: [&str; 7] = ["but", "however", "although", "though", "nevertheless", "nonetheless", "yet"];

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    if let Some(found) = CONCEDED.first(&parsed.tokens, |found| !parsed.quoted(&found.range)) {
        return Some(place.objects(found.range, "apologises in passing"));
    }
    // The head of this sentence takes back what the one before said.
    if let Some(before) = place.before()
        && let Some(first) = parsed.tokens.first().filter(|first| TURNS.contains(&first.word.as_str()))
        && SORRY.any(&before.tokens)
        && turns_back(parsed, 0)
        && (first.word == "but" || parsed.tokens.get(1).is_some_and(|next| next.stop > Stop::None))
    {
        return Some(place.objects(0..1, "takes back the apology before it"));
    }
    if let Some(found) = PHRASES.first(&parsed.tokens, |found| turns_by(place, &found.range)) {
        return Some(place.objects(found.range, "takes back the apology"));
    }
    let sorry = SORRY.first(&parsed.tokens, |found| !parsed.quoted(&found.range))?;
    let turn = (sorry.range.end..parsed.tokens.len()).find(|&at| is_turn(parsed, at) && turns_back(parsed, at))?;
    Some(place.objects(turn..turn + 1, "takes back the apology"))
}

/// Whether a phrase at the head of the sentence, or of one of its clauses, takes back an apology before it.
fn turns_by(place: &Place<'_>, range: &std::ops::Range<usize>) -> bool {
    let parsed = place.parsed();
    let sorry = match range.start {
        0 => place.before().is_some_and(|before| SORRY.any(&before.tokens)),
        at => parsed.tokens[at].stop > Stop::None && SORRY.any(&parsed.tokens[..at]),
    };
    sorry && !parsed.quoted(range) && turns_back(parsed, range.end - 1)
}

/// "But", or another such word behind a mark: "not yet" and "even though" turn nothing.
fn is_turn(parsed: &Parsed, at: usize) -> bool {
    let token = &parsed.tokens[at];
    token.word == "but" || TURNS.contains(&token.word.as_str()) && token.stop > Stop::None
}

/// Whether what begins with the word takes back what stands before it. It does not where it goes on from "not", or
/// speaks of the apology itself, of what we owe, or of what the reader deserves.
fn turns_back(parsed: &Parsed, at: usize) -> bool {
    let rest = &parsed.tokens[at + 1..];
    let goes_on = parsed.tokens[at].word == "but"
        && (rest.first().is_some_and(|next| {
            matches!(
                next.word.as_str(),
                "also" | "to" | "for" | "not" | "at" | "never" | "with" | "without" | "by" | "only" | "from"
            )
        }) || has(&parsed.tokens[..at], &["nobody", "nothing", "none"])
            || parsed.tokens[at.saturating_sub(1)].word == "anything");
    let of_itself =
        has(rest, &["sorry", "apology", "words", "owe", "owed", "deserve", "deserved", "enough", "apologies"]);
    // "we knew at nine but told you at noon": two deeds of ours, both told.
    let same_subject = rest.first().is_some_and(|next| is_past(&next.word));
    !goes_on && !of_itself && !same_subject
}
