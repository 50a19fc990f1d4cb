//! `amends report`

use amends::case::Customer;
use amends::composition::{Brief, DocumentKind};
use amends::diagnostic::Problems;
use amends::pipeline;

use crate::cli::args::Report;
use crate::cli::criticism::Critic;
use crate::cli::documents::{self, Delivery};
use crate::cli::exit::{Finish, Outcome};
use crate::cli::inputs;
use crate::cli::settings::{self, Reading};
use crate::cli::terminal::Terminal;

/// Writes the report: of the incident alone, with what it meant for one customer, or one for each customer.
pub(crate) fn run(report: &Report, terminal: &mut Terminal) -> Finish {
    let reading = Reading::of(&report.input)?;
    let output = &report.output;
    let delivery = if report.all { Delivery::of_many(output)? } else { Delivery::of_one(output)? };
    let templates = inputs::templates(DocumentKind::Report, output.templates.as_deref())?;
    let policy = inputs::policy(&reading, terminal)?;
    let critic = Critic::of(output, &policy, terminal)?;
    let delivery = delivery.in_brand(&policy, &reading, terminal)?;
    let file = inputs::case(&reading, &policy, terminal)?;
    let (case, places) = (&file.case, file.places());
    let customers: Vec<Option<&Customer>> = match (report.all, &report.customer) {
        (true, _) => inputs::all(case)?.into_iter().map(Some).collect(),
        (false, Some(id)) => vec![Some(inputs::customer(case, Some(id))?)],
        (false, None) => vec![None],
    };
    let brief = Brief {
        kind: DocumentKind::Report,
        audience: settings::audience(report.audience),
        variation: settings::variation(output.variation),
        with_report: false,
    };

    let (mut written, mut problems) = (Vec::new(), Vec::new());
    for customer in customers {
        let id = customer.map(|customer| customer.id.as_str());
        let about = |found| places.placed(id, found);
        let made = pipeline::with_record(case, customer, &policy, reading.issued_on, |record| {
            let report = pipeline::report(record, &brief, &templates)?;
            let found = [report.diagnostics, critic.read(&report.value, record)].concat();
            let made = delivery.render(report.value, record)?;
            Ok((made.value, [found, made.diagnostics].concat()))
        });
        match made {
            Ok((bytes, found)) => {
                let (denied, told): (Vec<_>, Vec<_>) = found.into_iter().map(about).partition(|f| critic.denies(f));
                problems.extend(denied);
                terminal.tell(told);
                written.push((id.unwrap_or(&case.incident.id).to_owned(), bytes));
            }
            Err(Problems(found)) => problems.extend(found.into_iter().map(about)),
        }
    }
    if !problems.is_empty() {
        return Err(Problems(documents::shared(problems)).into());
    }
    delivery.send(written, terminal)?;
    Ok(Outcome::Done)
}
