//! The facts that a letter needs and the case lacks, each with the part that needs it and what to state.

use super::{Missing, Part, recurrence, signatory};
use crate::case::{
    Case, CauseStatus, Contact, Control, Customer, Extent, Incident, Kind, MeasureStatus, Sender, Severity,
};
use crate::compensation::Remedy;
use crate::policy::Policy;

/// Everything that keeps a letter to this customer from being written, part by part and then the frame; whether there
/// is an exact remedy is asked only where the remedy has been worked out.
pub fn missing(case: &Case, customer: &Customer, policy: &Policy, remedy: Option<&Remedy>) -> Vec<Missing> {
    let index = case.customers.iter().position(|other| other.id == customer.id);
    let of_customer = index.map_or_else(String::new, |index| format!("customers[{index}]."));
    let mut list = List { of_customer, missing: Vec::new() };
    list.restoration(customer, remedy);
    list.responsibility(&case.incident, customer);
    list.cause(&case.incident);
    list.prevention(&case.incident);
    list.frame(case, customer, policy);
    list.missing
}

/// What has been found to be missing.
struct List {
    /// `customers[0].`
    of_customer: String,
    missing: Vec<Missing>,
}

impl List {
    /// Notes a fact of the incident unless it is there.
    fn incident(&mut self, there: bool, part: Option<Part>, field: &str, what: &str) {
        if !there {
            self.missing.push(Missing { part, path: format!("incident.{field}"), what: what.to_owned() });
        }
    }

    /// Notes a fact of the customer unless it is there.
    fn customer(&mut self, there: bool, part: Option<Part>, field: &str, what: &str) {
        if !there {
            self.missing.push(Missing { part, path: format!("{}{field}", self.of_customer), what: what.to_owned() });
        }
    }

    fn restoration(&mut self, customer: &Customer, remedy: Option<&Remedy>) {
        let Some(remedy) = remedy else { return };
        let owed = remedy.owed.amount.is_some_and(|amount| amount.minor > 0);
        let what = "say what was lost and is given back, as an item with its exact sum, number or act; the contract owes \
                    nothing here";
        self.customer(owed || !customer.restored.is_empty(), Some(Part::Restoration), "restored", what);
    }

    fn responsibility(&mut self, incident: &Incident, customer: &Customer) {
        let part = Some(Part::Responsibility);
        let failure =
            "say what this reader could not do or got wrong, as a clause: `your guests could not book with you`";
        self.customer(customer.impact.failure.is_some(), part, "impact.failure", failure);
        let service = "say what the customer calls the thing that failed, with its article: `the booking page`";
        self.incident(incident.service.is_some(), part, "service", service);
        let duty = "say what we are bound to do and did not, as a bare verb phrase: `keep your booking page open`";
        self.incident(incident.duty.is_some(), part, "duty", duty);
        let control = "say who could have prevented it: ours, shared or outside";
        self.incident(incident.control.is_some(), part, "control", control);
        let ours = matches!(incident.control, Some(Control::Ours) | None);
        let decided = incident.third_parties.iter().any(|party| party.our_decision.is_some());
        let our_part =
            "say in whole sentences what was ours to do or decide, or give the third party its `our_decision`";
        self.incident(ours || decided || incident.our_part.is_some(), part, "our_part", our_part);
        if incident.kinds.iter().any(|kind| kind.is_data()) {
            self.data(incident);
        }
    }

    /// What became of data, where the incident is about data.
    fn data(&mut self, incident: &Incident) {
        let part = Some(Part::Responsibility);
        let data = incident.data.clone().unwrap_or_default();
        let consequences = "say in whole sentences what may follow for the reader";
        self.incident(data.consequences.is_some(), part, "data.consequences", consequences);
        let contact =
            "name who answers questions about the data, with an e-mail address, a telephone number or an address";
        self.incident(data.contact.as_ref().is_some_and(is_reachable), part, "data.contact", contact);
        if incident.kinds.contains(&Kind::DataLoss) {
            self.incident(data.lost.is_some(), part, "data.lost", "say whether data are gone: none, some or unknown");
            let lost = "say in whole sentences which data are gone, or how it was verified that none are";
            let told = matches!(data.lost, Some(Extent::Unknown) | None) || data.lost_what.is_some();
            self.incident(told, part, "data.lost_what", lost);
        }
        if incident.kinds.contains(&Kind::DataExposure) {
            let exposed = "say whether others saw data: none, some or unknown";
            self.incident(data.exposed.is_some(), part, "data.exposed", exposed);
            let told = data.exposed != Some(Extent::Some) || !data.exposed_what.is_empty();
            self.incident(told, part, "data.exposed_what", "list what others saw, each as a noun phrase");
        }
        let unknown = [data.lost, data.exposed].contains(&Some(Extent::Unknown));
        let answer = "say by which date it will be known what became of the data";
        self.incident(!unknown || data.answer_by.is_some(), part, "data.answer_by", answer);
    }

