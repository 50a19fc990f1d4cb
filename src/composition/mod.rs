//! What a document says: which facts, in which order, in which of their wordings.
//!
//! Nothing here is Markdown and nothing here is a sentence of a letter: sentences stand in `templates/`,
//! and the templates are given exactly the facts that the moves of this folder carry.

mod brief;
mod correspondence;
mod envelope;
mod follow_up;
mod frame;
pub mod language;
mod letter;
mod message;
mod moves;
mod opening;
mod plan;
mod promise;
#[cfg(test)]
pub(crate) mod random;
pub mod report;
mod standing;
mod terms;
pub mod wording;

pub use crate::assessment::Part;
pub use brief::{Brief, DocumentKind, Individual, Record, Region, Variation};
pub use envelope::{Appointment, Envelope, Mailbox, envelope};
pub use frame::{Frame, FrameNotice};
pub use letter::{
    Letter, MOVES, compose as compose_letter, compose_joint as compose_joint_letter, compose_wordings, join,
};
pub use message::{Message, compose as compose_message, message_moves};
pub use moves::{Fact, FactSpec, Move, MoveSpec, Paragraph, PartText, Wording};
pub use promise::{Promise, PromiseKind, promises};
pub use report::{Report, ReportSection, SectionFacts, compose as compose_report};
pub use standing::{PromiseState, Promised, Standing};
