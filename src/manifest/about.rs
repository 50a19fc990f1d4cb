//! What a document is about, so that whoever keeps it can tell one failure from another without the case.

use serde::{Deserialize, Serialize};

/// The incident of a document, in a few facts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The failure in the customer's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The kinds of failure: `outage`, `billing+delivery`, or `unknown`.
    pub kind: String,
    /// How bad it was: `major`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<String>,
    /// What the customer calls the thing that failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// The cause, once it is confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// When it began: an instant (RFC 3339), a day, a month or a year.
    pub started: String,
    /// When it was over, in the same forms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved: Option<String>,
    /// Whether trust can be won back; `None`: the document is to nobody in particular.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlook: Option<String>,
}
