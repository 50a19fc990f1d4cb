//! What report this is: reference, date, version, state, author, whom to ask, and in which zone it tells times.

use schemars::JsonSchema;
use serde::Serialize;

use super::scope::Scope;
use crate::case::{ReportStatus, Sender};
use crate::composition::wording;

/// Facts of `report/header.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Header {
    /// The incident's reference.
    pub reference: String,
    /// The report's date, whole.
    pub date: String,
    /// Its version; `1` unless the record states one.
    pub version: String,
    /// `draft` or `final`; `draft` unless the record states it.
    pub status: &'static str,
    /// The role that wrote it, capitalised; otherwise the organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The organisation that answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    /// The customer it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<HeaderCustomer>,
    /// Who can be asked, and how: name, title, telephone, address, those that are known.
    pub contact: Vec<String>,
    /// The stated zone: `UK time`.
    pub zone: String,
    /// Whether the record names no zone, so that UTC was taken.
    pub zone_assumed: bool,
    /// The customer's zone, where its clocks differ at the start: `Eastern time`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reader_zone: Option<String>,
    /// How bad it was, as the record's word; for internal reports alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<&'static str>,
    /// Whether the report is for our own people alone.
    pub internal: bool,
}

/// The customer a report is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HeaderCustomer {
    /// The organisation, or the person where there is none, or the role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The order, contract or account number that the customer knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

/// The header; every report has one.
pub(super) fn compose(scope: &Scope<'_>) -> Header {
    let stated = scope.incident.report.clone().unwrap_or_default();
    let organization = sender(scope, |sender| sender.organization.clone());
    let author = stated.author.map(|author| wording::capitalized(author.as_str()));
    Header {
        reference: scope.incident.id.clone(),
        date: scope.date(scope.record.issued_on),
        version: stated.version.unwrap_or_else(|| "1".to_owned()),
        status: match stated.status {
            Some(ReportStatus::Final) => "final",
            Some(ReportStatus::Draft) | None => "draft",
        },
        author,
        organization,
        customer: customer(scope),
        contact: contact(scope),
        zone: wording::zone_name(scope.zone),
        zone_assumed: scope.incident.time_zone.is_none(),
        reader_zone: scope.differing_zone(scope.incident.times.started.instant().into_iter()).map(wording::zone_name),
        severity: scope.incident.severity.filter(|_| scope.is_internal()).map(crate::case::Severity::name),
        internal: scope.is_internal(),
    }
}

fn customer(scope: &Scope<'_>) -> Option<HeaderCustomer> {
    let customer = scope.individual?.customer;
    let contact = &customer.contact;
    let role = || contact.role.as_ref().map(ToString::to_string);
    Some(HeaderCustomer {
        name: customer.organization.clone().or_else(|| contact.name.clone()).or_else(role),
        reference: customer.reference.clone(),
    })
}

/// A fact of the sender: the case's wins over the policy's.
fn sender<T>(scope: &Scope<'_>, fact: impl Fn(&Sender) -> Option<T>) -> Option<T> {
    scope.record.case.sender.as_ref().and_then(&fact).or_else(|| fact(&scope.record.policy.sender))
}

/// A report must stand alone in print, so it says whom to ask.
fn contact(scope: &Scope<'_>) -> Vec<String> {
    let signatory = scope.signatory();
    let name = signatory.map(|one| one.name.clone());
    let title = signatory.and_then(|one| one.title.as_ref().map(ToString::to_string));
    let phone = signatory.and_then(|one| one.phone.clone());
    let own = signatory.and_then(|one| one.email.clone());
    let address = own.or_else(|| sender(scope, |sender| sender.reply_to.clone()));
    [name, title, phone, address].into_iter().flatten().collect()
}
