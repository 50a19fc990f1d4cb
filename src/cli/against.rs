//! The record that a letter somebody has in hand was made from.

use std::path::{Path, PathBuf};

use amends::case::Customer;
use amends::composition::DocumentKind;
use amends::diagnostic::Result;
use amends::policy::Policy;
use chrono::NaiveDate;

use super::args::CaseInput;
use super::inputs::{self, CaseFile};
use super::settings::Reading;
use super::terminal::Terminal;

/// A record that letters are held against.
pub(super) struct Against {
    pub(super) file: CaseFile,
    pub(super) policy: Policy,
    pub(super) reading: Reading,
    customer: Option<String>,
}

impl Against {
    /// `CASE` or `CASE#CUSTOMER`; a file whose own name has a `#` is taken as it is. The record is read as it stood on
    /// the letter's date; `typed` is a case of that name with everything else that was typed.
    pub(super) fn read(
        named: &str,
        typed: impl Fn(PathBuf) -> CaseInput,
        date: Option<NaiveDate>,
        terminal: &mut Terminal,
    ) -> Result<Self> {
        let (file, customer) = match named.rsplit_once('#') {
            Some((file, customer)) if !Path::new(named).is_file() => (file, Some(customer.to_owned())),
            _ => (named, None),
        };
        let reading = Reading::of(&CaseInput { date, ..typed(PathBuf::from(file)) })?;
        let policy = inputs::policy(&reading, terminal)?;
        let file = inputs::case(&reading, &policy, terminal)?;
        Ok(Self { file, policy, reading, customer })
    }

    /// The one that was named, or the only one. A report may be of no customer.
    pub(super) fn customer(&self, kind: DocumentKind) -> Result<Option<&Customer>> {
        let case = &self.file.case;
        if kind == DocumentKind::Report && self.customer.is_none() && case.customers.len() != 1 {
            return Ok(None);
        }
        inputs::customer(case, self.customer.as_deref()).map(Some)
    }
}
