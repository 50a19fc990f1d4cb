//! What became of data, and whether that agrees with the kind of failure.

use super::Check;
use crate::case::{Data, Extent, Kind};
use crate::intake::path::At;
use crate::intake::problems::DATA_CONTRADICTION;
use crate::intake::schema;

impl Check<'_> {
    /// `incident.data`.
    pub(super) fn data(&mut self, at: &At<'_>, raw: &schema::Data<'_>, kinds: &[Kind]) -> Data {
        let data = Data {
            lost: raw.lost.map(Extent::from),
            lost_what: self.form(at, "lost_what", raw.lost_what.as_deref()),
            exposed: raw.exposed.map(Extent::from),
            exposed_what: self.list(at, "exposed_what", &raw.exposed_what),
            consequences: self.form(at, "consequences", raw.consequences.as_deref()),
            protect_yourself: self.list(at, "protect_yourself", &raw.protect_yourself),
            contact: raw.contact.as_ref().map(|contact| self.contact(&at.field("contact"), contact)),
            answer_by: self.promised_by(at, "answer_by", raw.answer_by.as_deref(), true),
        };
        let told = raw.consequences.is_some();
        let lost_told = told || raw.lost_what.is_some();
        if data.lost == Some(Extent::None) && kinds.contains(&Kind::DataLoss) && !lost_told {
            self.untouched(&at.field("lost"), "data_loss", "lost", "`lost_what`");
        }
        if data.exposed == Some(Extent::None) && kinds.contains(&Kind::DataExposure) && !told {
            self.untouched(&at.field("exposed"), "data_exposure", "exposed", "`consequences`");
        }
        if data.exposed == Some(Extent::None) && !raw.exposed_what.is_empty() {
            let message = "`exposed` is `none`, and `exposed_what` lists what was seen";
            self.error(&at.field("exposed"), DATA_CONTRADICTION, message).hint("correct the one that is wrong");
        }
        data
    }

    fn untouched(&mut self, at: &At<'_>, kind: &str, name: &str, where_to_say: &str) {
        let message = format!("the kind of failure is `{kind}`, and `{name}` is `none`");
        let hint = format!("take `{kind}` out of `incident.kind`, or say in {where_to_say} how it was verified");
        self.error(at, DATA_CONTRADICTION, message).hint(hint);
    }
}
