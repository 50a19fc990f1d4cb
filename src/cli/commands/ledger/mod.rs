//! `amends ledger`

mod export;
mod forget;
mod list;
mod record;
mod show;
mod verify;

use crate::cli::args::{Ledger, LedgerAction};
use crate::cli::exit::Finish;
use crate::cli::terminal::Terminal;

/// Does what is asked of the ledger.
pub(crate) fn run(ledger: &Ledger, terminal: &mut Terminal) -> Finish {
    match &ledger.action {
        LedgerAction::Record(record) => record::run(record, terminal),
        LedgerAction::List(list) => list::run(list, terminal),
        LedgerAction::Show(show) => show::run(show, terminal),
        LedgerAction::Export(export) => export::run(export, terminal),
        LedgerAction::Forget(forget) => forget::run(forget, terminal),
        LedgerAction::Verify(verify) => verify::run(verify, terminal),
    }
}
