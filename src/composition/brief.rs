//! What is asked of the stage, and from what it works.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::assessment::Assessment;
use crate::case::{Audience, Case, Customer};
use crate::compensation::Remedy;
use crate::policy::Policy;

use super::standing::Standing;

/// Everything known when a document is composed.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    /// The case.
    pub case: &'a Case,
    /// The policy.
    pub policy: &'a Policy,
    /// The customer it is for; `None`: the incident alone (a report).
    pub individual: Option<Individual<'a>>,
    /// The document's date.
    pub issued_on: NaiveDate,
    /// How it stands with what was promised, where something besides the case knows that.
    pub standing: Option<&'a Standing>,
}

impl Record<'_> {
    /// The zone in which times are told to its reader: theirs, else the policy's, else the incident's.
    pub fn zone(&self) -> Option<Tz> {
        let own = self.individual.and_then(|individual| individual.customer.time_zone);
        own.or(self.policy.reader.time_zone).or(self.case.incident.time_zone)
    }
}

/// One customer with what was worked out for them.
#[derive(Debug, Clone, Copy)]
pub struct Individual<'a> {
    /// The customer.
    pub customer: &'a Customer,
    /// What they get.
    pub remedy: &'a Remedy,
    /// What the case calls for.
    pub assessment: &'a Assessment,
}

/// Kinds of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// The five parts.
    Letter,
    /// The facts.
    Report,
    /// That we know of it, within the hour.
    Acknowledgement,
    /// How it stands, while it lasts.
    Update,
    /// How it stands with what was promised.
    FollowUp,
    /// What was wrong in a letter.
    Correction,
}

impl DocumentKind {
    /// The documents that follow a failure beside its letter and report.
    pub const MESSAGES: [Self; 4] = [Self::Acknowledgement, Self::Update, Self::FollowUp, Self::Correction];

    /// Whether it is one of those.
    pub fn is_message(self) -> bool {
        Self::MESSAGES.contains(&self)
    }

    /// Whether the sums that were worked out are told by it: a letter and its report name them, and a correction says what is
    /// right in their place. Other messages give nothing.
    pub fn names_sums(self) -> bool {
        matches!(self, Self::Letter | Self::Report | Self::Correction)
    }

    /// The name in file names and machine output: `letter`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Report => "report",
            Self::Acknowledgement => "acknowledgement",
            Self::Update => "update",
            Self::FollowUp => "follow-up",
            Self::Correction => "correction",
        }
    }
}

/// What document is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brief {
    /// Its kind.
    pub kind: DocumentKind,
    /// Who reads it; letters are always for customers.
    pub audience: Audience,
    /// How wordings vary.
    pub variation: Variation,
    /// Whether the report goes with the letter.
    pub with_report: bool,
}

/// How wordings vary; facts, cause and the rule of the remedy never do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Variation {
    /// One wording an incident.
    #[default]
    Case,
    /// Another wording for each customer.
    Customer,
}

/// The regional form of English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Region {
    /// As written in Britain.
    #[default]
    Britain,
    /// As written in America.
    America,
}

impl Region {
    /// The tag of its language and form: `en-GB`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Britain => "en-GB",
            Self::America => "en-US",
        }
    }

    /// The name that templates know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Britain => "britain",
            Self::America => "america",
        }
    }
}

impl Brief {
    /// A letter in the wording of its case, without its report.
    pub fn letter() -> Self {
        Self {
            kind: DocumentKind::Letter,
            audience: Audience::Customer,
            variation: Variation::Case,
            with_report: false,
        }
    }

    /// Another document to a customer.
    pub fn message(kind: DocumentKind) -> Self {
        Self { kind, ..Self::letter() }
    }

    /// A report for `audience`.
    pub fn report(audience: Audience) -> Self {
        Self { kind: DocumentKind::Report, audience, ..Self::letter() }
    }
}
