//! What is due, and what became of it.

use serde_json::Value;

use super::fixture::{DATE, Desk};

fn recorded() -> Desk {
    let desk = Desk::of(3);
    desk.does(&format!("batch in.ndjson --out out {DATE}"));
    desk.does("ledger record out");
    desk
}

/// The promises that are due in a year.
fn due(desk: &Desk) -> Vec<Value> {
    desk.objects("due --on 2026-03-14 --days 365 --to json")
}

#[test]
fn what_is_due_comes_by_owner_and_as_a_calendar() {
    let desk = recorded();
    let all = due(&desk);
    assert!(all.iter().any(|one| one["kind"] == "payment") && all.iter().any(|one| one["kind"] == "follow_up"));
    let days: Vec<&str> = all.iter().map(|one| one["due"].as_str().unwrap()).collect();
    assert!(days.is_sorted(), "{days:?}");
    let late = desk.does("due --on 2027-01-01");
    assert!(late.starts_with("Overdue, ") && !late.contains("Due until"), "{late}");
    assert_eq!(desk.does("due --on 2026-03-13 --days 0"), "Nothing is due until 2026-03-13.\n");
    let calendar = desk.does("due --on 2027-01-01 --to ics");
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), all.len());
    let later = desk.does("due --on 2027-01-02 --to ics");
    let ids = |text: &str| text.lines().filter(|line| line.starts_with("UID")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(ids(&calendar), ids(&later), "the same promise is the same entry");
}

#[test]
fn a_promise_is_kept_once_and_leaves_the_list() {
    let desk = recorded();
    let first = due(&desk)[0]["id"].as_str().unwrap().to_owned();
    desk.does(&format!("kept {first} --on 2026-03-20 --evidence \"Receipt 4411.\""));
    assert!(due(&desk).iter().all(|one| one["id"] != first.as_str()));
    desk.run(&format!("kept {first}")).ends_with(0, "again").says("nothing was changed");
    let shown: Value = serde_json::from_str(&desk.does(&format!("ledger show {first} --to json"))).unwrap();
    assert_eq!((&shown["state"], &shown["events"][0]["words"]), (&"kept".into(), &"Receipt 4411.".into()));
    assert_eq!(shown["events"].as_array().unwrap().len(), 1);
    desk.run(&format!("moved {first} --to 2026-05-01 --because late")).ends_with(2, "closed").says("LED007");
    desk.run("kept P999").ends_with(2, "unknown").says("LED006");
    desk.run(&format!("kept {first} --on 2199-01-01")).ends_with(2, "ahead").says("lies ahead");
    for odd in ["kept", "kept soon", "kept P-1", "moved P1 --to 2026-05-01", "moved P1 --to 2026-05-01 --because \"\""]
    {
        desk.run(odd).ends_with(2, odd);
    }
}

#[test]
fn a_moved_promise_keeps_its_history() {
    let desk = recorded();
    let first = due(&desk)[0].clone();
    let id = first["id"].as_str().unwrap();
    for (to, why) in [("2026-09-01", "The bank was closed."), ("2026-09-15", "And again.")] {
        desk.does(&format!("moved {id} --to {to} --because \"{why}\" --on 2026-03-20"));
    }
    let shown: Value = serde_json::from_str(&desk.does(&format!("ledger show {id} --to json"))).unwrap();
    assert_eq!((&shown["by"], &shown["due"]), (&first["by"], &"2026-09-15".into()));
    assert_eq!(shown["events"][1]["words"], "And again.");
    assert!(desk.does("due --on 2026-09-16").contains(&format!("promised for {}", first["by"].as_str().unwrap())));
    desk.run("ledger verify").ends_with(0, "verify");
}

/// The days that an update names are promises as well.
#[test]
fn what_an_update_announces_is_due() {
    let desk = Desk::empty();
    desk.put("ongoing.json", &std::fs::read_to_string(crate::support::root().join("examples/ongoing.json")).unwrap());
    let made = "--date 2026-06-11";
    desk.does(&format!("update ongoing.json {made} -o update.md"));
    desk.does(&format!("ledger record update.md --document update --against ongoing.json {made} --ledger ledger.db"));
    let due = desk.objects("due --on 2026-06-11 --days 30 --to json --ledger ledger.db");
    let told: Vec<(&str, &str)> =
        due.iter().map(|one| (one["due"].as_str().unwrap(), one["text"].as_str().unwrap())).collect();
    let next = "the next word on the loss of water pressure in Castlefields";
    assert_eq!(told, [("2026-06-11", next), ("2026-06-15", "what caused it")]);
    assert!(due.iter().all(|one| one["kind"] == "follow_up"), "{due:?}");
}

#[test]
fn the_update_keeps_what_the_acknowledgement_announced() {
    let desk = Desk::empty();
    desk.put("ongoing.json", &std::fs::read_to_string(crate::support::root().join("examples/ongoing.json")).unwrap());
    let (made, ledger) = ("--against ongoing.json --date 2026-06-11", "--ledger ledger.db");
    for (command, document) in [("acknowledge", "acknowledgement"), ("update", "update")] {
        desk.does(&format!("{command} ongoing.json --date 2026-06-11 -o {document}.md"));
    }
    desk.does(&format!("ledger record acknowledgement.md --document acknowledgement {made} {ledger}"));
    let next = |desk: &Desk| {
        let due = desk.objects(&format!("due --on 2026-06-12 --days 30 --to json {ledger}"));
        due.iter().filter(|one| one["text"].as_str().unwrap().starts_with("the next word")).count()
    };
    assert_eq!(next(&desk), 1);
    // Both are of one record, and the second says what the first has announced.
    let told = desk.run(&format!("ledger record update.md --document update {made} {ledger}"));
    told.ends_with(0, "update").says("1 promise made before is kept by that");
    assert_eq!(next(&desk), 1, "that of the update is left");
    let shown: Value = serde_json::from_str(&desk.does(&format!("ledger show P1 --to json {ledger}"))).unwrap();
    assert_eq!(
        (&shown["kept_on"], &shown["events"][0]["words"]),
        (&"2026-06-11".into(), &"the update of 2026-06-11".into())
    );
    desk.run(&format!("ledger verify {ledger}")).ends_with(0, "verify");
}
