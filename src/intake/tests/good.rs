//! What is right is read without a word, in every format alike.

use super::*;
use crate::case::{Extent, Term, When};

#[test]
fn a_good_case_is_read_fast_and_without_a_word() {
    let text = Text::new("case.json", GOOD);
    let record = Record { text: &text, stretch: 0..GOOD.len(), format: SourceFormat::Json, number: None };
    let fast = fast(&record, false, &Policy::default(), &options()).expect("nothing to be said");
    let thorough = thorough::case(&record, None, &Policy::default(), &options()).unwrap();
    assert_eq!(thorough, Warned::clean(fast));
}

#[test]
fn fields_arrive_where_they_belong() {
    let case = read_text("case.json", GOOD).unwrap().value;
    let When::Instant(started) = case.incident.times.started.when else { panic!("an instant") };
    assert_eq!(started.to_rfc3339(), "2026-03-10T09:00:00+00:00");
    let times: Vec<_> = case.incident.timeline.iter().map(|entry| entry.what.as_str()).collect();
    assert_eq!(times, ["The old address was removed.", "A guest house told us."]);
    let customer = &case.customers[0];
    assert_eq!(customer.contract.fee.unwrap().money.to_string(), "1000.00 GBP");
    assert!(matches!(&customer.contract.terms[0], Term::Uptime { tiers, .. } if tiers.len() == 2));
    assert_eq!(case.sender.unwrap().signatories[0].name, "Nora Field");
    assert!(case.incident.data.is_none_or(|data| data.lost != Some(Extent::Some)));
}

#[test]
fn yaml_toml_and_a_byte_order_mark_say_the_same() {
    let value: Value = serde_json::from_str(GOOD).unwrap();
    let json = read_text("case.json", GOOD).unwrap();
    assert_eq!(read_text("case.json", &format!("\u{feff}{GOOD}")).unwrap(), json);
    // JSON is YAML as well.
    assert_eq!(read_text("case.yaml", GOOD).unwrap(), json);
    assert_eq!(read_text("case.toml", &toml::to_string(&value).unwrap()).unwrap(), json);
}
