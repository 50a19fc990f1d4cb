//! What was sent to whom, as the ledger gives it back.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::cells::Cells;
use super::codes;
use super::due::of_letter;
use super::fault::Outcome;
use super::promise::Promise;
use super::store::Ledger;
use crate::case::Money;
use crate::diagnostic::{Diagnostic, Result};
use crate::manifest::{About, Digest, Release};

/// A document that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its number in the ledger.
    pub id: i64,
    /// Its date.
    pub sent_on: NaiveDate,
    /// Id of the incident.
    pub incident: String,
    /// Ids of the further incidents that it tells of.
    pub also: Vec<String>,
    /// To whom it went.
    pub reader: Reader,
    /// Kind of document: `letter`.
    pub kind: String,
    /// Its format, as the ending of its file.
    pub format: String,
    /// Language and regional form: `en-GB`.
    pub language: String,
    /// SHA-256 of the record that it was made from.
    pub input_sha256: Digest,
    /// SHA-256 of the document.
    pub output_sha256: Digest,
    /// What the contract owes.
    pub contract: Option<Money>,
    /// What is added beyond it.
    pub added: Option<Money>,
    /// Who may release it, and whether they had not when it went.
    pub approval: Option<Release>,
    /// What it is about; its kind is empty where nothing but the incident's id was recorded.
    pub about: About,
}

impl Letter {
    /// Whether it tells of an incident: as its own, or beside it.
    pub fn tells_of(&self, incident: &str) -> bool {
        self.incident == incident || self.also.iter().any(|also| also == incident)
    }
}

/// To whom a document went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reader {
    /// To nobody in particular.
    Nobody,
    /// To the customer of that id.
    Customer(String),
    /// To a customer who was forgotten: the number of what is left of them.
    Forgotten(i64),
}

impl Reader {
    /// The id, where there is one.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Customer(id) => Some(id),
            Self::Nobody | Self::Forgotten(_) => None,
        }
    }
}

/// A letter with what it promises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The letter.
    pub letter: Letter,
    /// What it promises, in its order, and what became of that.
    pub promises: Vec<Promise>,
}

/// Which letters are meant; what is `None` leaves them all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// To this customer.
    pub customer: Option<String>,
    /// About this incident.
    pub incident: Option<String>,
    /// Sent on this day or later.
    pub since: Option<NaiveDate>,
}

/// What was really sent to one customer, the oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// Letters, reports and what else went out.
    pub sent: Vec<Sent>,
}

pub(super) const SELECT: &str = "SELECT l.id AS id, l.customer, l.tombstone, l.incident, m.also, l.kind, l.format, \
     l.language, l.sent_on, l.input_sha256, l.output_sha256, l.currency, l.contract_amount, l.added_value, \
     l.approval_role, l.approval_missing, l.outlook, m.title, m.kind AS failure, m.severity, m.service, m.cause, \
     m.started, m.resolved FROM letter l JOIN matter m ON m.id = l.matter";

impl Ledger {
    /// Gives each letter that is meant to `each`, in the order in which they were recorded.
    ///
    /// # Errors
    /// `LED005` where a row was edited, and what `each` says.
    pub fn letters(&self, choice: &Choice, each: &mut dyn FnMut(Letter) -> Result<()>) -> Result<()> {
        self.read(|connection| {
            let mut conditions = vec!["1"];
            let mut values: Vec<String> = Vec::new();
            let mut only = |condition: &'static str, value: Option<String>| {
                if let Some(value) = value {
                    conditions.push(condition);
                    values.push(value);
                }
            };
            only("l.customer = ?", choice.customer.clone());
            only("l.incident = ?", choice.incident.clone());
            only("l.sent_on >= ?", choice.since.map(|day| day.to_string()));
            let sql = format!("{SELECT} WHERE {} ORDER BY l.id", conditions.join(" AND "));
            let mut statement = connection.prepare(&sql)?;
            let mut rows = statement.query(rusqlite::params_from_iter(values))?;
            while let Some(row) = rows.next()? {
                each(letter(&Cells::of("letter", row))?)?;
            }
            Ok(())
        })
    }

    /// One letter with its promises.
    ///
    /// # Errors
    /// `LED006` where there is none of that number, `LED005` where a row was edited.
    pub fn letter(&self, id: i64) -> Result<Sent> {
        self.read(|connection| {
            let found = sent(connection, "l.id = ?1", &[&id])?.pop();
            found.ok_or_else(|| {
                Diagnostic::error(codes::UNKNOWN, format!("the ledger has no letter {id}"))
                    .hint("`amends ledger list` has their numbers")
                    .into()
            })
        })
    }

    /// What was really sent to a customer.
    ///
    /// # Errors
    /// `LED005` where a row was edited.
    pub fn history(&self, customer: &str) -> Result<History> {
        self.read(|connection| {
            let mut sent = sent(connection, "l.customer = ?1", &[&customer])?;
            sent.sort_by_key(|sent| (sent.letter.sent_on, sent.letter.id));
            Ok(History { sent })
        })
    }
}

fn sent(connection: &Connection, condition: &str, values: &[&dyn rusqlite::ToSql]) -> Outcome<Vec<Sent>> {
    let mut statement = connection.prepare(&format!("{SELECT} WHERE {condition} ORDER BY l.id"))?;
    let mut rows = statement.query(values)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let letter = letter(&Cells::of("letter", row))?;
        let promises = of_letter(connection, letter.id)?;
        found.push(Sent { letter, promises });
    }
    Ok(found)
}

fn letter(cells: &Cells<'_>) -> Outcome<Letter> {
    let missing = cells.number("approval_missing")? != 0;
    let tombstone = cells.maybe_number("tombstone")?;
    Ok(Letter {
        id: cells.id()?,
        sent_on: cells.day("sent_on")?,
        incident: cells.text("incident")?,
        also: cells.texts("also")?,
        reader: match (cells.maybe("customer")?, tombstone) {
            (Some(id), _) => Reader::Customer(id),
            (None, Some(tombstone)) => Reader::Forgotten(tombstone),
            (None, None) => Reader::Nobody,
        },
        kind: cells.text("kind")?,
        format: cells.text("format")?,
        language: cells.text("language")?,
        input_sha256: cells.digest("input_sha256")?,
        output_sha256: cells.digest("output_sha256")?,
        contract: cells.money("contract_amount")?,
        added: cells.money("added_value")?,
        approval: cells.maybe("approval_role")?.map(|role| Release { role, needed: missing }),
        about: About {
            title: cells.maybe("title")?,
            kind: cells.text("failure")?,
            severity: cells.maybe("severity")?,
            service: cells.maybe("service")?,
            cause: cells.maybe("cause")?,
            started: cells.maybe("started")?.unwrap_or_default(),
            resolved: cells.maybe("resolved")?,
            outlook: cells.maybe("outlook")?,
        },
    })
}
