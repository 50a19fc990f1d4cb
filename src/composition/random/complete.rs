//! What a letter needs, where a random case lacks it.

use super::*;

impl Marked {
    /// The same case with every fact that a letter to any of its customers needs; what is added carries no marks.
    pub(crate) fn complete(mut self) -> Self {
        let sender = self.case.sender.get_or_insert_default();
        sender.organization.get_or_insert_with(|| "Northwind".to_owned());
        sender.signatories.push(Signatory {
            name: "Ada Reed".to_owned(),
            title: None,
            phone: None,
            email: None,
            signs: Vec::new(),
            signs_repeat: false,
        });
        complete_incident(&mut self.case.incident);
        for customer in &mut self.case.customers {
            customer.impact.failure.get_or_insert_with(|| Clause::parse("you could not reach us").unwrap());
            if customer.contact.role.is_none() {
                customer.contact.name.get_or_insert_with(|| "Sam Poole".to_owned());
            }
            if customer.restored.is_empty() {
                customer.restored.push(Item { what: Some(noun("the day you lost")), ..Item::default() });
            }
        }
        self
    }
}

fn complete_incident(incident: &mut Incident) {
    incident.ongoing = false;
    incident.service.get_or_insert_with(|| noun("your page"));
    incident.duty.get_or_insert_with(|| VerbPhrase::parse("keep your page open").unwrap());
    incident.severity.get_or_insert(Severity::Moderate);
    incident.control.get_or_insert(Control::Ours);
    incident.our_part.get_or_insert_with(sentences);
    incident.time_zone.get_or_insert(Tz::UTC);
    incident.root_cause_status.get_or_insert(CauseStatus::Confirmed);
    incident.trigger.get_or_insert_with(sentences);
    incident.root_cause.get_or_insert_with(sentences);
    incident.answer_by.get_or_insert(start().date_naive() + TimeDelta::days(20));
    if incident.kinds.is_empty() {
        incident.kinds.push(Kind::Outage);
    }
    if incident.times.started.instant().is_none() {
        incident.times.started = Moment { when: When::Instant(start()), basis: Basis::Stated };
    }
    if incident.fixes.is_empty() {
        let did = PastPhrase::parse("put it back").unwrap();
        incident.fixes.push(Fix { did, on: DayOrTime::Day(start().date_naive()), lasting: None, verified: None });
    }
    if incident.measures.iter().all(|measure| measure.status == MeasureStatus::Dropped) {
        incident.measures.push(Measure {
            will: VerbPhrase::parse("watch it").unwrap(),
            by: start().date_naive() + TimeDelta::days(30),
            owner: noun("our head of operations"),
            evidence: None,
            against: None,
            status: MeasureStatus::Planned,
            done_on: None,
        });
    }
    if incident.kinds.iter().any(|kind| kind.is_data()) {
        complete_data(incident.data.get_or_insert_default());
    }
}

fn complete_data(data: &mut Data) {
    data.lost.get_or_insert(Extent::None);
    data.lost_what.get_or_insert_with(sentences);
    data.exposed.get_or_insert(Extent::Some);
    data.consequences.get_or_insert_with(sentences);
    data.answer_by.get_or_insert(start().date_naive() + TimeDelta::days(20));
    if data.exposed_what.is_empty() {
        data.exposed_what.push(noun("your address"));
    }
    let contact = data.contact.get_or_insert_default();
    if contact.phone.is_none() && contact.address.is_empty() {
        contact.email.get_or_insert_with(|| "data@northwind.example".to_owned());
    }
}

fn noun(text: &str) -> NounPhrase {
    NounPhrase::parse(text).unwrap()
}

fn sentences() -> Sentences {
    Sentences::parse("We looked into it.").unwrap()
}
