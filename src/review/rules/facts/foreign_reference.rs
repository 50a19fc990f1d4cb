//! L35: references are the record's.

use crate::review::known::Known;
use crate::review::rule::rule;
use crate::review::{Finding, Reading};

rule! {
    /// # What it looks for
    /// A reference above the letter that is not the record's: the customer's, the contract's, ours. In the text, a number
    /// with letters in it or an address that the record does not have.
    ///
    /// # Why it matters
    /// The letter is filed under it, on both sides.
    ///
    /// # Example
    /// > references: Your reference: HG-4440 / Our reference: PK-2026-117
    ///
    /// # Better
    /// > references: Your reference: HG-4410 / Our reference: PK-2026-117
    "FCT030" "foreign-reference" Error Documents check
}

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some(known) = reading.known() else { return Vec::new() };
    let mut found = in_text(reading, known);
    let Some((wanted, frame)) = known.frame.as_ref().zip(reading.frame()) else { return found };
    for (what, says) in &frame.references {
        let same = wanted.references.iter().find(|(other, _)| other.eq_ignore_ascii_case(what));
        let strange = match same {
            Some((_, record)) => record != says,
            None => wanted.references.iter().all(|(_, record)| record != says),
        };
        if strange {
            let record = same.map(|(_, record)| format!(": it has {record}")).unwrap_or_default();
            let why = format!("{what} {says} is not the record's{record}");
            found.push(Finding::around("frame.references", why, "give the reference that the record has"));
        }
    }
    found
}

/// References and addresses inside the text: `HG-4440`, `help@pagekey.example`.
fn in_text(reading: &Reading<'_>, known: &Known<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in &reading.prose.sentences {
        let chunks = sentence.text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '/' | '\u{2014}'));
        for chunk in chunks.map(|chunk| chunk.trim_matches(|c: char| !c.is_alphanumeric())) {
            let refers = is_reference(chunk) || chunk.contains('@') && chunk.contains('.');
            if refers && !known.has_word(chunk) {
                let at = chunk.as_ptr() as usize - sentence.text.as_ptr() as usize;
                let why = format!("the record knows no {chunk}");
                let better = "give the reference or address that the record has";
                found.push(Finding::at(sentence, why, better).over(at..at + chunk.len()));
            }
        }
    }
    found
}

/// Capitals and digits with a hyphen between them.
fn is_reference(chunk: &str) -> bool {
    let parts: Vec<&str> = chunk.split('-').collect();
    let formed =
        |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    parts.len() > 1
        && parts.iter().all(formed)
        && chunk.bytes().any(|byte| byte.is_ascii_digit())
        && parts[0].bytes().any(|byte| byte.is_ascii_uppercase())
}
