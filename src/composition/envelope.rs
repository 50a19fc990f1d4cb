//! What a document needs to travel: who it is from and to, and what it puts into a calendar.

use chrono::NaiveDate;

use super::brief::{DocumentKind, Record};
use super::promise::{PromiseKind, promises};
use crate::case::{Case, DayOrTime, Sender};
use crate::compensation::Approval;
use crate::policy::Policy;

/// From whom to whom, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Whose document it is.
    pub organization: Option<String>,
    /// Who signs, at their own address, else at the organisation's.
    pub from: Option<Mailbox>,
    /// Where answers go, where that is another address.
    pub reply_to: Option<String>,
    /// The reader.
    pub to: Option<Mailbox>,
    /// The document's date.
    pub dated: NaiveDate,
    /// What tells this document from every other: incident, customer, kind and date.
    pub id: String,
    /// Who must approve it before it goes.
    pub approval: Approval,
    /// What it promises, by day: a letter when we come back, a report when each measure is due.
    pub appointments: Vec<Appointment>,
}

/// A name and an address, as the record has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The name.
    pub name: Option<String>,
    /// The address, not checked.
    pub address: String,
    /// The field of the case or policy that holds the address.
    pub field: &'static str,
}

/// One entry of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// What it is.
    pub summary: String,
    /// More about it: how to reach the other side, who answers for it.
    pub about: String,
    /// Its day, or when it begins.
    pub on: DayOrTime,
}

/// The envelope of a record's document.
pub fn envelope(record: &Record<'_>, kind: DocumentKind) -> Envelope {
    let reply_to = of_sender(record.case, record.policy, |sender| &sender.reply_to);
    let customer = record.individual.map(|individual| individual.customer);
    let incident = &record.case.incident;
    let of = customer.map_or("", |customer| customer.id.as_str());
    Envelope {
        organization: organization(record).cloned(),
        from: from(record, reply_to),
        reply_to: reply_to.cloned(),
        to: customer.and_then(|customer| {
            let address = customer.contact.email.clone()?;
            Some(Mailbox { name: customer.contact.name.clone(), address, field: "customers[].contact.email" })
        }),
        dated: record.issued_on,
        id: [&incident.id, of, kind.name(), &record.issued_on.to_string()].join("\u{1f}"),
        approval: match kind {
            DocumentKind::Letter => record.individual.map(|one| one.remedy.approval.clone()).unwrap_or_default(),
            _ => Approval::default(),
        },
        appointments: appointments(record, kind),
    }
}

/// Something of the case's sender, else of the policy's.
pub(super) fn of_sender<'a>(
    case: &'a Case,
    policy: &'a Policy,
    field: fn(&Sender) -> &Option<String>,
) -> Option<&'a String> {
    let own = case.sender.as_ref().and_then(|sender| field(sender).as_ref());
    own.or(field(&policy.sender).as_ref())
}

fn from(record: &Record<'_>, reply_to: Option<&String>) -> Option<Mailbox> {
    let signatory = record.individual.and_then(|individual| individual.assessment.signatory.as_ref());
    let own = signatory.and_then(|signatory| signatory.email.clone()).map(|address| (address, "signatory.email"));
    let (address, field) = own.or_else(|| Some((reply_to?.clone(), "sender.reply_to")))?;
    let name = signatory.map(|signatory| signatory.name.clone()).or_else(|| organization(record).cloned());
    Some(Mailbox { name, address, field })
}

fn organization<'a>(record: &Record<'a>) -> Option<&'a String> {
    of_sender(record.case, record.policy, |sender| &sender.organization)
}

/// What a letter puts into its reader's calendar: when we come back. A report puts in when each measure is due. What the
/// others say of the next word is over before a calendar would tell of it.
fn appointments(record: &Record<'_>, kind: DocumentKind) -> Vec<Appointment> {
    let incident = &record.case.incident;
    let signatory = record.individual.and_then(|individual| individual.assessment.signatory.as_ref());
    let reached = signatory.map(|signatory| [signatory.phone.as_deref(), signatory.email.as_deref()]);
    let reached: Vec<&str> = reached.into_iter().flatten().flatten().collect();
    let entries = promises(record, kind).into_iter().filter(|promise| !promise.done).filter_map(|promise| {
        let (summary, about) = match (kind, promise.kind) {
            (DocumentKind::Letter, PromiseKind::FollowUp(_)) => {
                (promise.text, [incident.title.as_str().to_owned(), reached.join(", ")].join("\n"))
            }
            (DocumentKind::Report, PromiseKind::Measure) => {
                let owner = promise.owner.unwrap_or_default();
                (format!("Due: {}", promise.text), format!("{owner}\n{} ({})", incident.title, incident.id))
            }
            _ => return None,
        };
        Some(Appointment { summary, about, on: promise.by })
    });
    entries.collect()
}
