//! What the policy and the case give beyond the contract.

use super::super::fixture::{case_of, customer, decimal, earlier, fee, gbp, item, moment, per_hour, ratio, usd};
use super::super::{AddedSource, Remedy};
use super::{of, remedy, under, with_fee};
use crate::case::{Customer, Item, Loss, Money, NounPhrase, Period, Severity, Term, Title};
use crate::policy::{Authority, Policy};

/// A customer without a fee whom the contract owes that much.
fn owed(amount: &str) -> Customer {
    let mut customer = customer("a");
    customer.contract.terms = vec![Term::Fixed { amount: usd(amount) }];
    customer
}

fn loss(amount: &str) -> Loss {
    Loss { what: NounPhrase::parse("the flowers").unwrap(), amount: usd(amount) }
}

/// Value, service days, working and whether the ceiling cut it, of the only item.
fn goodwill(remedy: &Remedy) -> (Money, Option<String>, &str, bool) {
    let [only] = remedy.added.items.as_slice() else { panic!("{:?}", remedy.added.items) };
    assert_eq!(only.source, AddedSource::Goodwill);
    assert_eq!((only.item.value, only.item.cost), (remedy.added.value, remedy.added.cost));
    let days = only.service_days.as_ref().map(super::super::shortest);
    (only.item.value.unwrap(), days, &only.working, remedy.added.ceiling_applied)
}

#[test]
fn r24_the_built_in_days_go_by_severity() {
    for (severity, days) in Severity::ALL.into_iter().zip([1_u32, 2, 5, 10]) {
        let mut case = case_of(with_fee("310.00"));
        case.incident.severity = Some(severity);
        let remedy = of(&case, &Policy::default());
        assert_eq!(goodwill(&remedy).0, Money { minor: i128::from(days) * 1_000, ..usd("0") });
        assert_eq!(remedy.added.items[0].item.service_days, Some(days));
        assert_eq!(remedy.added.factor, ratio(1, 1));
    }
    let remedy = remedy(&with_fee("310.00"));
    let working = "2 service days at 10.00 USD (310.00 USD over 31 days) = 20.00 USD";
    assert_eq!(goodwill(&remedy), (usd("20.00"), Some("2".to_owned()), working, false));
}

#[test]
fn r22_the_base_is_the_first_above_zero() {
    let mut customer = owed("80.00");
    customer.contract.fee = Some(fee("310.00", "USD", Period::Month));
    customer.restored = vec![item("60.00")];
    assert_eq!(goodwill(&remedy(&customer)).0, usd("20.00"));
    let mut policy = Policy::default();
    policy.goodwill.service_days.moderate = 0;
    assert_eq!(
        goodwill(&under(&policy, &customer)),
        (usd("40.00"), None, "0.5 × the contractual amount of 80.00 USD = 40.00 USD", false)
    );
    customer.contract.terms.clear();
    assert_eq!(
        goodwill(&under(&policy, &customer)),
        (usd("155.00"), None, "0.5 × the fee of 310.00 USD = 155.00 USD", false)
    );
    customer.contract.fee = None;
    assert_eq!(
        goodwill(&remedy(&customer)),
        (usd("30.00"), None, "0.5 × what is restored of 60.00 USD = 30.00 USD", false)
    );
    customer.contract.fee = Some(fee("0.00", "USD", Period::Month));
    assert_eq!(goodwill(&remedy(&customer)).0, usd("30.00"));
}

#[test]
fn r23_the_contractual_amount_is_what_the_cap_leaves() {
    let mut customer = owed("80.00");
    customer.contract.cap = Some(usd("50.00"));
    assert_eq!(goodwill(&remedy(&customer)).0, usd("25.00"));
}

#[test]
fn r47_a_price_takes_the_fees_place_after_the_contractual_amount() {
    let mut customer = owed("80.00");
    customer.contract.price = Some(usd("20.00"));
    let cut = remedy(&customer);
    // Half of 80.00 USD is above 1.5 times the price.
    let working = "0.5 × the contractual amount of 80.00 USD, cut to the ceiling of 1.5 × 20.00 USD = 30.00 USD";
    assert_eq!(goodwill(&cut), (usd("30.00"), None, working, true));
    customer.contract.terms.clear();
    assert_eq!(goodwill(&remedy(&customer)), (usd("10.00"), None, "0.5 × the price of 20.00 USD = 10.00 USD", false));
}

