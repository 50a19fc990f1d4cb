//! A letter or a report that somebody edited.

use std::path::{Path, PathBuf};

use amends::case::{Case, Customer};
use amends::composition::{DocumentKind, Record};
use amends::diagnostic::{Diagnostic, Problems, Result};
use amends::pipeline;
use amends::policy::Policy;
use amends::review::{self, Letter, MOST_OF_A_LETTER, Selection};
use chrono::NaiveDate;

use super::input;
use super::rules::Rules;
use crate::cli::args::{CaseInput, Check};
use crate::cli::settings::{Input, Reading};
use crate::cli::terminal::Terminal;
use crate::cli::{codes, files, inputs};

/// Findings, and the page of the proof where one is asked for.
type Judged = (Vec<Diagnostic>, Option<Vec<u8>>);

/// What there is against it, and with `--annotate` the proof.
pub(super) fn check(check: &Check, file: &Path, rules: &mut Rules, terminal: &mut Terminal) -> Result<Judged> {
    let source = files::read(&Input::of(file), MOST_OF_A_LETTER).map_err(letters_hint)?;
    let letter = Letter::read(&source.name, &source.bytes)?;
    let Some(named) = &check.against else {
        // The letter may come from standard input; the policy is found beside it, or here.
        let beside = if file == Path::new("-") { PathBuf::from("letter") } else { file.to_owned() };
        let policy = inputs::policy(&Reading::of(&input(check, beside))?, terminal)?;
        let selection = rules.selection(&policy, terminal);
        return judged(check, &letter, None, &selection, rules);
    };
    let against = Against::read(check, named, letter.date(), terminal)?;
    let selection = rules.selection(&against.policy, terminal);
    let issued_on = against.reading.issued_on;
    pipeline::with_record(&against.case, against.customer(&letter)?, &against.policy, issued_on, |record| {
        judged(check, &letter, Some(record), &selection, rules)
    })
}

/// What is too large for a letter is no case that could be split.
fn letters_hint(Problems(problems): Problems) -> Problems {
    let hinted = |problem: Diagnostic| {
        let too_large = problem.code == codes::TOO_LARGE;
        if too_large { problem.hint("give each letter its own file") } else { problem }
    };
    Problems(problems.into_iter().map(hinted).collect())
}

fn judged(
    check: &Check,
    letter: &Letter,
    record: Option<&Record<'_>>,
    selection: &Selection,
    rules: &mut Rules,
) -> Result<Judged> {
    let found = rules.kept(review::check_letter(letter, record, selection));
    let proof = if check.annotate { Some(review::annotate(letter, record, &found)?) } else { None };
    Ok((found, proof))
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

    /// The one that was named, or the only one. A report may be of no customer.
    fn customer(&self, letter: &Letter) -> Result<Option<&Customer>> {
        let report = letter.manuscript.kind == DocumentKind::Report && self.customer.is_none();
        if report && self.case.customers.len() != 1 {
            return Ok(None);
        }
        inputs::customer(&self.case, self.customer.as_deref()).map(Some)
    }
}
