//! The line of `assess --json`, key by key.

use super::super::fixture::{Scene, at, money};
use super::*;
use amends::case::{Bound, Decimal, Fee, Item, NounPhrase, Period, Sentences, Term, Title, Window};
use amends::policy::{Authority, Gesture};

fn told(scene: &Scene) -> Value {
    scene.tell(line)
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

/// A monthly fee with credits by availability.
fn scene() -> Scene {
    let mut scene = Scene::new();
    let tier = |below, at_or_above: Option<&str>, credit| Tier {
        below: decimal(below),
        at_or_above: at_or_above.map(decimal),
        credit: decimal(credit),
    };
    let contract = &mut scene.customer().contract;
    contract.fee = Some(Fee { money: money("1000", "USD"), per: Period::Month });
    contract.terms = vec![Term::Uptime {
        window: Window::Calendar(Period::Month),
        zone: Some(chrono_tz::Tz::Europe__Rome),
        tiers: vec![tier("99.90", Some("99.0"), "10"), tier("99.0", None, "25")],
        bound: Bound::Below,
        excluded: Vec::new(),
        fee: None,
    }];
    scene
}

#[test]
fn keys_stand_in_the_order_of_the_contract() {
    let line = told(&scene());
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    let top = "customer incident outlook reasons signatory call_first words missing contract added total requested \
               approval";
    assert_eq!(keys(&line), top);
    assert_eq!(keys(&line["reasons"][0]), "text source");
    assert_eq!(keys(&line["words"]), "min max");
    assert_eq!(keys(&line["missing"][0]), "part path what");
    assert_eq!(keys(&line["contract"]), "amount currency terms");
    assert_eq!(keys(&line["contract"]["terms"][0]), "type windows units amount working");
    let window = &line["contract"]["terms"][0]["windows"][0];
    assert_eq!(keys(window), "from to seconds down_seconds availability tier");
    assert_eq!(keys(&line["added"]), "items value cost factor ceiling_applied");
    assert_eq!(keys(&line["added"]["items"][0]), "text value service_days gesture cost");
    assert_eq!(keys(&line["requested"]), "text amount met");
    assert_eq!(keys(&line["approval"]), "role needed limit");
}

#[test]
fn r08_the_tier_is_as_the_case_wrote_it_or_null() {
    let mut scene = scene();
    let tier = |line: &Value| line["contract"]["terms"][0]["windows"][0]["tier"].clone();
    assert_eq!(tier(&told(&scene)), json!({ "below": "99.90", "at_or_above": "99.0", "credit": "10" }));
    scene.customer().impact.windows = vec![scene_window("2026-03-10T09:00:00Z", "2026-03-11T09:00:00Z")];
    assert_eq!(tier(&told(&scene)), json!({ "below": "99.0", "credit": "25" }));
    scene.customer().impact.windows = vec![scene_window("2026-03-10T09:00:00Z", "2026-03-10T09:00:01Z")];
    assert_eq!(tier(&told(&scene)), Value::Null);
}

fn scene_window(from: &str, to: &str) -> amends::case::DownWindow {
    amends::case::DownWindow { from: at(from), to: at(to), counts: true }
}

#[test]
fn r07_r25_r41_windows_carry_offsets_and_exact_figures() {
    let mut scene = scene();
    scene.customer().impact.windows = vec![scene_window("2026-03-10T09:00:00Z", "2026-03-10T11:10:00Z")];
    let window = told(&scene)["contract"]["terms"][0]["windows"][0].clone();
    assert_eq!(
        (window["from"].as_str(), window["to"].as_str()),
        (Some("2026-03-01T00:00:00+01:00"), Some("2026-04-01T00:00:00+02:00"))
    );
    assert_eq!((&window["seconds"], &window["down_seconds"]), (&json!(2_674_800), &json!(7_800)));
    assert_eq!(window["availability"], json!("99.708389412292"));
    scene.customer().impact.windows = vec![scene_window("2026-03-10T09:00:00Z", "2026-03-10T11:10:00.25Z")];
    let window = told(&scene)["contract"]["terms"][0]["windows"][0].clone();
    assert_eq!(window["down_seconds"], json!("7800.25"));
}

#[test]
fn r31_amounts_have_exactly_the_currencys_minor_digits() {
    let mut scene = Scene::new();
    scene.customer().contract.price = Some(money("1000", "JPY"));
    scene.customer().requested_amount = Some(money("5000", "JPY"));
    let line = told(&scene);
    assert_eq!((&line["contract"]["amount"], &line["contract"]["currency"]), (&json!("0"), &json!("JPY")));
    assert_eq!((&line["added"]["value"], &line["total"]), (&json!("500"), &json!("500")));
    assert_eq!(line["requested"], json!({ "text": null, "amount": "5000", "met": false }));
    scene.customer().contract.price = Some(money("1000", "KWD"));
    scene.customer().requested_amount = None;
    assert_eq!(told(&scene)["total"], json!("500.000"));
}

#[test]
fn r35_without_money_currency_is_null_and_amounts_are_zero() {
    let mut scene = Scene::new();
    let what = Some(NounPhrase::parse("a morning with our trainer").unwrap());
    scene.customer().added = Some(vec![Item { what, service_days: Some(3), ..Item::default() }]);
    let line = told(&scene);
    assert_eq!(line["contract"], json!({ "amount": "0.00", "currency": null, "terms": [] }));
    let item = json!({
        "text": "a morning with our trainer", "value": null, "service_days": 3, "gesture": null, "cost": "0.00"
    });
    assert_eq!(
        line["added"],
        json!({
            "items": [item], "value": "0.00", "cost": "0.00", "factor": "1", "ceiling_applied": false
        })
    );
    assert_eq!((&line["total"], &line["requested"]["met"]), (&json!("0.00"), &Value::Null));
    assert_eq!(line["approval"], json!({ "role": null, "needed": false, "limit": null }));
}

#[test]
fn r17_units_are_strings_of_terms_that_count() {
    let mut scene = Scene::new();
    let amount = money("5", "USD");
    scene.customer().contract.terms = vec![Term::PerItem { items: 118, amount }, Term::Fixed { amount }];
    let terms = told(&scene)["contract"]["terms"].clone();
    assert_eq!(
        (&terms[0]["units"], &terms[0]["type"], &terms[0]["amount"]),
        (&json!("118"), &json!("per_item"), &json!("590.00"))
    );
    assert_eq!((&terms[1]["units"], &terms[1]["windows"]), (&Value::Null, &json!([])));
}

#[test]
fn r36_days_are_an_integer_or_a_decimal_string_and_gestures_have_their_id() {
    let mut scene = scene();
    let text = Sentences::parse("We have opened the archive for you.").unwrap();
    let (cost, value) = (money("1", "USD"), money("30", "USD"));
    scene.policy.gestures =
        vec![Gesture { id: "archive".to_owned(), text, cost, value, kinds: Vec::new(), severities: Vec::new() }];
    scene.policy.goodwill.budget.moderate = Some(money("5", "USD"));
    let line = told(&scene);
    assert_eq!(
        line["added"]["items"],
        json!([
            { "text": null, "value": "64.52", "service_days": 2, "gesture": null, "cost": "64.52" },
            { "text": "We have opened the archive for you.", "value": "30.00", "service_days": null, "gesture": "archive",
              "cost": "1.00" },
        ])
    );
    scene.policy.goodwill.repeat_factor = decimal("1.25");
    scene.customer().earlier_failures = vec![super::super::fixture::earlier("2026-01-02")];
    let line = told(&scene);
    assert_eq!((&line["added"]["items"][0]["service_days"], &line["added"]["factor"]), (&json!("2.5"), &json!("1.25")));
}

#[test]
fn r33_approval_names_role_and_limit() {
    let mut scene = scene();
    let role = |name: &str, up_to| Authority { role: Title::parse(name).unwrap(), up_to };
    scene.policy.authorities = vec![role("Agent", Some(money("1", "USD"))), role("Head", Some(money("500", "USD")))];
    assert_eq!(told(&scene)["approval"], json!({ "role": "Head", "needed": true, "limit": "500.00" }));
    scene.policy.authorities.pop();
    assert_eq!(told(&scene)["approval"], json!({ "role": null, "needed": true, "limit": null }));
}

#[test]
fn r39_what_was_asked_for_stands_beside_the_result() {
    let mut scene = scene();
    scene.customer().requested = Some(Sentences::parse("We want the month back.").unwrap());
    scene.customer().requested_amount = Some(money("164.52", "USD"));
    let asked = json!({ "text": "We want the month back.", "amount": "164.52", "met": true });
    assert_eq!(told(&scene)["requested"], asked);
}

#[test]
fn missing_facts_name_their_part_or_none() {
    let line = told(&Scene { signed: false, ..scene() });
    let parts: Vec<_> = line["missing"].as_array().unwrap().iter().map(|fact| fact["part"].clone()).collect();
    assert!(parts.contains(&json!("cause")) && parts.contains(&Value::Null), "{parts:?}");
    assert_eq!(line["signatory"], Value::Null);
    assert_eq!(told(&scene())["signatory"], json!("Ada Reed"));
    assert_eq!((&line["outlook"], &line["call_first"]), (&json!("guarded"), &json!(false)));
    assert_eq!(line["words"], json!({ "min": 250, "max": 450 }));
}
