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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Title;
    use crate::manifest::Release;
    use crate::manifest::fixture::line_of_an_older_version;
    use crate::policy::Authority;

    /// Two roles that may give any sum.
    fn policy() -> Policy {
        let role = |name| Authority { role: Title::parse(name).unwrap(), up_to: None };
        Policy { authorities: vec![role("Agent"), role("Director")], ..Policy::default() }
    }

    /// A row as a version wrote it that did not tell what a letter costs.
    fn row(role: &str) -> Row {
        let approval = Some(Release { role: role.to_owned(), needed: true });
        let line = line_of_an_older_version("letter");
        Row { approval, ..Row::parse(line.trim_end()).unwrap() }
    }

    #[test]
    fn without_its_cost_a_document_is_released_by_the_role_that_it_names_alone() {
        let policy = policy();
        assert!(may_release(&policy, &row("Agent"), "Agent"));
        assert!(!may_release(&policy, &row("Agent"), "Director"));
        assert!(!may_release(&policy, &row("Nobody"), "Nobody"), "the policy knows no such role");
    }

    #[test]
    fn a_cost_that_cannot_be_read_is_within_nobodys_limit() {
        let told = Row { about: Some(crate::manifest::About::default()), ..row("Director") };
        assert!(may_release(&policy(), &told, "Director"));
        let odd = Row { currency: Some("XXXX".to_owned()), added_cost: Some("5.00".to_owned()), ..told.clone() };
        assert!(!may_release(&policy(), &odd, "Director"));
    }
}
