//! What one hand does with one record: reads it, makes its documents, and puts each where it waits for its turn.

mod document;
mod proved;
mod together;

use std::sync::Arc;

use document::Common;
use proved::Proof;

use super::bundle::Bundle;
use super::codes;
use super::made::{Closed, Event, guarded};
use super::stream::Slip;
use crate::diagnostic::{Diagnostic, Problems, Warned};
use crate::ledger::Approvals;
use crate::manifest::{Digest, Hasher, Row};
use crate::output::{Naming, Shelf};
use crate::pipeline::{Matter, Order, Source, Subject, may_release};

/// About as many bytes of results are handed over at once.
const PARCEL: usize = 1 << 17;

/// Where the documents of a run go.
#[derive(Debug, Clone)]
pub(super) enum Outlet {
    /// Nowhere: everything is done but write.
    Nowhere,
    /// Into lines for a program.
    Lines,
    /// Into a folder.
    Folder(Arc<Shelf>),
}

/// Records to be worked on, with what an earlier run made of them.
#[derive(Debug)]
pub(super) struct Work {
    pub(super) bundle: Bundle,
    pub(super) proofs: Vec<Row>,
}

/// Everything that a hand needs beside the record.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) order: Order,
    /// What the records are.
    pub(super) matter: Matter,
    /// What the digest of every record begins with.
    pub(super) seed: Hasher,
    pub(super) naming: Naming,
    pub(super) outlet: Outlet,
    /// The ending of the documents' files.
    pub(super) format: &'static str,
    /// Whether a document that somebody changed is made anew.
    pub(super) force: bool,
    /// What was approved: such documents do not wait.
    pub(super) approved: Approvals,
}

/// Events on their way out, handed over in parcels.
struct Parcel<'a> {
    events: Vec<Event>,
    weight: usize,
    send: &'a dyn Fn(Vec<Event>) -> bool,
    /// Whether somebody still takes them.
    wanted: bool,
}

impl Parcel<'_> {
    fn add(&mut self, event: Event, weight: usize) {
        self.events.push(event);
        self.weight += weight;
        if self.weight >= PARCEL {
            self.hand_over();
        }
    }

    fn hand_over(&mut self) {
        self.weight = 0;
        if !self.events.is_empty() {
            self.wanted = self.wanted && (self.send)(std::mem::take(&mut self.events));
        }
    }
}

impl Desk {
    /// Whether what a document is known by and what it tells is kept or compared with something: a manifest keeps it, and
    /// an approval is of exactly one document.
    fn keeps(&self) -> bool {
        matches!(self.outlet, Outlet::Folder(_)) || !self.approved.is_empty()
    }

    /// Takes the mark of a document that waits away, where somebody who may has approved exactly this document; whether
    /// somebody has.
    fn release(&self, row: &mut Row) -> bool {
        if self.approved.is_empty() || !row.approval.as_ref().is_some_and(|release| release.needed) {
            return false;
        }
        let mut roles = self.approved.roles(row.output_sha256, row.input_sha256);
        let released = roles.any(|role| may_release(&self.order.policy, row, role));
        row.approval.iter_mut().for_each(|release| release.needed &= !released);
        released
    }

    /// Works on some records.
    pub(super) fn work(&self, items: Vec<Work>, send: &dyn Fn(Vec<Event>) -> bool) {
        let mut parcel = Parcel { events: Vec::new(), weight: 0, send, wanted: true };
        for Work { bundle, proofs } in items {
            if !parcel.wanted {
                return;
            }
            let input = self.digest(&bundle);
            match self.proved(&bundle.slip, input, proofs) {
                Ok(Proof::None) => self.make(bundle, input, &mut parcel),
                Ok(Proof::Whole(documents, warnings)) => {
                    let incident = documents.first().map(|made| made.row.incident.clone());
                    for made in documents {
                        parcel.add(Event::Document(Box::new(made)), 512);
                    }
                    let Bundle { slip, more, .. } = bundle;
                    let closed = Closed { slip, more, incident, failed: Vec::new(), warnings };
                    parcel.add(Event::End(Box::new(closed)), 0);
                }
                Err(problems) => parcel.add(Event::Refused(problems), PARCEL),
            }
        }
        parcel.hand_over();
    }

