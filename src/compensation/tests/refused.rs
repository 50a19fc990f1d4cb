//! Cases from which no remedy is made, each with its code and field.

use super::super::fixture::{case_of, customer, decimal, gbp, item, per_hour, usd};
use super::super::problems::CODES;
use super::{fee_multiple, of, problems, uptime, with_fee};
use crate::case::{Case, Customer, Decimal, Item, Money, PerUnit, Term, When};
use crate::policy::Policy;

fn told(case: &Case) -> Vec<(&'static str, Option<String>)> {
    problems(case, &Policy::default())
}

fn at(name: &'static str, path: &str) -> (&'static str, Option<String>) {
    assert!(CODES.iter().any(|code| code.name == name));
    (name, Some(path.to_owned()))
}

fn stating(added: Vec<Item>) -> Customer {
    Customer { added: Some(added), ..with_fee("310.00") }
}

fn without_zone(customer: Customer) -> Case {
    let mut case = case_of(customer);
    case.incident.time_zone = None;
    case
}

#[test]
fn r10_the_zone_is_required_wherever_money_is_computed() {
    let missing = [at("missing-time-zone", "incident.time_zone")];
    let days = Item { service_days: Some(1), ..Item::default() };
    assert_eq!(told(&without_zone(with_fee("310.00"))), missing);
    assert_eq!(told(&without_zone(stating(vec![days.clone()]))), missing);
    assert_eq!(told(&without_zone(Customer { restored: vec![days.clone()], ..stating(vec![item("5.00")]) })), missing);
    let mut term = stating(vec![item("5.00")]);
    term.contract.terms = vec![per_hour("5.00")];
    assert_eq!(told(&without_zone(term)), missing);
    // Nothing is computed where all is stated.
    let stated =
        Customer { restored: vec![item("5.00")], ..stating(vec![Item { value: Some(usd("1")), ..days.clone() }]) };
    assert_eq!(of(&without_zone(stated), &Policy::default()).total, Some(usd("1.00")));
    let mut feeless = stating(vec![days, item("1.00")]);
    feeless.contract.fee = None;
    assert_eq!(of(&without_zone(feeless), &Policy::default()).total, Some(usd("1.00")));
}

#[test]
fn r09_without_an_end_terms_by_time_cannot_be_computed() {
    let mut customer = with_fee("310.00");
    let percent = Term::PerTime {
        unit: crate::case::Duration::from_seconds(0),
        credit: PerUnit::PercentOfFee(decimal("1")),
        count: crate::case::Count::Exact,
        after: crate::case::Duration::from_seconds(0),
        cap: None,
        excluded: Vec::new(),
        fee: None,
    };
    customer.contract.terms = vec![uptime(), percent];
    let mut case = case_of(customer);
    case.incident.times.resolved = None;
    let expected = [at("missing-end", "incident.times.resolved"), at("empty-unit", "customers[0].contract.terms[1]")];
    assert_eq!(told(&case), expected);
}

#[test]
fn r03_a_term_without_its_fee_is_refused() {
    let mut customer = customer("a");
    customer.contract.terms = vec![uptime(), Term::Fixed { amount: usd("5.00") }, fee_multiple("1")];
    let mut case = case_of(customer);
    case.customers.insert(0, super::super::fixture::customer("somebody else"));
    let problems = super::compute(&case, &case.customers[1], &Policy::default()).unwrap_err();
    let paths: Vec<_> = problems.0.iter().map(|problem| (problem.code.name, problem.path.as_deref())).collect();
    let expected = ["customers[1].contract.terms[0]", "customers[1].contract.terms[2]"];
    assert_eq!(paths, expected.map(|path| ("term-without-fee", Some(path))));
    let elsewhere = super::compute(&super::super::fixture::case(), &case.customers[1], &Policy::default()).unwrap_err();
    assert_eq!(elsewhere.0[0].path.as_deref(), Some("contract.terms[0]"));
}

#[test]
fn r04_senseless_tiers_are_refused() {
    let mut customer = with_fee("310.00");
    let mut term = uptime();
    if let Term::Uptime { tiers, .. } = &mut term {
        tiers.clear();
    }
    customer.contract.terms = vec![term];
    assert_eq!(told(&case_of(customer)), [at("unusable-tiers", "customers[0].contract.terms[0]")]);
}

#[test]
fn mixed_currencies_are_refused_each_at_its_field() {
    let mut customer = with_fee("310.00");
    customer.contract.cap = Some(gbp("1.00"));
    customer.requested_amount = Some(gbp("1.00"));
    let expected =
        [at("two-currencies", "customers[0].contract.cap"), at("two-currencies", "customers[0].requested_amount")];
    assert_eq!(told(&case_of(customer)), expected);
}

