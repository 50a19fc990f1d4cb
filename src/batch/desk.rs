//! What one hand does with one record: reads it, makes its documents, and puts each where it waits for its turn.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::codes;
use super::made::{Body, Closed, Event, Line, Made, panicked};
use super::stream::Slip;
use crate::diagnostic::{Diagnostic, Problems, Result, Warned};
use crate::manifest::{Digest, Hasher, Release, Row};
use crate::output::{Holding, Named, NamedCustomer, NamedIncident, Naming, Shelf};
use crate::pipeline::{Finished, Matter, Order, Source, Subject, Terms, failure};

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

/// A record to be worked on, with what an earlier run made of it.
#[derive(Debug)]
pub(super) struct Work {
    pub(super) slip: Slip,
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
    /// Works on some records.
    pub(super) fn work(&self, items: Vec<Work>, send: &dyn Fn(Vec<Event>) -> bool) {
        let mut parcel = Parcel { events: Vec::new(), weight: 0, send, wanted: true };
        for Work { slip, proofs } in items {
            if !parcel.wanted {
                return;
            }
            let mut input = self.seed.clone();
            input.update(&slip.source.bytes);
            let input = input.finish();
            match self.proved(&slip, input, proofs) {
                Ok(Proof::None) => self.make(slip, input, &mut parcel),
                Ok(Proof::Whole(documents, warnings)) => {
                    let incident = documents.first().map(|made| made.row.incident.clone());
                    documents.into_iter().for_each(|made| parcel.add(Event::Document(Box::new(made)), 512));
                    let closed = Closed { slip, incident, failed: Vec::new(), warnings };
                    parcel.add(Event::End(Box::new(closed)), 0);
                }
                Err(problems) => parcel.add(Event::Refused(problems), PARCEL),
            }
        }
        parcel.hand_over();
    }

    /// Whether what an earlier run says it made of the record is there.
    fn proved(&self, slip: &Slip, input: Digest, rows: Vec<Row>) -> Result<Proof> {
        let Some(first) = rows.first() else { return Ok(Proof::None) };
        if rows.iter().any(|row| row.input_sha256 != input) {
            let message = format!("record {} is not the one that {} was made from", slip.number, first.path);
            return Err(Diagnostic::error(codes::OTHER_RUN, message)
                .hint("give the input that the folder was begun with, or name another folder")
                .into());
        }
        let Outlet::Folder(shelf) = &self.outlet else { return Ok(Proof::None) };
        if rows.len() as u64 != first.documents {
            return Ok(Proof::None);
        }
        let mut warnings = Vec::new();
        for row in &rows {
            match shelf.holds(&row.path, row.output_sha256) {
                Ok(Holding::Same) => {}
                Ok(Holding::Other) if !self.force => warnings.push(changed(row)),
                Ok(_) => return Ok(Proof::None),
                Err(error) => return Err(unverifiable(row, &error).into()),
            }
        }
        let there = |row| Made { row, body: Body::There, failure: String::new(), terms: None };
        Ok(Proof::Whole(rows.into_iter().map(there).collect(), warnings))
    }

    /// Makes the documents of a record. Whatever happens, the record ends.
    fn make(&self, mut slip: Slip, input: Digest, parcel: &mut Parcel<'_>) {
        let closed =
            |incident, failed, warnings, slip| Event::End(Box::new(Closed { slip, incident, failed, warnings }));
        if let Some(fault) = slip.fault.take() {
            if slip.last {
                return parcel.add(Event::Refused(fault.into()), PARCEL);
            }
            return parcel.add(closed(None, vec![fault], Vec::new(), slip), 0);
        }
        let read = catch_unwind(AssertUnwindSafe(|| self.order.read(&self.matter, &slip.source)));
        let problems = match read {
            Ok(Ok(read)) => return self.make_all(slip, read, input, parcel),
            Ok(Err(Problems(problems))) => problems,
            Err(payload) => vec![panicked(&*payload)],
        };
        let incident = match &self.matter {
            Matter::Rows(incident) => Some(incident.case().incident.id.clone()),
            _ => incident_id(&slip.source),
        };
        parcel.add(closed(incident, problems, Vec::new(), slip), 0);
    }