    fn cause(&mut self, incident: &Incident) {
        let part = Some(Part::Cause);
        let status = "say whether the cause is confirmed or under_investigation";
        self.incident(incident.root_cause_status.is_some(), part, "root_cause_status", status);
        if incident.root_cause_status == Some(CauseStatus::UnderInvestigation) {
            let answer = "say by which date the reader gets the answer, since the cause is not known yet";
            self.incident(incident.answer_by.is_some(), part, "answer_by", answer);
            return;
        }
        self.incident(incident.trigger.is_some(), part, "trigger", "say in whole sentences what set it off");
        let cause = "say the cause in whole sentences, with \"we\" as agent";
        self.incident(incident.root_cause.is_some(), part, "root_cause", cause);
    }

    fn prevention(&mut self, incident: &Incident) {
        let part = Some(Part::Prevention);
        let fixes = "list what has been done already, each with its date";
        self.incident(!incident.fixes.is_empty(), part, "fixes", fixes);
        let standing = incident.measures.iter().any(|measure| measure.status != MeasureStatus::Dropped);
        let measures = "list what is still to be done, each with its date and the role that answers for it";
        self.incident(standing || incident.severity == Some(Severity::Minor), part, "measures", measures);
        if incident.kinds.contains(&Kind::Safety) {
            let steps = incident.data.as_ref().is_some_and(|data| !data.protect_yourself.is_empty());
            self.incident(
                steps,
                part,
                "data.protect_yourself",
                "say in whole sentences what the reader can do to be safe",
            );
        }
    }

    /// What the letter as a whole, its address and its signature need.
    fn frame(&mut self, case: &Case, customer: &Customer, policy: &Policy) {
        let incident = &case.incident;
        let id = "give the incident the reference that the customer knows";
        self.incident(!incident.id.trim().is_empty(), None, "id", id);
        self.incident(
            !incident.kinds.is_empty(),
            None,
            "kind",
            "say what kind of failure it was, such as [\"outage\"]",
        );
        let severity = "say how bad it was: minor, moderate, major or critical";
        self.incident(incident.severity.is_some(), None, "severity", severity);
        let zone = "name the incident's time zone, such as \"Europe/Rome\"";
        self.incident(incident.time_zone.is_some(), None, "time_zone", zone);
        let started = "give the date and time at which it started; a letter cannot do with a day or a month";
        self.incident(incident.times.started.instant().is_some(), None, "times.started", started);
        let over = "say when it ended and set `ongoing` to false; while it lasts, an acknowledgement or an update goes \
                    instead of a letter";
        self.incident(!incident.ongoing, None, "times.resolved", over);
        let contact = &customer.contact;
        let name = "name the person whom the letter is for, or their exact role in `contact.role`";
        self.customer(contact.name.is_some() || contact.role.is_some(), None, "contact.name", name);
        self.sender(case, customer, policy);
    }

    fn sender(&mut self, case: &Case, customer: &Customer, policy: &Policy) {
        let of_case = case.sender.as_ref().and_then(|sender: &Sender| sender.organization.as_ref());
        if of_case.or(policy.sender.organization.as_ref()).is_none() {
            let what = "name the organisation that apologises, here or as `organization` under [sender] of the policy";
            self.missing.push(Missing { part: None, path: "sender.organization".to_owned(), what: what.to_owned() });
        }
        let repeat = !recurrence::earlier(case, customer, policy).is_empty();
        if signatory::signatory(case, policy, repeat).is_none() {
            let what = if signatory::all(case, policy).is_empty() {
                "name who signs, here or as [[signatory]] of the policy"
            } else {
                "name somebody who signs for this severity: none of the signatories there are does"
            };
            self.missing.push(Missing { part: None, path: "sender.signatory".to_owned(), what: what.to_owned() });
        }
    }
}

/// Whether the reader can reach them.
fn is_reachable(contact: &Contact) -> bool {
    contact.email.is_some() || contact.phone.is_some() || !contact.address.is_empty()
}

#[cfg(test)]
mod tests;
