//! `fee_multiple`: a multiple of the fee for the down time (R18).

use chrono_tz::Tz;

use super::super::remedy::TermOutcome;
use super::super::windows;
use super::{Counted, Problem, fees, rounded, working};
use crate::case::{Decimal, Fee, TermKind};

/// `times` the fee of the down time, spread over civil periods of `zone`.
pub(super) fn outcome(times: &Decimal, fee: Fee, zone: Tz, down: &Counted) -> Result<TermOutcome, Problem> {
    let base = fees::for_time(fee, &down.time, zone)?;
    let exact = times.to_ratio() * &base;
    let amount = rounded(&exact, fee.money)?;
    let working = format!(
        "{}the fee for {} down is {}; {} × {} = {}",
        down.note,
        working::seconds(&windows::seconds(&down.time)),
        working::sum(&base, fee.money.currency),
        times.as_str(),
        working::sum(&base, fee.money.currency),
        working::rounded(&exact, amount),
    );
    Ok(TermOutcome { kind: TermKind::FeeMultiple, windows: Vec::new(), units: None, amount, working })
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::{at, decimal, fee, usd};
    use super::super::Interval;
    use super::*;
    use crate::case::{Money, Period};

    fn down(from: &str, to: &str) -> Counted {
        Counted { time: vec![Interval { from: at(from), to: at(to) }], note: "a note; ".to_owned() }
    }

    #[test]
    fn r18_the_multiple_of_the_fee_for_the_down_time() {
        let fee = fee("279.00", "USD", Period::Month);
        let day = down("2026-01-10T00:00:00Z", "2026-01-11T00:00:00Z");
        let outcome = outcome(&decimal("2.5"), fee, Tz::UTC, &day).unwrap();
        assert_eq!((outcome.amount, outcome.units, outcome.kind), (usd("22.50"), None, TermKind::FeeMultiple));
        assert_eq!(outcome.working, "a note; the fee for 86,400 s down is 9.00 USD; 2.5 × 9.00 USD = 22.50 USD");
    }

    /// A quotient kept in 28 digits pays 9.01 here.
    #[test]
    fn r45_279_by_2678400_times_86400_is_nine() {
        let fee = fee("279.00", "USD", Period::Month);
        let day = down("2026-03-10T00:00:00Z", "2026-03-11T00:00:00Z");
        assert_eq!(outcome(&decimal("1"), fee, Tz::UTC, &day).unwrap().amount, usd("9.00"));
        let more = down("2026-03-10T00:00:00Z", "2026-03-11T00:00:00.000000001Z");
        assert_eq!(outcome(&decimal("1"), fee, Tz::UTC, &more).unwrap().amount, usd("9.01"));
    }

    #[test]
    fn too_large_is_a_problem() {
        let fee = Fee { money: Money { minor: i128::MAX, ..usd("0") }, per: Period::Month };
        let month = down("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z");
        assert_eq!(outcome(&decimal("2"), fee, Tz::UTC, &month), Err(Problem::AmountTooLarge));
        assert!(outcome(&decimal("1"), fee, Tz::UTC, &month).is_ok());
    }
}
