//! `customers[]`, put together from its subjects.

use chrono::{NaiveDate, TimeZone};
use chrono_tz::Tz;

use super::Check;
use crate::case::{Contact, Customer, EarlierFailure};
use crate::diagnostic::Level;
use crate::intake::path::At;
use crate::intake::problems::NOT_EARLIER;
use crate::intake::schema;

impl Check<'_> {
    /// One customer; `None` where it has no id.
    pub(super) fn customer(&mut self, at: &At<'_>, raw: &schema::Customer<'_>) -> Option<Customer> {
        let id = self.required_plain(at, "id", raw.id.as_deref());
        let contract = self.contract(&at.field("contract"), raw.contract.as_ref());
        let restored = self.items(&at.field("restored"), &raw.restored);
        self.paid_twice(&at.field("restored"), &restored, &contract);
        Some(Customer {
            organization: self.plain(at, "organization", raw.organization.as_deref()),
            contact: self.contact_or_none(at, raw.contact.as_ref()),
            reported_at: self.past_time(at, "reported_at", raw.reported_at.as_deref(), Level::Error),
            first_told: self.past_time(at, "first_told", raw.first_told.as_deref(), Level::Error),
            language: self.language(at, "language", raw.language.as_deref()),
            time_zone: self.time_zone(at, "time_zone", raw.time_zone.as_deref()),
            reference: self.plain(at, "reference", raw.reference.as_deref()),
            impact: self.impact(&at.field("impact"), raw.impact.as_ref()),
            earlier_failures: self.earlier_failures(&at.field("earlier_failures"), &raw.earlier_failures),
            requested: self.form(at, "requested", raw.requested.as_deref()),
            requested_amount: self.money(at, "requested_amount", raw.requested_amount.as_ref()),
            added: self.added(&at.field("added"), raw.added.as_deref()),
            follow_ups: self.follow_ups(at, raw),
            settlement: self.settlement(&at.field("settlement"), raw.settlement.as_ref()),
            enclosures: self.list(at, "enclosures", &raw.enclosures),
            id: id?,
            contract,
            restored,
        })
    }

    fn contact_or_none(&mut self, at: &At<'_>, raw: Option<&schema::Contact<'_>>) -> Contact {
        raw.map(|raw| self.contact(&at.field("contact"), raw)).unwrap_or_default()
    }

    /// Somebody who is written to, or who can be asked.
    pub(super) fn contact(&mut self, at: &At<'_>, raw: &schema::Contact<'_>) -> Contact {
        Contact {
            name: self.plain(at, "name", raw.name.as_deref()),
            role: self.form(at, "role", raw.role.as_deref()),
            salutation: self.plain(at, "salutation", raw.salutation.as_deref()),
            greeting: self.plain(at, "greeting", raw.greeting.as_deref()),
            email: self.email(at, "email", raw.email.as_deref()),
            phone: self.plain(at, "phone", raw.phone.as_deref()),
            address: self.plains(at, "address", &raw.address),
        }
    }

    /// What went wrong before, oldest first.
    fn earlier_failures(&mut self, at: &At<'_>, raw: &[schema::EarlierFailure<'_>]) -> Vec<EarlierFailure> {
        let failure = |(index, raw): (usize, &schema::EarlierFailure<'_>)| {
            let at = at.index(index);
            let id = self.plain(&at, "id", raw.id.as_deref());
            let on = self.done_on(&at, "on", raw.on.as_deref());
            let on = self.need(&at, "on", raw.on.is_some(), on);
            let what = self.required(&at, "what", raw.what.as_deref());
            let promised = self.form(&at, "promised", raw.promised.as_deref());
            if let Some(on) = on {
                self.earlier(&at, on);
            }
            let similar = raw.similar.unwrap_or(false);
            Some(EarlierFailure { id, on: on?, what: what?, promised, kept: raw.kept, similar })
        };
        let mut failures: Vec<_> = raw.iter().enumerate().filter_map(failure).collect();
        failures.sort_by_key(|failure| failure.on);
        failures
    }

    /// Notes an earlier failure that lies after the incident's beginning.
    fn earlier(&mut self, at: &At<'_>, on: NaiveDate) {
        let Some(started) = self.started else { return };
        let began = self.zone.unwrap_or(Tz::UTC).from_utc_datetime(&started.naive_utc()).date_naive();
        if on > began {
            let message = format!("{on} is not before this incident, which began on {began}");
            self.warning(&at.field("on"), NOT_EARLIER, message).hint("check the date; it will not count as a repeat");
        }
    }
}
