//! What follows a letter: its correction, and the question what its reader thinks since.

use super::*;

/// Another document to the reader of [`row`].
fn document(kind: &str, customer: &str, promises: Vec<crate::manifest::Promise>) -> Row {
    let row = row("INC-1", customer, kind);
    Row { kind: kind.to_owned(), promises, ..row }
}

/// A correction of the letter to acme which says that so much is paid by that day.
fn correction(amount: &str, by: &str) -> Row {
    document("correction", "acme", vec![promised(PromiseKind::Payment, "paid to acme", by, Some(amount))])
}

/// The payments that are due to a customer, in pence.
fn owed(ledger: &Ledger, customer: &str) -> Vec<String> {
    let own = |promise: &Promise| promise.kind == PromiseKind::Payment && promise.customer.as_deref() == Some(customer);
    due(ledger, "2026-12-31").into_iter().filter(own).map(|promise| promise.amount.unwrap().amount()).collect()
}

fn letters() -> Ledger {
    recorded(&[row("INC-1", "acme", "x"), row("INC-1", "bell", "x"), row("INC-2", "acme", "x")]).0
}

#[test]
fn what_a_correction_says_is_due_once_and_in_place_of_what_the_letter_said() {
    let mut ledger = letters();
    assert_eq!((owed(&ledger, "acme").len(), owed(&ledger, "bell").len()), (2, 1));
    let right = correction("200.00", "2026-03-23");
    ledger.record(day("2026-03-20"), [Ok(right.clone())]).unwrap();
    // That of the other incident stands.
    assert_eq!(owed(&ledger, "acme"), ["164.52", "200.00"]);
    let (wrong, events) = ledger.promise(PromiseId(2)).unwrap();
    assert_eq!((wrong.state, events[0].kind), (State::Withdrawn, EventKind::Withdrawn));
    assert_eq!(events[0].words.as_deref(), Some("the correction of 2026-03-20 says what holds"));
    assert_eq!(ledger.kept(wrong.id, day("2026-03-21"), None).unwrap_err().0[0].code, codes::CLOSED);
    assert_eq!(owed(&ledger, "bell"), ["164.52"], "nobody else was written to");
    let again = ledger.record(day("2026-03-20"), [Ok(right)]).unwrap();
    assert_eq!((again.known, again.promises), (1, 0));
    let sums = ledger.letter(4).unwrap().letter;
    assert_eq!((sums.kind.as_str(), sums.contract.unwrap().amount()), ("correction", "100.00".to_owned()));
    clean(&ledger);
    // A correction of the correction counts in its place.
    let last = Row { output_sha256: Digest::of(b"last"), ..correction("210.00", "2026-03-23") };
    ledger.record(day("2026-03-22"), [Ok(last)]).unwrap();
    assert_eq!(owed(&ledger, "acme"), ["164.52", "210.00"]);
    clean(&ledger);
}

#[test]
fn a_correction_of_something_else_leaves_the_payment_as_it_is() {
    let mut ledger = letters();
    let done = ledger.record(day("2026-03-20"), [Ok(correction("164.52", "2026-03-23"))]).unwrap();
    assert_eq!((done.letters, done.promises, owed(&ledger, "acme").len()), (1, 0, 2));
    assert_eq!(ledger.promise(PromiseId(2)).unwrap().0.state, State::Open);
    clean(&ledger);
}

#[test]
fn what_was_paid_already_is_not_due_again() {
    for (right, left) in [("200.00", &["35.48"][..]), ("164.00", &[])] {
        let (mut ledger, _) = recorded(&[row("INC-1", "acme", "x")]);
        ledger.kept(PromiseId(2), day("2026-03-18"), None).unwrap();
        ledger.record(day("2026-03-20"), [Ok(correction(right, "2026-03-23"))]).unwrap();
        assert_eq!(owed(&ledger, "acme"), left);
        clean(&ledger);
    }
}

#[test]
fn nobody_is_asked_twice_and_nobody_who_has_answered() {
    let asks = |asks| Row { asks, ..document("follow-up", "acme", Vec::new()) };
    let (first, on) = (day("2026-03-30"), day("2026-04-20"));
    let is_asked = |ledger: &Ledger, on| ledger.is_asked("INC-1", "acme", first, on).unwrap();
    for (noted, sent_on, expected) in [
        (Some(true), "2026-04-02", true),
        (Some(false), "2026-04-02", false),
        // A ledger of an older version did not note it: the day tells it.
        (None, "2026-04-02", true),
        (None, "2026-03-29", false),
        // A policy that asked sooner then asks no sooner now.
        (Some(true), "2026-03-20", true),
        // It was asked in a letter of a later day, which was made before.
        (Some(true), "2026-04-25", true),
        // The same letter made again is the same letter.
        (Some(true), "2026-04-20", false),
    ] {
        let mut ledger = letters();
        ledger.record(day(sent_on), [Ok(asks(noted))]).unwrap();
        assert_eq!(is_asked(&ledger, on), expected, "{noted:?} {sent_on}");
        assert!(
            !ledger.is_asked("INC-1", "bell", first, on).unwrap()
                && !ledger.is_asked("INC-2", "acme", first, on).unwrap()
        );
        clean(&ledger);
    }
    let mut ledger = letters();
    let place =
        crate::diagnostic::Place { file: String::new(), line: 1, column: 1, end_line: 1, end_column: 1, excerpt: None };
    let to = Whereto::Matter { incident: "INC-1".to_owned(), customer: "acme".to_owned() };
    let answer = Given { to, on: day("2026-04-10"), mark: Mark::of(4), words: None, place };
    ledger.import_answers(&[answer], None).unwrap();
    assert!(is_asked(&ledger, on), "they have answered unasked");
    assert!(!is_asked(&ledger, day("2026-04-09")), "they had not yet");
    ledger.connection.execute_batch("INSERT INTO question (letter, asked, sha256) VALUES (1, 1, 'x')").unwrap();
    assert!(!ledger.verify().unwrap().is_clean(), "somebody has edited it");
}

