//! `amends due`, `amends kept`, `amends moved`

use amends::ledger::PromiseId;
use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::{LedgerChoice, date};

/// `amends due`
#[derive(Debug, Args)]
pub(in crate::cli) struct Due {
    /// As of this day (YYYY-MM-DD) in place of today
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(in crate::cli) on: Option<NaiveDate>,
    /// Look so many days ahead
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u16))]
    pub(in crate::cli) days: u16,
    /// The form of the list
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub(in crate::cli) to: DueForm,
    #[command(flatten)]
    pub(in crate::cli) ledger: LedgerChoice,
}

/// `due --to`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DueForm {
    /// For people, by owner
    Text,
    /// One JSON object a line
    Json,
    /// A calendar
    Ics,
}

/// `amends kept`
#[derive(Debug, Args)]
pub(in crate::cli) struct Kept {
    /// The promise, as `amends due` lists it
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: PromiseId,
    /// The day on which it was kept (YYYY-MM-DD) in place of today
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(in crate::cli) on: Option<NaiveDate>,
    /// How it can be seen to be kept
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) evidence: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) ledger: LedgerChoice,
}

/// `amends moved`
#[derive(Debug, Args)]
pub(in crate::cli) struct Moved {
    /// The promise, as `amends due` lists it
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: PromiseId,
    /// The day by which it will be kept instead (YYYY-MM-DD)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(in crate::cli) to: NaiveDate,
    /// Why
    #[arg(long, value_name = "TEXT", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(in crate::cli) because: String,
    /// The day on which that was decided (YYYY-MM-DD) in place of today
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(in crate::cli) on: Option<NaiveDate>,
    #[command(flatten)]
    pub(in crate::cli) ledger: LedgerChoice,
}
