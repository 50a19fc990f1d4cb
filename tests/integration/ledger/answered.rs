//! What customers answer is taken in once, or not at all.

use std::fmt::Write as _;

use super::fixture::{DATE, Desk};
use crate::batch::fixture::{cases, lines};

/// Letters to that many customers, recorded.
fn recorded(customers: usize) -> Desk {
    let desk = Desk::of(customers);
    desk.run(&format!("batch in.ndjson --out out {DATE}"));
    desk.does("ledger record out");
    desk
}

const TABLE: &str = "incident,customer,answer,on,words\nINC-1,cust-1,5,2026-03-20,\"Well done, all of you.\"\nINC-2,cust-2,2,2026-03-21,\n";

#[test]
fn a_table_is_taken_in_once_and_a_dry_run_changes_nothing() {
    let desk = recorded(3);
    desk.put("answers.csv", TABLE);
    let told = desk.does("answers import answers.csv --dry-run");
    assert!(told.starts_with("2 answers would be taken into "), "{told}");
    assert_eq!(desk.export()["answers"].as_array().unwrap().len(), 0);
    desk.run("answers import answers.csv").ends_with(0, "import").says("2 answers taken into");
    let once = desk.does("ledger export");
    desk.run("answers import answers.csv").ends_with(0, "again").says("0 answers taken into").says("2 there already");
    assert_eq!(desk.does("ledger export"), once);
    let answers = desk.export()["answers"].clone();
    assert_eq!((&answers[0]["answer"], &answers[0]["words"]), (&5.into(), &"Well done, all of you.".into()));
    let table = desk.does("ledger export --to csv --what answers");
    assert!(table.ends_with("2,INC-2,cust-2,2026-03-21,2,\n"), "{table}");
    desk.run("ledger verify").ends_with(0, "verify");
    // The same as objects, from standard input.
    desk.put(
        "answers.json",
        "[{\"incident\":\"INC-2\",\"customer\":\"cust-2\",\"answer\":\"worse\",\"on\":\"2026-03-21\"}]",
    );
    desk.run("answers import answers.json").ends_with(0, "objects").says("1 there already");
    desk.put("later.csv", "incident,customer,answer,on\nINC-2,cust-2,4,2026-03-25\n");
    desk.run("answers import later.csv").ends_with(0, "later").says("1 of customers who had answered before");
}

#[test]
fn a_file_with_one_wrong_line_is_refused_whole_with_every_fault_and_its_place() {
    let desk = recorded(3);
    desk.put("answers.csv", &format!("{TABLE}INC-1,cust-1,9,2026-03-20,\nINC-1,,1,2026-13-01,\n"));
    let ran = desk.run("answers import answers.csv").ends_with(2, "wrong");
    for part in ["answers.csv:4:1", "`9` is no answer", "answers.csv:5:1", "`customer` is missing", "YYYY-MM-DD"] {
        assert!(ran.stderr.contains(part), "{part} is not in:\n{}", ran.stderr);
    }
    desk.put("answers.csv", &format!("{TABLE}INC-1,cust-2,4,2026-03-20,\nINC-1,cust-1,4,2026-03-01,\n"));
    let ran = desk.run("answers import answers.csv").ends_with(2, "unsent");
    for part in [
        "answers.csv:4:1",
        "the ledger has nothing to `cust-2` about `INC-1`",
        "`cust-1` answers on 2026-03-01 what they were sent about `INC-1` on 2026-03-13",
        "ledger record",
    ] {
        assert!(ran.stderr.contains(part), "{part} is not in:\n{}", ran.stderr);
    }
    assert_eq!(desk.export()["answers"].as_array().unwrap().len(), 0, "nothing of it was taken in");
    desk.put("ahead.csv", "incident,customer,answer,on\nINC-1,cust-1,4,2026-03-20\n");
    desk.run("answers import ahead.csv --on 2026-03-19").ends_with(2, "ahead").says("2026-03-20 lies ahead");
    desk.put("empty.csv", "");
    desk.run("answers import empty.csv").ends_with(2, "empty").says("incident,customer,answer,on,words");
    desk.run("answers import none.csv").ends_with(2, "missing").says("FIL001");
    desk.run("answers import ahead.csv --ledger none.db").ends_with(2, "no ledger").says("LED001");
    desk.run("answers import ahead.csv --from xls").ends_with(2, "form");
    desk.run("answers").ends_with(2, "no action");
}

#[test]
fn replies_to_the_mails_of_a_batch_are_answers() {
    let desk = Desk::of(3);
    let addressed = cases(3, |number, case| {
        case["customers"][0]["contact"]["email"] = format!("care@customer-{number}.example").into();
        case["sender"]["reply_to"] = "care@harbour.example".into();
    });
    desk.put("in.ndjson", &lines(&addressed));
    desk.run(&format!("batch in.ndjson --to eml --out out {DATE}"));
    desk.does("ledger record out");
    let mail = desk.read("out/cust-2/INC-2-letter.eml");
    let id = mail.lines().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap().trim();
    let mut mailbox = String::new();
    for (headers, text) in [
        (format!("In-Reply-To: {id}"), "4\n\nThe call was good.\n\nLena wrote:\n> Dear Ann\n"),
        (format!("In-Reply-To: {id}\nAuto-Submitted: auto-replied"), "I am away.\n"),
        ("In-Reply-To: <somebody@else.example>".to_owned(), "5\n"),
    ] {
        let _ = write!(
            mailbox,
            "From a@b Mon Mar 23 09:00:00 2026\nFrom: ann@acme.example\nDate: Mon, 23 Mar 2026 09:00:00 +0000\nSubject: Re: x\n{headers}\n\n{text}\n"
        );
    }
    desk.put("replies.mbox", &mailbox);
    let ran = desk.run("answers import replies.mbox").ends_with(0, "replies");
    for part in
        ["1 answer taken into", "1 left out: mails that answer nothing", "1 left out: mails that a program wrote"]
    {
        assert!(ran.stderr.contains(part), "{part} is not in:\n{}", ran.stderr);
    }
    let answer = desk.export()["answers"][0].clone();
    let told = (&answer["customer"], &answer["answer"], &answer["words"]);
    assert_eq!(told, (&"cust-2".into(), &4.into(), &"The call was good.".into()));
    desk.run("answers import replies.mbox").ends_with(0, "again").says("1 there already");
}

#[test]
fn what_somebody_who_is_forgotten_wrote_is_erased_and_their_mark_counts_on() {
    let desk = recorded(3);
    desk.put("answers.csv", TABLE);
    desk.does("answers import answers.csv");
    desk.run("ledger forget cust-1 --yes").ends_with(0, "forget").says("and of 1 answer");
    let answer = desk.export()["answers"][0].clone();
    assert_eq!((&answer["customer"], &answer["words"], &answer["answer"]), (&().into(), &().into(), &5.into()));
    let bytes = std::fs::read(desk.path("ledger.db")).unwrap();
    assert!(!bytes.windows(9).any(|window| window == b"Well done"), "it is in the file's free space");
    desk.run("ledger verify").ends_with(0, "verify");
    desk.run("answers import answers.csv").ends_with(2, "known no more").says("is known no more");
}