#[test]
fn r26_the_factor_counts_once_for_each_failure_and_twice_at_most() {
    let on = ["2026-03-09", "2026-01-02", "2025-12-31", "2024-01-01"];
    for (count, factor) in [(0, 1), (1, 2), (2, 4), (3, 4), (4, 4)] {
        let mut customer = with_fee("310.00");
        customer.earlier_failures = on[..count].iter().map(|on| earlier(on, false)).collect();
        let remedy = remedy(&customer);
        assert_eq!(remedy.added.factor, ratio(factor, 1));
        assert_eq!(goodwill(&remedy).0, Money { minor: 2_000 * i128::from(factor), ..usd("0") });
    }
    let mut customer = owed("80.00");
    customer.earlier_failures = vec![earlier("2026-03-09", true)];
    let working = "0.5 × the contractual amount of 80.00 USD × 2 for earlier failures = 80.00 USD";
    assert_eq!(goodwill(&remedy(&customer)).2, working);
}

#[test]
fn r36_days_by_the_factor_are_not_rounded_their_worth_is() {
    let mut policy = Policy::default();
    policy.goodwill.repeat_factor = decimal("1.25");
    policy.goodwill.service_days.moderate = 3;
    let mut customer = with_fee("100.00");
    customer.earlier_failures = vec![earlier("2026-03-09", true)];
    let remedy = under(&policy, &customer);
    let working = "3 service days × 1.25 for earlier failures = 3.75 service days at 3.225806… USD (100.00 USD over 31 \
                   days) = 12.096774… USD, rounded up to 12.10 USD";
    assert_eq!(goodwill(&remedy), (usd("12.10"), Some("3.75".to_owned()), working, false));
    assert_eq!(remedy.added.items[0].item.service_days, None);
}

#[test]
fn r27_the_ceiling_is_a_multiple_of_the_price_of_what_failed() {
    let mut policy = Policy::default();
    policy.goodwill.share = decimal("2");
    // The contractual amount is its own price here.
    assert_eq!(goodwill(&under(&policy, &owed("80.00"))).0, usd("120.00"));
    let mut restored = customer("a");
    restored.restored = vec![item("60.00")];
    assert_eq!(goodwill(&under(&policy, &restored)).0, usd("90.00"));
    restored.contract.price = Some(usd("10.00"));
    assert_eq!(goodwill(&under(&policy, &restored)).0, usd("15.00"));
    // What the case adds has no ceiling.
    let mut stated = owed("80.00");
    stated.added = Some(vec![item("5000.00")]);
    assert_eq!(under(&policy, &stated).added.value, Some(usd("5000.00")));
}

#[test]
fn r43_goodwill_cut_to_the_limit_is_money() {
    let mut policy = Policy::default();
    policy.goodwill.service_days.moderate = 60;
    let remedy = under(&policy, &with_fee("310.00"));
    let working =
        "60 service days at 10.00 USD (310.00 USD over 31 days), cut to the ceiling of 1.5 × 310.00 USD = 465.00 USD";
    assert_eq!(goodwill(&remedy), (usd("465.00"), None, working, true));
    assert_eq!(remedy.added.items[0].item.service_days, None);
    policy.goodwill.service_days.moderate = 46;
    assert!(!under(&policy, &with_fee("310.00")).added.ceiling_applied);
}

#[test]
fn r28_the_limit_is_the_larger_of_ceiling_and_losses_and_losses_raise_nothing() {
    let mut policy = Policy::default();
    policy.goodwill.share = decimal("10");
    let mut customer = owed("80.00");
    customer.impact.losses = vec![loss("100.00"), loss("50.00")];
    let remedy = under(&policy, &customer);
    let working = "10 × the contractual amount of 80.00 USD, cut to the losses that are known of = 150.00 USD";
    assert_eq!(goodwill(&remedy), (usd("150.00"), None, working, true));
    customer.impact.losses = vec![loss("119.00")];
    assert_eq!(goodwill(&under(&policy, &customer)).0, usd("120.00"));
    customer.impact.losses = vec![loss("120.00")];
    assert!(goodwill(&under(&policy, &customer)).2.ends_with("cut to the ceiling of 1.5 × 80.00 USD = 120.00 USD"));
    customer.impact.losses = vec![loss("9999.00")];
    let uncut = under(&policy, &customer);
    assert_eq!((goodwill(&uncut).0, uncut.added.ceiling_applied), (usd("800.00"), false));
    policy.goodwill.share = decimal("1.5");
    assert!(!under(&policy, &owed("80.00")).added.ceiling_applied);
}

