//! L35: names are the record's.

use crate::composition::Frame;
use crate::review::figures;
use crate::review::prose::BlockKind;
use crate::review::rule::rule;
use crate::review::words::spelled;
use crate::review::{Finding, Reading, Sentence};

rule! {
    /// # What it looks for
    /// A greeting to somebody who is not the record's reader, an address that is written otherwise than the record's, a
    /// signature of somebody whom it does not know, and a name in the text of which the record lacks a word.
    ///
    /// # Why it matters
    /// A reused letter shows itself by a name. The reader learns that somebody else got the same sorrow.
    ///
    /// # Example
    /// > greeting: Dear Mr Lindqvist,
    ///
    /// # Better
    /// > greeting: Dear Ms Okonjo,
    "FCT040" "foreign-name" Error Documents check
}

/// Capitalised words that name nobody.
const COMMON: [&str; 36] = [
    "english",
    "british",
    "american",
    "european",
    "french",
    "german",
    "italian",
    "spanish",
    "chinese",
    "internet",
    "web",
    "christmas",
    "easter",
    "ramadan",
    "diwali",
    "hanukkah",
    "thanksgiving",
    "sir",
    "madam",
    "dear",
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
        let called = spelled(&frame.salutation);
        let strange: Vec<&String> =
            called.iter().filter(|word| !polite.contains(&word.as_str()) && !known.has_word(word)).collect();
        if !strange.is_empty() {
            let wanted = known.frame.as_ref().map(|frame| format!(": it greets \u{201c}{}\u{201d}", frame.salutation));
            let why = format!("the record does not know who is greeted here{}", wanted.unwrap_or_default());
            found
                .push(Finding::around("frame.salutation", why, "greet the record's reader").quoting(&frame.salutation));
        }
    }
    if let Some((frame, signed)) = reading.frame().and_then(|frame| Some((frame, frame.signature.first()?)))
        && known.frame.is_some()
        && spelled(signed).iter().any(|word| !known.has_word(word) && !COMMON.contains(&word.as_str()))
        && !frame.signature.is_empty()
    {
        let why = "the record does not know who signs here";
        found.push(Finding::around("frame.signature", why, "let the record's signatory sign").quoting(signed));
    }
    found.extend(misspelt(reading, known.frame.as_ref()));
    for sentence in reading
        .prose
        .sentences
        .iter()
        .filter(|sentence| sentence.kind == BlockKind::Paragraph || sentence.kind == BlockKind::Item)
    {
        for name in names(sentence) {
            let said = &sentence.text[name.clone()];
            if spelled(said).iter().any(|word| !known.has_word(word) && !known.has_word(&plain(word))) {
                let why = format!("the record knows no {said}");
                found.push(Finding::at(sentence, why, "name whom the record names, or add them to it").over(name));
            }
        }
    }
    found
}

/// The least likeness of a line to the record's that is meant.
const MEANT: f64 = 0.75;

/// Lines of the address that are nearly the record's. One that is unlike all of them is the reader's other address.
fn misspelt(reading: &Reading<'_>, wanted: Option<&Frame>) -> Vec<Finding> {
    let (Some(frame), Some(wanted)) = (reading.frame(), wanted) else { return Vec::new() };
    let plain = |line: &str| spelled(line).join(" ");
    let meant: Vec<(String, &String)> = wanted.recipient.iter().map(|line| (plain(line), line)).collect();
    let lines = frame.recipient.iter().filter_map(|line| {
        let said = plain(line);
        // A person's title may be there or not.
        let titled = |long: &str, short: &str| {
            long.strip_suffix(short).is_some_and(|title| title.ends_with(' ') && !title.trim_end().contains(' '))
        };
        if meant.iter().any(|(other, _)| *other == said || titled(other, &said) || titled(&said, other)) {
            return None;
        }
        let near = |other: &str| strsim::normalized_damerau_levenshtein(&said, other);
        let (likeness, record) =
            meant.iter().map(|(other, line)| (near(other), *line)).max_by(|one, two| one.0.total_cmp(&two.0))?;
        (likeness >= MEANT).then(|| {
            let why = format!("the record's address has \u{201c}{record}\u{201d} here");
            Finding::around("frame.recipient", why, "write it as the record does").quoting(line)
        })
    });
    lines.collect()
}

/// Runs of capitalised words, the first of the sentence left out. One word alone names somebody where it is no
/// abbreviation.
fn names(sentence: &Sentence) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<(std::ops::Range<usize>, usize)> = Vec::new();
    let mut joined = false;
    let mut at = 0;
    for (index, piece) in sentence.text.split_inclusive(' ').enumerate() {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let lower = plain(bare);
        // A word behind a stop may have its capital from that.
        let opens = index == 0 || sentence.text[..start].trim_end().ends_with(['.', '!', '?', ':']);
        let named = !opens
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
    let alone = |range: &std::ops::Range<usize>| sentence.text[range.clone()].chars().skip(1).any(char::is_lowercase);
    found.into_iter().filter(|(range, count)| *count > 1 || alone(range)).map(|(range, _)| range).collect()
}

/// In lower case, without the ending of whom something belongs to.
fn plain(word: &str) -> String {
    let lower = word.replace('\u{2019}', "'").to_lowercase();
    lower.strip_suffix("'s").map_or(lower.clone(), str::to_owned)
}
