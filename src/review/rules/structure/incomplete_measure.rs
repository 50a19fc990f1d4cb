//! L25: each measure has a verb, an owner and a day.

use std::sync::LazyLock;

use crate::case::{Measure, MeasureStatus};
use crate::composition::Part;
use crate::review::deeds::{ROLES, days, is_promise, names_day};
use crate::review::phrases::{Phrases, phrases};
use crate::review::rule::rule;
use crate::review::words::{has_run, words};
use crate::review::{Finding, Reading, Sentence};

rule! {
    /// # What it looks for
    /// A promise in the fourth part without its day, without anybody who answers for it, or of nothing that could be
    /// seen to be done ("review our processes"). With the record, one whose day or owner is not the record's.
    ///
    /// # Why it matters
    /// A promise with a day and a role can be asked about. One without is a mood.
    ///
    /// # Example
    /// > part 4: On Friday 6 March we put the old address back. We will review our processes and improve our monitoring.
    /// > I will write to you on 23 March with the result.
    ///
    /// # Better
    /// > part 4: On Friday 6 March we put the old address back. By Friday 20 March we will stop any change whose test
    /// > booking fails; our head of operations will answer for it. I will write to you on 23 March with the result.
    "STR250" "incomplete-measure" Warning Letters check
}

static ANSWERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&["answers for", "answer for", "is responsible", "in charge", "i myself", "see to it", "takes care of"])
});

static VAGUE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "review our processes",
        "review our procedures",
        "reviewing our",
        "improve our processes",
        "improve our procedures",
        "strengthen our",
        "look into",
        "looking into",
        "take steps",
        "take all necessary",
        "working to improve",
        "working hard",
        "do everything",
        "do our best",
        "continue to improve",
    ])
});

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let part = reading.part(Part::Prevention);
    let mut found = Vec::new();
    // A promise right behind a dated one says how that one can be seen to be kept.
    let mut dated_block = None;
    for (at, sentence) in part.iter().enumerate().filter(|(_, sentence)| is_promise(sentence)) {
        let next = part.get(at + 1).filter(|next| next.block == sentence.block && !is_promise(next));
        let dated = names_day(sentence) && !sentence.has(&VAGUE);
        if !dated && dated_block == Some(sentence.block) && stands(sentence, reading) {
            continue;
        }
        dated_block = dated.then_some(sentence.block);
        found.extend(fault(sentence, next));
    }
    if let Some(record) = reading.record {
        let open = record.case.incident.measures.iter();
        let open = open.filter(|measure| matches!(measure.status, MeasureStatus::Planned | MeasureStatus::Started));
        found.extend(open.filter_map(|measure| against_record(measure, reading)));
    }
    found
}

/// Whether a sentence can stand for evidence: it is the record's, or, without one, nothing vague.
fn stands(sentence: &Sentence, reading: &Reading<'_>) -> bool {
    match reading.record {
        Some(_) => reading.facts().has_verbatim(sentence),
        None => !sentence.has(&VAGUE),
    }
}

fn fault(sentence: &Sentence, next: Option<&Sentence>) -> Option<Finding> {
    let owned = |sentence: &Sentence| {
        let bracketed = sentence.text.contains("(our ") || sentence.text.contains("(the ");
        bracketed || sentence.has(&ROLES) || sentence.has(&ANSWERS)
    };
    let better = "give the verb and its object, the day, the role that answers for it, and how it can be seen";
    match () {
        () if sentence.has(&VAGUE) => {
            Some(Finding::at(sentence, "nobody could tell when this promise is kept", better))
        }
        // What is promised for a case that may never come has that case for its day.
        () if sentence.text.starts_with("If ") || sentence.text.starts_with("Should ") => None,
        () if !names_day(sentence) => Some(Finding::at(sentence, "a promise has no day", better)),
        () if !owned(sentence) && !next.is_some_and(owned) => {
            Some(Finding::at(sentence, "nobody answers for a promise", better))
        }
        () => None,
    }
}

/// The finding for a measure that is told with another day or owner than the record's.
fn against_record(measure: &Measure, reading: &Reading<'_>) -> Option<Finding> {
    let sentence = reading.telling(Part::Prevention, measure.will.as_str())?;
    let told = days(sentence, reading.date);
    if !told.is_empty() && !told.contains(&measure.by) {
        let why = format!("the record gives {} for this measure", measure.by);
        return Some(Finding::at(sentence, why, "promise it by the day of the record"));
    }
    let mut owner = words(measure.owner.as_str());
    // "Our head of operations" once, "the head of operations" after.
    if owner.first().is_some_and(|word| word.is_any(phrases!["our", "the", "a", "an"])) {
        owner.remove(0);
    }
    let signs = reading.individual().and_then(|individual| individual.assessment.signatory.as_ref()?.title.as_ref());
    // Who signs says "I" of what they answer for themselves.
    if signs.is_some_and(|title| words(title.as_str()) == owner) && sentence.has(phrases!["i will"]) {
        return None;
    }
    let named = reading
        .part(Part::Prevention)
        .iter()
        .any(|other| other.block == sentence.block && has_run(&other.words, &owner));
    let why = format!("the record has {} answer for this measure", measure.owner);
    (!named).then(|| Finding::at(sentence, why, "name the role that answers for it"))
}
