//! Reading templates that somebody wrote: what is refused is told with its place, what is taken renders or says why not.

use std::sync::LazyLock;

use amends::case::Case;
use amends::composition::{Brief, DocumentKind};
use amends::intake::{self, ReadOptions, Source};
use amends::pipeline;
use amends::policy::Policy;
use amends::rendering::{Templates, check, list};

use super::documents;

/// One for a file whose name is its first line, and one for each of the templates after it.
pub(super) const CHOICES: u8 = 128;

static CASE: LazyLock<Case> = LazyLock::new(|| {
    let source = Source::new("case.json", include_bytes!("../../examples/textbooks.json").as_slice());
    let options = ReadOptions::on(documents::issued_on());
    intake::read(&source, None, &Policy::default(), &options).expect("a good case").value
});

pub(super) fn holds(input: &[u8]) {
    let (choice, rest) = super::choice(input, CHOICES);
    let text = String::from_utf8_lossy(rest);
    let (name, text) = match choice.checked_sub(1) {
        Some(index) => {
            let listed = list();
            (listed[index % listed.len()].name, &*text)
        }
        None => text.split_once('\n').unwrap_or((&text, "")),
    };
    let files = [(name.to_owned(), text.to_owned())];
    let lines = [super::lines(rest)];
    for found in check(&files) {
        super::sound(&found, &lines);
    }
    let templates = match Templates::with_overrides(DocumentKind::Letter, &files) {
        Ok(templates) => templates,
        Err(problems) => return super::refused(&problems, &lines),
    };
    // Who writes a template is trusted: it may count as far as it likes, and a test may not wait for that.
    if text.contains("range") {
        return;
    }
    let (policy, customer) = (Policy::default(), &CASE.customers[0]);
    let appraisal = pipeline::appraise(&CASE, customer, &policy, documents::issued_on()).expect("a good case");
    let record = appraisal.record(&CASE, customer, &policy, documents::issued_on());
    match pipeline::letter(&record, &Brief::letter(), &templates) {
        Ok(letter) => documents::in_all_formats(&letter.value),
        Err(problems) => super::refused(&problems, &[usize::MAX - 1]),
    }
}
