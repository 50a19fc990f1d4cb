//! `amends answers`

use amends::diagnostic::{Diagnostic, Result};
use amends::ledger::{AnswerForm, Answers, Imported, Key, Whereto, read_answers};

use crate::cli::args::{AnswersAction, AnswersForm, AnswersImport, LedgerChoice};
use crate::cli::exit::{Finish, Outcome};
use crate::cli::policies::Ruling;
use crate::cli::settings::{self, Input};
use crate::cli::terminal::Terminal;
use crate::cli::view::counted;
use crate::cli::{args, asking, brand, codes, files, ledgers};

/// Does what is asked with answers.
pub(crate) fn run(answers: &args::Answers, terminal: &mut Terminal) -> Finish {
    match &answers.action {
        AnswersAction::Import(import) => take(import, terminal),
    }
}

/// Takes in a file of answers, or says what that would come to.
fn take(import: &AnswersImport, terminal: &mut Terminal) -> Finish {
    let source = files::read(&Input::of(&import.file), files::STREAM)?;
    let form = match import.from {
        Some(AnswersForm::Csv) => AnswerForm::Csv,
        Some(AnswersForm::Json) => AnswerForm::Json,
        Some(AnswersForm::Mbox) => AnswerForm::Mail,
        None => AnswerForm::of(&source.name, &source.bytes),
    };
    let read = read_answers(&source.name, &source.bytes, form, import.on.unwrap_or_else(settings::today))?;
    let mut ledger = ledgers::open(&import.ledger, terminal)?;
    let is_signed = read.given.iter().any(|given| matches!(given.to, Whereto::Token(_)));
    let key = if is_signed { key(&import.ledger, terminal)? } else { None };
    let (given, key) = (&read.given, key.as_ref());
    let done = if import.dry_run { ledger.rehearse_answers(given, key)? } else { ledger.import_answers(given, key)? };
    let verb = if import.dry_run { "would be taken into" } else { "taken into" };
    let came_to = told(&done, &read, verb, &ledger.path().display().to_string());
    if import.dry_run {
        terminal.document(format!("{came_to}\n").as_bytes())?;
    } else {
        terminal.tell([Diagnostic::note(codes::CAME_TO, came_to)]);
    }
    Ok(if done.unknown == 0 { Outcome::Done } else { Outcome::Look })
}

/// The key of the policy, if it has one.
fn key(choice: &LedgerChoice, terminal: &mut Terminal) -> Result<Option<Key>> {
    let Some(from) = ledgers::policy_file(choice) else { return Ok(None) };
    let policy = Ruling::read(Some(from.clone()), terminal)?.policy;
    policy.feedback.map(|rule| asking::key(&brand::beside(Some(&from), &rule.key))).transpose()
}

fn told(done: &Imported, read: &Answers, verb: &str, ledger: &str) -> String {
    let Imported { answers, known, changed, strangers, unknown } = done;
    let mut told = format!("{} {verb} {ledger}", counted(*answers, "answer", "answers"));
    let beside = [
        (*known, "there already"),
        (*changed, "of customers who had answered before: their last one counts"),
        (*strangers + read.unrelated, "left out: mails that answer nothing in the ledger"),
        (*unknown, "left out: their token is of nobody, made up, of another key or of a customer who was forgotten"),
        (read.wordless, "left out: replies that say nothing of their own"),
        (read.automatic, "left out: mails that a program wrote"),
    ];
    for (count, what) in beside.into_iter().filter(|(count, _)| *count > 0) {
        told = format!("{told}; {count} {what}");
    }
    told
}
