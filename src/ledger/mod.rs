//! What was sent, what was promised in it, what became of that, what customers answered, and who approved it: one `SQLite`
//! file.
//!
//! It takes in rows of a [`manifest`](crate::manifest) and gives back values. What a letter says is none of its business,
//! it never looks at a clock, and no other module knows the database. Everything is written whole or not at all, whatever
//! other processes do meanwhile and whenever one of them is killed.

mod answers;
mod approval;
mod asked;
mod cells;
pub mod codes;
mod corrected;
mod due;
mod fault;
mod forget;
mod letter;
mod promise;
mod record;
mod seal;
mod store;
mod survey;
#[cfg(test)]
mod tests;
mod verify;
mod written;

pub use answers::{Answer, AnswerForm, Answers, Given, Imported, Key, Mark, Whereto, read_answers};
pub use approval::{Approval, Approvals};
pub use forget::Forgotten;
pub use letter::{Choice, History, Letter, Reader, Sent};
pub use promise::{Event, EventKind, Noted, Promise, PromiseId, State};
pub use record::Recorded;
pub use store::Ledger;
pub use survey::{Document, Fate, Heard, Marked, Survey};
pub use verify::Verified;
