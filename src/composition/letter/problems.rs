//! Why a letter cannot be written: the codes of the family `LET`.

use crate::assessment::{Missing, Part};
use crate::diagnostic::{Code, Diagnostic};

/// A fact that the letter needs is not in the case.
pub(super) const MISSING_FACT: Code = Code { code: "LET001", name: "missing-fact" };
/// A letter is about one customer, and none was chosen.
pub(super) const NO_CUSTOMER: Code = Code { code: "LET003", name: "no-customer" };
/// Incidents of one letter differ in what it can say only once.
pub(super) const UNLIKE: Code = Code { code: "LET004", name: "incidents-do-not-fit" };

/// The error for a fact that is not there.
pub(super) fn missing(missing: &Missing) -> Diagnostic {
    let needs = match missing.part {
        Some(part) => format!("the letter's {} part needs `{}`", ordinal(part), missing.path),
        None => format!("the letter needs `{}`", missing.path),
    };
    Diagnostic::error(MISSING_FACT, needs).hint(missing.what.clone()).at(missing.path.clone())
}

fn ordinal(part: Part) -> &'static str {
    match part {
        Part::Restoration => "first",
        Part::Responsibility => "second",
        Part::Cause => "third",
        Part::Prevention => "fourth",
        Part::Regret => "fifth",
    }
}
