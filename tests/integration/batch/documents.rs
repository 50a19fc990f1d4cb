//! What a run makes of each record, and what it says of those it makes nothing of.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::fixture::{DATE, case, cases, lines, objects, policy};
use crate::support::{Ran, amends};

fn batch(arguments: &str, input: &str) -> Ran {
    amends(&format!("batch in.ndjson {DATE} {arguments}")).file("in.ndjson", input).run()
}

/// The documents that a run left.
fn letters(ran: &Ran) -> Vec<String> {
    let is_document = |name: &String| name.rsplit_once('.').is_some_and(|(_, ending)| ending == "md");
    ran.files().into_iter().filter(is_document).collect()
}

/// Every tenth record from the third is of no use.
fn mixed() -> String {
    lines(&cases(30, |number, case| {
        if number % 10 == 3 {
            case["incident"]["severty"] = json!("minor");
        }
    }))
}

#[test]
fn each_letter_is_the_one_that_letter_writes() {
    for format in ["md", "html", "txt"] {
        let ran = batch(&format!("--out out --to {format}"), &lines(&cases(3, |_, _| {}))).ends_with(0);
        for number in 1..=3 {
            let one =
                amends(&format!("letter case.json {DATE} --to {format}")).file("case.json", case(number).to_string());
            let path = format!("out/cust-{number}/INC-{number}-letter.{format}");
            assert_eq!(ran.left(&path).unwrap(), one.run().ends_with(0).stdout.into_bytes(), "{path}");
        }
    }
}

#[test]
fn the_result_is_the_same_whatever_the_jobs() {
    let all = |jobs: usize| {
        let ran = batch(&format!("--out out --jobs {jobs}"), &mixed()).ends_with(1);
        let files: BTreeMap<String, Vec<u8>> =
            ran.files().into_iter().map(|name| (name.clone(), ran.left(&name).unwrap())).collect();
        files
    };
    let one = all(1);
    assert_eq!(one.len(), 1 + 27 + 2, "{:?}", one.keys());
    assert!(one == all(2) && one == all(7));
    let stream = |jobs: usize| batch(&format!("--out - --jobs {jobs}"), &mixed()).ends_with(1).stdout;
    let lines = stream(1);
    assert!(lines == stream(3));
    let records: Vec<u64> = objects(lines.as_bytes()).iter().map(|line| line["record"].as_u64().unwrap()).collect();
    assert_eq!(records, (1..=30).filter(|number| number % 10 != 3).collect::<Vec<_>>());
}

#[test]
fn a_line_is_a_letter_with_what_a_program_needs_to_send_it() {
    let ran = batch("--out - --to html", &lines(&[case(4)])).ends_with(0);
    let line = objects(ran.stdout.as_bytes()).remove(0);
    let keys: Vec<&str> = line.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["record", "incident", "customer", "kind", "format", "subject", "body"]);
    let letter = amends(&format!("letter case.json {DATE} --to html")).file("case.json", case(4).to_string()).run();
    assert_eq!(line["body"], Value::from(letter.stdout));
    assert_eq!(line["customer"], "cust-4");
    assert_eq!(ran.files(), ["in.ndjson"]);
}

#[test]
fn a_bad_record_stops_nothing_and_is_kept_with_every_reason() {
    let ran = batch("--out out", &mixed()).ends_with(1).says("3 records failed: see out/failures.ndjson");
    let failures = objects(&ran.left("out/failures.ndjson").unwrap());
    let records: Vec<&Value> = failures.iter().map(|failure| &failure["record"]).collect();
    assert_eq!(records, [3, 13, 23]);
    let first = &failures[0];
    assert_eq!((&first["id"], &first["diagnostics"][0]["line"]), (&json!("INC-3"), &json!(3)));
    assert!(first["diagnostics"][0]["hint"].as_str().unwrap().contains("severity"), "{first}");
    // What is kept can be mended and given again.
    let mut mended = first["input"].clone();
    mended["incident"].as_object_mut().unwrap().remove("severty");
    assert_eq!(mended, case(3));
}

#[test]
fn what_is_no_json_is_kept_as_text() {
    let ran = batch("--out out", &format!("{{\"amends\": \n{}", lines(&[case(1)]))).ends_with(1);
    let failures = objects(&ran.left("out/failures.ndjson").unwrap());
    assert_eq!((&failures[0]["record"], &failures[0]["input"]), (&json!(1), &json!("{\"amends\":")));
    assert!(ran.left("out/cust-1/INC-1-letter.md").is_some());
}

