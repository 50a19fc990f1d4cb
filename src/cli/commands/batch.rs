//! `amends batch`

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use amends::batch::{self, Account, Ending, Failure, Folder, HELD, Plan, Stop, Target, Watch, codes as batch_codes};
use amends::composition::{Brief, DocumentKind};
use amends::diagnostic::{Diagnostic, Result};
use amends::intake::{self, ReadOptions};
use amends::manifest::{Digest, Hasher, Header};
use amends::output::Naming;
use amends::pipeline::Order;
use amends::policy::Policy;
use amends::rendering::{self, Look};
use amends::review::{RULES, Selection};

use crate::cli::args::{Batch, DocumentName};
use crate::cli::exit::{Failure as Exit, Finish, Outcome};
use crate::cli::progress::Progress;
use crate::cli::settings::{self, Input};
use crate::cli::terminal::Terminal;
use crate::cli::{brand, codes, files, inputs, view};

/// Failures that are told one by one before the file that holds them all is named.
const TOLD: u64 = 20;
/// The family of the rules that every letter is held to.
const STRUCTURE: &str = "STR";

/// Writes a document for every customer of every case.
pub(crate) fn run(batch: &Batch, terminal: &mut Terminal) -> Finish {
    let inputs: Vec<Input> = batch.inputs.iter().map(|path| Input::of(path)).collect();
    let customers = batch.customers.as_deref().map(Input::of);
    let policy = read_policy(batch, &inputs, customers.as_ref(), terminal)?;
    let place = Place::of(batch)?;
    let mut header = Header::new(place.date(batch), policy.digest, templates_digest(batch.made.templates.as_deref())?);
    header.options.extend(options(batch));
    let logo = policy.look.logo.as_ref().map(|logo| ("logo".to_owned(), Digest::of(&logo.bytes).to_string()));
    header.options.extend(logo);
    let order = order(batch, policy, &header, terminal)?;
    let naming = Naming::new(Some(&batch.made.name))?;
    let (sources, total) = open(inputs.iter().chain(&customers))?;
    let progress = Progress::new(total, terminal);
    let mut inputs: Vec<batch::Input> =
        sources.into_iter().map(|input| batch::Input { reader: progress.counted(input.reader), ..input }).collect();
    let customers = customers.and_then(|_| inputs.pop());
    let plan = Plan {
        order,
        naming,
        format: settings::extension(settings::format_named(batch.made.to)),
        inputs,
        customers,
        jobs: batch.run.jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, std::num::NonZero::get),
        force: batch.made.force,
        fail_fast: batch.run.fail_fast,
        target: place.target(header),
    };
    let stop = Arc::new(AtomicBool::new(false));
    stop_when_told(&stop);
    let mut desk = Desk { batch, terminal, progress, failed: 0 };
    let ending = batch::run(plan, &stop, &mut desk);
    desk.progress.end();
    conclude(batch, ending?, terminal)
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

    /// The date of the documents: as asked, else that of the run which the folder holds, else today.
    fn date(&self, batch: &Batch) -> chrono::NaiveDate {
        let begun = match self {
            Self::Folder(folder) => folder.header().map(|header| header.date),
            _ => None,
        };
        batch.date.or(begun).unwrap_or_else(settings::today)
    }

    fn target(self, header: Header) -> Target {
        match self {
            Self::Nowhere => Target::Nowhere,
            Self::Stdout => Target::Lines,
            Self::Folder(folder) => Target::Folder(Box::new(folder), header),
        }
    }
}

struct ReadPolicy {
    policy: Policy,
    digest: Option<Digest>,
    look: Look,
}

fn read_policy(
    batch: &Batch,
    inputs: &[Input],
    customers: Option<&Input>,
    terminal: &mut Terminal,
) -> Result<ReadPolicy> {
    let named = batch.policy.as_deref().map(Input::of);
    let input = named.or_else(|| inputs.first().and_then(settings::found_policy));
    if inputs.iter().chain(&input).chain(customers).filter(|input| **input == Input::Stdin).count() > 1 {
        return Err(settings::stdin_twice().into());
    }
    let Some(input) = input else {
        terminal.remark("policy: the built-in one");
        return Ok(ReadPolicy { policy: Policy::default(), digest: None, look: Look::default() });
    };
    let source = files::read(&input, files::RECORD)?;
    terminal.remark(format!("policy: {}", source.name));
    let digest = Some(Digest::of(&source.bytes));
    let read = intake::read_policy(&source)?;
    terminal.tell(read.diagnostics);
    let look = brand::look(&read.value, Some(&input), settings::format_named(batch.made.to))?;
    Ok(ReadPolicy { policy: read.value, digest, look })
}

/// Of every template that may word a document, whoever wrote it.
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

/// What else was chosen that changes a document or its name; what stands for itself is left out.
fn options(batch: &Batch) -> Vec<(String, String)> {
    let made = &batch.made;
    let mut options = vec![
        ("document".to_owned(), kind(made.document).name().to_owned()),
        ("format".to_owned(), settings::extension(settings::format_named(made.to)).to_owned()),
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
    options
}

fn kind(document: DocumentName) -> DocumentKind {
    match document {
        DocumentName::Letter => DocumentKind::Letter,
        DocumentName::Report => DocumentKind::Report,
    }
}

fn order(
    batch: &Batch,
    ReadPolicy { policy, look, .. }: ReadPolicy,
    header: &Header,
    terminal: &mut Terminal,
) -> Result<Order> {
    let made = &batch.made;
    let kind = kind(made.document);
    let review = selection(&policy, batch.run.review || batch.run.dry_run);
    terminal.tell(review.unknown());
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
        reading: ReadOptions { issued_on: header.date, time_zone: batch.time_zone, language: batch.language.clone() },
        review,
        policy,
    })
}

/// The rules that documents are held to: those of structure always, the others where it was asked for.
fn selection(policy: &Policy, wording: bool) -> Selection {
    let policy = &policy.review;
    let own = Selection { select: policy.select.clone(), ignore: policy.ignore.clone() };
    if wording {
        return own;
    }
    let structure = RULES.iter().filter(|rule| rule.code.code.starts_with(STRUCTURE) && own.takes(rule));
    let select: Vec<String> = structure.map(|rule| rule.code.code.to_owned()).collect();
    // With none left, an empty list would mean all of them.
    let ignore = if select.is_empty() { RULES.iter().map(|rule| rule.code.code.to_owned()).collect() } else { vec![] };
    Selection { select, ignore }
}

/// The inputs, and how long they are together, where that is known.
fn open<'a>(inputs: impl Iterator<Item = &'a Input>) -> Result<(Vec<batch::Input>, Option<u64>)> {
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

fn conclude(batch: &Batch, ending: Ending, terminal: &mut Terminal) -> Finish {
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

fn interrupted(batch: &Batch, account: &Account) -> Exit {
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
        told.push_str(&format!(", {} there already", account.there));
    }
    notes.push(note(told));
    if account.held > 0 {
        let held = view::counted(account.held, "document waits", "documents wait");
        notes.push(note(format!("{held} in {} until somebody approves", out.join(HELD).display())));
    }
    if account.failed > 0 {
        let failed = view::counted(account.failed, "record", "records");
        notes.push(note(format!("{failed} failed: see {}", out.join("failures.ndjson").display())));
    }
    notes
}
