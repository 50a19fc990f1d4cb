//! `amends batch`

use std::num::NonZeroUsize;
use std::path::PathBuf;

use chrono::NaiveDate;
use chrono_tz::Tz;
use clap::Args;

use super::import::{From, source};
use super::{DocumentFormat, DocumentName, GroupedBy, ReportAudience, VariationBy, date, zone};

/// `amends batch`
#[derive(Debug, Args)]
pub(in crate::cli) struct Batch {
    /// Cases, many in each: NDJSON, a JSON list, JSON values one after the other; `-` is standard input
    #[arg(value_name = "INPUT", required = true)]
    pub(in crate::cli) inputs: Vec<PathBuf>,
    /// Read INPUT as exports of incidents, as `amends import` does; auto looks at the shape of each file
    #[arg(long, value_name = "SOURCE", value_parser = source())]
    pub(in crate::cli) from: Option<From>,
    /// Read INPUT as exports with a filter of your own (jq), as `amends import --map` does
    #[arg(long, value_name = "FILE.jq")]
    pub(in crate::cli) map: Option<PathBuf>,
    /// Customers of the one incident of INPUT, one letter each; for a stream of cases, more about the customers they name
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) customers: Option<PathBuf>,
    /// The policy; without it the `amends.toml` beside the first input or above it, else the built-in one
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) policy: Option<PathBuf>,
    /// The date of every document (YYYY-MM-DD) in place of today's
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(in crate::cli) date: Option<NaiveDate>,
    /// Language of the sentences of cases that name none, such as en
    #[arg(long, value_name = "TAG")]
    pub(in crate::cli) language: Option<String>,
    /// Zone of cases that state none, such as Europe/Rome
    #[arg(long, value_name = "ZONE", value_parser = zone)]
    pub(in crate::cli) time_zone: Option<Tz>,
    #[command(flatten)]
    pub(in crate::cli) made: BatchDocument,
    #[command(flatten)]
    pub(in crate::cli) run: BatchRun,
}

/// What is made, and where it goes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(in crate::cli) struct BatchDocument {
    /// The folder for the documents; `-` writes them as lines of JSON to standard output
    #[arg(short, long, value_name = "DIR|-", required_unless_present = "dry_run")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// The document to make
    #[arg(long, value_name = "DOCUMENT", default_value = "letter")]
    pub(in crate::cli) document: DocumentName,
    /// Who reads a report
    #[arg(long, value_name = "AUDIENCE", default_value = "customer")]
    pub(in crate::cli) audience: ReportAudience,
    /// The format; without it Markdown
    #[arg(long, value_name = "FORMAT")]
    pub(in crate::cli) to: Option<DocumentFormat>,
    /// The path of each document in the folder
    #[arg(long, value_name = "TEMPLATE", default_value = amends::output::CUSTOMER_NAME)]
    pub(in crate::cli) name: String,
    /// Replace files that are there already and differ
    #[arg(long)]
    pub(in crate::cli) force: bool,
    /// Templates that replace built-in ones of the same name
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) templates: Option<PathBuf>,
    /// Whether wordings vary between incidents alone or between customers too
    #[arg(long, value_name = "BY", default_value = "case")]
    pub(in crate::cli) variation: VariationBy,
    /// Say in each letter that the report goes with it
    #[arg(long)]
    pub(in crate::cli) with_report: bool,
}

/// How the run goes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Run")]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub(in crate::cli) struct BatchRun {
    /// Do everything but write, and print what the run would come to
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// Print that account as one JSON object
    #[arg(long, requires = "dry_run")]
    pub(in crate::cli) json: bool,
    /// Go on with a run that was stopped: what the manifest proves is there is not made again
    #[arg(long, conflicts_with = "dry_run")]
    pub(in crate::cli) resume: bool,
    /// Hold every document to the rules of wording too (the dry run always does)
    #[arg(long)]
    pub(in crate::cli) review: bool,
    /// Tell all incidents of a customer in one letter; their records follow each other, or --spool sorts them
    #[arg(long, value_name = "WHAT")]
    pub(in crate::cli) group_by: Option<GroupedBy>,
    /// Sort records by customer first, with what memory does not hold in a file without a name in this folder
    #[arg(long, value_name = "DIR", requires = "group_by")]
    pub(in crate::cli) spool: Option<PathBuf>,
    /// Put into place what was approved and would wait in held/, or waits there
    #[arg(long)]
    pub(in crate::cli) approved: bool,
    /// The ledger that has the approvals, and that knows earlier failures; without it `[ledger] path` of the policy for
    /// approvals
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) ledger: Option<PathBuf>,
    /// Stop at the first record that fails
    #[arg(long)]
    pub(in crate::cli) fail_fast: bool,
    /// How many threads make documents; without it one for each processor
    #[arg(short, long, value_name = "N")]
    pub(in crate::cli) jobs: Option<NonZeroUsize>,
}
