mod after;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::manifest::{About, Digest, PromiseKind, Release, Row};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn promised(kind: PromiseKind, text: &str, by: &str, amount: Option<&str>) -> crate::manifest::Promise {
    crate::manifest::Promise {
        kind,
        text: text.to_owned(),
        by: day(by),
        at: None,
        owner: Some("the head of operations".to_owned()),
        amount: amount.map(str::to_owned),
        currency: amount.map(|_| "GBP".to_owned()),
        done: false,
    }
}

/// The letter to that customer about that incident.
fn row(incident: &str, customer: &str, text: &str) -> Row {
    Row {
        path: format!("{customer}/{incident}-letter.md"),
        record: 1,
        place: None,
        documents: 1,
        input_sha256: Digest::of(format!("{incident} {customer}").as_bytes()),
        output_sha256: Digest::of(format!("{incident} {customer} {text}").as_bytes()),
        incident: incident.to_owned(),
        also: Vec::new(),
        customer: Some(customer.to_owned()),
        kind: "letter".to_owned(),
        format: "md".to_owned(),
        language: "en-GB".to_owned(),
        currency: Some("GBP".to_owned()),
        contract_amount: Some("100.00".to_owned()),
        added_value: Some("64.52".to_owned()),
        added_cost: Some("64.52".to_owned()),
        approval: Some(Release { role: "Director".to_owned(), needed: false }),
        about: Some(About { kind: "outage".to_owned(), started: "2026-03-09".to_owned(), ..About::default() }),
        apart: Vec::new(),
        asks: None,
        promises: vec![
            promised(PromiseKind::Measure, "watch the pumps", "2026-04-01", None),
            promised(PromiseKind::Payment, &format!("paid to {customer}"), "2026-03-23", Some("164.52")),
            promised(PromiseKind::FollowUp, &format!("Call to {customer}"), "2026-03-27", None),
        ],
    }
}

fn recorded(rows: &[Row]) -> (Ledger, Recorded) {
    let mut ledger = Ledger::nowhere().unwrap();
    let done = ledger.record(day("2026-03-13"), rows.iter().cloned().map(Ok)).unwrap();
    (ledger, done)
}

/// What a ledger holds, whatever the numbers of its rows are.
fn contents(ledger: &Ledger) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut ids = Vec::new();
    let mut keep = |letter: Letter| {
        ids.push(letter.id);
        Ok(())
    };
    ledger.letters(&Choice::default(), &mut keep).unwrap();
    for id in ids {
        let Sent { letter, promises } = ledger.letter(id).unwrap();
        let promises: Vec<_> = promises.into_iter().map(|promise| Promise { id: PromiseId(0), ..promise }).collect();
        found.insert(format!("{:?} {promises:?}", Letter { id: 0, ..letter }));
    }
    found
}

fn due(ledger: &Ledger, until: &str) -> Vec<Promise> {
    let mut found = Vec::new();
    let mut keep = |promise| {
        found.push(promise);
        Ok(())
    };
    ledger.due(day(until), &mut keep).unwrap();
    found
}

fn clean(ledger: &Ledger) {
    let verified = ledger.verify().unwrap();
    assert!(verified.is_clean(), "{:?}", verified.found);
}

#[test]
fn a_letter_is_recorded_once_and_a_second_text_is_told() {
    let rows = [row("INC-1", "acme", "x"), row("INC-1", "bell", "x"), row("INC-1", "acme", "y")];
    let (mut ledger, done) = recorded(&rows);
    assert_eq!((done.letters, done.known, done.second, done.promises), (3, 0, 1, 1 + 2 * 3));
    assert_eq!((done.found[0].code, done.found[0].customer.as_deref()), (codes::SECOND, Some("acme")));
    let before = contents(&ledger);
    let again = ledger.record(day("2026-03-20"), rows.iter().cloned().map(Ok)).unwrap();
    assert_eq!((again.letters, again.known, again.promises), (0, 3, 0));
    assert_eq!(contents(&ledger), before);
    clean(&ledger);
}

