//! `amends report`

use amends::composition::{Brief, DocumentKind};
use amends::pipeline;

use crate::cli::args::Report;
use crate::cli::documents::Delivery;
use crate::cli::exit::{Finish, Outcome};
use crate::cli::inputs;
use crate::cli::settings::{self, Reading};
use crate::cli::terminal::Terminal;

/// Writes the report: of the incident alone, or with what it meant for one customer.
pub(crate) fn run(report: &Report, terminal: &mut Terminal) -> Finish {
    let reading = Reading::of(&report.input)?;
    let delivery = Delivery::of_one(&report.output)?;
    let templates = inputs::templates(DocumentKind::Report, report.output.templates.as_deref())?;
    let policy = inputs::policy(&reading, terminal)?;
    let case = inputs::case(&reading, &policy, terminal)?;
    let customer = report.customer.as_deref().map(|id| inputs::customer(&case, Some(id))).transpose()?;
    let brief = Brief {
        kind: DocumentKind::Report,
        audience: settings::audience(report.audience),
        variation: settings::variation(report.output.variation),
        with_report: false,
    };
    let made = pipeline::report(&case, customer, &policy, reading.issued_on, &brief, &templates)?;
    terminal.tell(made.diagnostics);
    delivery.send(vec![(case.incident.id.clone(), delivery.render(&made.value))], terminal)?;
    Ok(Outcome::Done)
}
