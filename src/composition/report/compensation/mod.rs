//! What this customer gets: the whole computation, what is given beyond it, and when it arrives.

mod terms;

use chrono::Days;
use schemars::JsonSchema;
use serde::Serialize;

pub use terms::{Availability, Excluded, TermTold, TierTold, WindowTold};

use super::scope::Scope;
use crate::case::{Item, Money, Period};
use crate::compensation::{AddedItem, AddedSource, Remedy};
use crate::composition::terms::Terms;
use crate::composition::{Individual, wording};

/// Facts of `report/compensation.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Compensation {
    /// The contract's number or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contract: Option<String>,
    /// The clause that owes the credit, as it stands behind a noun: `clause 8.2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// The recurring fee.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee: Option<FeeTold>,
    /// Term by term, in the order of the contract.
    pub terms: Vec<TermTold>,
    /// What the terms come to together, where there is more than one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_sum: Option<String>,
    /// The most that all terms together may come to, where it took something off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capped_by: Option<String>,
    /// What the contract owes; absent without a term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owed: Option<String>,
    /// What was lost and is given back; not part of the total.
    pub restored: Vec<GivenItem>,
    /// What is given beyond the contract.
    pub added: Vec<GivenItem>,
    /// The worth of what is added, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub added_sum: Option<String>,
    /// What the contract owes and what is added together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<String>,
    /// What arrives by the settlement: what the contract owes and what the policy adds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settled: Option<String>,
    /// When and how it arrives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settlement: Option<Arrival>,
    /// What only our own people may read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub internal: Option<InternalRemedy>,
}

/// A recurring fee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FeeTold {
    /// For one period.
    pub amount: String,
    /// `month`, `quarter` or `year`.
    pub per: &'static str,
}

/// Something given: at least one of `text`, `what`, `days` and `value` is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GivenItem {
    /// What is given and why: sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What is given, where no text says it: a noun phrase, capitalised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// Days of service, where neither says it: `two days`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<String>,
    /// What it is worth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// How its worth came about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub working: Option<String>,
    /// When and how it arrives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arrival: Option<Arrival>,
}

/// When and how something arrives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Arrival {
    /// The day it arrived, if it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_on: Option<String>,
    /// The day by which it will have arrived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// How it travels: a phrase with its preposition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
}

/// What only our own people may read of a remedy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct InternalRemedy {
    /// What the addition costs us.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<String>,
    /// The role that must approve, where somebody must.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approver: Option<String>,
    /// Whether nobody's limit covers the cost.
    pub uncovered: bool,
    /// What the customer said would be fair: sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requested: Option<String>,
    /// The sum the customer asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requested_sum: Option<String>,
    /// Whether that sum is reached (R39).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met: Option<Met>,
}

/// Whether what was asked for is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Met {
    /// It is.
    Met {},
    /// It is not.
    Short {},
}

/// The remedy; `None` without a customer, whose matter it is.
pub(super) fn compose(scope: &Scope<'_>, texts: &mut Terms<'_>) -> Option<Compensation> {
    let individual = scope.individual?;
    let (contract, remedy) = (&individual.customer.contract, individual.remedy);
    let sums: Option<i128> = remedy.owed.terms.iter().try_fold(0_i128, |sum, term| sum.checked_add(term.amount.minor));
    let several = remedy.owed.terms.len() > 1;
    let terms_sum = remedy.owed.terms.first().zip(sums).filter(|_| several);
    let money = |sum| scope.money(sum);
    let settled = settled(remedy);
    Some(Compensation {
        contract: contract.reference.clone(),
        clause: contract.clause.as_deref().map(wording::clause),
        fee: contract.fee.map(|fee| FeeTold { amount: scope.money(fee.money), per: per(fee.per) }),
        terms: terms::told(scope, &contract.terms, &remedy.owed.terms),
        terms_sum: terms_sum.map(|(term, minor)| money(Money { minor, ..term.amount })),
        capped_by: remedy.owed.capped_by.map(money),
        owed: remedy.owed.amount.filter(|_| !remedy.owed.terms.is_empty()).map(money),
        restored: individual.customer.restored.iter().map(|item| given(scope, texts, item)).collect(),
        added: remedy.added.items.iter().map(|item| added(scope, texts, item)).collect(),
        added_sum: remedy.added.value.filter(|sum| !sum.is_zero()).map(money),
        total: remedy.total.filter(|sum| !sum.is_zero()).map(money),
        settled: settled.map(money),
        settlement: settled.map(|_| settlement(scope, individual)),
        internal: scope.is_internal().then(|| internal(scope, individual)),
    })
}

