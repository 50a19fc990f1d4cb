//! What the contract owes, from a whole case.

use chrono_tz::Tz;

use super::super::fixture::{at, case_of, customer, fee, item, moment, per_hour, ratio, usd};
use super::{fee_multiple, of, remedy, uptime, with_fee};
use crate::case::{Customer, DownWindow, Exclusion, Money, NounPhrase, Period, Term};
use crate::policy::Policy;

fn owing(terms: Vec<Term>) -> Customer {
    let mut customer = with_fee("1000.00");
    customer.contract.terms = terms;
    customer
}

fn owed(customer: &Customer) -> Money {
    remedy(customer).owed.amount.unwrap()
}

#[test]
fn the_worked_examples_come_out_of_whole_cases() {
    let outage = remedy(&owing(vec![uptime()]));
    assert_eq!(outage.owed.amount, Some(usd("100.00")));
    assert_eq!(outage.owed.terms[0].windows[0].availability_printed, "99.70");
    assert_eq!(owed(&owing(vec![per_hour("50.00")])), usd("150.00"));

    let mut rome = case_of(owing(vec![uptime()]));
    rome.incident.time_zone = Some(Tz::Europe__Rome);
    rome.incident.times.started = moment("2026-03-31T23:30:00+02:00");
    rome.incident.times.resolved = Some(moment("2026-04-01T00:45:00+02:00"));
    let remedy = of(&rome, &Policy::default());
    assert_eq!(remedy.owed.amount, Some(usd("100.00")));
    let down: Vec<_> = remedy.owed.terms[0].windows.iter().map(|window| window.down_seconds.clone()).collect();
    assert_eq!(down, [ratio(1_800, 1), ratio(2_700, 1)]);
}

#[test]
fn r13_a_terms_own_zone_wins_over_the_incidents_and_the_customers_has_no_say() {
    let mut term = uptime();
    if let Term::Uptime { zone, .. } = &mut term {
        *zone = Some(Tz::Asia__Tokyo);
    }
    let mut customer = owing(vec![term, uptime()]);
    customer.time_zone = Some(Tz::America__New_York);
    let remedy = remedy(&customer);
    let begins = |index: usize| remedy.owed.terms[index].windows[0].from.to_rfc3339();
    assert_eq!((begins(0).as_str(), begins(1).as_str()), ("2026-03-01T00:00:00+09:00", "2026-03-01T00:00:00+00:00"));
}

#[test]
fn r03_each_term_may_have_its_own_fee_and_goodwill_looks_at_the_contracts() {
    let mut own = fee_multiple("1");
    if let Term::FeeMultiple { fee: of_term, .. } = &mut own {
        *of_term = Some(fee("2000.00", "USD", Period::Month));
    }
    let remedy = remedy(&owing(vec![own, fee_multiple("1")]));
    let amounts: Vec<_> = remedy.owed.terms.iter().map(|term| term.amount).collect();
    assert_eq!(amounts, [usd("5.83"), usd("2.92")]);
    // Two days of 1,000.00 USD over March's 31.
    assert_eq!(remedy.added.value, Some(usd("64.52")));
}

#[test]
fn r12_exclusions_count_in_all_three_kinds_of_term() {
    let exclusion = Exclusion {
        from: at("2026-03-10T08:00:00Z"),
        to: at("2026-03-10T10:10:00Z"),
        why: NounPhrase::parse("the agreed maintenance").unwrap(),
    };
    let mut terms = vec![uptime(), per_hour("50.00"), fee_multiple("1")];
    for term in &mut terms {
        match term {
            Term::Uptime { excluded, .. } | Term::PerTime { excluded, .. } | Term::FeeMultiple { excluded, .. } => {
                excluded.push(exclusion.clone());
            }
            Term::PerItem { .. } | Term::Fixed { .. } => unreachable!(),
        }
    }
    let remedy = remedy(&owing(terms));
    let [by_uptime, by_hour, by_fee] = remedy.owed.terms.try_into().unwrap();
    assert_eq!(by_uptime.windows[0].down_seconds, ratio(3_600, 1));
    assert_eq!(by_uptime.windows[0].seconds, ratio(2_678_400, 1));
    assert_eq!(by_hour.units, Some(ratio(1, 1)));
    assert_eq!(by_fee.amount, usd("1.35"));
    assert!(by_fee.working.starts_with("4,200 s excluded (the agreed maintenance); "), "{}", by_fee.working);
}

