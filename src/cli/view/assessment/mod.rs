//! The line of `assess --json`: its keys and their order are a contract (`docs/compensation.md`).

use amends::assessment::{Missing, Part, Reason};
use amends::case::{Currency, Exact, Money, Tier};
use amends::compensation::{Added, AddedItem, AddedSource, Remedy, TermOutcome, WindowOutcome, shortest};
use serde_json::{Value, json};

use super::Facts;

/// Everything worked out for one customer.
pub(super) fn line(facts: &Facts<'_>) -> Value {
    let Facts { case, customer, remedy, assessment, .. } = facts;
    let amounts = Amounts(remedy.currency);
    json!({
        "customer": customer.id,
        "incident": case.incident.id,
        "outlook": assessment.outlook.name(),
        "reasons": assessment.reasons.iter().map(reason).collect::<Vec<_>>(),
        "signatory": assessment.signatory.as_ref().map(|signatory| &signatory.name),
        "call_first": assessment.call_first,
        "words": { "min": assessment.words.min, "max": assessment.words.max },
        "missing": assessment.missing.iter().map(missing).collect::<Vec<_>>(),
        "contract": contract(remedy, amounts),
        "added": added(&remedy.added, amounts),
        "total": amounts.of(remedy.total),
        "requested": {
            "text": customer.requested.as_ref().map(ToString::to_string),
            "amount": customer.requested_amount.map(Money::amount),
            "met": remedy.request_met,
        },
        "approval": {
            "role": remedy.approval.role.as_ref().map(ToString::to_string),
            "needed": remedy.approval.needed,
            "limit": remedy.approval.limit.map(Money::amount),
        },
    })
}

/// Amounts with exactly the minor digits of the customer's currency (R31), or of no currency (R35).
#[derive(Debug, Clone, Copy)]
struct Amounts(Option<Currency>);

impl Amounts {
    /// The amount; nothing where there is none.
    fn of(self, amount: Option<Money>) -> String {
        let nothing = self.0.map(Money::zero);
        amount.or(nothing).map_or_else(|| "0.00".to_owned(), Money::amount)
    }
}

fn reason(reason: &Reason) -> Value {
    json!({ "text": reason.text, "source": reason.source })
}

fn missing(missing: &Missing) -> Value {
    json!({ "part": missing.part.map(Part::name), "path": missing.path, "what": missing.what })
}

fn contract(remedy: &Remedy, amounts: Amounts) -> Value {
    json!({
        "amount": amounts.of(remedy.owed.amount),
        "currency": remedy.currency.map(Currency::code),
        "terms": remedy.owed.terms.iter().map(term).collect::<Vec<_>>(),
    })
}

fn term(term: &TermOutcome) -> Value {
    json!({
        "type": term.kind.name(),
        "windows": term.windows.iter().map(window).collect::<Vec<_>>(),
        "units": term.units.as_ref().map(shortest),
        "amount": term.amount.amount(),
        "working": term.working,
    })
}

/// The ends carry the offset of the term's zone at that instant (R41).
fn window(window: &WindowOutcome) -> Value {
    json!({
        "from": window.from.to_rfc3339(),
        "to": window.to.to_rfc3339(),
        "seconds": number(&window.seconds),
        "down_seconds": number(&window.down_seconds),
        "availability": shortest(&window.availability),
        "tier": window.tier.as_ref().map(tier),
    })
}

/// The tier as the case wrote it (R08).
fn tier(tier: &Tier) -> Value {
    match &tier.at_or_above {
        Some(edge) => {
            json!({ "below": tier.below.as_str(), "at_or_above": edge.as_str(), "credit": tier.credit.as_str() })
        }
        None => json!({ "below": tier.below.as_str(), "credit": tier.credit.as_str() }),
    }
}

/// A JSON integer where it is whole, else a decimal string (R25).
fn number(value: &Exact) -> Value {
    match value.to_integer().and_then(|whole| i64::try_from(whole).ok()) {
        Some(whole) => json!(whole),
        None => json!(shortest(value)),
    }
}

fn added(added: &Added, amounts: Amounts) -> Value {
    json!({
        "items": added.items.iter().map(|added| item(added, amounts)).collect::<Vec<_>>(),
        "value": amounts.of(added.value),
        "cost": amounts.of(added.cost),
        "factor": shortest(&added.factor),
        "ceiling_applied": added.ceiling_applied,
    })
}

fn item(added: &AddedItem, amounts: Amounts) -> Value {
    let item = &added.item;
    let text = item.text.as_ref().map(ToString::to_string).or_else(|| item.what.as_ref().map(ToString::to_string));
    let gesture = match &added.source {
        AddedSource::Gesture(id) => Some(id),
        AddedSource::Case | AddedSource::Goodwill => None,
    };
    json!({
        "text": text,
        "value": item.value.map(Money::amount),
        "service_days": added.service_days.as_ref().map(number),
        "gesture": gesture,
        "cost": amounts.of(item.cost),
    })
}

#[cfg(test)]
mod tests;
