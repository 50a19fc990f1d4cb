//! The vocabulary: what an incident, a customer, a contract and a sum of money *are*.
//!
//! Pure values without serialisation and without text for readers. They are made by
//! [`intake`](crate::intake), which leaves nothing half-checked in them; every other stage reads them.
//! Field by field they follow `docs/case.md`; a field that a document may lack is an `Option`,
//! and which document needs it is decided in [`assessment`](crate::assessment).

mod action;
mod contract;
mod customer;
mod data;
mod decimal;
mod exact;
mod form;
mod incident;
mod item;
mod money;
mod narrative;
mod sender;
mod times;

pub use action::{Against, Fix, Measure, MeasureStatus, Safeguard, ThirdParty};
pub use contract::{Bound, Contract, Count, Exclusion, Fee, PerUnit, Period, Term, TermKind, Tier, Window};
pub use customer::{
    Contact, Customer, DownWindow, EarlierFailure, Figure, FollowUp, FollowUpWay, Impact, Loss, Settlement, Whose,
};
pub use data::{Data, Extent};
pub use decimal::{Decimal, DecimalError, grouped};
pub use exact::Exact;
pub use form::{BareNoun, Clause, FormError, NounPhrase, PastPhrase, Predicate, Sentences, Title, VerbPhrase, Way};
pub use incident::{CauseStatus, Control, DetectedBy, Incident, Kind, Severity};
pub use item::Item;
pub use money::{Currency, Money, MoneyError};
pub use narrative::{
    Audience, Correction, Lessons, OpenQuestion, ReportHeader, ReportStatus, TermMeaning, TimelineEntry,
};
pub use sender::{Sender, Signatory};
pub use times::{Basis, DayOrTime, Duration, DurationError, Moment, PartialDate, Times, When};

/// One incident as it reached one or many customers (`docs/case.md`).
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Language of the file's own sentences, as a BCP 47 tag (`en` unless stated).
    pub language: String,
    /// Who apologises, where the file says so; it wins over the policy's.
    pub sender: Option<Sender>,
    /// What happened.
    pub incident: Incident,
    /// To whom, in the order of the input.
    pub customers: Vec<Customer>,
}
