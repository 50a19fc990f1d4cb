//! `amends context`

use amends::composition::{Brief, DocumentKind};
use amends::pipeline;

use crate::cli::args::{Context, DocumentName};
use crate::cli::exit::{Finish, Outcome};
use crate::cli::inputs;
use crate::cli::settings::{self, Reading};
use crate::cli::terminal::Terminal;

/// Prints it.
pub(crate) fn run(context: &Context, terminal: &mut Terminal) -> Finish {
    let reading = Reading::of(&context.input)?;
    let policy = inputs::policy(&reading, terminal)?;
    let case = inputs::case(&reading, &policy, terminal)?;
    let (kind, customer) = match context.document {
        DocumentName::Letter => (DocumentKind::Letter, Some(inputs::customer(&case, context.customer.as_deref())?)),
        DocumentName::Report => {
            let customer = context.customer.as_deref().map(|id| inputs::customer(&case, Some(id))).transpose()?;
            (DocumentKind::Report, customer)
        }
    };
    let brief = Brief {
        kind,
        audience: settings::audience(context.audience),
        variation: settings::variation(context.variation),
        with_report: context.with_report,
    };
    let seen = pipeline::context(&case, customer, &policy, reading.issued_on, &brief)?;
    terminal.document(format!("{seen:#}\n").as_bytes())?;
    Ok(Outcome::Done)
}
