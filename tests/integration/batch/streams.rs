//! Inputs of every form.

use std::fs;

use serde_json::{Value, json};

use super::fixture::{DATE, case, cases, lines, objects};
use crate::support::{amends, root};

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

/// Incidents of a status page, as their provider published them.
const EXPORT: &str = "tests/data/exports/github/incidents.ndjson";

#[test]
fn exports_are_read_as_cases_are_and_give_what_import_gives() {
    let export = fs::read_to_string(root().join(EXPORT)).unwrap();
    let some: String = export.lines().take(5).flat_map(|line| [line, "\n"]).collect();
    let imported = amends("import in.ndjson --from statuspage").file("in.ndjson", &some).run().ends_with(0);
    let made = |arguments: &str, name: &str, text: &str| {
        let ran = amends(&format!("batch {name} {arguments} {DATE} --document report --out -")).file(name, text).run();
        objects(ran.ends_with(0).stdout.as_bytes()).iter().map(|line| line["body"].clone()).collect::<Vec<_>>()
    };
    let straight = made("--from auto", "in.ndjson", &some);
    assert_eq!(straight.len(), 5);
    assert_eq!(straight, made("", "cases.ndjson", &imported.stdout));
}

#[test]
fn a_record_of_an_export_that_is_no_case_stops_nothing_and_is_kept() {
    let export = fs::read_to_string(root().join(EXPORT)).unwrap();
    let mut planned: Value = serde_json::from_str(export.lines().next().unwrap()).unwrap();
    planned["incident"]["impact"] = "maintenance".into();
    let text = format!("{planned}\n{}\n", export.lines().nth(1).unwrap());
    let run = |out: &str, text: &str| {
        amends(&format!("batch in.ndjson --from statuspage {DATE} --document report --out {out}"))
            .file("in.ndjson", text)
            .run()
    };
    let ran = run("-", &text).ends_with(1);
    assert_eq!(objects(ran.stdout.as_bytes()).len(), 1);
    assert!(ran.stderr.contains("planned"), "{}", ran.stderr);
    let ran = run("out", &text).ends_with(1);
    let failures = objects(&ran.left("out/failures.ndjson").unwrap());
    let [failure] = failures.as_slice() else { panic!("{failures:?}") };
    assert_eq!((&failure["id"], &failure["input"]), (&planned["incident"]["id"], &planned["incident"]));
    let mut mended = failure["input"].clone();
    mended["impact"] = "minor".into();
    run("-", &format!("{mended}\n")).ends_with(0);
    assert!(failure["diagnostics"][0]["message"].as_str().unwrap().contains("planned"), "{failure}");
    assert_eq!(run("-", "{\"neither\": \"fish\"}\n").ends_with(2).stdout, "");
}

/// A filter of the user's own, over tides: what it does with the second and third is put in place of `SECOND` and `THIRD`.
const FILTER: &str = r#"def second: SECOND; def third: THIRD;
(if .ref == "T2" then second elif .ref == "T3" then third else 0 end) as $done
| { incident: { id: .ref, title: (.what | phrase), times: { started: stated("when") } } }"#;

#[test]
fn a_record_that_breaks_a_filter_of_the_users_own_stops_nothing_and_is_kept() {
    let tide = |number: usize| json!({ "ref": format!("T{number}"), "what": "The table was wrong.", "when": "2026-03-10T09:00:00Z" });
    let tides: String = (1..=4).map(|number| format!("{}\n", tide(number))).collect();
    let filter = |second: &str, third: &str| FILTER.replace("SECOND", second).replace("THIRD", third);
    let run = |out: &str, filter: &str, text: &str| {
        amends(&format!(
            "batch tides.ndjson --map tides.jq --time-zone Europe/London {DATE} --document report --out {out}"
        ))
        .file("tides.ndjson", text)
        .file("tides.jq", filter)
        .run()
    };
    // It calls itself until its stack is full, and the process ends with it.
    let broken = filter("(def deep: 1 + deep; deep)", "error(\"no such quay\")");
    let ran = run("out", &broken, &tides).ends_with(1);
    let failures = objects(&ran.left("out/failures.ndjson").unwrap());
    let said: Vec<_> = failures
        .iter()
        .map(|failure| (&failure["input"]["ref"], failure["diagnostics"][0]["message"].as_str()))
        .collect();
    let [(second, Some(broke)), (third, Some(threw))] = said[..] else { panic!("{failures:?}") };
    assert!(second == "T2" && broke.contains("broke down"), "{broke}");
    assert!(third == "T3" && threw.contains("no such quay"), "{threw}");
    let sound = filter("0", "0");
    let all = objects(run("-", &sound, &tides).ends_with(0).stdout.as_bytes());
    let bodies =
        |run: &[Value]| run.iter().map(|line| (line["incident"].clone(), line["body"].clone())).collect::<Vec<_>>();
    let some = objects(run("-", &broken, &tides).ends_with(1).stdout.as_bytes());
    assert_eq!(bodies(&some), [&bodies(&all)[..1], &bodies(&all)[3..]].concat());
    // What was kept is what is given again.
    let kept: String = failures.iter().map(|failure| format!("{}\n", failure["input"])).collect();
    let rest = objects(run("-", &sound, &kept).ends_with(0).stdout.as_bytes());
    assert_eq!(bodies(&rest), bodies(&all)[1..3]);
}
