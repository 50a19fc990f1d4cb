//! `per_time`: a credit for each unit of down time (R14 to R17).

use num_traits::Zero;

use super::super::figures::whole;
use super::super::remedy::TermOutcome;
use super::super::windows;
use super::{Counted, Problem, capped, fees, rounded, working};
use crate::case::{Count, Duration, Exact, Fee, Money, PerUnit, TermKind};

/// A `per_time` term with its fee found, if there is one.
#[derive(Debug, Clone, Copy)]
pub(super) struct PerTime<'a> {
    pub(super) unit: Duration,
    pub(super) credit: &'a PerUnit,
    pub(super) count: Count,
    pub(super) after: Duration,
    pub(super) cap: Option<Money>,
    pub(super) fee: Option<Fee>,
}

impl PerTime<'_> {
    /// Units of (down time less grace) by the credit of one, rounded once, then capped by the term's own cap.
    pub(super) fn outcome(self, down: &Counted) -> Result<TermOutcome, Problem> {
        let (credit, of) = self.credit()?;
        if self.unit.nanoseconds <= 0 {
            return Err(Problem::EmptyUnit);
        }
        let (exact_units, units, time) = self.units(&windows::seconds(&down.time));
        let exact = &units * &credit.exact;
        let uncapped = rounded(&exact, credit.like)?;
        let (amount, cap) = capped(uncapped, self.cap);
        let counted = self.counted(&exact_units, &units);
        let worth = working::sum(&credit.exact, credit.like.currency);
        let working =
            format!("{}{time} = {counted} × {worth}{of} = {}{cap}", down.note, working::rounded(&exact, uncapped));
        Ok(TermOutcome { kind: TermKind::PerTime, windows: Vec::new(), units: Some(units), amount, working })
    }

    /// What one unit is worth, and of what it is a part (R15).
    fn credit(&self) -> Result<(Credit, String), Problem> {
        match self.credit {
            PerUnit::Money(credit) => Ok((Credit { exact: credit.to_ratio(), like: *credit }, String::new())),
            PerUnit::PercentOfFee(percent) => {
                let fee = fees::of_term(self.fee, None)?.money;
                let exact = percent.to_ratio() / whole(100) * fee.to_ratio();
                let of = format!(" ({} % of {})", percent.as_str(), working::money(fee));
                Ok((Credit { exact, like: fee }, of))
            }
        }
    }

    /// Units before and after broken ones are settled, and the words for the time they were taken from; grace is
    /// taken off once and never leaves less than nothing (R14).
    fn units(&self, down: &Exact) -> (Exact, Exact, String) {
        let grace = self.after.seconds();
        let left = (down - &grace).max(Exact::zero());
        let exact = &left / self.unit.seconds();
        let units = match self.count {
            Count::Started => exact.ceil(),
            Count::Completed => exact.floor(),
            Count::Exact => exact.clone(),
        };
        let time = if grace.is_zero() {
            format!("{} down", working::seconds(down))
        } else {
            format!(
                "{} down, the first {} free: {}",
                working::seconds(down),
                working::length(self.after),
                working::seconds(&left)
            )
        };
        (exact, units, time)
    }

    /// `2.166666… times 1 hour, 3 started`
    fn counted(&self, exact: &Exact, units: &Exact) -> String {
        let times = format!("{} times {}", working::number(exact), working::length(self.unit));
        match self.count {
            Count::Exact => times,
            Count::Started => format!("{times}, {} started", working::number(units)),
            Count::Completed => format!("{times}, {} completed", working::number(units)),
        }
    }
}

/// The credit of one unit.
#[derive(Debug, Clone, PartialEq)]
struct Credit {
    /// Exact, in whole units of the currency.
    exact: Exact,
    /// An amount of the same currency.
    like: Money,
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::{at, currency, decimal, fee, ratio, usd};
    use super::super::Interval;
    use super::*;
    use crate::case::Period;

    fn down(seconds: &[i64]) -> Counted {
        let start = at("2026-03-10T00:00:00Z");
        let mut time = Vec::new();
        for (day, seconds) in (0_i64..).zip(seconds) {
            let from = start + chrono::TimeDelta::days(day);
            time.push(Interval { from, to: from + chrono::TimeDelta::seconds(*seconds) });
        }
        Counted { time, note: String::new() }
    }

