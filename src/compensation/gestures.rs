//! Which gestures of the policy's catalogue go with the goodwill (R29, R30).

use super::knapsack::{self, Candidate};
use super::remedy::{AddedItem, AddedSource};
use super::situation::Situation;
use super::working;
use crate::case::{Item, Severity};
use crate::policy::Gesture;

/// The chosen gestures, in the order of the policy; none where the customer has no money at all.
pub(super) fn chosen(situation: &Situation<'_>, severity: Severity) -> Vec<AddedItem> {
    let Some(currency) = situation.currency else { return Vec::new() };
    let goodwill = &situation.policy.goodwill;
    let budget = goodwill.budget.get(severity).filter(|budget| budget.currency == currency);
    let fitting: Vec<&Gesture> =
        situation.policy.gestures.iter().filter(|one| fits(one, situation, severity)).collect();
    let candidates: Vec<Candidate> =
        fitting.iter().map(|one| Candidate { cost: one.cost.minor, value: one.value.minor }).collect();
    let most = goodwill.max_gestures.map_or(usize::MAX, |most| most as usize);
    let chosen = knapsack::choose(&candidates, budget.map_or(0, |budget| budget.minor), most);
    chosen.into_iter().map(|index| item(fitting[index])).collect()
}

/// Whether kind, severity and currency fit, and it is worth anything (R29).
fn fits(gesture: &Gesture, situation: &Situation<'_>, severity: Severity) -> bool {
    let kinds = &situation.case.incident.kinds;
    let in_currency = |money: crate::case::Money| Some(money.currency) == situation.currency;
    (gesture.kinds.is_empty() || gesture.kinds.iter().any(|kind| kinds.contains(kind)))
        && (gesture.severities.is_empty() || gesture.severities.contains(&severity))
        && in_currency(gesture.cost)
        && in_currency(gesture.value)
        && gesture.value.minor > 0
}

fn item(gesture: &Gesture) -> AddedItem {
    let item = Item {
        text: Some(gesture.text.clone()),
        value: Some(gesture.value),
        cost: Some(gesture.cost),
        ..Item::default()
    };
    AddedItem {
        item,
        service_days: None,
        source: AddedSource::Gesture(gesture.id.clone()),
        // What it costs us is no business of the reader's, and a working may be shown to them.
        working: format!("worth {}", working::money(gesture.value)),
    }
}
