//! Which texts a record has, and which documents show them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;

use super::carrier::{Carrier, Document, Words};
use super::trial::{FORMATS, Trial, ending};
use crate::support::{amends, root};

/// Names of fields that are strings and no text: dates, numbers, codes and names of rules or fonts.
const NO_TEXT: [&str; 44] = [
    "policy.brand.docx_template",
    "policy.brand.fonts",
    "policy.brand.logo_png",
    "policy.feedback.key",
    "policy.feedback.url",
    "policy.ledger.path",
    "acknowledged",
    "after",
    "amount",
    "answer_by",
    "at",
    "at_or_above",
    "below",
    "by",
    "ceiling",
    "color",
    "colour",
    "credit",
    "credit_percent",
    "currency",
    "detected",
    "done_on",
    "first_told",
    "font",
    "from",
    "ignore",
    "language",
    "mitigated",
    "next_update_at",
    "on",
    "plan",
    "regions",
    "repeat_factor",
    "reported_at",
    "resolved",
    "select",
    "sent_on",
    "share",
    "started",
    "time_zone",
    "times",
    "to",
    "terms.unit",
    "zone",
];

/// Texts in which no hole is, each with what is read in the same way.
const SAME: [(&str, &str); 4] = [
    ("customer_defaults", "customers"),
    ("policy.sender.signatory", "policy.signatory"),
    ("policy.sender.organisation", "policy.sender.organization"),
    ("organisation", "organization"),
];

/// The paths of all strings that a schema allows and does not list one by one.
fn strings(schema: &Value, path: &str, definitions: &Value, found: &mut BTreeSet<String>) {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let name = name.strip_prefix("#/$defs/").unwrap();
        return strings(&definitions[name], path, definitions, found);
    }
    for choice in ["anyOf", "oneOf", "allOf"] {
        for option in schema.get(choice).and_then(Value::as_array).into_iter().flatten() {
            strings(option, path, definitions, found);
        }
    }
    for (name, field) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        strings(field, &path, definitions, found);
    }
    for inner in ["items", "additionalProperties"] {
        if let Some(inner) = schema.get(inner).filter(|inner| inner.is_object()) {
            strings(inner, path, definitions, found);
        }
    }
    let kind = &schema["type"];
    let string = kind == "string" || kind.as_array().is_some_and(|kinds| kinds.contains(&"string".into()));
    if string && schema.get("enum").is_none() && schema.get("const").is_none() {
        found.insert(path.to_owned());
    }
}

fn of_schema(name: &str, root: &str) -> BTreeSet<String> {
    let schema: Value = serde_json::from_str(&amends(&format!("schema {name}")).run().ends_with(0).stdout).unwrap();
    let mut found = BTreeSet::new();
    strings(&schema, root, &schema["$defs"], &mut found);
    found
}

#[test]
fn every_text_of_the_formats_has_a_hole() {
    let mut texts = of_schema("case", "");
    texts.extend(of_schema("policy", "policy"));
    texts.retain(|path| !NO_TEXT.iter().any(|name| format!(".{path}").ends_with(&format!(".{name}"))));
    let texts: BTreeSet<String> = texts
        .iter()
        .map(|path| SAME.iter().fold(path.clone(), |path, (other, same)| path.replace(other, same)))
        .collect();
    let carriers = Carrier::all();
    let holes = carriers.iter().flat_map(|carrier| &carrier.holes).map(|path| path.replace("plans.gold", "plans"));
    assert_eq!(holes.collect::<BTreeSet<String>>(), texts);
}

/// Which documents show which text is written in `tests/data/hostile/shown.txt`, and is the same in all formats.
/// `AMENDS_BLESS=1` writes it anew.
#[test]
fn each_document_shows_the_texts_that_are_listed_for_it() {
    let words = Words::builtin();
    let mut listed: BTreeMap<String, BTreeSet<Document>> = BTreeMap::new();
    for carrier in Carrier::all() {
        let trial = Trial::usual(&carrier, &words);
        for document in Document::ALL {
            let [markdown, others @ ..] = FORMATS.map(|format| &trial.shown[&(document, ending(format))]);
            assert!(others.iter().all(|other| *other == markdown), "{document:?} shows other texts in other formats");
            for (hole, path) in carrier.holes.iter().enumerate() {
                let documents = listed.entry(path.clone()).or_default();
                documents.extend(markdown.contains(&hole).then_some(document));
            }
        }
    }
    let line = |(path, documents): (&String, &BTreeSet<Document>)| {
        let names: Vec<&str> = documents.iter().map(|document| document.name()).collect();
        format!("{path}: {}\n", if names.is_empty() { "none".to_owned() } else { names.join(" ") })
    };
    let listed: String = listed.iter().map(line).collect();
    let file = root().join("tests/data/hostile/shown.txt");
    if std::env::var_os("AMENDS_BLESS").is_some() {
        fs::write(&file, &listed).unwrap();
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), listed);
}
