//! Approvals: bound to a text, a record and a role's limit.

use std::collections::BTreeMap;

use serde_json::json;

use super::fixture::{DATE, Desk};
use crate::batch::fixture::{cases, contents, lines};

const APPROVE: &str = "approve out --as Director --by \"Lena Orlov\" --on 2026-03-13T10:00:00Z";

/// Letters of which three wait for the director, who may give up to a sum.
fn held(most: &str) -> Desk {
    let desk = Desk::of(6);
    desk.put("amends.toml", &desk.read("amends.toml").replace("400.00", &own(&desk)).replace("600.00", most));
    let ran = desk.run(&format!("batch in.ndjson --out out {DATE}"));
    assert_eq!(ran.status, 1, "{}", ran.stderr);
    assert_eq!(waiting(&desk), 3);
    desk
}

/// What the writer may give: as much as the third of six letters adds.
fn own(desk: &Desk) -> String {
    desk.does(&format!("batch in.ndjson --out tried {DATE}"));
    let manifest = desk.read("tried/manifest.ndjson");
    let costs = manifest.lines().filter_map(amends::manifest::Row::parse).filter_map(|row| row.added_cost);
    let costs: Vec<String> = costs.collect();
    costs[2].clone()
}

fn waiting(desk: &Desk) -> usize {
    let manifest = desk.read("out/manifest.ndjson");
    manifest.lines().filter(|line| line.contains("\"path\":\"held/")).count()
}

fn letters(desk: &Desk) -> BTreeMap<String, Vec<u8>> {
    contents(&desk.path("out"))
}

#[test]
fn an_approved_batch_goes_into_place_and_a_new_run_puts_it_there_at_once() {
    let desk = held("600.00");
    desk.does(APPROVE);
    desk.run(APPROVE).ends_with(0, "again").says("3 approved already");
    desk.run(&format!("batch in.ndjson --out out {DATE} --approved")).ends_with(0, "approved");
    assert_eq!(waiting(&desk), 0);
    assert!(!desk.path("out/held").exists());
    let done = letters(&desk);
    // Neither another run nor one without approvals moves anything back.
    desk.does(&format!("batch in.ndjson --out out {DATE} --approved"));
    desk.does(&format!("batch in.ndjson --out out {DATE}"));
    assert!(letters(&desk) == done);
    // A ledger that is named for its approvals does not make other letters of them; one that is asked for more would.
    desk.run(&format!("batch in.ndjson --out out {DATE} --approved --ledger ledger.db")).ends_with(0, "named");
    desk.run(&format!("batch in.ndjson --out out {DATE} --ledger ledger.db"))
        .ends_with(2, "another run")
        .says("earlier failures, of the ledger here and nothing there");
    assert!(letters(&desk) == done);
    desk.does(&format!("batch in.ndjson --out fresh {DATE} --approved"));
    assert!(contents(&desk.path("fresh")) == done);
    desk.does("ledger record out");
    desk.run("ledger verify out").ends_with(0, "verify").says("6 files");
}

#[test]
fn what_is_approved_is_so_in_lines_and_in_a_dry_run_too() {
    let desk = held("600.00");
    let lines = |approved: &str| desk.run(&format!("batch in.ndjson --out - {DATE}{approved}"));
    assert_eq!(lines("").stdout.matches("\"held_for\":\"Director\"").count(), 3);
    desk.does(APPROVE);
    let told = lines(" --approved");
    assert!(told.stdout.contains("\"body\"") && !told.stdout.contains("held_for"), "{}", told.stderr);
}

#[test]
fn a_change_of_the_text_or_the_record_voids_it() {
    let desk = held("600.00");
    desk.does(APPROVE);
    let records = desk.read("in.ndjson");
    // What no letter tells: the texts stay the same.
    let changed = cases(6, |_, case| case["incident"]["lessons"] = json!({ "lucky": ["It was a quiet day."] }));
    desk.put("in.ndjson", &lines(&changed));
    desk.run(&format!("batch in.ndjson --out other {DATE} --approved")).ends_with(1, "other record");
    assert_eq!(contents(&desk.path("other/held")), contents(&desk.path("out/held")));
    let manifest = desk.read("other/manifest.ndjson");
    assert_eq!(manifest.matches("\"path\":\"held/").count(), 3);
    desk.put("in.ndjson", &records);
    // The same record on another day is another text.
    desk.run("batch in.ndjson --out later --date 2026-03-14 --approved").ends_with(1, "other text");
}

#[test]
fn the_limit_of_the_role_holds() {
    let desk = held("600.00");
    desk.run("approve out --as \"Account Manager\" --by \"Lena Orlov\"").ends_with(1, "limit").says("APR004");
    desk.run("approve out --as Porter --by \"Lena Orlov\"")
        .ends_with(2, "role")
        .says("there are: Account Manager, Director");
    let letter = desk.read("out/manifest.ndjson");
    let row =
        letter.lines().filter_map(amends::manifest::Row::parse).find(|row| row.path.starts_with("held/")).unwrap();
    let one = format!("approve out/{} --by \"Lena Orlov\"", row.path);
    desk.run(&format!("{one} --as \"Account Manager\"")).ends_with(2, "one").says("ask the Director");
    desk.does(&format!("{one} --as Director"));
    desk.run(&format!("batch in.ndjson --out out {DATE} --approved")).ends_with(1, "one of three");
    assert_eq!(waiting(&desk), 2);
    // A limit that is lowered afterwards counts.
    desk.does(APPROVE);
    let policy = desk.read("amends.toml");
    desk.put("amends.toml", &policy.replace("600.00", "1.00"));
    desk.run("approve out --as Director --by \"Lena Orlov\"").ends_with(2, "policy").says("APR006");
}

#[test]
fn nobody_approves_what_they_wrote_where_the_policy_says_so() {
    let desk = Desk::of(3);
    let policy = desk.read("amends.toml").replace("400.00", "1.00");
    desk.put("amends.toml", &format!("{policy}\n[approval]\nfour_eyes = true\n"));
    desk.run(&format!("batch in.ndjson --out out {DATE}")).ends_with(1, "held");
    desk.run(APPROVE).ends_with(2, "unsaid").says("--written-by");
    desk.run(&format!("{APPROVE} --written-by \"lena  orlov\"")).ends_with(2, "same").says("APR005");
    desk.does(&format!("{APPROVE} --written-by \"Ada Reed\""));
}

#[test]
fn a_document_that_was_changed_is_not_approved_with_its_folder() {
    let desk = held("600.00");
    let name = desk.read("out/manifest.ndjson");
    let row = name.lines().filter_map(amends::manifest::Row::parse).find(|row| row.path.starts_with("held/")).unwrap();
    let path = format!("out/{}", row.path);
    let text = desk.read(&path);
    desk.put(&path, &text.replace("sorry", "truly sorry"));
    desk.run(APPROVE).ends_with(1, "changed").says("APR007").says("2 documents approved");
    desk.run(&format!("approve {path} --as Director --by \"Lena Orlov\"")).ends_with(2, "alone").says("--against");
    // With its case it is approved as it is now, and recorded as that.
    let number: usize = row.record.try_into().unwrap();
    desk.put("case.json", desk.read("in.ndjson").lines().nth(number - 1).unwrap());
    let record = format!("ledger record {path} --against case.json");
    desk.run(&format!("{record} --dry-run")).ends_with(1, "unapproved").says("LED012");
    desk.does(&format!("approve {path} --as Director --by \"Lena Orlov\" --against case.json"));
    desk.does(&record);
    desk.run("approve in.ndjson --as Director --by x").ends_with(2, "no document").says("ARG011");
}
