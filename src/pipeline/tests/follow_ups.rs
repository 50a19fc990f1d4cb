//! Follow-ups of random ledgers: nothing is said to be kept that nobody noted, and nothing that is broken is passed over.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::case::Case;
use crate::composition::random::{self, Marked};
use crate::composition::{Brief, DocumentKind, PromiseState, Record, Standing};
use crate::diagnostic::Result;
use crate::ledger::{Ledger, PromiseId, Sent, State};
use crate::manifest::{About, Digest, Promise, PromiseKind, Row};
use crate::pipeline::standing;
use crate::policy::Policy;
use crate::rendering::{Format, Templates, render};

/// What becomes of a promise, so many days after it was made.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Nothing,
    Kept(u64),
    Moved(u64),
}

/// A promise that is due so many days after its letter.
type Made = (PromiseKind, u64, Fate);

const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
const ISSUED_ON: NaiveDate = NaiveDate::from_ymd_opt(2026, 4, 2).unwrap();

fn letters() -> impl Strategy<Value = Vec<Vec<Made>>> {
    let kind = prop::sample::select(PromiseKind::ALL.to_vec());
    let fate = prop_oneof![
        3 => Just(Fate::Nothing),
        4 => (0..50_u64).prop_map(Fate::Kept),
        1 => (0..50_u64).prop_map(Fate::Moved),
    ];
    prop::collection::vec(prop::collection::vec((kind, 0..50_u64, fate), 1..4), 1..4)
}

/// The day of a letter.
fn sent_on(letter: usize) -> NaiveDate {
    FIRST + Days::new(9 * letter as u64)
}

/// By what a promise is known in any text.
fn mark(letter: usize, promise: usize) -> String {
    format!("quix{letter}zz{promise}")
}

fn promise(kind: PromiseKind, mark: &str, by: NaiveDate) -> Promise {
    let text = match kind {
        PromiseKind::Measure => format!("mend {mark}"),
        PromiseKind::Payment => format!("the price of {mark}"),
        PromiseKind::FollowUp => format!("Call from {mark}"),
    };
    let owner = Some("our head of operations".to_owned());
    Promise { kind, text, by, at: None, owner, amount: None, currency: None, done: false }
}

fn row(case: &Case, letter: usize, promises: Vec<Promise>) -> Row {
    Row {
        path: String::new(),
        record: 1,
        place: None,
        documents: 1,
        input_sha256: Digest::of(b""),
        output_sha256: Digest::of(letter.to_string().as_bytes()),
        incident: case.incident.id.clone(),
        also: Vec::new(),
        customer: Some(case.customers[0].id.clone()),
        kind: "letter".to_owned(),
        format: "md".to_owned(),
        language: "en-GB".to_owned(),
        currency: None,
        contract_amount: None,
        added_value: None,
        added_cost: None,
        approval: None,
        about: Some(About::default()),
        apart: Vec::new(),
        promises,
        asks: None,
    }
}

/// A ledger in which that was promised and became of it.
fn ledger(case: &Case, letters: &[Vec<Made>]) -> Ledger {
    let mut ledger = Ledger::nowhere().unwrap();
    let mut id = 0;
    for (letter, made) in letters.iter().enumerate() {
        let promises = made
            .iter()
            .enumerate()
            .map(|(index, (kind, after, _))| promise(*kind, &mark(letter, index), sent_on(letter) + Days::new(*after)));
        ledger.record(sent_on(letter), [Ok(row(case, letter, promises.collect()))]).unwrap();
        for (_, _, fate) in made {
            id += 1;
            let on = |after: u64| sent_on(letter) + Days::new(after);
            match *fate {
                Fate::Nothing => {}
                Fate::Kept(after) => drop(ledger.kept(PromiseId(id), on(after), Some("it was seen")).unwrap()),
                Fate::Moved(to) => drop(ledger.moved(PromiseId(id), on(to), sent_on(letter), "the bank").unwrap()),
            }
        }
    }
    ledger
}

fn told(marked: &Marked, ledger: &Ledger) -> Result<(Vec<Sent>, Standing, Result<String>)> {
    let (case, policy) = (&marked.case, Policy::default());
    let customer = &case.customers[0];
    let sent: Vec<Sent> = ledger.history(&customer.id)?.sent;
    let mut events = Vec::new();
    for promise in sent.iter().flat_map(|sent| &sent.promises) {
        events.extend(ledger.promise(promise.id)?.1);
    }
    let standing = standing::standing(&sent, &events, (&case.incident, customer), ISSUED_ON);
    let kind = DocumentKind::FollowUp;
    let text = crate::pipeline::with_record_for(kind, case, Some(customer), &policy, ISSUED_ON, |record| {
        let record = Record { standing: Some(&standing), ..*record };
        let manuscript = crate::pipeline::document(&record, &Brief::message(kind), &Templates::builtin(kind)?)?.value;
        Ok(String::from_utf8(render(&manuscript, Format::Markdown)?.bytes).unwrap())
    });
    Ok((sent, standing, text))
}

