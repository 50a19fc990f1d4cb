//! Who may release a document that a manifest tells of.

use crate::case::{Currency, Money};
use crate::compensation::may_approve;
use crate::manifest::Row;
use crate::policy::Policy;

/// Whether a role of the policy may release the document of a row: what it adds costs no more than the role's limit. Of a
/// row that does not tell the cost, only the role that it names itself may.
pub fn may_release(policy: &Policy, row: &Row, role: &str) -> bool {
    if row.about.is_none() {
        let named = row.approval.as_ref().is_some_and(|release| release.role == role);
        return named && policy.authorities.iter().any(|authority| authority.role.as_str() == role);
    }
    let currency = row.currency.as_deref().and_then(Currency::from_code);
    let cost = row.added_cost.as_deref().map(|cost| currency.and_then(|currency| Money::parse(cost, currency).ok()));
    match cost {
        // A cost that cannot be read is within nobody's limit.
        Some(None) => false,
        Some(Some(cost)) => may_approve(&policy.authorities, role, Some(cost)) == Some(true),
        None => may_approve(&policy.authorities, role, None) == Some(true),
    }
}
