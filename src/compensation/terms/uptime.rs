//! `uptime`: a credit by measured availability, window by window.

use chrono::{Datelike, Offset, TimeZone};
use chrono_tz::Tz;
use num_rational::BigRational;
use num_traits::Zero;

use super::super::availability::{availability, check, printed, tier};
use super::super::civil;
use super::super::figures::whole;
use super::super::remedy::{TermOutcome, WindowOutcome};
use super::super::windows::{clip, seconds};
use super::{Counted, Interval, Problem, fees, rounded, working};
use crate::case::{Bound, Currency, Fee, Period, TermKind, Tier, Window};

/// An `uptime` term with zone and fee found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Uptime<'a> {
    pub(super) window: Window,
    pub(super) zone: Tz,
    pub(super) tiers: &'a [Tier],
    pub(super) bound: Bound,
    pub(super) fee: Fee,
}

impl Uptime<'_> {
    /// The credits of all windows that the down time touches (R01), summed exactly and rounded once (R44).
    pub(super) fn outcome(self, down: &Counted) -> Result<TermOutcome, Problem> {
        check(self.tiers)?;
        let mut windows = Vec::new();
        let mut workings = Vec::new();
        let mut sum = BigRational::zero();
        for window in self.windows(&down.time)? {
            let down_seconds = seconds(&clip(&down.time, window));
            let found = self.measure(window, down_seconds);
            let credit = self.credit(window, found.tier.as_ref())?;
            workings.push(self.working(&found, credit.as_ref()));
            sum += credit.map_or_else(BigRational::zero, |credit| credit.amount);
            windows.push(found);
        }
        let amount = rounded(&sum, self.fee.money)?;
        let working = format!("{}{}", down.note, joined(&workings, &working::rounded(&sum, amount)));
        Ok(TermOutcome { kind: TermKind::Uptime, windows, units: None, amount, working })
    }

    /// The contract windows that the down time touches, in order of time, each once.
    fn windows(&self, down: &[Interval]) -> Result<Vec<Interval>, Problem> {
        let period = match self.window {
            Window::Calendar(period) => period,
            Window::Between { from, to } => {
                // A window whose ends the zone's clocks cannot show could not be told.
                civil::containing(from, Period::Year, self.zone)?;
                civil::containing(to, Period::Year, self.zone)?;
                let window = Interval { from, to };
                let touched = !clip(down, window).is_empty();
                return Ok(if touched { vec![window] } else { Vec::new() });
            }
        };
        let mut windows: Vec<Interval> = Vec::new();
        for &interval in down {
            let covered = civil::covering(interval, period, self.zone)?;
            windows.extend(covered);
        }
        windows.dedup();
        Ok(windows)
    }

    fn measure(&self, window: Interval, down_seconds: BigRational) -> WindowOutcome {
        let length = window.seconds();
        let availability = availability(&down_seconds, &length);
        WindowOutcome {
            from: window.from.with_timezone(&self.zone),
            to: window.to.with_timezone(&self.zone),
            seconds: length,
            down_seconds,
            availability_printed: printed(&availability, self.tiers),
            tier: tier(&availability, self.tiers, self.bound).cloned(),
            availability,
        }
    }

    /// The tier's percentage of the window's fee (R02); `None`: no tier holds.
    fn credit(&self, window: Interval, tier: Option<&Tier>) -> Result<Option<Credit>, Problem> {
        let Some(tier) = tier else { return Ok(None) };
        let fee = fees::for_time(self.fee, &[window], self.zone)?;
        let amount = tier.credit.to_ratio() / whole(100) * &fee;
        Ok(Some(Credit { fee, amount }))
    }

    /// `March 2026: 7,800 s down of 2,678,400 s: 99.70 % available, below 99.9 %: 10 % of 1,000.00 USD = 100.00 USD`
    fn working(&self, window: &WindowOutcome, credit: Option<&Credit>) -> String {
        let name = match self.window {
            Window::Calendar(period) => name(window, period),
            Window::Between { .. } => format!("{} to {}", instant(window.from), instant(window.to)),
        };
        let (down, length) = (working::seconds(&window.down_seconds), working::seconds(&window.seconds));
        let measured = format!("{name}: {down} down of {length}: {} % available", window.availability_printed);
        let (Some(tier), Some(credit)) = (&window.tier, credit) else {
            return format!("{measured}, which no tier covers: nothing");
        };
        let currency: Currency = self.fee.money.currency;
        let edge = match self.bound {
            Bound::Below => "below",
            Bound::AtOrBelow => "at or below",
        };
        let floor = tier.at_or_above.as_ref().map(|floor| format!(" and not below {} %", floor.as_str()));
        format!(
            "{measured}, {edge} {} %{}: {} % of {} = {}",
            tier.below.as_str(),
            floor.unwrap_or_default(),
            tier.credit.as_str(),
            working::sum(&credit.fee, currency),
            working::sum(&credit.amount, currency),
        )
    }
}

