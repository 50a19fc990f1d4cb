//! `amends moved`

use amends::diagnostic::Diagnostic;
use amends::ledger::Noted;

use super::kept::happened;
use crate::cli::args::Moved;
use crate::cli::exit::{Finish, Outcome};
use crate::cli::terminal::Terminal;
use crate::cli::view::ledger as view;
use crate::cli::{codes, ledgers};

/// Notes that a promise is to be kept on another day.
pub(crate) fn run(moved: &Moved, terminal: &mut Terminal) -> Finish {
    let on = happened(moved.on)?;
    let mut ledger = ledgers::open(&moved.ledger, terminal)?;
    let told = match ledger.moved(moved.id, moved.to, on, &moved.because)? {
        Noted::New(promise) => {
            format!("{} is due on {}, promised for {}: {}", moved.id, moved.to, promise.by, view::promise(&promise))
        }
        Noted::Known(_) => format!("{} is due on {} already, and nothing was changed", moved.id, moved.to),
    };
    terminal.tell([Diagnostic::note(codes::CAME_TO, told)]);
    Ok(Outcome::Done)
}
