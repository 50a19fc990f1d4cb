//! One incident and a file of customers, and a stream of incidents with one.

use std::fs;

use serde_json::{Value, json};

use super::fixture::{DATE, case, cases, command, contents, lines, objects};
use crate::support::{Ran, amends, root};

/// The example of one incident with a file of customers.
fn example(arguments: &str) -> Ran {
    let mut run = amends(arguments);
    for name in ["many.json", "many.toml", "many.customers.csv"] {
        run = run.file(name, fs::read(root().join("examples").join(name)).unwrap());
    }
    run.run()
}

/// An incident without customers, and some customers.
fn apart(count: usize) -> (Value, Vec<Value>) {
    let mut incident = case(1);
    let customer = incident["customers"][0].clone();
    incident["customers"] = json!([]);
    let customers = (1..=count).map(|number| {
        let mut customer = customer.clone();
        customer["id"] = json!(format!("cust-{number}"));
        customer["contract"]["fee"]["amount"] = json!(format!("{number}000.00"));
        customer
    });
    (incident, customers.collect())
}

#[test]
fn each_customer_of_one_incident_gets_the_letter_that_letter_writes() {
    let date = "--policy many.toml --date 2026-04-22";
    let one = example(&format!("letter many.json --customers many.customers.csv {date} --all -o out"));
    let batch = example(&format!(
        "batch many.json --customers many.customers.csv {date} --out out --name {{{{customer.id}}}}.md"
    ));
    let letters: Vec<String> = one.files().into_iter().filter(|name| name.starts_with("out/")).collect();
    assert!(letters.len() > 3, "{}", one.stderr);
    for name in letters {
        let held = name.replace("out/", "out/held/");
        let made = batch.left(&name).or_else(|| batch.left(&held));
        assert!(made == one.left(&name), "{name}\n{}", batch.stderr);
    }
}

#[test]
fn customers_are_read_from_every_form_in_their_order() {
    let (incident, customers) = apart(5);
    let csv = "id,contact.name,impact.failure,contract.fee.amount,contract.fee.currency,contract.fee.per,restored[0].text\n".to_owned()
        + &(1..=5)
            .map(|n| format!("cust-{n},\"Mary \"\"M\"\"\nO'Hara\",you could not book,{n}000.00,GBP,month,Your page is open again.\n"))
            .collect::<String>();
    let forms = [
        ("c.ndjson", lines(&customers)),
        ("c.json", serde_json::to_string_pretty(&customers).unwrap()),
        ("c.csv", csv),
        ("c.yaml", serde_json::to_string(&customers).unwrap()),
    ];
    for (name, text) in forms {
        let ran = amends(&format!("batch case.json --customers {name} {DATE} --out -"))
            .file("case.json", incident.to_string())
            .file(name, &text)
            .run();
        let ran = if name == "c.csv" { ran } else { ran.ends_with(0) };
        let ids: Vec<Value> = objects(ran.stdout.as_bytes()).iter().map(|line| line["customer"].clone()).collect();
        assert_eq!(ids, ["cust-1", "cust-2", "cust-3", "cust-4", "cust-5"], "{name}: {}", ran.stderr);
    }
}

#[test]
fn a_bad_customer_fails_alone_with_its_line_and_a_bad_file_stops_the_run() {
    let (incident, _) = apart(0);
    let head =
        "id,contact.name,impact.failure,contract.fee.amount,contract.fee.currency,contract.fee.per,restored[0].text";
    let run = |csv: &str| {
        amends(&format!("batch case.json --customers c.csv {DATE} --out out --format json"))
            .file("case.json", incident.to_string())
            .file("c.csv", csv)
            .run()
    };
    let row =
        |id: &str, amount: &str| format!("{id},Mary,you could not book,{amount},GBP,month,Your page is open again.\n");
    let ran = run(&format!("{head}\n{}{}{}", row("a", "1.00"), row("b", "1.000"), row("c", "3.00"))).ends_with(1);
    let failures = objects(&ran.left("out/failures.ndjson").unwrap());
    assert_eq!((failures.len(), &failures[0]["record"], &failures[0]["id"]), (1, &json!(2), &json!("INC-1")));
    assert_eq!(failures[0]["diagnostics"][0]["line"], 3, "{failures:?}");
    assert!(failures[0]["input"].as_str().unwrap().starts_with("id,contact.name"));
    assert!(ran.left("out/a/INC-1-letter.md").is_some() && ran.left("out/c/INC-1-letter.md").is_some());
    let ran = run(&format!("{}\n{}", head.replace("contact.name", "contact.nmae"), row("a", "1.00"))).ends_with(2);
    assert!(ran.left("out/a/INC-1-letter.md").is_none() && ran.stderr.contains("nmae"), "{}", ran.stderr);
}

