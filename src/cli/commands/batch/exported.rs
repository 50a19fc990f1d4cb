//! Exports in the place of cases: imported first, all of them, and then read as any other stream.

use std::io::Cursor;

use amends::batch;
use amends::diagnostic::{Diagnostic, Level, Problems, Result};
use amends::intake::exports::{self, ImportOptions, Imported};

use super::super::import::{self, Parted};
use crate::cli::args::Batch;
use crate::cli::terminal::Terminal;

/// What exports came to.
pub(super) struct Exported {
    /// Their cases, one a line.
    pub(super) cases: batch::Input,
    /// Those of their records that are no case.
    pub(super) refused: Vec<batch::Refused>,
    /// Whether all of them could be read.
    pub(super) whole: bool,
}

/// Imports the exports that were named. What they do not have is told. Which of their records are no case stops nothing, as
/// a bad record of a stream does not.
///
/// # Errors
/// Where an export or the mapping cannot be read, and where no export holds an incident.
pub(super) fn read(batch: &Batch, terminal: &mut Terminal) -> Result<Exported> {
    let sources = import::read(&batch.inputs)?;
    let options = ImportOptions {
        from: batch.from.and_then(|from| from.0),
        mapped: batch.map.is_some(),
        time_zone: batch.time_zone,
        force: false,
    };
    let exports::Import { incidents, mut found } = import::imported(&sources, batch.map.as_deref(), &options)?;
    let (cases, others): (Vec<Imported>, Vec<Imported>) =
        incidents.into_iter().partition(|imported| imported.case.is_some());
    let Parted { cases, gaps, found: more } = Parted::of(cases);
    found.extend(more);
    let whole = found.iter().all(|found| found.level != Level::Error);
    if cases.is_empty() {
        found.extend(others.into_iter().flat_map(|imported| imported.found));
        found.extend(found.is_empty().then(import::no_records));
        return Err(Problems(found));
    }
    terminal.tell(found);
    terminal.tell(import::missing(&gaps));
    let lines: String = cases.iter().flat_map(|case| [case.to_string(), "\n".to_owned()]).collect();
    let name = batch.inputs.first().map_or_else(String::new, |path| format!("{} (imported)", path.display()));
    let cases = batch::Input { name, reader: Box::new(Cursor::new(lines.into_bytes())) };
    Ok(Exported { cases, refused: others.into_iter().map(refused).collect(), whole })
}

/// A record of an export as a record of the run, by whose number it is then known.
fn refused(imported: Imported) -> batch::Refused {
    let Imported { ids, found, record, .. } = imported;
    batch::Refused {
        id: ids.into_iter().next(),
        record: record.map(|record| record.to_string().into_bytes()).unwrap_or_default(),
        found: found.into_iter().map(|found| Diagnostic { record: None, ..found }).collect(),
    }
}
