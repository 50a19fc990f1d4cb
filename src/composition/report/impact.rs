//! What it did, in numbers: to all, and to this customer.

use schemars::JsonSchema;
use serde::Serialize;

use super::scope::{Scope, length, whole_seconds};
use crate::composition::terms::Terms;
use chrono::TimeDelta;

use crate::case::{Customer, DownWindow, Figure, Money};
use crate::compensation::{Interval, merge};
use crate::composition::wording;

/// Facts of `report/impact.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Impact {
    /// What we were bound to do and did not: a verb phrase.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duty: Option<String>,
    /// What was hit in all.
    pub totals: Vec<Count>,
    /// What it did to the customer the report is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<OwnImpact>,
}

/// How many of what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Count {
    /// A clause, capitalised: `118 of your 2,940 orders were charged twice`.
    pub told: String,
    /// The same as a share, where the whole is known: `about 4.01%`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
}

/// What it did to one customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OwnImpact {
    /// The customer's organisation; a customer's report says "you".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    /// What the reader could not do: a clause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure: Option<String>,
    /// When, in the reader's zone.
    pub windows: Vec<OwnWindow>,
    /// How long in all, where there is more than one stretch; overlaps count once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<String>,
    /// How many of what.
    pub figures: Vec<Count>,
    /// The effect on the reader's own customers: sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub downstream: Option<String>,
    /// Why it hurt then: a clause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mattered_because: Option<String>,
    /// Known losses that followed.
    pub losses: Vec<OwnLoss>,
    /// Their sum, where there is more than one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub losses_sum: Option<String>,
}

/// One stretch in which the customer was hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OwnWindow {
    /// `from 17:20 to 19:30 UK time (UTC) on Friday 6 March`.
    pub told: String,
    /// Its length; absent where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<String>,
    /// Whether it does not enter the contract's down time (R48).
    pub not_counted: bool,
}

/// A known loss that followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OwnLoss {
    /// What it was, capitalised.
    pub what: String,
    /// What it cost.
    pub amount: String,
}

/// The impact; `None` where the record holds nothing of it.
pub(super) fn compose(scope: &Scope<'_>, terms: &mut Terms<'_>) -> Option<Impact> {
    let totals: Vec<Count> = scope.incident.totals.iter().map(count).collect();
    let own = scope.individual.map(|one| own(scope, terms, one.customer)).filter(|own| !own.is_empty());
    let duty = scope.incident.duty.as_ref().map(ToString::to_string);
    (duty.is_some() || !totals.is_empty() || own.is_some()).then_some(Impact { duty, totals, own })
}

fn count(figure: &Figure) -> Count {
    Count {
        told: wording::capitalized(&wording::figure(figure)),
        share: figure.out_of.and_then(|all| wording::share(figure.count, all)),
    }
}

fn own(scope: &Scope<'_>, terms: &mut Terms<'_>, customer: &Customer) -> OwnImpact {
    let impact = &customer.impact;
    let (windows, length) = windows(scope, &impact.windows);
    let figures = impact.figures.iter().map(count).collect();
    let losses = impact
        .losses
        .iter()
        .map(|loss| OwnLoss { what: wording::capitalized(loss.what.as_str()), amount: scope.money(loss.amount) });
    OwnImpact {
        organization: customer.organization.clone().filter(|_| scope.is_internal()),
        failure: impact.failure.as_ref().map(ToString::to_string),
        windows,
        length,
        figures,
        downstream: impact.downstream.as_ref().map(|text| terms.explain(text.as_str())),
        mattered_because: impact.mattered_because.as_ref().map(ToString::to_string),
        losses: losses.collect(),
        losses_sum: sum(scope, &impact.losses.iter().map(|loss| loss.amount).collect::<Vec<_>>()),
    }
}

impl OwnImpact {
    fn is_empty(&self) -> bool {
        self.failure.is_none()
            && self.windows.is_empty()
            && self.figures.is_empty()
            && self.downstream.is_none()
            && self.mattered_because.is_none()
            && self.losses.is_empty()
    }
}

/// The sum of several amounts of one currency.
fn sum(scope: &Scope<'_>, amounts: &[Money]) -> Option<String> {
    let currency = amounts.first()?.currency;
    let one_currency = amounts.len() > 1 && amounts.iter().all(|amount| amount.currency == currency);
    let minor = amounts.iter().try_fold(0_i128, |sum, amount| sum.checked_add(amount.minor))?;
    one_currency.then(|| scope.money(Money { minor, currency }))
}

/// The customer's own windows; the incident's where the reader's clocks differ, since the summary tells only ours.
fn windows(scope: &Scope<'_>, stated: &[DownWindow]) -> (Vec<OwnWindow>, Option<String>) {
    let incident = scope.incident.times.started.instant().zip(scope.end().and_then(|end| end.instant()));
    let whole = incident.map(|(from, to)| DownWindow { from, to, counts: true });
    let differs = scope.differing_zone(whole.into_iter().flat_map(|window| [window.from, window.to])).is_some();
    let zone = scope.reader_zone().unwrap_or(scope.zone);
    let told: Vec<DownWindow> = match stated {
        [] => whole.filter(|_| differs).into_iter().collect(),
        stated => {
            let mut stated = stated.to_vec();
            stated.sort_by_key(|window| (window.from, window.to));
            stated
        }
    };
    let all = (told.len() > 1).then(|| wording::duration(whole_seconds(union(&told))));
    let told = told.iter().map(|window| OwnWindow {
        told: scope.stretch(window.from, window.to, zone),
        length: length(window.from, window.to),
        not_counted: !window.counts,
    });
    (told.collect(), all)
}

/// How long windows last together; overlaps count once.
fn union(windows: &[DownWindow]) -> TimeDelta {
    let intervals = windows.iter().map(|&DownWindow { from, to, .. }| Interval { from, to }).collect();
    merge(intervals).iter().map(|interval| interval.to - interval.from).sum()
}
