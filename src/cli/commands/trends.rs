//! `amends trends`

use std::path::Path;

use amends::diagnostic::{Diagnostic, Result};
use amends::output;
use amends::trends::{Asked, json, markdown, page, trends};

use crate::cli::args::{Trends, TrendsForm};
use crate::cli::exit::{Finish, Outcome};
use crate::cli::settings::{self, Destination};
use crate::cli::terminal::Terminal;
use crate::cli::{codes, files, ledgers};

/// Tells what the ledger teaches.
pub(crate) fn run(asked: &Trends, terminal: &mut Terminal) -> Finish {
    let destination = Destination::of(asked.output.as_deref());
    let form = match (asked.to, &destination) {
        (Some(form), _) => form,
        (None, Destination::Stdout) => TrendsForm::Md,
        (None, Destination::File(path)) => of_name(path)?,
    };
    let on = asked.on.unwrap_or_else(settings::today);
    if let Some(since) = asked.since.filter(|since| *since > on) {
        let message = format!("{since}, from which on is asked, comes after {on}, until which is");
        return Err(Diagnostic::error(codes::BACKWARDS, message)
            .hint("give an earlier --since or a later --on")
            .into());
    }
    let ledger = ledgers::open(&asked.ledger, terminal)?;
    let found = trends(&ledger, &Asked { since: asked.since, on, within_days: asked.within, zone: asked.time_zone })?;
    let text = match form {
        TrendsForm::Md => markdown(&found)?,
        TrendsForm::Html => page(&found)?,
        TrendsForm::Json => json(&found),
    };
    match destination {
        Destination::Stdout => terminal.document(text.as_bytes())?,
        Destination::File(path) => {
            output::write(&path, text.as_bytes(), settings::existing(asked.force))?;
            terminal.remark(format!("written: {}", path.display()));
        }
    }
    Ok(Outcome::Done)
}

/// The form that the name of a file says.
fn of_name(path: &Path) -> Result<TrendsForm> {
    match files::ending(path).as_str() {
        "md" | "markdown" => Ok(TrendsForm::Md),
        "html" | "htm" => Ok(TrendsForm::Html),
        "json" => Ok(TrendsForm::Json),
        _ => {
            let message = format!("the name of {} does not say which form it is to have", path.display());
            Err(Diagnostic::error(codes::UNKNOWN_FORMAT, message)
                .hint("end it in .md, .html or .json, or name the form with --to")
                .into())
        }
    }
}
