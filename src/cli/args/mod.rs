//! What was typed: commands, options, and the words that `--help` prints. What it means is decided in
//! [`settings`](super::settings); nothing is read or checked against anything here.

mod answers;
mod approve;
mod batch;
mod check;
mod choices;
mod import;
mod ledger;
mod promises;
mod send;
mod templates;
mod trends;
mod values;

use std::path::PathBuf;

use chrono::NaiveDate;
use chrono_tz::Tz;
use clap::{Args, Parser, Subcommand};

use super::examples;

pub(super) use answers::{Answers, AnswersAction, AnswersForm, AnswersImport};
pub(super) use approve::Approve;
pub(super) use batch::Batch;
pub(super) use check::{Check, Explain};
pub(super) use choices::{
    Color, DocumentFormat, DocumentName, GroupedBy, KindName, MessageFormat, ReportAudience, SchemaOf, SeverityName,
    VariationBy,
};
pub(super) use import::Import;
pub(super) use ledger::{
    CaseOptions, ExportForm, ExportTable, Ledger, LedgerAction, LedgerChoice, LedgerEntry, LedgerExport, LedgerForget,
    LedgerList, LedgerRecord, LedgerShow, LedgerVerify, ListForm,
};
pub(super) use promises::{Due, DueForm, Kept, Moved};
pub(super) use send::Send;
#[cfg(feature = "send")]
pub(super) use send::{MailServer, TlsMode};
pub(super) use templates::{Templates, TemplatesAction};
pub(super) use trends::{Trends, TrendsForm};
use values::{date, moment, zone};

/// Turns incident records into the letter that a customer deserves, and into the factual report behind it.
#[derive(Debug, Parser)]
#[command(name = "amends", version, after_help = examples::TOP)]
#[command(arg_required_else_help = true, disable_help_subcommand = true)]
pub(super) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    pub(super) voice: Voice,
}

/// How the program speaks to the person who started it.
#[derive(Debug, Clone, Copy, Args)]
#[command(next_help_heading = "Messages")]
pub(super) struct Voice {
    /// Whether messages are coloured
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", hide_default_value = true)]
    pub(super) color: Color,
    /// Say nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say also which files were used and written
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
    /// The form of messages on standard error
    #[arg(long, global = true, value_name = "FORM", default_value = "text", hide_default_value = true)]
    pub(super) format: MessageFormat,
}

/// The commands, in the order in which a newcomer meets them.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write the letter to a customer: its five parts, from one case
    #[command(after_help = examples::LETTER)]
    Letter(Letter),
    /// Write the factual report behind a letter
    #[command(after_help = examples::REPORT)]
    Report(Report),
    /// Tell a customer within the hour that we know of it: what we know, what they can do, when they hear next
    #[command(after_help = examples::ACKNOWLEDGE)]
    Acknowledge(Message),
    /// Tell a customer how it stands, while it lasts or when it is over
    #[command(after_help = examples::UPDATE)]
    Update(Message),
    /// Tell a customer how it stands with each promise of the letter
    #[command(after_help = examples::FOLLOW_UP)]
    FollowUp(FollowUp),
    /// Put right a letter that was wrong: what was wrong, what is so, who else got it
    #[command(after_help = examples::CORRECTION)]
    Correction(Message),
    /// Say what a case calls for: outlook, who signs, what is owed and added, what is missing
    #[command(after_help = examples::ASSESS)]
    Assess(Assess),
    /// Write many letters or reports: from a stream of cases, in parallel, resumable
    #[command(after_help = examples::BATCH)]
    Batch(Box<Batch>),
    /// Hand mails to a mail server, each at most once (builds with the feature `send`)
    #[command(after_help = examples::SEND)]
    Send(Box<Send>),
    /// Approve letters that somebody else must release: exactly these texts, from exactly these records
    #[command(after_help = examples::APPROVE)]
    Approve(Box<Approve>),
    /// Keep what was sent and promised: record it, look it up, prove it, forget a customer
    #[command(after_help = examples::LEDGER)]
    Ledger(Ledger),
    /// List the promises that are due and overdue, by who answers for them
    #[command(after_help = examples::DUE)]
    Due(Due),
    /// Note that a promise was kept
    #[command(after_help = examples::KEPT)]
    Kept(Kept),
    /// Note that a promise is to be kept on another day, and why
    #[command(after_help = examples::MOVED)]
    Moved(Moved),
    /// Keep what customers answered: from a table, from objects, from replies by mail
    #[command(after_help = examples::ANSWERS)]
    Answers(Answers),
    /// Learn from what happened: how often, what it cost, what was kept, and what customers think since
    #[command(after_help = examples::TRENDS)]
    Trends(Trends),
    /// Read letters or cases critically: wording, structure, and every figure against the record
    #[command(after_help = examples::CHECK)]
    Check(Check),
    /// Say what a rule of `check` looks for, why, with an example and what is better
    #[command(after_help = examples::EXPLAIN)]
    Explain(Explain),
    /// Turn what other programs export into cases: status pages, pagers, ticket systems
    #[command(after_help = examples::IMPORT)]
    Import(Import),
    /// Write a case to fill in, as YAML that explains its fields
    #[command(after_help = examples::NEW)]
    New(New),
    /// Print what the templates see, as JSON
    #[command(after_help = examples::CONTEXT)]
    Context(Context),
    /// Print the JSON Schema of an input, or of what the templates see
    #[command(after_help = examples::SCHEMA)]
    Schema(Schema),
    /// List, copy or check the templates that word the documents
    #[command(after_help = examples::TEMPLATES)]
    Templates(Templates),
    /// Print a completion script for a shell
    #[command(after_help = examples::COMPLETIONS)]
    Completions(Completions),
    /// Write the manual pages into a folder
    #[command(after_help = examples::MAN)]
    Man(Man),
}

