//! `amends answers`

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};

use super::{LedgerChoice, date};
use crate::cli::examples;

/// `amends answers`
#[derive(Debug, Args)]
pub(in crate::cli) struct Answers {
    /// What to do.
    #[command(subcommand)]
    pub(in crate::cli) action: AnswersAction,
}

/// What can be done with answers.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum AnswersAction {
    /// Take in answers, all of a file or none
    #[command(after_help = examples::ANSWERS_IMPORT)]
    Import(AnswersImport),
}

/// `amends answers import`
#[derive(Debug, Args)]
pub(in crate::cli) struct AnswersImport {
    /// The answers: a table, objects, or a mailbox of replies; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: PathBuf,
    /// How the file is written; without it its ending and its beginning decide
    #[arg(long, value_name = "FORM")]
    pub(in crate::cli) from: Option<AnswersForm>,
    /// Say what would be taken in, and change nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// As of this day (YYYY-MM-DD) in place of today: nobody has answered after it, but where the day after has begun
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(in crate::cli) on: Option<NaiveDate>,
    #[command(flatten)]
    pub(in crate::cli) ledger: LedgerChoice,
}

/// `answers import --from`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum AnswersForm {
    /// A table with a head
    Csv,
    /// A list of objects, or one object a line
    Json,
    /// Replies by mail
    Mbox,
}