#[test]
fn a_measure_is_one_promise_however_many_letters_tell_it() {
    let (mut ledger, _) = recorded(&[row("INC-1", "acme", "x"), row("INC-1", "bell", "x"), row("INC-2", "acme", "x")]);
    let measures: Vec<_> = due(&ledger, "2026-12-31").into_iter().filter(|p| p.kind == PromiseKind::Measure).collect();
    let told: Vec<_> = measures.iter().map(|p| (p.incident.as_str(), p.letters, p.customer.as_deref())).collect();
    assert_eq!(told, [("INC-1", 2, None), ("INC-2", 1, Some("acme"))]);
    ledger.kept(measures[0].id, day("2026-03-30"), Some(" seen on site ")).unwrap();
    let (promise, events) = ledger.promise(measures[0].id).unwrap();
    assert_eq!(promise.kept_on, Some(day("2026-03-30")));
    assert_eq!((promise.state, events[0].words.as_deref()), (State::Kept, Some("seen on site")));
    assert!(due(&ledger, "2026-12-31").iter().all(|promise| promise.id != measures[0].id));
    clean(&ledger);
}

#[test]
fn what_was_promised_first_stays_known_when_it_is_moved() {
    let (mut ledger, _) = recorded(&[row("INC-1", "acme", "x")]);
    let first = due(&ledger, "2026-03-23").remove(0);
    assert!(matches!(ledger.moved(first.id, day("2026-03-30"), day("2026-03-20"), "the bank").unwrap(), Noted::New(_)));
    let known = ledger.moved(first.id, day("2026-03-30"), day("2026-03-21"), "the bank").unwrap();
    assert!(matches!(known, Noted::Known(_)));
    let (promise, events) = ledger.promise(first.id).unwrap();
    assert_eq!((promise.by, promise.due, events.len()), (day("2026-03-23"), day("2026-03-30"), 1));
    assert_eq!(due(&ledger, "2026-03-23"), []);
    assert!(matches!(ledger.kept(first.id, day("2026-03-30"), None).unwrap(), Noted::New(_)));
    assert!(matches!(ledger.kept(first.id, day("2026-03-31"), None).unwrap(), Noted::Known(_)));
    let closed = ledger.moved(first.id, day("2026-04-30"), day("2026-03-31"), "late").unwrap_err();
    assert_eq!(closed.0[0].code, codes::CLOSED);
    assert_eq!(ledger.kept(PromiseId(99), day("2026-03-31"), None).unwrap_err().0[0].code, codes::UNKNOWN);
    clean(&ledger);
}

#[test]
fn nothing_of_a_row_that_is_refused_stays() {
    let mut bad = row("INC-1", "bell", "x");
    bad.contract_amount = Some("100.005".to_owned());
    let mut ledger = Ledger::nowhere().unwrap();
    let refused = ledger.record(day("2026-03-13"), [Ok(row("INC-1", "acme", "x")), Ok(bad)]).unwrap_err();
    assert_eq!(refused.0[0].code, codes::BAD_ROW);
    assert_eq!(contents(&ledger).len(), 0);
    let told = ledger.rehearse(day("2026-03-13"), [Ok(row("INC-1", "acme", "x"))]).unwrap();
    assert_eq!((told.letters, contents(&ledger).len()), (1, 0));
}

#[test]
fn a_history_is_what_really_went_to_one_customer() {
    let (mut ledger, _) = recorded(&[row("INC-1", "acme", "x"), row("INC-1", "bell", "x")]);
    ledger.record(day("2025-11-02"), [Ok(row("INC-0", "acme", "x"))]).unwrap();
    let history = ledger.history("acme").unwrap();
    let told: Vec<_> = history.sent.iter().map(|s| (s.letter.incident.as_str(), s.promises.len())).collect();
    assert_eq!(told, [("INC-0", 3), ("INC-1", 3)]);
    assert_eq!(history.sent[0].letter.about.kind, "outage");
    assert_eq!(ledger.history("nobody").unwrap(), History::default());
}

