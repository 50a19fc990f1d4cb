//! The letters of `examples/`, read critically: those that the program makes, and those that were written by hand.

use std::collections::BTreeSet;
use std::fs;

use amends::case::{Audience, Case};
use amends::composition::{Brief, DocumentKind, Record, Variation};
use amends::intake::{ReadOptions, Source, read, read_policy};
use amends::pipeline;
use amends::policy::Policy;
use amends::rendering::{Manuscript, PARTS, Section, Templates};
use amends::review::{Selection, check};
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
