//! What a run came to, as it is told at its end.

use amends::batch::{Account, Ending, Stop};
use amends::diagnostic::Diagnostic;
use amends::manifest::{FAILURES, HELD};

use super::{folder, one_by_one};
use crate::cli::args::Batch;
use crate::cli::exit::{Failure, Finish, Outcome};
use crate::cli::terminal::Terminal;
use crate::cli::{codes, view};

/// Tells what a run came to.
pub(super) fn conclude(batch: &Batch, ending: Ending, terminal: &mut Terminal) -> Finish {
    let account = &ending.account;
    match ending.stop {
        Some(Stop::Lines(error)) => return Err(error.into()),
        Some(Stop::Problems(problems)) => {
            let notes = came_to(batch, account, terminal);
            terminal.tell(notes);
            return Err(problems.into());
        }
        None if ending.interrupted => return Err(interrupted(batch, account)),
        None => {}
    }
    if batch.run.dry_run {
        let text = if batch.run.json { format!("{}\n", account.to_json()) } else { view::account(account) };
        terminal.document(text.as_bytes())?;
    } else {
        let notes = came_to(batch, account, terminal);
        terminal.tell(notes);
    }
    Ok(if account.failed > 0 || account.held > 0 { Outcome::Look } else { Outcome::Done })
}

fn interrupted(batch: &Batch, account: &Account) -> Failure {
    let message = format!("stopped after {}", view::counted(account.made + account.there, "document", "documents"));
    let stopped = Diagnostic::error(codes::INTERRUPTED, message);
    match folder(batch) {
        Some(_) => stopped.hint("the same command with --resume goes on from there").into(),
        None => stopped.into(),
    }
}

/// What a run came to, in a few notes.
fn came_to(batch: &Batch, account: &Account, terminal: &Terminal) -> Vec<Diagnostic> {
    let note = |message: String| Diagnostic::note(codes::CAME_TO, message);
    let mut notes: Vec<Diagnostic> = account
        .warnings
        .values()
        .filter(|_| !one_by_one(terminal))
        .map(|tally| {
            let first = tally.first.record.map_or_else(String::new, |record| format!(", first by record {record}"));
            let times = view::counted(tally.count, "time", "times");
            let message = format!("{} ({times}{first})", tally.first.message);
            Diagnostic { record: None, place: None, path: None, message, ..tally.first.clone() }
        })
        .collect();
    let Some(out) = folder(batch) else { return notes };
    let mut told = format!("{} written to {}", view::counted(account.made, "document", "documents"), out.display());
    if account.there > 0 {
        told = format!("{told}, {} there already", account.there);
    }
    notes.push(note(told));
    if account.held > 0 {
        let held = view::counted(account.held, "document waits", "documents wait");
        notes.push(note(format!("{held} in {} until somebody approves", out.join(HELD).display())));
    }
    if account.failed > 0 {
        let failed = view::counted(account.failed, "record", "records");
        notes.push(note(format!("{failed} failed: see {}", out.join(FAILURES).display())));
    }
    notes
}
