//! How it stands with one mail, and the line that says so.

use serde::{Deserialize, Serialize};

use crate::manifest::Digest;

/// How it stands with a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Its content is about to go out. Where this is the last that is known of it, it is uncertain.
    Sending,
    /// The server has taken it.
    Sent,
    /// The server did not take it, and may later.
    Deferred,
    /// The server did not take it and never will.
    Refused,
    /// Nobody knows whether the server has taken it.
    Uncertain,
}

impl Standing {
    /// The same for a run that comes later: what was about to go out then may have gone.
    #[must_use]
    pub fn later(self) -> Self {
        if self == Self::Sending { Self::Uncertain } else { self }
    }
}

/// A line of the file that says what was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When, in UTC.
    pub at: chrono::DateTime<chrono::Utc>,
    /// How it stands since then.
    pub state: Standing,
    /// Its Message-ID.
    pub id: String,
    /// What it is called: its path, and after `#` its number in a mailbox file.
    pub name: String,
    /// SHA-256 of what went or is to go out.
    pub sha256: Digest,
    /// Who gets it.
    pub to: Vec<String>,
    /// What was answered.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reply: String,
}

impl Entry {
    /// Its line, with the line break.
    pub(super) fn line(&self) -> String {
        let mut line = serde_json::to_string(self).unwrap_or_default();
        line.push('\n');
        line
    }
}
