//! Several incidents of one customer in one letter.

use std::fs;

use serde_json::{Value, json};

use super::fixture::{DATE, case, command, contents, lines, objects};
use crate::support::{Ran, amends};

/// The incident of a number as it reached a customer; every second one is a double charge without terms.
fn record(customer: &str, number: usize) -> Value {
    let mut record = case(number);
    record["customers"][0]["id"] = json!(customer);
    record["customers"][0]["contract"]["fee"]["amount"] = json!("1000.00");
    record["customers"][0]["impact"]["harm"] = json!("turned your guests away");
    let incident = &mut record["incident"];
    for time in ["started", "detected", "resolved"] {
        let day = incident["times"][time].as_str().unwrap().replace("-10T", &format!("-{:02}T", 1 + number));
        incident["times"][time] = json!(day);
    }
    incident["fixes"][0]["on"] = json!(format!("2026-03-{:02}", 1 + number));
    if number.is_multiple_of(2) {
        incident["title"] = json!("the double charge");
        incident["service"] = json!("our invoices");
        incident["duty"] = json!("charge each booking once");
        incident["kind"] = json!(["billing"]);
        incident["root_cause"] = json!("We ran the same invoices again.");
        incident["trigger"] = json!("A repair met invoices that had gone out.");
        record["customers"][0]["impact"] = json!({
            "failure": "your guests were charged twice", "harm": "charged your guests twice"
        });
        record["customers"][0]["contract"]["terms"] = json!([]);
        record["customers"][0]["restored"] = json!([{
            "what": "the second charge", "value": { "amount": "20.00", "currency": "GBP" },
            "done_on": "2026-03-05", "how": "to your account"
        }]);
    }
    record
}

fn batch(arguments: &str, records: &[Value]) -> Ran {
    amends(&format!("batch in.ndjson {DATE} --group-by customer {arguments}")).file("in.ndjson", lines(records)).run()
}

/// The lines of a run to standard output.
fn told(arguments: &str, records: &[Value]) -> Vec<Value> {
    objects(batch(&format!("--out - {arguments}"), records).ends_with(0).stdout.as_bytes())
}

fn codes(failure: &Value) -> Vec<&str> {
    let diagnostics = failure["diagnostics"].as_array().unwrap();
    diagnostics.iter().map(|diagnostic| diagnostic["code"].as_str().unwrap()).collect()
}

#[test]
fn incidents_of_one_customer_are_told_in_one_letter() {
    let records = [record("a", 1), record("a", 2), record("b", 3)];
    let letters = told("", &records);
    assert_eq!(letters.len(), 2);
    assert_eq!((&letters[0]["incident"], &letters[0]["also"]), (&json!("INC-1"), &json!(["INC-2"])));
    assert_eq!((&letters[1]["record"], &letters[1]["also"]), (&json!(3), &Value::Null));
    let letter = letters[0]["body"].as_str().unwrap();
    assert!(letter.contains("Our apology for the closed booking page and the double charge"), "{letter}");
    for once in [
        "your guests could not book with you.",
        "your guests were charged twice.",
        "This letter answers for both.",
        "from us, as a credit on your next invoice",
        "keep your booking page open and charge each booking once",
        "The double charge on 3 March came about like this.",
        "We made the change without testing it on a copy first.",
        "We ran the same invoices again.",
        "that we turned your guests away and charged your guests twice.",
        "Our reference: INC-1, INC-2",
    ] {
        assert_eq!(letter.matches(once).count(), 1, "{once}: {letter}");
    }
    let alone = amends(&format!("letter case.json {DATE}")).file("case.json", records[2].to_string()).run();
    assert_eq!(letters[1]["body"], alone.ends_with(0).stdout);
}

