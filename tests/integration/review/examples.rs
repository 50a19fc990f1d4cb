//! The letters of `examples/`, read critically: those that the program makes, and those that were written by hand.

use std::collections::BTreeSet;
use std::fs;

use amends::case::{Audience, Case};
use amends::composition::{Brief, DocumentKind, Record, Variation};
use amends::intake::{ReadOptions, Source, read, read_policy};
use amends::pipeline;
use amends::policy::Policy;
use amends::rendering::{Manuscript, PARTS, Section, Templates};
use amends::review::{Facts, Prose, Selection, check, measures};
use chrono::NaiveDate;

use crate::support::root;

/// A case of `examples/`, read.
pub(super) struct Example {
    pub(super) name: String,
    case: Case,
    policy: Policy,
    date: NaiveDate,
}

pub(super) fn examples() -> Vec<Example> {
    let dates = fs::read_to_string(root().join("examples/dates.txt")).unwrap();
    let lines = dates.lines().filter_map(|line| line.split_once(' '));
    lines.map(|(name, date)| Example::read(name, date.parse().unwrap())).collect()
}

impl Example {
    fn read(name: &str, date: NaiveDate) -> Self {
        let source = |ending: &str| {
            let file = format!("examples/{name}.{ending}");
            fs::read(root().join(&file)).ok().map(|bytes| Source::new(file, bytes))
        };
        let policy = source("toml").map_or_else(Policy::default, |toml| read_policy(&toml).unwrap().value);
        let (json, customers) = (source("json").unwrap(), source("customers.csv"));
        let case = read(&json, customers.as_ref(), &policy, &ReadOptions::on(date)).unwrap().value;
        Self { name: name.to_owned(), case, policy, date }
    }

