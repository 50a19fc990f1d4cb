//! Every figure of every letter of `examples/`, with another true figure of its kind in its place.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;

use crate::composition::{Brief, DocumentKind, Record};
use crate::intake::{ReadOptions, Source, read, read_policy};
use crate::pipeline;
use crate::policy::Policy;
use crate::rendering::{Manuscript, Templates};
use crate::review::told::{Worth, told};
use crate::review::{Selection, check};

#[expect(clippy::disallowed_methods, reason = "a test reads the examples")]
/// Hands on each letter of the examples with its record.
fn letters(work: &mut dyn FnMut(&str, &Record<'_>, &Manuscript)) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let templates = Templates::builtin(DocumentKind::Letter).unwrap();
    for line in fs::read_to_string(root.join("dates.txt")).unwrap().lines() {
        let Some((name, date)) = line.split_once(' ') else { continue };
        let date: NaiveDate = date.parse().unwrap();
        let source = |ending: &str| {
            let file = root.join(format!("{name}.{ending}"));
            fs::read(&file).ok().map(|bytes| Source::new(file.display().to_string(), bytes))
        };
        let policy = source("toml").map_or_else(Policy::default, |toml| read_policy(&toml).unwrap().value);
        let customers = source("customers.csv");
        let case = read(&source("json").unwrap(), customers.as_ref(), &policy, &ReadOptions::on(date)).unwrap().value;
        for customer in &case.customers {
            let appraisal = pipeline::appraise(&case, customer, &policy, date).unwrap();
            let record = appraisal.record(&case, customer, &policy, date);
            let letter = pipeline::letter(&record, &Brief::letter(), &templates).unwrap().value;
            work(name, &record, &letter);
        }
    }
}

fn texts(letter: &Manuscript) -> impl Iterator<Item = &str> {
    std::iter::once(letter.subject.as_str()).chain(letter.sections.iter().map(|section| section.markdown.as_str()))
}

#[test]
#[expect(clippy::print_stdout, reason = "what is missed is listed, with --nocapture")]
fn a_true_figure_in_a_wrong_place_is_caught() {
    let (mut planted, mut missed) = (0_u32, Vec::new());
    letters(&mut |name, record, letter| {
        let all: Vec<(Worth, String)> = texts(letter)
            .flat_map(|text| {
                told(text, record.issued_on).into_iter().map(|told| (told.worth, text[told.at].to_owned()))
            })
            .collect();
        for (index, text) in texts(letter).enumerate() {
            for figure in told(text, record.issued_on) {
                let other = all.iter().find(|(worth, said)| {
                    worth.is_like(&figure.worth) && *worth != figure.worth && is_word(said) == figure.word
                });
                let Some((_, said)) = other else { continue };
                let mut changed = letter.clone();
                let place = match index {
                    0 => &mut changed.subject,
                    part => &mut changed.sections[part - 1].markdown,
                };
                place.replace_range(figure.at.clone(), said);
                planted += 1;
                if check(&changed, Some(record), &Selection::default()).is_empty() {
                    missed.push(format!("{name}: {} for {} in: {text}", said, &text[figure.at]));
                }
            }
        }
    });
    let caught = planted - u32::try_from(missed.len()).unwrap();
    println!("{caught} of {planted} are caught; missed:\n{}", missed.join("\n"));
    assert!(planted > 200, "{planted}");
    assert!(caught * 100 >= planted * 95, "{caught} of {planted} are caught; missed:\n{}", missed.join("\n"));
}

fn is_word(said: &str) -> bool {
    said.chars().all(|c| c.is_alphabetic() || c == '-')
}
