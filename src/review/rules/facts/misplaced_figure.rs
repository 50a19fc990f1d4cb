//! L35: a true figure stands where the record has another.

use crate::review::known::Known;
use crate::review::rule::rule;
use crate::review::told::Shape;
use crate::review::{Finding, Reading};

use super::differences;

rule! {
    /// # What it looks for
    /// A sentence, or the subject line, that tells a fact of the record in its words with another figure of the record
    /// in its place: the sum of another item, the date of another measure; so too a row of a table.
    ///
    /// # Why it matters
    /// Each figure alone is true, so nobody who only looks them up finds the fault; the reader, who has the money or
    /// does not, finds it at once.
    ///
    /// # Example
    /// > part 1: For two hours and ten minutes on Friday 6 March, from 17:20 to 19:30 London time (UTC), your guests could
    /// > not book with you. Under your contract (clause 8.2), £576.00 of it was yours already.
    ///
    /// # Better
    /// > part 1: For two hours and ten minutes on Friday 6 March, from 17:20 to 19:30 London time (UTC), your guests could
    /// > not book with you. Under your contract (clause 8.2), £64.00 of it was yours already.
    "FCT020" "misplaced-figure" Error Documents check
}

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some(known) = reading.known() else { return Vec::new() };
    let mut found = Vec::new();
    if let Some(date) = reading.date {
        found.extend(subject(&Shape::of(&reading.manuscript.subject, date), known));
    }
    for (sentence, shape) in reading.shaped() {
        for (index, record) in differences(sentence, shape, reading) {
            let figure = &shape.figures[index];
            if known.has(&figure.worth) {
                let why = format!("the record has {record} here, not {}", shape.said(index));
                let better = format!("write {record}, or say what {} stands for", shape.said(index));
                found.push(Finding::at(sentence, why, better).over(figure.at.clone()));
            }
        }
    }
    found
}

/// The subject line has one sum at most, and that is what there is for the reader.
fn subject(said: &Shape, known: &Known<'_>) -> Option<Finding> {
    let wanted =
        || known.subjects().flat_map(|subject| subject.figures.iter().enumerate().map(move |one| (subject, one)));
    let (index, record) = said.figures.iter().enumerate().find_map(|(index, one)| {
        let alike = || wanted().filter(|(_, (_, other))| other.worth.is_like(&one.worth));
        if alike().any(|(_, (_, other))| other.worth == one.worth) {
            return None;
        }
        alike().next().map(|(subject, (at, _))| (index, subject.said(at)))
    })?;
    let said = said.said(index);
    let why = format!("the subject line says {said}, and the record comes to {record}");
    Some(Finding::around("subject", why, format!("write {record}")))
}
