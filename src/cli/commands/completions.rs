//! `amends completions`

use clap::CommandFactory;

use crate::cli::args::{Arguments, Completions};
use crate::cli::exit::{Finish, Outcome};
use crate::cli::terminal::Terminal;

/// Prints the script.
pub(crate) fn run(completions: &Completions, terminal: &mut Terminal) -> Finish {
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut Arguments::command(), "amends", &mut script);
    terminal.document(&script)?;
    Ok(Outcome::Done)
}