#[test]
fn an_edited_row_is_found_and_never_a_panic() {
    for (edit, seen) in [
        ("UPDATE letter SET contract_amount = '1.00' WHERE id = 1", "letter 1 is not"),
        ("UPDATE letter SET sent_on = 'soon' WHERE id = 2", "letter 2 is not"),
        ("UPDATE letter SET currency = 'XXX'", "letter 1 is not"),
        ("UPDATE matter SET cause = 'rain'", "matter 1 is not"),
        ("UPDATE promise SET due = '2030-01-01' WHERE id = 2", "promise 2 stands"),
        ("UPDATE promise SET state = 'kept' WHERE id = 3", "promise 3 stands"),
        ("UPDATE promise SET text = 'nothing' WHERE id = 1", "promise 1 is not"),
        ("UPDATE promise SET by_day = '20', amount = '-1' WHERE id = 2", "promise 2 is not"),
        ("DELETE FROM told WHERE letter = 1 AND position = 1", "letter 1 is not"),
        ("DELETE FROM told; DELETE FROM letter WHERE id = 2", "`letter` has 1 rows, and 2"),
    ] {
        let (ledger, _) = recorded(&[row("INC-1", "acme", "x"), row("INC-1", "bell", "x")]);
        clean(&ledger);
        ledger.connection.execute_batch(edit).unwrap();
        let verified = ledger.verify().unwrap();
        assert!(verified.found.iter().any(|found| found.message.starts_with(seen)), "{edit}: {:?}", verified.found);
        // Whatever is read of it, it is a value or a diagnostic.
        let _ = ledger.letters(&Choice::default(), &mut |_| Ok(()));
        let _ = ledger.promises(&mut |_| Ok(()));
        let _ = ledger.history("acme");
    }
    let (ledger, _) = recorded(&[row("INC-1", "acme", "x")]);
    ledger.connection.execute_batch("UPDATE letter SET sent_on = 'soon'").unwrap();
    let odd = ledger.history("acme").unwrap_err();
    assert_eq!(odd.0[0].code, codes::ODD_ROW);
    assert!(odd.0[0].message.contains("`soon` as its sent_on, which is no date"), "{odd}");
}

#[test]
fn a_manifest_is_compared_row_by_row() {
    let rows = [row("INC-1", "acme", "x"), row("INC-1", "bell", "x")];
    let (mut ledger, _) = recorded(&rows);
    let compared = |ledger: &Ledger, rows: &[Row]| ledger.compare(rows.iter().cloned().map(Ok)).unwrap().found.len();
    assert_eq!(compared(&ledger, &rows), 0);
    ledger.forget("bell", day("2026-05-01")).unwrap();
    assert_eq!(compared(&ledger, &rows), 0, "a forgotten customer's letter is known by its text");
    assert_eq!(compared(&ledger, &[row("INC-1", "acme", "other")]), 1);
    ledger.connection.execute_batch("UPDATE letter SET customer = 'coda' WHERE customer = 'acme'").unwrap();
    assert_eq!(compared(&ledger, &rows), 1);
}

#[test]
fn who_was_forgotten_stays_forgotten_and_figures_stay() {
    let rows = [row("INC-1", "acme", "x"), row("INC-1", "bell", "x")];
    let (mut ledger, _) = recorded(&rows);
    let would = ledger.would_forget("bell").unwrap();
    let done = ledger.forget("bell", day("2026-05-01")).unwrap();
    assert_eq!((would, done), (done, Forgotten { letters: 1, promises: 2, withdrawn: 1, approvals: 0, answers: 0 }));
    let again = ledger.record(day("2026-03-13"), rows.iter().cloned().map(Ok)).unwrap();
    assert_eq!((again.letters, again.known, again.forgotten), (0, 1, 1));
    assert_eq!(ledger.forget("bell", day("2026-05-01")).unwrap_err().0[0].code, codes::UNKNOWN);
    let left = ledger.letter(2).unwrap();
    assert_eq!(
        (left.letter.reader, left.letter.contract.unwrap().amount()),
        (Reader::Forgotten(1), "100.00".to_owned())
    );
    let told: Vec<_> = left.promises.iter().map(|p| (p.text.as_deref(), p.state)).collect();
    assert_eq!(told, [(Some("watch the pumps"), State::Open), (None, State::Open), (None, State::Withdrawn)]);
    clean(&ledger);
}

#[test]
fn nothing_of_a_forgotten_customer_is_left_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let mut ledger = Ledger::open_or_create(&path).unwrap();
    let rows: Vec<Row> = (0..60).map(|n| row("INC-1", &format!("customer-{n:03}"), "x")).collect();
    ledger.record(day("2026-03-13"), rows.into_iter().map(Ok)).unwrap();
    let payment =
        due(&ledger, "2026-03-23").into_iter().find(|p| p.customer.as_deref() == Some("customer-017")).unwrap();
    ledger.kept(payment.id, day("2026-03-20"), Some("seen by customer-017")).unwrap();
    ledger.forget("customer-017", day("2026-05-01")).unwrap();
    let holds = |text: &str| {
        let names = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
        #[expect(clippy::disallowed_methods, reason = "the test looks at the file")]
        let bytes: Vec<u8> = names.flat_map(|path| std::fs::read(path).unwrap()).collect();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    };
    assert!(holds("customer-018") && !holds("customer-017"));
    clean(&ledger);
}