#[test]
fn the_sum_is_that_of_one_contract_and_of_all_that_is_added() {
    // Half an hour in March keeps the promise, two of them do not: 99.93 % and 99.87 %.
    let half_an_hour = |number: usize| {
        let mut record = record("a", number);
        let started = record["incident"]["times"]["started"].as_str().unwrap().to_owned();
        record["incident"]["times"]["resolved"] = json!(started.replace("09:00", "09:30"));
        record
    };
    let row = |records: &[Value]| {
        let ran = batch("--out out", records).ends_with(0);
        objects(&ran.left("out/manifest.ndjson").unwrap()).remove(1)
    };
    batch("--out out", &[half_an_hour(1)]).ends_with(1).says("the contract owes nothing here");
    let both = row(&[half_an_hour(1), half_an_hour(3)]);
    assert_eq!((&both["contract_amount"], &both["added_value"]), (&json!("100.00"), &json!("129.04")));
    assert_eq!((&both["path"], &both["also"]), (&json!("a/INC-1+INC-3-letter.md"), &json!(["INC-3"])));
    let letter = &told("", &[half_an_hour(1), half_an_hour(3)])[0]["body"];
    let letter = letter.as_str().unwrap();
    assert!(letter.contains("£229.04") && letter.contains("99.86%"), "{letter}");
    let account = batch("--dry-run --json", &[half_an_hour(1), half_an_hour(3)]).ends_with(0).stdout;
    let account: Value = serde_json::from_str(&account).unwrap();
    assert_eq!((&account["documents"], &account["sums"][0]["total"]), (&json!(1), &json!("229.04")));
}

#[test]
fn an_approval_is_asked_for_the_sum_of_what_is_added() {
    let policy = super::fixture::policy("100.00", "200.00");
    let run = |records: &[Value], status| {
        let ran = amends(&format!("batch in.ndjson {DATE} --group-by customer --policy p.toml --out out"))
            .file("in.ndjson", lines(records))
            .file("p.toml", &policy);
        ran.run().ends_with(status)
    };
    assert!(run(&[record("a", 1)], 0).left("out/a/INC-1-letter.md").is_some());
    assert!(run(&[record("a", 1), record("a", 3)], 1).left("out/held/a/INC-1+INC-3-letter.md").is_some());
}

#[test]
fn sorted_records_give_the_letters_of_records_that_follow_each_other() {
    let sorted: Vec<Value> = ["a", "b", "c"].iter().flat_map(|id| [1, 2, 3].map(|number| record(id, number))).collect();
    let bodies = |letters: &[Value]| letters.iter().map(|line| line["body"].clone()).collect::<Vec<_>>();
    let adjacent = bodies(&told("--jobs 1", &sorted));
    assert_eq!(adjacent.len(), 3);
    // All of the first incident, then all of the second.
    let by_incident: Vec<Value> = (0..9).map(|place| sorted[place % 3 * 3 + place / 3].clone()).collect();
    assert!(adjacent == bodies(&told("--spool s --jobs 3", &by_incident)));
    // Each incident with all its customers, as people keep them.
    let of_many = [1, 2, 3].map(|number| {
        let mut case = record("a", number);
        let customers = ["c", "a", "b"].map(|id| record(id, number)["customers"][0].clone());
        case["customers"] = json!(customers);
        case
    });
    assert!(adjacent == bodies(&told("--spool s", &of_many)));
}

#[test]
fn incidents_without_customers_are_told_to_all_of_a_file() {
    let incidents = [1, 2].map(|number| {
        let mut case = record("a", number);
        case["customers"][0]["impact"] = json!({});
        case["customer_defaults"] = json!({ "impact": { "failure": "you could not use us" } });
        case["customers"] = json!([]);
        case
    });
    let customer = |id: &str| {
        let mut customer = record(id, 1)["customers"][0].clone();
        customer["impact"] = json!({});
        customer
    };
    let ran = amends(&format!("batch in.ndjson --customers c.ndjson {DATE} --group-by customer --spool s --out -"))
        .file("in.ndjson", lines(&incidents))
        .file("c.ndjson", lines(&[customer("b"), customer("a")]));
    let letters = objects(ran.run().ends_with(0).stdout.as_bytes());
    let told: Vec<_> = letters.iter().map(|line| (&line["customer"], &line["also"])).collect();
    assert_eq!(told, [(&json!("a"), &json!(["INC-2"])), (&json!("b"), &json!(["INC-2"]))]);
}

#[test]
fn scattered_records_are_refused_at_the_second_letter() {
    let ran = batch("--out out", &[record("a", 1), record("b", 1), record("a", 3)]).ends_with(1).says("--spool");
    let failures = objects(&ran.left("out/failures.ndjson").unwrap());
    assert_eq!((failures.len(), &failures[0]["record"], codes(&failures[0])), (1, &json!(3), vec!["BAT015"]));
    assert!(ran.left("out/a/INC-1-letter.md").is_some() && ran.left("out/b/INC-1-letter.md").is_some());
}

