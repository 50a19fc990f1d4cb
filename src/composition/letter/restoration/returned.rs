//! What was lost and is given back.

use super::arrivals::{Arriving, Due, Told, text_with_arrival};
use super::payments::Together;
use crate::case::{Item, Money};
use crate::composition::letter::facts::Facts;
use crate::composition::letter::moves::restoration::Returned;
use crate::composition::plan::Plan;
use crate::composition::wording;

/// What was lost and is given back, day by day; items that went back together in one sentence.
///
/// `then` is the day of what the part tells next: what came back that day comes last.
pub(super) fn returned<'a>(
    facts: &Facts<'a>,
    told: &mut Told<'a>,
    then: Option<Due>,
    together: Option<&Together<'a>>,
) -> Vec<Plan> {
    let apart = |item: &&Item| !together.is_some_and(|together| together.restores(item));
    let items = by_day(facts.customer.restored.iter().filter(apart), then);
    items.chunk_by(|one, other| alike(one, other)).flat_map(|some| plans(facts, told, some)).collect()
}

/// Items in the order of the record, but those of one day beside each other.
fn by_day<'a>(items: impl Iterator<Item = &'a Item>, then: Option<Due>) -> Vec<&'a Item> {
    let mut days: Vec<Vec<&Item>> = Vec::new();
    for item in items {
        let due = Due::of(item);
        match days.iter_mut().find(|day| due.is_some() && Due::of(day[0]) == due) {
            Some(day) => day.push(item),
            None => days.push(vec![item]),
        }
    }
    days.sort_by_key(|day| then.is_some() && Due::of(day[0]) == then);
    days.concat()
}

/// Whether two items went back on the same day and in the same way, so that one sentence holds both.
fn alike(one: &Item, other: &Item) -> bool {
    let named = |item: &Item| item.text.is_none() && item.what.is_some() && item.value.is_some();
    named(one) && named(other) && (one.done_on, one.by, &one.how) == (other.done_on, other.by, &other.how)
}

/// One item with its arrival, or several that went back together.
fn plans<'a>(facts: &Facts<'a>, told: &mut Told<'a>, items: &[&'a Item]) -> Vec<Plan> {
    let Some(item) = items.first() else { return Vec::new() };
    if item.text.is_some() {
        let said = |arriving| {
            Plan::new(match arriving {
                Arriving::Apart => &[Returned::Said],
                Arriving::Within => &[Returned::With],
                Arriving::Bracketed => &[Returned::Dated],
            })
        };
        return text_with_arrival(facts, told, item, None, said);
    }
    let value = item.value.map(|value| facts.money(value));
    let due = Due::of(item);
    let plan = match (&item.what, item.service_days) {
        (Some(what), _) => {
            let options: &[Returned] = match due {
                // Things go back; only money is repaid.
                Some(Due::On(_)) if value.is_none() => &[Returned::Back],
                Some(Due::On(_)) => &[Returned::Done, Returned::Repaid],
                Some(Due::By(_)) => &[Returned::Due],
                None => &[Returned::Stated],
            };
            match items {
                [_] => Plan::new(options).text("what", what.as_str()).maybe("value", value.clone()),
                several => Plan::new(options).text("what", each(facts, several)).maybe("sum", sum(facts, several)),
            }
        }
        (None, Some(days)) => {
            Plan::new(&[Returned::Days]).text("days", service_days(u64::from(days))).maybe("value", value.clone())
        }
        (None, None) => return Vec::new(),
    };
    let plan = told.tell(plan, facts, due, item.how.as_ref());
    if value.is_some() && due.is_some() && item.how.is_some() {
        told.were_sums(items.len());
    }
    vec![plan]
}

/// Items with their values: `what you paid the laundry, £1,120.00, and the wages, £486.00`.
fn each(facts: &Facts<'_>, items: &[&Item]) -> String {
    let one = |item: &&Item| Some([item.what.as_ref()?.as_str(), ", ", &facts.money(item.value?)].concat());
    let told: Vec<String> = items.iter().filter_map(one).collect();
    told.join(", and ")
}

/// What items come to together.
fn sum(facts: &Facts<'_>, items: &[&Item]) -> Option<String> {
    let values = || items.iter().filter_map(|item| item.value);
    let minor = values().try_fold(0_i128, |sum, value| sum.checked_add(value.minor))?;
    Some(facts.money(Money { minor, ..values().next()? }))
}

fn service_days(days: u64) -> String {
    [wording::count(days).as_ref(), if days == 1 { " day" } else { " days" }].concat()
}
