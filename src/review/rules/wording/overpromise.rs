//! L27: no promise reaches further than we can.

use std::sync::LazyLock;

use crate::review::grammar::{Objection, Parsed, Patterns, Place};
use crate::review::rule::rule;

rule! {
    /// # What it looks for
    /// A promise of the outcome: "never again", "we guarantee", "will not happen again", "impossible", "rest assured".
    /// To say that it cannot be promised is fine, and so is a guarantee that the contract gives.
    ///
    /// # Why it matters
    /// The day it happens again, this letter is the evidence. A measure with a date can be kept; an outcome cannot.
    ///
    /// # Example
    /// > part 4: At 19:30 on Friday 6 March we put the old address back. Rest assured that this will never happen again.
    ///
    /// # Better
    /// > part 4: At 19:30 on Friday 6 March we put the old address back. We cannot promise that it will never happen
    /// > again; by 20 March every change will have a test booking.
    "TON109" "overpromise" Warning Documents objection, "promise the measure, its date and who answers for it, not the outcome"
}

static PROMISES: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "will|shall always",
        "once and for all",
        "a thing of the past",
        "put an end to",
        "you|we can count|rely|depend|trust on|us",
        "without fail",
        "zero downtime",
        "will|shall|can|could|would|must never|not ?@adv ?longer ?ever ?be ?@adv happen|recur|reoccur|repeated|occur|arise ?again",
        "does|do not ?ever happen|occur|recur|arise again",
        "never|not ?ever happens|occurs|recurs|repeated again",
        "will|shall never ?@adv ?again be|have|face|fail|lose|experience|suffer|miss|let|worry",
        "can never ?@adv ?again fail|lose|happen",
        "happen|occur|recur never|no again|more",
        "never again ?@modal ?you ?we ?it ?your",
        "we|i ?can ?will ?@adv guarantee|warrant|pledge|vow|swear",
        "you @modal ?be ?@adv ?@adv assured|certain|confident|sure|convinced that|of ... not|never|no",
        "safe|secure|reliable|protected at all times|for ?good ?ever",
        "you have our|my word|guarantee|assurance",
        "give you ?our|my|every our|my|full|every word|guarantee|assurance",
        "guaranteed to|never|that|against",
        "rest|be assured",
        "can|may be|rest ?completely ?absolutely ?fully assured|certain|confident|sure that",
        "we|i promise|assure ?you ... never|no|always|not",
        "we|i ?can assure you",
        "ensure|ensures|ensuring|guarantee|guarantees .. ... never|cannot|not ... again|recur|happen|occur|repeated|reoccur|place",
        "ensure|ensures|ensuring .. that|this|it|you|your ... never|always",
        "make|making|made ?@adv sure|certain ... never|not|no ... again|recur|happen|occur|repeated",
        "makes|make|making|becomes|now|will ... impossible|bulletproof|foolproof|unbreakable|fail-safe|watertight|bullet-proof|infallible",
        "impossible for this|such|it|that to",
        "100%|completely|totally|absolutely|entirely|fully secure|safe|reliable|protected|immune|risk-free",
        "eliminates|eliminate|eliminated|eliminating|removes|rules|excludes ?out ?@adv any|all|every ?and ?future ?further ?possible risk|risks|possibility|chance|danger|problems|failures|outages",
        "will|shall be|run|go|work|remain ?@adv flawless|flawlessly|perfect|perfectly|faultless|faultlessly|seamless|seamlessly|smooth|smoothly|trouble-free|error-free|problem-free|hassle-free|uninterrupted",
        "without ?a ?any ?single ?further hitch|hitches|glitch|glitches|flaw|fault|interruption|incident|incidents|hiccup",
        "solved|fixed|resolved|gone|over for|once good|and|ever",
        "zero|no risk|chance|possibility of|that",
        "always be ?@adv available|safe|secure|online|reachable|open|protected|there",
        "no ?further ?more ?future delays|outages|problems|errors|interruptions|failures|issues ?@adv in|ever|again|will ?future",
        "prevent|prevents|preventing|prevented ?@adv ?any|this|it|such|all ?@adv ?an ?error ?incident ?similar ?incidents from ever|happening|recurring|reoccurring",
        "is|was|be the last time",
    ])
});

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    let found = PROMISES.first(&parsed.tokens, |found| {
        !parsed.quoted(&found.range) && !withheld(parsed, found.range.start) && !looks_back(parsed, &found.range)
    })?;
    Some(place.objects(found.range, "promises what nobody can"))
}

/// "We cannot promise that it will never happen": what is denied is the promise. A condition promises nothing either.
fn withheld(parsed: &Parsed, start: usize) -> bool {
    let stretch = parsed.segment(start);
    let before = &parsed.tokens[stretch.start..start];
    let refuses = before.iter().any(|token| {
        matches!(
            token.word.as_str(),
            "not" | "nobody" | "no" | "none" | "never" | "neither" | "if" | "unless" | "whether" | "until" | "asked"
        )
    });
    let contract = before.iter().any(|token| matches!(token.word.as_str(), "contract" | "lease" | "policy"));
    refuses || contract
}

/// "It was impossible for your guests to book", "we never again asked": it tells the past.
fn looks_back(parsed: &Parsed, range: &std::ops::Range<usize>) -> bool {
    let words = &parsed.tokens[range.clone()];
    let past = words.iter().any(|token| matches!(token.word.as_str(), "was" | "were" | "had"));
    let end = parsed.tokens.get(range.end).map_or("", |token| token.word.as_str());
    let asked = words[0].word == "never" && crate::review::grammar::is_past(end);
    let before = range.start.checked_sub(1).map_or("", |at| parsed.tokens[at].word.as_str());
    past || asked || matches!(before, "was" | "were" | "would")
}
