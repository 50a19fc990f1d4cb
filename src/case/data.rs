//! What became of data.

use chrono::NaiveDate;

use super::{Contact, NounPhrase, Sentences};

/// Whether something happened to data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// No.
    None,
    /// Yes.
    Some,
    /// Not known yet.
    Unknown,
}

/// What became of data.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Data {
    /// Whether data are gone.
    pub lost: Option<Extent>,
    /// What is gone.
    pub lost_what: Option<Sentences>,
    /// Whether others saw data.
    pub exposed: Option<Extent>,
    /// What they saw.
    pub exposed_what: Vec<NounPhrase>,
    /// What may follow from it.
    pub consequences: Option<Sentences>,
    /// What the reader can do.
    pub protect_yourself: Vec<Sentences>,
    /// Who answers questions about it.
    pub contact: Option<Contact>,
    /// When what is unknown is answered.
    pub answer_by: Option<NaiveDate>,
}