/// What one window earns.
#[derive(Debug, Clone, PartialEq)]
struct Credit {
    /// The window's fee.
    fee: BigRational,
    /// The tier's share of it.
    amount: BigRational,
}

/// All windows' workings and, where the sum is not plain from them, the sum.
fn joined(workings: &[String], sum: &str) -> String {
    match workings {
        [] => format!("no down time counts in any window: {sum}"),
        [only] if only.ends_with(sum) || only.ends_with("nothing") => only.clone(),
        _ => format!("{}; together {sum}", workings.join("; ")),
    }
}

/// A civil window's name, by the clocks of its zone: `March 2026`, `the second quarter of 2026`, `2026`.
fn name(window: &WindowOutcome, period: Period) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const QUARTERS: [&str; 4] = ["first", "second", "third", "fourth"];
    let (year, month) = (window.from.year(), window.from.month0() as usize);
    match period {
        Period::Month => format!("{} {year}", MONTHS[month]),
        Period::Quarter => format!("the {} quarter of {year}", QUARTERS[month / 3]),
        Period::Year => year.to_string(),
    }
}

/// An instant by the clocks of its zone, with their offset.
fn instant(at: chrono::DateTime<Tz>) -> String {
    let offset = at.timezone().offset_from_utc_datetime(&at.naive_utc()).fix();
    at.with_timezone(&offset).format("%Y-%m-%d %H:%M:%S%.f %:z").to_string()
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::{at, fee, ratio, tier as make, usd};
    use super::*;

    const NONE: &str = ", which no tier covers: nothing";

    fn term(window: Window, zone: Tz, tiers: &[Tier]) -> Uptime<'_> {
        Uptime { window, zone, tiers, bound: Bound::Below, fee: fee("1000.00", "USD", Period::Month) }
    }

    fn down(spans: &[(&str, &str)]) -> Counted {
        let time = spans.iter().map(|(from, to)| Interval { from: at(from), to: at(to) }).collect();
        Counted { time, note: String::new() }
    }

    fn usual() -> [Tier; 2] {
        [make("99.9", None, "10"), make("99.0", None, "25")]
    }

    #[test]
    fn the_first_worked_example() {
        let tiers = usual();
        let month = term(Window::Calendar(Period::Month), Tz::UTC, &tiers);
        let outcome = month.outcome(&down(&[("2026-03-10T09:00:00Z", "2026-03-10T11:10:00Z")])).unwrap();
        assert_eq!(outcome.amount, usd("100.00"));
        assert_eq!(
            outcome.working,
            "March 2026: 7,800 s down of 2,678,400 s: 99.70 % available, below 99.9 %: 10 % of 1,000.00 USD = 100.00 USD"
        );
        let window = &outcome.windows[0];
        assert_eq!((&window.seconds, &window.down_seconds), (&ratio(2_678_400, 1), &ratio(7_800, 1)));
        assert_eq!(window.tier, Some(tiers[0].clone()));
        assert_eq!((outcome.units, outcome.kind), (None, TermKind::Uptime));
    }

    #[test]
    fn r38_the_second_worked_example() {
        let tiers = usual();
        let month = term(Window::Calendar(Period::Month), Tz::Europe__Rome, &tiers);
        let outcome = month.outcome(&down(&[("2026-03-31T23:30:00+02:00", "2026-04-01T00:45:00+02:00")])).unwrap();
        assert_eq!(outcome.amount, usd("100.00"));
        assert_eq!(
            outcome.working,
            format!(
                "March 2026: 1,800 s down of 2,674,800 s: 99.93 % available{NONE}; April 2026: 2,700 s down of \
                 2,592,000 s: 99.89 % available, below 99.9 %: 10 % of 1,000.00 USD = 100.00 USD; together 100.00 USD"
            )
        );
        let printed: Vec<_> = outcome.windows.iter().map(|window| window.availability_printed.as_str()).collect();
        assert_eq!(printed, ["99.93", "99.89"]);
        assert_eq!(outcome.windows.iter().map(|window| window.tier.is_some()).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn r41_window_ends_carry_the_offset_of_their_instant() {
        let tiers = usual();
        let month = term(Window::Calendar(Period::Month), Tz::Europe__Rome, &tiers);
        let outcome = month.outcome(&down(&[("2026-03-10T09:00:00Z", "2026-03-10T11:10:00Z")])).unwrap();
        let ends = (outcome.windows[0].from.to_rfc3339(), outcome.windows[0].to.to_rfc3339());
        assert_eq!(ends, ("2026-03-01T00:00:00+01:00".to_owned(), "2026-04-01T00:00:00+02:00".to_owned()));
    }

    #[test]
    fn r01_only_windows_with_down_time_are_listed_each_once_and_in_order() {
        let tiers = usual();
        let month = term(Window::Calendar(Period::Month), Tz::UTC, &tiers);
        let spans = [
            ("2026-01-10T00:00:00Z", "2026-01-10T00:01:00Z"),
            ("2026-01-20T00:00:00Z", "2026-01-20T00:01:00Z"),
            ("2026-03-31T23:00:00Z", "2026-04-01T00:00:00Z"),
        ];
        let outcome = month.outcome(&down(&spans)).unwrap();
        let months: Vec<_> = outcome.windows.iter().map(|window| window.from.month()).collect();
        assert_eq!(months, [1, 3]);
        assert_eq!(outcome.windows[0].down_seconds, ratio(120, 1));
        let none = month.outcome(&down(&[])).unwrap();
        assert_eq!((none.amount, none.windows.len()), (usd("0.00"), 0));
        assert_eq!(none.working, "no down time counts in any window: 0.00 USD");
    }

    #[test]
    fn r13_a_window_of_its_own_is_the_only_one() {
        let tiers = usual();
        let (from, to) = (at("2026-03-10T00:00:00Z"), at("2026-03-12T00:00:00Z"));
        let own = term(Window::Between { from, to }, Tz::Europe__Rome, &tiers);
        let outcome = own.outcome(&down(&[("2026-03-09T23:00:00Z", "2026-03-10T01:00:00Z")])).unwrap();
        assert_eq!(outcome.windows.len(), 1);
        assert_eq!(outcome.windows[0].down_seconds, ratio(3_600, 1));
        // 25 % of the fee for two of March's days, one hour of which a clock change takes away.
        let exact = ratio(250 * 172_800, 2_674_800);
        assert_eq!(outcome.amount, usd("16.16"));
        assert!(exact < ratio(1_616, 100) && exact > ratio(1_615, 100));
        assert_eq!(
            outcome.working,
            "2026-03-10 01:00:00 +01:00 to 2026-03-12 01:00:00 +01:00: 3,600 s down of 172,800 s: 97.91 % available, \
             below 99.0 %: 25 % of 64.602960… USD = 16.150740… USD; together 16.150740… USD, rounded up to 16.16 USD"
        );
        assert_eq!(own.outcome(&down(&[("2026-03-12T00:00:00Z", "2026-03-13T00:00:00Z")])).unwrap().windows, []);
        let empty = term(Window::Between { from, to: from }, Tz::UTC, &tiers);
        assert_eq!(empty.outcome(&down(&[("2026-03-09T00:00:00Z", "2026-03-13T00:00:00Z")])).unwrap().windows, []);
        let far = term(Window::Between { from: chrono::DateTime::<chrono::Utc>::MIN_UTC, to }, Tz::UTC, &tiers);
        assert_eq!(far.outcome(&down(&[])), Err(Problem::TimeOutOfReach));
        let far = term(Window::Between { from, to: chrono::DateTime::<chrono::Utc>::MAX_UTC }, Tz::UTC, &tiers);
        assert_eq!(far.outcome(&down(&[])), Err(Problem::TimeOutOfReach));
    }

    #[test]
    fn r44_windows_are_summed_exactly_and_rounded_once() {
        let tiers = [make("100", None, "10")];
        let mut quarterly = term(Window::Calendar(Period::Month), Tz::UTC, &tiers);
        quarterly.fee = fee("100.00", "USD", Period::Quarter);
        let spans = [
            ("2026-04-10T00:00:00Z", "2026-04-10T00:01:00Z"),
            ("2026-05-10T00:00:00Z", "2026-05-10T00:01:00Z"),
            ("2026-06-10T00:00:00Z", "2026-06-10T00:01:00Z"),
        ];
        assert_eq!(quarterly.outcome(&down(&spans)).unwrap().amount, usd("10.00"));
    }

    #[test]
    fn r06_quarters_and_years_are_windows_too() {
        let tiers = [make("100", Some("1"), "10")];
        let spans = [("2026-05-10T00:00:00Z", "2026-05-10T00:01:00Z")];
        let mut quarter = term(Window::Calendar(Period::Quarter), Tz::UTC, &tiers);
        quarter.bound = Bound::AtOrBelow;
        let outcome = quarter.outcome(&down(&spans)).unwrap();
        assert_eq!(outcome.amount, usd("300.00"));
        assert_eq!(
            outcome.working,
            "the second quarter of 2026: 60 s down of 7,862,400 s: 99.99 % available, at or below 100 % and not below \
             1 %: 10 % of 3,000.00 USD = 300.00 USD"
        );
        let outcome = term(Window::Calendar(Period::Year), Tz::UTC, &tiers).outcome(&down(&spans)).unwrap();
        assert_eq!(outcome.amount, usd("1200.00"));
        assert!(outcome.working.starts_with("2026: 60 s down of 31,536,000 s"), "{}", outcome.working);
        for (at, quarter) in
            [("2026-01-31T00:00:00Z", "first"), ("2026-07-31T00:00:00Z", "third"), ("2026-12-31T00:00:00Z", "fourth")]
        {
            let end = format!("{}1:00:00Z", &at[..12]);
            let outcome =
                term(Window::Calendar(Period::Quarter), Tz::UTC, &tiers).outcome(&down(&[(at, &end)])).unwrap();
            assert!(
                outcome.working.starts_with(&format!("the {quarter} quarter of 2026: 3,600 s")),
                "{}",
                outcome.working
            );
        }
    }

    #[test]
    fn a_single_window_without_credit_says_nothing_once() {
        let tiers = usual();
        let month = term(Window::Calendar(Period::Month), Tz::UTC, &tiers);
        let outcome = month.outcome(&down(&[("2026-03-10T09:00:00Z", "2026-03-10T09:00:01Z")])).unwrap();
        assert_eq!(outcome.working, format!("March 2026: 1 s down of 2,678,400 s: 99.99 % available{NONE}"));
        let noted = Counted { note: "60 s excluded (the storm); ".to_owned(), ..down(&[]) };
        let told = month.outcome(&noted).unwrap().working;
        assert_eq!(told, "60 s excluded (the storm); no down time counts in any window: 0.00 USD");
        assert_eq!(
            term(Window::Calendar(Period::Month), Tz::UTC, &[]).outcome(&noted).unwrap_err(),
            check(&[]).unwrap_err()
        );
    }
}
