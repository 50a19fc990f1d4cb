//! `sender` and `signatory`, in the case and in the policy.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{OneOrMany, Severity, Text};

/// The organisation that apologises.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Sender<'a> {
    /// The organisation's name, as it signs.
    #[serde(alias = "organisation")]
    pub(crate) organization: Option<Text<'a>>,
    /// The part of it that writes: `Customer Operations`.
    pub(crate) unit: Option<Text<'a>>,
    /// Postal address, one line each.
    #[serde(default)]
    pub(crate) address: Vec<Text<'a>>,
    /// The e-mail address that answers reach.
    pub(crate) reply_to: Option<Text<'a>>,
    /// Who may sign: one, or a list. Needed for every letter, here or in the policy.
    #[serde(default)]
    pub(crate) signatory: OneOrMany<Signatory<'a>>,
}

/// Somebody who signs letters.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Signatory<'a> {
    /// The full name.
    pub(crate) name: Option<Text<'a>>,
    /// Their title, without an article: `Director of Operations`.
    pub(crate) title: Option<Text<'a>>,
    /// A telephone number that reaches them, as it is to be read.
    pub(crate) phone: Option<Text<'a>>,
    /// Their own e-mail address.
    pub(crate) email: Option<Text<'a>>,
    /// The severities whose letters they sign; left out: all.
    #[serde(default)]
    pub(crate) signs: Vec<Severity>,
    /// Whether they sign for a repeated failure.
    pub(crate) signs_repeat: Option<bool>,
}
