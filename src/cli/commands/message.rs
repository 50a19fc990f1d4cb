//! `amends acknowledge`, `amends update`, `amends follow-up`, `amends correction`: messages to customers beside the letter.

use std::path::Path;

use amends::composition::DocumentKind;

use super::letter::{self, Request};
use crate::cli::args::{FollowUp, Message};
use crate::cli::exit::Finish;
use crate::cli::terminal::Terminal;

/// Writes one message, or one to each customer.
pub(crate) fn run(kind: DocumentKind, message: &Message, terminal: &mut Terminal) -> Finish {
    letter::write(&request(kind, message, None), terminal)
}

/// Writes one follow-up, or one to each customer.
pub(crate) fn follow_up(follow_up: &FollowUp, terminal: &mut Terminal) -> Finish {
    let request = request(DocumentKind::FollowUp, &follow_up.message, follow_up.ledger.as_deref());
    letter::write(&request, terminal)
}

fn request<'a>(kind: DocumentKind, message: &'a Message, ledger: Option<&'a Path>) -> Request<'a> {
    let Message { input, customer, all, output } = message;
    let (with_report, with_pdf) = (false, false);
    Request { kind, input, customer: customer.as_deref(), all: *all, with_report, with_pdf, ledger, output }
}
