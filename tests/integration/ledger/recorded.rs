//! Recording what was sent, and proving it afterwards.

use std::fs;

use super::fixture::{DATE, Desk};
use crate::support::listed;

fn sent(customers: usize) -> Desk {
    let desk = Desk::of(customers);
    let ran = desk.run(&format!("batch in.ndjson --out out {DATE}"));
    assert!(matches!(ran.status, 0 | 1), "{}", ran.stderr);
    desk
}

#[test]
fn a_batch_is_recorded_once_and_proved() {
    let desk = sent(5);
    assert_eq!(desk.run("ledger list").status, 2, "there is no ledger yet");
    let told = desk.does("ledger record out --dry-run");
    assert!(told.starts_with("5 documents would be recorded"), "{told}");
    assert!(!desk.path("ledger.db").exists(), "a dry run makes nothing");
    desk.does("ledger record out");
    let once = desk.does("ledger export");
    desk.run("ledger record out").ends_with(0, "again").says("0 documents recorded").says("5 there already");
    assert_eq!(desk.does("ledger export"), once);
    assert_eq!(desk.objects("ledger list --to json").len(), 5);
    assert_eq!(desk.objects("ledger list --to json --customer cust-3").len(), 1);
    desk.run("ledger verify out").ends_with(0, "verify").says("5 files are as they were written");
    assert!(listed(desk.folder()).iter().all(|name| !name.contains("ledger.db-")), "nothing is left beside it");
}

#[test]
fn what_differs_is_found_in_the_folder_and_in_the_ledger() {
    let desk = sent(4);
    desk.does("ledger record out");
    let letter = "out/cust-2/INC-2-letter.md";
    let text = desk.read(letter);
    desk.put(letter, &text.replace("sorry", "so sorry"));
    fs::remove_file(desk.path("out/cust-3/INC-3-letter.md")).unwrap();
    let found = desk.run("ledger verify out").ends_with(1, "verify");
    assert!(found.stderr.contains("INC-2-letter.md is not as it was written"), "{}", found.stderr);
    assert!(found.stderr.contains("INC-3-letter.md is not there"), "{}", found.stderr);
    desk.put(letter, &text);
    let manifest = desk.read("out/manifest.ndjson");
    desk.put("out/manifest.ndjson", &manifest.replacen("\"customer\":\"cust-1\"", "\"customer\":\"cust-9\"", 1));
    desk.run("ledger verify out").ends_with(1, "verify").says("LED009");
}

#[test]
fn a_folder_that_is_not_whole_is_refused_or_read_as_far_as_it_is() {
    let desk = sent(3);
    let manifest = desk.read("out/manifest.ndjson");
    desk.put("out/manifest.ndjson", &manifest[..manifest.len() - 20]);
    desk.run("ledger record out").ends_with(0, "torn").says("FIL008").says("2 documents recorded");
    desk.put("out/.amends/1.part", "x");
    desk.run("ledger record out").ends_with(2, "unfinished").says("--resume");
    fs::remove_dir_all(desk.path("out/.amends")).unwrap();
    desk.put("out/manifest.ndjson", &manifest.replacen("{\"path\"", "{\"pat\"", 1));
    desk.run("ledger record out").ends_with(2, "broken").says("line 2 is no row");
    assert_eq!(desk.export()["letters"].as_array().unwrap().len(), 2, "nothing of it was recorded");
}

#[test]
fn one_letter_is_recorded_as_it_was_sent() {
    let desk = sent(2);
    let letter = desk.read("out/cust-1/INC-1-letter.md");
    let case = desk.read("in.ndjson").lines().next().unwrap().to_owned();
    desk.put("case.json", &case);
    desk.put("edited.md", &letter.replace("sorry", "very sorry"));
    desk.run("ledger record edited.md").ends_with(2, "whose").says("--against");
    desk.does("ledger record edited.md --against case.json#cust-1");
    let export = desk.export();
    let recorded = &export["letters"][0];
    assert_eq!((&recorded["sent_on"], &recorded["customer"]), (&"2026-03-13".into(), &"cust-1".into()));
    let promises = |export: &serde_json::Value| export["promises"].as_array().unwrap().len();
    let (own, all) = (promises(&export), promises(&export));
    assert!(own > 1);
    // The batch's own letter to the same reader is another text, and told as such.
    desk.run("ledger record out/cust-1/INC-1-letter.md").ends_with(0, "second").says("LED011");
    assert!(promises(&desk.export()) < 2 * all, "the measures are the incident's, and are there once");
    desk.put("scan.pdf", "%PDF-1.7 \0 no text");
    desk.run("ledger record scan.pdf --against case.json").ends_with(2, "undated").says("--date");
    desk.does("ledger record scan.pdf --against case.json --date 2026-03-14");
    desk.put("out/cust-2/INC-2-letter.md", "changed");
    desk.run("ledger record out/cust-2/INC-2-letter.md").ends_with(2, "changed").says("APR007");
}

#[test]
fn who_is_forgotten_is_in_no_answer_and_the_rest_is_proved() {
    let desk = sent(6);
    desk.does("ledger record out");
    let would = desk.does("ledger forget cust-4");
    assert!(would.contains("Nothing was erased"), "{would}");
    assert!(desk.does("ledger export").contains("cust-4"));
    desk.does("ledger forget cust-4 --yes --on 2026-05-01");
    for answer in ["ledger export", "ledger list", "ledger show 4", "due --on 2026-03-14 --days 400"] {
        assert!(!desk.does(answer).contains("cust-4"), "{answer}");
    }
    let bytes = fs::read(desk.path("ledger.db")).unwrap();
    assert!(!bytes.windows(6).any(|six| six == b"cust-4"));
    desk.run("ledger verify out").ends_with(0, "verify");
    desk.run("ledger record out").ends_with(0, "again").says("1 left out");
    desk.run("ledger forget cust-4 --yes").ends_with(2, "again").says("LED006");
}