#[test]
fn r20_the_contracts_cap_takes_from_the_sum_and_each_term_shows_its_own() {
    let mut customer = owing(vec![uptime(), per_hour("50.00"), Term::PerItem { items: 2, amount: usd("5.00") }]);
    assert_eq!(owed(&customer), usd("260.00"));
    customer.contract.cap = Some(usd("260.00"));
    assert_eq!(remedy(&customer).owed.capped_by, None);
    customer.contract.cap = Some(usd("120.00"));
    let capped = remedy(&customer).owed;
    assert_eq!((capped.amount, capped.capped_by), (Some(usd("120.00")), Some(usd("120.00"))));
    let amounts: Vec<_> = capped.terms.iter().map(|term| term.amount).collect();
    assert_eq!(amounts, [usd("100.00"), usd("150.00"), usd("10.00")]);
}

#[test]
fn r41_only_uptime_lists_windows() {
    let fixed = Term::Fixed { amount: usd("5.00") };
    let remedy = remedy(&owing(vec![uptime(), per_hour("50.00"), fee_multiple("1"), fixed]));
    let listed: Vec<_> = remedy.owed.terms.iter().map(|term| term.windows.len()).collect();
    assert_eq!(listed, [1, 0, 0, 0]);
    let units: Vec<_> = remedy.owed.terms.iter().map(|term| term.units.is_some()).collect();
    assert_eq!(units, [false, true, false, false]);
}

#[test]
fn r48_windows_that_do_not_count_stay_out_of_the_down_time() {
    let mut customer = owing(vec![per_hour("50.00")]);
    let (from, to) = (at("2026-03-10T09:00:00Z"), at("2026-03-10T09:30:00Z"));
    let story = DownWindow { from: at("2026-03-01T00:00:00Z"), to: at("2026-03-09T00:00:00Z"), counts: false };
    customer.impact.windows = vec![DownWindow { from, to, counts: true }, story];
    assert_eq!(owed(&customer), usd("50.00"));
    customer.impact.windows = vec![story];
    assert_eq!(owed(&customer), usd("0.00"));
}

#[test]
fn r09_sums_without_time_need_no_end() {
    let mut case = case_of(owing(vec![Term::Fixed { amount: usd("5.00") }]));
    case.incident.times.resolved = None;
    assert_eq!(of(&case, &Policy::default()).owed.amount, Some(usd("5.00")));
}

#[test]
fn r34_total_is_contract_and_added_without_what_is_restored() {
    let mut customer = owing(vec![uptime()]);
    customer.added = Some(vec![item("20.00"), item("0.00")]);
    customer.restored = vec![item("300.00")];
    let remedy = remedy(&customer);
    assert_eq!((remedy.total, remedy.restored), (Some(usd("120.00")), Some(usd("300.00"))));
}

#[test]
fn r35_without_money_currency_and_amounts_are_none() {
    let mut customer = customer("a");
    let text = NounPhrase::parse("a morning with our trainer").unwrap();
    customer.added = Some(vec![crate::case::Item { what: Some(text), ..crate::case::Item::default() }]);
    let mut case = case_of(customer);
    case.incident.time_zone = None;
    let remedy = of(&case, &Policy::default());
    assert_eq!((remedy.currency, remedy.owed.amount, remedy.total, remedy.restored), (None, None, None, None));
    assert_eq!((remedy.added.value, remedy.added.cost, remedy.added.items.len()), (None, None, 1));
    assert_eq!(remedy.added.items[0].working, "without a value in money");
}

#[test]
fn r39_a_request_is_met_by_contract_added_and_restored_together() {
    let mut customer = owing(vec![uptime()]);
    customer.added = Some(vec![item("20.00")]);
    customer.restored = vec![item("30.00")];
    assert_eq!(remedy(&customer).request_met, None);
    customer.requested_amount = Some(usd("150.00"));
    assert_eq!(remedy(&customer).request_met, Some(true));
    customer.requested_amount = Some(usd("150.01"));
    assert_eq!(remedy(&customer).request_met, Some(false));
}
