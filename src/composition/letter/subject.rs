//! The subject line: the apology, the failure, and what follows from it.

use super::facts::Facts;
use super::moves::subject::Subject;
use super::restoration::paid_sum;
use crate::composition::plan::Plan;

/// The move of the subject line.
pub(super) fn plan(facts: &Facts<'_>) -> Plan {
    let protects = facts.incident.data.as_ref().is_some_and(|data| !data.protect_yourself.is_empty());
    let title = facts.incident.title.as_str();
    let returned = facts.customer.restored.iter().any(|item| item.value.is_some_and(|value| !value.is_zero()));
    match paid_sum(facts) {
        _ if protects => Plan::new(&[Subject::Protect]).text("title", title),
        Some(sum) if !returned && !facts.is_grave() => {
            Plan::new(&[Subject::Sum]).text("title", title).text("sum", facts.money(sum))
        }
        _ => Plan::new(if facts.is_grave() { &[Subject::Act] } else { &[Subject::Act, Subject::MakeGood] })
            .text("title", title),
    }
}
