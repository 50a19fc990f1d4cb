//! `amends ledger record`

use std::path::{Path, PathBuf};

use amends::diagnostic::{Diagnostic, Result};
use amends::ledger::{Ledger, Recorded, codes as ledger_codes};
use amends::manifest::Row;
use amends::pipeline;
use chrono::NaiveDate;

use crate::cli::args::LedgerRecord;
use crate::cli::exit::{Finish, Outcome};
use crate::cli::in_hand::InHand;
use crate::cli::manifests::Manifest;
use crate::cli::policies::Ruling;
use crate::cli::terminal::Terminal;
use crate::cli::view::counted;
use crate::cli::{codes, ledgers};

/// What is to be recorded.
struct Load {
    sent_on: NaiveDate,
    rows: Box<dyn Iterator<Item = Result<Row>>>,
    ledger: PathBuf,
    /// A document that went out although nobody who may had approved it.
    unapproved: Option<Diagnostic>,
}

/// Records what was sent, or says what it would record.
pub(crate) fn run(record: &LedgerRecord, terminal: &mut Terminal) -> Finish {
    let load = if record.path.is_dir() { folder(record, terminal)? } else { letter(record, terminal)? };
    let path = load.ledger;
    let Recorded { letters, known, forgotten, promises, kept, second, found } = if record.dry_run {
        let mut ledger = if path.exists() { Ledger::open(&path)? } else { Ledger::nowhere()? };
        ledger.rehearse(load.sent_on, load.rows)?
    } else {
        Ledger::open_or_create(&path)?.record(load.sent_on, load.rows)?
    };
    let told = found.len() as u64;
    terminal.tell(found);
    if second > told {
        let message = format!("{} more are second texts to the same reader", second - told);
        terminal.tell([Diagnostic::warning(ledger_codes::SECOND, message)]);
    }
    let verb = if record.dry_run { "would be recorded" } else { "recorded" };
    let mut came_to = format!(
        "{} {verb} in {}, with {}",
        counted(letters, "document", "documents"),
        path.display(),
        counted(promises, "new promise", "new promises")
    );
    let keeps = if kept == 1 { "promise made before is kept by that" } else { "promises made before are kept by that" };
    for (count, what) in
        [(kept, keeps), (known, "there already"), (forgotten, "left out: their customers were forgotten")]
    {
        if count > 0 {
            came_to = format!("{came_to}; {count} {what}");
        }
    }
    if record.dry_run {
        terminal.document(format!("{came_to}\n").as_bytes())?;
    } else {
        terminal.tell([Diagnostic::note(codes::CAME_TO, came_to)]);
    }
    Ok(match load.unapproved {
        Some(unapproved) => {
            terminal.insist(unapproved);
            Outcome::Look
        }
        None => Outcome::Done,
    })
}

/// All documents of a batch that do not wait for an approval.
fn folder(record: &LedgerRecord, terminal: &mut Terminal) -> Result<Load> {
    if record.against.is_some() {
        let message =
            format!("{} is a folder, whose manifest says what each document was made from", record.path.display());
        return Err(Diagnostic::error(codes::FOLDER_AGAINST, message)
            .hint("leave --against out, or name one file")
            .into());
    }
    let manifest = Manifest::of(&record.path)?;
    let ruling = Ruling::near(&record.path, record.case.policy.as_deref(), terminal)?;
    let ledger = ledgers::named(record.ledger.as_deref(), &ruling.policy, ruling.from.as_ref())?;
    terminal.tell(manifest.note());
    let waiting = manifest.rows()?.filter(|row| row.as_ref().is_ok_and(Row::is_held)).count() as u64;
    if waiting > 0 {
        let waits = counted(waiting, "document waits", "documents wait");
        let message = format!("{waits} for an approval, and did not go out");
        terminal.tell([Diagnostic::note(codes::CAME_TO, message)]);
    }
    let sent_on = record.date.unwrap_or(manifest.header.date);
    let rows = manifest.rows()?.filter(move |row| !row.as_ref().is_ok_and(Row::is_held));
    Ok(Load { sent_on, rows: Box::new(rows), ledger, unapproved: None })
}

/// One document.
fn letter(record: &LedgerRecord, terminal: &mut Terminal) -> Result<Load> {
    let (against, ledger) = (record.against.as_deref(), record.ledger.as_deref());
    let in_hand = InHand::read(&record.path, against, true, record.date, ledger, &record.case, terminal)?;
    let InHand { mut row, sent_on, policy: ruling, found, .. } = in_hand;
    terminal.tell(found);
    let ledger = ledgers::named(record.ledger.as_deref(), &ruling.policy, ruling.from.as_ref())?;
    let unapproved = match row.approval.as_ref().filter(|release| release.needed) {
        Some(release) => {
            let role = release.role.clone();
            let approved = given(&ledger, &ruling, &row)?;
            row.approval.iter_mut().for_each(|release| release.needed = !approved);
            (!approved).then(|| unapproved(&record.path, &role))
        }
        None => None,
    };
    Ok(Load { sent_on, rows: Box::new(std::iter::once(Ok(row))), ledger, unapproved })
}

/// Whether somebody who may has approved exactly this document.
fn given(ledger: &Path, ruling: &Ruling, row: &Row) -> Result<bool> {
    if !ledger.exists() {
        return Ok(false);
    }
    let approvals = Ledger::open(ledger)?.approvals()?;
    let mut roles = approvals.roles(row.output_sha256, row.input_sha256);
    Ok(roles.any(|role| pipeline::may_release(&ruling.policy, row, role)))
}

fn unapproved(path: &Path, role: &str) -> Diagnostic {
    let message = format!("{} went out, and the {role} had not approved it", path.display());
    Diagnostic::warning(ledger_codes::UNAPPROVED, message)
        .hint("have it approved before it goes: `amends approve`; it is recorded as sent without an approval")
}
