//! What tells one message or calendar entry from every other: the same document has the same one each time.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::composition::Envelope;

/// A name for a document that nothing else has.
#[derive(Debug)]
pub(super) struct Identity {
    digits: String,
    host: String,
}

impl Identity {
    /// Of a document.
    pub(super) fn of(envelope: &Envelope) -> Self {
        let digest = Sha256::digest(envelope.id.as_bytes());
        let mut digits = String::with_capacity(32);
        for byte in &digest[..16] {
            let _ = write!(digits, "{byte:02x}");
        }
        let from = envelope.from.as_ref().and_then(|from| from.address.rsplit_once('@'));
        let host = from.and_then(|(_, host)| idna::domain_to_ascii(host).ok()).filter(|host| !host.is_empty());
        Self { digits, host: host.unwrap_or_else(|| "amends.invalid".to_owned()) }
    }

    /// Of the document itself.
    pub(super) fn whole(&self) -> String {
        format!("{}@{}", self.digits, self.host)
    }

    /// Of one of its entries.
    pub(super) fn numbered(&self, index: usize) -> String {
        format!("{}-{}@{}", self.digits, index + 1, self.host)
    }

    /// A line that stands in no text, to part what is within a message.
    pub(super) fn boundary(&self, what: &str) -> String {
        format!("=_{what}_{}", self.digits)
    }
}
