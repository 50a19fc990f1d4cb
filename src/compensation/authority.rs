//! Who must approve what is added (R33).

use super::remedy::Approval;
use crate::case::Money;
use crate::policy::Authority;

/// The first role whose limit covers the cost of what is added, and whether it is another than who writes.
///
/// Without authorities nothing is needed; where none covers, approval is needed and nobody can give it.
pub(super) fn approval(authorities: &[Authority], cost: Option<Money>) -> Approval {
    let Some(writer) = authorities.first() else { return Approval::default() };
    match authorities.iter().find(|authority| covers(authority, cost)) {
        Some(covering) => Approval {
            role: Some(covering.role.clone()),
            limit: covering.up_to,
            needed: covering.role != writer.role,
            uncovered: false,
        },
        None => Approval { role: None, limit: None, needed: true, uncovered: true },
    }
}

/// Whether a role of the policy may approve what costs that much; `None`: the policy has no such role. A role that is
/// listed more than once may what any of its entries may.
pub fn may_approve(authorities: &[Authority], role: &str, cost: Option<Money>) -> Option<bool> {
    let own = || authorities.iter().filter(|authority| authority.role.as_str() == role);
    own().next()?;
    Some(own().any(|authority| covers(authority, cost)))
}

/// Whether the role may decide alone: any sum, or up to a limit in the currency of the cost. What costs no money at
/// all is within every limit.
fn covers(authority: &Authority, cost: Option<Money>) -> bool {
    match (authority.up_to, cost) {
        (Some(limit), Some(cost)) => limit.currency == cost.currency && cost.minor <= limit.minor,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{gbp, usd};
    use super::*;
    use crate::case::Title;

    fn role(name: &str, up_to: Option<Money>) -> Authority {
        Authority { role: Title::parse(name).unwrap(), up_to }
    }

    fn told(authorities: &[Authority], cost: Option<Money>) -> (Option<String>, Option<Money>, bool, bool) {
        let Approval { role, limit, needed, uncovered } = approval(authorities, cost);
        (role.map(|role| role.to_string()), limit, needed, uncovered)
    }

    #[test]
    fn r33_the_first_role_that_covers_approves_and_the_first_of_all_writes() {
        let ladder = [role("Agent", Some(usd("50"))), role("Head of Support", Some(usd("500")))];
        let agent = Some("Agent".to_owned());
        assert_eq!(told(&ladder, Some(usd("50.00"))), (agent.clone(), Some(usd("50")), false, false));
        let head = (Some("Head of Support".to_owned()), Some(usd("500")), true, false);
        assert_eq!(told(&ladder, Some(usd("50.01"))), head);
        assert_eq!(told(&ladder, Some(usd("500.01"))), (None, None, true, true));
        assert_eq!(told(&ladder, None), (agent, Some(usd("50")), false, false));
    }

    #[test]
    fn r33_a_role_without_limit_covers_everything() {
        let ladder = [role("Agent", Some(usd("50"))), role("Director", None)];
        assert_eq!(told(&ladder, Some(usd("99999"))), (Some("Director".to_owned()), None, true, false));
        assert_eq!(
            told(&[role("Director", None)], Some(usd("99999"))),
            (Some("Director".to_owned()), None, false, false)
        );
    }

    #[test]
    fn r33_a_limit_in_another_currency_does_not_cover() {
        let ladder = [role("Agent", Some(gbp("50"))), role("Agent", Some(usd("40"))), role("Head", None)];
        assert_eq!(told(&ladder, Some(usd("40"))), (Some("Agent".to_owned()), Some(usd("40")), false, false));
        assert_eq!(told(&ladder, Some(usd("41"))), (Some("Head".to_owned()), None, true, false));
    }

    #[test]
    fn r33_who_approves_is_held_to_their_own_limit() {
        let ladder = [role("Agent", Some(usd("50"))), role("Head", Some(usd("500"))), role("Director", None)];
        let may = |role: &str, cost: &str| may_approve(&ladder, role, Some(usd(cost)));
        assert_eq!((may("Head", "500.00"), may("Head", "500.01")), (Some(true), Some(false)));
        assert_eq!((may("Director", "99999"), may("Porter", "1")), (Some(true), None));
    }

    #[test]
    fn r33_without_authorities_nothing_is_needed() {
        assert_eq!(approval(&[], Some(usd("1000000"))), Approval::default());
    }
}
