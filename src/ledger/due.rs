//! What is due, and what became of promises.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

use super::cells::Cells;
use super::codes;
use super::fault::{Fault, Outcome};
use super::promise::{Event, EventKind, Noted, Promise, PromiseId, State};
use super::seal::seal;
use super::store::Ledger;
use crate::diagnostic::{Diagnostic, Result};

const SELECT: &str = "SELECT p.id AS id, p.incident, p.kind, p.text, p.by_day, p.at, p.owner, p.currency, p.amount, \
     p.state, p.due, CASE WHEN p.done = 1 THEN p.by_day ELSE p.kept_on END AS kept_on, \
     (SELECT count(*) FROM told t WHERE t.promise = p.id) AS letters, \
     (SELECT l.customer FROM told t JOIN letter l ON l.id = t.letter WHERE t.promise = p.id LIMIT 1) AS customer \
     FROM promise p";

impl Ledger {
    /// Gives each open promise that is due on or before `until` to `each`, in order of the day.
    ///
    /// # Errors
    /// `LED005` where a row was edited, and what `each` says.
    pub fn due(&self, until: NaiveDate, each: &mut dyn FnMut(Promise) -> Result<()>) -> Result<()> {
        self.read(|connection| {
            let sql = format!("{SELECT} WHERE p.state = 'open' AND p.due <= ?1 ORDER BY p.due, p.id");
            let mut statement = connection.prepare(&sql)?;
            let mut rows = statement.query([until.to_string()])?;
            while let Some(row) = rows.next()? {
                each(promise(&Cells::of("promise", row))?)?;
            }
            Ok(())
        })
    }

    /// Gives every promise to `each`, in order of their numbers.
    ///
    /// # Errors
    /// As for [`due`](Self::due).
    pub fn promises(&self, each: &mut dyn FnMut(Promise) -> Result<()>) -> Result<()> {
        self.read(|connection| {
            let mut statement = connection.prepare(&format!("{SELECT} ORDER BY p.id"))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                each(promise(&Cells::of("promise", row))?)?;
            }
            Ok(())
        })
    }

    /// One promise, and what became of it, in order.
    ///
    /// # Errors
    /// `LED006` where there is none of that number, `LED005` where a row was edited.
    pub fn promise(&self, id: PromiseId) -> Result<(Promise, Vec<Event>)> {
        self.read(|connection| Ok((one(connection, id)?, events(connection, id)?)))
    }

    /// Notes that a promise was kept.
    ///
    /// # Errors
    /// `LED006` where there is none of that number, `LED007` where it was withdrawn.
    pub fn kept(&mut self, id: PromiseId, on: NaiveDate, evidence: Option<&str>) -> Result<Noted> {
        self.write(|connection| {
            let found = one(connection, id)?;
            match found.state {
                State::Kept => return Ok(Noted::Known(found)),
                State::Withdrawn => return Err(closed(&found).into()),
                State::Open => {}
            }
            keep(connection, id, on, words(evidence))?;
            Ok(Noted::New(Promise { state: State::Kept, kept_on: Some(on), ..found }))
        })
    }

    /// Notes that a promise is to be kept on another day, and why. What was promised first stays known.
    ///
    /// # Errors
    /// `LED006` where there is none of that number, `LED007` where it is kept or withdrawn already.
    pub fn moved(&mut self, id: PromiseId, to: NaiveDate, on: NaiveDate, because: &str) -> Result<Noted> {
        self.write(|connection| {
            let found = one(connection, id)?;
            if found.state != State::Open {
                return Err(closed(&found).into());
            }
            if found.due == to {
                return Ok(Noted::Known(found));
            }
            let words = words(Some(because));
            note(connection, &Event { promise: id, kind: EventKind::Moved, on, due: Some(to), words })?;
            connection.execute("UPDATE promise SET due = ?2 WHERE id = ?1", (id.0, to.to_string()))?;
            Ok(Noted::New(Promise { due: to, ..found }))
        })
    }
}

