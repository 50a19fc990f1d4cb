//! A critical reader: takes a letter as it will be read, with the record beside it where there is one, and says what
//! its most critical recipient would object to.
//!
//! Judgement only: nothing is changed, nothing is written, no rule knows how its findings will be shown. A rule is one
//! file under `rules/`, listed in [`RULES`]; without a record it says only what the text alone can prove.

mod deeds;
mod facts;
mod figures;
mod finding;
mod grammar;
pub mod measures;
mod prose;
mod reading;
mod registry;
mod rule;
mod rules;
mod selection;
mod words;

pub use facts::Facts;
pub use finding::Finding;
pub use prose::{BlockKind, Prose, Sentence};
pub use reading::Reading;
pub use registry::{RULES, find};
pub use rule::{Reach, Rule};
pub use selection::Selection;

use crate::composition::{DocumentKind, Record};
use crate::diagnostic::Diagnostic;
use crate::rendering::Manuscript;

/// Reads a document critically: every finding of every selected rule, in the order of [`RULES`], and of each rule in
/// the order of the text.
pub fn check(manuscript: &Manuscript, record: Option<&Record<'_>>, selection: &Selection) -> Vec<Diagnostic> {
    let reading = Reading::of(manuscript, record);
    let customer = record.and_then(|record| record.individual).map(|individual| individual.customer.id.clone());
    let is_letter = manuscript.kind == DocumentKind::Letter;
    let mut found = Vec::new();
    for rule in RULES {
        if !selection.takes(rule) || (rule.reach == Reach::Letters && !is_letter) {
            continue;
        }
        let findings = (rule.check)(&reading).into_iter();
        found.extend(findings.map(|finding| Diagnostic { customer: customer.clone(), ..finding.diagnostic(rule) }));
    }
    found
}
