//! `amends letter`

use amends::case::{Audience, Customer};
use amends::composition::{Brief, DocumentKind};
use amends::diagnostic::Problems;
use amends::pipeline;

use crate::cli::args::{CaseInput, DocumentOutput, Letter};
use crate::cli::criticism::Critic;
use crate::cli::documents::{self, Delivery};
use crate::cli::exit::{Finish, Outcome};
use crate::cli::inputs;
use crate::cli::settings::{self, Reading};
use crate::cli::terminal::Terminal;

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
    pub(super) output: &'a DocumentOutput,
}

/// Writes one letter, or one to each customer.
pub(crate) fn run(letter: &Letter, terminal: &mut Terminal) -> Finish {
    let Letter { input, customer, all, with_report, output } = letter;
    let (all, with_report) = (*all, *with_report);
    let customer = customer.as_deref();
    write(&Request { kind: DocumentKind::Letter, input, customer, all, with_report, output }, terminal)
}

/// Writes what was asked for. Documents of one case belong together: where one cannot be written, none is.
pub(super) fn write(letter: &Request<'_>, terminal: &mut Terminal) -> Finish {
    let reading = Reading::of(letter.input)?;
    let output = letter.output;
    let delivery = if letter.all { Delivery::of_many(output)? } else { Delivery::of_one(output)? };
    let templates = inputs::templates(letter.kind, output.templates.as_deref())?;
    let policy = inputs::policy(&reading, terminal)?;
    let critic = Critic::of(output, &policy, terminal)?;
    let delivery = delivery.in_brand(&policy, &reading, terminal)?;
    let file = inputs::case(&reading, &policy, terminal)?;
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
            let record = appraisal.record(case, customer, &policy, reading.issued_on);
            let mut letter = pipeline::document(&record, &brief, &templates)?;
            let found = [letter.diagnostics, critic.read(&letter.value, &record)].concat();
            if let Some(templates) = &report_templates {
                let brief = Brief { kind: DocumentKind::Report, ..brief };
                let report = pipeline::report(&record, &brief, templates)?.value;
                let name = format!("report-{}", case.incident.id);
                letter.value.attachments.push(delivery.attached(&name, &report)?);
            }
            let bytes = delivery.render(letter.value, &record)?;
            Ok((appraisal.remedy, found, bytes))
        });
        match made {
            Ok((remedy, found, bytes)) => {
                let (denied, told): (Vec<_>, Vec<_>) = found.into_iter().map(about).partition(|f| critic.denies(f));
                problems.extend(denied);
                terminal.tell(told);
                approvals.extend(documents::approval(&remedy, customer, &policy));
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
