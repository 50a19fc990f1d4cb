//! What the ledger knows is told: in the letter after the letter, and in that about the next failure.

use super::fixture::Desk;
use crate::support::root;

const FIRST: &str = "--policy billing.toml --date 2026-10-08";
const NEXT: &str = "--policy billing.toml --date 2026-11-22 --ledger ledger.db";

/// A letter of 8 October that was recorded; one of its promises was kept late, one in time.
fn desk() -> Desk {
    let desk = Desk::of(1);
    for name in ["billing.json", "billing.toml"] {
        desk.put(name, &std::fs::read_to_string(root().join("examples").join(name)).unwrap());
    }
    desk.does(&format!("letter billing.json {FIRST} -o letter.md"));
    desk.does(&format!("ledger record letter.md --against billing.json {FIRST} --ledger ledger.db"));
    desk.does("kept P1 --on 2026-10-26 --ledger ledger.db");
    desk.does("kept P2 --on 2026-10-28 --evidence \"the hour stands there since\" --ledger ledger.db");
    desk
}

fn follow_up(desk: &Desk, on: &str) -> String {
    desk.run(&format!("follow-up billing.json --policy billing.toml --date {on} --ledger ledger.db"))
        .ends_with(0, "follow-up")
        .stdout
}

#[test]
fn a_follow_up_tells_each_promise_as_it_was_made_and_how_it_stands() {
    let desk = desk();
    desk.does("moved P3 --to 2026-11-20 --because \"our first version stopped honest runs\" --ledger ledger.db");
    let told = follow_up(&desk, "2026-11-02");
    for part in [
        "we made you four promises in our letter of 8 October. One has another day, one is due today and two are kept.",
        "- By 23 October (our head of payments): we will make an interrupted run wait until a person has looked at it. That was \
         done on 26 October, three days late.",
        "compare totals while a run can still be recalled. Done on 28 October. The hour stands there since.",
        "We have moved that to 20 November. Our first version stopped honest runs.",
        "- By 2 November: a call from me. That is today.",
    ] {
        assert!(told.contains(part), "{part} is not in:\n{told}");
    }
    assert!(!told.contains("sorry"), "nothing is broken:\n{told}");
}

/// After the day of the call that the letter promised, too; and no letter is told of before it went.
#[test]
fn a_follow_up_comes_when_it_comes() {
    let desk = desk();
    // Whether the customer was called, the customer knows; nobody noted it, so nobody is told that it was not done.
    let told = desk.run("follow-up billing.json --policy billing.toml --date 2026-12-01 --ledger ledger.db");
    told.ends_with(2, "nobody noted the call").says("nothing says what became of").says("`amends due`");
    desk.does("kept P7 --on 2026-11-02 --ledger ledger.db");
    assert!(follow_up(&desk, "2026-12-01").contains("a call from me. "));
    let early = "follow-up billing.json --policy billing.toml --date 2026-10-07 --ledger ledger.db";
    desk.run(early).ends_with(2, "early").says("no letter about CD-1001 until 2026-10-07");
    // It gives nothing anew, so nobody approves it, and what it is recorded as counts nothing.
    desk.put("billing.toml", &desk.read("billing.toml").replace("up_to = { amount = \"", "up_to = { amount = \"0"));
    desk.does("follow-up billing.json --policy billing.toml --date 2026-11-02 --ledger ledger.db -o told.md");
    desk.does(
        "ledger record told.md --document follow-up --against billing.json --policy billing.toml --date 2026-11-02 --ledger ledger.db",
    );
    let rows = desk.run("ledger export --to json --ledger ledger.db").stdout;
    let told = rows.lines().find(|line| line.contains("\"follow-up\"")).unwrap_or_else(|| panic!("{rows}"));
    assert!(!told.contains("530.00"), "{told}");
}

#[test]
fn a_broken_promise_is_owned_with_what_the_policy_gives_for_it() {
    let desk = desk();
    let rule = "[follow_up]\nwhen_broken = \"For a promise that we break you pay nothing for the month.\"\n";
    let policy = desk.read("billing.toml");
    assert!(!policy.contains("[follow_up]"));
    desk.put("billing.toml", &(policy + "\n" + rule));
    let told = follow_up(&desk, "2026-11-01");
    assert!(told.contains("One is broken"), "{told}");
    let owned = "I am sorry that we have broken a promise. After what had happened, we should have kept it. For a promise that we break you pay nothing for the month.";
    assert!(told.contains(owned), "{told}");
}

/// What a letter promised stays promised when another letter follows.
#[test]
fn a_follow_up_tells_what_is_open_of_every_letter() {
    let desk = desk();
    let mut case: serde_json::Value = serde_json::from_str(&desk.read("billing.json")).unwrap();
    let measures = case["incident"]["measures"].as_array_mut().unwrap();
    measures.remove(0);
    measures[0]["will"] = "print the total of each run on the statement".into();
    measures[0]["by"] = "2026-11-20".into();
    desk.put("again.json", &case.to_string());
    let second = "--policy billing.toml --date 2026-10-27";
    desk.does(&format!("letter again.json {second} -o again.md"));
    desk.run(&format!("ledger record again.md --against again.json {second} --ledger ledger.db"))
        .ends_with(0, "second");
    let told = follow_up(&desk, "2026-11-02");
    let part = "in our letters of 8 October and 27 October.";
    assert!(told.contains(part), "{told}");
    assert!(told.contains("print the total of each run on the statement. That is still to come."), "{told}");
    // Of the first letter: what was kept after the second went, and what is open. What was settled before is not told again.
    assert!(
        told.contains("compare totals while a run can still be recalled. D") || told.contains("recalled. That was"),
        "{told}"
    );
    assert!(!told.contains("make an interrupted run wait"), "{told}");
    assert_eq!(told.matches("a call from me").count(), 1, "what both promise is told once:\n{told}");
}

