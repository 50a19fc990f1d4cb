//! Many cases: one bad record stops nothing, and says which it is.

use super::*;

fn outcomes(name: &str, text: &str) -> Vec<String> {
    let all = read_all(&Source::new(name, text), None, &Policy::default(), &options());
    let outcome = |result: &Result<Warned<Case>>| match result {
        Ok(case) => case.value.incident.id.clone(),
        Err(Problems(found)) => {
            let place = found[0].place.as_ref().unwrap();
            format!("{:?} {}:{} {}", found[0].record, place.line, place.column, found[0].code.name)
        }
    };
    all.iter().map(outcome).collect()
}

#[test]
fn one_bad_record_stops_nothing() {
    let good = serde_json::from_str::<Value>(GOOD).unwrap().to_string();
    let bad = changed("/incident/severity", "mayor".into()).to_string();
    let column = bad.find("\"mayor\"").unwrap() + 1;
    let ndjson = format!("{good}\n\n{bad}\n{{\"amends\": 1\n{good}\n");
    assert_eq!(
        outcomes("in.ndjson", &ndjson),
        [
            "INC-204".to_owned(),
            format!("Some(2) 3:{column} unknown-choice"),
            "Some(3) 4:1 malformed-json".to_owned(),
            "INC-204".to_owned(),
        ]
    );
    let list = format!("[\n{good},\n{bad},\n{good}]");
    assert_eq!(
        outcomes("in.json", &list),
        ["INC-204".to_owned(), format!("Some(2) 3:{column} unknown-choice"), "INC-204".to_owned()]
    );
    assert_eq!(outcomes("-", &format!("{good}\n{good}")), ["INC-204", "INC-204"]);
    assert_eq!(outcomes("in.yaml", GOOD), ["INC-204"]);
}

#[test]
fn a_list_that_is_cut_off_keeps_its_whole_records() {
    let good = serde_json::from_str::<Value>(GOOD).unwrap().to_string();
    assert_eq!(outcomes("in.json", &format!("[{good},{good}")), ["INC-204", "INC-204", "None 1:1 malformed-json"]);
}

#[test]
fn a_stream_without_a_case_is_an_error_and_not_a_success() {
    for (name, text, message) in [
        ("a.json", "", "there is nothing to read"),
        ("a.ndjson", "\n\n", "there is nothing to read"),
        ("a.json", " \u{20}\n", "there is nothing to read"),
        ("a.json", " [ ]", "this list holds no case"),
    ] {
        let found = read_all(&Source::new(name, text), None, &Policy::default(), &options());
        let [Err(Problems(found))] = found.as_slice() else { panic!("one error for {text:?}") };
        assert_eq!((found[0].code.name, found[0].message.as_str()), ("empty-input", message), "{text:?}");
    }
}
