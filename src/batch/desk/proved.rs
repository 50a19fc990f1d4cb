//! Whether what an earlier run says it made is there.

use super::{Desk, Outlet};
use crate::batch::codes;
use crate::batch::made::{Body, Made};
use crate::batch::stream::Slip;
use crate::diagnostic::{Diagnostic, Result};
use crate::manifest::{Digest, Row};
use crate::output::Holding;

/// What is known of a record from an earlier run.
pub(super) enum Proof {
    /// Nothing that is enough.
    None,
    /// All its documents are there.
    Whole(Vec<Made>, Vec<Diagnostic>),
}

fn changed(row: &Row) -> Diagnostic {
    Diagnostic::warning(codes::CHANGED, format!("{} was changed after it was written, and is kept", row.path))
        .hint("say --force to make it anew")
}

fn unverifiable(row: &Row, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(codes::OTHER_RUN, format!("{} cannot be compared with the manifest: {error}", row.path))
        .hint("give yourself the right to read it, or name another folder")
}

impl Desk {
    /// Whether what an earlier run says it made of the record is there.
    pub(super) fn proved(&self, record: &Slip, input: Digest, told: Vec<Row>) -> Result<Proof> {
        let (Some(first), Outlet::Folder(folder)) = (told.first(), &self.outlet) else { return Ok(Proof::None) };
        if told.iter().any(|row| row.input_sha256 != input) {
            let message = format!("record {} is not the one that {} was made from", record.number, first.path);
            return Err(Diagnostic::error(codes::OTHER_RUN, message)
                .hint("give the input that the folder was begun with, or name another folder")
                .into());
        }
        if told.len() as u64 != first.documents {
            return Ok(Proof::None);
        }
        let mut kept = Vec::new();
        for row in &told {
            match folder.holds(&row.path, row.output_sha256) {
                Ok(Holding::Same) => {}
                Ok(Holding::Other) if !self.force => kept.push(changed(row)),
                Ok(_) => return Ok(Proof::None),
                Err(error) => return Err(unverifiable(row, &error).into()),
            }
        }
        let there = |mut row| {
            let released = self.release(&mut row);
            Made { row, body: Body::There, released, failure: String::new(), terms: None, warnings: Vec::new() }
        };
        Ok(Proof::Whole(told.into_iter().map(there).collect(), kept))
    }
}
