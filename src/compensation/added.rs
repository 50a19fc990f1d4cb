//! What is given beyond the contract: the case's own items, or what the policy supplies (R29, R32).

use num_traits::One;

use super::goodwill::{self, Goodwill, Sums};
use super::problems::Problem;
use super::remedy::{Added, AddedItem, AddedSource};
use super::situation::Situation;
use super::{above_zero, figures, gestures, items};
use crate::case::{Exact, Item, Money};
use crate::diagnostic::{Problems, Result};

/// The values of what is restored, and what is added beyond it and beyond what is owed.
pub(super) fn beyond(situation: &Situation<'_>, owed: Option<Money>) -> Result<(Option<Money>, Added)> {
    let restored = items::restored(situation).map_err(|(path, problem)| situation.told(&problem, &path))?;
    let added = match &situation.customer.added {
        Some(items) => stated(situation, items)?,
        None => supplied(situation, Sums { owed, restored })?,
    };
    Ok((restored, added))
}

/// What the case adds, valued and costed (R32, R33); refused where it is nothing or worth nothing.
fn stated(situation: &Situation<'_>, items: &[Item]) -> Result<Added> {
    if items.is_empty() {
        return Err(situation.problem(&Problem::AddedEmpty, "added"));
    }
    let mut problems = Vec::new();
    let mut added = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        match valued(situation, item) {
            Ok(item) => added.push(item),
            Err(problem) => problems.extend(situation.told(&problem, &format!("added[{index}]")).0),
        }
    }
    let valued = added.iter().any(|added| added.item.value.is_some());
    let worth_something = added.iter().filter_map(|added| added.item.value.as_ref()).any(above_zero);
    if problems.is_empty() && valued && !worth_something {
        problems.extend(situation.problem(&Problem::AddedWorthNothing, "added").0);
    }
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    let factor = Exact::one();
    summed(situation, Goodwill { item: None, factor, ceiling_applied: false }, added)
}

/// An item of the case with its value and, where it is not stated, its cost: the value (R33).
fn valued(situation: &Situation<'_>, item: &Item) -> std::result::Result<AddedItem, Problem> {
    let (value, working) = items::value(situation, item)?.unzip();
    Ok(AddedItem {
        item: Item { value, cost: item.cost.or(value), ..item.clone() },
        service_days: item.service_days.map(figures::whole),
        source: AddedSource::Case,
        working: working.unwrap_or_else(|| "without a value in money".to_owned()),
    })
}

/// What the policy adds: goodwill first, then gestures; refused where both are nothing (R22).
fn supplied(situation: &Situation<'_>, sums: Sums) -> Result<Added> {
    let nothing = || situation.problem(&Problem::NothingAdded, "added");
    if situation.currency.is_none() {
        return Err(nothing());
    }
    let severity = situation.severity()?;
    let mut goodwill =
        goodwill::goodwill(situation, severity, sums).map_err(|problem| situation.told(&problem, "added"))?;
    let items: Vec<AddedItem> = goodwill.item.take().into_iter().chain(gestures::chosen(situation, severity)).collect();
    if items.is_empty() {
        return Err(nothing());
    }
    summed(situation, goodwill, items)
}

/// The items with their summed values and costs.
fn summed(situation: &Situation<'_>, goodwill: Goodwill, items: Vec<AddedItem>) -> Result<Added> {
    let sum = |of: fn(&Item) -> Option<Money>| match situation.currency {
        Some(currency) => {
            let sum = figures::sum(items.iter().filter_map(|added| of(&added.item)), currency);
            sum.map(Some).ok_or_else(|| situation.problem(&Problem::AmountTooLarge, "added"))
        }
        None => Ok(None),
    };
    let (value, cost) = (sum(|item| item.value)?, sum(|item| item.cost)?);
    Ok(Added { items, value, cost, factor: goodwill.factor, ceiling_applied: goodwill.ceiling_applied })
}
