//! The product of the stage.

use crate::case::Signatory;

/// What the case calls for, for one customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// Whether a recovery can leave more trust than there was.
    pub outlook: Outlook,
    /// Why, each with its source.
    pub reasons: Vec<Reason>,
    /// Who signs; `None`: nobody can.
    pub signatory: Option<Signatory>,
    /// Whether a person must call before the letter goes.
    pub call_first: bool,
    /// How long the letter should be.
    pub words: Words,
    /// Facts that a letter needs and the case lacks.
    pub missing: Vec<Missing>,
    /// Indices into `earlier_failures` of those inside the repeat window, in order of date.
    pub earlier: Vec<usize>,
    /// Whether the letter is late.
    pub late: Option<Lateness>,
    /// Whether an acknowledgement or an update should go now, and the letter later.
    pub interim: bool,
}

/// Whether a recovery can leave more trust than there was (`docs/case.md`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// It can.
    Good,
    /// It may.
    Guarded,
    /// Do not count on it.
    OutOfReach,
}

impl Outlook {
    /// The name in machine output: `out_of_reach`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Guarded => "guarded",
            Self::OutOfReach => "out_of_reach",
        }
    }
}

/// One ground of the outlook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// What was found, and that it is so here.
    pub text: &'static str,
    /// The study that says so.
    pub source: &'static str,
    /// Whether it raises the hope that a recovery leaves more trust than there was, or lowers it.
    pub favours: bool,
}

/// The words that a letter should have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// At least.
    pub min: u32,
    /// At most.
    pub max: u32,
}

/// The five parts of a letter, in the order that works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Restore the lost value.
    Restoration,
    /// Accept responsibility.
    Responsibility,
    /// Explain the root cause.
    Cause,
    /// Describe fix and prevention.
    Prevention,
    /// Express regret.
    Regret,
}

impl Part {
    /// All five, in order.
    pub const ALL: [Self; 5] = [Self::Restoration, Self::Responsibility, Self::Cause, Self::Prevention, Self::Regret];

    /// The name in machine output and in `templates/`: `restoration`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Restoration => "restoration",
            Self::Responsibility => "responsibility",
            Self::Cause => "cause",
            Self::Prevention => "prevention",
            Self::Regret => "regret",
        }
    }
}

/// A fact that the letter needs and the case lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The part that needs it; `None`: the frame (address, salutation, signature).
    pub part: Option<Part>,
    /// The field: `incident.root_cause`.
    pub path: String,
    /// What to state, in the reader's terms.
    pub what: String,
}

/// A letter that comes late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lateness {
    /// Days from the end of the incident (its start, if it has none) to the letter.
    pub days: i64,
    /// The days after which a letter is late.
    pub limit: u32,
}

/// What somebody should do now: who, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// One sentence.
    pub text: String,
}
