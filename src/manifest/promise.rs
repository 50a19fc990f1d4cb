//! One promise of a document: what, by when, who answers for it, and how much.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What was promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// Which kind of promise.
    pub kind: PromiseKind,
    /// What is to be done, in the words of the record where it has any.
    pub text: String,
    /// The day by which it is to be done; of what is done, the day on which it was.
    pub by: NaiveDate,
    /// The exact time, where one was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime<Utc>>,
    /// The role that answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// How much is to be paid, as a decimal string.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// Currency of the amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Whether it was done when the document was made.
    pub done: bool,
}

/// Kinds of promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PromiseKind {
    /// Something is done so that it does not happen again.
    Measure,
    /// Something reaches the customer.
    Payment,
    /// The customer hears from us again.
    FollowUp,
}

impl PromiseKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Measure, Self::Payment, Self::FollowUp];

    /// The name in a manifest and in the ledger: `follow_up`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Measure => "measure",
            Self::Payment => "payment",
            Self::FollowUp => "follow_up",
        }
    }
}
