//! One thing that is given back or given beyond the contract.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Money, Text};

/// An item of `restored` or `added`: at least one of `text`, `what` and `service_days`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Item<'a> {
    /// What is given and why, in whole sentences; stands as it is.
    pub(crate) text: Option<Text<'a>>,
    /// What is given, as a noun phrase, from which the letter makes the sentence: `the 118 double charges`.
    pub(crate) what: Option<Text<'a>>,
    /// What it is worth to the customer, as money.
    pub(crate) value: Option<Money<'a>>,
    /// What it costs us, as money, where that is not the value.
    pub(crate) cost: Option<Money<'a>>,
    /// Days of service, a whole number.
    pub(crate) service_days: Option<u32>,
    /// By when it will have arrived, `YYYY-MM-DD`.
    pub(crate) by: Option<Text<'a>>,
    /// When it arrived, if it has, `YYYY-MM-DD`.
    pub(crate) done_on: Option<Text<'a>>,
    /// How it travels, as a phrase with its preposition: `to the card you paid with`.
    pub(crate) how: Option<Text<'a>>,
}
