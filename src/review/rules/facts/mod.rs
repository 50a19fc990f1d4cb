//! Facts against the record (L35): every figure, name, reference and promise is the record's, and in its place.

pub(in crate::review) mod contradiction;
pub(in crate::review) mod foreign_figure;
pub(in crate::review) mod foreign_name;
pub(in crate::review) mod foreign_promise;
pub(in crate::review) mod foreign_reference;
pub(in crate::review) mod misplaced_figure;
pub(in crate::review) mod wrong_weekday;

use std::ops::Range;

use chrono::NaiveDate;

use crate::review::told::Shape;
use crate::review::{BlockKind, Reading, Rule, Sentence};

#[cfg(test)]
mod tests;

/// Whether a rule can find nothing without a record.
pub(in crate::review) fn needs_record(rule: &Rule) -> bool {
    rule.code.code.starts_with("FCT") && ![wrong_weekday::RULE.code, contradiction::RULE.code].contains(&rule.code)
}

/// Where a sentence, or the row of a table that a cell stands in, differs from those of the record that tell the same:
/// which figure of the sentence, and what the record has there.
fn differences(at: &Sentence, sentence: &Shape, reading: &Reading<'_>) -> Vec<(usize, String)> {
    let Some(known) = reading.known().filter(|_| !sentence.figures.is_empty()) else { return Vec::new() };
    if let (BlockKind::Cell(_), Some(letter)) = (at.kind, reading.date) {
        let (row, own) = row(at, reading, letter);
        let wrong = deviations(&row, &known.telling_row(&row, |near| agrees(&row, near))).unwrap_or_default();
        let of_cell = |(index, record): (usize, String)| own.contains(&index).then(|| (index - own.start, record));
        return wrong.into_iter().filter_map(of_cell).collect();
    }
    deviations(sentence, &known.telling(sentence, |near| agrees(sentence, near))).unwrap_or_default()
}

/// Whether one of those that tell the same agrees in every figure.
fn agrees(said: &Shape, known: &[&Shape]) -> bool {
    deviations(said, known).is_some_and(|wrong| wrong.is_empty())
}

/// The row that a cell's sentence stands in, and which of the row's figures are the sentence's own.
fn row(at: &Sentence, reading: &Reading<'_>, letter: NaiveDate) -> (Shape, Range<usize>) {
    let cells = reading.prose.sentences.iter().filter(|other| other.kind == at.kind && other.section == at.section);
    let cells: Vec<&Sentence> = cells.collect();
    let texts = |cells: &[&Sentence]| Shape::of_row(cells.iter().map(|cell| cell.text.as_str()), letter);
    let before = cells.iter().take_while(|other| other.index < at.index).count();
    let from = texts(&cells[..before]).figures.len();
    (texts(&cells), from..from + Shape::of(&at.text, letter).figures.len())
}

/// Where a text differs from the nearest of those that tell the same: nowhere, where one of them agrees. `None`: none has
/// as many figures of the same kinds.
fn deviations(said: &Shape, known: &[&Shape]) -> Option<Vec<(usize, String)>> {
    let mut nearest: Option<Vec<(usize, String)>> = None;
    for other in known {
        let pairs = || said.figures.iter().zip(&other.figures).enumerate();
        let alike =
            said.figures.len() == other.figures.len() && pairs().all(|(_, (one, two))| one.worth.is_like(&two.worth));
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
    nearest
}