#[test]
fn a_letter_about_two_incidents_is_about_each() {
    let mut joint = document("letter", "acme", Vec::new());
    joint.also = vec!["INC-9".to_owned()];
    let about = |kind: &str| About { kind: kind.to_owned(), started: "2026-03-09".to_owned(), ..About::default() };
    joint.apart = vec![about("outage"), about("billing")];
    joint.asks = Some(true);
    let (ledger, _) = recorded(&[joint]);
    assert!(ledger.is_asked("INC-9", "acme", day("2026-03-01"), day("2026-04-20")).unwrap());
    let matters: i64 = ledger.connection.query_row("SELECT count(*) FROM matter", [], |row| row.get(0)).unwrap();
    assert_eq!(matters, 3, "both together, and each apart");
    clean(&ledger);
}

/// The promise that the next word comes at that time.
fn next_word(at: &str) -> crate::manifest::Promise {
    let by = at.split('T').next().unwrap();
    crate::manifest::Promise {
        at: Some(at.parse().unwrap()),
        ..promised(PromiseKind::FollowUp, "the next word on it", by, None)
    }
}

/// A word in between, made from a record of its own.
fn word(kind: &str, record: &str, promises: Vec<crate::manifest::Promise>) -> Row {
    let own = |what| Digest::of(format!("{kind} {record} {what}").as_bytes());
    Row { input_sha256: own("in"), output_sha256: own("out"), ..document(kind, "acme", promises) }
}

/// What became of the promises, in the order of their days: when each was kept.
fn kept(ledger: &Ledger) -> Vec<(String, Option<String>)> {
    let mut found = Vec::new();
    let mut keep = |promise: Promise| {
        found.push((promise.by.to_string(), promise.kept_on.map(|on| on.to_string())));
        Ok(())
    };
    ledger.promises(&mut keep).unwrap();
    found.sort();
    found
}

#[test]
fn the_next_word_is_kept_by_the_next_word_also_where_that_was_recorded_first() {
    let cause = promised(PromiseKind::FollowUp, "what caused it", "2026-03-20", None);
    let announced = promised(PromiseKind::FollowUp, "the letter about it", "2026-03-18", None);
    let returned = promised(PromiseKind::FollowUp, "Letter due from Ann", "2026-03-27", None);
    let called = promised(PromiseKind::FollowUp, "Call from Ann", "2026-03-28", None);
    let sent = [
        ("2026-03-09", word("acknowledgement", "1", vec![next_word("2026-03-09T12:00:00Z")])),
        ("2026-03-11", word("update", "2", vec![next_word("2026-03-12T12:00:00Z"), cause])),
        ("2026-03-12", word("update", "3", vec![announced])),
        ("2026-03-17", word("letter", "4", vec![returned, called])),
        ("2026-03-30", word("follow-up", "5", Vec::new())),
    ];
    for order in [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0]] {
        let mut ledger = Ledger::nowhere().unwrap();
        let mut count = 0;
        for (on, row) in order.map(|index: usize| &sent[index]) {
            count += ledger.record(day(on), [Ok(row.clone())]).unwrap().kept;
        }
        let of = |by: &str, on: Option<&str>| (by.to_owned(), on.map(str::to_owned));
        let told = [
            of("2026-03-09", Some("2026-03-11")),
            of("2026-03-12", Some("2026-03-12")),
            of("2026-03-18", Some("2026-03-17")),
            of("2026-03-20", None),
            of("2026-03-27", Some("2026-03-30")),
            of("2026-03-28", None),
        ];
        assert_eq!((kept(&ledger), count), (told.to_vec(), 4), "{order:?}");
        let due: Vec<_> = due(&ledger, "2026-12-31").into_iter().map(|promise| promise.text.unwrap()).collect();
        assert_eq!(due, ["what caused it", "Call from Ann"]);
        clean(&ledger);
    }
}

#[test]
fn the_next_word_is_kept_by_nothing_but_word_to_the_same_reader_of_the_same_incident() {
    let told = word("update", "1", vec![next_word("2026-03-12T12:00:00Z")]);
    let again =
        Row { output_sha256: Digest::of(b"html"), format: "html".to_owned(), promises: Vec::new(), ..told.clone() };
    for other in [
        Row { customer: Some("bell".to_owned()), ..word("update", "2", Vec::new()) },
        Row { incident: "INC-2".to_owned(), ..word("update", "2", Vec::new()) },
        word("report", "2", Vec::new()),
        again,
    ] {
        let mut ledger = recorded(std::slice::from_ref(&told)).0;
        ledger.record(day("2026-03-14"), [Ok(other)]).unwrap();
        assert_eq!(kept(&ledger), [("2026-03-12".to_owned(), None)]);
        // A letter that tells of it beside another has told it: late, and once.
        let joint =
            Row { incident: "INC-3".to_owned(), also: vec!["INC-1".to_owned()], ..word("letter", "3", Vec::new()) };
        assert_eq!(ledger.record(day("2026-03-15"), [Ok(joint)]).unwrap().kept, 1);
        assert_eq!(ledger.record(day("2026-03-16"), [Ok(word("update", "4", Vec::new()))]).unwrap().kept, 0);
        let (promise, events) = ledger.promise(PromiseId(1)).unwrap();
        assert_eq!((promise.state, promise.kept_on, events.len()), (State::Kept, Some(day("2026-03-15")), 1));
        assert_eq!(events[0].words.as_deref(), Some("the letter of 2026-03-15"));
        clean(&ledger);
    }
}