    fn hourly(credit: &PerUnit) -> PerTime<'_> {
        let unit = Duration::parse("PT1H").unwrap();
        PerTime { unit, credit, count: Count::Started, after: Duration::from_seconds(0), cap: None, fee: None }
    }

    #[test]
    fn the_third_worked_example() {
        let fifty = PerUnit::Money(usd("50.00"));
        let two_hours = hourly(&fifty).outcome(&down(&[7_200])).unwrap();
        assert_eq!((two_hours.amount, two_hours.units), (usd("100.00"), Some(ratio(2, 1))));
        let one_second_more = hourly(&fifty).outcome(&down(&[7_201])).unwrap();
        assert_eq!((one_second_more.amount, one_second_more.units), (usd("150.00"), Some(ratio(3, 1))));
        assert_eq!(
            one_second_more.working,
            "7,201 s down = 2.000277… times 1 hour, 3 started × 50.00 USD = 150.00 USD"
        );
    }

    #[test]
    fn the_fourth_worked_example() {
        let tenth = PerUnit::PercentOfFee(decimal("10"));
        let term = PerTime { fee: Some(fee("12345", "JPY", Period::Month)), ..hourly(&tenth) };
        let outcome = term.outcome(&down(&[1])).unwrap();
        assert_eq!(outcome.amount, Money { minor: 1_235, currency: currency("JPY") });
        assert_eq!(
            outcome.working,
            "1 s down = 0.000277… times 1 hour, 1 started × 1,234.5 JPY (10 % of 12,345 JPY) = 1,234.5 JPY, rounded up to \
             1,235 JPY"
        );
    }

    #[test]
    fn r14_all_windows_are_added_first_and_grace_is_taken_off_once() {
        let fifty = PerUnit::Money(usd("50.00"));
        let mut term = hourly(&fifty);
        assert_eq!(term.outcome(&down(&[1_800, 1_800])).unwrap().amount, usd("50.00"));
        term.after = Duration::parse("PT30M").unwrap();
        let outcome = term.outcome(&down(&[3_600, 3_600])).unwrap();
        assert_eq!(outcome.units, Some(ratio(2, 1)));
        assert_eq!(
            outcome.working,
            "7,200 s down, the first 30 minutes free: 5,400 s = 1.5 times 1 hour, 2 started × 50.00 USD = 100.00 USD"
        );
    }

    #[test]
    fn r14_nothing_left_is_zero_units_under_every_count() {
        let fifty = PerUnit::Money(usd("50.00"));
        for count in [Count::Started, Count::Completed, Count::Exact] {
            for after in ["PT1H", "PT2H"] {
                let term = PerTime { count, after: Duration::parse(after).unwrap(), ..hourly(&fifty) };
                let outcome = term.outcome(&down(&[3_600])).unwrap();
                assert_eq!((outcome.amount, outcome.units), (usd("0.00"), Some(ratio(0, 1))));
            }
        }
    }

    #[test]
    fn broken_units_count_as_the_term_says() {
        let fifty = PerUnit::Money(usd("50.00"));
        let counted = |count| PerTime { count, ..hourly(&fifty) }.outcome(&down(&[5_400])).unwrap();
        assert_eq!((counted(Count::Started).units, counted(Count::Started).amount), (Some(ratio(2, 1)), usd("100.00")));
        assert_eq!(
            (counted(Count::Completed).units, counted(Count::Completed).amount),
            (Some(ratio(1, 1)), usd("50.00"))
        );
        assert_eq!((counted(Count::Exact).units, counted(Count::Exact).amount), (Some(ratio(3, 2)), usd("75.00")));
        assert_eq!(counted(Count::Exact).working, "5,400 s down = 1.5 times 1 hour × 50.00 USD = 75.00 USD");
        let completed = counted(Count::Completed).working;
        assert_eq!(completed, "5,400 s down = 1.5 times 1 hour, 1 completed × 50.00 USD = 50.00 USD");
    }

    #[test]
    fn r15_a_percentage_is_of_the_fee_as_written_for_each_unit() {
        let tenth = PerUnit::PercentOfFee(decimal("10"));
        let term = PerTime { fee: Some(fee("1200.00", "USD", Period::Year)), ..hourly(&tenth) };
        assert_eq!(term.outcome(&down(&[7_200])).unwrap().amount, usd("240.00"));
        assert_eq!(hourly(&tenth).outcome(&down(&[7_200])), Err(Problem::MissingFee));
    }

    #[test]
    fn r16_days_are_24_hours_and_a_zero_unit_is_refused() {
        let fifty = PerUnit::Money(usd("50.00"));
        let daily = PerTime { unit: Duration::parse("P1D").unwrap(), ..hourly(&fifty) };
        assert_eq!(daily.outcome(&down(&[86_400])).unwrap().amount, usd("50.00"));
        assert_eq!(daily.outcome(&down(&[86_399, 2])).unwrap().amount, usd("100.00"));
        let zero = PerTime { unit: Duration::from_seconds(0), ..hourly(&fifty) };
        assert_eq!(zero.outcome(&down(&[60])), Err(Problem::EmptyUnit));
        assert_eq!(Duration::parse("P1M"), Err(crate::case::DurationError::YearsOrMonths));
        assert_eq!(Duration::parse("P1Y"), Err(crate::case::DurationError::YearsOrMonths));
        assert_eq!(Duration::parse("P1W"), Ok(Duration::from_seconds(7 * 86_400)));
    }

    #[test]
    fn r17_the_terms_own_cap_is_the_most_it_comes_to() {
        let fifty = PerUnit::Money(usd("50.00"));
        let term = PerTime { cap: Some(usd("80.00")), ..hourly(&fifty) };
        let outcome = term.outcome(&down(&[7_200])).unwrap();
        assert_eq!((outcome.amount, outcome.units), (usd("80.00"), Some(ratio(2, 1))));
        assert!(outcome.working.ends_with("= 100.00 USD, capped at 80.00 USD"), "{}", outcome.working);
        let noted = Counted { note: "60 s excluded (the storm); ".to_owned(), ..down(&[60]) };
        assert!(term.outcome(&noted).unwrap().working.starts_with("60 s excluded (the storm); 60 s down = "));
    }
}
