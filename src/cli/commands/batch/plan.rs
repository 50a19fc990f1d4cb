//! What was typed, as what the library makes documents by.

use std::path::Path;

use amends::batch::{self, Grouping};
use amends::composition::{Brief, DocumentKind};
use amends::diagnostic::{Diagnostic, Result};
use amends::intake::ReadOptions;
use amends::ledger::{Approvals, Ledger};
use amends::manifest::{Digest, Hasher, Header};
use amends::pipeline::Order;
use amends::policy::Policy;
use amends::rendering::{self, Format, Look};
use amends::review::{Depth, Reviewer, Selection};
use chrono::NaiveDate;

use crate::cli::args::{Batch, DocumentName, GroupedBy};
use crate::cli::policies::Ruling;
use crate::cli::settings::{self, Input};
use crate::cli::terminal::Terminal;
use crate::cli::{brand, codes, files, inputs, ledgers};

/// Reads the policy that holds for a run, and what its documents look like under it.
pub(super) fn read_policy(
    batch: &Batch,
    inputs: &[Input],
    customers: Option<&Input>,
    terminal: &mut Terminal,
) -> Result<(Ruling, Look)> {
    let named = batch.policy.as_deref().map(Input::of);
    let from = named.or_else(|| inputs.first().and_then(settings::found_policy));
    if inputs.iter().chain(&from).chain(customers).filter(|input| **input == Input::Stdin).count() > 1 {
        return Err(settings::stdin_twice().into());
    }
    let ruling = Ruling::read(from, terminal)?;
    let look = brand::look(&ruling.policy, ruling.from.as_ref(), settings::format_named(batch.made.to))?;
    terminal.tell(look.diagnostics);
    Ok((ruling, look.value))
}

/// What was approved, where the run is to take it.
pub(super) fn approvals(batch: &Batch, ruling: &Ruling, terminal: &mut Terminal) -> Result<Approvals> {
    if !batch.run.approved {
        return Ok(Approvals::default());
    }
    let path = ledgers::named(batch.run.ledger.as_deref(), &ruling.policy, ruling.from.as_ref())?;
    terminal.remark(format!("ledger: {}", path.display()));
    Ledger::open(&path)?.approvals()
}

/// A run makes a file a document, so that it can go on where it was stopped; a mailbox is one file of all.
pub(super) fn refuse_mailbox(batch: &Batch) -> Result<()> {
    if settings::format_named(batch.made.to) != Format::Mbox {
        return Ok(());
    }
    Err(Diagnostic::error(codes::ONE_FILE, "a run of many documents makes no mailbox file")
        .hint("write each mail as a file of its own with --to eml, or one case's letters with `amends letter --all --to mbox`")
        .into())
}

/// The digest of every template that may word a document, whoever wrote it.
fn templates_digest(folder: Option<&Path>) -> Result<Digest> {
    let mut hasher = Hasher::default();
    for (name, text) in rendering::eject() {
        hasher.piece(name.as_bytes());
        hasher.piece(text.as_bytes());
    }
    for (name, text) in folder.map(files::templates).transpose()?.unwrap_or_default() {
        hasher.piece(name.as_bytes());
        hasher.piece(text.as_bytes());
    }
    Ok(hasher.finish())
}

/// What a run stands by: everything that changes a document or its name.
pub(super) fn header(
    batch: &Batch,
    date: NaiveDate,
    policy: Option<Digest>,
    look: &Look,
    remembers: bool,
) -> Result<Header> {
    let mut header = Header::new(date, policy, templates_digest(batch.made.templates.as_deref())?);
    header.options.extend(options(batch));
    header.options.extend(remembers.then(|| REMEMBERED.map(str::to_owned).into()));
    let logo = look.logo.as_ref().map(|logo| ("logo".to_owned(), Digest::of(&logo.bytes).to_string()));
    header.options.extend(logo);
    let letterhead = look.letterhead.as_ref().map(|letterhead| {
        let mut hasher = Hasher::default();
        letterhead.pieces().for_each(|piece| hasher.piece(piece));
        ("letterhead".to_owned(), hasher.finish().to_string())
    });
    header.options.extend(letterhead);
    header.options.extend(fonts(look));
    Ok(header)
}

/// What else was chosen that changes a document or its name; what stands for itself is left out.
fn options(batch: &Batch) -> Vec<(String, String)> {
    let made = &batch.made;
    let mut options = vec![
        ("document".to_owned(), made.document.kind().name().to_owned()),
        ("format".to_owned(), settings::format_named(made.to).extension().to_owned()),
        ("name".to_owned(), made.name.clone()),
    ];
    let mut add = |name: &str, value: Option<String>| options.extend(value.map(|value| (name.to_owned(), value)));
    add("language", batch.language.clone());
    add("time-zone", batch.time_zone.map(|zone| zone.name().to_owned()));
    add("with-report", made.with_report.then(|| "yes".to_owned()));
    let varied = settings::variation(made.variation) != amends::composition::Variation::Case;
    add("variation", varied.then(|| "customer".to_owned()));
    let internal = settings::audience(made.audience) == amends::case::Audience::Internal;
    add("audience", internal.then(|| "internal".to_owned()));
    let grouped = batch.run.group_by.map(|GroupedBy::Customer| "customer".to_owned());
    add("group-by", grouped);
    // Sorted records come in another order.
    add("sorted", batch.run.spool.as_ref().map(|_| "yes".to_owned()));
    options
}

