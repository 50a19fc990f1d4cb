//! Diagnostics for programs: one JSON object a line, always with the same keys.

use serde_json::{Value, json};

use super::Diagnostic;

/// One diagnostic as one line, with its line break.
pub fn render(diagnostic: &Diagnostic) -> String {
    format!("{}\n", value(diagnostic))
}

/// The object; a key without a value is null.
pub fn value(diagnostic: &Diagnostic) -> Value {
    let place = diagnostic.place.as_ref();
    json!({
        "code": diagnostic.code.code,
        "name": diagnostic.code.name,
        "severity": diagnostic.level.name(),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "file": place.map(|place| &place.file),
        "line": place.map(|place| place.line),
        "column": place.map(|place| place.column),
        "end_line": place.map(|place| place.end_line),
        "end_column": place.map(|place| place.end_column),
        "path": diagnostic.path,
        "record": diagnostic.record,
        "customer": diagnostic.customer,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Place};

    #[test]
    fn every_key_is_there_whether_it_has_a_value_or_not() {
        let bare = Diagnostic::note(Code { code: "CAS001", name: "odd" }, "odd");
        let mut full = bare.clone().hint("mend it").at("incident.id");
        full.place = Some(Place {
            file: "a.json".into(),
            line: 1,
            column: 2,
            end_line: 3,
            end_column: 4,
            excerpt: Some("{}".into()),
        });
        let keys = "code name severity message hint file line column end_line end_column path record customer";
        for diagnostic in [&bare, &full] {
            let line = render(diagnostic);
            assert_eq!(line.matches('\n').count(), 1);
            let object: serde_json::Map<String, Value> = serde_json::from_str(&line).unwrap();
            assert_eq!(object.keys().map(String::as_str).collect::<Vec<_>>().join(" "), keys);
        }
        assert_eq!(value(&full)["end_column"], 4);
        assert!(value(&bare)["hint"].is_null());
    }
}
