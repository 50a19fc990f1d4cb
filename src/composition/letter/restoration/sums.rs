//! The money that is paid: what the contract owes, and what the policy adds to it.

use super::arrivals::{Due, Told};
use super::payments::with_settlement;
use crate::case::{Count, Duration, Exact, Money, PerUnit, Period, Term, TermKind, Way, Window};
use crate::compensation::{AddedItem, AddedSource, WindowOutcome};
use crate::composition::letter::facts::Facts;
use crate::composition::letter::moves::restoration::{Owed, Paid};
use crate::composition::plan::Plan;
use crate::composition::wording;

/// The policy's goodwill, where it is money or days that are worth money.
pub(super) fn goodwill<'a>(facts: &Facts<'a>) -> Option<&'a AddedItem> {
    let items = &facts.remedy.added.items;
    items
        .iter()
        .find(|item| item.source == AddedSource::Goodwill && item.item.value.is_some_and(|value| !value.is_zero()))
}

/// The money that is paid: what the contract owes, the goodwill, and what of the case's own sums arrives with them. The
/// other items, and gestures, arrive by themselves.
pub(in crate::composition::letter) fn paid_sum(facts: &Facts<'_>) -> Option<Money> {
    let goodwill = goodwill(facts).and_then(|added| added.item.value);
    let along = with_settlement(facts).into_iter().filter_map(|added| added.item.value);
    let mut sums = facts.owed().into_iter().chain(goodwill).chain(along);
    let first = sums.next()?;
    sums.try_fold(first, |sum, more| Some(Money { minor: sum.minor.checked_add(more.minor)?, ..sum }))
}

/// When the money that is paid arrives: as the record says, otherwise as the policy does.
pub(super) fn settled(facts: &Facts<'_>) -> Option<Due> {
    let stated = facts.customer.settlement.as_ref().and_then(Due::of_settlement);
    let days = chrono::Days::new(u64::from(facts.policy.settlement.within_days));
    stated.or_else(|| facts.letter.checked_add_days(days).map(Due::By))
}

/// How the money that is paid arrives.
pub(super) fn settled_way<'a>(facts: &Facts<'a>) -> &'a Way {
    let stated = facts.customer.settlement.as_ref().and_then(|settlement| settlement.how.as_ref());
    stated.unwrap_or(&facts.policy.settlement.how)
}

/// How much is paid, how, and when it arrives.
pub(super) fn paid<'a>(facts: &Facts<'a>, told: &mut Told<'a>) -> Option<Plan> {
    let sum = paid_sum(facts)?;
    let way = settled_way(facts);
    let due = settled(facts);
    let done = due.is_some_and(Due::is_done);
    // Part of a fee is returned; any other sum is paid.
    let of_fee = facts.customer.contract.fee.is_some() && !facts.remedy.owed.terms.iter().any(|term| is_sum(term.kind));
    if let Some(with) = told.with(due, way) {
        let options: &[Paid] = match (done, of_fee) {
            (true, true) => &[Paid::WithReturned, Paid::WithReceived],
            (true, false) => &[Paid::WithDone, Paid::WithReceived],
            (false, _) => &[Paid::WithComing],
        };
        return Some(Plan::new(options).text("sum", facts.money(sum)).text("with", with));
    }
    let options: &[Paid] = match (done, of_fee) {
        (true, true) => &[Paid::Returned, Paid::Arrived, Paid::Received],
        (true, false) => &[Paid::Done, Paid::Arrived, Paid::Received],
        (false, true) => &[Paid::Returning, Paid::Coming],
        (false, false) => &[Paid::Due, Paid::Coming],
    };
    Some(told.tell(Plan::new(options).text("sum", facts.money(sum)), facts, due, Some(way)))
}

/// Whether a term names a sum of its own instead of a part of the fee.
fn is_sum(kind: TermKind) -> bool {
    matches!(kind, TermKind::Fixed | TermKind::PerItem | TermKind::PerTime)
}

/// What the contract owes and why.
pub(super) fn owed(facts: &Facts<'_>) -> Option<Plan> {
    let amount = facts.owed()?;
    let whole = goodwill(facts).is_none() && with_settlement(facts).is_empty();
    let options: &[Owed] =
        if whole { &[Owed::Whole, Owed::WholeUnder] } else { &[Owed::Share, Owed::Part, Owed::Under] };
    Some(because_owed(facts, Plan::new(options)).text("amount", facts.money(amount)))
}

