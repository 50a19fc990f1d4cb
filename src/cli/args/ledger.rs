//! `amends ledger`, and how the commands that use a ledger are told which.

use std::path::PathBuf;
use std::str::FromStr;

use amends::ledger::PromiseId;
use chrono::NaiveDate;
use chrono_tz::Tz;
use clap::{Args, Subcommand, ValueEnum};

use super::{DocumentName, date, zone};
use crate::cli::examples;

/// Which ledger, for commands that read nothing else.
#[derive(Debug, Args)]
#[command(next_help_heading = "Ledger")]
pub(in crate::cli) struct LedgerChoice {
    /// The ledger; without it `[ledger] path` of the policy
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) ledger: Option<PathBuf>,
    /// The policy; without it the `amends.toml` here or in a folder above
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) policy: Option<PathBuf>,
}

/// `amends ledger`
#[derive(Debug, Args)]
pub(in crate::cli) struct Ledger {
    /// What to do.
    #[command(subcommand)]
    pub(in crate::cli) action: LedgerAction,
}

/// What can be done with a ledger.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum LedgerAction {
    /// Record what was sent: the documents of a batch, or one letter
    #[command(after_help = examples::LEDGER_RECORD)]
    Record(Box<LedgerRecord>),
    /// List what was sent
    #[command(after_help = examples::LEDGER_LIST)]
    List(LedgerList),
    /// Show one letter with its promises, or one promise with what became of it
    #[command(after_help = examples::LEDGER_SHOW)]
    Show(LedgerShow),
    /// Print everything, for other programs
    #[command(after_help = examples::LEDGER_EXPORT)]
    Export(LedgerExport),
    /// Erase what is personal about a customer; figures stay
    #[command(after_help = examples::LEDGER_FORGET)]
    Forget(LedgerForget),
    /// Prove that everything is as it was recorded, and documents as they were made
    #[command(after_help = examples::LEDGER_VERIFY)]
    Verify(LedgerVerify),
}

/// `amends ledger record`
#[derive(Debug, Args)]
pub(in crate::cli) struct LedgerRecord {
    /// The folder of a batch, one of its documents, or a letter of another kind (with --against)
    #[arg(value_name = "DIR|FILE")]
    pub(in crate::cli) path: PathBuf,
    /// The record that the letter was made from: a case, and after `#` which customer
    #[arg(long, value_name = "CASE[#CUSTOMER]")]
    pub(in crate::cli) against: Option<String>,
    /// Say what would be recorded, and change nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// The day on which the letter went (YYYY-MM-DD), in place of the one it bears
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(in crate::cli) date: Option<NaiveDate>,
    #[command(flatten)]
    pub(in crate::cli) case: CaseOptions,
    /// The ledger, made if it is not there; without it `[ledger] path` of the policy
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) ledger: Option<PathBuf>,
}

/// What a case named with --against is read with.
#[derive(Debug, Args)]
pub(in crate::cli) struct CaseOptions {
    /// What the document is, where it is no letter: nothing in its text tells an update from one
    #[arg(long, value_name = "DOCUMENT")]
    pub(in crate::cli) document: Option<DocumentName>,
    /// More customers, or more about those of the case (JSON, NDJSON or CSV)
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) customers: Option<PathBuf>,
    /// The policy; without it the `amends.toml` beside the case or above it, else the built-in one
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) policy: Option<PathBuf>,
    /// Language of the sentences of a case that names none, such as en
    #[arg(long, value_name = "TAG")]
    pub(in crate::cli) language: Option<String>,
    /// Zone of a case that states none, such as Europe/Rome
    #[arg(long, value_name = "ZONE", value_parser = zone)]
    pub(in crate::cli) time_zone: Option<Tz>,
}

/// `amends ledger list`
#[derive(Debug, Args)]
pub(in crate::cli) struct LedgerList {
    /// What went to this customer alone
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) customer: Option<String>,
    /// What was about this incident alone
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) incident: Option<String>,
    /// What went on this day or later (YYYY-MM-DD)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(in crate::cli) since: Option<NaiveDate>,
    /// The form of the list
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub(in crate::cli) to: ListForm,
    #[command(flatten)]
    pub(in crate::cli) ledger: LedgerChoice,
}

/// `list --to`, `show --to`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ListForm {
    /// For people
    Text,
    /// One JSON object a line
    Json,
}

/// `amends ledger show`
#[derive(Debug, Args)]
pub(in crate::cli) struct LedgerShow {
    /// The number of a letter, or that of a promise with its P
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: LedgerEntry,
    /// The form of the answer
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub(in crate::cli) to: ListForm,
    #[command(flatten)]
    pub(in crate::cli) ledger: LedgerChoice,
}

/// A letter or a promise.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) enum LedgerEntry {
    Letter(i64),
    Promise(PromiseId),
}

impl FromStr for LedgerEntry {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = text.parse().map(Self::Letter);
        number.or_else(|_| text.parse().map(Self::Promise)).map_err(|_| "write 12 for a letter, P17 for a promise")
    }
}

/// `amends ledger export`
#[derive(Debug, Args)]
pub(in crate::cli) struct LedgerExport {
    /// The form
    #[arg(long, value_name = "FORM", default_value = "json")]
    pub(in crate::cli) to: ExportForm,
    /// With --to csv: which table
    #[arg(long, value_name = "TABLE", default_value = "letters")]
    pub(in crate::cli) what: ExportTable,
    #[command(flatten)]
    pub(in crate::cli) ledger: LedgerChoice,
}

/// `export --to`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ExportForm {
    /// One JSON object with letters, promises, approvals and answers
    Json,
    /// One table; text that a spreadsheet would run as a formula begins with an apostrophe
    Csv,
}

/// `export --what`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ExportTable {
    /// What was sent
    Letters,
    /// What was promised, and how that stands
    Promises,
    /// Who approved what
    Approvals,
    /// What customers answered
    Answers,
}

/// `amends ledger forget`
#[derive(Debug, Args)]
pub(in crate::cli) struct LedgerForget {
    /// The customer, by id
    #[arg(value_name = "CUSTOMER")]
    pub(in crate::cli) customer: String,
    /// Erase; without it the run says what would go, and nothing does
    #[arg(long)]
    pub(in crate::cli) yes: bool,
    /// The day on which they were forgotten (YYYY-MM-DD), in place of today
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(in crate::cli) on: Option<NaiveDate>,
    #[command(flatten)]
    pub(in crate::cli) ledger: LedgerChoice,
}

/// `amends ledger verify`
#[derive(Debug, Args)]
pub(in crate::cli) struct LedgerVerify {
    /// The folder of a batch: its documents against its manifest, and that against the ledger
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) ledger: LedgerChoice,
}
