//! Sentences that say what was done, what will be, and when.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::facts::WEEKDAYS;
use super::phrases::{Phrases, phrases};
use super::saying::Saying;
use super::words::{Word, has_any};
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

/// What a sentence tells of doings, read off it once.
#[derive(Debug)]
pub(super) struct Deeds {
    names_day: bool,
    is_promise: bool,
    looks_ahead: bool,
}

impl Deeds {
    /// Of a sentence.
    pub(super) fn of(said: &Saying) -> Self {
        let names_day = said.dates().next().is_some() || said.has(&WEEKDAYS) || said.has(&NEAR);
        let by_a_role = || *said.blank.role_promises.get_or_init(|| promised_by_a_role(said.blank.words()));
        let is_promise = said.has(&PROMISES) || (names_day && by_a_role());
        let ahead = phrases!["will", "shall", "i'll", "we'll", "you'll"];
        Self { names_day, is_promise, looks_ahead: is_promise || said.has(ahead) }
    }
}

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

/// Days by their distance.
static NEAR: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "today",
        "tomorrow",
        "yesterday",
        "tonight",
        "same-day",
        "same day",
        "same morning",
        "same afternoon",
        "same evening",
        "this morning",
        "this afternoon",
        "this evening",
        "last night",
    ])
});

/// `By 20 March, our head of operations will ...`: the role that acts.
fn promised_by_a_role(words: &[Word]) -> bool {
    let Some(at) = words.iter().position(|word| word.is("will")) else { return false };
    let before = &words[at.saturating_sub(6)..at];
    has_any(before, &ROLES) && has_any(before, phrases!["our", "the"])
}

/// Whether a sentence promises something that we will do.
pub(super) fn is_promise(said: &Saying) -> bool {
    said.deeds().is_promise
}

/// Whether a sentence speaks of what is to come, whoever does it.
pub(super) fn looks_ahead(said: &Saying) -> bool {
    said.deeds().looks_ahead
}

/// The days that a sentence names, in the letter's calendar.
pub(super) fn days(sentence: &Sentence, letter: Option<NaiveDate>) -> Vec<NaiveDate> {
    let dates = sentence.dates();
    dates.filter_map(|date| date.in_letter_of(letter?)).collect()
}

/// Whether a sentence names a day by its date, its weekday or its distance.
pub(super) fn names_day(said: &Saying) -> bool {
    said.deeds().names_day
}

/// Whether a sentence says when: a day, or a time of day.
pub(super) fn names_when(sentence: &Sentence) -> bool {
    names_day(sentence) || sentence.clocks().next().is_some()
}

/// Whether a sentence says that something is done, and when: it looks back, and names no day that lies ahead.
pub(super) fn is_done(sentence: &Sentence, reading: &Reading<'_>) -> bool {
    let ahead = |day: &NaiveDate| reading.date.is_some_and(|letter| *day > letter);
    let acted = phrases!["we", "our", "us", "was", "were", "has", "have", "had", "been", "since", "is", "are"];
    sentence.has(acted)
        && !looks_ahead(sentence)
        && names_when(sentence)
        && !days(sentence, reading.date).iter().any(ahead)
}
