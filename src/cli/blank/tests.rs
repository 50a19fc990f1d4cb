//! The sheet asks for what is needed, keeps what is there, and becomes a letter once it is filled in.

use super::fields::KINDS;
use super::*;
use amends::intake::{self, Source, SourceFormat};

fn source(text: &str) -> Source {
    let bytes = text.as_bytes().to_vec();
    Source { name: "case.yaml".to_owned(), format: SourceFormat::of("case.yaml", &bytes), bytes }
}

fn tree(text: &str) -> Value {
    intake::tree(&source(text)).unwrap()
}

fn fresh(kinds: &[Kind], severity: Option<Severity>) -> String {
    sheet(kinds, severity, None, &intake::case_schema())
}

#[test]
fn every_field_of_the_table_is_a_field_of_the_format() {
    let schema = intake::case_schema();
    for field in FIELDS {
        let described = describe::field(&schema, field.path);
        assert!(!described.is_empty(), "{}", field.path);
    }
}

#[test]
fn a_sheet_asks_only_what_its_kind_and_severity_need() {
    let outage = fresh(&[Kind::Outage], Some(Severity::Minor));
    assert!(outage.contains("fee:") && !outage.contains("data:") && !outage.contains("measures:"), "{outage}");
    let exposure = fresh(&[Kind::DataExposure], Some(Severity::Major));
    assert!(exposure.contains("exposed_what:") && exposure.contains("measures:"), "{exposure}");
    assert!(!exposure.contains("lost_what:") && !exposure.contains("fee:"), "{exposure}");
}

#[test]
fn what_is_there_stays_and_a_sheet_of_a_sheet_is_the_same() {
    for kind in KINDS {
        let first = fresh(&[kind], Some(Severity::Major));
        let again = sheet(&[], None, Some(tree(&first)), &intake::case_schema());
        assert_eq!(first, again);
    }
    let have = json!({
        "incident": { "severity": "minor", "kind": ["billing"], "title": "the double charge", "fixes": [{ "did": "x" }] },
        "customers": { "id": "acme", "contact": { "role": "Head of Finance" }, "restored": [{ "what": "the charge" }] },
        "customer_defaults": { "impact": { "failure": "you paid twice" } },
    });
    let text = sheet(&[], Some(Severity::Critical), Some(have), &intake::case_schema());
    let case = tree(&text);
    assert_eq!(case["incident"]["severity"], "minor");
    assert_eq!(case["incident"]["title"], "the double charge");
    assert_eq!(case["incident"]["fixes"][0]["did"], "x");
    assert!(case["incident"]["fixes"][0]["on"].as_str().unwrap().starts_with(FILL));
    assert!(case["incident"].get("measures").is_none(), "{text}");
    assert!(case["customers"].get("impact").is_none() && case["customers"]["contact"].get("name").is_none(), "{text}");
    assert_eq!(case["customers"]["restored"], json!([{ "what": "the charge" }]));
}

#[test]
fn any_text_comes_back_as_it_was() {
    let hostile =
        ["yes", "0123", "- x", "# x", "a: b", "\"'\\", "a\n b\t", "\u{0}\u{7f}\u{85}\u{2028}\u{feff}", "\u{1f600}"];
    let have = json!({ "incident": { "tried": hostile, "empty": [], "none": {}, "n": null, "t": true, "i": 12 } });
    let text = sheet(&[], None, Some(have.clone()), &intake::case_schema());
    let case = tree(&text);
    for key in ["tried", "empty", "none", "n", "t", "i"] {
        assert_eq!(case["incident"][key], have["incident"][key], "{text}");
    }
}