#[test]
fn r22_with_nothing_to_measure_goodwill_by_and_no_gesture_the_case_is_refused() {
    let nothing = [at("nothing-beyond-contract", "customers[0].added")];
    assert_eq!(told(&case_of(customer("a"))), nothing);
    let mut asked = customer("a");
    asked.requested_amount = Some(usd("5.00"));
    assert_eq!(told(&case_of(asked)), nothing);
    let mut free = with_fee("0.00");
    free.contract.price = Some(usd("5.00"));
    assert_eq!(told(&case_of(free)), nothing);
    let mut policy = Policy::default();
    policy.goodwill.ceiling = decimal("0");
    assert_eq!(problems(&case_of(with_fee("310.00")), &policy), nothing);
}

#[test]
fn r32_an_empty_or_worthless_added_is_refused() {
    assert_eq!(told(&case_of(stating(Vec::new()))), [at("added-empty", "customers[0].added")]);
    let worthless = [at("added-worth-nothing", "customers[0].added")];
    assert_eq!(told(&case_of(stating(vec![item("0.00")]))), worthless);
    assert_eq!(told(&case_of(stating(vec![Item { service_days: Some(0), ..Item::default() }]))), worthless);
    assert!(
        super::compute(&case_of(stating(vec![item("0.01")])), &stating(vec![item("0.01")]), &Policy::default()).is_ok()
    );
}

#[test]
fn goodwill_needs_a_severity_and_a_day() {
    let mut case = case_of(with_fee("310.00"));
    case.incident.severity = None;
    assert_eq!(told(&case), [at("missing-severity", "incident.severity")]);
    let mut case = case_of(customer("a"));
    case.customers[0].restored = vec![item("5.00")];
    case.incident.times.started.when = When::Partial(crate::case::PartialDate { year: 2026, month: None });
    assert_eq!(told(&case), [at("inexact-start", "incident.times.started")]);
    case.incident.times.started.when = When::Day("2026-03-10".parse().unwrap());
    assert_eq!(of(&case, &Policy::default()).added.value, Some(usd("2.50")));
    case.customers[0].contract.terms = vec![per_hour("5.00")];
    assert_eq!(told(&case), [at("inexact-start", "incident.times.started")]);
}

#[test]
fn amounts_too_large_to_count_are_refused_and_never_a_panic() {
    let most = Money { minor: i128::MAX, ..usd("0") };
    let large = |path| [at("amount-too-large", path)];
    let mut sum = stating(vec![item("1.00")]);
    sum.contract.terms = vec![Term::Fixed { amount: most }, Term::Fixed { amount: most }];
    assert_eq!(told(&case_of(sum.clone())), large("customers[0].contract.terms"));
    sum.contract.terms.truncate(1);
    assert_eq!(told(&case_of(sum.clone())), [("amount-too-large", None)]);
    sum.contract.terms = vec![Term::PerItem { items: u64::MAX, amount: most }];
    assert_eq!(told(&case_of(sum)), large("customers[0].contract.terms[0]"));
    let added = stating(vec![Item { value: Some(most), ..Item::default() }, item("1.00")]);
    assert_eq!(told(&case_of(added)), large("customers[0].added"));
    let mut requested = stating(vec![Item { value: Some(most), ..Item::default() }]);
    requested.requested_amount = Some(usd("1.00"));
    requested.restored = vec![item("1.00")];
    assert_eq!(told(&case_of(requested)), [("amount-too-large", None)]);
    let mut days = stating(vec![item("1.00"), Item { service_days: Some(u32::MAX), ..Item::default() }]);
    days.contract.fee = days.contract.fee.map(|fee| crate::case::Fee { money: most, ..fee });
    assert_eq!(told(&case_of(days.clone())), large("customers[0].added[1]"));
    days.restored = days.added.take().unwrap();
    assert_eq!(told(&case_of(days)), large("customers[0].restored[1]"));
}

#[test]
fn r45_decimal_strings_have_no_sign_exponent_percent_or_grouping() {
    for text in ["-1", "+1", "1e3", "10%", "1,000", "", ".5", "5.", "1.0000000000001", "1000000000000000000"] {
        assert!(Decimal::parse(text).is_err(), "{text}");
    }
    assert!(Decimal::parse("999999999999999999.999999999999").is_ok());
}

#[test]
fn times_beyond_the_calendar_are_refused() {
    let mut customer = with_fee("310.00");
    customer.contract.terms = vec![fee_multiple("1")];
    let (from, to) = (chrono::DateTime::<chrono::Utc>::MIN_UTC, chrono::DateTime::<chrono::Utc>::MAX_UTC);
    customer.impact.windows = vec![crate::case::DownWindow { from, to, counts: true }];
    assert_eq!(told(&case_of(customer)), [at("time-out-of-reach", "customers[0].contract.terms[0]")]);
}
