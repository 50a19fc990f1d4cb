//! `amends letter`

use amends::case::{Audience, Customer};
use amends::composition::{Brief, DocumentKind};
use amends::diagnostic::Problems;
use amends::pipeline;

use crate::cli::args::Letter;
use crate::cli::criticism::Critic;
use crate::cli::documents::{self, Delivery};
use crate::cli::exit::{Finish, Outcome};
use crate::cli::inputs;
use crate::cli::settings::{self, Reading};
use crate::cli::terminal::Terminal;

/// Writes one letter, or one to each customer. Letters of one case belong together: where one cannot be written, none is.
pub(crate) fn run(letter: &Letter, terminal: &mut Terminal) -> Finish {
    let reading = Reading::of(&letter.input)?;
    let output = &letter.output;
    let delivery = if letter.all { Delivery::of_many(output)? } else { Delivery::of_one(output)? };
    let delivery = if letter.with_pdf { delivery.with_pdf()? } else { delivery };
    let templates = inputs::templates(DocumentKind::Letter, output.templates.as_deref())?;
    let policy = inputs::policy(&reading, terminal)?;
    let critic = Critic::of(output, &policy, terminal)?;
    let delivery = delivery.in_brand(&policy, &reading, terminal)?;
    let file = inputs::case(&reading, &policy, terminal)?;
    let (case, places) = (&file.case, file.places());
    let customers: Vec<&Customer> =
        if letter.all { inputs::all(case)? } else { vec![inputs::customer(case, letter.customer.as_deref())?] };
    let brief = Brief {
        kind: DocumentKind::Letter,
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
        let made = pipeline::appraise(case, customer, &policy, reading.issued_on).and_then(|appraisal| {
            let record = appraisal.record(case, customer, &policy, reading.issued_on);
            let mut letter = pipeline::letter(&record, &brief, &templates)?;
            let mut found = [letter.diagnostics, critic.read(&letter.value, &record)].concat();
            let alone = letter.value.clone();
            let mut attach = |kind: DocumentKind, manuscript| {
                let name = format!("{}-{}", kind.name(), case.incident.id);
                let attached = delivery.attached(&name, manuscript, &record)?;
                letter.value.attachments.push(attached.value);
                found.extend(attached.diagnostics);
                Ok::<(), Problems>(())
            };
            if delivery.attaches_itself() {
                attach(DocumentKind::Letter, alone)?;
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
