//! The words that options choose from.

use amends::composition::DocumentKind;
use clap::ValueEnum;

/// `--color`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Color {
    /// On a terminal
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

/// `--format`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum MessageFormat {
    /// For people
    Text,
    /// One JSON object a line
    Json,
    /// One SARIF 2.1.0 log
    Sarif,
}

/// `--to`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DocumentFormat {
    /// Markdown
    Md,
    /// One self-contained page for screen and print
    Html,
    /// Plain text of 72 columns
    Txt,
    /// A document for Word
    Docx,
    /// A document for paper and archive, in builds with the feature `pdf`
    Pdf,
    /// A mail that opens as a draft: text, HTML and the calendar of its follow-up
    Eml,
    /// Many mails in one file
    Mbox,
    /// A calendar: a letter's follow-up, a report's due dates
    Ics,
}

/// `--variation`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum VariationBy {
    /// One wording an incident
    Case,
    /// Another wording for each customer
    Customer,
}

/// `--group-by`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum GroupedBy {
    /// One letter a customer, about all their incidents
    Customer,
}

/// `--audience`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ReportAudience {
    /// Customers
    Customer,
    /// Our own people alone
    Internal,
}

/// `context --document`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DocumentName {
    /// The letter
    Letter,
    /// The report
    Report,
    /// That we know of it
    Acknowledgement,
    /// How it stands
    Update,
    /// How it stands with what was promised
    FollowUp,
    /// What was wrong in a letter
    Correction,
}

impl DocumentName {
    /// The kind of document.
    pub(in crate::cli) fn kind(self) -> DocumentKind {
        match self {
            Self::Letter => DocumentKind::Letter,
            Self::Report => DocumentKind::Report,
            Self::Acknowledgement => DocumentKind::Acknowledgement,
            Self::Update => DocumentKind::Update,
            Self::FollowUp => DocumentKind::FollowUp,
            Self::Correction => DocumentKind::Correction,
        }
    }
}

/// `schema`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SchemaOf {
    /// A case
    Case,
    /// `amends.toml`
    Policy,
    /// What the templates see
    Context,
}

/// `new --kind`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(in crate::cli) enum KindName {
    /// The service was not there
    Outage,
    /// The service was worse than promised
    Degradation,
    /// Something arrived late, wrong or not at all
    Delivery,
    /// Money was asked for wrongly
    Billing,
    /// Data are gone
    DataLoss,
    /// Data were seen by others
    DataExposure,
    /// Somebody was treated badly
    Conduct,
    /// Somebody was put in danger
    Safety,
    /// Anything else
    Other,
}

/// `new --severity`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SeverityName {
    /// A nuisance
    Minor,
    /// It cost the customer something
    Moderate,
    /// It hurt the customer's business
    Major,
    /// It put the customer, or people, at risk
    Critical,
}