/// Words of a person, if there are any.
fn words(said: Option<&str>) -> Option<String> {
    said.map(str::trim).filter(|said| !said.is_empty()).map(str::to_owned)
}

fn closed(promise: &Promise) -> Diagnostic {
    let (id, why) = (promise.id, if promise.state == State::Kept { "was kept" } else { "was withdrawn" });
    Diagnostic::error(codes::CLOSED, format!("{id} {why} already, and nothing can become of it any more"))
        .hint(format!("`amends ledger show {id}` says what became of it"))
}

/// The promises of a letter, in its order.
pub(super) fn of_letter(connection: &Connection, letter: i64) -> Outcome<Vec<Promise>> {
    let sql = format!("{SELECT} JOIN told w ON w.promise = p.id WHERE w.letter = ?1 ORDER BY w.position");
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([letter])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(promise(&Cells::of("promise", row))?);
    }
    Ok(found)
}

fn one(connection: &Connection, id: PromiseId) -> Outcome<Promise> {
    let mut statement = connection.prepare(&format!("{SELECT} WHERE p.id = ?1"))?;
    let found = statement.query_row([id.0], |row| Ok(promise(&Cells::of("promise", row)))).optional()?;
    found.unwrap_or_else(|| {
        let message = format!("the ledger has no promise {id}");
        Err(Fault::from(Diagnostic::error(codes::UNKNOWN, message).hint("`amends due` lists them with their numbers")))
    })
}

fn promise(cells: &Cells<'_>) -> Outcome<Promise> {
    let letters = u64::try_from(cells.number("letters")?).unwrap_or_default();
    Ok(Promise {
        id: PromiseId(cells.id()?),
        incident: cells.text("incident")?,
        kind: cells.promise_kind()?,
        text: cells.maybe("text")?,
        by: cells.day("by_day")?,
        at: cells.maybe_instant("at")?,
        owner: cells.maybe("owner")?,
        amount: cells.money("amount")?,
        state: cells.named("state", &State::ALL, State::name)?,
        kept_on: cells.maybe_day("kept_on")?,
        due: cells.day("due")?,
        letters,
        customer: cells.maybe("customer")?.filter(|_| letters == 1),
    })
}

fn events(connection: &Connection, id: PromiseId) -> Outcome<Vec<Event>> {
    let mut statement = connection.prepare("SELECT * FROM event WHERE promise = ?1 ORDER BY id")?;
    let mut rows = statement.query([id.0])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let cells = Cells::of("event", row);
        found.push(Event {
            promise: id,
            kind: cells.named("kind", &EventKind::ALL, EventKind::name)?,
            on: cells.day("happened_on")?,
            due: cells.maybe_day("due")?,
            words: cells.maybe("words")?,
        });
    }
    Ok(found)
}

/// Writes down that an open promise was kept, and what shows it.
pub(super) fn keep(connection: &Connection, promise: PromiseId, on: NaiveDate, words: Option<String>) -> Outcome<()> {
    note(connection, &Event { promise, kind: EventKind::Kept, on, due: None, words })?;
    connection.execute("UPDATE promise SET state = 'kept', kept_on = ?2 WHERE id = ?1", (promise.0, on.to_string()))?;
    Ok(())
}

/// Writes down what became of a promise.
pub(super) fn note(connection: &Connection, event: &Event) -> Outcome<()> {
    let (promise, on, due) = (event.promise.0.to_string(), event.on.to_string(), event.due.map(|day| day.to_string()));
    let sealed = seal("event", &[Some(&promise), Some(event.kind.name()), Some(&on), due.as_deref()]);
    connection.execute(
        "INSERT INTO event (promise, kind, happened_on, due, words, sha256) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (event.promise.0, event.kind.name(), &on, &due, &event.words, sealed.to_string()),
    )?;
    Ok(())
}
