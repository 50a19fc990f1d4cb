//! One document that somebody has in hand, as the row that a manifest would have of it.

use std::path::Path;

use amends::composition::{DocumentKind, Record, language};
use amends::diagnostic::{Diagnostic, Level, Result};
use amends::manifest::{Digest, Row};
use amends::pipeline::{self, Terms, Told};
use amends::review::{self, Letter, MOST_OF_A_LETTER, Selection};
use chrono::NaiveDate;

use super::against::{Against, Held};
use super::args::{CaseInput, CaseOptions, DocumentName};
use super::manifests::Manifest;
use super::policies::Ruling;
use super::settings::Input;
use super::terminal::Terminal;
use super::{codes, files};

/// The family of the rules that hold figures against the record.
const FIGURES: &str = "FCT";

/// A document with what it was made from.
pub(super) struct InHand {
    /// What a manifest would say of it; its SHA-256 is that of the file.
    pub(super) row: Row,
    /// Its date.
    pub(super) sent_on: NaiveDate,
    /// The policy that holds for it, and where that is.
    pub(super) policy: Ruling,
    /// SHA-256 of the manifest that tells of it.
    pub(super) manifest: Option<Digest>,
    /// Figures in it that are not those of the record.
    pub(super) found: Vec<Diagnostic>,
}

impl InHand {
    /// Reads a document: with the case that is named, else by the manifest of the folder that it is in. Where no date is
    /// needed and it bears none, it is of today.
    ///
    /// # Errors
    /// A file that cannot be read, a case that is none, a document that neither has.
    pub(super) fn read(
        path: &Path,
        against: Option<&str>,
        needs_date: bool,
        date: Option<NaiveDate>,
        ledger: Option<&Path>,
        options: &CaseOptions,
        terminal: &mut Terminal,
    ) -> Result<Self> {
        let bytes = files::read(&Input::File(path.to_owned()), files::RECORD)?.bytes;
        match against {
            Some(named) => {
                // One that is yet to be begun knows nothing.
                let ledger = ledger.filter(|path| path.exists());
                Self::of_case((path, &bytes), named, (needs_date, date), ledger, options, terminal)
            }
            None => Self::of_folder(path, &bytes, date, options, terminal),
        }
    }

    fn of_folder(
        path: &Path,
        bytes: &[u8],
        date: Option<NaiveDate>,
        options: &CaseOptions,
        terminal: &mut Terminal,
    ) -> Result<Self> {
        let Some((manifest, row)) = Manifest::above(path)? else {
            let message = format!("nothing says what {} was made from", path.display());
            return Err(Diagnostic::error(codes::NO_RECORD, message)
                .hint("name its case, and after `#` its customer: --against case.json#acme")
                .into());
        };
        if Digest::of(bytes) != row.output_sha256 {
            let message = format!("{} was changed after it was written", path.display());
            return Err(Diagnostic::error(codes::CHANGED, message)
                .hint("if it is to be as it is now, name the case that it has to agree with: --against case.json#acme")
                .into());
        }
        let policy = Ruling::near(&manifest.folder, options.policy.as_deref(), terminal)?;
        let (sent_on, manifest) = (date.unwrap_or(manifest.header.date), Some(manifest.digest));
        Ok(Self { row, sent_on, policy, manifest, found: Vec::new() })
    }

    fn of_case(
        (path, bytes): (&Path, &[u8]),
        named: &str,
        (needs_date, date): (bool, Option<NaiveDate>),
        ledger: Option<&Path>,
        options: &CaseOptions,
        terminal: &mut Terminal,
    ) -> Result<Self> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // What is no text, such as a scan, is recorded all the same; it bears no date then.
        let small = bytes.len() as u64 <= MOST_OF_A_LETTER;
        let letter = small.then(|| Letter::read(&name, bytes).ok()).flatten();
        let named_kind = options.document.map(DocumentName::kind);
        let letter = match named_kind {
            Some(kind) => letter.map(|letter| letter.known_as(kind)),
            None => letter,
        };
        let read = letter.as_ref().map_or(DocumentKind::Letter, |letter| letter.manuscript.kind);
        let kind = named_kind.unwrap_or(read);
        let dated = date.or_else(|| letter.as_ref().and_then(Letter::date));
        if dated.is_none() && needs_date {
            let message = format!("{name} bears no date that can be read");
            return Err(Diagnostic::error(codes::UNDATED, message)
                .hint("give the day on which it went with --date")
                .into());
        }
        let typed = |case| CaseInput {
            case,
            customers: options.customers.clone(),
            policy: options.policy.clone(),
            date: None,
            language: options.language.clone(),
            time_zone: options.time_zone,
        };
        let against = Against::read(named, typed, &Held { kind, date: dated, ledger }, terminal)?;
        let issued_on = against.reading.issued_on;
        let format = files::ending(path);
        let (input, output) = (against.file.digest, Digest::of(bytes));
        let (mut row, found) = against.with_record(|record| {
            let selection = Selection::default();
            let found = letter.as_ref().map(|letter| review::check_letter(letter, Some(record), &selection));
            Ok((row(record, kind, input, output)?, found.unwrap_or_default()))
        })?;
        (row.path, row.format) = (name, format);
        row.asks = against.asks(letter.as_ref(), &row)?;
        // Whoever edited it may have had a reason: it is told, and keeps nothing from being done.
        let found = found.into_iter().filter(|found| found.code.code.starts_with(FIGURES));
        let found = found.map(|found| Diagnostic { level: Level::Warning, ..found }).collect();
        let Against { policy, reading, .. } = against;
        let policy = Ruling { policy, from: reading.policy, digest: None };
        Ok(Self { row, sent_on: issued_on, policy, manifest: None, found })
    }
}

/// What a manifest would say of the document of a record; where it is, and in which format, is for others to say.
fn row(record: &Record<'_>, kind: DocumentKind, input_sha256: Digest, output_sha256: Digest) -> Result<Row> {
    let Told { about, promises, terms } = pipeline::told(record, kind);
    // What gives nothing counts nothing.
    let terms = terms.as_ref().filter(|_| kind.names_sums());
    Ok(Row {
        path: String::new(),
        record: 1,
        place: None,
        documents: 1,
        input_sha256,
        output_sha256,
        incident: record.case.incident.id.clone(),
        also: Vec::new(),
        customer: record.individual.map(|individual| individual.customer.id.clone()),
        kind: kind.name().to_owned(),
        format: String::new(),
        language: language::region(record)?.tag().to_owned(),
        currency: terms.and_then(|terms| terms.currency).map(|currency| currency.code().to_owned()),
        contract_amount: terms.and_then(Terms::contract_amount),
        added_value: terms.and_then(Terms::added_value),
        added_cost: terms.and_then(Terms::added_cost),
        approval: terms.and_then(Terms::release).filter(|_| kind == DocumentKind::Letter),
        about: Some(about),
        apart: Vec::new(),
        promises,
        asks: None,
    })
}
