//! Availability in a window and the tier that it falls into (R04, R40).

use super::figures::{cut, whole};
use super::problems::Problem;
use crate::case::{Bound, Decimal, Exact, Tier};

/// 100 x (1 - down / length), exact; `length` is above zero.
pub(super) fn availability(down: &Exact, length: &Exact) -> Exact {
    whole(100) * (whole(1) - down / length)
}

/// The tier that holds: of several the one with the largest credit, the first in the list among equals (R04).
pub(super) fn tier<'a>(availability: &Exact, tiers: &'a [Tier], bound: Bound) -> Option<&'a Tier> {
    let holds = |tier: &&Tier| {
        let below = match bound {
            Bound::Below => *availability < tier.below.to_ratio(),
            Bound::AtOrBelow => *availability <= tier.below.to_ratio(),
        };
        below && tier.at_or_above.as_ref().is_none_or(|edge| *availability >= edge.to_ratio())
    };
    // `max_by_key` takes the last of equals, so the list is read from its end.
    tiers.iter().rev().filter(holds).max_by_key(|tier| tier.credit.scaled())
}

/// Refuses tiers under which no credit, or a senseless one, could be chosen (R04).
pub(super) fn check(tiers: &[Tier]) -> Result<(), Problem> {
    if tiers.is_empty() {
        return Err(Problem::UnusableTiers("there are no tiers, so no availability earns a credit"));
    }
    for tier in tiers {
        if tier.credit.scaled() > Decimal::HUNDRED {
            return Err(Problem::UnusableTiers("a tier's credit is above 100 percent"));
        }
        if tier.at_or_above.as_ref().is_some_and(|edge| edge.scaled() >= tier.below.scaled()) {
            return Err(Problem::UnusableTiers("a tier's `at_or_above` is not under its `below`"));
        }
    }
    Ok(())
}

/// Availability as it is printed: cut to as many decimals as the finest tier edge has, at least two (R40).
pub(super) fn printed(availability: &Exact, tiers: &[Tier]) -> String {
    let edges = tiers.iter().flat_map(|tier| std::iter::once(&tier.below).chain(&tier.at_or_above));
    let finest = edges.map(Decimal::decimals).max().unwrap_or(0).max(2);
    cut(availability, u32::try_from(finest).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{ratio, tier as make};
    use super::*;

    fn chosen(availability: &Exact, tiers: &[Tier], bound: Bound) -> Option<String> {
        tier(availability, tiers, bound).map(|tier| tier.below.as_str().to_owned())
    }

    #[test]
    fn r04_a_tier_holds_below_its_edge_or_at_it_as_the_bound_says() {
        let tiers = [make("99.9", None, "10")];
        let edge = ratio(999, 10);
        assert_eq!(chosen(&edge, &tiers, Bound::Below), None);
        assert_eq!(chosen(&edge, &tiers, Bound::AtOrBelow), Some("99.9".to_owned()));
        let above = &edge + ratio(1, 1_000_000_000);
        assert_eq!(chosen(&above, &tiers, Bound::AtOrBelow), None);
        let under = &edge - ratio(1, 1_000_000_000);
        assert_eq!(chosen(&under, &tiers, Bound::Below), Some("99.9".to_owned()));
    }

    #[test]
    fn r04_a_lower_edge_belongs_to_its_tier() {
        let tiers = [make("99.9", Some("99.0"), "10")];
        assert!(tier(&ratio(99, 1), &tiers, Bound::Below).is_some());
        assert!(tier(&ratio(98_999, 1_000), &tiers, Bound::Below).is_none());
    }

    #[test]
    fn r04_of_several_the_largest_credit_and_the_first_among_equals() {
        let tiers = [make("99.9", None, "10"), make("99.0", None, "25"), make("99.5", None, "25")];
        assert_eq!(chosen(&ratio(98, 1), &tiers, Bound::Below), Some("99.0".to_owned()));
        assert_eq!(chosen(&ratio(992, 10), &tiers, Bound::Below), Some("99.5".to_owned()));
        assert_eq!(chosen(&ratio(997, 10), &tiers, Bound::Below), Some("99.9".to_owned()));
    }

    #[test]
    fn r04_senseless_tiers_are_refused() {
        let refused = |tiers: &[Tier]| matches!(check(tiers), Err(Problem::UnusableTiers(_)));
        assert!(refused(&[]));
        assert!(refused(&[make("99.9", None, "10"), make("99", None, "100.000000000001")]));
        assert!(refused(&[make("99.9", Some("99.9"), "10")]));
        assert!(refused(&[make("99.9", Some("100"), "10")]));
        assert_eq!(check(&[make("99.9", Some("99.8"), "100")]), Ok(()));
    }

    #[test]
    fn r40_printed_cut_with_the_decimals_of_the_finest_edge() {
        let value = ratio(998_999_999, 10_000_000);
        assert_eq!(printed(&value, &[make("99.9", None, "10")]), "99.89");
        assert_eq!(printed(&value, &[make("99", None, "10"), make("99.999", None, "5")]), "99.899");
        assert_eq!(printed(&value, &[make("99.9", Some("99.0000"), "10")]), "99.8999");
        assert_eq!(printed(&ratio(100, 1), &[make("99", None, "10")]), "100.00");
    }

    #[test]
    fn availability_is_exact() {
        assert_eq!(availability(&ratio(7_800, 1), &ratio(2_678_400, 1)), ratio(267_060_000, 2_678_400));
        assert_eq!(availability(&ratio(1, 1), &ratio(1, 1)), ratio(0, 1));
    }
}
