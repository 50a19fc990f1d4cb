//! What came back: the answers of customers to what was sent, read from a file and kept in the ledger.
//!
//! Customers are asked one question: compared with before it happened, what do you think of us now? A file is a table, a
//! list of objects or a mailbox of replies; it is taken in whole or not at all, and taking it in twice changes nothing.

mod fields;
mod mails;
mod mark;
mod objects;
mod table;
mod take;
mod token;

use std::collections::BTreeSet;

use chrono::NaiveDate;

pub use mark::Mark;
pub use take::Imported;
pub use token::Key;

use super::codes;
use crate::diagnostic::{Diagnostic, Place, Problems, Result};

/// An answer that the ledger has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its number.
    pub id: i64,
    /// Number of the document that it answers.
    pub letter: i64,
    /// Id of the incident.
    pub incident: String,
    /// Id of the customer; `None`: they were forgotten.
    pub customer: Option<String>,
    /// The day on which they answered.
    pub on: NaiveDate,
    /// What they think of us now; `None`: they wrote, and gave no mark.
    pub mark: Option<Mark>,
    /// What they wrote.
    pub words: Option<String>,
}

/// An answer as a file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// What it answers.
    pub to: Whereto,
    /// The day on which they answered.
    pub on: NaiveDate,
    /// What they think of us now.
    pub mark: Option<Mark>,
    /// What they wrote.
    pub words: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// What an answer answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whereto {
    /// What a customer was sent about an incident.
    Matter {
        /// Id of the incident.
        incident: String,
        /// Id of the customer.
        customer: String,
    },
    /// What the customer of this token was sent: see [`Key::token`].
    Token(String),
    /// One of the mails of these identifiers, the nearest first.
    Mails(Vec<String>),
}

/// How a file of answers is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerForm {
    /// A table with a head: `incident,customer,answer,on,words`, or `token` in place of the first two.
    Csv,
    /// A list of objects with these fields, or one object a line.
    Json,
    /// Replies, in a mailbox file or as one mail.
    Mail,
}

/// What was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// The answers, in the order of the file.
    pub given: Vec<Given>,
    /// Mails that a program wrote: out of office, undeliverable.
    pub automatic: u64,
    /// Mails that answer nothing which was sent from here: their headers name no mail of ours.
    pub unrelated: u64,
    /// Replies that say nothing of their own.
    pub wordless: u64,
}

/// Findings that are told one by one.
const TOLD: usize = 50;

/// The most characters of what somebody wrote that are kept.
const WORDS: usize = 4_000;

/// The most bytes of a line that are shown.
const EXCERPT: usize = 200;

impl AnswerForm {
    /// What the name of a file says, else how it begins.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "csv" | "tsv" => Self::Csv,
            "json" | "ndjson" | "jsonl" => Self::Json,
            "mbox" | "eml" => Self::Mail,
            _ => match plain(bytes).trim_ascii_start() {
                [b'[' | b'{', ..] => Self::Json,
                start if start.starts_with(b"From ") => Self::Mail,
                _ => Self::Csv,
            },
        }
    }
}

/// Reads a file of answers, as of a day: what lies ahead of it has not happened. A mail, and an instant with its offset, may be
/// of the day after, which has begun elsewhere.
///
/// # Errors
/// `LED014` with its place for each line that is no answer; none is given then.
pub fn read_answers(name: &str, bytes: &[u8], form: AnswerForm, today: NaiveDate) -> Result<Answers> {
    let mut reading = Reading { name, today, answers: Answers::default(), found: Vec::new(), more: 0 };
    match (form, std::str::from_utf8(plain(bytes))) {
        (AnswerForm::Mail, _) => mails::read(bytes, &mut reading),
        (AnswerForm::Csv, Ok(text)) => table::read(text, &mut reading),
        (AnswerForm::Json, Ok(text)) => objects::read(text, &mut reading),
        (_, Err(error)) => {
            let line = plain(bytes)[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
            reading.refuse(line, "", "this line is not UTF-8", "save the file as UTF-8");
        }
    }
    reading.finish()
}

/// Bytes without the mark that some programs put at the beginning.
fn plain(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// A file in the reading.
struct Reading<'a> {
    name: &'a str,
    today: NaiveDate,
    answers: Answers,
    found: Vec<Diagnostic>,
    more: usize,
}

impl Reading<'_> {
    /// Whether a day has begun nowhere yet. Where others live it may be the day after ours.
    fn is_ahead_anywhere(&self, day: NaiveDate) -> bool {
        self.today.succ_opt().is_some_and(|tomorrow| day > tomorrow)
    }

    /// A line, counted from 1, as others may show it.
    fn place(&self, line: usize, text: &str) -> Place {
        let first = text.lines().next().unwrap_or_default().trim_end();
        let cut = (0..=first.len().min(EXCERPT)).rev().find(|at| first.is_char_boundary(*at)).unwrap_or(0);
        let excerpt = &first[..cut];
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let end_column = u32::try_from(excerpt.chars().count()).unwrap_or(u32::MAX).saturating_add(1);
        let excerpt = Some(excerpt).filter(|excerpt| !excerpt.is_empty()).map(str::to_owned);
        Place { file: self.name.to_owned(), line, column: 1, end_line: line, end_column, excerpt }
    }

    /// Says what is wrong with a line, and what to do.
    fn refuse(&mut self, line: usize, text: &str, message: impl Into<String>, hint: impl Into<String>) {
        if self.found.len() == TOLD {
            self.more += 1;
            return;
        }
        let place = self.place(line, text);
        let refused = Diagnostic::error(codes::BAD_ANSWER, message).hint(hint);
        self.found.push(Diagnostic { place: Some(place), ..refused });
    }

    fn finish(mut self) -> Result<Answers> {
        if self.more > 0 {
            let message = format!("{} more lines are no answers", self.more);
            self.found.push(Diagnostic::error(codes::BAD_ANSWER, message).hint("mend those that are told first"));
        }
        if self.found.is_empty() { Ok(self.answers) } else { Err(Problems(self.found)) }
    }
}

/// The names that a table or an object may use.
fn known(names: &BTreeSet<&str>) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests;
