//! The letter as a value: a frame and exactly five parts, each a list of paragraphs of moves.
//!
//! What a letter says, in which order and in which of its wordings, is decided here; how it is said stands in
//! `templates/<language>/letter/`.

use super::Region;

mod cause;
mod compose;
mod facts;
mod frame;
mod joint;
mod moves;
mod occasion;
mod opening;
mod plan;
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
pub use moves::{FactSpec, MOVES, MoveSpec, Wording};
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

/// One part.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartText {
    /// Its paragraphs; never empty.
    pub paragraphs: Vec<Paragraph>,
}

/// A run of moves, or a list of them.
#[derive(Debug, Clone, PartialEq)]
pub enum Paragraph {
    /// Sentences, one after the other.
    Run(Vec<Move>),
    /// A list, an item a move.
    List(Vec<Move>),
}

/// One thing that a part does, in one of its wordings.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// Its name, which is its template's: `letter/failure.md`.
    pub name: &'static str,
    /// Which of its wordings.
    pub wording: &'static str,
    /// What the template is given, by name.
    pub facts: Vec<(&'static str, Fact)>,
}

/// A value that a template prints.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// Text of the record or worded from it; printed on one line, escaped.
    Text(String),
    /// Several such texts.
    Texts(Vec<String>),
    /// Whether something is so, for grammar alone.
    Flag(bool),
}

/// What stands around the five parts of a letter, all of it text of the record or worded from it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frame {
    /// Sender's organisation, unit and address, a line each.
    pub sender: Vec<String>,
    /// Reader's name, role, organisation and address, a line each.
    pub recipient: Vec<String>,
    /// The letter's date.
    pub date: String,
    /// References: what they are, and what they say.
    pub references: Vec<(String, String)>,
    /// `Dear Ms O'Hara`, or a whole greeting; with its comma or colon.
    pub salutation: String,
    /// `Yours sincerely`, with its comma.
    pub close: String,
    /// Signatory's name, title, organisation and direct lines, a line each.
    pub signature: Vec<String>,
    /// Documents that go with the letter, after what they are called together.
    pub enclosures: Vec<String>,
    /// Blocks after the signature.
    pub notices: Vec<FrameNotice>,
}

/// A block that the law asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameNotice {
    /// Its heading.
    pub heading: String,
    /// Its text.
    pub text: String,
}
