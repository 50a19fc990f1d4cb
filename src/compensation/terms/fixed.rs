//! `fixed`: the sum that the contract names.

use super::super::remedy::TermOutcome;
use super::working;
use crate::case::{Money, TermKind};

/// The sum itself.
pub(super) fn outcome(amount: Money) -> TermOutcome {
    let working = format!("{} as agreed", working::money(amount));
    TermOutcome { kind: TermKind::Fixed, windows: Vec::new(), units: None, amount, working }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::usd;
    use super::*;

    #[test]
    fn the_sum_itself() {
        let outcome = outcome(usd("1250.00"));
        assert_eq!((outcome.amount, outcome.units, outcome.kind), (usd("1250.00"), None, TermKind::Fixed));
        assert_eq!(outcome.working, "1,250.00 USD as agreed");
        assert!(outcome.windows.is_empty());
    }
}
