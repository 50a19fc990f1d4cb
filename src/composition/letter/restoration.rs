//! Part 1: names the failure, gives back what was lost, and goes beyond it.

use crate::case::{Count, Duration, Exact, Item, Money, PerUnit, Period, Severity, Term, TermKind, Window};
use crate::compensation::{AddedItem, AddedSource, WindowOutcome};
use crate::composition::wording;

use super::facts::Facts;
use super::occasion::Occasion;
use super::plan::{Plan, PlanParagraph};

/// The part's paragraphs.
pub(super) fn plan(facts: &Facts<'_>, occasion: &Occasion) -> Vec<PlanParagraph> {
    let mut opening = vec![occasion.failure(facts)];
    // What the reader asked for comes before what answers it.
    if let Some(requested) = &facts.customer.requested {
        opening.push(Plan::new("requested", &["said"]).text("text", requested.as_str()));
    }
    for alike in facts.customer.restored.chunk_by(returned_together) {
        opening.extend(returned(facts, alike));
    }
    let mut sums: Vec<Plan> = paid(facts).into_iter().chain(owed(facts)).collect();
    for item in &facts.remedy.added.items {
        sums.extend(added(facts, occasion, item));
    }
    let open = vec![Plan::new("nothing", &["receive", "claimed", "sign"]), claims(facts)];
    // A short remedy stands in one paragraph with the failure; a long one gets its own, and what stays open comes last.
    gathered(vec![opening, sums, open], 90)
}

/// Paragraphs of neighbours that are short enough together.
pub(super) fn gathered(groups: Vec<Vec<Plan>>, most_words: usize) -> Vec<PlanParagraph> {
    let words = |plans: &[Plan]| plans.iter().map(Plan::words).sum::<usize>();
    let mut paragraphs: Vec<Vec<Plan>> = Vec::new();
    for more in groups.into_iter().filter(|group| !group.is_empty()) {
        match paragraphs.last_mut() {
            Some(last) if words(last) + words(&more) <= most_words => last.extend(more),
            _ => paragraphs.push(more),
        }
    }
    paragraphs.into_iter().map(PlanParagraph::run).collect()
}

/// Whether two items went back on the same day and in the same way, so that one sentence holds both.
fn returned_together(one: &Item, other: &Item) -> bool {
    let named = |item: &Item| item.text.is_none() && item.what.is_some() && item.value.is_some();
    named(one) && named(other) && (one.done_on, one.by, &one.how) == (other.done_on, other.by, &other.how)
}

/// What was lost and is given back, with its arrival; several items only where they went back together.
fn returned(facts: &Facts<'_>, items: &[Item]) -> Vec<Plan> {
    let Some(item) = items.first() else { return Vec::new() };
    if let Some(text) = &item.text {
        let said = Plan::new("returned", &["said"]).text("text", text.as_str());
        return std::iter::once(said).chain(arrival(facts, item, text.as_str())).collect();
    }
    let plan = |wordings: &[&str]| {
        Plan::new("returned", wordings)
            .maybe("way", item.how.as_ref().map(ToString::to_string))
            .maybe("on", item.done_on.map(|on| facts.day(on)))
            .maybe("by", item.by.map(|by| facts.day(by)))
    };
    let value = item.value.map(|value| facts.money(value));
    match (&item.what, item.service_days) {
        (Some(what), _) => {
            let options: &[&str] = match (item.done_on, item.by) {
                (Some(_), _) => &["done", "repaid"],
                (None, Some(_)) => &["due"],
                (None, None) => &["stated"],
            };
            // Things go back; only money is repaid.
            let options = if value.is_none() && item.done_on.is_some() { &["back"] } else { options };
            vec![match items {
                [_] => plan(options).text("what", what.as_str()).maybe("value", value),
                several => plan(options).text("what", each(facts, several)).maybe("sum", together(facts, several)),
            }]
        }
        (None, Some(days)) => {
            vec![plan(&["days"]).text("days", service_days(u64::from(days))).maybe("value", value)]
        }
        (None, None) => Vec::new(),
    }
}

