//! What is given back and what is given beyond the contract.

use super::Check;
use crate::case::{Contract, Item, PerUnit, Term};
use crate::intake::path::At;
use crate::intake::problems::{EMPTY_ITEM, NOTHING_ADDED, OUT_OF_BOUNDS, PAID_TWICE};
use crate::intake::schema;

impl Check<'_> {
    /// A list of items.
    pub(super) fn items(&mut self, at: &At<'_>, raw: &[schema::Item<'_>]) -> Vec<Item> {
        raw.iter().enumerate().map(|(index, raw)| self.item(&at.index(index), raw)).collect()
    }

    /// R32: `added` is left to the policy, or holds something.
    pub(super) fn added(&mut self, at: &At<'_>, raw: Option<&[schema::Item<'_>]>) -> Option<Vec<Item>> {
        let raw = raw?;
        if raw.is_empty() {
            self.error(at, NOTHING_ADDED, "`added` is empty: what is given must exceed what is owed")
                .hint("list what is added, or leave the field out and the policy supplies it");
        }
        Some(self.items(at, raw))
    }

    fn item(&mut self, at: &At<'_>, raw: &schema::Item<'_>) -> Item {
        if raw.text.is_none() && raw.what.is_none() && raw.service_days.is_none() {
            self.error(at, EMPTY_ITEM, "this item says nothing that is given")
                .hint("give `text`, `what` or `service_days`");
        }
        if raw.service_days == Some(0) {
            self.error(&at.field("service_days"), OUT_OF_BOUNDS, "no days of service are nothing given")
                .hint("give the number of days, or leave the field out");
        }
        Item {
            text: self.form(at, "text", raw.text.as_deref()),
            what: self.form(at, "what", raw.what.as_deref()),
            value: self.money(at, "value", raw.value.as_ref()),
            cost: self.money(at, "cost", raw.cost.as_ref()),
            service_days: self.some_days(at, "service_days", raw.service_days),
            by: self.promised_by(at, "by", raw.by.as_deref(), raw.done_on.is_none()),
            done_on: self.done_on(at, "done_on", raw.done_on.as_deref()),
            how: self.form(at, "how", raw.how.as_deref()),
        }
    }

    /// Notes an item that gives the whole fee back where a credit is computed on that fee as well.
    pub(super) fn paid_twice(&mut self, at: &At<'_>, restored: &[Item], contract: &Contract) {
        let credited = contract.terms.iter().filter_map(|term| match term {
            Term::Uptime { fee, .. }
            | Term::FeeMultiple { fee, .. }
            | Term::PerTime { fee, credit: PerUnit::PercentOfFee(_), .. } => fee.or(contract.fee),
            Term::PerTime { .. } | Term::PerItem { .. } | Term::Fixed { .. } => None,
        });
        let fees: Vec<_> = credited.map(|fee| fee.money).filter(|money| !money.is_zero()).collect();
        for (index, item) in restored.iter().enumerate() {
            let Some(value) = item.value else { continue };
            if fees.iter().any(|fee| fee.currency == value.currency && value.minor >= fee.minor) {
                let message = format!(
                    "{value} is given back, and a credit is computed on the fee as well: the same money may be paid twice"
                );
                self.warning(&at.index(index).field("value"), PAID_TWICE, message)
                    .hint("keep both only if both are owed");
            }
        }
    }
}
