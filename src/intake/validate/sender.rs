//! Who apologises and who signs.

use super::Check;
use crate::case::{Sender, Signatory};
use crate::intake::path::At;
use crate::intake::schema;

impl Check<'_> {
    /// The organisation that apologises.
    pub(super) fn sender(&mut self, at: &At<'_>, raw: &schema::Sender<'_>) -> Sender {
        Sender {
            organization: self.plain(at, "organization", raw.organization.as_deref()),
            unit: self.plain(at, "unit", raw.unit.as_deref()),
            address: self.plains(at, "address", &raw.address),
            reply_to: self.email(at, "reply_to", raw.reply_to.as_deref()),
            signatories: self.signatories(&at.field("signatory"), &raw.signatory.0),
        }
    }

    /// Those who sign.
    pub(super) fn signatories(&mut self, at: &At<'_>, raw: &[schema::Signatory<'_>]) -> Vec<Signatory> {
        raw.iter().enumerate().filter_map(|(index, raw)| self.signatory(&at.index(index), raw)).collect()
    }

    fn signatory(&mut self, at: &At<'_>, raw: &schema::Signatory<'_>) -> Option<Signatory> {
        let name = self.required_plain(at, "name", raw.name.as_deref());
        let title = self.form(at, "title", raw.title.as_deref());
        let phone = self.plain(at, "phone", raw.phone.as_deref());
        let email = self.email(at, "email", raw.email.as_deref());
        let signs = raw.signs.iter().map(|&severity| severity.into()).collect();
        Some(Signatory { name: name?, title, phone, email, signs, signs_repeat: raw.signs_repeat.unwrap_or(false) })
    }
}
