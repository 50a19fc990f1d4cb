//! Taking answers into the ledger, each once, and giving them back.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Statement, Transaction};

use super::{Answer, Given, Key, Mark, TOLD, Whereto};
use crate::diagnostic::{Diagnostic, Problems, Result};
use crate::ledger::cells::Cells;
use crate::ledger::codes;
use crate::ledger::fault::Outcome;
use crate::ledger::seal::seal;
use crate::ledger::store::Ledger;
use crate::manifest::Digest;

/// What stands between the parts of what a mail is known by, and how many digits of its SHA-256 its identifier has.
const PART: &str = "\u{1f}";
const DIGITS: usize = 32;

/// What taking in answers comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Answers that are in the ledger now and were not before.
    pub answers: u64,
    /// Answers that were there already.
    pub known: u64,
    /// Of the new ones, those of customers who had answered otherwise before; the last one counts.
    pub changed: u64,
    /// Mails that answer nothing that is in the ledger; they are left out.
    pub strangers: u64,
    /// Answers whose token is of nobody who was sent anything: made up, signed with another key, or of somebody who was
    /// forgotten.
    pub unknown: u64,
}

impl Ledger {
    /// Takes in answers, all of them or none. One that is there already stays as it is. The key is that of tokens.
    ///
    /// # Errors
    /// `LED015` for each answer to something that this customer was never sent; a mail that answers nothing is passed over.
    pub fn import_answers(&mut self, given: &[Given], key: Option<&Key>) -> Result<Imported> {
        self.write(|transaction| take(transaction, given, key))
    }

    /// What [`import_answers`](Self::import_answers) would come to; nothing is changed.
    ///
    /// # Errors
    /// As for [`import_answers`](Self::import_answers).
    pub fn rehearse_answers(&mut self, given: &[Given], key: Option<&Key>) -> Result<Imported> {
        self.pretend(|transaction| take(transaction, given, key))
    }

    /// Gives every answer to `each`, in the order in which they came in.
    ///
    /// # Errors
    /// `LED005` where a row was edited, and what `each` says.
    pub fn answers(&self, each: &mut dyn FnMut(Answer) -> Result<()>) -> Result<()> {
        self.read(|connection| {
            let mut statement = connection.prepare(
                "SELECT a.id AS id, a.letter, l.incident, l.customer, a.answered_on, a.mark, a.words \
                 FROM answer a JOIN letter l ON l.id = a.letter ORDER BY a.id",
            )?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let cells = Cells::of("answer", row);
                each(Answer {
                    id: cells.id()?,
                    letter: cells.number("letter")?,
                    incident: cells.text("incident")?,
                    customer: cells.maybe("customer")?,
                    on: cells.day("answered_on")?,
                    mark: cells.mark("mark")?,
                    words: cells.maybe("words")?,
                })?;
            }
            Ok(())
        })
    }
}

fn take(transaction: &Transaction<'_>, given: &[Given], key: Option<&Key>) -> Outcome<Imported> {
    let mut taker = Taker::over(transaction, given, key)?;
    for given in given {
        taker.take(given)?;
    }
    if taker.more > 0 {
        let message = format!("{} more answers are to nothing that the ledger has", taker.more);
        taker.found.push(Diagnostic::error(codes::UNSENT, message).hint("mend those that are told first"));
    }
    if taker.found.is_empty() { Ok(taker.done) } else { Err(Problems(taker.found).into()) }
}

struct Taker<'a> {
    find: Statement<'a>,
    find_beside: Statement<'a>,
    find_any: Statement<'a>,
    find_answer: Statement<'a>,
    find_other: Statement<'a>,
    insert: Statement<'a>,
    /// The documents that mails answer, by identifier.
    mails: HashMap<String, i64>,
    /// Incident and customer of each token.
    tokens: HashMap<String, (String, String)>,
    has_key: bool,
    done: Imported,
    found: Vec<Diagnostic>,
    more: u64,
}

impl<'a> Taker<'a> {
    fn over(connection: &'a Connection, given: &[Given], key: Option<&Key>) -> Outcome<Self> {
        Ok(Self {
            // The letter, if there is one, else what they were sent last.
            find: connection.prepare(
                "SELECT id FROM letter WHERE customer = ?1 AND incident = ?2 AND sent_on <= ?3 \
                 ORDER BY kind = 'letter' DESC, sent_on DESC, id DESC LIMIT 1",
            )?,
            find_beside: connection.prepare(
                "SELECT l.id FROM letter l JOIN matter m ON m.id = l.matter WHERE l.customer = ?1 AND l.sent_on <= ?3 \
                 AND EXISTS (SELECT 1 FROM json_each(m.also) WHERE value = ?2) \
                 ORDER BY l.kind = 'letter' DESC, l.sent_on DESC, l.id DESC LIMIT 1",
            )?,
            find_any: connection.prepare("SELECT min(sent_on) FROM letter WHERE customer = ?1 AND incident = ?2")?,
            find_answer: connection.prepare(
                "SELECT 1 FROM answer WHERE letter = ?1 AND answered_on = ?2 AND mark IS ?3 AND words IS ?4",
            )?,
            find_other: connection.prepare("SELECT 1 FROM answer WHERE letter = ?1")?,
            insert: connection
                .prepare("INSERT INTO answer (letter, answered_on, mark, words, sha256) VALUES (?1, ?2, ?3, ?4, ?5)")?,
            mails: mails(connection, given)?,
            tokens: key.map_or_else(|| Ok(HashMap::new()), |key| tokens(connection, given, key))?,
            has_key: key.is_some(),
            done: Imported::default(),
            found: Vec::new(),
            more: 0,
        })
    }

