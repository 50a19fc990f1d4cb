//! L22: start, end and length agree.

use std::borrow::Cow;

use crate::composition::Part;
use crate::review::figures::{self, Value, unbracketed};
use crate::review::phrases::phrases;
use crate::review::rule::rule;
use crate::review::{Finding, Reading, Sentence};

rule! {
    /// # What it looks for
    /// A sentence that gives start, end and length of a failure which do not agree; with the record, a first sentence
    /// whose times are not the record's.
    ///
    /// # Why it matters
    /// It is the first sum that the reader checks, and often the one on which a credit depends.
    ///
    /// # Example
    /// > part 1: For two hours on Friday 6 March, from 17:20 to 19:30 London time (UTC), your guests could not book with
    /// > you. We have returned your whole March fee, £640.00, on 9 March.
    ///
    /// # Better
    /// > part 1: For two hours and ten minutes on Friday 6 March, from 17:20 to 19:30 London time (UTC), your guests could
    /// > not book with you. We have returned your whole March fee, £640.00, on 9 March.
    "STR221" "length-disagrees" Error Documents check
}

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> =
        reading.prose.sentences.iter().filter_map(|sentence| disagreement(sentence, reading)).collect();
    found.extend(foreign_times(reading));
    found
}

/// The finding for a sentence with one length and the stretches that should come to it.
fn disagreement(sentence: &Sentence, reading: &Reading<'_>) -> Option<Finding> {
    let mut lengths = sentence.figures.iter().filter_map(|figure| match figure.value {
        Value::Length(length) => Some(length),
        _ => None,
    });
    let (length, None) = (lengths.next()?, lengths.next()) else { return None };
    let stretches = sentence.spans(reading.date);
    if stretches.is_empty() {
        return None;
    }
    let seconds: i64 = stretches.iter().map(|stretch| stretch.seconds).sum();
    let seconds = u64::try_from(seconds).ok()?;
    let rough = sentence.has(phrases!["about", "over", "more than", "almost", "nearly", "under", "some"]);
    let agrees = rough || length.tells(seconds);
    let told = crate::composition::wording::duration(seconds);
    let why = format!("from start to end it is {told}, and the sentence says otherwise");
    (!agrees).then(|| Finding::at(sentence, why, "let start, end and length agree"))
}

/// The finding for a first sentence with a time that the record does not have.
fn foreign_times(reading: &Reading<'_>) -> Option<Finding> {
    use chrono::Timelike;
    let (record, zone) = (reading.record?, reading.zone()?);
    let first = reading.part(Part::Restoration).first()?;
    let times = &record.case.incident.times;
    let moments = [Some(times.started), times.detected, times.acknowledged, times.mitigated, times.resolved];
    let moments = moments.into_iter().flatten().filter_map(|moment| moment.instant());
    let windows = record.individual.iter().flat_map(|individual| &individual.customer.impact.windows);
    let known = moments.chain(windows.flat_map(|window| [window.from, window.to]));
    let known: Vec<u32> = known.map(|at| at.with_timezone(&zone).num_seconds_from_midnight()).collect();
    let strange = match unbracketed(&first.text) {
        Cow::Borrowed(_) => first.clocks().any(|clock| !known.contains(&clock)),
        Cow::Owned(text) => figures::clocks(&text).into_iter().any(|clock| !known.contains(&clock)),
    };
    let why = "a time of the first sentence is none of the record's, in the reader's zone";
    strange.then(|| Finding::at(first, why, "give start and end as the record has them"))
}