/// Items with their values: `what you paid the laundry, £1,120.00, and the wages, £486.00`.
fn each(facts: &Facts<'_>, items: &[Item]) -> String {
    let one = |item: &Item| Some(format!("{}, {}", item.what.as_ref()?, facts.money(item.value?)));
    let told: Vec<String> = items.iter().filter_map(one).collect();
    told.join(", and ")
}

/// What items come to together.
fn together(facts: &Facts<'_>, items: &[Item]) -> Option<String> {
    let values = || items.iter().filter_map(|item| item.value);
    let minor = values().try_fold(0_i128, |sum, value| sum.checked_add(value.minor))?;
    Some(facts.money(Money { minor, ..values().next()? }))
}

/// When and how an item arrives, leaving out what its text names already.
fn arrival(facts: &Facts<'_>, item: &Item, text: &str) -> Option<Plan> {
    let text = plain(text);
    let unsaid = |said: String| (!mentions(&text, &said)).then_some(said);
    let value = item.value.map(|value| facts.money(value)).and_then(unsaid);
    let way = item.how.as_ref().map(ToString::to_string).and_then(unsaid);
    let on = item.done_on.map(|on| facts.day(on)).and_then(unsaid);
    let by = item.by.filter(|_| item.done_on.is_none()).map(|by| facts.day(by)).and_then(unsaid);
    let options: &[&str] = match (&value, &on, &by, &way) {
        (None, Some(_), ..) => &["done", "did"],
        (Some(_), Some(_), ..) => &["done_value"],
        (None, None, Some(_), _) => &["due"],
        (Some(_), None, Some(_), _) => &["due_value"],
        (Some(_), None, None, _) => &["value"],
        (None, None, None, Some(_)) => &["way"],
        (None, None, None, None) => return None,
    };
    Some(Plan::new("arrival", options).maybe("value", value).maybe("on", on).maybe("by", by).maybe("way", way))
}

/// A text as figures in it are compared.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', ','], "").to_lowercase()
}

/// Whether a [`plain`] text names a phrase already; a figure inside a longer one (`2 August` in `12 August`, `$5` in `$50`) is
/// another.
fn mentions(text: &str, phrase: &str) -> bool {
    let phrase = plain(phrase);
    let phrase = phrase.strip_suffix(".00").unwrap_or(&phrase);
    let digit = |c: char| c.is_ascii_digit();
    text.match_indices(phrase).any(|(at, found)| {
        let behind = &text[at + found.len()..];
        let decimals = behind.strip_prefix('.').filter(|rest| rest.starts_with(digit));
        let other_sum = decimals.is_some_and(|rest| !rest.starts_with("00"));
        !text[..at].ends_with(digit) && !behind.starts_with(digit) && !other_sum
    })
}

fn service_days(days: u64) -> String {
    format!("{} {}", wording::count(days), if days == 1 { "day" } else { "days" })
}

/// The policy's goodwill, where it is money or days that are worth money.
fn goodwill<'a>(facts: &Facts<'a>) -> Option<&'a AddedItem> {
    let items = &facts.remedy.added.items;
    items
        .iter()
        .find(|item| item.source == AddedSource::Goodwill && item.item.value.is_some_and(|value| !value.is_zero()))
}

/// The money that is paid: what the contract owes and the goodwill. Gestures and the case's own items arrive by
/// themselves.
pub(super) fn paid_sum(facts: &Facts<'_>) -> Option<Money> {
    let goodwill = goodwill(facts).and_then(|item| item.item.value);
    match (facts.owed(), goodwill) {
        (Some(owed), Some(goodwill)) => Some(Money { minor: owed.minor.checked_add(goodwill.minor)?, ..owed }),
        (owed, goodwill) => owed.or(goodwill),
    }
}

