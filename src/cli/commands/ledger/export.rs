//! `amends ledger export`

use amends::diagnostic::Result;
use amends::ledger::{Answer, Approval, Choice, Ledger, Letter, Mark, Promise};
use chrono::SecondsFormat;
use serde_json::{Value, json};

use crate::cli::args::{ExportForm, ExportTable, LedgerExport};
use crate::cli::exit::{Failure, Finish, Outcome};
use crate::cli::ledgers;
use crate::cli::terminal::Terminal;
use crate::cli::view::{ledger as view, sheet};

/// Prints everything, for other programs.
pub(crate) fn run(export: &LedgerExport, terminal: &mut Terminal) -> Finish {
    let ledger = ledgers::open(&export.ledger, terminal)?;
    match export.to {
        ExportForm::Json => objects(&ledger, terminal)?,
        ExportForm::Csv => table(&ledger, export.what, terminal)?,
    }
    Ok(Outcome::Done)
}

/// One object, whose lists are printed a line an entry.
fn objects(ledger: &Ledger, terminal: &mut Terminal) -> std::result::Result<(), Failure> {
    let mut lists = ["letters", "promises", "approvals", "answers"].map(|name| (name, Vec::new()));
    ledger.letters(&Choice::default(), &mut |letter| push(&mut lists[0].1, &view::letter_json(&letter)))?;
    ledger.promises(&mut |promise| push(&mut lists[1].1, &view::promise_json(&promise, None)))?;
    ledger.each_approval(&mut |approval| push(&mut lists[2].1, &approval_json(&approval)))?;
    ledger.answers(&mut |answer| push(&mut lists[3].1, &answer_json(&answer)))?;
    let mut text = "{\"ledger\":1".to_owned();
    for (name, lines) in lists {
        text.extend([",\n\"", name, "\":[\n", &lines.join(",\n"), "\n]"]);
    }
    text.push_str("}\n");
    terminal.document(text.as_bytes())?;
    Ok(())
}

#[expect(clippy::unnecessary_wraps, reason = "what is asked of each entry may fail elsewhere")]
fn push(lines: &mut Vec<String>, value: &Value) -> Result<()> {
    lines.push(value.to_string());
    Ok(())
}

fn approval_json(approval: &Approval) -> Value {
    json!({
        "incident": approval.incident,
        "customer": approval.customer,
        "role": approval.role,
        "person": approval.person,
        "approved_at": approval.approved_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        "output_sha256": approval.output_sha256,
        "input_sha256": approval.input_sha256,
        "manifest_sha256": approval.manifest_sha256,
    })
}

fn answer_json(answer: &Answer) -> Value {
    json!({
        "letter": answer.letter,
        "incident": answer.incident,
        "customer": answer.customer,
        "on": answer.on,
        "answer": answer.mark.map(Mark::number),
        "words": answer.words,
    })
}

/// One table with a head.
fn table(ledger: &Ledger, what: ExportTable, terminal: &mut Terminal) -> std::result::Result<(), Failure> {
    let mut written = Vec::new();
    let mut line = |cells: &[String]| -> Result<()> {
        written.extend(sheet::line(cells));
        Ok(())
    };
    let head = |names: &str| names.split(' ').map(str::to_owned).collect::<Vec<_>>();
    match what {
        ExportTable::Letters => {
            line(&head(
                "id sent_on kind format language incident customer failure severity service started resolved \
                        outlook currency contract_amount added_value approval_role input_sha256 output_sha256",
            ))?;
            ledger.letters(&Choice::default(), &mut |letter| line(&letter_cells(&letter)))?;
        }
        ExportTable::Promises => {
            line(&head("id kind incident customer letters owner by due state kept_on currency amount text"))?;
            ledger.promises(&mut |promise| line(&promise_cells(&promise)))?;
        }
        ExportTable::Answers => {
            line(&head("letter incident customer on answer words"))?;
            ledger.answers(&mut |answer| line(&answer_cells(answer)))?;
        }
        ExportTable::Approvals => {
            line(&head("incident customer role person approved_at output_sha256 input_sha256"))?;
            ledger.each_approval(&mut |approval| {
                line(&[
                    approval.incident,
                    approval.customer.unwrap_or_default(),
                    approval.role,
                    approval.person,
                    approval.approved_at.to_rfc3339_opts(SecondsFormat::Secs, true),
                    approval.output_sha256.to_string(),
                    approval.input_sha256.to_string(),
                ])
            })?;
        }
    }
    terminal.document(&written)?;
    Ok(())
}

fn letter_cells(letter: &Letter) -> Vec<String> {
    let about = letter.about.clone();
    let currency = letter.contract.or(letter.added).map(|sum| sum.currency.code().to_owned());
    vec![
        letter.id.to_string(),
        letter.sent_on.to_string(),
        letter.kind.clone(),
        letter.format.clone(),
        letter.language.clone(),
        letter.incident.clone(),
        letter.reader.id().unwrap_or_default().to_owned(),
        about.kind,
        about.severity.unwrap_or_default(),
        about.service.unwrap_or_default(),
        about.started,
        about.resolved.unwrap_or_default(),
        about.outlook.unwrap_or_default(),
        currency.unwrap_or_default(),
        letter.contract.map(amends::case::Money::amount).unwrap_or_default(),
        letter.added.map(amends::case::Money::amount).unwrap_or_default(),
        letter.approval.as_ref().map(|release| release.role.clone()).unwrap_or_default(),
        letter.input_sha256.to_string(),
        letter.output_sha256.to_string(),
    ]
}

fn answer_cells(answer: Answer) -> Vec<String> {
    vec![
        answer.letter.to_string(),
        answer.incident,
        answer.customer.unwrap_or_default(),
        answer.on.to_string(),
        answer.mark.map(|mark| mark.number().to_string()).unwrap_or_default(),
        answer.words.unwrap_or_default(),
    ]
}

fn promise_cells(promise: &Promise) -> Vec<String> {
    vec![
        promise.id.to_string(),
        promise.kind.name().to_owned(),
        promise.incident.clone(),
        promise.customer.clone().unwrap_or_default(),
        promise.letters.to_string(),
        promise.owner.clone().unwrap_or_default(),
        promise.by.to_string(),
        promise.due.to_string(),
        promise.state.name().to_owned(),
        promise.kept_on.map(|day| day.to_string()).unwrap_or_default(),
        promise.amount.map(|sum| sum.currency.code().to_owned()).unwrap_or_default(),
        promise.amount.map(amends::case::Money::amount).unwrap_or_default(),
        promise.text.clone().unwrap_or_default(),
    ]
}