#[test]
fn an_approval_holds_for_one_text_from_one_record() {
    let (mut ledger, _) = recorded(&[]);
    let (text, record) = (Digest::of(b"text"), Digest::of(b"record"));
    let approval = Approval {
        output_sha256: text,
        input_sha256: record,
        manifest_sha256: None,
        incident: "INC-1".to_owned(),
        customer: Some("acme".to_owned()),
        role: "Director".to_owned(),
        person: "Lena Orlov".to_owned(),
        approved_at: "2026-03-13T10:00:00Z".parse().unwrap(),
    };
    assert_eq!(ledger.approve(std::slice::from_ref(&approval)).unwrap(), 1);
    assert_eq!(ledger.approve(std::slice::from_ref(&approval)).unwrap(), 0);
    let given = ledger.approvals().unwrap();
    let roles = |output, input| given.roles(output, input).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(roles(text, record), ["Director"]);
    assert!(roles(Digest::of(b"texts"), record).is_empty() && roles(text, Digest::of(b"records")).is_empty());
    assert_eq!(given.texts(), [text].into());
    clean(&ledger);
    ledger.forget("acme", day("2026-05-01")).unwrap();
    clean(&ledger);
    ledger.connection.execute_batch("UPDATE approval SET person = 'Somebody'").unwrap();
    assert_eq!(ledger.verify().unwrap().found.len(), 1);
}

/// What can be done to a ledger.
#[derive(Debug, Clone)]
enum Deed {
    Record(Vec<(u8, u8, u8)>),
    Keep(i64),
    Move(i64, u8),
    Forget(u8),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        prop::collection::vec((0..3_u8, 0..4_u8, 0..2_u8), 0..6).prop_map(Deed::Record),
        (1..20_i64).prop_map(Deed::Keep),
        (1..20_i64, 1..28_u8).prop_map(|(id, day)| Deed::Move(id, day)),
        (0..4_u8).prop_map(Deed::Forget),
    ];
    prop::collection::vec(deed, 1..12)
}

fn numbered((incident, customer, text): (u8, u8, u8)) -> Row {
    row(&format!("INC-{incident}"), &format!("customer-{customer}"), &text.to_string())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_order_of_recording_and_doing_it_twice_change_nothing(
        rows in prop::collection::vec((0..3_u8, 0..4_u8, 0..2_u8), 0..10), order in any::<u64>()
    ) {
        let rows: Vec<Row> = rows.into_iter().map(numbered).collect();
        let (ledger, _) = recorded(&rows);
        let mut other = rows.clone();
        other.sort_by_key(|row| Digest::of(format!("{order} {}", row.output_sha256).as_bytes()).short());
        let (mut shuffled, _) = recorded(&other);
        prop_assert_eq!(contents(&ledger), contents(&shuffled));
        let again = shuffled.record(day("2026-03-13"), rows.iter().cloned().map(Ok)).unwrap();
        prop_assert_eq!(again.letters, 0);
        prop_assert_eq!(contents(&ledger), contents(&shuffled));
    }

    #[test]
    fn whatever_is_done_everything_is_as_it_was_recorded(deeds in deeds()) {
        let mut ledger = Ledger::nowhere().unwrap();
        for deed in deeds {
            // What is refused changes nothing, which the verification shows.
            match deed {
                Deed::Record(rows) => {
                    let rows = rows.into_iter().map(|row| Ok(numbered(row)));
                    ledger.record(day("2026-03-13"), rows).unwrap();
                }
                Deed::Keep(id) => drop(ledger.kept(PromiseId(id), day("2026-03-20"), Some("seen"))),
                Deed::Move(id, to) => {
                    let to = NaiveDate::from_ymd_opt(2026, 5, u32::from(to)).unwrap();
                    drop(ledger.moved(PromiseId(id), to, day("2026-03-21"), "late"));
                }
                Deed::Forget(customer) => drop(ledger.forget(&format!("customer-{customer}"), day("2026-05-01"))),
            }
            let verified = ledger.verify().unwrap();
            prop_assert!(verified.is_clean(), "{:?}", verified.found);
        }
    }
}
