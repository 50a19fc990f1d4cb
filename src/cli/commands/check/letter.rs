//! A letter or a report that somebody edited.

use std::path::{Path, PathBuf};

use amends::case::{Case, Customer};
use amends::diagnostic::{Diagnostic, Result};
use amends::pipeline;
use amends::policy::Policy;
use amends::review::{self, Letter, MOST_OF_A_LETTER};
use chrono::NaiveDate;

use super::input;
use super::rules::Rules;
use crate::cli::args::{CaseInput, Check};
use crate::cli::settings::{Input, Reading};
use crate::cli::terminal::Terminal;
use crate::cli::{files, inputs};

/// What there is against it.
pub(super) fn check(check: &Check, file: &Path, rules: &mut Rules, terminal: &mut Terminal) -> Result<Vec<Diagnostic>> {
    let source = files::read(&Input::of(file), MOST_OF_A_LETTER)?;
    let letter = Letter::read(&source.name, &source.bytes)?;
    let Some(named) = &check.against else {
        // The letter may come from standard input; the policy is found beside it, or here.
        let beside = if file == Path::new("-") { PathBuf::from("letter") } else { file.to_owned() };
        let policy = inputs::policy(&Reading::of(&input(check, beside))?, terminal)?;
        let selection = rules.selection(&policy, terminal);
        return Ok(rules.kept(review::check_letter(&letter, None, &selection)));
    };
    let against = Against::read(check, named, letter.date(), terminal)?;
    let selection = rules.selection(&against.policy, terminal);
    let issued_on = against.reading.issued_on;
    let found = pipeline::with_record(&against.case, against.customer()?, &against.policy, issued_on, |record| {
        Ok(review::check_letter(&letter, Some(record), &selection))
    })?;
    Ok(rules.kept(found))
}

/// A record that letters are held against.
struct Against {
    case: Case,
    policy: Policy,
    reading: Reading,
    customer: Option<String>,
}

impl Against {
    /// `CASE` or `CASE#CUSTOMER`; a file whose own name has a `#` is taken as it is. The record is read as it stood on
    /// the letter's date.
    fn read(check: &Check, named: &str, date: Option<NaiveDate>, terminal: &mut Terminal) -> Result<Self> {
        let (file, customer) = match named.rsplit_once('#') {
            Some((file, customer)) if !Path::new(named).is_file() => (file, Some(customer.to_owned())),
            _ => (named, None),
        };
        let reading = Reading::of(&CaseInput { date: check.date.or(date), ..input(check, PathBuf::from(file)) })?;
        let policy = inputs::policy(&reading, terminal)?;
        let case = inputs::case(&reading, &policy, terminal)?.case;
        Ok(Self { case, policy, reading, customer })
    }

    fn customer(&self) -> Result<Option<&Customer>> {
        inputs::customer(&self.case, self.customer.as_deref()).map(Some)
    }
}
