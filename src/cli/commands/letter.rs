//! `amends letter`

use amends::case::{Audience, Customer};
use std::path::Path;

use amends::composition::{Brief, DocumentKind, Record};
use amends::diagnostic::Problems;
use amends::pipeline;

use crate::cli::args::{CaseInput, DocumentOutput, Letter};
use crate::cli::criticism::Critic;
use crate::cli::documents::{self, Delivery};
use crate::cli::exit::{Finish, Outcome};
use crate::cli::ledgers::{self, Memory};
use crate::cli::settings::{self, Reading};
use crate::cli::terminal::Terminal;
use crate::cli::{asking, inputs};

/// A document to customers that was asked for.
pub(super) struct Request<'a> {
    /// Which.
    pub(super) kind: DocumentKind,
    pub(super) input: &'a CaseInput,
    /// To whom; the only customer may be left out.
    pub(super) customer: Option<&'a str>,
    /// To every customer.
    pub(super) all: bool,
    pub(super) with_report: bool,
    /// Attached to a mail as PDF.
    pub(super) with_pdf: bool,
    /// What was sent before.
    pub(super) ledger: Option<&'a Path>,
    pub(super) output: &'a DocumentOutput,
}

/// Writes one letter, or one to each customer.
pub(crate) fn run(letter: &Letter, terminal: &mut Terminal) -> Finish {
    let Letter { input, customer, all, with_report, with_pdf, ledger, output } = letter;
    let (all, with_report, with_pdf) = (*all, *with_report, *with_pdf);
    let (kind, customer, ledger) = (DocumentKind::Letter, customer.as_deref(), ledger.as_deref());
    write(&Request { kind, input, customer, all, with_report, with_pdf, ledger, output }, terminal)
}

/// Writes what was asked for. Documents of one case belong together: where one cannot be written, none is.
pub(super) fn write(letter: &Request<'_>, terminal: &mut Terminal) -> Finish {
    let mut reading = Reading::of(letter.input)?;
    reading.options.announces = !letter.kind.is_message();
    let output = letter.output;
    let delivery = if letter.all { Delivery::of_many(output)? } else { Delivery::of_one(output)? };
    let delivery = if letter.with_pdf { delivery.with_pdf()? } else { delivery };
    let templates = inputs::templates(letter.kind, output.templates.as_deref())?;
    let policy = inputs::policy(&reading, terminal)?;
    let critic = Critic::of(output, &policy, terminal)?;
    let delivery = delivery.in_brand(&policy, &reading, terminal)?;
    let mut file = inputs::case(&reading, &policy, terminal)?;
    let memory = Memory::of(letter.kind, letter.ledger, &policy, reading.policy.as_ref(), terminal)?;
    terminal.tell(memory.remember(&mut file.case, reading.issued_on)?);
    let is_follow_up = letter.kind == DocumentKind::FollowUp;
    let question = if is_follow_up { asking::question(&policy, reading.policy.as_ref())? } else { None };
    let (case, places) = (&file.case, file.places());
    let customers: Vec<&Customer> =
        if letter.all { inputs::all(case)? } else { vec![inputs::customer(case, letter.customer)?] };
    let brief = Brief {
        kind: letter.kind,
        audience: Audience::Customer,
        variation: settings::variation(output.variation),
        with_report: letter.with_report,
    };

    // A mail carries the report that it says is enclosed.
    let report_templates = (letter.with_report && delivery.is_mail())
        .then(|| inputs::templates(DocumentKind::Report, output.templates.as_deref()))
        .transpose()?;
    let (mut written, mut approvals, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    for customer in customers {
        let about = |found| places.placed(Some(&customer.id), found);
        let appraisal = pipeline::appraise_for(letter.kind, case, customer, &policy, reading.issued_on);
        let made = appraisal.and_then(|appraisal| {
            let standing = memory.standing(&case.incident, Some(customer), reading.issued_on)?;
            if standing.is_none() && letter.ledger.is_some() && is_follow_up {
                return Err(ledgers::no_letter(&case.incident.id, reading.issued_on).into());
            }
            let record = appraisal.record(case, customer, &policy, reading.issued_on);
            let record = Record { standing: standing.as_ref(), ..record };
            let mut letter = pipeline::document(&record, &brief, &templates)?;
            let mut found = [letter.diagnostics, critic.read(&letter.value, &record)].concat();
            if let Some(question) = &question {
                let whom = (&case.incident, customer.id.as_str());
                question.put(&mut letter.value, whom, memory.promises(), reading.issued_on)?;
            }
            let alone = delivery.attaches_itself().then(|| letter.value.clone());
            let mut attach = |kind: DocumentKind, manuscript| {
                let name = format!("{}-{}", kind.name(), case.incident.id);
                let attached = delivery.attached(&name, manuscript, &record)?;
                letter.value.attachments.push(attached.value);
                found.extend(attached.diagnostics);
                Ok::<(), Problems>(())
            };
            if let Some(alone) = alone {
                attach(brief.kind, alone)?;
            }
            if let Some(templates) = &report_templates {
                let brief = Brief { kind: DocumentKind::Report, ..brief };
                attach(brief.kind, pipeline::report(&record, &brief, templates)?.value)?;
            }
            let made = delivery.render(letter.value, &record)?;
            found.extend(made.diagnostics);
            Ok((appraisal.remedy, found, made.value))
        });
        match made {
            Ok((remedy, found, bytes)) => {
                let (denied, told): (Vec<_>, Vec<_>) = found.into_iter().map(about).partition(|f| critic.denies(f));
                problems.extend(denied);
                terminal.tell(told);
                // What gives nothing needs nobody to approve it.
                let gives = !letter.kind.is_message();
                approvals.extend(documents::approval(&remedy, customer, &policy).filter(|_| gives));
                written.push((customer.id.clone(), bytes));
            }
            Err(Problems(found)) => problems.extend(found.into_iter().map(about)),
        }
    }
    if !problems.is_empty() {
        return Err(Problems(documents::shared(problems)).into());
    }
    delivery.send(written, terminal)?;
    let outcome = if approvals.is_empty() { Outcome::Done } else { Outcome::Look };
    for approval in approvals {
        terminal.insist(approval);
    }
    Ok(outcome)
}
