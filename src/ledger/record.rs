//! Taking in what was sent: rows of a manifest, each once.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Statement, Transaction};

use super::codes;
use super::corrected::{Corrected, SAME};
use super::fault::Outcome;
use super::seal::{self, seal};
use super::store::Ledger;
use super::written::Written;
use crate::case::{Currency, Money};
use crate::diagnostic::{Diagnostic, Result};
use crate::manifest::{About, Digest, Promise, PromiseKind, Row};

/// Second texts that are told one by one.
const TOLD: usize = 20;

/// What recording came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recorded {
    /// Documents that are in the ledger now and were not before.
    pub letters: u64,
    /// Documents that were there already.
    pub known: u64,
    /// Documents to customers who were forgotten, which stay out.
    pub forgotten: u64,
    /// Promises that are in the ledger now and were not before.
    pub promises: u64,
    /// Promises of an earlier document that are kept by what was written since.
    pub kept: u64,
    /// Documents of which the same reader has another text already.
    pub second: u64,
    /// What is to be known of some of those.
    pub found: Vec<Diagnostic>,
}

impl Ledger {
    /// Records documents of that date. What is there already stays as it is: recording twice changes nothing.
    ///
    /// # Errors
    /// `LED013` where a row is not what a manifest holds, and what `rows` says; nothing is recorded then.
    pub fn record(&mut self, sent_on: NaiveDate, rows: impl IntoIterator<Item = Result<Row>>) -> Result<Recorded> {
        self.write(|transaction| take(transaction, sent_on, rows))
    }

    /// What [`record`](Self::record) would come to; nothing is changed.
    ///
    /// # Errors
    /// As for [`record`](Self::record).
    pub fn rehearse(&mut self, sent_on: NaiveDate, rows: impl IntoIterator<Item = Result<Row>>) -> Result<Recorded> {
        self.pretend(|transaction| take(transaction, sent_on, rows))
    }
}

fn take(
    transaction: &Transaction<'_>,
    sent_on: NaiveDate,
    rows: impl IntoIterator<Item = Result<Row>>,
) -> Outcome<Recorded> {
    let mut recorder = Recorder::over(transaction, sent_on)?;
    for row in rows {
        recorder.take(&row?)?;
    }
    Ok(recorder.done)
}

struct Recorder<'a> {
    connection: &'a Connection,
    day: NaiveDate,
    sent_on: String,
    find_letter: Statement<'a>,
    find_forgotten: Statement<'a>,
    find_matter: Statement<'a>,
    insert_matter: Statement<'a>,
    insert_letter: Statement<'a>,
    find_measure: Statement<'a>,
    insert_promise: Statement<'a>,
    insert_told: Statement<'a>,
    insert_question: Statement<'a>,
    find_same: Statement<'a>,
    written: Written<'a>,
    /// The matter of the row before: most rows of a run tell of one.
    matter: Option<(Digest, i64)>,
    /// Its measures, as far as they were met.
    measures: Vec<(Digest, i64)>,
    /// Whether anybody was ever forgotten.
    forgets: bool,
    done: Recorded,
}