/// Whether a line says that something was done, or was not.
fn says_done(line: &str) -> bool {
    ["That was done on", "Done on", "That is done."].iter().any(|said| line.contains(said))
}

fn says_broken(line: &str) -> bool {
    ["That is not done.", "We have not kept that."].iter().any(|said| line.contains(said))
}

#[test]
fn what_two_letters_promise_alike_is_told_once_and_kept_once() {
    let any = random::cases().new_tree(&mut TestRunner::deterministic()).unwrap().current();
    let case = any.case;
    let by = sent_on(3);
    let same = || vec![promise(PromiseKind::Payment, "both", by)];
    let states = |kept: Option<i64>| {
        let mut ledger = Ledger::nowhere().unwrap();
        for letter in 0..2 {
            ledger.record(sent_on(letter), [Ok(row(&case, letter, same()))]).unwrap();
        }
        if let Some(id) = kept {
            ledger.kept(PromiseId(id), sent_on(0), None).unwrap();
        }
        let sent = ledger.history(&case.customers[0].id).unwrap().sent;
        let ids = sent.iter().flat_map(|sent| &sent.promises).map(|promise| promise.id);
        let events: Vec<_> = ids.flat_map(|id| ledger.promise(id).unwrap().1).collect();
        let standing = standing::standing(&sent, &events, (&case.incident, &case.customers[0]), ISSUED_ON);
        standing.promises.into_iter().map(|told| told.state).collect::<Vec<_>>()
    };
    let kept = [PromiseState::Kept { on: Some(sent_on(0)), evidence: None }];
    assert_eq!(states(None), [PromiseState::Unknown]);
    assert_eq!(states(Some(1)), kept, "noted of the first");
    assert_eq!(states(Some(2)), kept, "noted of the second");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn a_follow_up_says_of_each_promise_what_the_ledger_knows(marked in random::cases(), letters in letters()) {
        let marked = marked.complete();
        let ledger = ledger(&marked.case, &letters);
        let (sent, standing, text) = told(&marked, &ledger).unwrap();
        let last_on = sent_on(letters.len() - 1);
        let mut broken = 0;
        for (letter, sent) in sent.iter().enumerate() {
            for (index, promise) in sent.promises.iter().enumerate() {
                let mark = mark(letter, index);
                let is_kept = promise.kept_on.is_some_and(|on| on <= ISSUED_ON);
                let is_over = !is_kept && promise.due < ISSUED_ON;
                let state = standing.promises.iter().find(|told| told.promise.text.ends_with(&mark)).map(|told| &told.state);
                // Of a letter before the last one, what was kept before that went is settled.
                let is_settled = letter + 1 < letters.len() && promise.kept_on.is_some_and(|on| on <= last_on);
                prop_assert_eq!(state.is_none(), is_settled, "{}", &mark);
                let Some(state) = state else { continue };
                prop_assert_eq!(matches!(state, PromiseState::Kept { .. }), is_kept);
                let is_measure = promise.kind == PromiseKind::Measure;
                prop_assert_eq!(*state == PromiseState::Broken, is_over && is_measure);
                prop_assert_eq!(*state == PromiseState::Unknown, is_over && !is_measure);
                prop_assert!(is_kept || promise.state != State::Kept || promise.kept_on > Some(ISSUED_ON));
                broken += usize::from(*state == PromiseState::Broken);
                let Ok(text) = &text else { continue };
                let lines: Vec<&str> = text.lines().filter(|line| line.contains(&mark)).collect();
                prop_assert_eq!(lines.len(), 1, "{} in {}", mark, text);
                prop_assert_eq!(says_done(lines[0]), is_kept, "{}", lines[0]);
                prop_assert_eq!(says_broken(lines[0]), *state == PromiseState::Broken, "{}", lines[0]);
            }
        }
        let unknown = standing.promises.iter().filter(|told| told.state == PromiseState::Unknown).count();
        match text {
            Ok(text) => {
                prop_assert!(unknown == 0 && !standing.promises.is_empty());
                prop_assert_eq!(text.contains("I am sorry that we have broken"), broken > 0, "{}", text);
            }
            Err(problems) => {
                prop_assert!(unknown > 0 || standing.promises.is_empty(), "{:?}", problems);
                prop_assert!(problems.0.iter().all(|problem| problem.hint.is_some()), "{:?}", problems);
            }
        }
    }
}
