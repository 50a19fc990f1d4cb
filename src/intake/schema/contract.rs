//! `contract` and its terms.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Amount, DecimalText, Money, Text, Window, choices};
use crate::case;

choices! {
    /// The period of a recurring fee.
    Period => case::Period { Month, Quarter, Year }
    /// The kind of a contract term.
    TermKind => case::TermKind { Uptime, PerTime, FeeMultiple, PerItem, Fixed }
    /// Whether the edge of a tier belongs to it.
    Bound => case::Bound { Below, AtOrBelow }
    /// How units of down time are counted.
    Count => case::Count { Started, Completed, Exact }
}

/// What was agreed with this customer and what it owes when we fail.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Contract<'a> {
    /// The contract's number or name.
    pub(crate) reference: Option<Text<'a>>,
    /// The clause that owes the credit: `6.2`.
    pub(crate) clause: Option<Text<'a>>,
    /// The name of a plan of the policy, whose fee, terms and cap hold where they are not stated here.
    pub(crate) plan: Option<Text<'a>>,
    /// The recurring fee.
    pub(crate) fee: Option<Fee<'a>>,
    /// The price of a one-off purchase, as money.
    pub(crate) price: Option<Money<'a>>,
    /// What is owed: each term is computed, then all are summed.
    pub(crate) terms: Option<Vec<Term<'a>>>,
    /// The most that all terms together may come to, as money.
    pub(crate) cap: Option<Money<'a>>,
}

/// A recurring fee: `{"amount": "1000.00", "currency": "USD", "per": "month"}`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Fee<'a> {
    /// The amount for one period, as text: `"1000.00"`.
    pub(crate) amount: Option<Amount<'a>>,
    /// The currency, as its three letters in ISO 4217.
    pub(crate) currency: Option<Text<'a>>,
    /// The period: `month`, `quarter` or `year`.
    pub(crate) per: Option<Period>,
}

/// One term of a contract. Which fields it takes depends on `type`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Term<'a> {
    /// `uptime` (a credit by availability), `per_time` (by time down), `fee_multiple` (a multiple of the
    /// fee for the time down), `per_item` or `fixed`.
    #[serde(rename = "type")]
    pub(crate) kind: Option<TermKind>,
    /// For `uptime`: `calendar_month`, `calendar_quarter`, `calendar_year`, or a table of `from` and `to`.
    pub(crate) window: Option<Window<'a>>,
    /// For `uptime` and `fee_multiple`: the time zone of the civil months, as an IANA name; left out:
    /// `incident.time_zone`.
    pub(crate) zone: Option<Text<'a>>,
    /// For `uptime`: credits by availability; of the tiers that hold, the largest credit counts.
    pub(crate) tiers: Option<Vec<Tier<'a>>>,
    /// For `uptime`: whether a tier holds `below` its edge (the default) or `at_or_below` it.
    pub(crate) bound: Option<Bound>,
    /// For `uptime`, `per_time` and `fee_multiple`: time that the contract does not count as down.
    pub(crate) excluded: Option<Vec<Exclusion<'a>>>,
    /// For `uptime`, `per_time` and `fee_multiple`: replaces the contract's fee for this term alone.
    pub(crate) fee: Option<Fee<'a>>,
    /// For `per_time`: the unit, as an ISO 8601 duration without years and months: `PT1H`.
    pub(crate) unit: Option<Text<'a>>,
    /// For `per_time`: what one unit is worth, as money (or `credit_percent`).
    pub(crate) credit: Option<Money<'a>>,
    /// For `per_time`: what one unit is worth, in percent of the fee, as text (or `credit`).
    pub(crate) credit_percent: Option<DecimalText<'a>>,
    /// For `per_time`: which units count: `started` (the default), `completed` or `exact`.
    pub(crate) count: Option<Count>,
    /// For `per_time`: grace, taken off once, as an ISO 8601 duration: `PT30M`.
    pub(crate) after: Option<Text<'a>>,
    /// For `per_time`: the most that this term may come to, as money.
    pub(crate) cap: Option<Money<'a>>,
    /// For `fee_multiple`: the multiple, as text: `"2"`.
    pub(crate) times: Option<DecimalText<'a>>,
    /// For `per_item`: how many items, a whole number.
    pub(crate) items: Option<u64>,
    /// For `per_item` (of one item) and `fixed`: the amount, as money.
    pub(crate) amount: Option<Money<'a>>,
}

/// A tier of credit, all in percent as text: `{"below": "99.9", "at_or_above": "99.0", "credit": "10"}`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Tier<'a> {
    /// Availability under which the tier holds, in percent.
    pub(crate) below: Option<DecimalText<'a>>,
    /// Availability from which on it holds, in percent.
    pub(crate) at_or_above: Option<DecimalText<'a>>,
    /// The credit in percent of the fee of the window; at most 100.
    pub(crate) credit: Option<DecimalText<'a>>,
}

/// Time that the contract takes out of the down time.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Exclusion<'a> {
    /// Its first instant.
    pub(crate) from: Option<Text<'a>>,
    /// The first instant after it.
    pub(crate) to: Option<Text<'a>>,
    /// Why it does not count, as a noun phrase: `the maintenance announced on 1 March`.
    pub(crate) why: Option<Text<'a>>,
}
