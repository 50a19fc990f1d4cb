//! One document from several records of one customer.

use super::document::Common;
use super::{Desk, PARCEL, Parcel, incident_id};
use crate::batch::bundle::Bundle;
use crate::batch::codes;
use crate::batch::made::{Closed, Event, Made, guarded};
use crate::diagnostic::{Diagnostic, Problems, Result, Warned};
use crate::manifest::Digest;
use crate::pipeline::Subject;

impl Desk {
    /// Makes the one document of several records. Whatever is wrong with any of them keeps it from being made: a letter that
    /// left out one of the failures would deny it.
    pub(super) fn make_together(&self, bundle: Bundle, input: Digest, parcel: &mut Parcel<'_>) {
        let (mut failed, mut warnings, mut read) = (Vec::new(), Vec::new(), Vec::new());
        for slip in bundle.slips() {
            match guarded(|| self.order.read(&self.matter, &slip.source)) {
                Ok(Warned { value, diagnostics }) => {
                    warnings.extend(diagnostics.into_iter().map(|warning| slip.placed(warning)));
                    read.push(value);
                }
                Err(Problems(problems)) => failed.extend(problems.into_iter().map(|problem| slip.placed(problem))),
            }
        }
        failed.extend(twice(&read));
        if failed.is_empty() {
            match self.letter(&bundle, &read, input) {
                Ok(Ok(made)) => {
                    let weight = made.weight();
                    parcel.add(Event::Document(Box::new(made)), weight);
                }
                Ok(Err(Problems(problems))) => {
                    let customer = read.first().and_then(|subject| subject.customers().first());
                    let about = |found: Diagnostic| {
                        let id = || customer.map(|customer| customer.id.clone());
                        Diagnostic { customer: found.customer.clone().or_else(id), ..found }
                    };
                    failed.extend(problems.into_iter().map(about));
                }
                Err(problems) => return parcel.add(Event::Refused(problems), PARCEL),
            }
        }
        let incident = incident_id(&bundle.slip.source);
        let Bundle { slip, more, .. } = bundle;
        parcel.add(Event::End(Box::new(Closed { slip, more, incident, failed, warnings })), 0);
    }

    fn letter(&self, bundle: &Bundle, read: &[Subject<'_>], input: Digest) -> Result<Result<Made>> {
        let common =
            Common { record: bundle.slip.number, place: bundle.place, documents: 1, input, kept: self.keeps() };
        let told: Vec<_> = read.iter().map(|subject| (subject, Some(0))).collect();
        self.document(&common, &told)
    }
}

/// An error for each incident that is there more than once.
fn twice(read: &[Subject<'_>]) -> Vec<Diagnostic> {
    let id = |subject: &Subject<'_>| subject.case().incident.id.clone();
    let ids: Vec<String> = read.iter().map(id).collect();
    let again = ids.iter().enumerate().filter(|(index, id)| ids[..*index].contains(*id));
    let twice = |(_, id): (usize, &String)| {
        let customer = read.first().and_then(|subject| subject.customers().first());
        let message = format!("{id} is there more than once for this customer, and one letter would tell of it twice");
        let twice = Diagnostic::error(codes::TWICE, message).hint("take the record out that is not right");
        Diagnostic { customer: customer.map(|customer| customer.id.clone()), ..twice }
    };
    again.map(twice).collect()
}
