//! A follow-up asks what its reader thinks since: once, some days after it is over, by links that name nobody.

use super::fixture::Desk;
use crate::support::root;

const FIRST: &str = "--policy billing.toml --date 2026-10-08";
const RULE: &str = "\n[feedback]\nurl = \"https://answers.firm.example/a\"\nkey = \"feedback.key\"\nafter_days = 14\n";

/// A letter that was recorded, its promises kept, under a policy that asks.
fn desk() -> Desk {
    let desk = Desk::empty();
    for name in ["billing.json", "billing.toml"] {
        desk.put(name, &std::fs::read_to_string(root().join("examples").join(name)).unwrap());
    }
    desk.put("billing.toml", &(desk.read("billing.toml") + RULE));
    desk.put("feedback.key", "0123456789abcdef0123456789abcdef\n");
    desk.does(&format!("letter billing.json {FIRST} -o letter.md"));
    desk.does(&format!("ledger record letter.md --against billing.json {FIRST} --ledger ledger.db"));
    for promise in desk.objects("due --on 2026-10-08 --days 365 --to json --ledger ledger.db") {
        desk.does(&format!("kept {} --on 2026-10-20 --ledger ledger.db", promise["id"].as_str().unwrap()));
    }
    desk
}

fn follow_up(desk: &Desk, on: &str, options: &str) -> String {
    let arguments = format!("follow-up billing.json --policy billing.toml --date {on} --ledger ledger.db {options}");
    desk.run(&arguments).ends_with(0, &arguments).stdout
}

/// The token of the link for the answer that is asked for.
fn token(letter: &str, answer: u8) -> String {
    let link = letter.split("https://").find(|link| link.contains(&format!("answer={answer}"))).unwrap();
    link.split("token=").nth(1).unwrap().split('&').next().unwrap().to_owned()
}

#[test]
fn a_follow_up_asks_once_and_the_first_letter_never() {
    let desk = desk();
    assert!(!desk.read("letter.md").contains("answers.firm.example"), "the first letter does not ask");
    assert!(!follow_up(&desk, "2026-10-14", "").contains("answers.firm.example"), "too early");
    let letter = follow_up(&desk, "2026-11-02", "");
    assert_eq!(letter.matches("https://answers.firm.example/a?token=").count(), 5, "{letter}");
    let token = token(&letter, 5);
    assert!(token.len() == 22 && letter.matches(&token).count() == 5, "{letter}");
    assert!(letter.contains("what do you think of us now?"), "{letter}");
    let page = follow_up(&desk, "2026-11-02", "--to html");
    assert!(
        page.matches("href=\"https://answers.firm.example/a?token=").count() == 5 && !page.contains("<img"),
        "{page}"
    );
    let text = follow_up(&desk, "2026-11-02", "--to txt");
    assert_eq!(text.matches("answer=").count(), 5, "{text}");
    desk.put("told.md", &letter);
    desk.does(
        "ledger record told.md --document follow-up --against billing.json --policy billing.toml --date 2026-11-02 --ledger ledger.db",
    );
    assert_eq!(follow_up(&desk, "2026-11-02", ""), letter, "the same day makes the same letter");
    assert!(!follow_up(&desk, "2026-12-02", "").contains("answers.firm.example"), "asked already");
    assert!(!follow_up(&desk, "2026-11-02", "").contains("CD-1001&"), "no link names the incident");
}

