//! What a critical reading costs: letters of `examples/` in every form that is read, without a record and with theirs
//! beside them, next to a plain read of the same text word by word. Run with `cargo bench --bench review`; the ratio to the plain
//! read is what counts on a noisy machine.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss, reason = "a benchmark prints")]
#![allow(clippy::disallowed_methods, reason = "a benchmark reads its input and looks at the clock")]

use std::collections::HashMap;
use std::hint::black_box;
use std::time::Instant;

use amends::case::{Case, Customer};
use amends::composition::{Brief, compose_letter};
use amends::intake::{self, ReadOptions, Source};
use amends::pipeline;
use amends::policy::Policy;
use amends::rendering::{Format, Templates, draft_letter, render};
use amends::review::{Depth, Letter, Reviewer, Selection, check_letter};
use chrono::NaiveDate;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Rounds of which the best counts for each letter: the machine may be shared, and a short round is likelier to have it
/// alone.
const ROUNDS: usize = 100;

const FORMS: [(&str, Format); 3] =
    [("letter.md", Format::Markdown), ("letter.html", Format::Html), ("letter.txt", Format::Text)];

/// A case with all its customers.
struct Example {
    case: Case,
    policy: Policy,
    date: NaiveDate,
}

fn main() {
    let examples = examples();
    println!("MB/s of letters as they lie in files, on one core");
    for (name, format) in FORMS {
        let letters: Vec<Written<'_>> = examples.iter().flat_map(|example| example.letters(format)).collect();
        let bytes: usize = letters.iter().map(|letter| letter.bytes.len()).sum();
        let speed = |seconds: f64| bytes as f64 / seconds / 1e6;
        let read = |letter: &Written<'_>| Letter::read(name, &letter.bytes).unwrap();
        let plain = best(&letters, |letter| words(&letter.bytes));
        let parsed = best(&letters, |letter| read(letter).prose.sentences.len());
        let alone = best(&letters, |letter| check_letter(&read(letter), None, &Selection::default()).len());
        let against = best(&letters, |letter| letter.checked(&read(letter)));
        println!(
            "{name:<12} {} letters, {} KB: plain {:.1}, read {:.1}, checked {:.1} ({:.0} times the plain read), \
             against the record {:.1} ({:.0} times)",
            letters.len(),
            bytes / 1_000,
            speed(plain),
            speed(parsed),
            speed(alone),
            alone / plain,
            speed(against),
            against / plain
        );
    }
    let (first, again) = (structure(&examples, false), structure(&examples, true));
    println!(
        "structure alone, as in a batch: {first:.1} us a letter, {again:.1} us where its sentences were read before"
    );
}

/// The microseconds that the structure of a letter takes on average; to a reader who has read it before, or has not.
fn structure(examples: &[Example], before: bool) -> f64 {
    let templates = Templates::builtin(Brief::letter().kind).unwrap();
    let customers = || examples.iter().flat_map(|example| example.case.customers.iter().map(move |one| (example, one)));
    let seconds = customers().map(|(example, customer)| {
        let Example { case, policy, date } = example;
        let taken = pipeline::with_record(case, Some(customer), policy, *date, |record| {
            let letter = draft_letter(compose_letter(record, &Brief::letter())?, &templates)?;
            let reader = || Reviewer::new(&Selection::default(), Depth::Structure);
            let known = reader();
            let rounds = (0..ROUNDS).map(|_| {
                let new = reader();
                let start = Instant::now();
                black_box(if before { &known } else { &new }.read(&letter, Some(record)));
                start.elapsed().as_secs_f64()
            });
            Ok(rounds.fold(f64::INFINITY, f64::min))
        });
        taken.unwrap()
    });
    seconds.sum::<f64>() * 1e6 / customers().count() as f64
}

/// The seconds that all letters take, each in its best round.
fn best(letters: &[Written<'_>], mut work: impl FnMut(&Written<'_>) -> usize) -> f64 {
    let mut best = |letter| {
        let rounds = (0..ROUNDS).map(|_| {
            let start = Instant::now();
            black_box(work(letter));
            start.elapsed().as_secs_f64()
        });
        rounds.fold(f64::INFINITY, f64::min)
    };
    letters.iter().map(&mut best).sum()
}

/// A plain read of a text: its words in lower case, counted by word, as any tool that knows words must do.
fn words(bytes: &[u8]) -> usize {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut counts: HashMap<String, u32> = HashMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    counts.len()
}

fn examples() -> Vec<Example> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/");
    let dates = std::fs::read_to_string(format!("{folder}dates.txt")).unwrap();
    let example = |(name, date): (&str, &str)| {
        let date = date.parse().unwrap();
        let source = |ending: &str| {
            let bytes = std::fs::read(format!("{folder}{name}.{ending}")).ok()?;
            Some(Source::new(format!("{name}.{ending}"), bytes))
        };
        let policy = source("toml").map_or_else(Policy::default, |toml| intake::read_policy(&toml).unwrap().value);
        let (json, customers) = (source("json").unwrap(), source("customers.csv"));
        let case = intake::read(&json, customers.as_ref(), &policy, &ReadOptions::on(date)).unwrap().value;
        Example { case, policy, date }
    };
    dates.lines().filter_map(|line| line.split_once(' ')).map(example).collect()
}

/// A customer's letter.
struct Written<'e> {
    example: &'e Example,
    customer: &'e Customer,
    bytes: Vec<u8>,
}

impl Example {
    /// The letter of each customer.
    fn letters(&self, format: Format) -> Vec<Written<'_>> {
        let templates = Templates::builtin(Brief::letter().kind).unwrap();
        let letter = |customer| {
            let written = pipeline::with_record(&self.case, Some(customer), &self.policy, self.date, |record| {
                let letter = compose_letter(record, &Brief::letter())?;
                Ok(render(&draft_letter(letter, &templates)?, format)?.bytes)
            });
            Written { example: self, customer, bytes: written.unwrap() }
        };
        self.case.customers.iter().map(letter).collect()
    }
}

impl Written<'_> {
    /// How much is found with the record beside it, which is worked out anew.
    fn checked(&self, letter: &Letter) -> usize {
        let Example { case, policy, date } = self.example;
        let found = pipeline::with_record(case, Some(self.customer), policy, *date, |record| {
            Ok(check_letter(letter, Some(record), &Selection::default()).len())
        });
        found.unwrap()
    }
}
