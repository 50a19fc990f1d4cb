//! Part 1: names the failure, gives back what was lost, and goes beyond it.

use crate::case::Item;
use crate::compensation::{AddedItem, AddedSource};
use crate::composition::wording;

use super::facts::Facts;
use super::occasion::Occasion;
use super::plan::{Plan, PlanParagraph, Rank};

/// The part's paragraphs.
pub(super) fn plan(facts: &Facts<'_>, occasion: &Occasion) -> Vec<PlanParagraph> {
    let mut opening = vec![occasion.failure(facts)];
    for item in &facts.customer.restored {
        opening.extend(returned(facts, item));
    }
    let mut sums: Vec<Plan> = owed(facts).into_iter().collect();
    for item in &facts.remedy.added.items {
        sums.extend(added(facts, occasion, item));
    }
    sums.extend(settled(facts));
    let mut open: Vec<Plan> = Vec::new();
    if let Some(requested) = &facts.customer.requested {
        open.push(Plan::new("requested", &["said"]).text("text", requested.as_str()));
    }
    open.push(claims(facts));
    // A short remedy stands in one paragraph with the failure; a long one gets its own, and what stays open comes last.
    let words = |plans: &[Plan]| plans.iter().map(Plan::words).sum::<usize>();
    let mut paragraphs = vec![opening];
    for more in [sums, open] {
        match paragraphs.last_mut() {
            Some(last) if words(last) + words(&more) <= 75 => last.extend(more),
            _ => paragraphs.push(more),
        }
    }
    paragraphs.into_iter().map(PlanParagraph::run).collect()
}

/// What was lost and is given back, with its arrival.
fn returned(facts: &Facts<'_>, item: &Item) -> Vec<Plan> {
    if let Some(text) = &item.text {
        let said = Plan::new("returned", &["said"]).text("text", text.as_str());
        return std::iter::once(said).chain(arrival(facts, item, text.as_str())).collect();
    }
    let plan = |wordings: &[&str]| {
        Plan::new("returned", wordings)
            .maybe("value", item.value.map(|value| facts.money(value)))
            .maybe("way", item.how.as_ref().map(ToString::to_string))
            .maybe("on", item.done_on.map(|on| facts.day(on)))
            .maybe("by", item.by.map(|by| facts.day(by)))
    };
    match (&item.what, item.service_days) {
        (Some(what), _) => {
            let wording = match (item.done_on, item.by) {
                (Some(_), _) => "done",
                (None, Some(_)) => "due",
                (None, None) => "stated",
            };
            vec![plan(&[wording]).text("what", what.as_str())]
        }
        (None, Some(days)) => vec![plan(&["days"]).text("days", service_days(u64::from(days)))],
        (None, None) => Vec::new(),
    }
}

/// When and how an item arrives, leaving out what its text names already.
fn arrival(facts: &Facts<'_>, item: &Item, text: &str) -> Option<Plan> {
    let unsaid = |said: String| (!mentions(text, &said)).then_some(said);
    let value = item.value.map(|value| facts.money(value)).and_then(unsaid);
    let way = item.how.as_ref().map(ToString::to_string).and_then(unsaid);
    let on = item.done_on.map(|on| facts.day(on)).and_then(unsaid);
    let by = item.by.filter(|_| item.done_on.is_none()).map(|by| facts.day(by)).and_then(unsaid);
    let wording = match (&value, &on, &by, &way) {
        (None, Some(_), ..) => "done",
        (Some(_), Some(_), ..) => "done_value",
        (None, None, Some(_), _) => "due",
        (Some(_), None, Some(_), _) => "due_value",
        (Some(_), None, None, _) => "value",
        (None, None, None, Some(_)) => "way",
        (None, None, None, None) => return None,
    };
    Some(Plan::new("arrival", &[wording]).maybe("value", value).maybe("on", on).maybe("by", by).maybe("way", way))
}

/// Whether a text names a phrase already; the digits of a date or sum count, however they are spaced.
fn mentions(text: &str, phrase: &str) -> bool {
    let plain = |s: &str| s.replace(['\u{a0}', ','], "").to_lowercase();
    let bare = plain(phrase);
    plain(text).contains(bare.trim_end_matches(".00"))
}

fn service_days(days: u64) -> String {
    format!("{} {}", wording::count(days), if days == 1 { "day" } else { "days" })
}

/// What the contract owes and why.
fn owed(facts: &Facts<'_>) -> Option<Plan> {
    let amount = facts.owed()?;
    let plan = |wordings: &[&str]| {
        Plan::new("owed", wordings).text("amount", facts.money(amount)).maybe("clause", facts.clause())
    };
    // One window of one term explains itself in a sentence; more than that is the report's.
    let [term] = facts.remedy.owed.terms.as_slice() else { return Some(plan(&["contract", "for_this"])) };
    let mut paying = term.windows.iter().filter(|window| window.tier.is_some());
    match (paying.next(), paying.next(), facts.remedy.owed.capped_by) {
        (Some(window), None, None) => {
            let promised = promised(facts)?;
            let month = wording::month(window.from.date_naive());
            let whole_month = (window.to - window.from).num_days() <= 31;
            Some(
                plan(&["availability", "below"])
                    .maybe("month", whole_month.then_some(month))
                    .text("availability", format!("{}%", window.availability_printed))
                    .text("promised", format!("{promised}%")),
            )
        }
        _ => Some(plan(&["contract", "for_this"])),
    }
}

