//! `per_item`: a sum for each affected item (R19).

use super::super::figures::whole;
use super::super::remedy::TermOutcome;
use super::{Problem, rounded, working};
use crate::case::{Money, TermKind};

/// The product; no items owe nothing.
pub(super) fn outcome(items: u64, each: Money) -> Result<TermOutcome, Problem> {
    let units = whole(items);
    let exact = &units * each.to_ratio();
    let amount = rounded(&exact, each)?;
    let working =
        format!("{} × {} = {}", working::count(&units, "item", "items"), working::money(each), working::money(amount));
    Ok(TermOutcome { kind: TermKind::PerItem, windows: Vec::new(), units: Some(units), amount, working })
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::{ratio, usd};
    use super::*;

    #[test]
    fn r19_items_by_the_amount_of_one() {
        let some = outcome(118, usd("5.25")).unwrap();
        assert_eq!((some.amount, some.units, some.kind), (usd("619.50"), Some(ratio(118, 1)), TermKind::PerItem));
        assert_eq!(some.working, "118 items × 5.25 USD = 619.50 USD");
        let none = outcome(0, usd("5.25")).unwrap();
        assert_eq!((none.amount, none.units), (usd("0.00"), Some(ratio(0, 1))));
        assert_eq!(outcome(1, usd("5.25")).unwrap().working, "1 item × 5.25 USD = 5.25 USD");
    }

    #[test]
    fn too_large_is_a_problem() {
        let most = Money { minor: i128::MAX, ..usd("0") };
        assert_eq!(outcome(2, most), Err(Problem::AmountTooLarge));
    }
}
