//! What becomes of finished work, one thing after the other in the order of the input: it is named, told of in the
//! manifest, or put among the failures; and it is counted.

use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;

use super::account::Account;
use super::codes;
use super::made::{Body, Closed, Event, Failure, Made};
use super::marks::Marks;
use crate::diagnostic::{Diagnostic, Level, Problems, Result};
use crate::manifest::{Digest, FAILURES, HELD, Hasher, MANIFEST, Row};
use crate::output::{Journal, Refusal, Shelf};

/// The family of what is wrong with templates.
const TEMPLATES: &str = "TPL";

/// Whoever follows a run.
pub trait Watch {
    /// Takes lines for a program; only where documents go into lines.
    ///
    /// # Errors
    /// What keeps them from being written; the run ends then.
    fn lines(&mut self, lines: &[u8]) -> io::Result<()>;
    /// A record of which something could not be made.
    fn failed(&mut self, failure: &Failure);
    /// Something to be known.
    fn warned(&mut self, warning: &Diagnostic);
    /// How far the run is.
    fn passed(&mut self, account: &Account);
}

/// Why a run ended before its input did.
#[derive(Debug)]
pub enum Stop {
    /// It could not go on.
    Problems(Problems),
    /// Nobody takes the lines.
    Lines(io::Error),
}

/// The files that a run keeps beside its documents.
#[derive(Debug)]
pub(super) struct Books {
    pub(super) shelf: Arc<Shelf>,
    pub(super) manifest: Journal,
    pub(super) failures: Journal,
    /// Whether an earlier run had come to its end.
    pub(super) was_done: bool,
}

/// The clerk.
pub(super) struct Clerk<'a> {
    watch: &'a mut dyn Watch,
    /// None where documents go nowhere or into lines.
    books: Option<Books>,
    fail_fast: bool,
    /// Whether each customer gets one letter.
    grouped: bool,
    account: Account,
    paths: Marks,
    readers: Marks,
    /// Lines of the parcel at hand.
    lines: Vec<u8>,
    /// What keeps documents of the record at hand from being made, said here.
    refused: Vec<Diagnostic>,
    stop: Option<Stop>,
}

impl<'a> Clerk<'a> {
    pub(super) fn new(watch: &'a mut dyn Watch, books: Option<Books>, fail_fast: bool, grouped: bool) -> Self {
        Self {
            watch,
            books,
            fail_fast,
            grouped,
            account: Account::default(),
            paths: Marks::default(),
            readers: Marks::default(),
            lines: Vec::new(),
            refused: Vec::new(),
            stop: None,
        }
    }

    /// Takes a parcel of events.
    pub(super) fn take(&mut self, events: Vec<Event>) -> ControlFlow<()> {
        let mut taken = events.into_iter().try_for_each(|event| self.event(event)).map_err(Stop::Problems);
        if !self.lines.is_empty() {
            taken = taken.and(self.watch.lines(&self.lines).map_err(Stop::Lines));
            self.lines.clear();
        }
        taken = taken.and(self.flush().map_err(Stop::Problems));
        self.watch.passed(&self.account);
        match taken {
            Ok(()) => ControlFlow::Continue(()),
            Err(stop) => {
                self.stop = Some(stop);
                ControlFlow::Break(())
            }
        }
    }

    /// What the run came to, and why it ended if it did; the books stay open.
    pub(super) fn close(self) -> (Account, Option<Books>, Option<Stop>) {
        (self.account, self.books, self.stop)
    }

    fn event(&mut self, event: Event) -> Result<()> {
        match event {
            Event::Document(made) => self.document(*made),
            Event::End(closed) => self.end(*closed),
            Event::Refused(problems) => Err(problems),
        }
    }

    fn document(&mut self, mut made: Made) -> Result<()> {
        let again = !self.readers.note(reader(&made.row, self.grouped));
        if again && self.grouped {
            self.refused.push(scattered(&made.row));
            return Ok(());
        }
        if let Some(clash) = self.clash(&made.row) {
            self.refused.push(clash);
            return Ok(());
        }
        self.account.duplicates += u64::from(again);
        if again {
            let duplicate = duplicate(&made.row);
            self.account.said(&duplicate);
            self.watch.warned(&duplicate);
        }
        let there = matches!(made.body, Body::There);
        let waits = made.row.approval.as_ref().is_some_and(|release| release.needed);
        if !there && waits {
            made.row.path = format!("{HELD}/{}", made.row.path);
        } else if there && !waits && !self.release(&mut made.row)? {
            return Ok(());
        }
        match std::mem::replace(&mut made.body, Body::Unwritten) {
            Body::Unwritten | Body::There => {}
            Body::Line(line) => self.lines.extend(line),
            Body::Staged(staged) => {
                let Some(books) = &self.books else { return Ok(()) };
                let (path, digest) = (&made.row.path, made.row.output_sha256);
                let mut placed = books.shelf.place(staged, path, digest);
                // A run that was killed may have lost the line that tells that it waited: nobody is to find it twice.
                if made.released && placed.is_ok() {
                    placed = books.shelf.remove(&format!("{HELD}/{path}"), digest);
                }
                match placed {
                    Ok(()) => {}
                    Err(Refusal::One(Problems(problems))) => {
                        let customer = &made.row.customer;
                        let about = |problem| Diagnostic { customer: customer.clone(), ..problem };
                        self.refused.extend(problems.into_iter().map(about));
                        return Ok(());
                    }
                    Err(Refusal::All(problems)) => return Err(problems),
                }
            }
        }
        if let Some(books) = &mut self.books {
            books.manifest.take(made.row.line().as_bytes()).map_err(|error| unkept(MANIFEST, &error))?;
        }
        for warning in made.warnings.drain(..) {
            let customer = warning.customer.or_else(|| made.row.customer.clone());
            let warning = Diagnostic { record: Some(made.row.record), customer, ..warning };
            self.account.said(&warning);
            self.watch.warned(&warning);
        }
        self.account.document(&made);
        *(if there { &mut self.account.there } else { &mut self.account.made }) += 1;
        Ok(())
    }

