//! Gestures from the policy's catalogue (R29, R30).

use super::super::fixture::{case_of, gbp, item, usd};
use super::super::{Added, AddedSource};
use super::{of, with_fee};
use crate::case::{Case, Kind, Money, Sentences, Severity};
use crate::policy::{Gesture, Policy};

fn gesture(id: &str, cost: Money, value: Money) -> Gesture {
    let text = Sentences::parse("We have opened the archive for you.").unwrap();
    Gesture { id: id.to_owned(), text, cost, value, kinds: Vec::new(), severities: Vec::new() }
}

/// A policy with a budget of 10.00 USD and that catalogue.
fn catalogue(gestures: Vec<Gesture>) -> Policy {
    let mut policy = Policy { gestures, ..Policy::default() };
    policy.goodwill.budget.moderate = Some(usd("10.00"));
    policy
}

fn ids(added: &Added) -> Vec<&str> {
    let id = |source| match source {
        &AddedSource::Case => "case",
        &AddedSource::Goodwill => "goodwill",
        AddedSource::Gesture(id) => id.as_str(),
    };
    added.items.iter().map(|item| id(&item.source)).collect()
}

fn case() -> Case {
    case_of(with_fee("310.00"))
}

#[test]
fn r30_goodwill_first_then_gestures_in_the_order_of_the_file() {
    let policy = catalogue(vec![
        gesture("archive", usd("6.00"), usd("30.00")),
        gesture("training", usd("5.00"), usd("20.00")),
        gesture("priority", usd("4.00"), usd("15.00")),
    ]);
    let added = of(&case(), &policy).added;
    assert_eq!(ids(&added), ["goodwill", "archive", "priority"]);
    assert_eq!((added.value, added.cost), (Some(usd("65.00")), Some(usd("30.00"))));
    let archive = &added.items[1];
    assert_eq!(archive.item.text.as_ref().map(Sentences::as_str), Some("We have opened the archive for you."));
    assert_eq!((archive.item.value, archive.item.cost), (Some(usd("30.00")), Some(usd("6.00"))));
    assert_eq!(archive.working, "worth 30.00 USD");
    assert_eq!(archive.service_days, None);
}

#[test]
fn r29_only_what_fits_kind_severity_and_currency_and_is_worth_something() {
    let one = || gesture("x", usd("1.00"), usd("2.00"));
    let chosen = |gesture: Gesture| of(&case(), &catalogue(vec![gesture])).added.items.len() == 2;
    assert!(chosen(one()));
    assert!(chosen(Gesture { kinds: vec![Kind::Billing, Kind::Outage], ..one() }));
    assert!(!chosen(Gesture { kinds: vec![Kind::Billing], ..one() }));
    assert!(chosen(Gesture { severities: vec![Severity::Minor, Severity::Moderate], ..one() }));
    assert!(!chosen(Gesture { severities: vec![Severity::Minor], ..one() }));
    assert!(!chosen(Gesture { cost: gbp("1.00"), ..one() }));
    assert!(!chosen(Gesture { value: gbp("2.00"), ..one() }));
    assert!(!chosen(Gesture { value: usd("0.00"), cost: usd("0.00"), ..one() }));
    assert!(chosen(Gesture { cost: usd("10.00"), ..one() }));
    assert!(!chosen(Gesture { cost: usd("10.01"), ..one() }));
}

#[test]
fn r29_the_budget_is_that_of_the_severity_in_the_customers_currency_else_zero() {
    let free = || gesture("free", usd("0.00"), usd("1.00"));
    let mut policy = catalogue(vec![gesture("archive", usd("6.00"), usd("30.00")), free()]);
    assert_eq!(ids(&of(&case(), &policy).added), ["goodwill", "archive", "free"]);
    policy.goodwill.budget.moderate = Some(gbp("10.00"));
    assert_eq!(ids(&of(&case(), &policy).added), ["goodwill", "free"]);
    policy.goodwill.budget.moderate = None;
    policy.goodwill.budget.major = Some(usd("10.00"));
    assert_eq!(ids(&of(&case(), &policy).added), ["goodwill", "free"]);
    let mut major = case();
    major.incident.severity = Some(Severity::Major);
    assert_eq!(ids(&of(&major, &policy).added), ["goodwill", "archive", "free"]);
}

#[test]
fn r29_at_most_max_gestures_and_without_it_no_limit() {
    let cheap = |id| gesture(id, usd("1.00"), usd("2.00"));
    let mut policy = catalogue(vec![cheap("a"), cheap("b"), cheap("c")]);
    assert_eq!(ids(&of(&case(), &policy).added), ["goodwill", "a", "b", "c"]);
    policy.goodwill.max_gestures = Some(2);
    assert_eq!(ids(&of(&case(), &policy).added), ["goodwill", "a", "b"]);
    policy.goodwill.max_gestures = Some(0);
    assert_eq!(ids(&of(&case(), &policy).added), ["goodwill"]);
}

#[test]
fn r29_what_the_case_adds_leaves_no_room_for_gestures() {
    let policy = catalogue(vec![gesture("archive", usd("6.00"), usd("30.00"))]);
    let mut customer = with_fee("310.00");
    customer.added = Some(vec![item("5.00")]);
    assert_eq!(ids(&of(&case_of(customer), &policy).added), ["case"]);
}

#[test]
fn r27_the_ceiling_does_not_touch_gestures() {
    let mut policy = catalogue(vec![gesture("archive", usd("6.00"), usd("3000.00"))]);
    policy.goodwill.ceiling = super::decimal("0");
    let added = of(&case(), &policy).added;
    assert_eq!((ids(&added), added.ceiling_applied), (vec!["archive"], true));
    assert_eq!(added.value, Some(usd("3000.00")));
}

#[test]
fn r47_a_share_of_zero_gives_no_goodwill_item() {
    let mut policy = catalogue(vec![gesture("archive", usd("6.00"), usd("30.00"))]);
    policy.goodwill.share = super::decimal("0");
    let mut customer = with_fee("310.00");
    customer.contract.price = customer.contract.fee.take().map(|fee| fee.money);
    assert_eq!(ids(&of(&case_of(customer), &policy).added), ["archive"]);
}
