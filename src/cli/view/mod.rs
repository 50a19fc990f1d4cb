//! How results look on a terminal and to programs: an assessment, the account of a run, what a ledger holds. Nothing is
//! computed here, and nothing printed: what comes out is text.

mod account;
mod assessment;
mod assessment_text;
#[cfg(test)]
mod fixture;
pub(crate) mod ledger;
mod page;
pub(crate) mod sheet;

use amends::assessment::Assessment;
use amends::case::{Case, Customer};
use amends::compensation::Remedy;
use amends::policy::Policy;
use chrono::NaiveDate;

pub(crate) use account::{account, counted};
pub(crate) use page::Page;

/// What there is to tell of one customer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facts<'a> {
    pub(crate) case: &'a Case,
    pub(crate) customer: &'a Customer,
    pub(crate) policy: &'a Policy,
    pub(crate) remedy: &'a Remedy,
    pub(crate) assessment: &'a Assessment,
    /// The date of the letter.
    pub(crate) issued_on: NaiveDate,
}

/// One line of JSON with its line break (`assess --json`).
pub(crate) fn json(facts: &Facts<'_>) -> String {
    format!("{}\n", assessment::line(facts))
}

/// A page of text; `after_another` sets it off from the one before.
pub(crate) fn text(facts: &Facts<'_>, after_another: bool) -> String {
    let page = assessment_text::page(facts);
    if after_another { format!("\n{page}") } else { page }
}
