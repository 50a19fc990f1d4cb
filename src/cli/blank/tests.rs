//! The sheet asks for what is needed, keeps what is there, and becomes a letter once it is filled in.

use super::*;
use amends::case::Audience;
use amends::composition::{Brief, DocumentKind, Variation};
use amends::intake::{self, ReadOptions, Source};
use amends::pipeline;
use amends::policy::Policy;
use amends::rendering::Templates;

fn tree(text: &str) -> Value {
    intake::tree(&Source::new("case.yaml", text)).unwrap()
}

fn fresh(kinds: &[Kind], severity: Option<Severity>) -> String {
    sheet(kinds, severity, None, &intake::case_schema())
}

#[test]
fn every_field_of_the_table_is_a_field_of_the_format() {
    let schema = intake::case_schema();
    for field in FIELDS {
        assert!(describe::description(&schema, field.path).is_some(), "{}", field.path);
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
    for kind in Kind::ALL {
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

/// The sheet with the examples of the table in the place of its blanks.
fn filled(value: &mut Value, path: &str) {
    match value {
        Value::String(text) if text.starts_with(FILL) => {
            let known = FIELDS.iter().find(|field| field.path == path && !matches!(field.need, Need::Hint(_)));
            *value = json!(known.unwrap_or_else(|| panic!("{path}")).example);
        }
        Value::Array(items) => items.iter_mut().for_each(|item| filled(item, &format!("{path}[]"))),
        Value::Object(fields) => fields.iter_mut().for_each(|(key, inner)| {
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            filled(inner, &path);
        }),
        _ => {}
    }
}

#[test]
fn a_sheet_that_is_filled_in_becomes_a_letter() {
    let issued_on = chrono::NaiveDate::from_ymd_opt(2026, 3, 13).unwrap();
    let templates = Templates::builtin(DocumentKind::Letter).unwrap();
    let brief = Brief {
        kind: DocumentKind::Letter,
        audience: Audience::Customer,
        variation: Variation::Case,
        with_report: false,
    };
    for (kind, severity) in Kind::ALL.iter().flat_map(|kind| Severity::ALL.map(|severity| (*kind, severity))) {
        let mut case = tree(&fresh(&[kind], Some(severity)));
        filled(&mut case, "");
        let source = Source::new("case.json", case.to_string());
        let policy = Policy::default();
        let what = format!("{} {}", kind.name(), severity.name());
        let read = intake::read(&source, None, &policy, &ReadOptions::on(issued_on));
        let case = read.unwrap_or_else(|problems| panic!("{what}: {problems}"));
        assert!(case.diagnostics.is_empty(), "{what}: {:?}", case.diagnostics);
        let (case, customer) = (&case.value, &case.value.customers[0]);
        let letter = pipeline::appraise(case, customer, &policy, issued_on).and_then(|appraisal| {
            assert!(appraisal.assessment.missing.is_empty(), "{what}: {:?}", appraisal.assessment.missing);
            pipeline::letter(&appraisal.record(case, customer, &policy, issued_on), &brief, &templates)
        });
        assert!(letter.is_ok(), "{what}: {}", letter.unwrap_err());
    }
}