impl<'a> Recorder<'a> {
    fn over(connection: &'a Connection, sent_on: NaiveDate) -> Outcome<Self> {
        Ok(Self {
            connection,
            day: sent_on,
            sent_on: sent_on.to_string(),
            find_letter: connection.prepare(
                "SELECT id, sent_on, output_sha256 FROM letter \
                 WHERE customer IS ?1 AND incident = ?2 AND kind = ?3 AND tombstone IS NULL ORDER BY id",
            )?,
            find_forgotten: connection.prepare(
                "SELECT 1 FROM letter WHERE tombstone IS NOT NULL AND output_sha256 = ?1 AND input_sha256 = ?2 \
                 AND incident = ?3 AND kind = ?4",
            )?,
            find_matter: connection.prepare("SELECT id FROM matter WHERE incident = ?1 AND sha256 = ?2")?,
            insert_matter: connection.prepare(
                "INSERT INTO matter (incident, also, title, kind, severity, service, cause, started, resolved, sha256) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?,
            insert_letter: connection.prepare(
                "INSERT INTO letter (matter, customer, incident, kind, format, language, sent_on, input_sha256, \
                 output_sha256, currency, contract_amount, added_value, approval_role, approval_missing, outlook, \
                 sha256) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
            )?,
            find_measure: connection
                .prepare("SELECT id FROM promise WHERE kind = 'measure' AND incident = ?1 AND sha256 = ?2")?,
            insert_promise: connection.prepare(
                "INSERT INTO promise (incident, kind, text, by_day, at, owner, currency, amount, done, sha256, state, \
                 due) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?4)",
            )?,
            insert_told: connection.prepare("INSERT INTO told (letter, position, promise) VALUES (?1, ?2, ?3)")?,
            insert_question: connection.prepare("INSERT INTO question (letter, asked, sha256) VALUES (?1, ?2, ?3)")?,
            find_same: connection.prepare(SAME)?,
            written: Written::over(connection)?,
            matter: None,
            measures: Vec::new(),
            forgets: connection.query_row("SELECT EXISTS (SELECT 1 FROM tombstone)", [], |row| row.get(0))?,
            done: Recorded::default(),
        })
    }

    fn take(&mut self, row: &Row) -> Outcome<()> {
        check(row)?;
        let output = row.output_sha256.to_string();
        let mut earlier: Option<(i64, String)> = None;
        let mut rows = self.find_letter.query((&row.customer, &row.incident, &row.kind))?;
        while let Some(found) = rows.next()? {
            if found.get_ref("output_sha256")?.as_str().is_ok_and(|digest| digest == output) {
                self.done.known += 1;
                return Ok(());
            }
            earlier = Some((found.get("id")?, found.get("sent_on")?));
        }
        drop(rows);
        let input = row.input_sha256.to_string();
        if self.forgets
            && row.customer.is_some()
            && self.find_forgotten.exists((&output, &input, &row.incident, &row.kind))?
        {
            self.done.forgotten += 1;
            return Ok(());
        }
        let corrected = Corrected::of(&mut self.find_same, row)?;
        let letter = self.put(corrected.as_ref().map_or(row, |corrected| &corrected.row))?;
        if let Some(corrected) = corrected {
            corrected.replace(self.connection, self.day)?;
        }
        self.done.kept += self.written.keep(row)?;
        self.done.letters += 1;
        if let Some((other, on)) = earlier {
            self.done.second += 1;
            if self.done.found.len() < TOLD {
                self.done.found.push(second(row, letter, other, &on));
            }
        }
        Ok(())
    }

    /// Writes down a document and what it promises; its number.
    fn put(&mut self, row: &Row) -> Outcome<i64> {
        let (matter_sealed, matter) = self.matter(row)?;
        let sealed: Vec<Digest> = row.promises.iter().map(|promise| seal::of_promise(row, promise)).collect();
        let letter = self.letter(row, (matter_sealed, matter), &sealed)?;
        for (position, (promise, sealed)) in row.promises.iter().zip(sealed).enumerate() {
            let promise = self.promise(row, promise, sealed)?;
            self.insert_told.execute((letter, i64::try_from(position).unwrap_or(i64::MAX), promise))?;
        }
        if let Some(asked) = row.asks.map(i64::from) {
            let sealed = seal("question", &[Some(&letter.to_string()), Some(&asked.to_string())]);
            self.insert_question.execute((letter, asked, sealed.to_string()))?;
        }
        Ok(letter)
    }

    /// The number of what it is about, which is made where it is new. Of several incidents each is known apart as well.
    fn matter(&mut self, row: &Row) -> Outcome<(Digest, i64)> {
        let unknown = About::default();
        let about = row.about.as_ref().unwrap_or(&unknown);
        for (incident, about) in std::iter::once(&row.incident).chain(&row.also).zip(&row.apart) {
            self.known_as(incident, &[], about)?;
        }
        self.known_as(&row.incident, &row.also, about)
    }

    /// The number of an incident as it is told, with those that are told beside it.
    fn known_as(&mut self, incident: &str, also: &[String], about: &About) -> Outcome<(Digest, i64)> {
        let also = serde_json::to_string(also).unwrap_or_else(|_| "[]".to_owned());
        let started = Some(about.started.as_str()).filter(|started| !started.is_empty());
        let columns = [
            Some(incident),
            Some(&*also),
            about.title.as_deref(),
            Some(&*about.kind),
            about.severity.as_deref(),
            about.service.as_deref(),
            about.cause.as_deref(),
            started,
            about.resolved.as_deref(),
        ];
        let sealed = seal("matter", &columns);
        if let Some(known) = self.matter.filter(|(known, _)| *known == sealed) {
            return Ok(known);
        }
        let text = sealed.to_string();
        let found = self.find_matter.query_row((incident, &text), |row| row.get(0)).optional()?;
        let id = if let Some(id) = found {
            id
        } else {
            let values = columns.into_iter().chain([Some(text.as_str())]);
            self.insert_matter.insert(rusqlite::params_from_iter(values))?
        };
        self.matter = Some((sealed, id));
        self.measures.clear();
        Ok((sealed, id))
    }

    fn letter(&mut self, row: &Row, (sealed, matter): (Digest, i64), promises: &[Digest]) -> Outcome<i64> {
        let (input, output) = (row.input_sha256.to_string(), row.output_sha256.to_string());
        let missing = i64::from(row.approval.as_ref().is_some_and(|release| release.needed));
        let outlook = row.about.as_ref().and_then(|about| about.outlook.as_deref());
        let missing_text = missing.to_string();
        let matter_text = sealed.to_string();
        let seals: String = promises.iter().map(ToString::to_string).collect();
        let sealed = seal(
            "letter",
            &[
                Some(&matter_text),
                Some(&row.incident),
                Some(&row.kind),
                Some(&row.format),
                Some(&row.language),
                Some(&self.sent_on),
                Some(&input),
                Some(&output),
                row.currency.as_deref(),
                row.contract_amount.as_deref(),
                row.added_value.as_deref(),
                row.approval.as_ref().map(|release| &*release.role),
                Some(&missing_text),
                outlook,
                Some(&seals),
            ],
        );
        Ok(self.insert_letter.insert(rusqlite::params![
            matter,
            row.customer,
            row.incident,
            row.kind,
            row.format,
            row.language,
            self.sent_on,
            input,
            output,
            row.currency,
            row.contract_amount,
            row.added_value,
            row.approval.as_ref().map(|release| &release.role),
            missing,
            outlook,
            sealed.to_string(),
        ])?)
    }

    /// The number of a promise: that of the same measure of the incident, else a new one.
    fn promise(&mut self, row: &Row, promise: &Promise, sealed: Digest) -> Outcome<i64> {
        let text = sealed.to_string();
        let is_measure = promise.kind == PromiseKind::Measure;
        if is_measure {
            let met = self.measures.iter().find(|(met, _)| *met == sealed).map(|(_, id)| *id);
            let found = match met {
                Some(id) => Some(id),
                None => self.find_measure.query_row((&row.incident, &text), |row| row.get(0)).optional()?,
            };
            if let Some(id) = found {
                if met.is_none() {
                    self.measures.push((sealed, id));
                }
                return Ok(id);
            }
        }
        self.done.promises += 1;
        let id = self.insert_promise.insert((
            &row.incident,
            promise.kind.name(),
            &promise.text,
            promise.by.to_string(),
            seal::instant(promise),
            &promise.owner,
            &promise.currency,
            &promise.amount,
            i64::from(promise.done),
            text,
            if promise.done { "kept" } else { "open" },
        ))?;
        if is_measure {
            self.measures.push((sealed, id));
        }
        Ok(id)
    }
}

/// Refuses sums that are none: a manifest is a text file.
fn check(row: &Row) -> Outcome<()> {
    let own = [&row.contract_amount, &row.added_value].into_iter().flatten().map(|amount| (amount, &row.currency));
    let promised = row.promises.iter().filter_map(|promise| Some((promise.amount.as_ref()?, &promise.currency)));
    for (amount, code) in own.chain(promised) {
        let currency = code.as_deref().and_then(Currency::from_code);
        if currency.and_then(|currency| Money::parse(amount, currency).ok()).is_none() {
            let code = code.as_deref().unwrap_or("no currency");
            let message = format!("{} has `{amount}` in {code}, which is no sum of money", row.path);
            return Err(Diagnostic::error(codes::BAD_ROW, message)
                .hint("the manifest was edited: make the folder anew, or put back the manifest as it was written")
                .into());
        }
    }
    Ok(())
}

fn second(row: &Row, letter: i64, other: i64, on: &str) -> Diagnostic {
    let reader = row.customer.as_deref().unwrap_or("nobody in particular");
    let message = format!(
        "{reader} has another text about {} already: the {} of {on} (number {other}); this one is number {letter}",
        row.incident, row.kind
    );
    let second = Diagnostic::warning(codes::SECOND, message)
        .hint("if it is the same document in another format, or was never sent, record the one that went out alone");
    Diagnostic { customer: row.customer.clone(), ..second }
}
