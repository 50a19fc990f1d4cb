//! Which English a report is written in, and whether it can be at all (CASE.md section 3).

use crate::composition::{Record, Region};
use crate::diagnostic::{Code, Diagnostic, Result};

const NO_TEMPLATES: Code = Code { code: "RPT001", name: "language-without-templates" };
const MIXED: Code = Code { code: "RPT002", name: "mixed-languages" };

/// Languages that there are templates for.
const LANGUAGES: [&str; 1] = ["en"];

/// The regional form: the customer's, or the policy's for readers of whom nothing else is known, or the file's own.
///
/// # Errors
/// Where there are no templates for the file's language, or its customer reads another.
pub(super) fn region(record: &Record<'_>) -> Result<Region> {
    let file = record.case.language.as_str();
    if !LANGUAGES.contains(&base(file).as_str()) {
        let message = format!("there are no report templates for the language `{file}`");
        return Err(Diagnostic::error(NO_TEMPLATES, message)
            .hint(format!("the languages there are: {}", LANGUAGES.join(", ")))
            .at("language")
            .into());
    }
    let customer = record.individual.and_then(|individual| individual.customer.language.as_deref());
    let reader = customer.or(record.policy.reader.language.as_deref());
    if let Some(reader) = reader.filter(|reader| base(reader) != base(file)) {
        let message = format!("the reader's language is `{reader}`, but the record's sentences are in `{file}`");
        return Err(Diagnostic::error(MIXED, message)
            .hint("state the record in the reader's language, or give the customer the record's language")
            .at(if customer.is_some() { "customers[].language" } else { "policy.reader.language" })
            .into());
    }
    let stated = [customer, record.policy.reader.language.as_deref(), Some(file)];
    let region = stated.into_iter().flatten().find_map(region_subtag);
    Ok(if region.is_some_and(|region| region == "US") { Region::America } else { Region::Britain })
}

/// The language of a tag: `en` of `en-GB`.
fn base(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase()
}

/// The region of a tag: `GB` of `en-GB` and of `en-Latn-GB`.
fn region_subtag(tag: &str) -> Option<String> {
    let mut subtags = tag.split(['-', '_']).skip(1);
    let is_region = |subtag: &&str| subtag.len() == 2 && subtag.bytes().all(|byte| byte.is_ascii_alphabetic());
    subtags.find(is_region).map(str::to_ascii_uppercase)
}