/// Whether a customer was asked is what was recorded of them, and not the day of a follow-up.
#[test]
fn nobody_is_asked_twice_nor_after_they_have_answered() {
    let record =
        "ledger record told.md --document follow-up --against billing.json --policy billing.toml --ledger ledger.db";
    let asks = |desk: &Desk, on: &str| follow_up(desk, on, "").contains("answers.firm.example");
    // A follow-up that was made without a ledger has not asked.
    let without = desk();
    without.does("follow-up billing.json --policy billing.toml --date 2026-11-02 -o told.md");
    assert!(!without.read("told.md").contains("answers.firm.example"));
    without.does(&format!("{record} --date 2026-11-02"));
    assert!(asks(&without, "2026-12-02"), "they were sent a follow-up, and were not asked");
    // One that has asked is known by its text in every format that can be read, and by the rule in others.
    for format in ["md", "html", "txt", "eml", "docx"] {
        let desk = desk();
        let made = format!(
            "follow-up billing.json --policy billing.toml --date 2026-11-02 --ledger ledger.db -o told.{format}"
        );
        desk.does(&made);
        desk.does(&format!("{} --date 2026-11-02", record.replace("told.md", &format!("told.{format}"))));
        assert!(!asks(&desk, "2026-12-02"), "{format}: asked already");
        desk.run("ledger verify --ledger ledger.db").ends_with(0, "verify");
    }
    // Who has answered unasked need not be asked any more; before they had, they were to be.
    let answered = desk();
    answered
        .put("answers.csv", &format!("incident,customer,answer,on\nCD-1001,{},4,2026-10-25\n", customer(&answered)));
    answered.does("answers import answers.csv --on 2026-10-26 --ledger ledger.db");
    assert!(!asks(&answered, "2026-11-02"), "answered already");
}

/// The only customer of the case.
fn customer(desk: &Desk) -> String {
    let case: serde_json::Value = serde_json::from_str(&desk.read("billing.json")).unwrap();
    case["customers"][0]["id"].as_str().unwrap().to_owned()
}

#[test]
fn answers_by_token_are_those_of_the_customer_that_was_asked() {
    let desk = desk();
    let token = token(&follow_up(&desk, "2026-11-02", ""), 4);
    desk.put("answers.csv", &format!("token,answer,on\n{token},4,2026-11-03\n"));
    let import = "answers import answers.csv --ledger ledger.db";
    desk.run(import).ends_with(2, "no policy").says("LED015").says("--policy");
    desk.run(&format!("{import} --policy billing.toml --on 2026-11-22"))
        .ends_with(0, "import")
        .says("1 answer taken into");
    desk.run(&format!("{import} --policy billing.toml --on 2026-11-22")).ends_with(0, "again").says("1 there already");
    let export: serde_json::Value = serde_json::from_str(&desk.does("ledger export --ledger ledger.db")).unwrap();
    assert_eq!((&export["answers"][0]["incident"], &export["answers"][0]["answer"]), (&"CD-1001".into(), &4.into()));
    let forged = format!("{}{}", if token.starts_with('A') { 'B' } else { 'A' }, &token[1..]);
    // Anybody may post to the page that collects answers: what they make up counts nothing and stops nothing.
    desk.put("answers.csv", &format!("token,answer,on\n{forged},5,2026-11-03\n{token},2,2026-11-04\n"));
    desk.run(&format!("{import} --policy billing.toml --on 2026-11-22"))
        .ends_with(1, "forged")
        .says("1 answer taken into")
        .says("1 left out: their token is of nobody");
}

#[test]
fn a_rule_that_cannot_hold_is_refused() {
    let desk = desk();
    let policy = desk.read("billing.toml");
    let arguments = "follow-up billing.json --policy billing.toml --date 2026-11-02 --ledger ledger.db";
    desk.put("feedback.key", "short\n");
    desk.run(arguments).ends_with(2, "weak").says("ARG018").says("32 bytes");
    std::fs::remove_file(desk.path("feedback.key")).unwrap();
    desk.run(arguments).ends_with(2, "missing").says("FIL001");
    for url in ["http://answers.firm.example", "https://", "javascript:x", "https://a.example/#top", "https://a b"] {
        desk.put("billing.toml", &policy.replace("https://answers.firm.example/a", url));
        desk.run(arguments).ends_with(2, url).says("POL005").says("https://answers.firm.example/a");
    }
    desk.put("billing.toml", &policy.replace("key = \"feedback.key\"\n", ""));
    desk.run(arguments).ends_with(2, "no key").says("feedback.key");
}
