//! What the ledger costs: recording a batch of 100,000 letters, listing what is due among a million promises, telling
//! what all of it teaches, and proving the whole. Run with `cargo bench --bench ledger`; a number after it scales all counts down, for a quick look.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss, reason = "a benchmark prints")]
#![allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]

use std::time::Instant;

use amends::diagnostic::Place;
use amends::ledger::{Given, Ledger, Mark, Whereto};
use amends::manifest::{About, Digest, Promise, PromiseKind, Row};
use amends::trends::{Asked, page, trends};
use chrono::{Days, NaiveDate};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const LETTERS: u64 = 100_000;
/// Payments and follow-ups of so many letters are a million promises.
const MANY: u64 = 500_000;
/// The most seconds that each may take.
const RECORDED_WITHIN: f64 = 10.0;
const LISTED_WITHIN: f64 = 1.0;
const LEARNED_WITHIN: f64 = 1.0;

fn main() {
    let down: u64 = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(1).max(1);
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = Ledger::open_or_create(&folder.path().join("ledger.db")).unwrap();
    let first = day("2026-03-13");

    let seconds = record(&mut ledger, first, 0..LETTERS / down, "recorded, one incident");
    judge(seconds, RECORDED_WITHIN);
    let mut other = Ledger::open_or_create(&folder.path().join("other.db")).unwrap();
    let begun = Instant::now();
    let rows = (0..LETTERS / down).map(|number| Ok(row(number, &format!("INC-{number}"), first)));
    other.record(first, rows).unwrap();
    judge(told("recorded, an incident each", LETTERS / down, begun), RECORDED_WITHIN);
    let begun = Instant::now();
    other.record(first, (0..LETTERS / down).map(|number| Ok(row(number, &format!("INC-{number}"), first)))).unwrap();
    told("recorded again", LETTERS / down, begun);

    // Batches of some years, so that a few in a hundred of all promises are due at a time.
    for batch in 1..=(MANY / LETTERS) {
        let from = batch * LETTERS / down;
        let on = first.checked_add_days(Days::new(180 * batch)).unwrap();
        record(&mut ledger, on, from..from + LETTERS / down, "recorded, into what is there");
    }
    for (what, until) in [("due in a week", first + Days::new(12)), ("due, none of them", first)] {
        let mut listed = 0_u64;
        let begun = Instant::now();
        ledger
            .due(until, &mut |promise| {
                listed += u64::from(promise.due <= until);
                Ok(())
            })
            .unwrap();
        judge(told(&format!("{what}, of {} promises", 2 * (MANY + LETTERS) / down), listed, begun), LISTED_WITHIN);
    }
    learn(&mut ledger, first, down);
    let begun = Instant::now();
    let verified = ledger.verify().unwrap();
    assert!(verified.is_clean());
    told("proved", verified.letters + verified.promises + verified.others, begun);
    let begun = Instant::now();
    assert_eq!(ledger.history("customer-17").unwrap().sent.len(), 1);
    told("history of one customer", 1, begun);
}

fn record(ledger: &mut Ledger, on: NaiveDate, numbers: std::ops::Range<u64>, what: &str) -> f64 {
    let begun = Instant::now();
    let count = numbers.end - numbers.start;
    ledger.record(on, numbers.map(|number| Ok(row(number, &format!("INC-{on}"), on)))).unwrap();
    told(what, count, begun)
}

/// What the ledger teaches, over letters, promises and answers that are more than a million and a half rows together.
fn learn(ledger: &mut Ledger, first: NaiveDate, down: u64) {
    let answers: Vec<Given> = (0..LETTERS / down).map(|number| answer(number, first)).collect();
    let begun = Instant::now();
    ledger.import_answers(&answers, None).unwrap();
    told("answers taken in", answers.len() as u64, begun);
    let asked = Asked { since: None, on: first + Days::new(3_650), within_days: 90, zone: chrono_tz::UTC };
    let rows = (3 * (MANY + LETTERS) + LETTERS) / down;
    for (what, asked) in
        [("trends", asked), ("trends since the middle", Asked { since: Some(first + Days::new(400)), ..asked })]
    {
        let begun = Instant::now();
        let found = trends(ledger, &asked).unwrap();
        judge(told(&format!("{what}: letters, promises, answers"), rows, begun), LEARNED_WITHIN);
        assert!(found.sent.letters > 0);
        let begun = Instant::now();
        let length = page(&found).unwrap().len() as u64;
        told("  its page, in bytes", length, begun);
    }
}