/// A case, and what it is read with.
#[derive(Debug, Args)]
pub(super) struct CaseInput {
    /// The case, as JSON or YAML; `-` is standard input
    #[arg(value_name = "CASE")]
    pub(super) case: PathBuf,
    /// More customers, or more about those of the case (JSON, NDJSON or CSV)
    #[arg(long, value_name = "FILE")]
    pub(super) customers: Option<PathBuf>,
    /// The policy; without it the `amends.toml` beside the case or above it, else the built-in one
    #[arg(long, value_name = "FILE")]
    pub(super) policy: Option<PathBuf>,
    /// The document's date (YYYY-MM-DD) in place of today's
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) date: Option<NaiveDate>,
    /// Language of the sentences of a case that names none, such as en
    #[arg(long, value_name = "TAG")]
    pub(super) language: Option<String>,
    /// Zone of a case that states none, such as Europe/Rome
    #[arg(long, value_name = "ZONE", value_parser = zone)]
    pub(super) time_zone: Option<Tz>,
}

/// How a document is made and where it goes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct DocumentOutput {
    /// The format; without it the ending of PATH decides, else Markdown
    #[arg(long, value_name = "FORMAT")]
    pub(super) to: Option<DocumentFormat>,
    /// Write to a file (with --all: into a folder); `-` is standard output
    #[arg(short, long, value_name = "PATH")]
    pub(super) output: Option<PathBuf>,
    /// Replace files that are there already
    #[arg(long)]
    pub(super) force: bool,
    /// Templates that replace built-in ones of the same name
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
    /// Whether wordings vary between incidents alone or between customers too
    #[arg(long, value_name = "BY", default_value = "case")]
    pub(super) variation: VariationBy,
    /// Write nothing where this review rule (code or name) finds something; `all` is every rule
    #[arg(long, value_name = "RULE|all", value_delimiter = ',')]
    pub(super) deny: Vec<String>,
}

/// `amends letter`
#[derive(Debug, Args)]
pub(super) struct Letter {
    #[command(flatten)]
    pub(super) input: CaseInput,
    /// Which customer, by id; the only one may be left out
    #[arg(long, value_name = "ID")]
    pub(super) customer: Option<String>,
    /// A letter to every customer, into the folder of -o
    #[arg(long, conflicts_with = "customer")]
    pub(super) all: bool,
    /// Say in the letter that the report goes with it
    #[arg(long)]
    pub(super) with_report: bool,
    /// Attach to a mail the letter as PDF, in builds with the feature `pdf`; its report is PDF then, too
    #[arg(long)]
    pub(super) with_pdf: bool,
    /// The ledger that knows earlier failures; without it `[ledger] path` of the policy, once there is one
    #[arg(long, value_name = "FILE")]
    pub(super) ledger: Option<PathBuf>,
    #[command(flatten)]
    pub(super) output: DocumentOutput,
}

