//! Part 1: names the failure, gives back what was lost, and goes beyond it.

mod added;
mod arrivals;
mod payments;
mod returned;
mod sums;
mod text;

use super::facts::Facts;
use super::moves::restoration::{Claims, Nothing, Requested};
use super::occasion::Occasion;
use crate::case::Severity;
use crate::composition::plan::{Plan, PlanParagraph};
use crate::composition::wording;
use arrivals::Told;
use payments::Together;
pub(in crate::composition) use text::is_money;
pub(super) use text::{mentions, plain};

pub(super) use added::gives_reason;
pub(super) use sums::paid_sum;

/// The part's paragraphs.
pub(super) fn plan(facts: &Facts<'_>, occasion: &Occasion) -> Vec<PlanParagraph> {
    plan_after(vec![occasion.failure(facts)], facts, occasion)
}

/// The part's paragraphs after the sentences that name what failed.
pub(super) fn plan_after(mut opening: Vec<Plan>, facts: &Facts<'_>, occasion: &Occasion) -> Vec<PlanParagraph> {
    let mut told = Told::after(occasion.one_day());
    // What the reader asked for comes before what answers it.
    if let Some(requested) = &facts.customer.requested {
        told.pass(requested.as_str());
        opening.push(Plan::new(&[Requested::Said]).text("text", requested.as_str()));
    }
    let together = Together::of(facts);
    let together = together.as_ref();
    let next = match together {
        Some(together) => Some(together.due()),
        None => paid_sum(facts).and_then(|_| sums::settled(facts)),
    };
    opening.extend(returned::returned(facts, &mut told, next, together));
    // What stands above a list ends the paragraph before it.
    let list = together.map(|together| {
        opening.push(together.intro(facts, &mut told));
        together.list(facts, occasion)
    });
    let mut sums: Vec<Plan> = Vec::new();
    if !together.is_some_and(Together::settles) {
        sums.extend(sums::paid(facts, &mut told).into_iter().chain(sums::owed(facts)));
    }
    sums.extend(added::added(facts, occasion, &mut told, together));
    let nothing = &[Nothing::Receive, Nothing::Claimed, Nothing::Sign, Nothing::Step, Nothing::None];
    let open = vec![Plan::new(nothing), claims(facts)];
    // A short remedy stands in one paragraph with the failure; a long one gets its own, and what stays open comes last.
    let Some(list) = list else { return gathered(vec![opening, sums, open], 90) };
    let mut paragraphs = vec![PlanParagraph::run(opening), list];
    paragraphs.extend(gathered(vec![sums, open], 90));
    paragraphs
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

/// Other claims stay open.
fn claims(facts: &Facts<'_>) -> Plan {
    let options: &[Claims] = match (facts.is_grave(), facts.severity) {
        (true, _) => &[Claims::Grave, Claims::GraveOpen, Claims::GraveCost],
        (false, Severity::Minor) => return Plan::new(&[Claims::Light, Claims::LightTell, Claims::LightShort]),
        (false, _) => &[
            Claims::More,
            Claims::Should,
            Claims::Open,
            Claims::Loss,
            Claims::Send,
            Claims::Figures,
            Claims::Asking,
            Claims::Further,
        ],
    };
    Plan::new(options).text("days", wording::count(u64::from(facts.policy.claims_within_days)))
}
