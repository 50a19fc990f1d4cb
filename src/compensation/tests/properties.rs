//! What holds whatever the outage: monotony, splitting and merging, exclusions, more than is owed, rounding.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use num_traits::Zero;
use proptest::prelude::*;

use super::super::fixture::{at, case_of, per_hour, ratio, tier};
use super::super::{Remedy, compute};
use super::{fee_multiple, under, uptime, with_fee};
use crate::case::{Customer, DownWindow, Exact, Exclusion, NounPhrase, Period, Term, Window};
use crate::policy::Policy;

/// Starts and lengths in seconds, within four months that hold a clock change.
fn windows() -> impl Strategy<Value = Vec<(i64, i64)>> {
    prop::collection::vec((0_i64..10_000_000, 0_i64..400_000), 1..6)
}

fn instant(seconds: i64) -> DateTime<Utc> {
    at("2026-02-01T00:00:00Z") + TimeDelta::seconds(seconds)
}

fn down(windows: &[(i64, i64)]) -> Vec<DownWindow> {
    let window =
        |&(from, length): &(i64, i64)| DownWindow { from: instant(from), to: instant(from + length), counts: true };
    windows.iter().map(window).collect()
}

fn hit(windows: Vec<DownWindow>, terms: Vec<Term>) -> Customer {
    let mut customer = with_fee("333.33");
    customer.impact.windows = windows;
    customer.contract.terms = terms;
    customer
}

/// One term of each kind that goes by time, by months, quarters and years of three zones.
fn terms() -> Vec<Term> {
    let mut terms = vec![per_hour("7.77"), fee_multiple("3.5")];
    let windows =
        [(Period::Month, Tz::Europe__Rome), (Period::Quarter, Tz::America__Havana), (Period::Year, Tz::Asia__Tokyo)];
    for (period, own_zone) in windows {
        let mut term = uptime();
        if let Term::Uptime { window, zone, tiers, .. } = &mut term {
            (*window, *zone) = (Window::Calendar(period), Some(own_zone));
            tiers.push(tier("95", Some("50"), "50"));
            tiers.push(tier("50", None, "100"));
        }
        terms.push(term);
    }
    terms
}

fn amounts(remedy: &Remedy) -> Vec<i128> {
    remedy.owed.terms.iter().map(|term| term.amount.minor).collect()
}

fn remedy(windows: Vec<DownWindow>) -> Remedy {
    under(&Policy::default(), &hit(windows, terms()))
}

fn excluding(windows: &[(i64, i64)]) -> Vec<Term> {
    let why = NounPhrase::parse("the agreed maintenance").unwrap();
    let exclusions: Vec<Exclusion> =
        down(windows).iter().map(|window| Exclusion { from: window.from, to: window.to, why: why.clone() }).collect();
    let mut terms = terms();
    for term in &mut terms {
        if let Term::Uptime { excluded, .. } | Term::PerTime { excluded, .. } | Term::FeeMultiple { excluded, .. } =
            term
        {
            excluded.clone_from(&exclusions);
        }
    }
    terms
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn more_down_time_never_owes_less(windows in windows(), more in windows()) {
        let fewer = amounts(&remedy(down(&windows)));
        let all: Vec<_> = windows.iter().chain(&more).copied().collect();
        let more = amounts(&remedy(down(&all)));
        prop_assert!(fewer.iter().zip(&more).all(|(fewer, more)| fewer <= more), "{fewer:?} {more:?}");
    }

    #[test]
    fn splitting_and_merging_windows_changes_nothing(windows in windows(), cut in 0_i64..400_000, repeat in any::<bool>()) {
        let whole = remedy(down(&windows));
        let mut split = Vec::new();
        for &(from, length) in windows.iter().rev() {
            let first = cut.min(length);
            split.push((from + first, length - first));
            split.push((from, if repeat { length } else { first }));
        }
        let split = remedy(down(&split));
        prop_assert_eq!(&whole.owed, &split.owed);
    }

    #[test]
    fn exclusions_never_raise_what_is_owed(windows in windows(), excluded in windows()) {
        let all = amounts(&remedy(down(&windows)));
        let fewer = under(&Policy::default(), &hit(down(&windows), excluding(&excluded)));
        let fewer = amounts(&fewer);
        prop_assert!(fewer.iter().zip(&all).all(|(fewer, all)| fewer <= all), "{fewer:?} {all:?}");
        let nothing_left = under(&Policy::default(), &hit(down(&windows), excluding(&windows)));
        prop_assert!(amounts(&nothing_left).iter().all(|amount| *amount == 0));
    }

    #[test]
    fn the_down_time_of_all_windows_is_the_down_time(windows in windows()) {
        let remedy = remedy(down(&windows));
        let hourly = &remedy.owed.terms[0];
        let sum = |index: usize| remedy.owed.terms[index].windows.iter()
            .fold(Exact::zero(), |sum, window| sum + &window.down_seconds);
        let (months, quarters, years) = (sum(2), sum(3), sum(4));
        prop_assert_eq!(&months, &quarters);
        prop_assert_eq!(&months, &years);
        prop_assert_eq!(hourly.units.clone(), Some((months / ratio(3_600, 1)).ceil()));
        for term in &remedy.owed.terms {
            prop_assert!(term.windows.iter().all(|window| window.down_seconds > Exact::zero()
                && window.down_seconds <= window.seconds));
            prop_assert!(term.windows.is_sorted_by(|one, next| one.to <= next.from));
        }
    }

    #[test]
    fn more_is_given_than_is_owed(windows in windows(), fee in 0_u32..200_000, fixed in 0_u32..200_000) {
        let mut customer = hit(down(&windows), terms());
        if let Some(of_contract) = &mut customer.contract.fee {
            of_contract.money.minor = i128::from(fee);
        }
        let amount = super::super::fixture::usd(&format!("{fixed}"));
        customer.contract.terms.push(Term::Fixed { amount });
        let case = case_of(customer);
        // Refused only where there is neither fee nor contractual amount to go by.
        if let Ok(remedy) = compute(&case, &case.customers[0], &Policy::default()) {
            prop_assert!(remedy.total.unwrap().minor > remedy.owed.amount.unwrap().minor);
        } else {
            prop_assert_eq!(fee, 0);
        }
    }

    #[test]
    fn an_amount_is_rounded_up_by_less_than_a_minor_unit(length in 0_i64..400_000) {
        let customer = hit(down(&[(2_500_000, length)]), vec![fee_multiple("3.5")]);
        let amount = under(&Policy::default(), &customer).owed.amount.unwrap().to_ratio();
        // 1 March 2026, UTC: within a month of 2,678,400 seconds.
        let exact = ratio(33_333 * 35 * length, 1_000_i64 * 2_678_400);
        let over = amount - exact;
        prop_assert!(over >= Exact::zero() && over < ratio(1, 100));
    }
}
