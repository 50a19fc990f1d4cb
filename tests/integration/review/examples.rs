//! The letters of `examples/`, read critically.

use std::fs;
use std::path::Path;

use amends::case::Audience;
use amends::composition::{Brief, DocumentKind, Variation};
use amends::intake::{ReadOptions, Source, read, read_policy};
use amends::pipeline;
use amends::policy::Policy;
use amends::rendering::{Manuscript, Templates};
use amends::review::{Facts, Prose, Selection, check, measures};
use chrono::NaiveDate;

/// A letter of an example with what was found in it.
struct Letter {
    name: String,
    manuscript: Manuscript,
    facts: Facts,
    found: Vec<String>,
}

fn letters() -> Vec<Letter> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let dates = fs::read_to_string(folder.join("dates.txt")).unwrap();
    let dated = dates.lines().filter_map(|line| line.split_once(' '));
    dated.flat_map(|(name, date)| letters_of(&folder, name, date.parse().unwrap())).collect()
}

fn letters_of(folder: &Path, name: &str, issued_on: NaiveDate) -> Vec<Letter> {
    let source = |file: String| {
        let bytes = fs::read(folder.join(&file)).ok()?;
        Some(Source::new(file, bytes))
    };
    let policy = source(format!("{name}.toml")).map_or_else(Policy::default, |toml| read_policy(&toml).unwrap().value);
    let customers = source(format!("{name}.customers.csv"));
    let json = source(format!("{name}.json")).unwrap();
    let case = read(&json, customers.as_ref(), &policy, &ReadOptions::on(issued_on)).unwrap().value;
    let templates = Templates::builtin(DocumentKind::Letter).unwrap();
    let brief = Brief {
        kind: DocumentKind::Letter,
        audience: Audience::Customer,
        variation: Variation::Case,
        with_report: true,
    };
    let written = case.customers.iter().map(|customer| {
        let appraisal = pipeline::appraise(&case, customer, &policy, issued_on).unwrap();
        let record = appraisal.record(&case, customer, &policy, issued_on);
        let manuscript = pipeline::letter(&record, &brief, &templates).unwrap().value;
        let found = check(&manuscript, Some(&record), &Selection::default());
        let found = found.into_iter().chain(check(&manuscript, None, &Selection::default()));
        Letter {
            name: format!("{name}#{}", customer.id),
            facts: Facts::of(&record),
            found: found.map(|diagnostic| diagnostic.to_string()).collect(),
            manuscript,
        }
    });
    written.collect()
}

#[test]
fn the_letters_of_the_examples_are_left_alone() {
    let mut told = String::new();
    for letter in letters() {
        let prose = Prose::of(&letter.manuscript);
        let texts = prose.texts();
        told += &format!("== {} facts {:.2} openings {:.2} run {} universal {:?}\n", letter.name, measures::fact_share(&texts, &letter.facts), measures::distinct_openings(&texts), measures::longest_run(&texts), measures::universal(&texts, &letter.facts));
        if letter.name.starts_with("textbooks") || letter.name.contains("harrow") || letter.name.contains("corn-hall") || letter.name.contains("kestrel") || letter.name.contains("brookmere") { for s in &letter.manuscript.sections { told += &format!("[{}]\n{}\n\n", s.name, s.markdown); } }
        for line in &letter.found { told += &format!("   {line}\n"); }
    }
    println!("{told}");
}
