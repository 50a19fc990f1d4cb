//! Strings the stages together: a record in, a finished document out. What a letter says is decided by the stages; here
//! stands only what needs several of them: what a ledger's past means for a case, who may release a document.

mod joint;
mod order;
pub mod past;
mod release;
pub mod standing;
mod told;

use chrono::NaiveDate;
use serde_json::Value;

use crate::assessment::{Assessment, assess};
use crate::case::{Case, Customer};
use crate::compensation::{Remedy, compute};
use crate::composition::{
    Brief, DocumentKind, Individual, Record, compose_letter, compose_message, compose_report, envelope,
};
use crate::diagnostic::{Result, Warned};
use crate::policy::Policy;
use crate::rendering::{
    self, Manuscript, Templates, draft_letter, draft_message, draft_report, letter_context, message_context,
    report_context,
};

// What a run over many cases has to name of the stages: it knows none of them.
pub use crate::intake::{Customers, Incident, Source, SourceFormat};
pub use order::{Finished, Matter, Order, Subject, Terms, failure};
pub use release::may_release;
pub use told::{Told, told};

/// What was worked out for one customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Appraisal {
    /// What they get.
    pub remedy: Remedy,
    /// What the case calls for.
    pub assessment: Assessment,
}

/// Works out what one customer gets, and what the case calls for.
///
/// # Errors
/// What keeps the remedy from being computed.
pub fn appraise(case: &Case, customer: &Customer, policy: &Policy, issued_on: NaiveDate) -> Result<Appraisal> {
    let remedy = compute(case, customer, policy)?;
    let assessment = assess(case, customer, policy, &remedy, issued_on);
    Ok(Appraisal { remedy, assessment })
}

/// As [`appraise`], as far as a document of that kind asks for it: a message gives nothing, so nothing is computed, which
/// before the end of an incident could not be done. A follow-up says what became of what was given, and a correction what
/// is right, which need not be a sum.
///
/// # Errors
/// What keeps the remedy from being computed.
pub fn appraise_for(
    kind: DocumentKind,
    case: &Case,
    customer: &Customer,
    policy: &Policy,
    issued_on: NaiveDate,
) -> Result<Appraisal> {
    if !kind.is_message() || kind == DocumentKind::FollowUp {
        return appraise(case, customer, policy, issued_on);
    }
    let corrected = (kind == DocumentKind::Correction).then(|| compute(case, customer, policy).ok()).flatten();
    let remedy = corrected.unwrap_or_else(Remedy::none);
    let assessment = assess(case, customer, policy, &remedy, issued_on);
    Ok(Appraisal { remedy, assessment })
}

impl Appraisal {
    /// Everything known when the customer's documents are composed.
    pub fn record<'a>(
        &'a self,
        case: &'a Case,
        customer: &'a Customer,
        policy: &'a Policy,
        issued_on: NaiveDate,
    ) -> Record<'a> {
        record(case, Some((customer, self)), policy, issued_on)
    }
}

/// Everything known when a document is composed, of one customer or of the incident alone.
fn record<'a>(
    case: &'a Case,
    individual: Option<(&'a Customer, &'a Appraisal)>,
    policy: &'a Policy,
    issued_on: NaiveDate,
) -> Record<'a> {
    let individual =
        individual.map(|(customer, Appraisal { remedy, assessment })| Individual { customer, remedy, assessment });
    Record { case, policy, individual, issued_on, standing: None }
}

/// Works on the record of one customer, or of the incident alone, with what was worked out for a letter.
///
/// # Errors
/// What keeps the customer's remedy from being computed, and what the work itself meets.
pub fn with_record<T>(
    case: &Case,
    customer: Option<&Customer>,
    policy: &Policy,
    issued_on: NaiveDate,
    work: impl FnOnce(&Record<'_>) -> Result<T>,
) -> Result<T> {
    with_record_for(DocumentKind::Letter, case, customer, policy, issued_on, work)
}

/// The same, as far as a document of that kind asks for it.
///
/// # Errors
/// What keeps the customer's remedy from being computed, and what the work itself meets.
pub fn with_record_for<T>(
    kind: DocumentKind,
    case: &Case,
    customer: Option<&Customer>,
    policy: &Policy,
    issued_on: NaiveDate,
    work: impl FnOnce(&Record<'_>) -> Result<T>,
) -> Result<T> {
    match customer {
        Some(customer) => {
            let appraisal = appraise_for(kind, case, customer, policy, issued_on)?;
            work(&appraisal.record(case, customer, policy, issued_on))
        }
        None => work(&record(case, None, policy, issued_on)),
    }
}

/// The letter to the customer of a record.
///
/// # Errors
/// Facts that the letter lacks, a language without templates, a template that fails.
pub fn letter(record: &Record<'_>, brief: &Brief, templates: &Templates) -> Result<Warned<Manuscript>> {
    let letter = compose_letter(record, brief)?;
    Ok(Warned::clean(draft_letter(letter, templates)?))
}

/// The report of a record: with a customer, their own figures too.
///
/// # Errors
/// A language without templates, a template that fails.
pub fn report(record: &Record<'_>, brief: &Brief, templates: &Templates) -> Result<Warned<Manuscript>> {
    let report = compose_report(record, brief)?;
    Ok(Warned::clean(draft_report(&report, templates)?))
}

/// A message to the customer of a record: an acknowledgement, an update, a correction.
///
/// # Errors
/// Facts that it lacks, a language without templates, a template that fails.
pub fn message(record: &Record<'_>, brief: &Brief, templates: &Templates) -> Result<Warned<Manuscript>> {
    Ok(Warned::clean(draft_message(compose_message(record, brief)?, templates)?))
}

/// The document of a record that the brief asks for.
///
/// # Errors
/// Facts that it lacks, a language without templates, a template that fails.
pub fn document(record: &Record<'_>, brief: &Brief, templates: &Templates) -> Result<Warned<Manuscript>> {
    match brief.kind {
        DocumentKind::Letter => letter(record, brief, templates),
        DocumentKind::Report => report(record, brief, templates),
        _ => message(record, brief, templates),
    }
}

/// Puts a document into its envelope, for formats that travel.
pub fn enveloped(manuscript: Manuscript, record: &Record<'_>) -> Manuscript {
    Manuscript { envelope: Some(Box::new(envelope(record, manuscript.kind))), ..manuscript }
}

/// What the templates of a document see, as JSON.
///
/// # Errors
/// As for the document itself, its templates aside.
pub fn context(record: &Record<'_>, brief: &Brief) -> Result<Value> {
    match brief.kind {
        DocumentKind::Letter => Ok(letter_context(&compose_letter(record, brief)?)),
        DocumentKind::Report => report_context(&compose_report(record, brief)?),
        _ => Ok(message_context(&compose_message(record, brief)?)),
    }
}

/// The JSON Schema of what the templates of a document see.
pub fn context_schema() -> Value {
    rendering::context_schema()
}

#[cfg(test)]
mod tests;
