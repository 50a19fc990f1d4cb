//! Diagnostics as one SARIF 2.1.0 log, for code hosts and editors.

use serde_json::{Map, Value, json};

use super::{Diagnostic, Place};

/// The log of a whole run, with a line break at the end.
pub fn render(diagnostics: &[Diagnostic]) -> String {
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "amends",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules(diagnostics),
            }},
            "columnKind": "unicodeCodePoints",
            "results": diagnostics.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}\n")
}

/// Each code once, in the order of its first appearance.
fn rules(diagnostics: &[Diagnostic]) -> Vec<Value> {
    let mut seen: Vec<&str> = Vec::new();
    let mut rules = Vec::new();
    for Diagnostic { code, .. } in diagnostics {
        if !seen.contains(&code.code) {
            seen.push(code.code);
            rules.push(json!({ "id": code.code, "name": code.name }));
        }
    }
    rules
}

fn result(diagnostic: &Diagnostic) -> Value {
    let text = match &diagnostic.hint {
        Some(hint) => format!("{}\n{hint}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    json!({
        "ruleId": diagnostic.code.code,
        "level": diagnostic.level.name(),
        "message": { "text": text },
        "locations": location(diagnostic).map_or_else(Vec::new, |location| vec![location]),
        "properties": { "record": diagnostic.record, "customer": diagnostic.customer },
    })
}

fn location(diagnostic: &Diagnostic) -> Option<Value> {
    let mut location = Map::new();
    if let Some(place) = &diagnostic.place {
        location.insert("physicalLocation".to_owned(), physical(place));
    }
    if let Some(path) = &diagnostic.path {
        location.insert("logicalLocations".to_owned(), json!([{ "fullyQualifiedName": path }]));
    }
    (!location.is_empty()).then_some(Value::Object(location))
}

fn physical(place: &Place) -> Value {
    json!({
        "artifactLocation": { "uri": uri(&place.file) },
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    })
}

/// A file name as a relative reference: what a URI may not hold is percent-encoded, and a first segment with a colon
/// is not taken for a scheme.
fn uri(file: &str) -> String {
    let mut uri = String::with_capacity(file.len());
    for byte in file.replace('\\', "/").bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            other => {
                const HEX: [char; 16] =
                    ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
                uri.extend(['%', HEX[usize::from(other >> 4)], HEX[usize::from(other & 15)]]);
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn a_run_is_one_log_with_each_rule_once() {
        let code = Code { code: "CAS001", name: "odd" };
        let mut placed = Diagnostic::error(code, "odd").hint("mend it").at("incident.id");
        placed.place =
            Some(Place { file: "my case.json".into(), line: 2, column: 3, end_line: 2, end_column: 9, excerpt: None });
        let log: Value = serde_json::from_str(&render(&[placed, Diagnostic::note(code, "odd")])).unwrap();
        let run = &log["runs"][0];
        assert_eq!(run["tool"]["driver"]["rules"].as_array().unwrap().len(), 1);
        assert_eq!(run["results"].as_array().unwrap().len(), 2);
        let location = &run["results"][0]["locations"][0];
        assert_eq!(location["physicalLocation"]["artifactLocation"]["uri"], "my%20case.json");
        assert_eq!(location["physicalLocation"]["region"]["startColumn"], 3);
        assert_eq!(run["results"][1]["locations"], json!([]));
    }

    #[test]
    fn a_run_without_diagnostics_is_a_log_too() {
        let log: Value = serde_json::from_str(&render(&[])).unwrap();
        assert_eq!(log["version"], "2.1.0");
        assert_eq!(log["runs"][0]["results"], json!([]));
    }
}