    /// Makes the documents of a record that was read.
    fn make_all(&self, slip: Slip, read: Warned<Subject<'_>>, input: Digest, parcel: &mut Parcel<'_>) {
        let Warned { value: subject, diagnostics: mut warnings } = read;
        let case = subject.case();
        let mut failed = Vec::new();
        let customers: Vec<Option<&_>> = match subject.customers() {
            none if none.is_empty() && self.order.needs_customer() => {
                failed.push(
                    Diagnostic::error(codes::NOBODY, "the case has no customer, and a letter is to one")
                        .hint("state one under `customers`, or give a file with --customers"),
                );
                Vec::new()
            }
            none if none.is_empty() => vec![None],
            customers => customers.into_iter().map(Some).collect(),
        };
        let failure = failure(case);
        let documents = customers.len() as u64;
        for customer in customers {
            if !parcel.wanted {
                return;
            }
            let id = customer.map(|customer| customer.id.as_str());
            let about =
                |found: Diagnostic| Diagnostic { customer: found.customer.or_else(|| id.map(str::to_owned)), ..found };
            let made = catch_unwind(AssertUnwindSafe(|| {
                let finished = self.order.make(case, customer)?;
                covered(finished.terms.as_ref())?;
                let named = Named {
                    customer: customer.map(|customer| NamedCustomer {
                        id: &customer.id,
                        organization: customer.organization.as_deref(),
                        reference: customer.reference.as_deref(),
                    }),
                    incident: NamedIncident { id: &case.incident.id },
                    kind: self.order.kind(),
                    format: self.format,
                    language: finished.language,
                    record: slip.number,
                };
                let path = self.naming.path(&named)?;
                Ok((self.row(&named, path, documents, input, &finished), finished))
            }));
            match made {
                Ok(Ok((row, finished))) => {
                    warnings.extend(finished.warnings.iter().cloned().map(about));
                    let weight = finished.bytes.len() + 512;
                    match self.body(&row, &finished) {
                        Ok(body) => {
                            let terms = finished.terms;
                            let made = Made { row, body, failure: failure.clone(), terms };
                            parcel.add(Event::Document(Box::new(made)), weight);
                        }
                        Err(problems) => return parcel.add(Event::Refused(problems), PARCEL),
                    }
                }
                Ok(Err(Problems(problems))) => failed.extend(problems.into_iter().map(about)),
                Err(payload) => failed.push(about(panicked(&*payload))),
            }
        }
        let incident = Some(case.incident.id.clone());
        parcel.add(Event::End(Box::new(Closed { slip, incident, failed, warnings })), 0);
    }

    fn row(&self, named: &Named<'_>, path: String, documents: u64, input: Digest, finished: &Finished) -> Row {
        let terms = finished.terms.as_ref();
        Row {
            path,
            record: named.record,
            documents,
            input_sha256: input,
            output_sha256: Digest::of(&finished.bytes),
            incident: named.incident.id.to_owned(),
            customer: named.customer.map(|customer| customer.id.to_owned()),
            kind: named.kind.to_owned(),
            format: named.format.to_owned(),
            language: named.language.to_owned(),
            currency: terms.and_then(|terms| terms.currency).map(|currency| currency.code().to_owned()),
            contract_amount: terms.and_then(|terms| terms.owed).map(|money| money.amount()),
            added_value: terms.and_then(|terms| terms.added).map(|money| money.amount()),
            approval: terms.and_then(release),
        }
    }

    /// Puts a document where it waits for its turn.
    fn body(&self, row: &Row, finished: &Finished) -> Result<Body> {
        match &self.outlet {
            Outlet::Nowhere => Ok(Body::Unwritten),
            Outlet::Folder(shelf) => Ok(Body::Staged(shelf.stage(&finished.bytes)?)),
            Outlet::Lines => {
                let line = Line {
                    record: row.record,
                    incident: &row.incident,
                    customer: row.customer.as_deref(),
                    kind: &row.kind,
                    format: &row.format,
                    subject: &finished.subject,
                    body: &String::from_utf8_lossy(&finished.bytes),
                    held_for: row.approval.as_ref().filter(|release| release.needed).map(|release| &*release.role),
                };
                Ok(Body::Line(line.bytes()))
            }
        }
    }
}

/// What is known of a record from an earlier run.
enum Proof {
    /// Nothing that is enough.
    None,
    /// All its documents are there.
    Whole(Vec<Made>, Vec<Diagnostic>),
}

fn changed(row: &Row) -> Diagnostic {
    Diagnostic::warning(codes::CHANGED, format!("{} was changed after it was written, and is kept", row.path))
        .hint("say --force to make it anew")
}

fn unverifiable(row: &Row, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(codes::OTHER_RUN, format!("{} cannot be compared with the manifest: {error}", row.path))
        .hint("give yourself the right to read it, or name another folder")
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

fn release(terms: &Terms) -> Option<Release> {
    let approval = &terms.approval;
    approval.role.as_ref().map(|role| Release { role: role.to_string(), needed: approval.needed })
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