/// `amends acknowledge`, `amends update`, `amends correction`
#[derive(Debug, Args)]
pub(super) struct Message {
    #[command(flatten)]
    pub(super) input: CaseInput,
    /// Which customer, by id; the only one may be left out
    #[arg(long, value_name = "ID")]
    pub(super) customer: Option<String>,
    /// To every customer, into the folder of -o
    #[arg(long, conflicts_with = "customer")]
    pub(super) all: bool,
    #[command(flatten)]
    pub(super) output: DocumentOutput,
}

/// `amends follow-up`
#[derive(Debug, Args)]
pub(super) struct FollowUp {
    #[command(flatten)]
    pub(super) message: Message,
    /// The ledger that knows the letter and what became of its promises; without it `[ledger] path` of the policy, once
    /// there is one, else the case alone
    #[arg(long, value_name = "FILE")]
    pub(super) ledger: Option<PathBuf>,
}

/// `amends report`
#[derive(Debug, Args)]
pub(super) struct Report {
    #[command(flatten)]
    pub(super) input: CaseInput,
    /// Who reads it; the internal one adds lessons and internal timeline entries
    #[arg(long, value_name = "AUDIENCE", default_value = "customer")]
    pub(super) audience: ReportAudience,
    /// Add what concerns one customer, by id; without it the report tells of no one customer
    #[arg(long, value_name = "ID")]
    pub(super) customer: Option<String>,
    /// A report for every customer, into the folder of -o
    #[arg(long, conflicts_with = "customer")]
    pub(super) all: bool,
    #[command(flatten)]
    pub(super) output: DocumentOutput,
}

/// `amends assess`
#[derive(Debug, Args)]
pub(super) struct Assess {
    #[command(flatten)]
    pub(super) input: CaseInput,
    /// One customer alone, by id
    #[arg(long, value_name = "ID")]
    pub(super) customer: Option<String>,
    /// One JSON object a line, one for each customer
    #[arg(long)]
    pub(super) json: bool,
    /// The ledger that knows earlier failures; without it `[ledger] path` of the policy, once there is one
    #[arg(long, value_name = "FILE")]
    pub(super) ledger: Option<PathBuf>,
}

/// `amends new`
#[derive(Debug, Args)]
pub(super) struct New {
    /// The kind of failure; may be given more than once
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    pub(super) kind: Vec<KindName>,
    /// How bad it was
    #[arg(long, value_name = "SEVERITY")]
    pub(super) severity: Option<SeverityName>,
    /// Keep what this case has and ask for the rest (JSON or YAML; `-` is standard input)
    #[arg(long, value_name = "FILE")]
    pub(super) from: Option<PathBuf>,
    /// Write to a file; `-` is standard output
    #[arg(short, long, value_name = "PATH")]
    pub(super) output: Option<PathBuf>,
    /// Replace the file if it is there already
    #[arg(long)]
    pub(super) force: bool,
}

/// `amends context`
#[derive(Debug, Args)]
pub(super) struct Context {
    #[command(flatten)]
    pub(super) input: CaseInput,
    /// Which customer, by id; the only one may be left out
    #[arg(long, value_name = "ID")]
    pub(super) customer: Option<String>,
    /// The document whose templates are asked about
    #[arg(long, value_name = "DOCUMENT", default_value = "letter")]
    pub(super) document: DocumentName,
    /// Who reads the report
    #[arg(long, value_name = "AUDIENCE", default_value = "customer")]
    pub(super) audience: ReportAudience,
    /// As for `letter`
    #[arg(long)]
    pub(super) with_report: bool,
    /// As for `letter`
    #[arg(long, value_name = "BY", default_value = "case")]
    pub(super) variation: VariationBy,
}

/// `amends schema`
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Of what
    #[arg(value_name = "OF")]
    pub(super) of: SchemaOf,
}

/// `amends completions`
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    pub(super) shell: clap_complete::Shell,
}

/// `amends man`
#[derive(Debug, Args)]
pub(super) struct Man {
    /// The folder; made if it is not there
    pub(super) dir: PathBuf,
    /// Replace files that are there already
    #[arg(long)]
    pub(super) force: bool,
}