    fn take(&mut self, given: &Given) -> Outcome<()> {
        let Some(letter) = self.letter(given)? else { return Ok(()) };
        let (on, mark) = (given.on.to_string(), given.mark.map(Mark::number));
        if self.find_answer.exists((letter, &on, mark, &given.words))? {
            self.done.known += 1;
            return Ok(());
        }
        self.done.changed += u64::from(self.find_other.exists([letter])?);
        let (number, mark_text) = (letter.to_string(), mark.map(|mark| mark.to_string()));
        let sealed = seal("answer", &[Some(&number), Some(&on), mark_text.as_deref()]).to_string();
        self.insert.insert((letter, &on, mark, &given.words, sealed))?;
        self.done.answers += 1;
        Ok(())
    }

    /// The document that is answered.
    fn letter(&mut self, given: &Given) -> Outcome<Option<i64>> {
        let (incident, customer) = match &given.to {
            Whereto::Mails(ids) => {
                let letter = ids.iter().find_map(|id| self.mails.get(id)).copied();
                self.done.strangers += u64::from(letter.is_none());
                return Ok(letter);
            }
            Whereto::Token(token) => {
                let Some((incident, customer)) = self.tokens.get(token) else {
                    // The page that collects answers is open to all: what anybody may post there stops nothing.
                    if self.has_key {
                        self.done.unknown += 1;
                    } else {
                        self.refuse(unsigned(given));
                    }
                    return Ok(None);
                };
                (incident, customer)
            }
            Whereto::Matter { incident, customer } => (incident, customer),
        };
        let on = given.on.to_string();
        let asked = (customer, incident, &on);
        let found = self.find.query_row(asked, |row| row.get(0)).optional()?;
        let found = match found {
            Some(id) => Some(id),
            None => self.find_beside.query_row(asked, |row| row.get(0)).optional()?,
        };
        if found.is_none() {
            let first: Option<String> = self.find_any.query_row((customer, incident), |row| row.get(0))?;
            self.refuse(unsent(given, incident, customer, first.as_deref()));
        }
        Ok(found)
    }

    fn refuse(&mut self, found: Diagnostic) {
        if self.found.len() < TOLD { self.found.push(found) } else { self.more += 1 }
    }
}

/// The documents whose mails are answered, by identifier: a mail bears the SHA-256 of incident, reader, kind and date.
fn mails(connection: &Connection, given: &[Given]) -> Outcome<HashMap<String, i64>> {
    let mut wanted = HashSet::new();
    for given in given {
        if let Whereto::Mails(ids) = &given.to {
            wanted.extend(ids.iter().map(String::as_str));
        }
    }
    let mut found = HashMap::new();
    if wanted.is_empty() {
        return Ok(found);
    }
    let mut statement =
        connection.prepare("SELECT id, incident, customer, kind, sent_on FROM letter WHERE customer IS NOT NULL")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let text = |index: usize| row.get::<_, String>(index);
        let name = [text(1)?, text(2)?, text(3)?, text(4)?].join(PART);
        let mut digits = Digest::of(name.as_bytes()).to_string();
        digits.truncate(DIGITS);
        if wanted.contains(digits.as_str()) {
            found.insert(digits, row.get(0)?);
        }
    }
    Ok(found)
}

/// Whom each token that is wanted means.
fn tokens(connection: &Connection, given: &[Given], key: &Key) -> Outcome<HashMap<String, (String, String)>> {
    let mut wanted = HashSet::new();
    for given in given {
        if let Whereto::Token(token) = &given.to {
            wanted.insert(token.as_str());
        }
    }
    let mut found = HashMap::new();
    if wanted.is_empty() {
        return Ok(found);
    }
    let mut statement = connection.prepare(
        "SELECT incident, customer FROM letter WHERE customer IS NOT NULL \
             UNION SELECT also.value, l.customer FROM letter l CROSS JOIN matter m ON m.id = l.matter \
             CROSS JOIN json_each(m.also) also WHERE m.also <> '[]' AND l.customer IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let whom: (String, String) = (row.get(0)?, row.get(1)?);
        let token = key.token(&whom.0, &whom.1);
        if wanted.contains(token.as_str()) {
            found.insert(token, whom);
        }
    }
    Ok(found)
}

fn unsigned(given: &Given) -> Diagnostic {
    let refused = Diagnostic::error(codes::UNSENT, "nothing says which key this token is signed with")
        .hint("name the policy whose [feedback] key it is with --policy");
    Diagnostic { place: Some(given.place.clone()), ..refused }
}

fn unsent(given: &Given, incident: &str, customer: &str, first: Option<&str>) -> Diagnostic {
    let (incident, name) = (incident.escape_debug(), customer.escape_debug());
    let refused = match first.and_then(|first| first.parse::<NaiveDate>().ok()) {
        Some(first) => Diagnostic::error(
            codes::UNSENT,
            format!("`{name}` answers on {} what they were sent about `{incident}` on {first}", given.on),
        )
        .hint("give the day on which they answered"),
        None => Diagnostic::error(codes::UNSENT, format!("the ledger has nothing to `{name}` about `{incident}`"))
            .hint(
                "record first what was sent (`amends ledger record`), mend the id, or take the line out: \
             a customer who was forgotten is known no more",
            ),
    };
    Diagnostic { place: Some(given.place.clone()), customer: Some(customer.to_owned()), ..refused }
}
