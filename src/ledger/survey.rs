//! Everything in the ledger gone through once, as whoever counts it needs it: incidents, then the documents of each
//! customer together, then promises by what became of them.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answers::Mark;
use super::cells::Cells;
use super::fault::Outcome;
use super::promise::State;
use super::store::Ledger;
use crate::case::Money;
use crate::diagnostic::Result;
use crate::manifest::{About, PromiseKind};

/// Who counts.
pub trait Survey {
    /// An incident as some documents told it, and the ids of those that they tell of beside it; the number is theirs.
    fn matter(&mut self, number: i64, incident: String, also: Vec<String>, about: About);

    /// All documents to one customer, those about one incident together.
    fn customer(&mut self, documents: &[Document]);

    /// A document to nobody in particular.
    fn unaddressed(&mut self, document: &Document);

    /// So many promises to which the same happened.
    fn promises(&mut self, fate: &Fate, count: u64);
}

/// A document, as far as it is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its number.
    pub id: i64,
    /// Number of what it is about.
    pub matter: i64,
    /// Kind of document: `letter`.
    pub kind: Rc<str>,
    /// Its date.
    pub sent_on: NaiveDate,
    /// What the contract owes.
    pub contract: Option<Money>,
    /// What is added beyond it.
    pub added: Option<Money>,
    /// Whether trust could be won back.
    pub outlook: Option<Rc<str>>,
    /// What its reader said of it.
    pub heard: Heard,
}

/// What came back to a document, or to several, until a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Heard {
    /// All answers.
    pub answers: u64,
    /// Of these, those that give no mark.
    pub unmarked: u64,
    /// The last mark.
    pub last: Option<Marked>,
}

impl Heard {
    /// What came back to both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            answers: self.answers + other.answers,
            unmarked: self.unmarked + other.unmarked,
            last: self.last.max(other.last),
        }
    }
}

/// The last mark that a reader gave to a document until a day. Of two, the greater was given later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Marked {
    /// When it was given.
    pub on: NaiveDate,
    /// Its number.
    pub id: i64,
    /// The mark.
    pub mark: Mark,
}

/// What became of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fate {
    /// Which kind of promise.
    pub kind: PromiseKind,
    /// By when, as the letter said.
    pub by: NaiveDate,
    /// Whether it was done already when the letter told it.
    pub done: bool,
    /// How it stands.
    pub state: State,
    /// When it was kept, where it was kept afterwards.
    pub kept_on: Option<NaiveDate>,
    /// By when it is due now.
    pub due: NaiveDate,
}

impl Ledger {
    /// Goes through everything, as it is at one moment; answers that came after `until` are left out.
    ///
    /// # Errors
    /// `LED005` where a row was edited.
    pub fn survey(&self, until: NaiveDate, survey: &mut dyn Survey) -> Result<()> {
        self.read(|connection| {
            matters(connection, survey)?;
            documents(connection, until, survey)?;
            fates(connection, survey)
        })
    }
}

fn matters(connection: &Connection, survey: &mut dyn Survey) -> Outcome<()> {
    let mut statement = connection.prepare(
        "SELECT id, incident, title, kind, severity, service, cause, started, resolved, also FROM matter ORDER BY id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let about = About {
            title: row.get(2)?,
            kind: row.get(3)?,
            severity: row.get(4)?,
            service: row.get(5)?,
            cause: row.get(6)?,
            started: row.get::<_, Option<String>>(7)?.unwrap_or_default(),
            resolved: row.get(8)?,
            outlook: None,
        };
        // Most documents tell of one incident.
        let also = match row.get_ref(9)?.as_str() {
            Ok("[]") => Vec::new(),
            _ => Cells::of("matter", row).texts("also")?,
        };
        survey.matter(row.get(0)?, row.get(1)?, also, about);
    }
    Ok(())
}

/// The columns of an index, in its order, so that the rows themselves are not read.
const DOCUMENTS: &str = "SELECT customer, id, kind, tombstone, matter, sent_on, currency, contract_amount, added_value, \
     outlook FROM letter INDEXED BY letter_reader ORDER BY customer, incident, kind";

fn documents(connection: &Connection, until: NaiveDate, survey: &mut dyn Survey) -> Outcome<()> {
    let mut reading = Reading { answers: answers(connection, until)?, ..Reading::default() };
    let mut forgotten: BTreeMap<i64, Vec<Document>> = BTreeMap::new();
    let (mut customer, mut theirs): (Vec<u8>, Vec<Document>) = (Vec::new(), Vec::new());
    let mut statement = connection.prepare(DOCUMENTS)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let document = reading.document(row)?;
        match (row.get_ref(0)?.as_str_or_null().map_err(rusqlite::Error::from)?, row.get::<_, Option<i64>>(3)?) {
            (None, None) => survey.unaddressed(&document),
            // Rare, and not together in the index.
            (None, Some(tombstone)) => forgotten.entry(tombstone).or_default().push(document),
            (Some(id), _) => {
                if id.as_bytes() != customer {
                    customer.clear();
                    customer.extend_from_slice(id.as_bytes());
                    flush(&mut theirs, survey);
                }
                theirs.push(document);
            }
        }
    }
    flush(&mut theirs, survey);
    for theirs in forgotten.values() {
        survey.customer(theirs);
    }
    Ok(())
}

