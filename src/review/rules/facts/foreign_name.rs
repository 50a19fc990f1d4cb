//! L35: names are the record's.

use crate::review::figures;
use crate::review::rule::rule;
use crate::review::words::words;
use crate::review::{Finding, Reading, Sentence};

rule! {
    /// # What it looks for
    /// A greeting to somebody who is not the record's reader, and a name of two or more words in the text of which the
    /// record has not one word.
    ///
    /// # Why it matters
    /// A reused letter shows itself by a name. The reader learns that somebody else got the same sorrow.
    ///
    /// # Example
    /// > greeting: Dear Mr Lindqvist,
    ///
    /// # Better
    /// > greeting: Dear Ms Okonjo,
    "FCT040" "foreign-name" Error Letters check
}

/// Capitalised words that name nobody.
const COMMON: [&str; 16] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "mr",
    "ms",
    "mrs",
    "dr",
];

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some(known) = reading.known() else { return Vec::new() };
    let mut found = Vec::new();
    if let Some(frame) = reading.frame() {
        let polite =
            ["dear", "hello", "hi", "sir", "madam", "or", "all", "team", "mr", "ms", "mrs", "dr", "good", "to"];
        let called = words(&frame.salutation);
        let strange: Vec<&String> =
            called.iter().filter(|word| !polite.contains(&word.as_str()) && !known.has_word(word)).collect();
        if !strange.is_empty() {
            let wanted = known.frame.as_ref().map(|frame| format!(": it greets \u{201c}{}\u{201d}", frame.salutation));
            let why = format!("the record does not know who is greeted here{}", wanted.unwrap_or_default());
            found
                .push(Finding::around("frame.salutation", why, "greet the record's reader").quoting(&frame.salutation));
        }
    }
    for sentence in &reading.prose.sentences {
        for name in names(sentence) {
            let said = &sentence.text[name.clone()];
            if words(said).iter().all(|word| !known.has_word(word)) {
                let why = format!("the record knows no {said}");
                found.push(Finding::at(sentence, why, "name whom the record names, or add them to it").over(name));
            }
        }
    }
    found
}

/// Runs of two or more capitalised words, the first of the sentence left out.
fn names(sentence: &Sentence) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<(std::ops::Range<usize>, usize)> = Vec::new();
    let mut joined = false;
    let mut at = 0;
    for (index, piece) in sentence.text.split_inclusive(' ').enumerate() {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let lower = bare.to_lowercase();
        let named = index > 0
            && bare.chars().count() > 1
            && bare.chars().next().is_some_and(char::is_uppercase)
            && bare.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '-' || c == '\u{2019}')
            && !COMMON.contains(&lower.as_str())
            && !figures::is_weekday(&lower);
        let begin = start + word.len() - bare.len();
        match found.last_mut() {
            Some((range, count)) if named && joined => (range.end, *count) = (start + word.len(), *count + 1),
            _ if named => found.push((begin..start + word.len(), 1)),
            _ => {}
        }
        joined = named && piece.trim_end() == word;
    }
    found.into_iter().filter(|(_, count)| *count > 1).map(|(range, _)| range).collect()
}
