//! `amends ledger list`

use amends::diagnostic::Result;
use amends::ledger::{Choice, Letter};

use crate::cli::args::{LedgerList, ListForm};
use crate::cli::exit::{Finish, Outcome};
use crate::cli::ledgers;
use crate::cli::terminal::Terminal;
use crate::cli::view::Page;
use crate::cli::view::ledger as view;

/// How much is gathered before it is printed.
const PARCEL: usize = 1 << 16;

/// Lists what was sent.
pub(crate) fn run(list: &LedgerList, terminal: &mut Terminal) -> Finish {
    let ledger = ledgers::open(&list.ledger, terminal)?;
    let choice = Choice { customer: list.customer.clone(), incident: list.incident.clone(), since: list.since };
    let mut gathered = String::new();
    let mut closed = None;
    let mut each = |letter: Letter| -> Result<()> {
        match list.to {
            ListForm::Json => gathered.extend([&view::letter_json(&letter).to_string(), "\n"]),
            ListForm::Text => {
                let mut page = Page::default();
                page.entry(&format!("{:>5}", letter.id), &view::letter(&letter));
                gathered.push_str(&page.finish());
            }
        }
        if gathered.len() >= PARCEL && closed.is_none() {
            closed = terminal.document(std::mem::take(&mut gathered).as_bytes()).err();
        }
        Ok(())
    };
    ledger.letters(&choice, &mut each)?;
    if let Some(error) = closed {
        return Err(error.into());
    }
    if gathered.is_empty() && list.to == ListForm::Text {
        gathered.push_str("nothing\n");
    }
    terminal.document(gathered.as_bytes())?;
    Ok(Outcome::Done)
}