#[test]
fn the_manifest_proves_each_document() {
    use amends::manifest::{Digest, Row};
    let input = lines(&cases(2, |_, _| {}));
    let ran = batch("--out out", &input).ends_with(0);
    let manifest = String::from_utf8(ran.left("out/manifest.ndjson").unwrap()).unwrap();
    let header: Value = serde_json::from_str(manifest.lines().next().unwrap()).unwrap();
    assert_eq!((&header["date"], &header["version"]), (&json!("2026-03-13"), &json!(env!("CARGO_PKG_VERSION"))));
    for (row, record) in manifest.lines().skip(1).zip(input.lines()) {
        let row = Row::parse(row).unwrap();
        assert_eq!(row.input_sha256, Digest::of(record.as_bytes()));
        assert_eq!(row.output_sha256, Digest::of(&ran.left(&format!("out/{}", row.path)).unwrap()));
        assert_eq!((row.kind.as_str(), row.language.as_str(), row.format.as_str()), ("letter", "en-GB", "md"));
        assert_eq!(row.contract_amount, Some(if row.record == 1 { "101.00" } else { "102.00" }.to_owned()));
    }
    assert_eq!(manifest.lines().count(), 3);
}

#[test]
fn what_somebody_must_approve_is_held_and_what_nobody_may_fails() {
    // Two service days of each fee: 65.81, 66.46 and 67.10.
    let input = lines(&cases(4, |_, _| {})[1..]);
    let ran = amends(&format!("batch in.ndjson {DATE} --out out"))
        .file("in.ndjson", &input)
        .file("amends.toml", policy("66.00", "67.00"))
        .run()
        .ends_with(1);
    let files = letters(&ran);
    let left = files.iter().map(|name| name.trim_start_matches("out/")).collect::<Vec<_>>();
    assert_eq!(left, ["cust-2/INC-2-letter.md", "held/cust-3/INC-3-letter.md"], "{}", ran.stderr);
    let rows = objects(&ran.left("out/manifest.ndjson").unwrap());
    assert_eq!(rows[2]["approval"], json!({ "role": "Director", "needed": true }));
    let failures = objects(&ran.left("out/failures.ndjson").unwrap());
    assert_eq!(failures[0]["diagnostics"][0]["code"], "BAT005");
    let lines = amends(&format!("batch in.ndjson {DATE} --out -"))
        .file("in.ndjson", &input)
        .file("amends.toml", policy("66.00", "67.00"))
        .run()
        .ends_with(1);
    let held: Vec<Value> = objects(lines.stdout.as_bytes()).iter().map(|line| line["held_for"].clone()).collect();
    assert_eq!(held, [Value::Null, json!("Director")]);
}

#[test]
fn the_dry_run_counts_to_the_cent_what_the_real_run_then_does() {
    let input = lines(&cases(12, |number, case| match number {
        3 => case["incident"]["severty"] = json!("minor"),
        5 => case["customers"][0]["language"] = json!("en-US"),
        7 => *case = super::fixture::case(6),
        _ => {}
    }));
    let run = |arguments: &str| {
        amends(&format!("batch in.ndjson {DATE} {arguments}"))
            .file("in.ndjson", &input)
            .file("amends.toml", policy("68.00", "100.00"))
            .run()
            .ends_with(1)
    };
    let dry = run("--dry-run --json --out out --name {{record}}.md");
    assert_eq!(dry.files(), ["amends.toml", "in.ndjson"]);
    let account: Value = serde_json::from_str(&dry.stdout).unwrap();
    let real = run("--out out --name {{record}}.md");
    let rows = &objects(&real.left("out/manifest.ndjson").unwrap())[1..];
    let cents = |key: &str| -> u64 {
        let cent = |row: &Value| row[key].as_str().unwrap().replace('.', "").parse::<u64>().unwrap();
        rows.iter().map(cent).sum()
    };
    let shown = |cents: u64| format!("{}.{:02}", cents / 100, cents % 100);
    let sums = &account["sums"][0];
    assert_eq!(account["documents"], rows.len());
    assert_eq!(sums["currency"], "GBP");
    assert_eq!(sums["contract"], shown(cents("contract_amount")));
    assert_eq!(sums["added"], shown(cents("added_value")));
    assert_eq!(sums["total"], shown(cents("contract_amount") + cents("added_value")));
    assert_eq!(account["languages"], json!({ "en-GB": 10, "en-US": 1 }));
    assert_eq!(account["incident_kinds"], json!({ "outage": 11 }));
    assert_eq!(account["outlooks"], json!({ "guarded": 11 }));
    assert_eq!((&account["failed"], &account["possible_duplicates"]), (&json!(1), &json!(1)));
    let held = rows.iter().filter(|row| row["path"].as_str().unwrap().starts_with("held/")).count();
    assert_eq!((&account["approvals"], json!(held)), (&json!({ "Director": held }), account["held"].clone()));
    assert!(held > 0 && held < rows.len());
    let page = run("--dry-run --name {{record}}.md").stdout;
    for text in [
        "11 documents of 12 records",
        &format!("total     {}", grouped(&shown(cents("contract_amount") + cents("added_value")))),
    ] {
        assert!(page.contains(text), "{text} is not in\n{page}");
    }
}

fn grouped(number: &str) -> String {
    let (whole, rest) = number.split_at(number.find('.').unwrap() - 3);
    format!("{whole},{rest}")
}

