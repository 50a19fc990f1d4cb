//! What one customer gets for several incidents together.

use super::figures::sum;
use super::problems::Problem;
use super::remedy::{Added, AddedItem, AddedSource, Remedy};
use super::situation::Situation;
use super::{authority, compute};
use crate::case::{Case, Customer, Exact, Money};
use crate::diagnostic::Result;
use crate::policy::Policy;

/// Works out what the customer of a joint case gets: what the contract owes over all incidents together, so that two
/// failures of one month count against that month's availability as one, under one cap; and what was added for each of
/// them, with one approval for the sum.
///
/// `case` and `customer` hold all incidents; `apart` is what each incident alone comes to.
///
/// # Errors
/// As for [`compute`].
pub fn compute_joint(case: &Case, customer: &Customer, apart: &[&Remedy], policy: &Policy) -> Result<Remedy> {
    let joint = compute(case, customer, policy)?;
    let situation = Situation::of(case, customer, policy)?;
    let too_large = || situation.problem(&Problem::AmountTooLarge, "");
    let add = |amounts: Vec<Money>| match joint.currency.filter(|_| !amounts.is_empty()) {
        Some(currency) => sum(amounts, currency).ok_or_else(too_large).map(Some),
        None => Ok(None),
    };
    let items = items(apart);
    let value = add(items.iter().filter_map(|added| added.item.value).collect())?;
    let cost = add(items.iter().filter_map(|added| added.item.cost).collect())?;
    let added = Added {
        items,
        // As for one incident, money of which there is none is a sum of nothing.
        value: value.or(joint.added.value.map(|value| Money { minor: 0, ..value })),
        cost: cost.or(joint.added.cost.map(|cost| Money { minor: 0, ..cost })),
        factor: apart.iter().map(|remedy| &remedy.added.factor).max().cloned().unwrap_or(joint.added.factor),
        ceiling_applied: apart.iter().any(|remedy| remedy.added.ceiling_applied),
    };
    let total = add([joint.owed.amount, added.value].into_iter().flatten().collect())?;
    let request_met = match customer.requested_amount {
        Some(asked) => {
            let given = add([total, joint.restored].into_iter().flatten().collect())?;
            Some(given.is_some_and(|given| given.minor >= asked.minor))
        }
        None => None,
    };
    let approval = authority::approval(&policy.authorities, added.cost);
    Ok(Remedy { added, total, request_met, approval, ..joint })
}

/// What is added for all incidents: one goodwill, then everything else in its order; a gesture that two of them call for is
/// made once.
fn items(apart: &[&Remedy]) -> Vec<AddedItem> {
    let all = apart.iter().flat_map(|remedy| &remedy.added.items);
    let (goodwill, others): (Vec<&AddedItem>, Vec<&AddedItem>) =
        all.partition(|added| added.source == AddedSource::Goodwill);
    let mut items: Vec<AddedItem> = goodwill_of(&goodwill).into_iter().collect();
    for added in others {
        let is_gesture = matches!(added.source, AddedSource::Gesture(_));
        if !(is_gesture && items.iter().any(|known| known.source == added.source)) {
            items.push(added.clone());
        }
    }
    items
}

/// The goodwill of several incidents as one: days of service where all are days, else money.
fn goodwill_of(several: &[&AddedItem]) -> Option<AddedItem> {
    let (first, rest) = several.split_first()?;
    let mut one = (*first).clone();
    for more in rest {
        let both = |one: Option<Money>, more: Option<Money>| match (one, more) {
            (Some(one), Some(more)) => Some(Money { minor: one.minor.saturating_add(more.minor), ..one }),
            (one, more) => one.or(more),
        };
        one.item.value = both(one.item.value, more.item.value);
        one.item.cost = both(one.item.cost, more.item.cost);
        one.service_days =
            one.service_days.zip(more.service_days.clone()).map(|(one, more): (Exact, Exact)| one + more);
        one.item.service_days =
            one.service_days.as_ref().and_then(Exact::to_integer).and_then(|days| days.try_into().ok());
        one.working = format!("{}; {}", one.working, more.working);
    }
    Some(one)
}
