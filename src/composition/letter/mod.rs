//! The letter as a value: a frame and exactly five parts, each a list of paragraphs of moves.
//!
//! What a letter says, in which order and in which of its wordings, is decided here; how it is said stands in
//! `templates/<language>/letter/`.

use super::{Frame, Move, PartText, Region};

mod cause;
mod compose;
mod facts;
mod joint;
mod moves;
mod occasion;
mod prevention;
mod problems;
mod regret;
mod responsibility;
mod restoration;
mod subject;
#[cfg(test)]
mod tests;

pub use compose::{compose, compose_wordings};
pub use joint::{compose as compose_joint, join};
pub use moves::MOVES;
pub(super) use restoration::is_money;

/// A letter, ready to be worded.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// The regional form of its English.
    pub region: Region,
    /// What stands around the five parts.
    pub frame: Frame,
    /// The subject line.
    pub subject: Move,
    /// The five parts in their order.
    pub parts: [PartText; 5],
}
