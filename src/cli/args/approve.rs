//! `amends approve`

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use super::{CaseOptions, moment};

/// `amends approve`
#[derive(Debug, Args)]
pub(in crate::cli) struct Approve {
    /// The folder of a batch (all that waits in it), one of its documents, or a letter (with --against)
    #[arg(value_name = "FILE|DIR")]
    pub(in crate::cli) path: PathBuf,
    /// In which role of the policy's `[[authority]]`
    #[arg(long = "as", value_name = "ROLE")]
    pub(in crate::cli) role: String,
    /// Who approves
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub(in crate::cli) by: String,
    /// Who wrote it; needed where the policy says that nobody approves what they wrote
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub(in crate::cli) written_by: Option<String>,
    /// The record that the letter was made from: a case, and after `#` which customer
    #[arg(long, value_name = "CASE[#CUSTOMER]")]
    pub(in crate::cli) against: Option<String>,
    /// When, as YYYY-MM-DD or an instant with its offset, in place of now
    #[arg(long, value_name = "WHEN", value_parser = moment)]
    pub(in crate::cli) on: Option<DateTime<Utc>>,
    #[command(flatten)]
    pub(in crate::cli) case: CaseOptions,
    /// The ledger, made if it is not there; without it `[ledger] path` of the policy
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) ledger: Option<PathBuf>,
}