fn per(period: Period) -> &'static str {
    match period {
        Period::Month => "month",
        Period::Quarter => "quarter",
        Period::Year => "year",
    }
}

fn given(scope: &Scope<'_>, texts: &mut Terms<'_>, item: &Item) -> GivenItem {
    let text = item.text.as_ref().map(|text| texts.explain(text.as_str()));
    let what = item.what.as_ref().map(|what| wording::capitalized(what.as_str()));
    let days = item.service_days.map(u64::from).map(|days| counted_days(&wording::count(days), days == 1));
    let any = item.done_on.is_some() || item.by.is_some() || item.how.is_some();
    GivenItem {
        days: days.filter(|_| text.is_none() && what.is_none()),
        what: what.filter(|_| text.is_none()),
        text,
        value: item.value.filter(|value| !value.is_zero()).map(|value| scope.money(value)),
        working: None,
        arrival: any.then(|| Arrival {
            done_on: item.done_on.map(|on| scope.day(on)),
            by: item.by.filter(|_| item.done_on.is_none()).map(|by| scope.day(by)),
            how: item.how.as_ref().map(ToString::to_string),
        }),
    }
}

/// The working of a gesture names its cost to us, and that of a stated value says nothing new: customers see neither.
fn added(scope: &Scope<'_>, texts: &mut Terms<'_>, added: &AddedItem) -> GivenItem {
    let mut told = given(scope, texts, &added.item);
    if let (None, None, Some(days)) = (&told.text, &told.what, &added.service_days) {
        let one = days.to_integer() == Some(1);
        let number = wording::decimal(days, 6);
        let counted = number
            .parse()
            .ok()
            .filter(|_| days.is_integer())
            .map_or(number, |number| wording::count(number).into_owned());
        told.days = Some(counted_days(&counted, one));
    }
    let says_something = match added.source {
        AddedSource::Goodwill => true,
        AddedSource::Case => added.item.service_days.is_some(),
        AddedSource::Gesture(_) => scope.is_internal(),
    };
    told.working = says_something.then(|| added.working.clone());
    told
}

fn counted_days(number: &str, one: bool) -> String {
    format!("{number} day{}", if one { "" } else { "s" })
}

/// What arrives by the settlement (`docs/case.md`, `settlement`); items of the case arrive by themselves.
fn settled(remedy: &Remedy) -> Option<Money> {
    let by_policy = remedy.added.items.iter().filter(|item| item.source == AddedSource::Goodwill);
    let sums = remedy.owed.amount.into_iter().chain(by_policy.filter_map(|item| item.item.value));
    let sum = sums.reduce(|sum, more| Money { minor: sum.minor.saturating_add(more.minor), ..sum });
    sum.filter(|sum| !sum.is_zero())
}

/// When and how it arrives: as the customer's record says, otherwise as the policy has it.
fn settlement(scope: &Scope<'_>, individual: Individual<'_>) -> Arrival {
    let rule = &scope.record.policy.settlement;
    let stated = individual.customer.settlement.clone().unwrap_or_default();
    let due = || scope.record.issued_on.checked_add_days(Days::new(u64::from(rule.within_days)));
    let by = if stated.done_on.is_some() { None } else { stated.by.or_else(due) };
    Arrival {
        done_on: stated.done_on.map(|on| scope.day(on)),
        by: by.map(|by| scope.day(by)),
        how: Some(stated.how.as_ref().unwrap_or(&rule.how).to_string()),
    }
}

fn internal(scope: &Scope<'_>, individual: Individual<'_>) -> InternalRemedy {
    let Individual { customer, remedy, .. } = individual;
    let approval = &remedy.approval;
    InternalRemedy {
        cost: remedy.added.cost.map(|cost| scope.money(cost)),
        approver: approval.role.as_ref().filter(|_| approval.needed).map(ToString::to_string),
        uncovered: approval.uncovered,
        requested: customer.requested.as_ref().map(ToString::to_string),
        requested_sum: customer.requested_amount.map(|sum| scope.money(sum)),
        met: remedy.request_met.map(|met| if met { Met::Met {} } else { Met::Short {} }),
    }
}