/// The digest of the fonts that were added, where the format is set in them.
#[cfg(feature = "pdf")]
fn fonts(look: &Look) -> Option<(String, String)> {
    look.fonts.pieces().next()?;
    let mut hasher = Hasher::default();
    look.fonts.pieces().for_each(|piece| hasher.piece(piece));
    Some(("fonts".to_owned(), hasher.finish().to_string()))
}

#[cfg(not(feature = "pdf"))]
fn fonts(_look: &Look) -> Option<(String, String)> {
    None
}

/// Which records are told in one letter.
pub(super) fn grouping(batch: &Batch) -> Result<Grouping> {
    match (batch.run.group_by, &batch.run.spool) {
        (None, _) => Ok(Grouping::Apart),
        (Some(_), _) if batch.made.document != DocumentName::Letter => {
            let message = "a report is about one incident, and --group-by puts several together";
            Err(Diagnostic::error(codes::GROUPED_REPORT, message)
                .hint("leave --group-by out, or ask for letters")
                .into())
        }
        (Some(GroupedBy::Customer), Some(folder)) => {
            std::fs::create_dir_all(folder).map_err(|error| {
                let message = format!("{} cannot be made: {error}", folder.display());
                Diagnostic::error(amends::batch::codes::SPOOL, message).hint("name a folder that you may write")
            })?;
            Ok(Grouping::Sorted(folder.clone()))
        }
        (Some(GroupedBy::Customer), None) => Ok(Grouping::Adjacent),
    }
}

/// The option of a manifest that tells of letters which know the failures of a ledger.
const REMEMBERED: [&str; 2] = ["earlier failures", "of the ledger"];

/// Whether the letters tell of what the ledger knows. With `--approved` it may be there for its approvals alone: then they
/// tell what they told when they were approved.
pub(super) fn remembers(batch: &Batch, begun: Option<&Header>) -> bool {
    let asked = batch.run.ledger.is_some() && batch.made.document.kind() == DocumentKind::Letter;
    let told = |header: &Header| header.options.contains_key(REMEMBERED[0]);
    asked && (!batch.run.approved || begun.is_none_or(told))
}

/// What is made of each record.
pub(super) fn order(
    batch: &Batch,
    (policy, look): (Policy, Look),
    header: &Header,
    remembers: bool,
    terminal: &mut Terminal,
) -> Result<Order> {
    let made = &batch.made;
    let kind = made.document.kind();
    let reviewer = reviewer(batch, &policy, terminal);
    let past = match &batch.run.ledger {
        Some(path) if remembers => ledgers::past(Some(path), &policy, None, terminal)?,
        _ => None,
    };
    Ok(Order {
        templates: inputs::templates(kind, made.templates.as_deref())?,
        brief: Brief {
            kind,
            audience: settings::audience(made.audience),
            variation: settings::variation(made.variation),
            with_report: made.with_report,
        },
        format: settings::format_named(made.to),
        look,
        reading: ReadOptions {
            issued_on: header.date,
            time_zone: batch.time_zone,
            language: batch.language.clone(),
            announces: !kind.is_message(),
        },
        reviewer,
        past,
        policy,
    })
}

/// Who reads the documents: for their structure always, for their wording where it was asked for, and against the record
/// where templates of others may have changed what they say.
fn reviewer(batch: &Batch, policy: &Policy, terminal: &mut Terminal) -> Reviewer {
    let selection = Selection { select: policy.review.select.clone(), ignore: policy.review.ignore.clone() };
    terminal.tell(selection.unknown());
    let depth = match (batch.run.review || batch.run.dry_run, batch.made.templates.is_some()) {
        (false, _) => Depth::Structure,
        (true, false) => Depth::Wording,
        (true, true) => Depth::Full,
    };
    Reviewer::new(&selection, depth)
}

/// The inputs, and how long they are together, where that is known.
pub(super) fn open<'a>(inputs: impl Iterator<Item = &'a Input>) -> Result<(Vec<batch::Input>, Option<u64>)> {
    let mut total = Some(0);
    let mut opened = Vec::new();
    for input in inputs {
        let (reader, length) = files::open(input)?;
        total = total.zip(length).map(|(total, length)| total + length);
        let name = match input {
            Input::Stdin => "-".to_owned(),
            Input::File(path) => path.display().to_string(),
        };
        opened.push(batch::Input { name, reader });
    }
    Ok((opened, total))
}