/// How much is paid, how, and when it arrives.
fn paid(facts: &Facts<'_>) -> Option<Plan> {
    let sum = paid_sum(facts)?;
    let rule = &facts.policy.settlement;
    let stated = facts.customer.settlement.as_ref();
    let way = stated.and_then(|settlement| settlement.how.as_ref()).unwrap_or(&rule.how);
    let done_on = stated.and_then(|settlement| settlement.done_on);
    let by = stated
        .and_then(|settlement| settlement.by)
        .or_else(|| facts.letter.checked_add_days(chrono::Days::new(u64::from(rule.within_days))));
    // Part of a fee is returned; any other sum is paid.
    let of_fee = facts.customer.contract.fee.is_some() && !facts.remedy.owed.terms.iter().any(|term| is_sum(term.kind));
    let options: &[&str] = match (done_on.is_some(), of_fee) {
        (true, true) => &["returned", "arrived"],
        (true, false) => &["done", "arrived"],
        (false, true) => &["returning", "coming"],
        (false, false) => &["due", "coming"],
    };
    Some(
        Plan::new("paid", options)
            .text("sum", facts.money(sum))
            .text("way", way.as_str())
            .maybe("on", done_on.map(|on| facts.day(on)))
            .maybe("by", by.filter(|_| done_on.is_none()).map(|by| facts.day(by))),
    )
}

/// Whether a term names a sum of its own instead of a part of the fee.
fn is_sum(kind: TermKind) -> bool {
    matches!(kind, TermKind::Fixed | TermKind::PerItem | TermKind::PerTime)
}

/// What the contract owes and why.
fn owed(facts: &Facts<'_>) -> Option<Plan> {
    let amount = facts.owed()?;
    let whole = goodwill(facts).is_none();
    let plan = |wordings: &[&str]| {
        Plan::new("owed", wordings).text("amount", facts.money(amount)).maybe("clause", facts.clause())
    };
    let options: &[&str] = if whole { &["whole"] } else { &["share", "part"] };
    // One window of one term explains itself in a sentence, and so does a rate; more than that is the report's.
    Some(match measured(facts) {
        Some((window, promised, whole_month)) => {
            plan(options)
                .maybe("month", whole_month.then_some(wording::month(window.from.date_naive())))
                .text("availability", format!("{}%", window.availability_printed))
                .text("promised", format!("{promised}%"))
                .maybe("credit", window.tier.as_ref().map(|tier| format!("{}%", tier.credit.as_str())))
                // A month that is not over has no final figure, but it has one that it cannot pass.
                .maybe("open", (window.to.date_naive() > facts.letter).then_some("yes"))
        }
        None => plan(options).maybe("rate", rate(facts)),
    })
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
            Some(format!("{} for each of {}", facts.money(*amount), wording::count(*items)))
        }
        (Term::FeeMultiple { times, .. }, _) => Some(format!("{} times the fee for that time", times.as_str())),
        (Term::PerTime { unit, credit: PerUnit::Money(credit), count, .. }, Some(units)) => {
            let name = [(3_600, "hour"), (86_400, "day")];
            let (_, name) = name.into_iter().find(|(seconds, _)| *unit == Duration::from_seconds(*seconds))?;
            let counted = credit.minor.checked_mul(i128::from(units))?;
            let (credit, told) = (facts.money(*credit), wording::count(units));
            let plural = if units == 1 { "" } else { "s" };
            match count {
                _ if counted != outcome.amount.minor => None,
                Count::Started => Some(format!("{credit} for each {name} begun, {told} of them")),
                Count::Completed => Some(format!("{credit} for each of {told} full {name}{plural}")),
                Count::Exact => None,
            }
        }
        _ => None,
    }
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

