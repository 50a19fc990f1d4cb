//! L21: the reader understands every word.

use crate::review::grammar::{Match, Objection, Parsed, Place, Stop, Token, is_past};
use crate::review::phrases::phrases;
use crate::review::rule::rule;

use super::trade_terms::{TERMS, is_initials};

rule! {
    /// # What it looks for
    /// Words of our trade that the sentence does not explain: "failover", "latency", "root cause", "learnings". A word
    /// that has an everyday sense (cluster, node, cache) counts only beside another of its kind. Initials that not
    /// everybody knows count where they stand before a noun ("the STP flow") or beside others.
    ///
    /// # Why it matters
    /// A reader who has to look up the cause has not been told it.
    ///
    /// # Example
    /// > part 3: At 17:20 a failover of the load balancer did not complete, and latency rose.
    ///
    /// # Better
    /// > part 3: At 17:20 the page's certificate, the file that proves to a browser that a site is genuine, ran out.
    "TON113" "jargon" Warning Texts objection, "say what it does for the reader, or explain the word in the same sentence"
}

/// Words that are ours only beside another.
const DOUBLE: [&str; 34] = [
    "cluster",
    "clusters",
    "node",
    "nodes",
    "pod",
    "pods",
    "cache",
    "caches",
    "deployment",
    "deployed",
    "deploy",
    "server",
    "servers",
    "instance",
    "instances",
    "database",
    "traffic",
    "requests",
    "primary",
    "secondary",
    "replication",
    "evicted",
    "queue",
    "queues",
    "container",
    "containers",
    "memory",
    "config",
    "configuration",
    "production",
    "handshake",
    "host",
    "hosts",
    "sla",
];

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    if let Some(found) = TERMS.first(&parsed.tokens, |found| !parsed.quoted(&found.range) && !explained(parsed, found))
    {
        return Some(place.objects(found.range, "is a word of our trade"));
    }
    if let Some(at) = initials(place) {
        return Some(place.objects(at..at + 1, "is initials that only we can read"));
    }
    let word = |at: usize| parsed.tokens[at].word.trim_end_matches('s');
    let mut double: Vec<usize> =
        (0..parsed.tokens.len()).filter(|&at| parsed.tokens[at].is_any(phrases!(DOUBLE))).collect();
    double.dedup_by_key(|at| word(*at));
    let [first, second, _, ..] = double[..] else { return None };
    let why = format!("\"{}\" and \"{}\" are words of our trade", word(first), word(second));
    Some(Objection { why, at: first..second + 1 })
}

/// Initials that nobody explains: before a noun of ours, or more than once in the sentence.
fn initials(place: &Place<'_>) -> Option<usize> {
    let parsed = place.parsed();
    let is_ours = |at: usize| {
        let found = Match { pattern: 0, range: at..at + 1 };
        // `SGD 640.00`, `640.00 SGD`: a currency.
        let sum = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let sum = sum.filter_map(|beside| parsed.tokens.get(beside)).any(Token::is_figure);
        is_initials(place.written(at)) && !sum && !parsed.tokens[at].quoted && !explained(parsed, &found)
    };
    let all: Vec<usize> = (0..parsed.tokens.len()).filter(|&at| is_ours(at)).collect();
    let before_noun = all.iter().copied().find(|&at| {
        let article = at > 0 && matches!(parsed.tokens[at - 1].word.as_str(), "the" | "our" | "a" | "an");
        let next = parsed.tokens.get(at + 1).filter(|next| next.stop == Stop::None && !next.is_capital());
        let place = at > 1 && matches!(parsed.tokens[at - 2].word.as_str(), "in" | "on" | "into" | "via" | "through");
        let readers =
            at > 0 && (parsed.tokens[at - 1].word == "your" || parsed.tokens[at - 1].is_capital() && !article);
        let fails = next.is_some_and(|next| FAILS.contains(&next.word.as_str()));
        article && (place || fails) || !readers && next.is_some_and(|next| is_noun(&next.word))
    });
    before_noun.or(if all.len() > 1 { all.first().copied() } else { None })
}

/// What machines do.
const FAILS: [&str; 9] =
    ["tripped", "failed", "crashed", "faulted", "restarted", "hung", "froze", "rebooted", "overheated"];

/// Whether a word behind initials may be what they stand before: no verb, preposition or joining word.
fn is_noun(word: &str) -> bool {
    const OTHERS: [&str; 40] = [
        "is", "was", "were", "are", "has", "had", "have", "will", "would", "can", "could", "did", "does", "do", "and",
        "or", "of", "in", "on", "at", "to", "for", "from", "by", "with", "which", "that", "who", "when", "where",
        "not", "may", "shall", "must", "as", "but", "asked", "asks", "said", "says",
    ];
    !OTHERS.contains(&word) && !is_past(word)
}

/// Whether the sentence says what the term is: `, the file that ...`, `(...)`, `that is`, or the other way round.
fn explained(parsed: &Parsed, found: &Match) -> bool {
    let words = |at: usize| parsed.tokens.get(at).map_or("", |token| token.word.as_str());
    let (start, end) = (found.range.start, found.range.end);
    let stop = parsed.tokens.get(end).map_or(Stop::None, |token| token.stop);
    let opens =
        matches!(words(end), "the" | "a" | "an" | "which" | "that" | "our" | "i.e" | "or" | "meaning" | "where" | "in");
    let apposition = stop > Stop::None && (opens || words(end) == "what");
    let equals =
        matches!(words(end), "is" | "means") && matches!(words(end + 1), "the" | "a" | "what" | "that" | "our" | "how");
    let before = start.saturating_sub(3)..start;
    let called =
        parsed.tokens[before].iter().any(|token| matches!(token.word.as_str(), "called" | "calls" | "call" | "known"));
    let bracketed =
        parsed.tokens[start].stop == Stop::Strong && parsed.tokens.get(end).is_none_or(|_| stop > Stop::None);
    apposition || equals || called || bracketed
}
