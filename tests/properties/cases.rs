//! Reading a case, in every format: what is accepted makes every document, what is refused is told with its place.

use amends::intake::{self, ReadOptions, Source};
use amends::policy::Policy;

use super::documents;

pub(super) const CHOICES: u8 = 5;

const CASE: &[u8] = include_bytes!("../../examples/many.json");

pub(super) fn holds(input: &[u8]) {
    let (choice, rest) = super::choice(input, CHOICES);
    let (policy, options) = (Policy::default(), ReadOptions::on(documents::issued_on()));
    // The last two are a file of customers beside a good case.
    let customers = match choice {
        3 => Some("customers.csv"),
        4 => Some("customers.json"),
        _ => None,
    };
    let case = ["case.json", "case.yaml", "cases.ndjson"].get(choice).copied().unwrap_or("case.json");
    let customers = customers.map(|name| Source::new(name, rest));
    let source = Source::new(case, if customers.is_some() { CASE } else { rest });
    let lines = [super::lines(rest), super::lines(&source.bytes)];
    match intake::read(&source, customers.as_ref(), &policy, &options) {
        Ok(read) => {
            read.diagnostics.iter().for_each(|found| super::sound(found, &lines));
            documents::hold(&read.value, &policy, documents::issued_on());
        }
        Err(problems) => super::refused(&problems, &lines),
    }
    for read in intake::read_all(&source, customers.as_ref(), &policy, &options) {
        match read {
            Ok(read) => assert!(!read.value.incident.id.is_empty()),
            Err(problems) => super::refused(&problems, &lines),
        }
    }
}
