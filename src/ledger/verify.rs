//! Whether everything is as it was recorded: rows against their seals, numbers without gaps, promises against what became
//! of them, and documents of a folder against the rows.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row as Found};

use super::codes;
use super::fault::Outcome;
use super::seal::seal;
use super::store::Ledger;
use crate::diagnostic::{Diagnostic, Result};
use crate::manifest::Row;

/// Findings that are told one by one.
const TOLD: usize = 50;

/// What a verification came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// Documents whose rows were looked at.
    pub letters: u64,
    /// Promises whose rows were looked at.
    pub promises: u64,
    /// All other rows.
    pub others: u64,
    /// What is wrong.
    pub found: Vec<Diagnostic>,
    /// How much more is wrong than is told.
    pub more: u64,
}

/// A table whose rows are sealed: its name, what a row of it is called, and its sealed columns in their order.
struct Sealed {
    table: &'static str,
    columns: &'static str,
}

const SEALED: [Sealed; 8] = [
    Sealed { table: "matter", columns: "incident, also, title, kind, severity, service, cause, started, resolved" },
    Sealed {
        table: "letter",
        columns: "(SELECT m.sha256 FROM matter m WHERE m.id = matter), incident, kind, format, language, sent_on, \
                  input_sha256, output_sha256, currency, contract_amount, added_value, approval_role, \
                  approval_missing, outlook, (SELECT coalesce(group_concat(sha256, ''), '') FROM (SELECT p.sha256 \
                  FROM told t JOIN promise p ON p.id = t.promise WHERE t.letter = letter.id ORDER BY t.position))",
    },
    Sealed {
        table: "promise",
        columns: "incident, kind, CASE kind WHEN 'measure' THEN text END, by_day, at, owner, currency, amount, done",
    },
    Sealed { table: "event", columns: "promise, kind, happened_on, due" },
    Sealed {
        table: "approval",
        columns: "output_sha256, input_sha256, manifest_sha256, incident, role, person, approved_at",
    },
    Sealed { table: "answer", columns: "letter, answered_on, mark" },
    Sealed { table: "question", columns: "letter, asked" },
    Sealed { table: "tombstone", columns: "forgotten_on, letters" },
];

/// Promises that stand otherwise than their events say.
const MISMATCHED: &str = "SELECT id FROM promise p WHERE \
     state <> CASE WHEN done = 1 OR EXISTS (SELECT 1 FROM event e WHERE e.promise = p.id AND e.kind = 'kept') THEN 'kept' \
         WHEN EXISTS (SELECT 1 FROM event e WHERE e.promise = p.id AND e.kind = 'withdrawn') THEN 'withdrawn' \
         ELSE 'open' END \
     OR kept_on IS NOT (SELECT e.happened_on FROM event e WHERE e.promise = p.id AND e.kind = 'kept') \
     OR due <> coalesce((SELECT e.due FROM event e WHERE e.promise = p.id AND e.kind = 'moved' ORDER BY e.id DESC \
         LIMIT 1), by_day) ORDER BY id";

/// Tombstones that stand for more or fewer letters than they say.
const MISCOUNTED: &str = "SELECT id FROM tombstone s WHERE \
     letters <> (SELECT count(*) FROM letter l WHERE l.tombstone = s.id) ORDER BY id";

impl Ledger {
    /// Looks whether every row is as it was recorded. What is personal is not sealed, so that a ledger in which somebody
    /// was forgotten proves as much as before.
    ///
    /// # Errors
    /// `LED002` where the file cannot be read at all.
    pub fn verify(&self) -> Result<Verified> {
        self.read(|connection| {
            let mut verified = Verified::default();
            verified.whole(connection)?;
            for sealed in &SEALED {
                let count = verified.sealed(connection, sealed)?;
                match sealed.table {
                    "letter" => verified.letters = count,
                    "promise" => verified.promises = count,
                    _ => verified.others += count,
                }
                verified.gaps(connection, sealed.table, count)?;
            }
            verified.each(connection, MISMATCHED, "promise", "stands otherwise than what became of it says")?;
            verified.each(connection, MISCOUNTED, "tombstone", "does not stand for as many letters as it says")?;
            Ok(verified)
        })
    }

