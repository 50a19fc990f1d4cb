//! L22: times have a zone, the reader's.

use crate::composition::wording;
use crate::review::rule::rule;
use crate::review::words::{has_run, words};
use crate::review::{Finding, Reading, Sentence};

rule! {
    /// # What it looks for
    /// A failure told from one time of day to another of which no zone is named. With the record, also the first time
    /// of any kind where the reader's zone is not the incident's, and another zone than the reader's.
    ///
    /// # Why it matters
    /// A reader with branches in two countries cannot compare our times with their own log.
    ///
    /// # Example
    /// > part 1: On Friday 6 March, from 17:20 to 19:30, your guests could not book with you. We have returned your whole
    /// > March fee, £640.00, on 9 March.
    ///
    /// # Better
    /// > part 1: On Friday 6 March, from 17:20 to 19:30 London time (UTC), your guests could not book with you. We have
    /// > returned your whole March fee, £640.00, on 9 March.
    "STR220" "zoneless-time" Warning Letters check
}

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let abroad = abroad(reading);
    let needs = |sentence: &&Sentence| {
        let timed = sentence.clocks().next().is_some();
        timed && (abroad || !sentence.spans(reading.date).is_empty())
    };
    let Some(first) = reading.prose.sentences.iter().find(needs) else { return Vec::new() };
    let zone = reading.zone();
    let better = "name the zone once, at the first time, as in \"UK time (UTC+1)\"; it then holds for all";
    match zone {
        Some(zone)
            if ![wording::zone_name, wording::zone_place]
                .iter()
                .any(|name| has_run(&first.words, &words(&name(zone)))) =>
        {
            let zone = wording::zone_name(zone);
            let why = format!("the letter's first time does not say that it is {zone}, the reader's");
            vec![Finding::at(first, why, better)]
        }
        None if !names_zone(first) => vec![Finding::at(first, "the letter's first time has no zone", better)],
        _ => Vec::new(),
    }
}

/// Whether the record tells this reader times in another zone than the incident's.
fn abroad(reading: &Reading<'_>) -> bool {
    let own = reading.record.and_then(|record| record.case.incident.time_zone);
    own.is_some() && reading.zone() != own
}

/// Whether a sentence names a zone: `UTC+1`, `GMT`, `London time`, `local time`.
fn names_zone(sentence: &Sentence) -> bool {
    let words: Vec<&str> = sentence.text.split_whitespace().collect();
    let universal = words.iter().any(|word| word.contains("UTC") || word.contains("GMT"));
    let local = words.windows(2).any(|pair| {
        let place = pair[0].starts_with(char::is_uppercase) || matches!(pair[0], "local" | "your");
        place && pair[1].trim_matches(|c: char| !c.is_alphanumeric()) == "time"
    });
    universal || local
}