fn answer(number: u64, first: NaiveDate) -> Given {
    let place = Place { file: String::new(), line: 1, column: 1, end_line: 1, end_column: 1, excerpt: None };
    Given {
        to: Whereto::Matter { incident: format!("INC-{first}"), customer: format!("customer-{number}") },
        on: first + Days::new(7),
        mark: Mark::of(i64::try_from(number % 5 + 1).unwrap()),
        words: None,
        place,
    }
}

fn told(what: &str, count: u64, begun: Instant) -> f64 {
    let seconds = begun.elapsed().as_secs_f64();
    println!(
        "{what:<50} {count:>9} in {seconds:>7.3} s, {:>9.0} a second; busy so far {}",
        count as f64 / seconds,
        busy()
    );
    seconds
}

/// How long this thread has had a processor, where the system tells that: on a machine that others use, too, the difference
/// of two lines is what the work between them took.
fn busy() -> String {
    let told = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds = told.split(' ').next().and_then(|told| told.parse::<u64>().ok());
    nanoseconds.map_or_else(|| "?".to_owned(), |spent| format!("{:.3} s", spent as f64 / 1e9))
}

fn judge(seconds: f64, most: f64) {
    if seconds > most {
        println!("  slower than {most} s");
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A letter as a batch tells of it; its money arrives within three weeks, spread over the days.
fn row(number: u64, incident: &str, on: NaiveDate) -> Row {
    let promise = |kind, text: String, after: u64, amount: Option<&str>| Promise {
        kind,
        text,
        by: on + Days::new(after),
        at: None,
        owner: Some("the head of operations".to_owned()),
        amount: amount.map(str::to_owned),
        currency: amount.map(|_| "GBP".to_owned()),
        done: false,
    };
    Row {
        path: format!("customer-{number}/{incident}-letter.md"),
        record: number + 1,
        place: None,
        documents: 1,
        input_sha256: Digest::of(format!("{number} in").as_bytes()),
        output_sha256: Digest::of(format!("{number} out").as_bytes()),
        incident: incident.to_owned(),
        also: Vec::new(),
        customer: Some(format!("customer-{number}")),
        kind: "letter".to_owned(),
        format: "md".to_owned(),
        language: "en-GB".to_owned(),
        currency: Some("GBP".to_owned()),
        contract_amount: Some("100.00".to_owned()),
        added_value: Some("64.52".to_owned()),
        added_cost: Some("64.52".to_owned()),
        approval: None,
        about: Some(About {
            title: Some("the failed bookings".to_owned()),
            kind: "outage".to_owned(),
            severity: Some("moderate".to_owned()),
            service: Some("your booking page".to_owned()),
            cause: Some("We changed the address, and nobody looked whether the page still answered.".to_owned()),
            started: "2026-03-09T09:00:00Z".to_owned(),
            resolved: Some("2026-03-09T11:10:00Z".to_owned()),
            outlook: Some("guarded".to_owned()),
        }),
        apart: Vec::new(),
        asks: None,
        promises: vec![
            promise(PromiseKind::Measure, "look at the page every minute".to_owned(), 30, None),
            promise(PromiseKind::Measure, "try each change on one page first".to_owned(), 60, None),
            promise(PromiseKind::Payment, "compensation, by transfer".to_owned(), 10 + number % 40, Some("164.52")),
            promise(PromiseKind::FollowUp, "Call from Ada Reed".to_owned(), 11 + number % 60, None),
        ],
    }
}
