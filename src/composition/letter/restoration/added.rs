//! What is given beyond the contract, and why.

use std::borrow::Cow;

use super::arrivals::{Arriving, Due, Told, counted_text, text_with_arrival};
use super::payments::{Together, with_settlement};
use crate::case::{Clause, Exact};
use crate::compensation::{AddedItem, AddedSource};
use crate::composition::letter::facts::Facts;
use crate::composition::letter::moves::restoration::Added;
use crate::composition::letter::occasion::Occasion;
use crate::composition::plan::Plan;
use crate::composition::wording;

/// What is given beyond the contract: the goodwill first, which is part of the sum before it, then money
/// that arrived on the day that was told last. The reason is given once.
pub(super) fn added<'a>(
    facts: &Facts<'a>,
    occasion: &Occasion,
    told: &mut Told<'a>,
    together: Option<&Together<'a>>,
) -> Vec<Plan> {
    let items = facts.remedy.added.items.iter().filter(|item| !together.is_some_and(|together| together.adds(item)));
    let (goodwill, mut others): (Vec<&AddedItem>, Vec<&AddedItem>) =
        items.partition(|item| item.source == AddedSource::Goodwill);
    others.sort_by_key(|added| added.item.text.is_some() || told.due().is_none() || Due::of(&added.item) != told.due());
    let mut plans: Vec<Plan> = goodwill.iter().map(|item| goodwill_given(facts, occasion, item)).collect();
    let mut reason = facts.customer.impact.mattered_because.as_ref().filter(|_| {
        let in_list = together.is_some_and(Together::settles);
        !in_list && !goodwill.iter().any(|item| gift(item).is_some())
    });
    let paid = if together.is_some() { Vec::new() } else { with_settlement(facts) };
    for added in others {
        let item = &added.item;
        let is_paid = paid.iter().any(|of_paid| std::ptr::eq(*of_paid, added));
        if is_paid && item.text.is_some() {
            plans.extend(counted_text(facts, told, item, Added::Said, Added::Dated));
        } else if is_paid {
            let options: &[Added] = if paid.len() == 1 { &[Added::Other] } else { &[Added::Another] };
            let value = item.value.map(|value| facts.money(value));
            plans.extend(told_why(
                facts,
                Plan::new(options).maybe("what", gift(added)).maybe("value", value),
                reason.take(),
            ));
        } else if item.text.is_some() {
            let said = |arriving| {
                Plan::new(match arriving {
                    Arriving::Apart => &[Added::Said],
                    Arriving::Within => &[Added::With],
                    Arriving::Bracketed => &[Added::Dated],
                })
            };
            plans.extend(text_with_arrival(facts, told, item, Some(&added.source), said));
        } else if item.how.is_some() {
            plans.extend(money(facts, told, added, reason.take()));
        } else {
            plans.extend(more(facts, told, added, reason.take()));
        }
    }
    plans
}

/// An item without a text of its own that has a way to the reader: paid, or part of the payment before it.
fn money<'a>(facts: &Facts<'a>, told: &mut Told<'a>, added: &'a AddedItem, reason: Option<&Clause>) -> Vec<Plan> {
    let item = &added.item;
    let value = item.value.filter(|value| !value.is_zero()).map(|value| facts.money(value));
    if value.is_some() && told.is_along(Due::of(item), item.how.as_ref()) {
        return told_why(facts, Plan::new(&[Added::Along]).maybe("what", gift(added)).maybe("value", value), reason);
    }
    let plan = Plan::new(&[Added::Paid]).maybe("what", gift(added)).maybe("value", value);
    told_why(facts, told.tell(plan, facts, Due::of(item), item.how.as_ref()), reason)
}

/// From how many words on a sentence has no room for why.
const LONG: usize = 28;

/// A plan with why it is given, in its sentence or after it.
fn told_why(facts: &Facts<'_>, plan: Plan, reason: Option<&Clause>) -> Vec<Plan> {
    let Some(reason) = reason else { return vec![plan] };
    let why = |plan: Plan| plan.text("reason", reason.as_str()).maybe("counted", facts.owed().map(|_| "yes"));
    let with_reason = why(plan.clone());
    if with_reason.words() <= LONG {
        return vec![with_reason];
    }
    vec![plan, why(Plan::new(&[Added::Reason, Added::BecauseReason]))]
}

/// An item without a text of its own that is there already, with its reason.
fn more<'a>(facts: &Facts<'a>, told: &mut Told<'a>, added: &'a AddedItem, reason: Option<&Clause>) -> Vec<Plan> {
    let item = &added.item;
    let plan = Plan::new(&[Added::More])
        .maybe("what", gift(added))
        .maybe("value", item.value.filter(|value| !value.is_zero()).map(|value| facts.money(value)));
    told_why(facts, told.tell(plan, facts, Due::of(item), None), reason)
}

/// Why the goodwill is given.
#[derive(Debug)]
pub(super) enum Why<'a> {
    /// Because of the moment at which it hurt the reader.
    Moment(&'a str),
    /// Because it was not the first time.
    Again { since: String, nth: String },
    /// For the time without the service.
    Shortfall { length: String, service: &'a str },
    /// For all that no sum makes good.
    Open,
}

/// Why the goodwill is given, as far as the record tells.
pub(super) fn why<'a>(facts: &Facts<'a>, occasion: &Occasion) -> Why<'a> {
    if let Some(reason) = &facts.customer.impact.mattered_because {
        return Why::Moment(reason.as_str());
    }
    let mut earlier = facts.assessment.earlier.iter().map(|index| &facts.customer.earlier_failures[*index]);
    if let Some(first) = earlier.find(|failure| failure.similar) {
        return Why::Again { since: facts.day(first.on), nth: facts.nth() };
    }
    match (occasion.length(), &facts.incident.service) {
        (Some(length), Some(service)) => Why::Shortfall { length, service: service.as_str() },
        _ => Why::Open,
    }
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
    match why(facts, occasion) {
        Why::Moment(reason) => {
            plan(&[Added::OtherBecause, Added::BecauseOther, Added::ForBecause], &[Added::SumBecause])
                .text("reason", reason)
        }
        Why::Again { since, nth } => {
            plan(&[Added::OtherAgain], &[Added::SumAgain]).text("since", since).text("nth", nth)
        }
        Why::Shortfall { length, service } if contract => {
            plan(&[Added::OtherShortfall, Added::ForShortfall], &[]).text("length", length).text("service", service)
        }
        Why::Shortfall { .. } | Why::Open => plan(&[Added::OtherPlain], &[Added::SumPlain]),
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
pub(super) fn gift(added: &AddedItem) -> Option<Cow<'_, str>> {
    let whole_days = added.service_days.as_ref().and_then(Exact::to_integer);
    match (&added.item.what, whole_days.and_then(|days| u64::try_from(days).ok())) {
        (Some(what), _) => Some(Cow::Borrowed(what.as_str())),
        (None, Some(1)) => Some(Cow::Borrowed("your fee for one day")),
        (None, Some(days)) => Some(Cow::Owned(["your fee for ", &wording::count(days), " days"].concat())),
        (None, None) => None,
    }
}
