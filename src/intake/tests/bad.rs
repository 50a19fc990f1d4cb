//! What is wrong is said, each thing once, with its path and what to do: the table in `bad.txt`.

use super::*;

#[test]
fn each_fault_is_said_once_and_exactly() {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for block in include_str!("bad.txt").split("\n\n").filter(|block| block.starts_with('/')) {
        let mut rows = block.lines();
        let head = rows.next().unwrap();
        let (pointer, value) = head.split_once(" = ").unwrap();
        let expected: Vec<_> = rows.map(|row| row.trim().to_owned()).collect();
        let mut found = said(&changed(pointer, serde_json::from_str(value).unwrap()));
        for line in &mut found {
            line.truncate(line.trim_end().len());
        }
        if found != expected {
            wrong.push(format!("{head}\n{}", found.join("\n")));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(count > 100, "{count}");
}

#[test]
fn every_problem_of_a_file_is_told_at_once() {
    let text = r#"{
  "amends": 1,
  "incident": {
    "id": "INC-1",
    "title": "The booking page.",
    "severty": "major",
    "times": { "started": 5, "resolved": "2026-03-10T08:00Z" },
    "measures": [{ "will": "test it", "by": "soon" }]
  },
  "customers": [{ "id": "a", "impact": { "windows": [7, { "from": "2026-03-10T09:00:00", "to": "2026-03-10T08:00:00Z" }] } }]
}"#;
    let Err(Problems(found)) = read_text("case.json", text) else { panic!("errors") };
    let places: Vec<_> = found
        .iter()
        .map(|found| {
            let place = found.place.as_ref().unwrap();
            format!(
                "{}:{}-{} {} {}",
                place.line,
                place.column,
                place.end_column,
                found.path.as_ref().unwrap(),
                found.code.name
            )
        })
        .collect();
    assert_eq!(
        places,
        [
            "5:14-33 incident.title phrase-as-sentence",
            "6:5-14 incident.severty unknown-field",
            "7:27-28 incident.times.started wrong-type",
            "7:42-61 incident.times.resolved invalid-time",
            "8:18-19 incident.measures[0].owner missing-field",
            "8:45-51 incident.measures[0].by invalid-date",
            "10:54-55 customers[0].impact.windows[0] wrong-type",
            "10:67-88 customers[0].impact.windows[1].from time-without-offset",
        ]
    );
    assert_eq!(found[0].place.as_ref().unwrap().excerpt.as_deref(), Some(r#"    "title": "The booking page.","#));
    assert_eq!(found[7].customer.as_deref(), Some("a"));
}

/// The code of the only error of some bytes.
#[track_caller]
fn code(name: &str, bytes: impl Into<Vec<u8>>) -> &'static str {
    let result = read(&Source::new(name, bytes), None, &Policy::default(), &options());
    let Err(Problems(found)) = result else { panic!("{name} is read") };
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].place.is_some());
    found[0].code.name
}

#[test]
fn hostile_bytes_are_refused_at_once() {
    assert_eq!(code("case.json", ""), "empty-input");
    assert_eq!(code("case.json", "{\"amends\": 1,"), "malformed-json");
    assert_eq!(code("case.json", b"{\"amends\": \"\xFF\"}".to_vec()), "invalid-utf8");
    assert_eq!(code("case.json", "[".repeat(10_000)), "nested-too-deeply");
    assert_eq!(
        code("case.json", format!("{{\"a\": {}{}}}", "[".repeat(10_000), "]".repeat(10_000))),
        "nested-too-deeply"
    );
    assert_eq!(code("case.json", "{\"a\":".repeat(10_000)), "nested-too-deeply");
    assert_eq!(code("case.yaml", "[".repeat(10_000)), "nested-too-deeply");
    assert_eq!(code("case.json", "[{}, {}]"), "many-cases");
    assert_eq!(code("case.json", "[{}]"), "wrong-type");
    assert_eq!(code("case.json", format!("{GOOD}}}")), "malformed-json");
    assert_eq!(code("case.ndjson", "{}\n{}"), "many-cases");
    assert_eq!(code("case.csv", "id\na\n"), "wrong-format");
    assert_eq!(code("case.json", "7"), "wrong-type");
    assert_eq!(code("case.yaml", "a: &b 1\nc: *b\n"), "yaml-reference");
    let twice = GOOD.replacen("\"amends\": 1,", "\"amends\": 1, \"amends\": 1,", 1);
    assert_eq!(code("case.json", twice), "duplicate-field");
}

#[test]
fn a_string_of_megabytes_is_refused() {
    let long = "x".repeat(4 * 1024 * 1024);
    assert_eq!(code("case.json", format!("{{\"amends\": 1, \"language\": \"{long}\"}}")), "string-too-long");
    let long = &long[..1024 * 1024];
    assert_eq!(code("case.yaml", format!("amends: 1\nlanguage: {long}\n")), "string-too-long");
}

#[test]
fn a_record_beyond_the_limit_is_not_even_looked_at() {
    let mut bytes = b"{\"amends\": 1".to_vec();
    bytes.resize(MAX_RECORD + 1, b' ');
    bytes.push(b'}');
    assert_eq!(code("case.json", bytes), "record-too-large");
}

#[test]
fn yaml_says_where_and_asks_for_quotes() {
    let text = "amends: 1\nincident:\n  id: 204\n  title: the loss of yoür page\n  times:\n    started: 2026-03-10T09:00:00Z\ncustomers:\n  id: a\n  requested_amount: {amount: 640.00, currency: GBP}\n";
    let Err(Problems(found)) = read_text("case.yaml", text) else { panic!("errors") };
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0].hint.as_deref(), Some("put it in quotes: \"204\""));
    assert_eq!((found[0].place.as_ref().unwrap().line, found[0].place.as_ref().unwrap().column), (3, 7));
    assert_eq!(found[1].hint.as_deref(), Some("put it in quotes: \"640.00\""));
    assert_eq!(found[1].path.as_deref(), Some("customers[0].requested_amount.amount"));
    assert_eq!(found[1].place.as_ref().unwrap().column, 30);
}

#[test]
fn a_field_twice_is_refused_in_yaml_too() {
    let text =
        "amends: 1\namends: 1\nincident:\n  id: a\n  title: the loss\n  times: {started: 2026-03-10T09:00:00Z}\n";
    let Err(Problems(found)) = read_text("case.yaml", text) else { panic!("errors") };
    let place = found[0].place.as_ref().unwrap();
    assert_eq!((found[0].code.name, place.line, place.end_column), ("duplicate-field", 2, 7));
}
