//! `amends acknowledge`, `amends update`, `amends correction`: messages to customers beside the letter.

use amends::composition::DocumentKind;

use super::letter::{self, Request};
use crate::cli::args::Message;
use crate::cli::exit::Finish;
use crate::cli::terminal::Terminal;

/// Writes one message, or one to each customer.
pub(crate) fn run(kind: DocumentKind, message: &Message, terminal: &mut Terminal) -> Finish {
    let Message { input, customer, all, output } = message;
    let customer = customer.as_deref();
    letter::write(&Request { kind, input, customer, all: *all, with_report: false, output }, terminal)
}