/// The same failure again, six weeks later, under another number.
fn next(desk: &Desk, change: impl Fn(&mut serde_json::Value)) {
    let text = desk.read("billing.json").replace("2026-10", "2026-11").replace("2026-08", "2026-11");
    let mut case: serde_json::Value = serde_json::from_str(&text).unwrap();
    case["incident"]["id"] = "CD-1055".into();
    case["incident"]["title"] = "the late collection of your members' fees".into();
    for measure in case["incident"]["measures"].as_array_mut().unwrap() {
        measure["by"] = "2026-12-20".into();
    }
    case["customers"][0]["follow_up"] = serde_json::json!({ "on": "2026-11-27", "how": "call" });
    change(&mut case["customers"][0]);
    desk.put("next.json", &case.to_string());
}

#[test]
fn the_next_letter_names_the_earlier_failure_and_the_promise_that_was_not_kept() {
    let desk = desk();
    next(&desk, |_| ());
    let told = desk.run(&format!("letter next.json {NEXT}")).ends_with(0, "next").stdout;
    let named = "On 1 October you were hit by the double collection of your members' fees. We promised to hold back any \
                 run in which a member appears twice. We did not keep that promise.";
    assert!(told.contains(named) && told.contains("it was the second time"), "{told}");
    let without = desk.run("letter next.json --policy billing.toml --date 2026-11-22").ends_with(0, "alone").stdout;
    assert!(!without.contains("1 October you were"), "{without}");
    // Assessment and goodwill follow.
    let assessed = |options: &str| {
        let told = desk.run(&format!("assess next.json --json {options}"));
        let told: serde_json::Value = serde_json::from_str(&told.stdout).unwrap();
        (told["outlook"].clone(), told["added"]["factor"].clone())
    };
    let (known, alone) = (assessed(NEXT), assessed("--policy billing.toml --date 2026-11-22"));
    assert_eq!(known.0, "out_of_reach");
    assert!(known.0 != alone.0 && known.1 != alone.1, "{known:?} {alone:?}");
    // A batch knows it as well.
    let line: serde_json::Value = serde_json::from_str(&desk.read("next.json")).unwrap();
    desk.put("next.ndjson", &format!("{line}\n"));
    let batch = desk.run(&format!("batch next.ndjson --out - {NEXT}")).stdout;
    assert!(batch.contains("We did not keep that promise."), "{batch}");
}

#[test]
fn what_the_case_states_wins_and_a_contradiction_is_told() {
    let desk = desk();
    let stated = |kept: bool| {
        serde_json::json!([{ "id": "CD-1001", "on": "2026-10-01", "what": "your members paid twice",
            "promised": "We promised that no member would pay twice.", "kept": kept, "similar": true }])
    };
    next(&desk, |customer| customer["earlier_failures"] = stated(true));
    let ran = desk.run(&format!("letter next.json {NEXT}")).ends_with(0, "stated");
    assert!(
        ran.stdout.contains("your members paid twice. We promised that no member would pay twice. We kept to that")
    );
    assert!(ran.stderr.contains("the case says that the promise after CD-1001 was kept, the ledger that it was not"));
    next(&desk, |customer| customer["earlier_failures"] = stated(false));
    let ran = desk.run(&format!("letter next.json {NEXT}")).ends_with(0, "agreed");
    assert!(!ran.stderr.contains("LED101"), "{}", ran.stderr);
    let other_day = serde_json::json!([{ "id": "CD-1001", "on": "2026-09-01", "what": "your members paid twice" }]);
    next(&desk, |customer| customer["earlier_failures"] = other_day.clone());
    let ran = desk.run(&format!("letter next.json {NEXT}")).ends_with(0, "another day");
    let told = "the case says that CD-1001 was on 2026-09-01, the ledger that it was on 2026-10-01";
    assert!(ran.stderr.contains(told), "{}", ran.stderr);
}

/// What a letter knew of earlier failures, and a follow-up of promises, is held against the same ledger.
#[test]
fn a_letter_is_held_against_the_ledger_that_it_was_written_with() {
    let desk = desk();
    next(&desk, |_| ());
    desk.does(&format!("letter next.json {NEXT} -o next.md"));
    let check = "check next.md --against next.json --policy billing.toml --ignore STR050";
    desk.run(&format!("{check} --ledger ledger.db")).ends_with(0, "with its ledger");
    desk.run(check).ends_with(1, "without").says("FCT");
    desk.does("follow-up billing.json --policy billing.toml --date 2026-11-02 --ledger ledger.db -o told.md");
    let check = "check told.md --document follow-up --against billing.json --policy billing.toml";
    desk.run(&format!("{check} --ledger ledger.db")).ends_with(0, "with its ledger");
    desk.run(check).ends_with(1, "without").says("FCT");
}