/// What is given beyond the contract and why.
fn added(facts: &Facts<'_>, occasion: &Occasion, added: &AddedItem) -> Vec<Plan> {
    let item = &added.item;
    if added.source != AddedSource::Goodwill
        && let Some(text) = &item.text
    {
        let said = Plan::new("added", &["said"]).text("text", text.as_str());
        // A gesture's value is what it is worth to the reader; its text says what it is, without a price on it.
        let shown = if added.source == AddedSource::Case { item.clone() } else { Item { value: None, ..item.clone() } };
        return std::iter::once(said).chain(arrival(facts, &shown, text.as_str())).collect();
    }
    let reason = facts.customer.impact.mattered_because.as_ref();
    if added.source != AddedSource::Goodwill {
        let options: &[&str] = match (reason, &item.how) {
            (Some(_), Some(_)) => &["paid_because"],
            (None, Some(_)) => &["paid"],
            (Some(_), None) => &["more_because"],
            (None, None) => &["more_plain"],
        };
        return vec![
            Plan::new("added", options)
                .maybe("what", gift(added))
                .maybe("value", item.value.filter(|value| !value.is_zero()).map(|value| facts.money(value)))
                .maybe("way", item.how.as_ref().map(ToString::to_string))
                .maybe("on", item.done_on.map(|on| facts.day(on)))
                .maybe("by", item.by.filter(|_| item.done_on.is_none()).map(|by| facts.day(by)))
                .maybe("reason", reason.map(ToString::to_string)),
        ];
    }
    vec![goodwill_given(facts, occasion, added)]
}

/// The goodwill, as the part of the sum that goes beyond the contract, with its reason.
fn goodwill_given(facts: &Facts<'_>, occasion: &Occasion, added: &AddedItem) -> Plan {
    let contract = facts.owed().is_some();
    let plan = |with_contract: &[&str], alone: &[&str]| {
        Plan::new("added", if contract { with_contract } else { alone })
            .maybe("what", gift(added))
            .maybe("value", added.item.value.map(|value| facts.money(value)).filter(|_| contract))
    };
    if gift(added).is_none() {
        return plan(&["other_sum"], &["sum_sum"]);
    }
    if let Some(reason) = &facts.customer.impact.mattered_because {
        return plan(&["other_because"], &["sum_because"]).text("reason", reason.as_str());
    }
    let mut earlier = facts.assessment.earlier.iter().map(|index| &facts.customer.earlier_failures[*index]);
    if let Some(first) = earlier.find(|failure| failure.similar) {
        let since = first.on;
        return plan(&["other_again"], &["sum_again"]).text("since", facts.day(since)).text("nth", facts.nth());
    }
    match (occasion.length(), &facts.incident.service) {
        (Some(length), Some(service)) if contract => {
            plan(&["other_shortfall"], &[]).text("length", length).text("service", service.as_str())
        }
        _ => plan(&["other_plain"], &["sum_plain"]),
    }
}

/// Whether the reason for what is added says why it hurt then.
pub(super) fn gives_reason(facts: &Facts<'_>) -> bool {
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

/// Other claims stay open.
fn claims(facts: &Facts<'_>) -> Plan {
    let options: &[&str] = match (facts.is_grave(), facts.severity) {
        (true, _) => &["grave", "grave_open"],
        (false, Severity::Minor) => return Plan::new("claims", &["light"]),
        (false, _) => &["more", "should", "open"],
    };
    Plan::new("claims", options).text("days", wording::count(u64::from(facts.policy.claims_within_days)))
}

#[cfg(test)]
mod tests {
    use super::plain;

    fn mentions(text: &str, phrase: &str) -> bool {
        super::mentions(&plain(text), phrase)
    }

    #[test]
    fn a_figure_inside_a_longer_one_is_another() {
        assert!(mentions("It came on 24 August, for £5.", "£5.00"));
        assert!(mentions("It cost £1,120.00 in all.", "£1,120.00"));
        assert!(!mentions("It came on 24 August.", "4 August"));
        assert!(!mentions("It came on August 24.", "August 2"));
        assert!(!mentions("It cost $50.", "$5.00"));
        assert!(!mentions("It cost $5.75.", "$5.00"));
    }
}
