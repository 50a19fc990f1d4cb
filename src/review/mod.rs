//! A critical reader: takes a letter as it will be read, with the record beside it where there is one, and says what
//! its most critical recipient would object to.
//!
//! Judgement only: nothing is changed, nothing is written, no rule knows how its findings will be shown. A rule is one
//! file under `rules/`, listed in [`RULES`]; without a record it says only what the text alone can prove.

mod blocks;
mod deeds;
mod facts;
mod figures;
mod finding;
mod generic;
mod grammar;
mod hearing;
mod known;
mod letters;
pub mod measures;
mod phrases;
mod plausible;
mod proof;
mod prose;
mod reading;
mod registry;
mod reviewer;
mod rule;
mod rules;
mod saying;
mod selection;
mod suppression;
mod text;
mod told;
mod words;

pub use facts::Facts;
pub use finding::Finding;
pub use letters::{Letter, MOST as MOST_OF_A_LETTER};
pub use plausible::check_case;
pub use proof::annotate;
pub use prose::{BlockKind, Prose, Sentence};
pub use reading::Reading;
pub use registry::{RULES, find};
pub use reviewer::{Depth, Reviewer};
pub use rule::{Reach, Rule};
pub use saying::Saying;
pub use selection::{Selection, called};

use hearing::Memory;
use rule::Check;

use crate::composition::Record;
use crate::diagnostic::Diagnostic;
use crate::rendering::Manuscript;

/// Reads a document critically: every finding of every selected rule, in the order of [`RULES`], and of each rule in
/// the order of the text.
pub fn check(manuscript: &Manuscript, record: Option<&Record<'_>>, selection: &Selection) -> Vec<Diagnostic> {
    let reading = Reading::of(manuscript, record);
    judge(&reading, &selection.rules(), None).into_iter().map(|(rule, finding)| told(&reading, rule, finding)).collect()
}

/// Reads a letter of a file critically: every finding with its place, in the order of the text; what is said of the
/// letter as a whole comes first. What a note in the letter lets stand is left out (`<!-- amends-ignore CODE: reason -->`),
/// and a note that nothing is found under is a finding itself.
pub fn check_letter(letter: &Letter, record: Option<&Record<'_>>, selection: &Selection) -> Vec<Diagnostic> {
    let reading = Reading::of_letter(letter, record);
    let placed = |(rule, finding): (&'static Rule, Finding)| {
        let (path, within) = finding.target();
        let place = path.and_then(|path| letter.place(&path, within));
        Diagnostic { place, ..told(&reading, rule, finding) }
    };
    let mut found: Vec<Diagnostic> = judge(&reading, &selection.rules(), None).into_iter().map(placed).collect();
    found = suppression::apply(letter, found, |rule| {
        let applies = rule.reach.holds(&letter.manuscript);
        selection.takes(rule) && applies && (record.is_some() || !rules::facts::needs_record(rule))
    });
    found.sort_by_key(|found| found.place.as_ref().map(|place| (place.line, place.column)));
    found
}

/// What the rules of these that read such a document object to, in the order of [`RULES`].
fn judge(reading: &Reading<'_>, rules: &[&'static Rule], memory: Option<&Memory>) -> Vec<(&'static Rule, Finding)> {
    let on = rules.iter().copied().filter(|rule| rule.reach.holds(reading.manuscript));
    let mut found = hearing::listen(reading, on.clone(), memory);
    for rule in on {
        if let Check::Document(check) = rule.check {
            found.extend(check(reading).into_iter().map(|finding| (rule, finding)));
        }
    }
    found.sort_by_key(|(rule, _)| rule.code.code);
    found
}

/// A finding with the customer it is about.
fn told(reading: &Reading<'_>, rule: &Rule, finding: Finding) -> Diagnostic {
    let customer = reading.individual().map(|individual| individual.customer.id.clone());
    Diagnostic { customer, ..finding.diagnostic(rule) }
}
