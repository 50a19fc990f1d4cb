//! `amends batch`

mod ending;
mod exported;
mod plan;

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use amends::batch::{self, Account, Failure, Folder, Plan, Target, Watch, codes as batch_codes};
use amends::diagnostic::{Diagnostic, Result};
use amends::manifest::Header;
use amends::output::Naming;

use crate::cli::args::Batch;
use crate::cli::codes;
use crate::cli::exit::{Finish, Outcome};
use crate::cli::progress::Progress;
use crate::cli::settings::{self, Input};
use crate::cli::terminal::Terminal;

/// Failures that are told one by one before the file that holds them all is named.
const TOLD: u64 = 20;

/// Writes a document for every customer of every case.
pub(crate) fn run(batch: &Batch, terminal: &mut Terminal) -> Finish {
    let inputs: Vec<Input> = batch.inputs.iter().map(|path| Input::of(path)).collect();
    let customers = batch.customers.as_deref().map(Input::of);
    settings::available(settings::format_named(batch.made.to))?;
    let (ruling, look) = plan::read_policy(batch, &inputs, customers.as_ref(), terminal)?;
    plan::refuse_mailbox(batch)?;
    let approved = plan::approvals(batch, &ruling, terminal)?;
    let grouping = plan::grouping(batch)?;
    let place = Place::of(batch)?;
    let remembers = plan::remembers(batch, place.begun());
    let header = plan::header(batch, place.date(batch), ruling.digest, &look, remembers)?;
    let order = plan::order(batch, (ruling.policy, look), &header, remembers, terminal)?;
    let naming = Naming::new(Some(&batch.made.name))?;
    let exports = batch.from.is_some() || batch.map.is_some();
    let exported = exports.then(|| exported::read(batch, terminal)).transpose()?;
    let whole = exported.as_ref().is_none_or(|exported| exported.whole);
    let (sources, refused, total) = match exported {
        None => {
            let (sources, total) = plan::open(inputs.iter().chain(&customers))?;
            (sources, Vec::new(), total)
        }
        Some(exported) => {
            let (sources, total) = plan::open(customers.iter())?;
            (std::iter::once(exported.cases).chain(sources).collect(), exported.refused, total)
        }
    };
    let progress = Progress::new(total, terminal);
    let mut inputs: Vec<batch::Input> =
        sources.into_iter().map(|input| batch::Input { reader: progress.counted(input.reader), ..input }).collect();
    let customers = customers.and_then(|_| inputs.pop());
    let plan = Plan {
        order,
        naming,
        format: settings::format_named(batch.made.to).extension(),
        inputs,
        refused,
        customers,
        grouping,
        jobs: batch.run.jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, std::num::NonZero::get),
        force: batch.made.force,
        fail_fast: batch.run.fail_fast,
        approved,
        target: place.target(header),
    };
    let stop = Arc::new(AtomicBool::new(false));
    stop_when_told(&stop);
    keep_hands_quiet();
    let mut desk = Desk { batch, terminal, progress, failed: 0 };
    let ending = batch::run(plan, &stop, &mut desk);
    desk.progress.end();
    let outcome = ending::conclude(batch, ending?, terminal)?;
    Ok(if whole { outcome } else { Outcome::Look })
}

/// Where the documents go, as it was found.
enum Place {
    Nowhere,
    Stdout,
    Folder(Folder),
}

impl Place {
    fn of(batch: &Batch) -> Result<Self> {
        let path = match &batch.made.out {
            _ if batch.run.dry_run => return Ok(Self::Nowhere),
            Some(path) if path != Path::new("-") => path,
            _ if !settings::format_named(batch.made.to).is_text() => {
                let called = settings::format_named(batch.made.to).called();
                let message = format!("{called} documents do not fit on lines of text");
                return Err(Diagnostic::error(codes::FILES_ONLY, message)
                    .hint("name a folder for them with --out DIR")
                    .into());
            }
            _ => return Ok(Self::Stdout),
        };
        let folder = Folder::open(path, settings::existing(batch.made.force))?;
        if folder.is_unfinished() && !batch.run.resume {
            let message = format!("{} holds a run that was stopped before its end", path.display());
            return Err(Diagnostic::error(batch_codes::UNFINISHED, message)
                .hint("go on with it with --resume, or name another folder")
                .into());
        }
        Ok(Self::Folder(folder))
    }

    /// The run that the folder holds, finished or not.
    fn begun(&self) -> Option<&Header> {
        match self {
            Self::Folder(folder) => folder.header(),
            _ => None,
        }
    }

    /// The date of the documents: as asked, else that of the run which the folder holds, else today.
    fn date(&self, batch: &Batch) -> chrono::NaiveDate {
        batch.date.or(self.begun().map(|header| header.date)).unwrap_or_else(settings::today)
    }

    fn target(self, header: Header) -> Target {
        match self {
            Self::Nowhere => Target::Nowhere,
            Self::Stdout => Target::Lines,
            Self::Folder(folder) => Target::Folder(Box::new(folder), header),
        }
    }
}

/// Lets Ctrl-C end the run where it can be gone on with; where it is stuck, at once: nothing half made has a name.
fn stop_when_told(stop: &Arc<AtomicBool>) {
    let stop = Arc::clone(stop);
    // A program that cannot be told to stop can still be killed, which loses nothing either.
    let _ = ctrlc::set_handler(move || {
        stop.store(true, Ordering::Relaxed);
        std::thread::sleep(std::time::Duration::from_millis(800));
        crate::cli::terminal::last_words("stopped; go on with --resume\n");
        crate::cli::exit::at_once();
    });
}

/// Where a hand breaks over a record, that is told as the record's failure and not by the hand itself.
fn keep_hands_quiet() {
    let loud = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().name() == Some("main") {
            loud(info);
        }
    }));
}

/// Follows a run.
struct Desk<'a> {
    batch: &'a Batch,
    terminal: &'a mut Terminal,
    progress: Progress,
    /// Records that failed.
    failed: u64,
}

impl Watch for Desk<'_> {
    fn lines(&mut self, lines: &[u8]) -> io::Result<()> {
        self.terminal.document(lines)
    }

    fn failed(&mut self, failure: &Failure) {
        self.failed += 1;
        let terminal = &mut *self.terminal;
        // In a folder a file has them all; otherwise this is all that is ever said of them.
        let in_a_file = folder(self.batch).is_some();
        if !in_a_file || self.failed <= TOLD || !terminal.is_for_people() {
            self.progress.aside(|| failure.diagnostics.iter().for_each(|diagnostic| terminal.pass(diagnostic)));
        }
    }

    fn warned(&mut self, warning: &Diagnostic) {
        if one_by_one(self.terminal) && !self.terminal.voice().quiet {
            let terminal = &mut *self.terminal;
            self.progress.aside(|| terminal.pass(warning));
        }
    }

    fn passed(&mut self, account: &Account) {
        self.progress.passed(account, self.terminal);
    }
}

/// Whether warnings are told one by one: to people they are counted at the end, for a thousand letters may earn the same.
fn one_by_one(terminal: &Terminal) -> bool {
    terminal.voice().verbose || !terminal.is_for_people()
}

/// The folder that the documents go to, if they go to one.
fn folder(batch: &Batch) -> Option<&Path> {
    batch.made.out.as_deref().filter(|out| *out != Path::new("-") && !batch.run.dry_run)
}