#[test]
fn r42_goodwill_is_rounded_once_upwards_after_the_ceiling() {
    let mut policy = Policy::default();
    policy.goodwill.ceiling = decimal("0.333");
    assert_eq!(goodwill(&under(&policy, &owed("0.10"))).0, usd("0.04"));
    policy.goodwill.ceiling = decimal("0.5");
    policy.goodwill.share = decimal("0.5");
    let exactly_at_it = under(&policy, &owed("0.11"));
    assert_eq!((goodwill(&exactly_at_it).0, exactly_at_it.added.ceiling_applied), (usd("0.06"), false));
}

#[test]
fn r21_the_service_day_goes_by_the_start_of_the_incident() {
    let mut case = case_of(with_fee("280.00"));
    case.incident.times.started = moment("2026-02-28T23:00:00Z");
    assert_eq!(goodwill(&of(&case, &Policy::default())).0, usd("20.00"));
}

#[test]
fn r32_items_of_the_case_take_the_policys_place() {
    let mut customer = with_fee("310.00");
    customer.earlier_failures = vec![earlier("2026-03-09", true)];
    let days = Item { service_days: Some(3), ..Item::default() };
    let what = NounPhrase::parse("a morning with our trainer").unwrap();
    let training = Item { what: Some(what), ..Item::default() };
    customer.added = Some(vec![days, item("5.00"), training]);
    let added = remedy(&customer).added;
    assert_eq!((added.value, added.cost, added.factor), (Some(usd("35.00")), Some(usd("35.00")), ratio(1, 1)));
    assert!(added.items.iter().all(|item| item.source == AddedSource::Case));
    assert_eq!(added.items[0].service_days, Some(ratio(3, 1)));
    assert_eq!(added.items[0].item.value, Some(usd("30.00")));
    assert_eq!(added.items[0].working, "3 service days at 10.00 USD (310.00 USD over 31 days) = 30.00 USD");
    assert_eq!(added.items[1].working, "5.00 USD as stated");
    assert_eq!((added.items[2].item.value, added.items[2].item.cost), (None, None));
}

#[test]
fn r32_where_no_item_has_a_value_it_is_zero() {
    let mut customer = owed("80.00");
    customer.added = Some(vec![Item { service_days: Some(3), ..Item::default() }]);
    let remedy = remedy(&customer);
    assert_eq!(
        (remedy.added.value, remedy.added.cost, remedy.total),
        (Some(usd("0.00")), Some(usd("0.00")), Some(usd("80.00")))
    );
}

#[test]
fn r33_the_cost_of_what_is_added_asks_for_approval() {
    let ladder = |agent: Money| {
        let role = |name, up_to| Authority { role: Title::parse(name).unwrap(), up_to };
        Policy { authorities: vec![role("Agent", Some(agent)), role("Director", None)], ..Policy::default() }
    };
    let mut customer = with_fee("310.00");
    customer.contract.terms = vec![per_hour("5000.00")];
    assert!(!under(&ladder(usd("20.00")), &customer).approval.needed);
    assert!(under(&ladder(usd("19.99")), &customer).approval.needed);
    assert!(under(&ladder(gbp("20.00")), &customer).approval.needed);
    // What it costs us where that is not the value.
    customer.added = Some(vec![Item { cost: Some(usd("1.00")), ..item("500.00") }]);
    let remedy = under(&ladder(usd("1.00")), &customer);
    assert_eq!((remedy.added.cost, remedy.approval.needed), (Some(usd("1.00")), false));
    assert_eq!(remedy.approval.role.unwrap().as_str(), "Agent");
}
