//! Which English a report is written in, and whether it can be at all (CASE.md section 3).

use crate::composition::{Record, Region};
use crate::diagnostic::{Code, Diagnostic, Result};

/// There are no templates for the record's language.
pub const NO_TEMPLATES: Code = Code { code: "RPT001", name: "report-without-templates" };
/// The reader's language is not that of the record.
pub const MIXED_LANGUAGES: Code = Code { code: "RPT002", name: "report-in-two-languages" };

/// Every code of the family, in order.
pub const CODES: [Code; 2] = [NO_TEMPLATES, MIXED_LANGUAGES];

/// The regional form: the customer's, otherwise the policy's for readers of whom nothing else is known, otherwise that
/// of all customers alike, otherwise the file's own.
///
/// # Errors
/// Where there are no templates for the file's language, or its reader reads another.
pub(super) fn region(record: &Record<'_>) -> Result<Region> {
    let file = record.case.language.as_str();
    let customer = record.individual.and_then(|individual| individual.customer.language.as_deref());
    let reader = customer.or(record.policy.reader.language.as_deref()).unwrap_or(file);
    if base(reader) != base(file) {
        let message = format!("the reader's language is `{reader}`, and the case is written in `{file}`");
        return Err(Diagnostic::error(MIXED_LANGUAGES, message)
            .hint("write the case's sentences in the reader's language, or set the reader's to a form of the case's")
            .into());
    }
    if base(file) != "en" {
        return Err(Diagnostic::error(NO_TEMPLATES, format!("there are no report templates for `{file}`"))
            .hint("the languages there are: en-GB, en-US")
            .into());
    }
    let reader = if reader == file { common(record).unwrap_or(reader) } else { reader };
    let american = reader.split(['-', '_']).any(|part| part.eq_ignore_ascii_case("US"));
    Ok(if american { Region::America } else { Region::Britain })
}

/// For a report about nobody in particular: the form that all customers of the case read.
fn common<'a>(record: &Record<'a>) -> Option<&'a str> {
    let mut read = record.case.customers.iter().map(|customer| customer.language.as_deref());
    let first = read.next().flatten().filter(|_| record.individual.is_none())?;
    (base(first) == base(&record.case.language) && read.all(|other| other == Some(first))).then_some(first)
}

/// The language of a tag: `en` of `en-GB`.
fn base(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase()
}
