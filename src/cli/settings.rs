//! What was meant: which files, which date, which format, which destination. Decided once, here.

use std::path::{Path, PathBuf};

use amends::case::Audience;
use amends::composition::Variation;
use amends::diagnostic::{Diagnostic, Result};
use amends::intake::ReadOptions;
use amends::output::Existing;
use amends::rendering::Format;
use chrono::{DateTime, NaiveDate, Utc};

use super::args::{CaseInput, DocumentFormat, DocumentOutput, ReportAudience, VariationBy};
use super::{codes, files};

/// The name of a policy file that is found by itself.
const POLICY: &str = "amends.toml";

/// Something to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    /// `-`
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Input {
    /// What was typed.
    pub(super) fn of(path: &Path) -> Self {
        if path == Path::new("-") { Self::Stdin } else { Self::File(path.to_owned()) }
    }
}

/// What a case is read with.
#[derive(Debug)]
pub(super) struct Reading {
    /// The case, or a stream of them.
    pub(super) case: Input,
    /// More customers.
    pub(super) customers: Option<Input>,
    /// The policy; `None`: the built-in one.
    pub(super) policy: Option<Input>,
    /// The document's date.
    pub(super) issued_on: NaiveDate,
    /// What the reader of the case is told.
    pub(super) options: ReadOptions,
}

impl Reading {
    /// Decides it.
    pub(super) fn of(input: &CaseInput) -> Result<Self> {
        let case = Input::of(&input.case);
        let customers = input.customers.as_deref().map(Input::of);
        let policy = input.policy.as_deref().map(Input::of).or_else(|| found_policy(&case));
        let streams = [Some(&case), customers.as_ref(), policy.as_ref()];
        if streams.into_iter().flatten().filter(|input| **input == Input::Stdin).count() > 1 {
            return Err(stdin_twice().into());
        }
        let issued_on = input.date.unwrap_or_else(today);
        let language = input.language.clone();
        let options = ReadOptions { issued_on, time_zone: input.time_zone, language, announces: true };
        Ok(Self { case, customers, policy, issued_on, options })
    }
}

/// Two inputs from one stream.
pub(super) fn stdin_twice() -> Diagnostic {
    Diagnostic::error(codes::STDIN_TWICE, "two inputs cannot both come from standard input")
        .hint("write one of them to a file and name it")
}

/// The one clock of the program.
#[expect(clippy::disallowed_methods, reason = "the one clock: what --date replaces")]
pub(super) fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

/// The same clock, to the second it is read.
#[expect(clippy::disallowed_methods, reason = "the one clock: what --on replaces")]
pub(super) fn now() -> DateTime<Utc> {
    Utc::now()
}

/// The policy beside the case, else in the nearest folder above it.
pub(super) fn found_policy(case: &Input) -> Option<Input> {
    let beside = match case {
        Input::Stdin => PathBuf::from(POLICY),
        Input::File(path) => path.with_file_name(POLICY),
    };
    if beside.is_file() {
        return Some(Input::File(beside));
    }
    let folder = std::path::absolute(&beside).ok()?;
    folder.ancestors().skip(2).map(|folder| folder.join(POLICY)).find(|path| path.is_file()).map(Input::File)
}

/// Where a document goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Destination {
    /// Standard output.
    Stdout,
    /// A file.
    File(PathBuf),
}

impl Destination {
    /// What was typed.
    pub(super) fn of(path: Option<&Path>) -> Self {
        match path {
            Some(path) if path != Path::new("-") => Self::File(path.to_owned()),
            _ => Self::Stdout,
        }
    }
}

/// What becomes of files that are there already.
pub(super) fn existing(force: bool) -> Existing {
    if force { Existing::Replace } else { Existing::Keep }
}

/// The format of one document: as asked, else as its file's name says, else Markdown.
pub(super) fn format(output: &DocumentOutput, destination: &Destination) -> Result<Format> {
    let path = match (output.to, destination) {
        (Some(format), _) => return Ok(named(format)),
        (None, Destination::Stdout) => return Ok(Format::Markdown),
        (None, Destination::File(path)) => path,
    };
    Format::of_extension(&files::ending(path)).ok_or_else(|| {
        let message = format!("the name of {} does not say which format it is to have", path.display());
        let [others @ .., last] = Format::ALL.map(|format| format!(".{}", format.extension()));
        Diagnostic::error(codes::UNKNOWN_FORMAT, message)
            .hint(format!("end it in {} or {last}, or name the format with --to", others.join(", ")))
            .into()
    })
}

/// The format of a name, or Markdown.
pub(super) fn format_named(to: Option<DocumentFormat>) -> Format {
    to.map_or(Format::Markdown, named)
}

fn named(format: DocumentFormat) -> Format {
    match format {
        DocumentFormat::Md => Format::Markdown,
        DocumentFormat::Html => Format::Html,
        DocumentFormat::Txt => Format::Text,
        DocumentFormat::Docx => Format::Word,
        DocumentFormat::Pdf => Format::Pdf,
        DocumentFormat::Eml => Format::Mail,
        DocumentFormat::Mbox => Format::Mbox,
        DocumentFormat::Ics => Format::Calendar,
    }
}

/// Refuses a format that this build cannot make.
pub(super) fn available(format: Format) -> Result<Format> {
    format.missing().map_or(Ok(format), |missing| Err(missing.into()))
}

/// `--variation`
pub(super) fn variation(by: VariationBy) -> Variation {
    match by {
        VariationBy::Case => Variation::Case,
        VariationBy::Customer => Variation::Customer,
    }
}

/// `--audience`
pub(super) fn audience(reader: ReportAudience) -> Audience {
    match reader {
        ReportAudience::Customer => Audience::Customer,
        ReportAudience::Internal => Audience::Internal,
    }
}
