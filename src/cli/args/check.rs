//! `amends check`, and `amends explain`, which tells of its rules.

use std::path::PathBuf;

use chrono::NaiveDate;
use chrono_tz::Tz;
use clap::Args;

use super::DocumentName;
use super::values::{date, zone};

/// `amends check`
#[derive(Debug, Args)]
pub(in crate::cli) struct Check {
    /// Letters (.md, .html, .txt, .eml) and cases (.json, .yaml); `-` is a letter on standard input
    #[arg(value_name = "FILE", required = true)]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// The record that letters are held against: a case, and after `#` which customer
    #[arg(long, value_name = "CASE[#CUSTOMER]")]
    pub(in crate::cli) against: Option<String>,
    /// The ledger that the letters were written with; without it `[ledger] path` of the policy, once there is one
    #[arg(long, value_name = "FILE", requires = "against")]
    pub(in crate::cli) ledger: Option<PathBuf>,
    /// What the letters are, where they are none: an update has no five parts
    #[arg(long, value_name = "DOCUMENT")]
    pub(in crate::cli) document: Option<DocumentName>,
    /// Write the letter as HTML, every figure with the field it comes from, every finding in the margin
    #[arg(long)]
    pub(in crate::cli) annotate: bool,
    /// With --annotate: write to a file; `-` is standard output
    #[arg(short, long, value_name = "PATH", requires = "annotate")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Replace the file if it is there already
    #[arg(long, requires = "output")]
    pub(in crate::cli) force: bool,
    /// These rules alone, by code or name
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(in crate::cli) select: Vec<String>,
    /// Not these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(in crate::cli) ignore: Vec<String>,
    /// More customers, or more about those of the case (JSON, NDJSON or CSV)
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) customers: Option<PathBuf>,
    /// The policy; without it the `amends.toml` beside the case or above it, else the built-in one
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) policy: Option<PathBuf>,
    /// The letter's date (YYYY-MM-DD) in place of the one it bears
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(in crate::cli) date: Option<NaiveDate>,
    /// Language of the sentences of a case that names none, such as en
    #[arg(long, value_name = "TAG")]
    pub(in crate::cli) language: Option<String>,
    /// Zone of a case that states none, such as Europe/Rome
    #[arg(long, value_name = "ZONE", value_parser = zone)]
    pub(in crate::cli) time_zone: Option<Tz>,
}

/// `amends explain`
#[derive(Debug, Args)]
pub(in crate::cli) struct Explain {
    /// The rule, by code or name; without it all of them are listed
    #[arg(value_name = "RULE")]
    pub(in crate::cli) rule: Option<String>,
    /// List all rules, as a table
    #[arg(long, conflicts_with = "rule")]
    pub(in crate::cli) all: bool,
}
