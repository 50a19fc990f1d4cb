//! One term of the contract after the other: what it measures, over which windows, and what it comes to.

use chrono::{DateTime, Datelike, NaiveDate};
use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::scope::Scope;
use crate::case::{Bound, Decimal, Exact, Exclusion, Period, Term, Tier, Window};
use crate::compensation::{TermOutcome, WindowOutcome};
use crate::composition::wording;

/// One term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TermTold {
    /// Its kind, as the record writes it: `uptime`.
    pub kind: &'static str,
    /// What it comes to.
    pub amount: String,
    /// How that came about, in words.
    pub working: String,
    /// Measured availability; absent for other kinds than `uptime`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub availability: Option<Availability>,
    /// Time that the contract takes out of the down time.
    pub excluded: Vec<Excluded>,
}

/// Measured availability.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Availability {
    /// The windows that the outage touches, in order of time.
    pub windows: Vec<WindowTold>,
    /// The zone in which the windows begin and end: `UK time`.
    pub zone: String,
}

/// One contract window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WindowTold {
    /// What it is called: `March 2026`, `January to March 2026`, `2026`, or its two ends.
    pub name: String,
    /// Its length in seconds, in figures.
    pub length: String,
    /// The down time inside it in seconds, in figures.
    pub down: String,
    /// Availability, cut (R40): `99.70`.
    pub availability: String,
    /// The tier that holds (R04).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<TierTold>,
}

/// A tier of credit, in percent. Exactly one of the two upper edges is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TierTold {
    /// The credit in percent of the window's fee.
    pub credit: String,
    /// The edge under which the tier holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<String>,
    /// The edge up to which the tier holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_or_below: Option<String>,
    /// The edge from which on it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_or_above: Option<String>,
}

/// Time that the contract takes out of the down time (R12).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Excluded {
    /// `from 02:00 to 03:00 UK time (UTC) on Friday 6 March`.
    pub told: String,
    /// Why: a noun phrase.
    pub why: String,
}

/// Each term with its outcome; the two lists run in the same order.
pub(super) fn told(scope: &Scope<'_>, terms: &[Term], outcomes: &[TermOutcome]) -> Vec<TermTold> {
    let told = |(term, outcome): (&Term, &TermOutcome)| TermTold {
        kind: outcome.kind.name(),
        amount: scope.money(outcome.amount),
        working: outcome.working.clone(),
        availability: availability(scope, term, outcome),
        excluded: excluded(term).iter().map(|one| exclusion(scope, one)).collect(),
    };
    terms.iter().zip(outcomes).map(told).collect()
}

fn excluded(term: &Term) -> &[Exclusion] {
    match term {
        Term::Uptime { excluded, .. } | Term::PerTime { excluded, .. } | Term::FeeMultiple { excluded, .. } => excluded,
        Term::PerItem { .. } | Term::Fixed { .. } => &[],
    }
}

fn exclusion(scope: &Scope<'_>, excluded: &Exclusion) -> Excluded {
    Excluded { told: scope.stretch(excluded.from, excluded.to, scope.zone), why: excluded.why.to_string() }
}

fn availability(scope: &Scope<'_>, term: &Term, outcome: &TermOutcome) -> Option<Availability> {
    let Term::Uptime { window, bound, zone, .. } = term else { return None };
    let zone = zone.unwrap_or(scope.zone);
    let windows = outcome.windows.iter().map(|one| WindowTold {
        name: name(scope, *window, one),
        length: seconds(&one.seconds),
        down: seconds(&one.down_seconds),
        availability: one.availability_printed.clone(),
        tier: one.tier.as_ref().map(|tier| told_tier(tier, *bound)),
    });
    Some(Availability { windows: windows.collect(), zone: wording::zone_name(zone) })
}

fn told_tier(tier: &Tier, bound: Bound) -> TierTold {
    let text = |decimal: &Decimal| decimal.as_str().to_owned();
    let edge = text(&tier.below);
    let (below, at_or_below) = match bound {
        Bound::Below => (Some(edge), None),
        Bound::AtOrBelow => (None, Some(edge)),
    };
    TierTold { credit: text(&tier.credit), below, at_or_below, at_or_above: tier.at_or_above.as_ref().map(text) }
}

fn seconds(exact: &Exact) -> String {
    wording::decimal(exact, 9)
}

fn name(scope: &Scope<'_>, window: Window, outcome: &WindowOutcome) -> String {
    let first = outcome.from.date_naive();
    match window {
        Window::Calendar(Period::Month) => format!("{} {}", wording::month(first), first.year()),
        Window::Calendar(Period::Quarter) => {
            let last = first.checked_add_months(chrono::Months::new(2)).unwrap_or(first);
            format!("{} to {} {}", wording::month(first), wording::month(last), first.year())
        }
        Window::Calendar(Period::Year) => first.year().to_string(),
        Window::Between { .. } => format!("{} to {}", end(scope, &outcome.from), end(scope, &outcome.to)),
    }
}

fn end(scope: &Scope<'_>, at: &DateTime<Tz>) -> String {
    let on: NaiveDate = at.date_naive();
    format!("{}, {}", scope.date(on), wording::time(at, scope.region))
}
