//! L19: the cause is stated, or said to be unknown with the date of the answer.

use std::sync::LazyLock;

use crate::case::{CauseStatus, Sentences};
use crate::composition::Part;
use crate::review::deeds::{days, names_day};
use crate::review::phrases::{Phrases, phrases};
use crate::review::rule::rule;
use crate::review::{Finding, Reading, Sentence};

rule! {
    /// # What it looks for
    /// A third part that gives a label for the cause ("a technical issue", "human error") or none; one that does not
    /// know it and gives no date for the answer. With the record, one that does not tell the record's cause.
    ///
    /// # Why it matters
    /// Who cannot say why it happened cannot have mended it.
    ///
    /// # Example
    /// > part 3: The outage was due to a technical issue in our systems, which was an unforeseen circumstance.
    ///
    /// # Better
    /// > part 3: At 17:20 we moved the system that holds your calendar to a new address and left your page pointing to
    /// > the old one.
    "STR190" "unstated-cause" Warning Letters check
}

static LABELS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "technical issue",
        "technical issues",
        "technical problem",
        "technical difficulties",
        "technical error",
        "human error",
        "a glitch",
        "system error",
        "unforeseen circumstance",
        "unforeseen circumstances",
        "circumstances beyond our control",
        "internal error",
        "software issue",
        "an anomaly",
        "operational issue",
    ])
});
static UNKNOWN: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "do not yet know",
        "don't yet know",
        "do not know yet",
        "do not know",
        "not yet known",
        "still investigating",
        "still looking",
        "under investigation",
        "cannot yet say",
        "not yet clear",
        "investigation is ongoing",
    ])
});

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let part = reading.part(Part::Cause);
    if part.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let unknown = part.iter().find(|sentence| sentence.has(&UNKNOWN));
    if let Some(sentence) = unknown.filter(|_| !part.iter().any(|sentence| names_day(sentence))) {
        let better = "say by which day you will tell, even if only that you still do not know";
        found.push(Finding::at(sentence, "what is not known has no date for its answer", better));
    }
    match reading.record {
        Some(_) => found.extend(against_record(reading, unknown)),
        None => found.extend(label(part)),
    }
    found
}

fn label(part: &[Sentence]) -> Option<Finding> {
    let labelled = part.iter().find(|sentence| sentence.has(&LABELS))?;
    let explained = part.iter().any(|sentence| {
        let acts = sentence.has(phrases!["we", "our", "because"]);
        acts && !sentence.has(&LABELS)
    });
    let better = "say in one plain sentence what we did or left undone, and what came of it";
    (!explained).then(|| Finding::at(labelled, "the cause is a label, not a cause", better))
}

fn against_record(reading: &Reading<'_>, unknown: Option<&Sentence>) -> Vec<Finding> {
    let Some(incident) = reading.record.map(|record| &record.case.incident) else { return Vec::new() };
    let mut found = Vec::new();
    let cause = incident.root_cause.as_ref().map(Sentences::as_str);
    if let Some(cause) = cause.filter(|cause| reading.telling(Part::Cause, cause).is_none()) {
        let why = "the third part does not tell the cause that the record states";
        found.push(Finding::part(Part::Cause, why, "tell it in one plain sentence").quoting(cause));
    }
    if incident.root_cause_status == Some(CauseStatus::Confirmed) {
        return found;
    }
    if unknown.is_none() {
        let why = "the record's cause is not confirmed, and the third part does not say so";
        found.push(Finding::part(Part::Cause, why, "say that the cause is not known yet, and when you will tell"));
    }
    if let Some(by) = incident.answer_by {
        let dated = |sentence: &Sentence| days(sentence, reading.date).contains(&by);
        if !reading.part(Part::Cause).iter().any(dated) {
            let why = format!("the third part does not give the day of the answer, {by}");
            found.push(Finding::part(Part::Cause, why, "promise the answer by that day"));
        }
    }
    found
}
