//! Facts against the record (L35): every figure, name, reference and promise is the record's, and in its place.

pub(in crate::review) mod contradiction;
pub(in crate::review) mod foreign_figure;
pub(in crate::review) mod foreign_name;
pub(in crate::review) mod foreign_promise;
pub(in crate::review) mod foreign_reference;
pub(in crate::review) mod misplaced_figure;
pub(in crate::review) mod wrong_weekday;

use crate::review::told::Shape;
use crate::review::{Reading, Rule, Sentence};

#[cfg(test)]
mod tests;

/// Whether a rule can find nothing without a record.
pub(in crate::review) fn needs_record(rule: &Rule) -> bool {
    rule.code.code.starts_with("FCT") && ![wrong_weekday::RULE.code, contradiction::RULE.code].contains(&rule.code)
}

/// A sentence with its figures apart, in a letter whose date is known.
fn shape(sentence: &Sentence, reading: &Reading<'_>) -> Option<Shape> {
    reading.date.map(|date| Shape::of(&sentence.text, date))
}

/// Where a sentence differs from those of the record that tell the same: which figure, and what the record has there.
/// Nothing, where one of them agrees or none has as many figures of the same kinds.
fn differences(sentence: &Shape, reading: &Reading<'_>) -> Vec<(usize, String)> {
    let Some(known) = reading.known() else { return Vec::new() };
    let mut nearest: Option<Vec<(usize, String)>> = None;
    for other in known.telling(sentence) {
        let pairs = || sentence.figures.iter().zip(&other.figures).enumerate();
        let alike = sentence.figures.len() == other.figures.len()
            && pairs().all(|(_, (one, two))| one.worth.is_like(&two.worth));
        if !alike {
            continue;
        }
        let wrong: Vec<(usize, String)> = pairs()
            .filter(|(_, (one, two))| one.worth != two.worth)
            .map(|(index, _)| (index, other.said(index).to_owned()))
            .collect();
        if nearest.as_ref().is_none_or(|nearest| wrong.len() < nearest.len()) {
            nearest = Some(wrong);
        }
    }
    nearest.unwrap_or_default()
}