    /// What the work makes of each customer's record and letter.
    pub(super) fn letters<T>(&self, work: impl Fn(&Record<'_>, Manuscript) -> T) -> Vec<T> {
        let templates = Templates::builtin(DocumentKind::Letter).unwrap();
        let brief = Brief {
            kind: DocumentKind::Letter,
            audience: Audience::Customer,
            variation: Variation::Case,
            with_report: false,
        };
        let letters = self.case.customers.iter().map(|customer| {
            let appraisal = pipeline::appraise(&self.case, customer, &self.policy, self.date).unwrap();
            let record = appraisal.record(&self.case, customer, &self.policy, self.date);
            let letter = pipeline::letter(&record, &brief, &templates).unwrap().value;
            work(&record, letter)
        });
        letters.collect()
    }

    /// What the work makes of the reports: of the incident alone and of the first customer, for each audience.
    pub(super) fn reports<T>(&self, work: impl Fn(&Record<'_>, Manuscript) -> T) -> Vec<T> {
        let templates = Templates::builtin(DocumentKind::Report).unwrap();
        let customers = std::iter::once(None).chain(self.case.customers.first().map(Some));
        let one = |customer, audience| {
            let brief = Brief { kind: DocumentKind::Report, audience, ..Brief::letter() };
            pipeline::with_record(&self.case, customer, &self.policy, self.date, |record| {
                Ok(work(record, pipeline::report(record, &brief, &templates)?.value))
            })
        };
        let both = |customer| [Audience::Customer, Audience::Internal].map(|audience| one(customer, audience).unwrap());
        customers.flat_map(both).collect()
    }
}

/// What a critical reader says of a letter, with the record and without.
fn objections(letter: &Manuscript, record: &Record<'_>) -> Vec<(&'static str, String)> {
    let with = check(letter, Some(record), &Selection::default());
    let without = check(letter, None, &Selection::default());
    with.into_iter().chain(without).map(|found| (found.code.name, found.to_string())).collect()
}

/// Rules that letters of the examples do not hold to yet. It may only become shorter.
const OPEN: [&str; 0] = [];

#[test]
fn the_letters_of_the_examples_are_left_alone() {
    let mut told = Vec::new();
    let mut open = BTreeSet::new();
    for example in examples() {
        for found in example.letters(|record, letter| objections(&letter, record)) {
            for (rule, line) in found {
                open.insert(rule);
                told.push(format!("{}: {line}", example.name));
            }
        }
    }
    assert_eq!(open.into_iter().collect::<Vec<_>>(), OPEN, "\n{}", told.join("\n"));
}

/// Where a letter written by hand differs on purpose from what the rules ask for.
const BY_HAND: [(&str, &str); 0] = [];

#[test]
fn letters_written_by_hand_are_left_alone() {
    let mut told = Vec::new();
    for example in examples() {
        let file = root().join(format!("tests/prose/by-hand/{}.md", example.name));
        let Ok(text) = fs::read_to_string(file) else { continue };
        let found = example.letters(|record, letter| objections(&by_hand(&text, letter), record));
        for (rule, line) in found.into_iter().flatten() {
            if !BY_HAND.contains(&(example.name.as_str(), rule)) {
                told.push(format!("{}: {line}", example.name));
            }
        }
    }
    assert!(told.is_empty(), "\n{}", told.join("\n"));
}

/// A letter written by hand in the frame of the one that is made: three paragraphs for the first three parts, the
/// last before the close for the fifth, the others for the fourth.
fn by_hand(text: &str, made: Manuscript) -> Manuscript {
    let letter = text.split("\n---\n").next().unwrap();
    let subject = letter.lines().find_map(|line| line.strip_prefix("Subject: ")).unwrap();
    let paragraphs: Vec<&str> = letter.trim().split("\n\n").skip(2).collect();
    let close = paragraphs.iter().position(|paragraph| paragraph.contains("incerely")).unwrap();
    let body = &paragraphs[..close];
    let fourth = body[3..body.len() - 1].join("\n\n");
    let parts = [body[0], body[1], body[2], &fourth, body[body.len() - 1]];
    let section = |(name, markdown): (&'static str, &str)| Section {
        name,
        heading: None,
        markdown: markdown.to_owned(),
        figure: None,
    };
    Manuscript { subject: subject.to_owned(), sections: PARTS.into_iter().zip(parts).map(section).collect(), ..made }
}

/// A letter's sentences and the facts of its record.
struct Voice {
    name: String,
    sentences: Vec<String>,
    facts: Facts,
}

impl Voice {
    fn texts(&self) -> Vec<&str> {
        self.sentences.iter().map(String::as_str).collect()
    }
}

fn voices() -> Vec<Voice> {
    let all = examples();
    let voices = all.iter().flat_map(|example| {
        example.letters(|record, letter| Voice {
            name: example.name.clone(),
            sentences: Prose::of(&letter).texts().into_iter().map(str::to_owned).collect(),
            facts: Facts::of(record),
        })
    });
    voices.collect()
}

/// The cheap tests of what betrays a generated letter, over every letter of the examples; `--nocapture` prints them.
#[test]
#[allow(clippy::cast_precision_loss, clippy::print_stdout, reason = "a mean of a few shares, printed on demand")]
fn the_letters_of_the_examples_pass_the_cheap_tests_of_a_generated_letter() {
    let voices = voices();
    let mut openings = Vec::new();
    for voice in &voices {
        let texts = voice.texts();
        let (share, distinct) = (measures::fact_share(&texts, &voice.facts), measures::distinct_openings(&texts));
        let (run, universal) = (measures::longest_run(&texts), measures::universal(&texts, &voice.facts));
        println!("{:<14} facts {share:.2}  openings {distinct:.2}  run {run}  universal {universal:?}", voice.name);
        assert!(share > 0.55, "{}: facts in {share:.2} of the sentences", voice.name);
        assert!(run <= 2, "{}: {run} sentences in a row open alike", voice.name);
        assert!(universal.len() <= 3, "{}: {universal:?}", voice.name);
        openings.push(distinct);
    }
    let mean = openings.iter().sum::<f64>() / openings.len() as f64;
    println!("openings: {mean:.2} on average");
    assert!(mean >= 0.6, "distinct openings: {mean:.2} on average");
    let pairs = voices.iter().enumerate().flat_map(|(at, one)| voices[at + 1..].iter().map(move |other| (one, other)));
    let between = pairs.filter(|(one, other)| one.name != other.name);
    let shared: Vec<f64> = between
        .map(|(one, other)| measures::shared_sequences((&one.texts(), &one.facts), (&other.texts(), &other.facts)))
        .collect();
    let mean = shared.iter().sum::<f64>() / shared.len() as f64;
    println!("five-word sequences that two letters share: {mean:.2} on average");
    assert!(mean < 0.6, "two letters share {mean:.2} of their five-word sequences on average");
}
