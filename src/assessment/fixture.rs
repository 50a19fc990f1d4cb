//! A case that lacks nothing, and a policy with somebody to sign: for tests.

use chrono::NaiveDate;

use super::{Assessment, assess};
use crate::case::{
    Case, CauseStatus, Clause, Contact, DayOrTime, Fix, Measure, MeasureStatus, NounPhrase, PastPhrase, Period, Sender,
    Sentences, Signatory, VerbPhrase,
};
use crate::compensation::compute;
use crate::compensation::fixture::{case_of, customer, fee, item};
use crate::policy::Policy;

pub(crate) fn on(date: &str) -> NaiveDate {
    date.parse().unwrap()
}

pub(crate) fn sentences(text: &str) -> Sentences {
    Sentences::parse(text).unwrap()
}

pub(crate) fn signatory(name: &str) -> Signatory {
    Signatory { name: name.to_owned(), title: None, phone: None, email: None, signs: Vec::new(), signs_repeat: false }
}

pub(crate) fn policy() -> Policy {
    let organization = Some("Lumen Booking".to_owned());
    let sender = Sender { organization, signatories: vec![signatory("Ada Reed")], ..Sender::default() };
    Policy { sender, ..Policy::default() }
}

pub(crate) fn measure(by: &str) -> Measure {
    Measure {
        will: VerbPhrase::parse("compare both address lists each night").unwrap(),
        by: on(by),
        owner: NounPhrase::parse("our head of operations").unwrap(),
        evidence: None,
        against: None,
        status: MeasureStatus::Planned,
        done_on: None,
    }
}

/// A moderate outage that was ours, with one customer who gets something back.
pub(crate) fn complete() -> Case {
    let mut customer = customer("a");
    customer.contact = Contact { name: Some("Rosa Klein".to_owned()), ..Contact::default() };
    customer.contract.fee = Some(fee("310.00", "USD", Period::Month));
    customer.impact.failure = Some(Clause::parse("your guests could not book with you").unwrap());
    customer.impact.harm = Some(PastPhrase::parse("turned your guests away").unwrap());
    customer.impact.mattered_because = Some(Clause::parse("it was your busiest evening").unwrap());
    customer.restored = vec![item("20.00")];
    let mut case = case_of(customer);
    let incident = &mut case.incident;
    incident.service = Some(NounPhrase::parse("the booking page").unwrap());
    incident.duty = Some(VerbPhrase::parse("keep your booking page open").unwrap());
    incident.trigger = Some(sentences("We changed an address."));
    incident.root_cause = Some(sentences("We kept two lists of addresses and changed one of them."));
    incident.root_cause_status = Some(CauseStatus::Confirmed);
    let did = PastPhrase::parse("put the old address back").unwrap();
    incident.fixes = vec![Fix { did, on: DayOrTime::Day(on("2026-03-10")), lasting: None, verified: None }];
    incident.measures = vec![measure("2026-04-30")];
    case
}

/// The assessment of the first customer for a letter of 12 March 2026.
pub(crate) fn assessed(case: &Case, policy: &Policy) -> Assessment {
    let customer = &case.customers[0];
    assess(case, customer, policy, &compute(case, customer, policy).unwrap(), on("2026-03-12"))
}
