//! Who apologises.

use super::{Severity, Title};

/// The organisation that apologises and those who sign for it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sender {
    /// The organisation's name.
    pub organization: Option<String>,
    /// The part of it that writes.
    pub unit: Option<String>,
    /// Postal address, a line each.
    pub address: Vec<String>,
    /// The address that answers reach.
    pub reply_to: Option<String>,
    /// Who may sign, in the order of the file.
    pub signatories: Vec<Signatory>,
}

/// Somebody who signs letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signatory {
    /// The full name.
    pub name: String,
    /// Their title, without article.
    pub title: Option<Title>,
    /// Their direct line.
    pub phone: Option<String>,
    /// Their own address.
    pub email: Option<String>,
    /// The severities they sign; empty: all.
    pub signs: Vec<Severity>,
    /// Whether they sign for a repeat failure.
    pub signs_repeat: bool,
}