/// Adds to a plan why the contract owes its sum. One window of one term explains itself in a sentence, and so does a
/// rate; more than that is the report's.
pub(super) fn because_owed(facts: &Facts<'_>, plan: Plan) -> Plan {
    let plan = plan.maybe("clause", facts.clause());
    let Some((window, promised, whole_month)) = measured(facts) else { return plan.maybe("rate", rate(facts)) };
    plan.maybe("month", whole_month.then_some(wording::month(window.from.date_naive())))
        .text("availability", percent(&window.availability_printed))
        .text("promised", percent(&promised))
        .maybe("credit", window.tier.as_ref().map(|tier| percent(tier.credit.as_str())))
        // A month that is not over has no final figure, but it has one that it cannot pass.
        .maybe("open", (window.to.date_naive() > facts.letter).then_some("yes"))
}

fn percent(number: &str) -> String {
    [number, "%"].concat()
}

/// How the sum came about, where one phrase tells it: a rate and how many of them there were.
fn rate(facts: &Facts<'_>) -> Option<String> {
    let ([term], [outcome]) = (facts.customer.contract.terms.as_slice(), facts.remedy.owed.terms.as_slice()) else {
        return None;
    };
    let units = outcome.units.as_ref().and_then(Exact::to_integer);
    let units = units.and_then(|units| u64::try_from(units).ok());
    match (term, units) {
        _ if facts.remedy.owed.capped_by.is_some() => None,
        (Term::PerItem { items, amount }, _) => {
            let amount = facts.money(*amount);
            let figure = facts.customer.impact.figures.iter().find(|figure| figure.count == *items);
            Some(match figure {
                Some(figure) if *items > 1 => {
                    format!("{amount} for each of the {} {}", wording::count(*items), figure.of)
                }
                _ => format!("{} times {amount}", wording::count(*items)),
            })
        }
        (Term::FeeMultiple { times, .. }, _) => Some([times.as_str(), " times the fee for that time"].concat()),
        (Term::PerTime { unit, credit: PerUnit::Money(credit), count, after, .. }, Some(units)) => {
            let name = [(3_600, "hour"), (86_400, "day")];
            let (_, name) = name.into_iter().find(|(seconds, _)| *unit == Duration::from_seconds(*seconds))?;
            let counted = credit.minor.checked_mul(i128::from(units))?;
            let (credit, told) = (facts.money(*credit), wording::count(units));
            let plural = if units == 1 { "" } else { "s" };
            let free = free(*after);
            match count {
                _ if counted != outcome.amount.minor => None,
                Count::Started => Some(format!("{told} started {name}{plural}{free} at {credit} each")),
                Count::Completed => Some(format!("{credit} for each of {told} full {name}{plural}{free}")),
                Count::Exact => None,
            }
        }
        _ => None,
    }
}

/// The time that the contract gives before it counts: `after the first hour`.
fn free(after: Duration) -> String {
    let seconds = after.seconds().to_integer().and_then(|seconds| u64::try_from(seconds).ok());
    let Some(seconds) = seconds.filter(|seconds| *seconds > 0) else { return String::new() };
    let told = wording::duration(seconds);
    [" after the first ", told.strip_prefix("one ").unwrap_or(&told)].concat()
}

/// The one window that owes, where it is one of one term, what the contract promises for it, and whether it is a month.
fn measured<'a>(facts: &Facts<'a>) -> Option<(&'a WindowOutcome, String, bool)> {
    let [term] = facts.remedy.owed.terms.as_slice() else { return None };
    let mut owing = term.windows.iter().filter(|window| window.tier.is_some());
    let (window, None, None) = (owing.next()?, owing.next(), facts.remedy.owed.capped_by) else { return None };
    let Term::Uptime { tiers, window: kind, .. } = facts.customer.contract.terms.first()? else { return None };
    let highest = tiers.iter().map(|tier| &tier.below).max_by_key(|edge| edge.scaled())?;
    Some((window, highest.as_str().to_owned(), *kind == Window::Calendar(Period::Month)))
}
