//! `amends context`

use amends::composition::{Brief, DocumentKind};
use amends::diagnostic::Problems;
use amends::pipeline;

use crate::cli::args::Context;
use crate::cli::exit::{Finish, Outcome};
use crate::cli::inputs;
use crate::cli::settings::{self, Reading};
use crate::cli::terminal::Terminal;

/// Prints it.
pub(crate) fn run(context: &Context, terminal: &mut Terminal) -> Finish {
    let reading = Reading::of(&context.input)?;
    let policy = inputs::policy(&reading, terminal)?;
    let file = inputs::case(&reading, &policy, terminal)?;
    let (case, places) = (&file.case, file.places());
    let (kind, named) = (context.document.kind(), context.customer.as_deref());
    let customer = match kind {
        DocumentKind::Report => named.map(|id| inputs::customer(case, Some(id))).transpose()?,
        _ => Some(inputs::customer(case, named)?),
    };
    let brief = Brief {
        kind,
        audience: settings::audience(context.audience),
        variation: settings::variation(context.variation),
        with_report: context.with_report,
    };
    let seen = pipeline::with_record_for(kind, case, customer, &policy, reading.issued_on, |record| {
        pipeline::context(record, &brief)
    });
    let id = customer.map(|customer| customer.id.as_str());
    let seen =
        seen.map_err(|Problems(found)| Problems(found.into_iter().map(|found| places.placed(id, found)).collect()))?;
    terminal.document(format!("{seen:#}\n").as_bytes())?;
    Ok(Outcome::Done)
}
