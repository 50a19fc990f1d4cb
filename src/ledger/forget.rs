//! Forgetting a customer: what is personal is erased, figures and seals stay.

use chrono::NaiveDate;
use rusqlite::{Connection, Transaction};

use super::codes;
use super::due::note;
use super::fault::Outcome;
use super::promise::{Event, EventKind, PromiseId};
use super::seal::seal;
use super::store::Ledger;
use crate::diagnostic::{Diagnostic, Result};

/// What forgetting a customer comes to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Documents that no longer say to whom they went.
    pub letters: u64,
    /// Promises that no longer say what was promised: payments and follow-ups.
    pub promises: u64,
    /// Of these, follow-ups that were open and have nobody left.
    pub withdrawn: u64,
    /// Approvals that no longer say for whom.
    pub approvals: u64,
    /// Answers that no longer say whose they are, nor what was written.
    pub answers: u64,
}

/// Promises of a letter to the customer that are theirs alone. A measure is the incident's.
const OWN: &str = "SELECT p.id FROM promise p WHERE p.kind <> 'measure' AND p.id IN \
     (SELECT t.promise FROM told t JOIN letter l ON l.id = t.letter WHERE l.customer = ?1)";

/// What they answered.
const ANSWERS: &str = "SELECT a.id FROM answer a JOIN letter l ON l.id = a.letter WHERE l.customer = ?1";

impl Ledger {
    /// What [`forget`](Self::forget) would come to; nothing is changed.
    ///
    /// # Errors
    /// `LED006` where nothing is known of the customer.
    pub fn would_forget(&self, customer: &str) -> Result<Forgotten> {
        self.read(|connection| counted(connection, customer))
    }

    /// Erases what is personal about a customer, from the free space of the file too. Sums, dates and seals stay, and a
    /// tombstone says that somebody was here.
    ///
    /// # Errors
    /// `LED006` where nothing is known of the customer.
    pub fn forget(&mut self, customer: &str, on: NaiveDate) -> Result<Forgotten> {
        let forgotten = self.write(|transaction| {
            let forgotten = counted(transaction, customer)?;
            erase(transaction, customer, on, forgotten.letters)?;
            Ok(forgotten)
        })?;
        // What was written before lies in the log until it is emptied. Where a reader keeps that from being done now, the
        // last process that lets go of the file does it.
        let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        Ok(forgotten)
    }
}

fn counted(connection: &Connection, customer: &str) -> Outcome<Forgotten> {
    let count = |sql: &str| -> Outcome<u64> {
        let count: i64 =
            connection.query_row(&format!("SELECT count(*) FROM ({sql})"), [customer], |row| row.get(0))?;
        Ok(u64::try_from(count).unwrap_or_default())
    };
    let forgotten = Forgotten {
        letters: count("SELECT id FROM letter WHERE customer = ?1")?,
        promises: count(OWN)?,
        withdrawn: count(&format!("{OWN} AND p.kind = 'follow_up' AND p.state = 'open'"))?,
        approvals: count("SELECT id FROM approval WHERE customer = ?1")?,
        answers: count(ANSWERS)?,
    };
    if forgotten.letters + forgotten.approvals == 0 {
        let message = format!("the ledger knows nothing of a customer `{customer}`");
        return Err(Diagnostic::error(codes::UNKNOWN, message)
            .hint("`amends ledger list` has their ids; one who was forgotten is known no more")
            .into());
    }
    Ok(forgotten)
}

fn erase(transaction: &Transaction<'_>, customer: &str, on: NaiveDate, letters: u64) -> Outcome<()> {
    let (on_text, letters_text) = (on.to_string(), letters.to_string());
    let sealed = seal("tombstone", &[Some(&on_text), Some(&letters_text)]).to_string();
    transaction.execute(
        "INSERT INTO tombstone (forgotten_on, letters, sha256) VALUES (?1, ?2, ?3)",
        (&on_text, i64::try_from(letters).unwrap_or(i64::MAX), sealed),
    )?;
    let tombstone = transaction.last_insert_rowid();
    let open: Vec<i64> = {
        let mut statement = transaction.prepare(&format!("{OWN} AND p.kind = 'follow_up' AND p.state = 'open'"))?;
        let ids = statement.query_map([customer], |row| row.get(0))?;
        ids.collect::<std::result::Result<_, _>>()?
    };
    for id in open {
        let promise = PromiseId(id);
        note(transaction, &Event { promise, kind: EventKind::Withdrawn, on, due: None, words: None })?;
        transaction.execute("UPDATE promise SET state = 'withdrawn' WHERE id = ?1", [id])?;
    }
    transaction.execute(&format!("UPDATE event SET words = NULL WHERE promise IN ({OWN})"), [customer])?;
    transaction.execute(&format!("UPDATE promise SET text = NULL WHERE id IN ({OWN})"), [customer])?;
    transaction.execute(&format!("UPDATE answer SET words = NULL WHERE id IN ({ANSWERS})"), [customer])?;
    transaction.execute("UPDATE approval SET customer = NULL WHERE customer = ?1", [customer])?;
    transaction
        .execute("UPDATE letter SET customer = NULL, tombstone = ?2 WHERE customer = ?1", (customer, tombstone))?;
    Ok(())
}
