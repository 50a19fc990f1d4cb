//! Exports in the place of cases: imported first, all of them, and then read as any other stream.

use std::io::Cursor;

use amends::batch;
use amends::diagnostic::{Level, Problems, Result};
use amends::intake::exports::{self, ImportOptions};

use super::super::import::{self, Parted};
use crate::cli::args::{Batch, From};
use crate::cli::terminal::Terminal;

/// What exports came to.
pub(super) struct Exported {
    /// Their cases, one a line.
    pub(super) cases: batch::Input,
    /// Whether all of their records are among them.
    pub(super) whole: bool,
}

/// Imports the exports that were named. What they do not have is told, and so is which of their records are no case: those
/// stop nothing, as a bad record of a stream does not.
///
/// # Errors
/// Where an export cannot be read, and where none of them holds an incident.
pub(super) fn read(batch: &Batch, from: From, terminal: &mut Terminal) -> Result<Exported> {
    let sources = import::read(&batch.inputs)?;
    let options = ImportOptions { from: from.0, mapped: false, time_zone: batch.time_zone, force: false };
    let exports::Import { incidents, mut found } = exports::import(&sources, &options);
    let Parted { cases, gaps, found: more } = Parted::of(incidents);
    found.extend(more);
    let lines: String = cases.iter().flat_map(|case| [case.to_string(), "\n".to_owned()]).collect();
    let whole = found.iter().all(|found| found.level != Level::Error);
    if lines.is_empty() {
        found.extend(whole.then(import::no_records));
        return Err(Problems(found));
    }
    terminal.tell(found);
    terminal.tell(import::missing(&gaps));
    let name = batch.inputs.first().map_or_else(String::new, |path| format!("{} (imported)", path.display()));
    Ok(Exported { cases: batch::Input { name, reader: Box::new(Cursor::new(lines.into_bytes())) }, whole })
}
