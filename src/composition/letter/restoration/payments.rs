//! Sums that arrive together: three or more on one day and in one way are a list under one sentence, so that neither the
//! day nor the way is told again for each.

use super::added::{Why, gift, why};
use super::arrivals::{Due, Told};
use super::sums::{because_owed, goodwill, settled, settled_way};
use super::text::{mentions, plain};
use crate::case::{Item, Money, Way};
use crate::compensation::{AddedItem, AddedSource};
use crate::composition::letter::facts::Facts;
use crate::composition::letter::moves::restoration::{Payment, Payments};
use crate::composition::letter::occasion::Occasion;
use crate::composition::plan::{Plan, PlanParagraph};
use crate::composition::wording;

/// How many sums make a list.
const LIST: usize = 3;

/// What a sum is for.
#[derive(Debug, Clone, Copy)]
enum Cause<'a> {
    Restored(&'a Item),
    Owed,
    Added(&'a AddedItem),
}

/// A sum with the day and the way of its arrival.
#[derive(Debug, Clone, Copy)]
struct Sum<'a> {
    cause: Cause<'a>,
    amount: Money,
    due: Due,
    way: &'a Way,
}

impl Sum<'_> {
    /// Whether it says that it came the way of another.
    fn came_along(&self) -> bool {
        self.way.as_str().split_whitespace().any(|word| word == "same")
    }

    /// Whether it arrived as `other` did, whose way stands by itself.
    fn is_with(&self, other: &Self) -> bool {
        self.due == other.due && (self.way == other.way || self.came_along())
    }
}

/// The sums of a letter that arrive together.
#[derive(Debug)]
pub(super) struct Together<'a> {
    sums: Vec<Sum<'a>>,
    way: &'a Way,
    total: Money,
}

impl<'a> Together<'a> {
    /// The most sums that arrive on one day and in one way; `None` where they are too few for a list.
    pub(super) fn of(facts: &Facts<'a>) -> Option<Self> {
        let all = sums(facts);
        if all.len() < LIST {
            return None;
        }
        let alike = |first: &Sum<'a>| all.iter().filter(|sum| sum.is_with(first)).copied().collect::<Vec<_>>();
        let mut groups = all.iter().filter(|sum| !sum.came_along()).map(|first| (first.way, alike(first)));
        let first = groups.next()?;
        let (way, sums) = groups.fold(first, |most, next| if next.1.len() > most.1.len() { next } else { most });
        if sums.len() < LIST {
            return None;
        }
        let currency = sums[0].amount.currency;
        let minor = sums.iter().try_fold(0_i128, |total, sum| total.checked_add(sum.amount.minor))?;
        sums.iter().all(|sum| sum.amount.currency == currency).then_some(Self {
            way,
            total: Money { minor, currency },
            sums,
        })
    }

    /// Whether it holds an item that is given back.
    pub(super) fn restores(&self, item: &Item) -> bool {
        self.sums.iter().any(|sum| matches!(sum.cause, Cause::Restored(other) if std::ptr::eq(other, item)))
    }

    /// Whether it holds the money that is paid.
    pub(super) fn settles(&self) -> bool {
        self.sums.iter().any(|sum| match sum.cause {
            Cause::Owed => true,
            Cause::Added(added) => added.source == AddedSource::Goodwill,
            Cause::Restored(_) => false,
        })
    }

    /// Whether it holds what is added.
    pub(super) fn adds(&self, item: &AddedItem) -> bool {
        self.sums.iter().any(|sum| matches!(sum.cause, Cause::Added(other) if std::ptr::eq(other, item)))
    }

    /// The day on which they arrive.
    pub(super) fn due(&self) -> Due {
        self.sums[0].due
    }

    /// The sentence above the list.
    pub(super) fn intro(&self, facts: &Facts<'a>, told: &mut Told<'a>) -> Plan {
        let options: &[Payments] =
            if self.due().is_done() { &[Payments::Paid, Payments::Received] } else { &[Payments::Coming] };
        let plan = Plan::new(options).text("sum", facts.money(self.total));
        told.tell(plan, facts, Some(self.due()), Some(self.way))
    }

