//! From bytes to a [`Case`] or a [`Policy`] that cannot be wrong.
//!
//! A good JSON record goes straight through serde and the checks of `validate`. Anything else is read
//! again as a tree in which every value knows its place (`located`), walked whole against the shape of
//! the format (`shape`), and checked; every problem of the file comes out at once. YAML, TOML and
//! customers files always take the second way. No file is opened here and no clock is asked.

mod customers;
pub mod exports;
mod findings;
mod incident;
mod located;
mod path;
mod plain;
pub mod problems;
mod records;
mod report;
mod schema;
mod shape;
mod source;
#[cfg(test)]
mod tests;
mod thorough;
mod validate;

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::case::Case;
use crate::diagnostic::{Diagnostic, Place, Problems, Result, Warned};
use crate::policy::Policy;

use located::{MAX_RECORD, Text};
use thorough::{CustomersFile, Record};

pub use incident::{Customers, Incident};
pub use plain::{Places, tree};
pub use schema::{case_schema, policy_schema};
pub use source::{Source, SourceFormat};

/// What reading needs to know besides the bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadOptions {
    /// The letter's date, against which promises and deeds are held.
    pub issued_on: NaiveDate,
    /// The zone of the incident where its record names none.
    pub time_zone: Option<Tz>,
    /// The language of the record's sentences where it names none, as a BCP 47 tag.
    pub language: Option<String>,
    /// Whether the document announces when we come back, so that no such day may lie before it: a letter does.
    pub announces: bool,
}

impl ReadOptions {
    /// Options with nothing but the letter's date.
    pub fn on(issued_on: NaiveDate) -> Self {
        Self { issued_on, time_zone: None, language: None, announces: true }
    }
}

/// Reads one case, with the customers of a second file merged in by id.
///
/// # Errors
/// Every problem of both sources, each with its place; [`problems`] lists the codes.
pub fn read(
    source: &Source,
    customers: Option<&Source>,
    policy: &Policy,
    options: &ReadOptions,
) -> Result<Warned<Case>> {
    let text = decoded(source)?;
    // A good case in one JSON value needs no search for the end of its record.
    let whole = Record { text: &text, stretch: 0..text.body.len(), format: source.format, number: None };
    if text.body.len() > MAX_RECORD {
        return Err(too_large(&whole));
    }
    if let Some(case) = fast(&whole, customers.is_some(), policy, options) {
        return Ok(Warned::clean(case));
    }
    let file = customers.map(customers_file).transpose()?;
    let records = split(text.body, source.format);
    // Whatever does not look like many cases is left to the reader of one, which knows what is wrong with it.
    let opens = |stretch: &std::ops::Range<usize>| text.body[stretch.clone()].trim_start().starts_with('{');
    let stretch = match records.stretches.as_slice() {
        many if many.len() > 1 && many.iter().all(opens) => return Err(many_cases(&text, many)),
        [one] if source.format == SourceFormat::Ndjson => one.clone(),
        _ => 0..text.body.len(),
    };
    let record = Record { text: &text, stretch, format: source.format, number: None };
    one(&record, file.as_ref(), policy, options)
}

/// Reads a stream of cases: a JSON list, JSON values one after the other, NDJSON; of other formats, the one
/// case they hold. One bad record stops nothing.
pub fn read_all(
    source: &Source,
    customers: Option<&Source>,
    policy: &Policy,
    options: &ReadOptions,
) -> Vec<Result<Warned<Case>>> {
    let text = match decoded(source) {
        Ok(text) => text,
        Err(problems) => return vec![Err(problems)],
    };
    let file = match customers.map(customers_file).transpose() {
        Ok(file) => file,
        Err(problems) => return vec![Err(problems)],
    };
    let records = split(text.body, source.format);
    let mut cases: Vec<_> = (1..)
        .zip(records.stretches)
        .map(|(number, stretch)| {
            let record = Record { text: &text, stretch, format: source.format, number: Some(number) };
            one(&record, file.as_ref(), policy, options)
        })
        .collect();
    // A stream that was cut off before its first record is more likely than one that was meant to hold none.
    if let Some(fault) = records.fault.or_else(|| cases.is_empty().then(|| nothing(text.body))) {
        let mut report = report::Report::new(&text, None);
        report.fault(fault);
        cases.push(report.finish(None, None));
    }
    cases
}

