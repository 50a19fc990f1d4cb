//! Windows of months, quarters and years, and of a term's own.

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
        let outcome = term(Window::Calendar(Period::Quarter), Tz::UTC, &tiers).outcome(&down(&[(at, &end)])).unwrap();
        assert!(outcome.working.starts_with(&format!("the {quarter} quarter of 2026: 3,600 s")), "{}", outcome.working);
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
