//! Inputs of every form.

use super::fixture::{DATE, case, cases, lines, objects};
use crate::support::amends;

/// The letters of some input, as lines.
fn letters(name: &str, text: &str) -> Vec<String> {
    let run = if name == "-" {
        amends(&format!("batch - {DATE} --out -")).stdin(text)
    } else {
        amends(&format!("batch {name} {DATE} --out -")).file(name, text)
    };
    let ran = run.run().ends_with(0);
    objects(ran.stdout.as_bytes()).iter().map(|line| line["body"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_form_of_the_same_cases_gives_the_same_letters() {
    let cases = cases(3, |_, _| {});
    let expected = letters("in.ndjson", &lines(&cases));
    assert_eq!(expected.len(), 3);
    let list = serde_json::to_string_pretty(&cases).unwrap();
    let values: String = cases.iter().map(|case| format!("{case:#} ")).collect();
    for (name, text) in [
        ("in.json", &list),
        ("in.json", &values),
        ("-", &list),
        ("-", &values),
        ("-", &lines(&cases)),
        ("in.json", &lines(&cases)),
    ] {
        assert_eq!(letters(name, text), expected, "{name}: {}", &text[..40]);
    }
    assert_eq!(letters("in.yaml", &case(1).to_string()), expected[..1]);
}

#[test]
fn several_inputs_are_one_stream() {
    let ran = amends(&format!("batch a.ndjson b.json {DATE} --out -"))
        .file("a.ndjson", lines(&cases(2, |_, _| {})))
        .file("b.json", case(3).to_string())
        .run()
        .ends_with(0);
    let records: Vec<u64> =
        objects(ran.stdout.as_bytes()).iter().map(|line| line["record"].as_u64().unwrap()).collect();
    assert_eq!(records, [1, 2, 3]);
}

#[test]
fn a_problem_is_told_with_its_record_and_its_line_in_the_whole_input() {
    let text = format!("[{},\n{:#}]", case(1), {
        let mut bad = case(2);
        bad["amends"] = 2.into();
        bad
    });
    let ran = amends(&format!("batch in.json {DATE} --out - --format json")).file("in.json", &text).run().ends_with(1);
    let told = objects(ran.stderr.as_bytes());
    let line = 1 + text.lines().position(|line| line.contains("\"amends\": 2")).unwrap();
    assert_eq!((told[0]["record"].as_u64(), told[0]["line"].as_u64()), (Some(2), Some(line as u64)), "{told:?}");
}

#[test]
fn an_input_that_is_cut_off_is_no_success() {
    let text = format!("[{}, {{\"amends\": 1", case(1));
    let ran = amends(&format!("batch in.json {DATE} --out -")).file("in.json", text).run().ends_with(1);
    assert_eq!(objects(ran.stdout.as_bytes()).len(), 1);
    assert!(ran.stderr.contains("never closed"), "{}", ran.stderr);
}

#[test]
fn an_empty_input_makes_nothing_and_is_fine() {
    let ran = amends("batch in.ndjson --out -").file("in.ndjson", "\n").run().ends_with(0);
    assert_eq!(ran.stdout, "");
}
