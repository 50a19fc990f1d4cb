//! What the contract owes: its terms one by one, summed, then capped (R20).

use super::problems::Problem;
use super::remedy::{Owed, TermOutcome};
use super::situation::Situation;
use super::terms::{self, Basis};
use super::{figures, windows};
use crate::case::Money;
use crate::diagnostic::{Problems, Result};

/// All terms of the contract, or every problem with them.
pub(super) fn owed(situation: &Situation<'_>) -> Result<Owed> {
    let contract = &situation.customer.contract;
    let mut problems = Vec::new();
    let by_time = contract.terms.iter().any(terms::needs_down_time);
    let down = if by_time { windows::down_time(&situation.case.incident, situation.customer) } else { Ok(Vec::new()) };
    // Without down time the other faults of the terms are looked for all the same.
    let down = down.unwrap_or_else(|problem| {
        problems.extend(situation.told(&problem, "").0);
        Vec::new()
    });
    let basis = Basis { zone: situation.zone, down: &down, fee: contract.fee };
    let mut outcomes = Vec::with_capacity(contract.terms.len());
    for (index, term) in contract.terms.iter().enumerate() {
        match terms::outcome(term, basis) {
            Ok(outcome) => outcomes.push(outcome),
            Err(problem) => problems.extend(situation.told(&problem, &format!("contract.terms[{index}]")).0),
        }
    }
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    let (amount, capped_by) = total(situation, &outcomes)?;
    Ok(Owed { amount, capped_by, terms: outcomes })
}

/// The sum of the rounded amounts under the contract's cap, and the cap where it took something off (R20).
fn total(situation: &Situation<'_>, terms: &[TermOutcome]) -> Result<(Option<Money>, Option<Money>)> {
    let Some(currency) = situation.currency else { return Ok((None, None)) };
    let sum = figures::sum(terms.iter().map(|term| term.amount), currency);
    let sum = sum.ok_or_else(|| situation.problem(&Problem::AmountTooLarge, "contract.terms"))?;
    match situation.customer.contract.cap {
        Some(cap) if cap.minor < sum.minor => Ok((Some(cap), Some(cap))),
        _ => Ok((Some(sum), None)),
    }
}
