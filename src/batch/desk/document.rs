//! One document of a record: made, named, and put where it waits for its turn.

use std::borrow::Cow;

use super::{Desk, Outlet};
use crate::batch::codes;
use crate::batch::made::{Body, Head, Line, Made, guarded};
use crate::diagnostic::{Diagnostic, Result};
use crate::manifest::{Digest, Row};
use crate::output::{Named, NamedCustomer, NamedIncident};
use crate::pipeline::{Finished, Subject, Terms, failure};

/// What the documents of one record have in common.
#[derive(Debug, Clone, Copy)]
pub(super) struct Common {
    /// Number of the record, or of the first of several.
    pub(super) record: u64,
    /// Its place among all of the run.
    pub(super) place: u64,
    /// How many documents are asked of it.
    pub(super) documents: u64,
    /// Digest of the record.
    pub(super) input: Digest,
    /// Whether somebody keeps their digests and what they tell.
    pub(super) kept: bool,
}

impl Desk {
    /// Makes the document to a customer, or about an incident alone, or to the customer of several incidents; and writes
    /// it where it has no name yet.
    ///
    /// # Errors
    /// The outer one ends the run: nothing can be written. The inner one is the document's.
    pub(super) fn document(&self, common: &Common, told: &[(&Subject<'_>, Option<usize>)]) -> Result<Result<Made>> {
        let made = guarded(|| {
            let customer = told.first().and_then(|(subject, place)| subject.customer(*place));
            let mut finished = match told {
                [(subject, _)] => self.order.make(subject.case(), customer, common.kept)?,
                several => {
                    let told = several.iter();
                    let told = told.filter_map(|(subject, place)| Some((subject.case(), subject.customer(*place)?)));
                    self.order.make_together(&told.collect::<Vec<_>>(), common.kept)?
                }
            };
            covered(finished.terms.as_ref())?;
            let ids: Vec<&str> = told.iter().map(|(subject, _)| subject.case().incident.id.as_str()).collect();
            let named = Named {
                customer: customer.map(|customer| NamedCustomer {
                    id: &customer.id,
                    organization: customer.organization.as_deref(),
                    reference: customer.reference.as_deref(),
                }),
                incident: NamedIncident { id: &ids.join("+") },
                kind: self.order.kind(),
                format: self.format,
                language: finished.language,
                record: common.record,
            };
            let path = self.naming.path(&named)?;
            let mut row = row(&named, &ids, path, common, &mut finished);
            let released = self.release(&mut row);
            Ok((row, released, finished, failure(told.iter().map(|(subject, _)| subject.case()))))
        });
        match made {
            Ok((row, released, finished, failure)) => {
                let body = self.body(&row, &finished)?;
                Ok(Ok(Made { row, body, released, failure, terms: finished.terms, warnings: finished.warnings }))
            }
            Err(problems) => Ok(Err(problems)),
        }
    }

    /// Puts a document where it waits for its turn.
    fn body(&self, told: &Row, finished: &Finished) -> Result<Body> {
        match &self.outlet {
            Outlet::Nowhere => Ok(Body::Unwritten),
            Outlet::Folder(folder) => Ok(Body::Staged(folder.stage(&finished.bytes)?)),
            Outlet::Lines => {
                let head = Head {
                    record: told.record,
                    incident: &told.incident,
                    also: &told.also,
                    customer: told.customer.as_deref(),
                    kind: &told.kind,
                    format: &told.format,
                    subject: &finished.subject,
                };
                let waits = told.approval.as_ref().filter(|release| release.needed);
                let held_for = waits.map(|release| release.role.as_str());
                Ok(Body::Line(Line { head, body: &text(&finished.bytes), held_for }.bytes()))
            }
        }
    }
}

/// A document as text. `from_utf8_lossy` alone is slow where nothing is lost, which is always.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

/// What is kept of a document, taken out of it.
fn row(named: &Named<'_>, ids: &[&str], path: String, common: &Common, finished: &mut Finished) -> Row {
    let terms = finished.terms.as_ref();
    let sums = terms.filter(|_| common.kept);
    Row {
        path,
        record: named.record,
        place: Some(common.place).filter(|place| *place != named.record),
        documents: common.documents,
        input_sha256: common.input,
        output_sha256: if common.kept { Digest::of(&finished.bytes) } else { Digest::UNASKED },
        incident: ids.first().copied().unwrap_or_default().to_owned(),
        also: ids.iter().skip(1).map(|id| (*id).to_owned()).collect(),
        customer: named.customer.map(|customer| customer.id.to_owned()),
        kind: named.kind.to_owned(),
        format: named.format.to_owned(),
        language: named.language.to_owned(),
        currency: sums.and_then(|terms| terms.currency).map(|currency| currency.code().to_owned()),
        contract_amount: sums.and_then(Terms::contract_amount),
        added_value: sums.and_then(Terms::added_value),
        added_cost: sums.and_then(Terms::added_cost),
        approval: terms.and_then(Terms::release),
        about: finished.about.take(),
        apart: std::mem::take(&mut finished.apart),
        promises: std::mem::take(&mut finished.promises),
        // A run asks nobody.
        asks: None,
    }
}

/// Refuses what nobody may approve: one letter goes out with a warning, a thousand do not.
fn covered(terms: Option<&Terms>) -> Result<()> {
    let Some(terms) = terms.filter(|terms| terms.approval.uncovered) else { return Ok(()) };
    let cost = terms.cost.map_or_else(|| "nothing in money".to_owned(), |cost| cost.to_string());
    let message = format!("what is added costs {cost}, and no role of the policy may approve as much");
    Err(Diagnostic::error(codes::UNCOVERED, message)
        .hint("add less, or let the policy name a role under [[authority]] whose limit covers it")
        .into())
}
