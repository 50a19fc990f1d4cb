//! What is kept by writing: whoever promised the next word, a letter, or how the steps stand has kept it with the document
//! that says so.

use chrono::NaiveDate;
use rusqlite::{Connection, Statement};

use super::cells::Cells;
use super::due::keep;
use super::fault::Outcome;
use super::promise::PromiseId;
use crate::manifest::Row;

/// Open promises that a document to this customer about this incident announced by its writing, with the documents after it
/// that keep them. A word in between names the exact time of the next one, and nothing else so; what else is written is told
/// by how its text begins. Of one day, documents went in the order in which they were recorded. The same record in another
/// format is the same word.
const WRITTEN: &str = "SELECT p.id AS id, b.sent_on, b.kind FROM letter a \
     JOIN told t ON t.letter = a.id JOIN promise p ON p.id = t.promise \
     JOIN letter b ON b.customer = a.customer JOIN matter m ON m.id = b.matter \
     WHERE a.customer = ?1 AND a.incident = ?2 AND p.kind = 'follow_up' AND p.state = 'open' \
     AND (b.sent_on, b.id) > (a.sent_on, a.id) AND (b.kind, b.input_sha256) <> (a.kind, a.input_sha256) \
     AND (b.incident = a.incident OR EXISTS (SELECT 1 FROM json_each(m.also) WHERE value = a.incident)) \
     AND CASE WHEN a.kind IN ('acknowledgement', 'update') AND p.at IS NOT NULL THEN b.kind <> 'report' \
         WHEN p.text GLOB 'the letter about *' THEN b.kind = 'letter' \
         WHEN p.text GLOB 'Letter due from *' THEN b.kind = 'follow-up' END \
     ORDER BY p.id, b.sent_on, b.id";

/// Looks up what is kept by writing.
pub(super) struct Written<'a> {
    connection: &'a Connection,
    find: Statement<'a>,
}

impl<'a> Written<'a> {
    pub(super) fn over(connection: &'a Connection) -> Outcome<Self> {
        Ok(Self { connection, find: connection.prepare(WRITTEN)? })
    }

    /// Notes what a document that is in the ledger now has kept, and what of its own those after it have; how many that are.
    /// What was noted before stays noted.
    pub(super) fn keep(&mut self, row: &Row) -> Outcome<u64> {
        let Some(customer) = row.customer.as_deref() else { return Ok(0) };
        let mut kept: Vec<(PromiseId, NaiveDate, String)> = Vec::new();
        for incident in std::iter::once(&row.incident).chain(&row.also) {
            let mut rows = self.find.query((customer, incident))?;
            while let Some(found) = rows.next()? {
                let cells = Cells::of("promise", found);
                let promise = PromiseId(cells.id()?);
                // The first of them has kept it.
                if kept.iter().all(|(known, ..)| *known != promise) {
                    kept.push((promise, cells.day("sent_on")?, cells.text("kind")?));
                }
            }
        }
        let count = kept.len() as u64;
        for (promise, on, kind) in kept {
            keep(self.connection, promise, on, Some(format!("the {kind} of {on}")))?;
        }
        Ok(count)
    }
}
