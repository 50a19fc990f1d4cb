//! `amends check`

use std::path::{Path, PathBuf};

use amends::case::{Case, Customer};
use amends::diagnostic::{Diagnostic, Problems, Result};
use amends::intake;
use amends::pipeline;
use amends::policy::Policy;
use amends::review::{self, Letter, MOST_OF_A_LETTER, Selection};
use chrono::NaiveDate;

use crate::cli::args::{CaseInput, Check};
use crate::cli::exit::{Finish, Outcome};
use crate::cli::inputs::Places;
use crate::cli::settings::{Input, Reading};
use crate::cli::terminal::Terminal;
use crate::cli::{codes, documents, files, inputs};

/// Reads every file critically. Whatever is found makes the status 1; a file that cannot be read makes it 2.
pub(crate) fn run(check: &Check, terminal: &mut Terminal) -> Finish {
    let mut found = Vec::new();
    for file in &check.files {
        found.extend(if is_case(file) { of_case(check, file, terminal)? } else { of_letter(check, file, terminal)? });
    }
    let outcome = if found.is_empty() { Outcome::Done } else { Outcome::Look };
    for finding in found {
        terminal.insist(finding);
    }
    Ok(outcome)
}

fn is_case(file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ["json", "yaml", "yml", "ndjson"].iter().any(|name| ending.eq_ignore_ascii_case(name))
}

fn input(check: &Check, case: PathBuf) -> CaseInput {
    CaseInput {
        case,
        customers: check.customers.clone(),
        policy: check.policy.clone(),
        date: check.date,
        language: check.language.clone(),
        time_zone: check.time_zone,
    }
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

    fn customer(&self) -> Result<&Customer> {
        inputs::customer(&self.case, self.customer.as_deref())
    }
}

/// The rules that are on: those of the policy, narrowed by what was typed.
fn selection(check: &Check, policy: &Policy, terminal: &mut Terminal) -> Selection {
    let select = if check.select.is_empty() { policy.review.select.clone() } else { check.select.clone() };
    let ignore = policy.review.ignore.iter().chain(&check.ignore).cloned().collect();
    let selection = Selection { select, ignore };
    terminal.tell(selection.unknown());
    selection
}

fn of_letter(check: &Check, file: &Path, terminal: &mut Terminal) -> Result<Vec<Diagnostic>> {
    let source = files::read(&Input::of(file), MOST_OF_A_LETTER)?;
    let letter = Letter::read(&source.name, &source.bytes)?;
    let Some(named) = &check.against else {
        // The letter may come from standard input; the policy is found beside it, or here.
        let beside = if file == Path::new("-") { PathBuf::from("letter") } else { file.to_owned() };
        let policy = inputs::policy(&Reading::of(&input(check, beside))?, terminal)?;
        return Ok(review::check_letter(&letter, None, &selection(check, &policy, terminal)));
    };
    let against = Against::read(check, named, letter.date(), terminal)?;
    let selection = selection(check, &against.policy, terminal);
    let (customer, issued_on) = (against.customer()?, against.reading.issued_on);
    let appraisal = pipeline::appraise(&against.case, customer, &against.policy, issued_on)?;
    let record = appraisal.record(&against.case, customer, &against.policy, issued_on);
    Ok(review::check_letter(&letter, Some(&record), &selection))
}

/// What is impossible, implausible or missing in a record.
fn of_case(check: &Check, file: &Path, terminal: &mut Terminal) -> Result<Vec<Diagnostic>> {
    let reading = Reading::of(&input(check, file.to_owned()))?;
    let policy = inputs::policy(&reading, terminal)?;
    let source = files::read(&reading.case, files::RECORD)?;
    let customers = inputs::customers(&reading)?;
    let read = match intake::read(&source, customers.as_ref(), &policy, &reading.options) {
        Ok(read) => read,
        Err(Problems(found)) => return Ok(found),
    };
    let mut found = read.diagnostics;
    let places = Places::of(&source, customers.is_some());
    for customer in &read.value.customers {
        let about = |finding| places.placed(Some(&customer.id), finding);
        match pipeline::appraise(&read.value, customer, &policy, reading.issued_on) {
            Ok(appraisal) => found.extend(appraisal.assessment.missing.iter().map(|missing| {
                let part =
                    missing.part.map_or_else(|| "the frame".to_owned(), |part| format!("the {} part", part.name()));
                let message = format!("{part} lacks a fact: {}", missing.what);
                about(Diagnostic::warning(codes::MISSING_FACT, message).at(&missing.path).hint("state it in the case"))
            })),
            Err(Problems(problems)) => found.extend(problems.into_iter().map(about)),
        }
    }
    Ok(documents::shared(found))
}
