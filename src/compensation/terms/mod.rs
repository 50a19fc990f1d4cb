//! What each kind of contract term comes to: one file a kind. What is added beyond the contract is not here.

mod fee_multiple;
mod fixed;
mod per_item;
mod per_time;
mod uptime;

use chrono_tz::Tz;

use super::problems::Problem;
use super::remedy::TermOutcome;
use super::windows::{self, Interval};
use super::{fees, figures, working};
use crate::case::{Exact, Exclusion, Fee, Money, Term};

/// What all terms of a contract are computed from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Basis<'a> {
    /// The incident's zone, for terms without one (R13).
    pub(super) zone: Tz,
    /// The customer's down time, merged; empty where no term asks for it.
    pub(super) down: &'a [Interval],
    /// The contract's fee.
    pub(super) fee: Option<Fee>,
}

/// Whether the term is about time.
pub(super) fn needs_down_time(term: &Term) -> bool {
    match term {
        Term::Uptime { .. } | Term::PerTime { .. } | Term::FeeMultiple { .. } => true,
        Term::PerItem { .. } | Term::Fixed { .. } => false,
    }
}

/// What one term comes to, rounded once, uncapped by the contract (R20, R44).
pub(super) fn outcome(term: &Term, basis: Basis<'_>) -> Result<TermOutcome, Problem> {
    match term {
        Term::Uptime { window, zone, tiers, bound, excluded, fee } => {
            let fee = fees::of_term(*fee, basis.fee)?;
            let zone = zone.unwrap_or(basis.zone);
            let down = Counted::of(basis.down, excluded);
            uptime::Uptime { window: *window, zone, tiers, bound: *bound, fee }.outcome(&down)
        }
        Term::PerTime { unit, credit, count, after, cap, excluded, fee } => {
            let down = Counted::of(basis.down, excluded);
            let fee = fee.or(basis.fee);
            per_time::PerTime { unit: *unit, credit, count: *count, after: *after, cap: *cap, fee }.outcome(&down)
        }
        Term::FeeMultiple { times, zone, excluded, fee } => {
            let fee = fees::of_term(*fee, basis.fee)?;
            fee_multiple::outcome(times, fee, zone.unwrap_or(basis.zone), &Counted::of(basis.down, excluded))
        }
        Term::PerItem { items, amount } => per_item::outcome(*items, *amount),
        Term::Fixed { amount } => Ok(fixed::outcome(*amount)),
    }
}

/// Down time as one term counts it.
#[derive(Debug, Clone, PartialEq)]
struct Counted {
    /// What is left, merged.
    time: Vec<Interval>,
    /// What was excluded and why, to stand before the working; empty where nothing was.
    note: String,
}

impl Counted {
    /// The down time without the term's exclusions (R12).
    fn of(down: &[Interval], excluded: &[Exclusion]) -> Self {
        if excluded.is_empty() {
            return Self { time: down.to_vec(), note: String::new() };
        }
        let time = windows::exclude(down, excluded);
        let touches = |exclusion: &&Exclusion| {
            let exclusion = Interval { from: exclusion.from, to: exclusion.to };
            // Merged down time is in order: the first that ends after the exclusion begins decides.
            let first = down.partition_point(|interval| interval.to <= exclusion.from);
            down.get(first).is_some_and(|interval| interval.intersection(exclusion).is_some())
        };
        let why: Vec<_> = excluded.iter().filter(touches).map(|exclusion| exclusion.why.as_str()).collect();
        let note = if why.is_empty() {
            String::new()
        } else {
            let removed = windows::seconds(down) - windows::seconds(&time);
            format!("{} excluded ({}); ", working::seconds(&removed), why.join(", "))
        };
        Self { time, note }
    }
}

/// The smaller of a term's amount and its own cap, with the words where the cap took something off.
fn capped(amount: Money, cap: Option<Money>) -> (Money, String) {
    match cap {
        Some(cap) if cap.minor < amount.minor => (cap, format!(", capped at {}", working::money(cap))),
        _ => (amount, String::new()),
    }
}

/// An exact sum as money, rounded once, upwards.
fn rounded(exact: &Exact, like: Money) -> Result<Money, Problem> {
    figures::round_up(exact, like.currency).ok_or(Problem::AmountTooLarge)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{at, usd};
    use super::*;
    use crate::case::NounPhrase;

    fn span(from: &str, to: &str) -> Interval {
        Interval { from: at(from), to: at(to) }
    }

    #[test]
    fn r12_exclusions_reduce_down_time_and_say_why() {
        let down = [span("2026-03-10T09:00:00Z", "2026-03-10T11:00:00Z")];
        let exclusion = |from, to, why| {
            let Interval { from, to } = span(from, to);
            Exclusion { from, to, why: NounPhrase::parse(why).unwrap() }
        };
        let maintenance = exclusion("2026-03-10T08:00:00Z", "2026-03-10T09:30:00Z", "the agreed maintenance");
        let elsewhere = exclusion("2026-03-10T11:00:00Z", "2026-03-10T12:00:00Z", "the storm");
        let again = exclusion("2026-03-10T09:10:00Z", "2026-03-10T09:40:00Z", "the second window");
        let counted = Counted::of(&down, &[maintenance, elsewhere, again]);
        assert_eq!(counted.time, [span("2026-03-10T09:40:00Z", "2026-03-10T11:00:00Z")]);
        assert_eq!(counted.note, "2,400 s excluded (the agreed maintenance, the second window); ");
        assert_eq!(Counted::of(&down, &[]), Counted { time: down.to_vec(), note: String::new() });
    }

    #[test]
    fn r17_a_cap_is_money_and_takes_only_what_is_above_it() {
        assert_eq!(capped(usd("10.00"), Some(usd("9.99"))), (usd("9.99"), ", capped at 9.99 USD".to_owned()));
        assert_eq!(capped(usd("10.00"), Some(usd("10.00"))), (usd("10.00"), String::new()));
        assert_eq!(capped(usd("10.00"), None), (usd("10.00"), String::new()));
    }
}
