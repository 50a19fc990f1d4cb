//! One thing that is given back or given beyond the contract.

use chrono::NaiveDate;

use super::{Money, NounPhrase, Sentences, Way};

/// An item of `restored` or `added`; at least one of `text`, `what` and `service_days` is there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// What is given and why; stands as it is.
    pub text: Option<Sentences>,
    /// What is given, for a template to make the sentence of.
    pub what: Option<NounPhrase>,
    /// What it is worth to the customer.
    pub value: Option<Money>,
    /// What it costs us, where that is not the value.
    pub cost: Option<Money>,
    /// Days of service.
    pub service_days: Option<u32>,
    /// By when it will have arrived.
    pub by: Option<NaiveDate>,
    /// When it arrived, if it has.
    pub done_on: Option<NaiveDate>,
    /// How it travels.
    pub how: Option<Way>,
}
