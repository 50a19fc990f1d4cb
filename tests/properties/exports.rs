//! Importing an export of each source: a case or an error for every incident, and a case that intake can read again.

use amends::diagnostic::Level;
use amends::intake::exports::{ADAPTERS, ImportOptions, import};
use amends::intake::{self, ReadOptions, Source};
use amends::policy::Policy;
use serde_json::Value;

use super::documents;

/// A source each, and one for finding the source.
#[expect(clippy::cast_possible_truncation, reason = "there are a dozen")]
pub(super) const CHOICES: u8 = ADAPTERS.len() as u8 + 1;

pub(super) fn holds(input: &[u8]) {
    let (choice, rest) = super::choice(input, CHOICES);
    let name = if rest.starts_with(b"[") || rest.contains(&b'[') { "export.json" } else { "export.ndjson" };
    let source = Source::new(name, rest);
    let options =
        ImportOptions { from: ADAPTERS.get(choice), time_zone: Some(chrono_tz::UTC), ..ImportOptions::default() };
    let lines = [super::lines(rest)];
    let imported = import(std::slice::from_ref(&source), &options);
    imported.found.iter().for_each(|found| super::sound(found, &lines));
    for incident in imported.incidents {
        incident.found.iter().for_each(|found| super::sound(found, &lines));
        let Some(case) = incident.case else {
            assert!(incident.found.iter().any(|found| found.level == Level::Error), "lost without a word");
            continue;
        };
        let case = Source::new("case.json", Value::Object(case).to_string());
        // Most lack facts that no export has; what is read of one must never break the reader.
        let options = ReadOptions::on(documents::issued_on());
        match intake::read(&case, None, &Policy::default(), &options) {
            Ok(read) => assert!(!read.value.incident.id.is_empty()),
            Err(problems) => super::refused(&problems, &[super::lines(&case.bytes)]),
        }
    }
}
