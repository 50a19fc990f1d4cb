//! What is given beyond the contract, and why.

use super::arrivals::{Due, Told, arrival};
use crate::case::Exact;
use crate::compensation::{AddedItem, AddedSource};
use crate::composition::letter::facts::Facts;
use crate::composition::letter::moves::restoration::Added;
use crate::composition::letter::occasion::Occasion;
use crate::composition::letter::plan::Plan;
use crate::composition::wording;

/// What is given beyond the contract: the goodwill first, which is part of the sum before it, then money
/// that arrived on the day that was told last. The reason is given once.
pub(super) fn added<'a>(facts: &Facts<'a>, occasion: &Occasion, told: &mut Told<'a>) -> Vec<Plan> {
    let (goodwill, mut others): (Vec<&AddedItem>, Vec<&AddedItem>) =
        facts.remedy.added.items.iter().partition(|item| item.source == AddedSource::Goodwill);
    others.sort_by_key(|added| added.item.text.is_some() || told.due().is_none() || Due::of(&added.item) != told.due());
    let mut plans: Vec<Plan> = goodwill.iter().map(|item| goodwill_given(facts, occasion, item)).collect();
    let mut reason =
        facts.customer.impact.mattered_because.as_ref().filter(|_| !goodwill.iter().any(|item| gift(item).is_some()));
    for added in others {
        let item = &added.item;
        if let Some(text) = &item.text {
            plans.push(Plan::new(&[Added::Said]).text("text", text.as_str()));
            // A gesture's value is what it is worth to the reader; its text says what it is, without a price on it.
            let value = item.value.filter(|_| added.source == AddedSource::Case);
            plans.extend(arrival(facts, told, item, value, text.as_str()));
            continue;
        }
        let reason = reason.take();
        let options: &[Added] = match (reason, &item.how) {
            (Some(_), Some(_)) => &[Added::PaidBecause],
            (None, Some(_)) => &[Added::Paid],
            (Some(_), None) => &[Added::MoreBecause],
            (None, None) => &[Added::MorePlain],
        };
        let plan = Plan::new(options)
            .maybe("what", gift(added))
            .maybe("value", item.value.filter(|value| !value.is_zero()).map(|value| facts.money(value)))
            .maybe("reason", reason.map(ToString::to_string));
        plans.push(told.tell(plan, facts, Due::of(item), item.how.as_ref()));
    }
    plans
}

/// The goodwill, as the part of the sum that goes beyond the contract, with its reason.
fn goodwill_given(facts: &Facts<'_>, occasion: &Occasion, added: &AddedItem) -> Plan {
    let contract = facts.owed().is_some();
    let plan = |with_contract: &[Added], alone: &[Added]| {
        Plan::new(if contract { with_contract } else { alone })
            .maybe("what", gift(added))
            .maybe("value", added.item.value.map(|value| facts.money(value)).filter(|_| contract))
    };
    if gift(added).is_none() {
        return plan(&[Added::OtherSum], &[Added::SumSum]);
    }
    if let Some(reason) = &facts.customer.impact.mattered_because {
        return plan(&[Added::OtherBecause, Added::BecauseOther, Added::ForBecause], &[Added::SumBecause])
            .text("reason", reason.as_str());
    }
    let mut earlier = facts.assessment.earlier.iter().map(|index| &facts.customer.earlier_failures[*index]);
    if let Some(first) = earlier.find(|failure| failure.similar) {
        let since = first.on;
        return plan(&[Added::OtherAgain], &[Added::SumAgain]).text("since", facts.day(since)).text("nth", facts.nth());
    }
    match (occasion.length(), &facts.incident.service) {
        (Some(length), Some(service)) if contract => plan(&[Added::OtherShortfall, Added::ForShortfall], &[])
            .text("length", length)
            .text("service", service.as_str()),
        _ => plan(&[Added::OtherPlain], &[Added::SumPlain]),
    }
}

/// Whether the reason for what is added says why it hurt then.
pub(in crate::composition::letter) fn gives_reason(facts: &Facts<'_>) -> bool {
    let speaks = |added: &AddedItem| match added.source {
        AddedSource::Goodwill => gift(added).is_some(),
        AddedSource::Case | AddedSource::Gesture(_) => added.item.text.is_none(),
    };
    facts.remedy.added.items.iter().any(speaks)
}

/// What an item without a text of its own is called; a plain sum has no name.
fn gift(added: &AddedItem) -> Option<String> {
    let whole_days = added.service_days.as_ref().and_then(Exact::to_integer);
    match (&added.item.what, whole_days.and_then(|days| u64::try_from(days).ok())) {
        (Some(what), _) => Some(what.as_str().to_owned()),
        (None, Some(1)) => Some("your fee for one day".to_owned()),
        (None, Some(days)) => Some(format!("your fee for {} days", wording::count(days))),
        (None, None) => None,
    }
}