    /// A sum an item, with what it is for.
    pub(super) fn list(&self, facts: &Facts<'a>, occasion: &Occasion) -> PlanParagraph {
        PlanParagraph::list(self.sums.iter().map(|sum| entry(facts, occasion, sum)).collect())
    }
}

/// All sums whose arrival the record or the policy tells, in the order of the letter.
fn sums<'a>(facts: &Facts<'a>) -> Vec<Sum<'a>> {
    let of_item = |cause, item: &'a Item| {
        let amount = item.value.filter(|value| !value.is_zero())?;
        Some(Sum { cause, amount, due: Due::of(item)?, way: item.how.as_ref()? })
    };
    let restored = facts.customer.restored.iter().filter_map(|item| of_item(Cause::Restored(item), item));
    let settled = |cause, amount| Some(Sum { cause, amount, due: settled(facts)?, way: settled_way(facts) });
    let owed = facts.owed().and_then(|amount| settled(Cause::Owed, amount));
    let goodwill = goodwill(facts).and_then(|added| settled(Cause::Added(added), added.item.value?));
    let case = facts.remedy.added.items.iter().filter(|added| added.source == AddedSource::Case);
    let case = case.filter_map(|added| of_item(Cause::Added(added), &added.item));
    restored.chain(owed).chain(goodwill).chain(case).collect()
}

/// The case's own sums that arrive with the money which is paid.
pub(super) fn with_settlement<'a>(facts: &Facts<'a>) -> Vec<&'a AddedItem> {
    let all = sums(facts);
    let is_settlement = |sum: &&Sum<'_>| matches!(sum.cause, Cause::Owed);
    let Some(settlement) = all.iter().find(is_settlement) else { return Vec::new() };
    let along = all.iter().filter(|sum| sum.is_with(settlement) && sum.amount.currency == settlement.amount.currency);
    along
        .filter_map(|sum| match sum.cause {
            Cause::Added(added) if added.source == AddedSource::Case => Some(added),
            _ => None,
        })
        .collect()
}

/// A sum and what it is for.
fn entry(facts: &Facts<'_>, occasion: &Occasion, sum: &Sum<'_>) -> Plan {
    let value = facts.money(sum.amount);
    let plan = match sum.cause {
        Cause::Owed => because_owed(facts, Plan::new(&[Payment::Owed])),
        Cause::Added(added) if added.source == AddedSource::Goodwill => beyond(facts, occasion, added),
        Cause::Restored(item) => named(item, &value, true),
        Cause::Added(AddedItem { item, .. }) => named(item, &value, false),
    };
    plan.text("value", value)
}

/// An item of the record, in its own words, after its sum.
fn named(item: &Item, value: &str, given_back: bool) -> Plan {
    let Some(text) = &item.text else {
        let options: &[Payment] = if given_back { &[Payment::For] } else { &[Payment::What] };
        return Plan::new(options).maybe("what", item.what.as_ref().map(ToString::to_string));
    };
    let text = text.as_str();
    if mentions(&plain(text), value) {
        return Plan::new(&[Payment::Said]).text("text", text);
    }
    // A second colon in a line would leave open what belongs to what.
    let options: &[Payment] = if text.contains(':') { &[Payment::Apart] } else { &[Payment::Sum] };
    Plan::new(options).text("text", wording::continued(text))
}

/// What the policy adds, with its reason.
fn beyond(facts: &Facts<'_>, occasion: &Occasion, added: &AddedItem) -> Plan {
    let Some(what) = gift(added) else { return Plan::new(&[Payment::Beyond]) };
    let plan = match why(facts, occasion) {
        Why::Moment(reason) => Plan::new(&[Payment::Because]).text("reason", reason),
        Why::Again { since, nth } => Plan::new(&[Payment::Again]).text("since", since).text("nth", nth),
        Why::Shortfall { length, service } => {
            Plan::new(&[Payment::Shortfall]).text("length", length).text("service", service)
        }
        Why::Open => Plan::new(&[Payment::Plain]),
    };
    plan.text("what", what)
}