    /// What the records and all that they are read with are known by, where that is kept.
    fn digest(&self, bundle: &Bundle) -> Digest {
        if !self.keeps() {
            return Digest::UNASKED;
        }
        let mut input = self.seed.clone();
        if bundle.more.is_empty() {
            input.update(&bundle.slip.source.bytes);
        } else {
            bundle.slips().for_each(|slip| input.piece(&slip.source.bytes));
        }
        input.finish()
    }

    /// Makes the documents of a record, or the one of several. Whatever happens, they end.
    fn make(&self, mut bundle: Bundle, input: Digest, parcel: &mut Parcel<'_>) {
        if let Some(fault) = bundle.slip.fault.take() {
            if bundle.slip.last {
                return parcel.add(Event::Refused(fault.into()), PARCEL);
            }
            let Bundle { slip, more, .. } = bundle;
            let closed = Closed { slip, more, incident: fault.id, failed: fault.found, warnings: Vec::new() };
            return parcel.add(Event::End(Box::new(closed)), 0);
        }
        if !bundle.more.is_empty() {
            return self.make_together(bundle, input, parcel);
        }
        let Bundle { slip, more, place } = bundle;
        let problems = match guarded(|| self.order.read(&self.matter, &slip.source)) {
            Ok(read) => return self.make_all((slip, place), read, input, parcel),
            Err(Problems(problems)) => problems,
        };
        let incident = match &self.matter {
            Matter::Rows(incident) => Some(incident.case().incident.id.clone()),
            _ => incident_id(&slip.source),
        };
        let closed = Closed { slip, more, incident, failed: problems, warnings: Vec::new() };
        parcel.add(Event::End(Box::new(closed)), 0);
    }

    /// Makes the documents of a record that was read, each with its place among all of the run.
    fn make_all(&self, (slip, place): (Slip, u64), read: Warned<Subject<'_>>, input: Digest, parcel: &mut Parcel<'_>) {
        let Warned { value: subject, diagnostics: warnings } = read;
        let count = subject.customers().len();
        let mut failed = Vec::new();
        let customers: Vec<Option<usize>> = match count {
            0 if self.order.needs_customer() => {
                failed.push(nobody());
                Vec::new()
            }
            0 => vec![None],
            _ => (0..count).map(Some).collect(),
        };
        let common =
            Common { record: slip.number, place, documents: customers.len() as u64, input, kept: self.keeps() };
        for customer in customers {
            if !parcel.wanted {
                return;
            }
            match self.document(&common, &[(&subject, customer)]) {
                Ok(Ok(made)) => {
                    let weight = made.weight();
                    parcel.add(Event::Document(Box::new(made)), weight);
                }
                Ok(Err(Problems(problems))) => {
                    let id = subject.customer(customer).map(|customer| &customer.id);
                    let about =
                        |found: Diagnostic| Diagnostic { customer: found.customer.or_else(|| id.cloned()), ..found };
                    failed.extend(problems.into_iter().map(about));
                }
                Err(problems) => return parcel.add(Event::Refused(problems), PARCEL),
            }
        }
        let incident = Some(subject.case().incident.id.clone());
        let closed = Closed { slip, more: Vec::new(), incident, failed, warnings };
        parcel.add(Event::End(Box::new(closed)), 0);
    }
}

fn nobody() -> Diagnostic {
    Diagnostic::error(codes::NOBODY, "the case has no customer, and a letter is to one")
        .hint("state one under `customers`, or give a file with --customers")
}

/// The id of the incident of a record that cannot be read as a whole.
fn incident_id(source: &Source) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Record {
        incident: Incident,
    }
    #[derive(serde::Deserialize)]
    struct Incident {
        id: String,
    }
    serde_json::from_slice(&source.bytes).ok().map(|record: Record| record.incident.id)
}