/// Reads a policy (`amends.toml`); what it leaves out has its built-in value.
///
/// # Errors
/// Every problem of the source, each with its place.
pub fn read_policy(source: &Source) -> Result<Warned<Policy>> {
    let text = decoded(source)?;
    let yaml = [".yaml", ".yml"].iter().any(|extension| source.name.to_ascii_lowercase().ends_with(extension));
    let format = match source.format {
        SourceFormat::Json => SourceFormat::Json,
        SourceFormat::Yaml if yaml => SourceFormat::Yaml,
        _ => SourceFormat::Toml,
    };
    thorough::policy(&Record { text: &text, stretch: 0..text.body.len(), format, number: None })
}

/// The text of a source.
fn decoded(source: &Source) -> Result<Text<'_>> {
    located::decode(&source.bytes).map(|text| Text::new(&source.name, text)).map_err(|(fault, line, column)| {
        let mut diagnostic = Diagnostic::error(fault.code, fault.message);
        diagnostic.hint = fault.hint.map(str::to_owned);
        let (end_line, end_column) = (line, column + 1);
        diagnostic.place = Some(Place { file: source.name.clone(), line, column, end_line, end_column, excerpt: None });
        Problems::from(diagnostic)
    })
}

fn customers_file(source: &Source) -> Result<CustomersFile<'_>> {
    let text = decoded(source)?;
    let rows = customers::read(text.body, source.format);
    Ok(CustomersFile { text, rows })
}

/// The records of a text; formats other than JSON hold one.
fn split(text: &str, format: SourceFormat) -> records::Records {
    match format {
        SourceFormat::Json => records::values(text),
        SourceFormat::Ndjson => records::lines(text),
        SourceFormat::Yaml | SourceFormat::Toml | SourceFormat::Csv => {
            let whole = 0..text.len();
            records::Records { stretches: vec![whole], fault: None }
        }
    }
}

/// What is said of a stream without a case.
fn nothing(text: &str) -> located::SyntaxFault {
    let nothing = located::SyntaxFault::nothing(0);
    if text.trim().is_empty() {
        return nothing;
    }
    located::SyntaxFault { message: "this list holds no case".to_owned(), ..nothing }
}

fn many_cases(text: &Text<'_>, stretches: &[std::ops::Range<usize>]) -> Problems {
    let message = format!("this holds {} cases, and one is asked for", stretches.len());
    let hint = "give a file of one case; `amends assess` takes a stream of them, and so does `amends batch --dry-run`";
    let mut diagnostic = Diagnostic::error(problems::MANY_CASES, message).hint(hint);
    let start = stretches.get(1).map_or(0, |stretch| stretch.start);
    diagnostic.place = Some(text.place(located::Span::new(start, start + 1)));
    Problems::from(diagnostic)
}

fn too_large(record: &Record<'_>) -> Problems {
    let message = format!("this record is larger than {} MiB", MAX_RECORD / (1024 * 1024));
    let mut diagnostic = Diagnostic::error(problems::RECORD_TOO_LARGE, message)
        .hint("give the incident once, and its customers as a file of their own");
    let start = record.stretch.start;
    diagnostic.place = Some(record.text.place(located::Span::new(start, start + 1)));
    diagnostic.record = record.number;
    Problems::from(diagnostic)
}

/// Reads a record fast, and thoroughly where the fast reading has anything to say.
fn one(
    record: &Record<'_>,
    customers: Option<&CustomersFile<'_>>,
    policy: &Policy,
    options: &ReadOptions,
) -> Result<Warned<Case>> {
    if record.stretch.len() > MAX_RECORD {
        return Err(too_large(record));
    }
    match fast(record, customers.is_some(), policy, options) {
        Some(case) => Ok(Warned::clean(case)),
        None => thorough::case(record, customers, policy, options),
    }
}

/// A record of JSON with nothing to be said about it, and nothing to be merged into it.
fn fast(record: &Record<'_>, merged: bool, policy: &Policy, options: &ReadOptions) -> Option<Case> {
    let json = matches!(record.format, SourceFormat::Json | SourceFormat::Ndjson);
    if !json || merged || record.stretch.len() > MAX_RECORD {
        return None;
    }
    let text = record.text.body.get(record.stretch.clone())?;
    // What is still to be filled in may be of its field's type: the walk tells it apart.
    if shape::may_have_blank(text) {
        return None;
    }
    let raw: schema::Case<'_> = serde_json::from_str(text).ok()?;
    if raw.customer_defaults.is_some() {
        return None;
    }
    let (case, findings) = validate::case(&raw, policy, options);
    case.filter(|_| findings.0.is_empty())
}
