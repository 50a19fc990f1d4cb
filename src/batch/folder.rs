//! The folder of a run: whether it may be begun in it, gone on with, or is done already.

use std::io::BufRead;
use std::path::Path;
use std::sync::Arc;

use super::clerk::{Books, unkept};
use super::codes;
use super::proofs::Proofs;
use crate::diagnostic::{Diagnostic, Result};
use crate::manifest::{FAILURES, Header, MANIFEST, Row};
use crate::output::{self, Existing, Shelf, WORK};

/// Where rows are kept that a resumed run has not come to yet.
const REST: &str = "rest.ndjson";

/// A folder for documents, and what an earlier run left in it.
#[derive(Debug)]
pub struct Folder {
    shelf: Shelf,
    header: Option<Header>,
    /// Whether any document is told of.
    holds_documents: bool,
}

impl Folder {
    /// Looks at a folder, which need not be there.
    ///
    /// # Errors
    /// Where what it holds cannot be read, or is the manifest of something else.
    pub fn open(path: &Path, existing: Existing) -> Result<Self> {
        let shelf = Shelf::new(path, existing);
        let (first, holds_documents) = head(&shelf)?;
        let header = match first {
            None => None,
            Some(line) => Some(Header::parse(line.trim_end()).ok_or_else(|| {
                let message = format!("{} is no manifest of this program", path.join(MANIFEST).display());
                Diagnostic::error(codes::OTHER_RUN, message).hint("name another folder")
            })?),
        };
        Ok(Self { shelf, header, holds_documents })
    }

    /// What an earlier run fixed.
    pub fn header(&self) -> Option<&Header> {
        self.header.as_ref()
    }

    /// Whether an earlier run was stopped before its end.
    pub fn is_unfinished(&self) -> bool {
        self.header.is_some() && self.shelf.is_unfinished()
    }

    /// Begins a run under a header, or goes on with one that has the same.
    ///
    /// # Errors
    /// A header that differs, and whatever keeps the folder from being written.
    pub(super) fn begin(self, header: &Header) -> Result<(Books, Proofs)> {
        let mut fresh = self.header.is_none();
        if let Some(earlier) = &self.header {
            let differences = earlier.differences(header);
            // A run that had made nothing binds nobody.
            fresh |= !self.holds_documents && !differences.is_empty();
            if !fresh && !differences.is_empty() {
                let message = format!("{} holds another run: {}", self.shelf.root().display(), differences.join("; "));
                return Err(Diagnostic::error(codes::OTHER_RUN, message)
                    .hint("ask for the same as that run did, or name another folder")
                    .into());
            }
        }
        let was_done = !fresh && !self.shelf.is_unfinished();
        // A run that is done is only looked over: nothing is touched until there is something to write.
        if !was_done {
            self.shelf.begin()?;
        }
        let line = header.line();
        if fresh {
            output::write(&self.shelf.root().join(MANIFEST), line.as_bytes(), Existing::Replace)?;
        }
        let work = self.shelf.root().join(WORK);
        let mut manifest = self.shelf.journal(MANIFEST)?.keeping(&work.join(REST));
        let failures = self.shelf.journal(FAILURES)?;
        manifest.take(line.as_bytes()).map_err(|error| unkept(MANIFEST, &error))?;
        let mut files = Vec::new();
        for name in [MANIFEST.to_owned(), format!("{WORK}/{REST}")] {
            files.extend(self.shelf.lines(&name).map_err(|error| unkept(&name, &error))?);
        }
        Ok((Books { shelf: Arc::new(self.shelf), manifest, failures, was_done }, Proofs::new(files)))
    }
}

/// The first line of the manifest, which is written at once, and whether another follows.
fn head(shelf: &Shelf) -> Result<(Option<String>, bool)> {
    let file = shelf.lines(MANIFEST).map_err(|error| unkept(MANIFEST, &error))?;
    let Some(mut file) = file else { return Ok((None, false)) };
    let (mut first, mut second) = (String::new(), String::new());
    let read = file.read_line(&mut first).and_then(|_| file.read_line(&mut second));
    read.map_err(|error| unkept(MANIFEST, &error))?;
    Ok((Some(first), Row::parse(&second).is_some()))
}
