//! When we come back and when money arrives.

use super::Check;
use crate::case::{FollowUp, FollowUpWay, Settlement};
use crate::intake::path::At;
use crate::intake::problems::FOLLOW_UP_PAST;
use crate::intake::schema;

impl Check<'_> {
    /// `follow_up` and `follow_ups` as one list, the one alone first.
    pub(super) fn follow_ups(&mut self, at: &At<'_>, raw: &schema::Customer<'_>) -> Vec<FollowUp> {
        let one = raw.follow_up.as_ref().and_then(|raw| self.follow_up(&at.field("follow_up"), raw));
        let list = at.field("follow_ups");
        let many = raw.follow_ups.iter().enumerate().filter_map(|(index, raw)| self.follow_up(&list.index(index), raw));
        one.into_iter().chain(many).collect()
    }

    /// A promise to come back: not before the letter that makes it.
    fn follow_up(&mut self, at: &At<'_>, raw: &schema::FollowUp<'_>) -> Option<FollowUp> {
        let on = self.day_or_time(at, "on", raw.on.as_deref());
        let on = self.need(at, "on", raw.on.is_some(), on)?;
        let day = self.day_of(on);
        if let Some(issued_on) = self.issued_on.filter(|issued_on| self.announces && day < *issued_on) {
            let message = format!("{day} lies before the letter of {issued_on}, which announces it");
            self.error(&at.field("on"), FOLLOW_UP_PAST, message).hint("name a day on or after the letter's");
        }
        let default = self.policy.map_or(FollowUpWay::Letter, |policy| policy.follow_up.how);
        Some(FollowUp { on, how: raw.how.map_or(default, Into::into) })
    }

    /// When and how money arrives.
    pub(super) fn settlement(&mut self, at: &At<'_>, raw: Option<&schema::Settlement<'_>>) -> Option<Settlement> {
        let raw = raw?;
        Some(Settlement {
            by: self.promised_by(at, "by", raw.by.as_deref(), raw.done_on.is_none()),
            done_on: self.done_on(at, "done_on", raw.done_on.as_deref()),
            how: self.form(at, "how", raw.how.as_deref()),
        })
    }
}
