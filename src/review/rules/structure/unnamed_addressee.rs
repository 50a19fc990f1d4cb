//! L1: the letter is written to somebody.

use std::sync::LazyLock;

use crate::review::phrases::Phrases;
use crate::review::rule::rule;
use crate::review::words::{Word, has_any, words};
use crate::review::{Finding, Reading};

rule! {
    /// # What it looks for
    /// A letter without a recipient, one greeted as nobody in particular, or a greeting that names somebody else than
    /// the address does.
    ///
    /// # Why it matters
    /// Who is greeted as "customer" knows that the letter was not written to them, and reads the rest so.
    ///
    /// # Example
    /// > greeting: Dear valued customer,
    ///
    /// # Better
    /// > greeting: Dear Ms Okonjo,
    "STR010" "unnamed-addressee" Warning Letters check
}

static NOBODY: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "customer",
        "customers",
        "client",
        "user",
        "subscriber",
        "sir",
        "madam",
        "to whom it may concern",
        "all",
    ])
});
static POLITE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "dear",
        "hello",
        "hi",
        "good",
        "morning",
        "afternoon",
        "evening",
        "mr",
        "mrs",
        "ms",
        "mx",
        "miss",
        "dr",
        "prof",
        "professor",
        "the",
    ])
});

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some(frame) = reading.frame() else {
        return vec![Finding::whole("the letter has no address and no greeting", "say to whom it is written")];
    };
    let mut found = Vec::new();
    let greeting = words(&frame.salutation);
    let own = reading.individual().map(|individual| &individual.customer.contact);
    let as_stated = own.is_some_and(|contact| {
        let stated = contact.greeting.iter().chain(&contact.salutation);
        stated.map(|text| words(text)).any(|text| greeting.ends_with(&text))
    });
    let addressed = |called: &[&Word]| {
        let recipient = words(&frame.recipient.join(" "));
        called.iter().any(|word| recipient.contains(word))
    };
    if frame.recipient.len() < 2 {
        let better = "give the person's name or exact role, and their organisation where they have one";
        found.push(Finding::around("frame.recipient", "the address names no person, or nothing but one", better));
    }
    let called: Vec<&Word> = greeting.iter().filter(|word| !word.is_any(&POLITE)).collect();
    if called.is_empty() || (has_any(&greeting, &NOBODY) && !as_stated) {
        let better = "greet the person by name, or by the exact role the letter is addressed to";
        found.push(Finding::around("frame.salutation", "the greeting names nobody", better).quoting(&frame.salutation));
    } else if !as_stated && !addressed(&called) {
        let better = "greet the person whom the address names";
        let why = "the greeting names somebody whom the address does not";
        found.push(Finding::around("frame.salutation", why, better).quoting(&frame.salutation));
    }
    found
}
