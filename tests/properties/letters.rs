//! Reading a letter that somebody edited, and judging it: a finding has a place in the file, whatever the file is.

use std::sync::LazyLock;

use amends::case::Case;
use amends::intake::{self, ReadOptions, Source};
use amends::pipeline;
use amends::policy::Policy;
use amends::review::{Letter, Selection, annotate, check_letter};

use super::documents;
use super::pages;

pub(super) const CHOICES: u8 = 5;

const NAMES: [&str; CHOICES as usize] = ["letter.md", "letter.html", "letter.txt", "letter.eml", "letter.docx"];

static CASE: LazyLock<Case> = LazyLock::new(|| {
    let source = Source::new("case.json", include_bytes!("../../examples/outage.json").as_slice());
    let options = ReadOptions::on(documents::outage_on());
    intake::read(&source, None, &Policy::default(), &options).expect("a good case").value
});

pub(super) fn holds(input: &[u8]) {
    let (choice, rest) = super::choice(input, CHOICES);
    let letter = match Letter::read(NAMES[choice], rest) {
        Ok(letter) => letter,
        Err(problems) => return super::refused(&problems, &[super::lines(rest)]),
    };
    let (policy, customer) = (Policy::default(), &CASE.customers[0]);
    let appraisal = pipeline::appraise(&CASE, customer, &policy, documents::outage_on()).expect("a good case");
    let record = appraisal.record(&CASE, customer, &policy, documents::outage_on());
    // A Word document's places count in its text, which the file does not hold as it is.
    let lines = [if rest.starts_with(b"PK") { usize::MAX - 1 } else { super::lines(rest) }];
    // With the record, every rule listens; without it, fewer do.
    for record in [None, Some(&record)].into_iter().skip(usize::from(rest.len() % 4 != 0)) {
        let found = check_letter(&letter, record, &Selection::default());
        for found in &found {
            super::sound(found, &lines);
        }
        let page = annotate(&letter, record, &found).expect("a page");
        pages::hold(&page, amends::rendering::Format::Html);
    }
}
