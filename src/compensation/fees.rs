//! What a recurring fee comes to for a stretch of time (R02, R03).

use chrono_tz::Tz;
use num_traits::Zero;

use super::civil;
use super::problems::Problem;
use super::windows::Interval;
use crate::case::{Exact, Fee};

/// The fee that a term goes by: its own, else the contract's (R03).
pub(super) fn of_term(own: Option<Fee>, contract: Option<Fee>) -> Result<Fee, Problem> {
    own.or(contract).ok_or(Problem::MissingFee)
}

/// The exact fee for some time: for each civil period it overlaps, the fee by its share of that period's true
/// length (R02); a yearly fee is spread over the year and not over months.
pub(super) fn for_time(fee: Fee, time: &[Interval], zone: Tz) -> Result<Exact, Problem> {
    let mut shares = Exact::zero();
    for &interval in time {
        for period in civil::covering(interval, fee.per, zone)? {
            if let Some(overlap) = interval.intersection(period) {
                shares += overlap.seconds() / period.seconds();
            }
        }
    }
    Ok(shares * fee.money.to_ratio())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{at, fee, ratio};
    use super::*;
    use crate::case::Period;

    fn between(from: &str, to: &str) -> Interval {
        Interval { from: at(from), to: at(to) }
    }

    #[test]
    fn r02_a_fee_is_spread_over_the_true_length_of_each_period() {
        let monthly = fee("279.00", "USD", Period::Month);
        let day = between("2026-01-10T00:00:00Z", "2026-01-11T00:00:00Z");
        assert_eq!(for_time(monthly, &[day], Tz::UTC), Ok(ratio(9, 1)));
        let over_two_months = between("2026-01-31T00:00:00Z", "2026-02-02T00:00:00Z");
        assert_eq!(for_time(monthly, &[over_two_months], Tz::UTC), Ok(ratio(9, 1) + ratio(279, 28)));
        let clock_change = between("2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00");
        let share = ratio(23 * 3_600, 2_674_800) * ratio(279, 1);
        assert_eq!(for_time(monthly, &[clock_change], Tz::Europe__Rome), Ok(share));
    }

    #[test]
    fn r02_a_yearly_fee_is_not_divided_by_twelve() {
        let yearly = fee("365.00", "USD", Period::Year);
        let february = between("2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z");
        assert_eq!(for_time(yearly, &[february], Tz::UTC), Ok(ratio(28, 1)));
        let quarterly = fee("90.00", "USD", Period::Quarter);
        assert_eq!(for_time(quarterly, &[february], Tz::UTC), Ok(ratio(28, 1)));
        let quarter = between("2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z");
        assert_eq!(for_time(fee("100.00", "USD", Period::Month), &[quarter], Tz::UTC), Ok(ratio(300, 1)));
    }

    #[test]
    fn r03_a_terms_own_fee_replaces_the_contracts() {
        let (own, contract) = (fee("1.00", "USD", Period::Year), fee("2.00", "USD", Period::Month));
        assert_eq!(of_term(Some(own), Some(contract)), Ok(own));
        assert_eq!(of_term(None, Some(contract)), Ok(contract));
        assert_eq!(of_term(None, None), Err(Problem::MissingFee));
    }
}
