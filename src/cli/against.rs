//! The record that a letter somebody has in hand was made from.

use std::path::{Path, PathBuf};

use amends::composition::{DocumentKind, Record};
use amends::diagnostic::Result;
use amends::manifest::Row;
use amends::pipeline;
use amends::policy::Policy;
use amends::review::Letter;
use chrono::NaiveDate;

use super::args::CaseInput;
use super::asking;
use super::inputs::{self, CaseFile};
use super::ledgers::Memory;
use super::settings::Reading;
use super::terminal::Terminal;

/// A record that letters are held against.
pub(super) struct Against {
    pub(super) file: CaseFile,
    pub(super) policy: Policy,
    pub(super) reading: Reading,
    kind: DocumentKind,
    customer: Option<String>,
    memory: Memory,
}

/// What a letter is: which document, of which day, with which ledger; the policy's where none is named.
pub(super) struct Held<'a> {
    pub(super) kind: DocumentKind,
    pub(super) date: Option<NaiveDate>,
    pub(super) ledger: Option<&'a Path>,
}

impl Against {
    /// `CASE` or `CASE#CUSTOMER`; a file whose own name has a `#` is taken as it is. The record is read as it stood on
    /// the letter's date; `typed` is a case of that name with everything else that was typed.
    pub(super) fn read(
        named: &str,
        typed: impl Fn(PathBuf) -> CaseInput,
        held: &Held<'_>,
        terminal: &mut Terminal,
    ) -> Result<Self> {
        let (file, customer) = match named.rsplit_once('#') {
            Some((file, customer)) if !Path::new(named).is_file() => (file, Some(customer.to_owned())),
            _ => (named, None),
        };
        let reading = Reading::of(&CaseInput { date: held.date, ..typed(PathBuf::from(file)) })?;
        let policy = inputs::policy(&reading, terminal)?;
        let mut file = inputs::case(&reading, &policy, terminal)?;
        // What the letter knew of earlier failures, and a follow-up of promises, is held against the same.
        let memory = Memory::of(held.kind, held.ledger, &policy, reading.policy.as_ref(), terminal)?;
        memory.remember(&mut file.case, reading.issued_on)?;
        Ok(Self { file, policy, reading, kind: held.kind, customer, memory })
    }

    /// Whether a document in hand asks its reader what they think since: as its text shows, or where that cannot be read as
    /// the rule has it; `None`: its kind never does, or nothing says with which key.
    pub(super) fn asks(&self, letter: Option<&Letter>, row: &Row) -> Result<Option<bool>> {
        let Some(customer) = row.customer.as_deref().filter(|_| self.kind == DocumentKind::FollowUp) else {
            return Ok(None);
        };
        // A key that is gone keeps nothing from being recorded.
        let Ok(question) = asking::question(&self.policy, self.reading.policy.as_ref()) else { return Ok(None) };
        let Some(question) = question else { return Ok(Some(false)) };
        let incident = &self.file.case.incident;
        match letter.and_then(|letter| letter.holds(&question.token(incident, customer))) {
            Some(holds) => Ok(Some(holds)),
            None => {
                question.is_to_be_put((incident, customer), self.memory.promises(), self.reading.issued_on).map(Some)
            }
        }
    }

    /// Gives the record of the customer that was named, or of the only one, to `then`. A report may be of no customer.
    pub(super) fn with_record<T>(&self, then: impl FnOnce(&Record<'_>) -> Result<T>) -> Result<T> {
        let (case, issued_on) = (&self.file.case, self.reading.issued_on);
        let nobody = self.kind == DocumentKind::Report && self.customer.is_none() && case.customers.len() != 1;
        let customer = if nobody { None } else { Some(inputs::customer(case, self.customer.as_deref())?) };
        let standing = self.memory.standing(&case.incident, customer, issued_on)?;
        pipeline::with_record_for(self.kind, case, customer, &self.policy, issued_on, |record| {
            then(&Record { standing: standing.as_ref(), ..*record })
        })
    }
}
