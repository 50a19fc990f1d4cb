//! Sentences that say what was done, what will be, and when.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::facts::WEEKDAYS;
use super::phrases::{Phrases, phrases};
use super::words::has_any;
use super::{Reading, Sentence};

/// Nouns at the head of the roles that answer for measures.
pub(super) static ROLES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "head",
        "director",
        "manager",
        "officer",
        "lead",
        "leader",
        "chief",
        "engineer",
        "supervisor",
        "coordinator",
        "president",
        "secretary",
        "controller",
        "architect",
        "buyer",
        "editor",
        "principal",
        "partner",
        "nurse",
        "warden",
        "captain",
        "owner",
    ])
});

/// Whether a sentence promises something that we will do.
pub(super) fn is_promise(sentence: &Sentence) -> bool {
    static PROMISES: LazyLock<Phrases> = LazyLock::new(|| {
        Phrases::of(&[
            "we will",
            "we shall",
            "we'll",
            "we are going to",
            "we plan to",
            "we intend to",
            "we have begun to",
            "it will be done",
            "we are reviewing",
            "we are working",
            "we are looking",
            "to be done by",
        ])
    });
    has_any(&sentence.words, &PROMISES) || promised_by_a_role(sentence)
}

/// `By 20 March, our head of operations will ...`: a day and the role that acts.
fn promised_by_a_role(sentence: &Sentence) -> bool {
    let Some(at) = sentence.words.iter().position(|word| word.is("will")) else { return false };
    let before = &sentence.words[at.saturating_sub(6)..at];
    let role = has_any(before, &ROLES);
    let whose = has_any(before, phrases!["our", "the"]);
    names_day(sentence) && whose && role
}

/// Whether a sentence speaks of what is to come, whoever does it.
pub(super) fn looks_ahead(sentence: &Sentence) -> bool {
    has_any(&sentence.words, phrases!["will", "shall", "i'll", "we'll", "you'll"]) || is_promise(sentence)
}

/// The days that a sentence names, in the letter's calendar.
pub(super) fn days(sentence: &Sentence, letter: Option<NaiveDate>) -> Vec<NaiveDate> {
    let dates = sentence.dates();
    dates.filter_map(|date| date.in_letter_of(letter?)).collect()
}

/// Whether a sentence names a day by its date, its weekday or its distance.
pub(super) fn names_day(sentence: &Sentence) -> bool {
    sentence.dates().next().is_some()
        || has_any(&sentence.words, &WEEKDAYS)
        || has_any(&sentence.words, phrases!["today", "tomorrow", "yesterday", "tonight", "same-day"])
        || has_any(
            &sentence.words,
            phrases![
                "same day",
                "same morning",
                "same afternoon",
                "same evening",
                "this morning",
                "this afternoon",
                "this evening",
                "last night",
            ],
        )
}

/// Whether a sentence says when: a day, or a time of day.
pub(super) fn names_when(sentence: &Sentence) -> bool {
    names_day(sentence) || sentence.clocks().next().is_some()
}

/// Whether a sentence says that something is done, and when: it looks back, and names no day that lies ahead.
pub(super) fn is_done(sentence: &Sentence, reading: &Reading<'_>) -> bool {
    let ahead = |day: &NaiveDate| reading.date.is_some_and(|letter| *day > letter);
    let acted = phrases!["we", "our", "us", "was", "were", "has", "have", "had", "been", "since", "is", "are"];
    has_any(&sentence.words, acted)
        && !looks_ahead(sentence)
        && names_when(sentence)
        && !days(sentence, reading.date).iter().any(ahead)
}