#[test]
fn what_all_customers_share_is_laid_under_each() {
    let (mut incident, customers) = apart(3);
    incident["customer_defaults"] = json!({ "reference": "REF-7", "contact": { "role": "Owner" } });
    let all = amends(&format!("letter case.json --customers c.ndjson {DATE} --all -o out"))
        .file("case.json", incident.to_string())
        .file("c.ndjson", lines(&customers))
        .run()
        .ends_with(0);
    let batch = amends(&format!("batch case.json --customers c.ndjson {DATE} --out out --name {{{{customer.id}}}}.md"))
        .file("case.json", incident.to_string())
        .file("c.ndjson", lines(&customers))
        .run()
        .ends_with(0);
    for number in 1..=3 {
        let name = format!("out/cust-{number}.md");
        assert!(batch.left(&name).is_some() && batch.left(&name) == all.left(&name));
        assert!(String::from_utf8(batch.left(&name).unwrap()).unwrap().contains("REF-7"));
    }
}

#[test]
fn a_case_with_customers_of_its_own_has_them_filled_in_and_added_to() {
    let mut own = case(1);
    own["customers"][0].as_object_mut().unwrap().remove("contact");
    let (_, mut customers) = apart(2);
    customers[0] = json!({ "id": "cust-1", "contact": { "name": "Ada Reed" } });
    let run = |command: &str| {
        amends(command).file("case.json", own.to_string()).file("c.ndjson", lines(&customers)).run().ends_with(0)
    };
    let all = run(&format!("letter case.json --customers c.ndjson {DATE} --all -o out"));
    let batch = run(&format!("batch case.json --customers c.ndjson {DATE} --out out --name {{{{customer.id}}}}.md"));
    for name in ["out/cust-1.md", "out/cust-2.md"] {
        assert!(batch.left(name).is_some() && batch.left(name) == all.left(name));
    }
}

#[test]
fn in_a_stream_the_file_fills_in_the_customers_that_are_named() {
    let stream = cases(3, |number, case| {
        case["customers"][0].as_object_mut().unwrap().remove("contact");
        if number == 3 {
            case["customers"] = json!([]);
        }
    });
    let details = |number: usize, name: &str| {
        let mut customer = case(number)["customers"][0].clone();
        customer["contact"] = json!({ "name": name });
        customer
    };
    let file = lines(&[details(1, "Ada Reed"), details(2, "Tom Marlow"), details(9, "Nobody")]);
    let ran = amends(&format!("batch in.ndjson --customers c.ndjson {DATE} --out -"))
        .file("in.ndjson", lines(&stream))
        .file("c.ndjson", file)
        .run()
        .ends_with(0);
    let found: Vec<(u64, String)> = objects(ran.stdout.as_bytes())
        .iter()
        .map(|line| (line["record"].as_u64().unwrap(), line["customer"].as_str().unwrap().to_owned()))
        .collect();
    let named = |pairs: &[(u64, &str)]| pairs.iter().map(|(n, id)| (*n, (*id).to_owned())).collect::<Vec<_>>();
    assert_eq!(found, named(&[(1, "cust-1"), (2, "cust-2"), (3, "cust-1"), (3, "cust-2"), (3, "cust-9")]));
    assert!(ran.stdout.contains("Dear Ada Reed") && ran.stdout.contains("Dear Tom Marlow"));
}

#[test]
fn a_run_over_customers_is_gone_on_with_unless_the_incident_is_another() {
    let folder = tempfile::tempdir().unwrap();
    let (incident, customers) = apart(8);
    fs::write(folder.path().join("case.json"), incident.to_string()).unwrap();
    fs::write(folder.path().join("c.ndjson"), lines(&customers)).unwrap();
    let run = |arguments: &str| {
        let arguments = format!("case.json --customers c.ndjson --out out {arguments}");
        command(folder.path(), &arguments).output().unwrap()
    };
    assert_eq!(run(DATE).status.code(), Some(0));
    let whole = contents(folder.path());
    let manifest = fs::read_to_string(folder.path().join("out/manifest.ndjson")).unwrap();
    let head: String = manifest.split_inclusive('\n').take(4).collect();
    fs::write(folder.path().join("out/manifest.ndjson"), head).unwrap();
    fs::create_dir(folder.path().join("out/.amends")).unwrap();
    assert_eq!(run("--resume").status.code(), Some(0));
    assert!(contents(folder.path()) == whole);
    let mut other = incident;
    other["incident"]["title"] = json!("the shut booking page");
    fs::write(folder.path().join("case.json"), other.to_string()).unwrap();
    let refused = run("--resume");
    assert_eq!(refused.status.code(), Some(2), "{}", String::from_utf8_lossy(&refused.stderr));
}