    /// Puts a document that waited into place, now that it waits no more; whether it is there.
    fn release(&mut self, row: &mut Row) -> Result<bool> {
        let waited = row.path.strip_prefix(HELD).and_then(|path| path.strip_prefix('/')).map(str::to_owned);
        let (Some(path), Some(books)) = (waited, &self.books) else { return Ok(true) };
        match books.shelf.rename(&row.path, &path, row.output_sha256) {
            Ok(()) => {
                row.path = path;
                Ok(true)
            }
            Err(Refusal::One(Problems(problems))) => {
                let about = |problem| Diagnostic { customer: row.customer.clone(), ..problem };
                self.refused.extend(problems.into_iter().map(about));
                Ok(false)
            }
            Err(Refusal::All(problems)) => Err(problems),
        }
    }

    /// An error where a path is another's already, on systems that do not tell capitals apart.
    fn clash(&mut self, row: &Row) -> Option<Diagnostic> {
        let own = row.path.strip_prefix(HELD).and_then(|path| path.strip_prefix('/')).unwrap_or(&row.path);
        let mark = Digest::of(own.to_lowercase().as_bytes()).short();
        if self.paths.note(mark) {
            return None;
        }
        let clash = Diagnostic::error(codes::CLASH, format!("another document of this run is {own} already"))
            .hint("take the record out if it is there twice, or name the documents otherwise with --name");
        Some(Diagnostic { customer: row.customer.clone(), ..clash })
    }

    fn end(&mut self, mut closed: Closed) -> Result<()> {
        self.account.records += 1 + closed.more.len() as u64;
        for warning in std::mem::take(&mut closed.warnings) {
            let warning = closed.slip.placed(warning);
            self.account.said(&warning);
            self.watch.warned(&warning);
        }
        closed.failed.append(&mut self.refused);
        if closed.failed.is_empty() {
            return Ok(());
        }
        let failure = Failure::of(closed);
        let errors = failure.diagnostics.iter().filter(|diagnostic| diagnostic.level == Level::Error);
        errors.for_each(|diagnostic| self.account.refused(diagnostic));
        self.account.failed += 1;
        if let Some(books) = &mut self.books {
            books.failures.take(&failure.line()).map_err(|error| unkept(FAILURES, &error))?;
        }
        self.watch.failed(&failure);
        let of_templates = |diagnostic: &Diagnostic| diagnostic.code.code.starts_with(TEMPLATES);
        if self.account.made + self.account.there == 0 && failure.diagnostics.iter().any(of_templates) {
            let message = "a template fails, and no document was made before it did";
            let hint = "mend the template; nothing was written that would be in the way";
            return Err(Diagnostic::error(codes::TEMPLATES, message).hint(hint).into());
        }
        if self.fail_fast {
            let message = format!("stopped at record {}, the first that failed", failure.record);
            let hint = "mend it and go on with --resume, or leave --fail-fast out";
            return Err(Diagnostic::error(codes::STOPPED, message).hint(hint).into());
        }
        Ok(())
    }

    /// Hands the books to the system, so that what a crash leaves is what was done.
    fn flush(&mut self) -> Result<()> {
        let Some(books) = &mut self.books else { return Ok(()) };
        books.manifest.flush().map_err(|error| unkept(MANIFEST, &error))?;
        books.failures.flush().map_err(|error| unkept(FAILURES, &error))?;
        Ok(())
    }
}

/// Which customer hears of which incident in which kind of document; of all incidents, where they are told together.
fn reader(row: &Row, grouped: bool) -> u64 {
    let mut hasher = Hasher::default();
    let incident = if grouped { "" } else { &row.incident };
    for piece in [row.kind.as_str(), incident, row.customer.as_deref().unwrap_or("")] {
        hasher.piece(piece.as_bytes());
    }
    hasher.finish().short()
}

fn scattered(row: &Row) -> Diagnostic {
    let customer = row.customer.as_deref().unwrap_or_default();
    let message = format!("{customer} has a letter already: the records of one customer do not follow each other");
    let scattered = Diagnostic::error(codes::SCATTERED, message)
        .hint("sort the input by customer, or give --spool a folder in which it is sorted");
    Diagnostic { customer: row.customer.clone(), ..scattered }
}

fn duplicate(row: &Row) -> Diagnostic {
    let message = format!(
        "another document of this run tells {} of {}",
        row.customer.as_deref().unwrap_or("nobody in particular"),
        row.incident
    );
    let duplicate = Diagnostic::warning(codes::DUPLICATE, message).hint("look whether the record is there twice");
    Diagnostic { record: Some(row.record), customer: row.customer.clone(), ..duplicate }
}

pub(super) fn unkept(name: &str, error: &io::Error) -> Problems {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    Diagnostic::error(codes::MANIFEST, format!("{name} cannot be kept: {text}"))
        .hint("make room or get the right to write, then go on with --resume: nothing that was made is lost")
        .into()
}
