//! Several incidents of one customer together.

use super::super::fixture::{case_of, currency, item, per_hour, ratio, usd};
use super::super::{AddedSource, Remedy, compute_joint};
use super::{of, with_fee};
use crate::case::{Case, Money, Sentences, Severity, Title};
use crate::policy::{Authority, Gesture, Policy};

/// 20.00 USD of goodwill by days of service, and 110.00 USD for each hour: 330.00 owed.
fn hourly() -> Case {
    let mut customer = with_fee("310.00");
    customer.contract.terms = vec![per_hour("110.00")];
    case_of(customer)
}

fn together(case: &Case, apart: &[&Remedy], policy: &Policy) -> Remedy {
    compute_joint(case, &case.customers[0], apart, policy).unwrap()
}

fn sum(one: Money, other: Money) -> Money {
    Money { minor: one.minor + other.minor, ..one }
}

#[test]
fn what_was_added_apart_is_added_and_what_is_owed_is_worked_out_once() {
    let (case, policy) = (hourly(), Policy::default());
    let mut graver = case.clone();
    graver.incident.severity = Some(Severity::Major);
    let apart = [&of(&case, &policy), &of(&graver, &policy)];
    let joint = together(&case, &apart, &policy);
    let added = sum(apart[0].added.value.unwrap(), apart[1].added.value.unwrap());
    assert_eq!(joint.added.value, Some(added));
    assert_eq!(joint.added.cost, Some(sum(apart[0].added.cost.unwrap(), apart[1].added.cost.unwrap())));
    assert_eq!(joint.owed, apart[0].owed, "the same down time owes the same");
    assert_eq!(joint.total, Some(sum(joint.owed.amount.unwrap(), added)));
    let [goodwill] = joint.added.items.as_slice() else { panic!("{:?}", joint.added.items) };
    assert_eq!(goodwill.item.value, Some(added));
    let days = |remedy: &Remedy| remedy.added.items[0].item.service_days.unwrap();
    assert_eq!(goodwill.item.service_days, Some(days(apart[0]) + days(apart[1])));
    assert_eq!(goodwill.service_days, Some(ratio(days(&joint), 1)));
    let workings = apart.map(|remedy| remedy.added.items[0].working.clone());
    assert_eq!(goodwill.working, workings.join("; "));
}

#[test]
fn a_request_is_met_by_all_that_is_given() {
    let mut case = hourly();
    case.customers[0].restored = vec![item("7.00")];
    let policy = Policy::default();
    let apart = of(&case, &policy);
    let asked = |minor: i128, case: &Case| {
        let mut case = case.clone();
        case.customers[0].requested_amount = Some(Money { minor, ..usd("0.00") });
        together(&case, &[&apart, &apart], &policy).request_met
    };
    let joint = together(&case, &[&apart, &apart], &policy);
    assert_eq!(joint.request_met, None);
    let given = joint.total.unwrap().minor + 700;
    assert_eq!((asked(given, &case), asked(given + 1, &case)), (Some(true), Some(false)));
}

#[test]
fn a_gesture_is_made_once_and_what_the_case_adds_each_time() {
    let text = Sentences::parse("We have opened the archive for you.").unwrap();
    let (cost, value) = (usd("6.00"), usd("30.00"));
    let archive = Gesture { id: "archive".to_owned(), text, cost, value, kinds: Vec::new(), severities: Vec::new() };
    let mut policy = Policy { gestures: vec![archive], ..Policy::default() };
    policy.goodwill.budget.moderate = Some(usd("10.00"));
    let case = hourly();
    let apart = of(&case, &policy);
    let joint = together(&case, &[&apart, &apart], &policy);
    let sources: Vec<&AddedSource> = joint.added.items.iter().map(|added| &added.source).collect();
    assert_eq!(sources, [&AddedSource::Goodwill, &AddedSource::Gesture("archive".to_owned())]);
    assert_eq!((joint.added.value, joint.added.cost), (Some(usd("70.00")), Some(usd("46.00"))));
    let mut case = hourly();
    case.customers[0].added = Some(vec![item("5.00")]);
    let apart = of(&case, &Policy::default());
    let joint = together(&case, &[&apart, &apart], &Policy::default());
    assert_eq!((joint.added.items.len(), joint.added.value), (2, Some(usd("10.00"))));
}

#[test]
fn the_sum_decides_who_must_approve_and_the_largest_factor_is_told() {
    let role = |name, up_to| Authority { role: Title::parse(name).unwrap(), up_to };
    let policy =
        Policy { authorities: vec![role("Agent", Some(usd("39.99"))), role("Director", None)], ..Policy::default() };
    let case = hourly();
    let apart = of(&case, &policy);
    assert!(!apart.approval.needed);
    assert!(together(&case, &[&apart, &apart], &policy).approval.needed);
    let mut repeated = apart.clone();
    (repeated.added.factor, repeated.added.ceiling_applied) = (ratio(2, 1), true);
    for order in [[&apart, &repeated], [&repeated, &apart]] {
        let joint = together(&case, &order, &policy);
        assert_eq!((joint.added.factor, joint.added.ceiling_applied), (ratio(2, 1), true));
    }
    assert!(!together(&case, &[&apart, &apart], &policy).added.ceiling_applied);
}

#[test]
fn nothing_added_in_money_is_a_sum_of_nothing() {
    let case = hourly();
    let mut apart = of(&case, &Policy::default());
    apart.added.items.clear();
    let joint = together(&case, &[&apart, &apart], &Policy::default());
    let nothing = Money { minor: 0, currency: currency("USD") };
    assert_eq!((joint.added.value, joint.added.cost), (Some(nothing), Some(nothing)));
    assert_eq!(joint.total, joint.owed.amount);
}
