//! `amends report`

use amends::case::Customer;
use amends::composition::{Brief, DocumentKind};
use amends::diagnostic::Warned;
use amends::pipeline;

use crate::cli::args::Report;
use crate::cli::criticism::Critic;
use crate::cli::documents::Delivery;
use crate::cli::exit::{Finish, Outcome};
use crate::cli::inputs;
use crate::cli::settings::{self, Reading};
use crate::cli::stack::Stack;
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

    let mut stack = Stack::default();
    for customer in customers {
        let id = customer.map(|customer| customer.id.as_str());
        let made = pipeline::with_record(case, customer, &policy, reading.issued_on, |record| {
            let Warned { value: report, mut diagnostics } = pipeline::report(record, &brief, &templates)?;
            diagnostics.extend(critic.read(&report, record));
            let made = delivery.render(report, record)?;
            diagnostics.extend(made.diagnostics);
            Ok(Warned { value: made.value, diagnostics })
        });
        let stem = id.unwrap_or(&case.incident.id);
        stack.put(stem, made, |found| places.placed(id, found), &critic, terminal);
    }
    stack.send(&delivery, terminal)?;
    Ok(Outcome::Done)
}