#[test]
fn names_come_from_a_template_and_never_leave_the_folder_or_clash() {
    let input = lines(&cases(4, |number, case| match number {
        2 => case["customers"][0]["id"] = json!("../../evil"),
        4 => *case = super::fixture::case(3),
        _ => {}
    }));
    let ran = batch("--out out --name {{incident.id}}/{{customer.id}}.{{format}}", &input).ends_with(1);
    let letters = letters(&ran);
    assert_eq!(letters, ["out/INC-1/cust-1.md", "out/INC-3/cust-3.md"]);
    let failures = objects(&ran.left("out/failures.ndjson").unwrap());
    let codes: Vec<&Value> = failures.iter().map(|failure| &failure["diagnostics"][0]["code"]).collect();
    assert_eq!(codes, ["OUT003", "BAT007"]);
    for name in ["{{customer.nmae}}", "{{", "x|y:{{nothing}}"] {
        let ran = batch(&format!("--out out --name {name}"), &input).ends_with(2).says("OUT006");
        assert_eq!(ran.files(), ["in.ndjson"]);
    }
}

#[test]
fn a_run_that_could_not_be_right_stops_before_the_first_letter() {
    let broken = amends(&format!("batch in.ndjson {DATE} --out out --templates mine"))
        .file("in.ndjson", lines(&[case(1)]))
        .file("mine/letter/failure.md", "{{ nothing }}");
    assert_eq!(broken.run().ends_with(2).files(), ["in.ndjson", "mine/letter/failure.md"]);
    for arguments in ["--policy none.toml", "--to rtf", "--date 2026-02-30", "none.ndjson", "--json"] {
        assert_eq!(batch(&format!("--out out {arguments}"), &lines(&[case(1)])).ends_with(2).files(), ["in.ndjson"]);
    }
    batch("", &lines(&[case(1)])).ends_with(2).says("--out");
    amends("batch - - --out -").run().ends_with(2).says("standard input");
}

#[test]
fn a_template_that_fails_stops_the_run_and_is_no_hindrance_when_it_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        std::fs::create_dir_all(folder.path().join(name).parent().unwrap()).unwrap();
        std::fs::write(folder.path().join(name), text).unwrap();
    };
    write("in.ndjson", &lines(&cases(3, |_, _| {})));
    let run = || super::fixture::command(folder.path(), &format!("in.ndjson --out out {DATE} --templates mine"));
    write("mine/letter/sorry.md", "{{ wording.nothing }}");
    let stopped = run().output().unwrap();
    let said = String::from_utf8(stopped.stderr).unwrap();
    assert_eq!(stopped.status.code(), Some(2), "{said}");
    assert!(said.contains("BAT014") && said.contains("sorry.md"), "{said}");
    assert!(!super::fixture::contents(folder.path()).keys().any(|name| name.contains("cust-")));
    write("mine/letter/sorry.md", "I am sorry.");
    assert_eq!(run().arg("--resume").status().unwrap().code(), Some(0));
    assert_eq!(super::fixture::contents(&folder.path().join("out")).len(), 4);
}

#[test]
fn the_first_failure_ends_a_run_that_is_to_fail_fast() {
    let ran = batch("--out out --fail-fast --jobs 1", &mixed()).ends_with(2).says("stopped at record 3");
    let rows = objects(&ran.left("out/manifest.ndjson").unwrap());
    assert_eq!(rows.len(), 1 + 2);
}

#[test]
fn reports_are_made_of_the_incident_alone_where_there_is_no_customer() {
    let input = lines(&cases(2, |number, case| {
        if number == 2 {
            case["customers"] = json!([]);
        }
    }));
    let ran = batch("--out out --document report", &input).ends_with(0);
    let files = letters(&ran);
    assert_eq!(files, ["out/INC-2-report.md", "out/cust-1/INC-1-report.md"]);
    batch("--out other", &input).ends_with(1).says("BAT006");
}

#[test]
fn a_record_of_several_customers_gives_each_a_letter_and_the_bad_one_a_reason() {
    let mut several = case(1);
    let mut second = several["customers"][0].clone();
    second["id"] = json!("second");
    let mut mute = second.clone();
    mute["id"] = json!("mute");
    mute["impact"] = json!({});
    several["customers"].as_array_mut().unwrap().extend([mute, second]);
    let ran = batch("--out out", &lines(&[several, case(2)])).ends_with(1);
    let letters = letters(&ran);
    assert_eq!(letters, ["out/cust-1/INC-1-letter.md", "out/cust-2/INC-2-letter.md", "out/second/INC-1-letter.md"]);
    let failures = objects(&ran.left("out/failures.ndjson").unwrap());
    assert_eq!(failures.len(), 1);
    assert_eq!((&failures[0]["record"], &failures[0]["diagnostics"][0]["customer"]), (&json!(1), &json!("mute")));
}
