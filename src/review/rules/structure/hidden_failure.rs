//! L3: subject line and first sentence name the failure.

use std::sync::{Arc, LazyLock};

use crate::composition::Part;
use crate::review::phrases::Phrases;
use crate::review::rule::rule;
use crate::review::words::shared_meaning;
use crate::review::{Finding, Reading, Saying};

rule! {
    /// # What it looks for
    /// A subject line or a first sentence that does not name the failure in the reader's words: an announcement, a
    /// thank-you, a word about ourselves, "a recent incident". With the record, one that shares nothing with it.
    ///
    /// # Why it matters
    /// The reader's first question is whether we know what we did. Every line before the answer reads as a wish not to
    /// give it.
    ///
    /// # Example
    /// > part 1: We are writing to inform you about a recent incident. We have returned your whole March fee, £640.00,
    /// > on 9 March.
    ///
    /// # Better
    /// > part 1: On Friday 6 March your guests could not book with you. We have returned your whole March fee, £640.00,
    /// > on 9 March.
    "STR030" "hidden-failure" Warning Letters check
}

static OPENINGS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "we are writing",
        "i am writing",
        "this letter is to",
        "this is to inform",
        "we would like to",
        "i would like to",
        "we wish to",
        "please be advised",
        "please be informed",
        "with regard to",
        "with reference to",
        "further to",
        "thank you for",
        "thanks for",
        "we value",
        "we appreciate",
        "as a valued",
        "as you may know",
        "as you may be aware",
        "as you know",
        "i hope this",
        "we hope this",
        "we regret to inform",
        "we take",
        "your satisfaction",
        "at our company",
    ])
});
static VAGUE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "recent incident",
        "recent issue",
        "recent event",
        "recent events",
        "recent experience",
        "recent disruption",
        "recent situation",
        "an incident",
        "an issue",
        "some issues",
        "a situation",
        "the recent",
        "your recent experience",
        "the inconvenience",
        "any inconvenience",
        "an inconvenience",
    ])
});

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let incident = reading.record.map(|record| &record.case.incident);
    let title = incident.map(|incident| reading.line(incident.title.as_str()));
    if let Some(why) = fault(reading.subject(), title.iter()) {
        let better = "say in the subject line what failed, in the reader's words";
        found.push(
            Finding::around("subject", format!("the subject line {why}"), better).quoting(&reading.manuscript.subject),
        );
    }
    let Some(first) = reading.part(Part::Restoration).first() else { return found };
    let failure = reading.individual().and_then(|individual| individual.customer.impact.failure.as_ref());
    let failure = failure.map(|failure| reading.line(failure.as_str()));
    if OPENINGS.begin(&first.words) {
        let better = "start with the fact: what the reader could not do, and when";
        found.push(Finding::at(first, "the first sentence announces instead of telling", better));
    } else if let Some(why) = fault(&first.said, failure.iter().chain(&title)) {
        let better = "say what the reader could not do, or got wrong, and when";
        found.push(Finding::at(first, format!("the first sentence {why}"), better));
    }
    found
}

/// What keeps a sentence from naming the failure: it is vague, or shares nothing with any of what the record calls it.
fn fault<'w>(said: &Saying, called: impl Iterator<Item = &'w Arc<Saying>>) -> Option<&'static str> {
    let mut called = called.peekable();
    let known = called.peek().is_some();
    let named = called.any(|called| shared_meaning(&said.words, &called.words) >= 0.5);
    match () {
        () if known && named => None,
        () if known => Some("does not name the failure that the record tells of"),
        () if said.words.is_empty() => Some("is empty"),
        () if said.has(&VAGUE) => Some("does not say what failed"),
        () => None,
    }
}
