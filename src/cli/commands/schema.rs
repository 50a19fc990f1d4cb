//! `amends schema`

use amends::{intake, pipeline};

use crate::cli::args::{Schema, SchemaOf};
use crate::cli::exit::{Finish, Outcome};
use crate::cli::terminal::Terminal;

/// Prints it.
pub(crate) fn run(schema: &Schema, terminal: &mut Terminal) -> Finish {
    let schema = match schema.of {
        SchemaOf::Case => intake::case_schema(),
        SchemaOf::Policy => intake::policy_schema(),
        SchemaOf::Context => pipeline::context_schema(),
    };
    terminal.document(format!("{schema:#}\n").as_bytes())?;
    Ok(Outcome::Done)
}
