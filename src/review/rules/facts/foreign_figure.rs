//! L35: a figure that the record does not know.

use crate::review::phrases::phrases;
use crate::review::rule::rule;
use crate::review::told::{Shape, Told, Worth};
use crate::review::words::{has_any, words};
use crate::review::{Finding, Reading};

use super::differences;

rule! {
    /// # What it looks for
    /// A sum, day, time, length, share or count that is neither in the record nor follows from it as a sum, a difference
    /// or a time in another zone. A rounding is fine where it says that it is one.
    ///
    /// # Why it matters
    /// A reader checks the letter against their own statement and log. One figure that is not so, and nothing else in it
    /// is believed.
    ///
    /// # Example
    /// > part 1: For two hours and ten minutes on Friday 6 March, from 17:20 to 19:30 London time (UTC), your guests could
    /// > not book with you. Your contract gives you £64.00 for this (clause 8.2). To that we have added £756.00.
    ///
    /// # Better
    /// > part 1: For two hours and ten minutes on Friday 6 March, from 17:20 to 19:30 London time (UTC), your guests could
    /// > not book with you. Your contract gives you £64.00 for this (clause 8.2). To that we have added £576.00.
    "FCT010" "foreign-figure" Error Documents check
}

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some(known) = reading.known() else { return Vec::new() };
    let mut found = Vec::new();
    for (sentence, shape) in reading.shaped() {
        let strange = |figure: &Told| !known.has(&figure.worth) && !is_rounded(figure, shape, known);
        if !shape.figures.iter().any(strange) {
            continue;
        }
        let record = differences(sentence, shape, reading);
        for (index, figure) in shape.figures.iter().enumerate().filter(|(_, figure)| strange(figure)) {
            let said = shape.said(index);
            let here = record.iter().find(|(other, _)| *other == index).map(|(_, record)| record);
            let (why, better) = match here {
                Some(record) => (format!("the record has {record} here, not {said}"), format!("write {record}")),
                // A number as a word may be no figure: "for one or two of you".
                None if figure.word => continue,
                None => (
                    format!("the record knows no {} {said}, and nothing in it comes to it", figure.worth.kind()),
                    "give the record's figure, or add this one to the record".to_owned(),
                ),
            };
            found.push(Finding::at(sentence, why, better).over(figure.at.clone()));
        }
    }
    found
}

/// Whether a figure is near one of the record and says that it is no more than that.
fn is_rounded(figure: &Told, sentence: &Shape, known: &crate::review::known::Known<'_>) -> bool {
    let before = words(&sentence.text[..figure.at.start]);
    let rough = phrases!["about", "nearly", "almost", "over", "under", "some", "around", "roughly", "than", "least"];
    let hedged = has_any(&before[before.len().saturating_sub(2)..], rough);
    hedged && known.any_near(&figure.worth)
}

impl crate::review::known::Known<'_> {
    /// Whether a figure of the same kind lies within a twentieth.
    fn any_near(&self, worth: &Worth) -> bool {
        self.worths().any(|other| match (worth, other) {
            (Worth::Length(one), Worth::Length(two)) => one.abs_diff(*two) * 20 <= *two,
            (Worth::Sum(sign, one), Worth::Sum(other, two)) => sign == other && (one - two).abs() * 20 <= *two,
            (Worth::Number(one), Worth::Number(two)) => match (one.parse::<u64>(), two.parse::<u64>()) {
                (Ok(one), Ok(two)) => one.abs_diff(two).saturating_mul(20) <= two,
                _ => false,
            },
            (Worth::Clock(one), Worth::Clock(two)) => one.abs_diff(*two) <= 300,
            (Worth::Percent(one), Worth::Percent(two)) => match (one.parse::<f64>(), two.parse::<f64>()) {
                (Ok(one), Ok(two)) => (one - two).abs() <= 0.5,
                _ => false,
            },
            _ => false,
        })
    }
}