/// The highest edge among the tiers: what the contract promises.
fn promised(facts: &Facts<'_>) -> Option<String> {
    let crate::case::Term::Uptime { tiers, .. } = facts.customer.contract.terms.first()? else { return None };
    tiers.iter().map(|tier| &tier.below).max_by_key(|edge| edge.scaled()).map(|edge| edge.as_str().to_owned())
}

/// What is given beyond the contract and why.
fn added(facts: &Facts<'_>, occasion: &Occasion, added: &AddedItem) -> Vec<Plan> {
    let item = &added.item;
    if let (AddedSource::Case | AddedSource::Gesture(_), Some(text)) = (&added.source, &item.text) {
        let rank = if added.source == AddedSource::Case { Rank::Essential } else { Rank::Useful };
        let said = Plan::new("added", &["said"]).text("text", text.as_str()).rank(rank);
        let shown = if added.source == AddedSource::Case { item.clone() } else { Item { value: None, ..item.clone() } };
        return std::iter::once(said).chain(arrival(facts, &shown, text.as_str())).collect();
    }
    let (what, value) = gift(facts, added);
    let contract = facts.owed().is_some();
    let plan = |first: &'static str, second: &'static str, alone: &'static str| {
        let options: &[&str] = if contract { &[first, second] } else { &[alone] };
        Plan::new("added", options).text("what", what.clone()).maybe("value", value.clone())
    };
    vec![if let Some(reason) = &facts.customer.impact.mattered_because {
        plan("because", "beyond", "only_because").text("reason", reason.as_str())
    } else if let Some(first) = facts.assessment.earlier.first() {
        let since = facts.customer.earlier_failures[*first].on;
        let nth = wording::ordinal(facts.assessment.earlier.len() as u64 + 1);
        plan("again", "beyond_again", "beyond_again").text("since", facts.day(since)).text("nth", nth)
    } else if let (true, Some(length), Some(service)) = (contract, occasion.length(), &facts.incident.service) {
        plan("shortfall", "beyond_shortfall", "only_plain").text("length", length).text("service", service.as_str())
    } else {
        plan("plain", "beyond_plain", "only_plain")
    }]
}

/// What an item without a text of its own is called, and what it is worth.
fn gift(facts: &Facts<'_>, added: &AddedItem) -> (String, Option<String>) {
    let value = added.item.value.filter(|value| !value.is_zero()).map(|value| facts.money(value));
    let whole_days = added.service_days.as_ref().filter(|days| days.is_integer()).map(num_rational::Ratio::to_integer);
    match (&added.item.what, whole_days.and_then(|days| u64::try_from(days).ok()), value) {
        (Some(what), _, value) => (what.as_str().to_owned(), value),
        (None, Some(days), value) => (format!("{} of service", more_days(days)), value),
        (None, None, Some(value)) => (value, None),
        (None, None, None) => (String::new(), None),
    }
}

fn more_days(days: u64) -> String {
    format!("{} more {}", wording::count(days), if days == 1 { "day" } else { "days" })
}

/// When and how the money arrives; without money that nothing need be done.
fn settled(facts: &Facts<'_>) -> Option<Plan> {
    let by_policy = facts.remedy.added.items.iter().any(|item| item.source == AddedSource::Goodwill);
    let owed = facts.owed();
    if owed.is_none() && !by_policy {
        return Some(Plan::new("settled", &["nothing"]).rank(Rank::Useful));
    }
    let rule = &facts.policy.settlement;
    let stated = facts.customer.settlement.as_ref();
    let way = stated.and_then(|settlement| settlement.how.as_ref()).unwrap_or(&rule.how);
    let done_on = stated.and_then(|settlement| settlement.done_on);
    let by = stated
        .and_then(|settlement| settlement.by)
        .or_else(|| facts.letter.checked_add_days(chrono::Days::new(u64::from(rule.within_days))));
    let several = owed.is_some() && facts.total() != owed;
    let options: &[&str] = match (done_on, several) {
        (Some(_), true) => &["sum_done"],
        (Some(_), false) => &["done"],
        (None, true) => &["sum_due", "all_due"],
        (None, false) => &["due"],
    };
    Some(
        Plan::new("settled", options)
            .maybe("total", facts.total().filter(|_| several).map(|total| facts.money(total)))
            .maybe("on", done_on.map(|on| facts.day(on)))
            .maybe("by", by.filter(|_| done_on.is_none()).map(|by| facts.day(by)))
            .text("way", way.as_str()),
    )
}

/// Other claims stay open.
fn claims(facts: &Facts<'_>) -> Plan {
    let options: &[&str] = if facts.is_grave() { &["grave"] } else { &["more", "losses", "open"] };
    Plan::new("claims", options).text("days", wording::count(u64::from(facts.policy.claims_within_days)))
}
