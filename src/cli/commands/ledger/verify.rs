//! `amends ledger verify`

use std::path::Path;

use amends::diagnostic::{Diagnostic, Result};
use amends::ledger::{Verified, codes as ledger_codes};
use amends::manifest::Row;
use amends::output::{Existing, Holding, Shelf};

use crate::cli::args::LedgerVerify;
use crate::cli::exit::{Finish, Outcome};
use crate::cli::manifests::Manifest;
use crate::cli::terminal::Terminal;
use crate::cli::view::counted;
use crate::cli::{codes, ledgers};

/// Says what is not as it was recorded.
pub(crate) fn run(verify: &LedgerVerify, terminal: &mut Terminal) -> Finish {
    let ledger = ledgers::open(&verify.ledger, terminal)?;
    let mut verified = vec![ledger.verify()?];
    if let Some(folder) = &verify.folder {
        let manifest = Manifest::of(folder)?;
        terminal.tell(manifest.note());
        let gone_out = manifest.rows()?.filter(|row| !row.as_ref().is_ok_and(Row::is_held));
        verified.push(ledger.compare(gone_out)?);
        verified.push(files(folder, manifest.rows()?)?);
    }
    let mut clean = true;
    for Verified { found, more, .. } in &verified {
        clean &= found.is_empty();
        for found in found {
            terminal.insist(found.clone());
        }
        if *more > 0 {
            terminal.insist(Diagnostic::error(ledger_codes::ALTERED, format!("and {more} more of the same")));
        }
    }
    if !clean {
        return Ok(Outcome::Look);
    }
    let Verified { letters, promises, others, .. } = &verified[0];
    let mut told = format!(
        "{}, {} and {} are as they were recorded",
        counted(*letters, "document", "documents"),
        counted(*promises, "promise", "promises"),
        counted(*others, "other row", "other rows")
    );
    if let [_, rows, files] = &verified[..] {
        let (rows, files) = (counted(rows.letters, "row", "rows"), counted(files.letters, "file", "files"));
        told = format!("{told}; {rows} of the manifest are among them, and {files} are as they were written");
    }
    terminal.tell([Diagnostic::note(codes::CAME_TO, told)]);
    Ok(Outcome::Done)
}

/// Looks whether each document of a folder is what its manifest says.
fn files(folder: &Path, rows: impl Iterator<Item = Result<Row>>) -> Result<Verified> {
    let shelf = Shelf::new(folder, Existing::Keep);
    let mut verified = Verified::default();
    for row in rows {
        let row = row?;
        verified.letters += 1;
        let wrong = match shelf.holds(&row.path, row.output_sha256) {
            Ok(Holding::Same) => continue,
            Ok(Holding::Nothing) => "is not there".to_owned(),
            Ok(Holding::Other) => "is not as it was written".to_owned(),
            Err(error) => format!("cannot be read: {error}"),
        };
        let message = format!("{} {wrong}", folder.join(&row.path).display());
        let differs = Diagnostic::error(ledger_codes::DIFFERS, message);
        verified.add(differs.hint("put it back, or record what was sent in its place with --against"));
    }
    Ok(verified)
}