    /// Looks whether each document of a manifest is in the ledger as the manifest has it. One that went to a customer who
    /// was forgotten is known by its text.
    ///
    /// # Errors
    /// `LED002` where the file cannot be read, and what `rows` says.
    pub fn compare(&self, rows: impl IntoIterator<Item = Result<Row>>) -> Result<Verified> {
        self.read(|connection| {
            let mut verified = Verified::default();
            let mut find = connection.prepare(
                "SELECT 1 FROM letter WHERE customer IS ?1 AND incident = ?2 AND kind = ?3 AND output_sha256 = ?4 \
                 AND input_sha256 = ?5 AND tombstone IS NULL",
            )?;
            let mut forgotten = connection.prepare(
                "SELECT 1 FROM letter WHERE tombstone IS NOT NULL AND output_sha256 = ?1 AND input_sha256 = ?2",
            )?;
            for row in rows {
                let row = row?;
                let (output, input) = (row.output_sha256.to_string(), row.input_sha256.to_string());
                let known = find.exists((&row.customer, &row.incident, &row.kind, &output, &input))?
                    || row.customer.is_some() && forgotten.exists((&output, &input))?;
                verified.letters += 1;
                if !known {
                    let message = format!("{} is not in the ledger as the manifest has it", row.path);
                    verified.add(Diagnostic::error(codes::UNRECORDED, message).hint(
                        "`amends ledger record` takes in what is missing; what differs was edited here or there",
                    ));
                }
            }
            Ok(verified)
        })
    }
}

impl Verified {
    /// Adds a finding.
    pub fn add(&mut self, found: Diagnostic) {
        if self.found.len() < TOLD { self.found.push(found) } else { self.more += 1 }
    }

    /// Whether nothing is wrong.
    pub fn is_clean(&self) -> bool {
        self.found.is_empty()
    }

    /// What the database itself says of its file.
    fn whole(&mut self, connection: &Connection) -> Outcome<()> {
        let mut check = connection.prepare("PRAGMA integrity_check(20)")?;
        let mut lines = check.query([])?;
        while let Some(line) = lines.next()? {
            let line: String = line.get(0)?;
            if line != "ok" {
                self.add(altered(format!("the file is damaged: {line}")));
            }
        }
        let mut check = connection.prepare("PRAGMA foreign_key_check")?;
        let mut lines = check.query([])?;
        while let Some(line) = lines.next()? {
            let (table, to): (String, String) = (line.get(0)?, line.get(2)?);
            self.add(altered(format!("a row of `{table}` belongs to a row of `{to}` that is gone")));
        }
        Ok(())
    }

    fn sealed(&mut self, connection: &Connection, sealed: &Sealed) -> Outcome<u64> {
        let Sealed { table, columns } = sealed;
        let mut statement = connection.prepare(&format!("SELECT id, sha256, {columns} FROM {table} ORDER BY id"))?;
        let count = statement.column_count();
        let mut rows = statement.query([])?;
        let mut seen = 0;
        while let Some(row) = rows.next()? {
            seen += 1;
            let values = (2..count).map(|index| text(row, index)).collect::<Outcome<Vec<_>>>()?;
            let values: Vec<Option<&str>> = values.iter().map(Option::as_deref).collect();
            if seal(table, &values).to_string() != row.get::<_, String>(1)? {
                let id: i64 = row.get(0)?;
                self.add(altered(format!("{table} {id} is not as it was recorded")));
            }
        }
        Ok(seen)
    }

    /// Numbers are given one after the other, and no row ever goes.
    fn gaps(&mut self, connection: &Connection, table: &str, count: u64) -> Outcome<()> {
        let last = connection
            .query_row("SELECT seq FROM sqlite_sequence WHERE name = ?1", [table], |row| row.get::<_, i64>(0))
            .or_else(|error| if error == rusqlite::Error::QueryReturnedNoRows { Ok(0) } else { Err(error) })?;
        let last = u64::try_from(last).unwrap_or_default();
        if last != count {
            self.add(altered(format!("`{table}` has {count} rows, and {last} were recorded")));
        }
        Ok(())
    }

    fn each(&mut self, connection: &Connection, sql: &str, what: &str, wrong: &str) -> Outcome<()> {
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            self.add(altered(format!("{what} {id} {wrong}")));
        }
        Ok(())
    }
}

fn altered(message: String) -> Diagnostic {
    Diagnostic::error(codes::ALTERED, message).hint("put back a copy, then record again what was sent since")
}

/// A cell as the text that was sealed.
fn text(row: &Found<'_>, index: usize) -> Outcome<Option<String>> {
    Ok(match row.get_ref(index)? {
        ValueRef::Null => None,
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
    })
}
