//! `amends acknowledge`, `amends update`, `amends follow-up`, `amends correction`: messages to customers beside the letter.

use amends::composition::DocumentKind;

use super::letter::{self, Request};
use crate::cli::args::{FollowUp, Message};
use crate::cli::exit::Finish;
use crate::cli::terminal::Terminal;

/// Writes one message, or one to each customer.
pub(crate) fn run(kind: DocumentKind, message: &Message, terminal: &mut Terminal) -> Finish {
    let Message { input, customer, all, output } = message;
    let customer = customer.as_deref();
    let (all, with_report, ledger) = (*all, false, None);
    letter::write(&Request { kind, input, customer, all, with_report, ledger, output }, terminal)
}

/// Writes one follow-up, or one to each customer.
pub(crate) fn follow_up(follow_up: &FollowUp, terminal: &mut Terminal) -> Finish {
    let Message { input, customer, all, output } = &follow_up.message;
    let (kind, customer, ledger) = (DocumentKind::FollowUp, customer.as_deref(), follow_up.ledger.as_deref());
    letter::write(&Request { kind, input, customer, all: *all, with_report: false, ledger, output }, terminal)
}