#[test]
fn a_ledger_that_somebody_edited_gives_a_diagnostic() {
    let desk = sent(2);
    desk.does("ledger record out");
    let bytes = fs::read(desk.path("ledger.db")).unwrap();
    let day = b"2026-03-13";
    let at: Vec<usize> = (0..bytes.len() - 10).filter(|at| &bytes[*at..at + 10] == day).collect();
    assert!(!at.is_empty());
    let mut edited = bytes.clone();
    for at in at {
        edited[at..at + 10].copy_from_slice(b"2026-13-13");
    }
    fs::write(desk.path("ledger.db"), edited).unwrap();
    desk.run("ledger list").ends_with(2, "list").says("LED005");
    desk.run("ledger verify").ends_with(1, "verify").says("LED008");
    fs::write(desk.path("ledger.db"), &bytes[..bytes.len() / 2]).unwrap();
    for command in ["ledger list", "ledger verify", "due"] {
        let ran = desk.run(command);
        assert!(matches!(ran.status, 1 | 2) && ran.stderr.contains("LED00"), "{command}: {ran:?}");
    }
    fs::write(desk.path("ledger.db"), "Dear customer\n".repeat(500)).unwrap();
    desk.run("ledger record out").ends_with(2, "no ledger").says("LED002");
}

#[test]
fn tables_and_objects_hold_the_same() {
    let desk = sent(3);
    desk.does("ledger record out");
    let export = desk.export();
    for (what, key) in [("letters", "letters"), ("promises", "promises")] {
        let table = desk.does(&format!("ledger export --to csv --what {what}"));
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let rows = reader.records().map(Result::unwrap).count();
        assert_eq!(rows, export[key].as_array().unwrap().len(), "{what}");
    }
}

/// A correction of the sum: what it says is due and counts, and what the letter said does not.
#[test]
fn a_correction_of_the_sum_counts_once() {
    let desk = Desk::of(1);
    let first = desk.read("in.ndjson");
    let mut case: serde_json::Value = serde_json::from_str(first.trim()).unwrap();
    desk.put("case.json", &case.to_string());
    desk.does(&format!("letter case.json {DATE} -o letter.md"));
    desk.does(&format!("ledger record letter.md --against case.json {DATE}"));
    let owed = || -> String {
        let told: serde_json::Value = serde_json::from_str(&desk.does("trends --on 2026-06-01 --to json")).unwrap();
        assert_eq!(told["sent"]["letters"], 1);
        told["remedies"]["by_currency"][0]["owed"].as_str().unwrap().to_owned()
    };
    let payments = || -> Vec<String> {
        let due = desk.objects("due --on 2026-03-14 --days 365 --to json");
        due.iter().filter(|one| one["kind"] == "payment").map(|one| one["amount"].to_string()).collect()
    };
    let (sum, paid) = (owed(), payments());
    case["customers"][0]["contract"]["fee"]["amount"] = "2000.00".into();
    case["incident"]["correction"] = serde_json::json!({ "wrong": "It named another fee.", "right": "The fee is twice as much.", "sent_on": "2026-03-13" });
    desk.put("right.json", &case.to_string());
    desk.does("correction right.json --date 2026-03-18 -o correction.md");
    let record = "ledger record correction.md --document correction --against right.json --date 2026-03-18";
    desk.does(record);
    assert!(owed() != sum, "{sum} is what the letter said");
    let now = payments();
    assert!(now.len() == paid.len() && now != paid, "{paid:?} {now:?}");
    desk.run(record).ends_with(0, "again").says("1 there already");
    assert_eq!(payments(), now);
    assert!(desk.does("ledger show P1 --to json").len() > 1);
    let all = desk.does("ledger export --to csv --what promises");
    assert_eq!(all.matches(",withdrawn,").count(), 1, "{all}");
    desk.run("ledger verify").ends_with(0, "verify");
}

/// What somebody wrote into a record is text in a spreadsheet too.
#[test]
fn a_table_holds_no_formula() {
    let desk = Desk::of(1);
    let mut case: serde_json::Value = serde_json::from_str(desk.read("in.ndjson").trim()).unwrap();
    case["incident"]["id"] = "=HYPERLINK(1)".into();
    case["incident"]["service"] = "+1 service".into();
    case["customers"][0]["id"] = "@acme".into();
    desk.put("in.ndjson", &format!("{case}\n"));
    desk.does(&format!("batch in.ndjson --out out --name letter.md {DATE}"));
    desk.does("ledger record out");
    desk.put("answers.csv", "incident,customer,answer,on,words\n=HYPERLINK(1),@acme,4,2026-03-20,\"-2+3\"\n");
    desk.does("answers import answers.csv");
    for what in ["letters", "promises", "answers"] {
        let table = desk.does(&format!("ledger export --to csv --what {what}"));
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let mut guarded = 0;
        for cell in reader.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
            guarded += usize::from(cell.starts_with('\''));
        }
        assert!(guarded >= 2, "{table}");
    }
    assert!(desk.does("ledger export").contains("\"=HYPERLINK(1)\""), "objects hold it as it is");
}
