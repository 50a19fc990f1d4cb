//! Every figure of every letter and report of `examples/`, with another true figure of its kind in its place.

use std::fs;
use std::path::Path;
use std::rc::Rc;

use chrono::NaiveDate;

use crate::case::{Audience, Case, Customer};
use crate::composition::{Brief, DocumentKind, Record, Variation};
use crate::intake::{ReadOptions, Source, read, read_policy};
use crate::pipeline;
use crate::policy::Policy;
use crate::rendering::{Manuscript, Templates};
use crate::review::known::Known;
use crate::review::told::{Worth, told};
use crate::review::{RULES, Reading, judge};

/// A case of the examples.
struct Example {
    name: String,
    case: Case,
    policy: Policy,
    date: NaiveDate,
}

#[expect(clippy::disallowed_methods, reason = "a test reads the examples")]
fn examples() -> Vec<Example> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let example = |(name, date): (&str, &str)| {
        let date: NaiveDate = date.parse().unwrap();
        let source = |ending: &str| {
            let file = root.join(format!("{name}.{ending}"));
            fs::read(&file).ok().map(|bytes| Source::new(file.display().to_string(), bytes))
        };
        let policy = source("toml").map_or_else(Policy::default, |toml| read_policy(&toml).unwrap().value);
        let customers = source("customers.csv");
        let case = read(&source("json").unwrap(), customers.as_ref(), &policy, &ReadOptions::on(date)).unwrap().value;
        Example { name: name.to_owned(), case, policy, date }
    };
    let dates = fs::read_to_string(root.join("dates.txt")).unwrap();
    dates.lines().filter_map(|line| line.split_once(' ')).map(example).collect()
}

impl Example {
    /// Hands on the record of a customer, or of the incident alone.
    fn with<T>(&self, customer: Option<&Customer>, work: impl FnOnce(&Record<'_>) -> T) -> T {
        pipeline::with_record(&self.case, customer, &self.policy, self.date, |record| Ok(work(record))).unwrap()
    }

    /// Hands on each customer's letter with its record.
    fn letters(&self, variation: Variation, work: &mut dyn FnMut(&Record<'_>, &Manuscript)) {
        let templates = Templates::builtin(DocumentKind::Letter).unwrap();
        for customer in &self.case.customers {
            self.with(Some(customer), |record| {
                let brief = Brief { variation, ..Brief::letter() };
                work(record, &pipeline::letter(record, &brief, &templates).unwrap().value);
            });
        }
    }

    /// Hands on the report of the first customer, and the one for our own people.
    fn reports(&self, work: &mut dyn FnMut(&Record<'_>, &Manuscript)) {
        let templates = Templates::builtin(DocumentKind::Report).unwrap();
        for (customer, audience) in [(self.case.customers.first(), Audience::Customer), (None, Audience::Internal)] {
            self.with(customer, |record| {
                work(record, &pipeline::report(record, &Brief::report(audience), &templates).unwrap().value);
            });
        }
    }
}

fn texts(letter: &Manuscript) -> impl Iterator<Item = &str> {
    std::iter::once(letter.subject.as_str()).chain(letter.sections.iter().map(|section| section.markdown.as_str()))
}

/// What was planted, and what of it nobody objected to.
#[derive(Default)]
struct Tally {
    planted: usize,
    missed: Vec<String>,
}

impl Tally {
    /// Puts another figure of its kind in the place of each.
    fn plant(&mut self, name: &str, record: &Record<'_>, document: &Manuscript) {
        let all: Vec<(Worth, String)> = texts(document)
            .flat_map(|text| {
                told(text, record.issued_on).into_iter().map(|told| (told.worth, text[told.at].to_owned()))
            })
            .collect();
        let known = Rc::new(Known::of(record, document.kind, document.region));
        for (index, text) in texts(document).enumerate() {
            for figure in told(text, record.issued_on) {
                let other = all.iter().find(|(worth, said)| {
                    worth.is_like(&figure.worth) && *worth != figure.worth && is_word(said) == figure.word
                });
                let Some((_, said)) = other else { continue };
                let mut changed = document.clone();
                let place = match index {
                    0 => &mut changed.subject,
                    part => &mut changed.sections[part - 1].markdown,
                };
                place.replace_range(figure.at.clone(), said);
                self.planted += 1;
                let reading = Reading::of(&changed, Some(record)).knowing(&known);
                if judge(&reading, RULES, None).is_empty() {
                    let line = text[..figure.at.start].rsplit('\n').next().unwrap_or_default().len();
                    let line = text[figure.at.start - line..].lines().next().unwrap_or_default();
                    self.missed.push(format!("{name}: {said} for {} in: {line}", &text[figure.at]));
                }
            }
        }
    }

    #[expect(clippy::print_stdout, reason = "what is missed is listed, with --nocapture")]
    fn holds(&self, what: &str) {
        let caught = self.planted - self.missed.len();
        let told = format!("{what}: {caught} of {} are caught; missed:\n{}", self.planted, self.missed.join("\n"));
        println!("{told}");
        assert!(self.planted > 200 && caught * 100 >= self.planted * 95, "{told}");
    }
}

fn is_word(said: &str) -> bool {
    said.chars().all(|c| c.is_alphabetic() || c == '-')
}

#[test]
fn a_true_figure_in_a_wrong_place_of_a_letter_is_caught() {
    let mut tally = Tally::default();
    for example in examples() {
        example.letters(Variation::Case, &mut |record, letter| tally.plant(&example.name, record, letter));
    }
    tally.holds("letters");
}

/// A letter need not be in the words that are chosen today.
#[test]
fn a_true_figure_in_a_wrong_place_is_caught_in_other_words_too() {
    let mut tally = Tally::default();
    for example in examples() {
        example.letters(Variation::Customer, &mut |record, letter| tally.plant(&example.name, record, letter));
    }
    tally.holds("letters in other words");
}

#[test]
fn a_true_figure_in_a_wrong_place_of_a_report_is_caught() {
    let mut tally = Tally::default();
    for example in examples() {
        example.reports(&mut |record, report| tally.plant(&example.name, record, report));
    }
    tally.holds("reports");
}
