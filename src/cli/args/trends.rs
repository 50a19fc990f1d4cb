//! `amends trends`

use std::path::PathBuf;

use chrono::NaiveDate;
use chrono_tz::Tz;
use clap::{Args, ValueEnum};

use super::{LedgerChoice, date, zone};

/// `amends trends`
#[derive(Debug, Args)]
pub(in crate::cli) struct Trends {
    /// What was sent, and promises that fell due, on this day or later (YYYY-MM-DD); without it all of it
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(in crate::cli) since: Option<NaiveDate>,
    /// As of this day (YYYY-MM-DD) in place of today; what is later is left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(in crate::cli) on: Option<NaiveDate>,
    /// A customer who is hit again within so many days counts as such
    #[arg(long, value_name = "DAYS", default_value_t = 90, value_parser = clap::value_parser!(u32).range(1..=36_500))]
    pub(in crate::cli) within: u32,
    /// Zone of weekdays and hours, such as Europe/Rome
    #[arg(long, value_name = "ZONE", value_parser = zone, default_value = "Etc/UTC")]
    pub(in crate::cli) time_zone: Tz,
    /// The form; without it the ending of PATH decides, else Markdown
    #[arg(long, value_name = "FORM")]
    pub(in crate::cli) to: Option<TrendsForm>,
    /// Write to a file; `-` is standard output
    #[arg(short, long, value_name = "PATH")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Replace the file if it is there already
    #[arg(long, requires = "output")]
    pub(in crate::cli) force: bool,
    #[command(flatten)]
    pub(in crate::cli) ledger: LedgerChoice,
}

/// `trends --to`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum TrendsForm {
    /// Markdown
    Md,
    /// One page with charts, for screen and print
    Html,
    /// One JSON object
    Json,
}