#[test]
fn one_bad_record_keeps_the_customers_letter_back_and_nobody_elses() {
    let mut bad = record("a", 2);
    bad["incident"]["severty"] = json!("minor");
    let ran = batch("--out out", &[record("a", 1), bad, record("b", 1)]).ends_with(1);
    let failures = objects(&ran.left("out/failures.ndjson").unwrap());
    assert_eq!((failures.len(), failures[0]["input"].as_array().map(Vec::len)), (1, Some(2)));
    let diagnostic = &failures[0]["diagnostics"][0];
    assert_eq!((&diagnostic["record"], &diagnostic["line"]), (&json!(2), &json!(2)), "{diagnostic}");
    assert!(ran.left("out/b/INC-1-letter.md").is_some() && ran.left("out/a/INC-1-letter.md").is_none());
}

#[test]
fn what_one_letter_can_say_only_once_has_to_be_alike() {
    let refused = |change: fn(&mut Value), what: &str| {
        let (mut one, mut other) = (record("a", 1), record("a", 3));
        one["customers"][0]["settlement"] = json!({ "by": "2026-03-20" });
        change(&mut other["customers"][0]);
        let ran = batch("--out out", &[one, other]).ends_with(1);
        let failures = objects(&ran.left("out/failures.ndjson").unwrap());
        assert_eq!(codes(&failures[0]), ["LET004"], "{what}");
        let message = failures[0]["diagnostics"][0]["message"].as_str().unwrap();
        assert!(message.contains(what) && message.contains("INC-1 and INC-3"), "{message}");
    };
    refused(|customer| customer["contract"]["fee"]["amount"] = json!("900.00"), "contracts");
    refused(|customer| customer["contract"]["terms"][0]["tiers"][0]["credit"] = json!("20"), "contracts");
    refused(|customer| customer["language"] = json!("en-US"), "languages");
    refused(|customer| customer["contact"]["name"] = json!("Tom Marlow"), "contacts");
    refused(|customer| customer["settlement"] = json!({ "by": "2026-05-01" }), "settlements");
    let euros: fn(&mut Value) = |customer: &mut Value| {
        customer["contract"] = json!({});
        customer["restored"] = json!([{ "what": "your fee", "value": { "amount": "5.00", "currency": "EUR" } }]);
    };
    refused(euros, "currencies");
}

#[test]
fn an_incident_is_not_told_twice_and_reports_are_not_put_together() {
    let ran = batch("--out out", &[record("a", 1), record("a", 1)]).ends_with(1);
    let failures = objects(&ran.left("out/failures.ndjson").unwrap());
    assert_eq!(codes(&failures[0]), ["BAT016"]);
    batch("--out out --document report", &[record("a", 1)]).ends_with(2).says("ARG006");
    batch("--out out --spool in.ndjson/s", &[record("a", 1)]).ends_with(2).says("BAT017");
}

#[test]
fn a_grouped_run_that_was_stopped_is_gone_on_with() {
    for arguments in ["", "--spool s"] {
        let folder = tempfile::tempdir().unwrap();
        let mut records: Vec<Value> =
            ["d", "b", "a", "c"].iter().flat_map(|id| [1, 2].map(|number| record(id, number))).collect();
        // The bad one is a letter that is not made.
        records[3]["incident"]["severty"] = json!("minor");
        fs::write(folder.path().join("in.ndjson"), lines(&records)).unwrap();
        let run = |more: &str| {
            let output =
                command(folder.path(), &format!("in.ndjson --group-by customer --out out {arguments} {more}")).output();
            let output = output.unwrap();
            (output.status.code(), String::from_utf8(output.stderr).unwrap())
        };
        assert_eq!(run(DATE).0, Some(1));
        let whole = contents(&folder.path().join("out"));
        assert_eq!(whole.len(), 5, "{:?}", whole.keys());
        let manifest = folder.path().join("out/manifest.ndjson");
        for rows in 0..3 {
            let text = fs::read_to_string(&manifest).unwrap();
            fs::write(&manifest, text.split_inclusive('\n').take(1 + rows).collect::<String>()).unwrap();
            fs::create_dir_all(folder.path().join("out/.amends")).unwrap();
            let (status, said) = run("--resume");
            assert_eq!(status, Some(1), "{said}");
            assert!(contents(&folder.path().join("out")) == whole, "{rows} {arguments}");
        }
        assert!(run("").1.contains("3 there already"));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2 + usize::from(!arguments.is_empty()));
    }
}
