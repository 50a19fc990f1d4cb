//! A promise as the ledger gives it back, and what can become of one.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};

use crate::case::Money;
use crate::manifest::PromiseKind;

/// The number of a promise, as people write it: `P17`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PromiseId(pub i64);

impl fmt::Display for PromiseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "P{}", self.0)
    }
}

impl FromStr for PromiseId {
    type Err = &'static str;

    /// `P17`, `p17` or `17`.
    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        let digits = text.strip_prefix(['P', 'p']).unwrap_or(text);
        let number = digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()));
        number.map(Self).ok_or("write it as `amends due` lists it, such as P17")
    }
}

/// A promise and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Its number.
    pub id: PromiseId,
    /// Id of the incident.
    pub incident: String,
    /// Which kind of promise.
    pub kind: PromiseKind,
    /// What is to be done, in the words of the letter's record; `None`: its customer was forgotten.
    pub text: Option<String>,
    /// By when, as the letter says.
    pub by: NaiveDate,
    /// The exact time, where the letter names one.
    pub at: Option<DateTime<Utc>>,
    /// The role that answers for it.
    pub owner: Option<String>,
    /// How much is paid.
    pub amount: Option<Money>,
    /// How it stands.
    pub state: State,
    /// When it was kept; `None`: it was not.
    pub kept_on: Option<NaiveDate>,
    /// By when it is due now.
    pub due: NaiveDate,
    /// How many letters tell it.
    pub letters: u64,
    /// The customer, where it is one letter and they were not forgotten.
    pub customer: Option<String>,
}

/// How it stands with a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It is still to be kept.
    Open,
    /// It was kept.
    Kept,
    /// There is nobody left to keep it to, or a correction has taken its place.
    Withdrawn,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Open, Self::Kept, Self::Withdrawn];

    /// The name in the ledger: `open`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Kept => "kept",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// Something that became of a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The promise.
    pub promise: PromiseId,
    /// What it was.
    pub kind: EventKind,
    /// When.
    pub on: NaiveDate,
    /// Of what was moved: to when.
    pub due: Option<NaiveDate>,
    /// The evidence, or the reason.
    pub words: Option<String>,
}

/// What can become of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// It was kept.
    Kept,
    /// It is to be kept on another day.
    Moved,
    /// Its customer was forgotten, and there is nobody to keep it to; or a correction says what holds in its place, which
    /// is its reason then.
    Withdrawn,
}

impl EventKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Kept, Self::Moved, Self::Withdrawn];

    /// The name in the ledger: `moved`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Moved => "moved",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// Whether something changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Noted {
    /// It was noted.
    New(Promise),
    /// It was known already.
    Known(Promise),
}
