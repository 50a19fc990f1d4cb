//! `amends kept`

use amends::diagnostic::{Diagnostic, Result};
use amends::ledger::Noted;
use chrono::NaiveDate;

use crate::cli::args::Kept;
use crate::cli::exit::{Finish, Outcome};
use crate::cli::terminal::Terminal;
use crate::cli::view::ledger as view;
use crate::cli::{codes, ledgers, settings};

/// Notes that a promise was kept.
pub(crate) fn run(kept: &Kept, terminal: &mut Terminal) -> Finish {
    let on = happened(kept.on)?;
    let mut ledger = ledgers::open(&kept.ledger, terminal)?;
    let told = match ledger.kept(kept.id, on, kept.evidence.as_deref())? {
        Noted::New(promise) => {
            let late = if on > promise.due { format!(", after {}", promise.due) } else { String::new() };
            format!("{} is kept on {on}{late}: {}", kept.id, view::promise(&promise))
        }
        Noted::Known(_) => format!("{} was kept already, and nothing was changed", kept.id),
    };
    terminal.tell([Diagnostic::note(codes::CAME_TO, told)]);
    Ok(Outcome::Done)
}

/// A day on which something happened: that which was typed, else today. Nothing has happened that lies ahead.
pub(super) fn happened(on: Option<NaiveDate>) -> Result<NaiveDate> {
    let today = settings::today();
    match on {
        Some(on) if on > today => Err(Diagnostic::error(codes::AHEAD, format!("{on} lies ahead"))
            .hint("give the day on which it happened with --on, once it has")
            .into()),
        on => Ok(on.unwrap_or(today)),
    }
}