fn flush(theirs: &mut Vec<Document>, survey: &mut dyn Survey) {
    if !theirs.is_empty() {
        survey.customer(theirs);
        theirs.clear();
    }
}

/// What came back to each document until a day.
fn answers(connection: &Connection, until: NaiveDate) -> Outcome<HashMap<i64, Heard>> {
    let mut found: HashMap<i64, Heard> = HashMap::new();
    let mut statement =
        connection.prepare("SELECT id, letter, mark, answered_on FROM answer WHERE answered_on <= ?1")?;
    let mut rows = statement.query([until.to_string()])?;
    while let Some(row) = rows.next()? {
        let cells = Cells::of("answer", row);
        let (on, id) = (cells.day("answered_on")?, cells.number("id")?);
        let last = cells.mark("mark")?.map(|mark| Marked { on, id, mark });
        let heard = Heard { answers: 1, unmarked: u64::from(last.is_none()), last };
        let known = found.entry(cells.number("letter")?).or_default();
        *known = known.with(heard);
    }
    Ok(found)
}

/// What was read already and comes again and again.
#[derive(Debug, Default)]
struct Reading {
    answers: HashMap<i64, Heard>,
    kinds: Vec<Rc<str>>,
    outlooks: Vec<Rc<str>>,
    days: Last<NaiveDate>,
    contracts: Last<Option<Money>>,
    added: Last<Option<Money>>,
}

/// The value of the two texts that were read last.
#[derive(Debug, Default)]
struct Last<T>([Vec<u8>; 2], Option<T>);

impl<T: Copy> Last<T> {
    fn of(&mut self, texts: [&[u8]; 2], read: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        match self.1 {
            Some(value) if self.0 == texts => Ok(value),
            _ => {
                let value = read()?;
                for (last, text) in self.0.iter_mut().zip(texts) {
                    last.clear();
                    last.extend_from_slice(text);
                }
                self.1 = Some(value);
                Ok(value)
            }
        }
    }
}

impl Reading {
    fn document(&mut self, row: &rusqlite::Row<'_>) -> Outcome<Document> {
        let cells = Cells::of("letter", row);
        let id = row.get(1)?;
        let bytes = |index: usize| -> Outcome<&[u8]> {
            Ok(row.get_ref(index)?.as_bytes_or_null().map_err(rusqlite::Error::from)?.unwrap_or_default())
        };
        let currency = bytes(6)?;
        Ok(Document {
            id,
            matter: row.get(4)?,
            kind: named(&mut self.kinds, row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?),
            sent_on: self.days.of([bytes(5)?, b""], || cells.day("sent_on"))?,
            contract: self.contracts.of([bytes(7)?, currency], || cells.money("contract_amount"))?,
            added: self.added.of([bytes(8)?, currency], || cells.money("added_value"))?,
            outlook: row
                .get_ref(9)?
                .as_str_or_null()
                .map_err(rusqlite::Error::from)?
                .map(|name| named(&mut self.outlooks, name)),
            heard: self.answers.get(&id).copied().unwrap_or_default(),
        })
    }
}

/// One of a few names.
fn named(names: &mut Vec<Rc<str>>, name: &str) -> Rc<str> {
    if let Some(known) = names.iter().find(|known| &***known == name) {
        return Rc::clone(known);
    }
    let new: Rc<str> = name.into();
    names.push(Rc::clone(&new));
    new
}

fn fates(connection: &Connection, survey: &mut dyn Survey) -> Outcome<()> {
    let mut statement = connection.prepare(
        "SELECT min(id) AS id, kind, by_day, done, state, kept_on, due, count(*) AS promises \
         FROM promise INDEXED BY promise_fate GROUP BY kind, by_day, done, state, kept_on, due",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let cells = Cells::of("promise", row);
        let fate = Fate {
            kind: cells.promise_kind()?,
            by: cells.day("by_day")?,
            done: cells.number("done")? != 0,
            state: cells.named("state", &State::ALL, State::name)?,
            kept_on: cells.maybe_day("kept_on")?,
            due: cells.day("due")?,
        };
        survey.promises(&fate, u64::try_from(cells.number("promises")?).unwrap_or_default());
    }
    Ok(())
}
