//! The policy that holds where a file says nothing (`docs/policy.md`).

use super::{
    ApprovalRule, Brand, BySeverity, FollowUpRule, Goodwill, LedgerRule, Policy, Reader, ReviewRule, SettlementRule,
};
use crate::case::{Decimal, FollowUpWay, Sender, Way};

/// Everything but sender and signatories; no budget, gesture or authority (R24).
impl Default for Policy {
    fn default() -> Self {
        Self {
            sender: Sender::default(),
            reader: Reader::default(),
            goodwill: Goodwill::default(),
            gestures: Vec::new(),
            authorities: Vec::new(),
            plans: Vec::new(),
            settlement: SettlementRule {
                within_days: 10,
                how: constant(Way::parse("as a credit on your next invoice")),
            },
            claims_within_days: 10,
            promptness: BySeverity { minor: 14, moderate: 10, major: 7, critical: 5 },
            follow_up: FollowUpRule { after_days: 14, how: FollowUpWay::Letter },
            when_broken: None,
            review: ReviewRule::default(),
            notices: Vec::new(),
            brand: Brand::default(),
            approval: ApprovalRule::default(),
            ledger: LedgerRule::default(),
            feedback: None,
        }
    }
}

impl Default for Goodwill {
    fn default() -> Self {
        Self {
            service_days: BySeverity { minor: 1, moderate: 2, major: 5, critical: 10 },
            share: constant(Decimal::parse("0.5")),
            repeat_factor: constant(Decimal::parse("2")),
            repeat_window_days: 365,
            ceiling: constant(Decimal::parse("1.5")),
            budget: BySeverity { minor: None, moderate: None, major: None, critical: None },
            max_gestures: None,
        }
    }
}

/// Unwraps a value that is written in this file; a test makes the built-in policy.
#[expect(clippy::expect_used, reason = "the texts stand above and a test parses them")]
fn constant<T, E: std::fmt::Debug>(parsed: Result<T, E>) -> T {
    parsed.expect("the built-in policy is well-formed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_policy_is_well_formed() {
        assert_eq!(Policy::default().goodwill.share.as_str(), "0.5");
    }
}
