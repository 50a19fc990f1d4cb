//! What the contract between us and one customer owes when we fail (`docs/compensation.md`).

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::{Decimal, Duration, Money, NounPhrase};

/// The contract of one customer; a named plan of the policy has been filled in already.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Contract {
    /// The contract's number or name.
    pub reference: Option<String>,
    /// The clause that owes the credit.
    pub clause: Option<String>,
    /// The recurring fee.
    pub fee: Option<Fee>,
    /// The price of a one-off purchase.
    pub price: Option<Money>,
    /// What is owed, computed one by one and then summed.
    pub terms: Vec<Term>,
    /// The most that all terms together may come to.
    pub cap: Option<Money>,
}

/// A recurring fee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fee {
    /// The money for one period.
    pub money: Money,
    /// The period.
    pub per: Period,
}

/// A civil period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A calendar month.
    Month,
    /// Three calendar months from January, April, July or October (R06).
    Quarter,
    /// A calendar year from January (R06).
    Year,
}

/// One term of a contract, with the exclusions and fee that are its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    /// A credit by measured availability.
    Uptime {
        /// The window over which availability is measured.
        window: Window,
        /// Zone of the civil months; `None`: the incident's (R13).
        zone: Option<Tz>,
        /// Credits by availability; never empty.
        tiers: Vec<Tier>,
        /// Whether an edge belongs to the tier.
        bound: Bound,
        /// Time that does not count as down.
        excluded: Vec<Exclusion>,
        /// Replaces the contract's fee for this term (R03).
        fee: Option<Fee>,
    },
    /// A credit for each unit of down time.
    PerTime {
        /// The unit; longer than zero.
        unit: Duration,
        /// What one unit is worth.
        credit: PerUnit,
        /// How a broken unit counts.
        count: Count,
        /// Grace, taken off once (R14).
        after: Duration,
        /// The most that this term may come to.
        cap: Option<Money>,
        /// Time that does not count as down.
        excluded: Vec<Exclusion>,
        /// Replaces the contract's fee for this term (R03).
        fee: Option<Fee>,
    },
    /// A multiple of the fee for the down time (R18).
    FeeMultiple {
        /// The multiple.
        times: Decimal,
        /// Zone of the civil months; `None`: the incident's (R13).
        zone: Option<Tz>,
        /// Time that does not count as down.
        excluded: Vec<Exclusion>,
        /// Replaces the contract's fee for this term (R03).
        fee: Option<Fee>,
    },
    /// A sum for each affected item.
    PerItem {
        /// How many items (R19).
        items: u64,
        /// What one is worth.
        amount: Money,
    },
    /// A fixed sum.
    Fixed {
        /// The sum.
        amount: Money,
    },
}

/// The name of a kind of term, as the record writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermKind {
    /// `uptime`
    Uptime,
    /// `per_time`
    PerTime,
    /// `fee_multiple`
    FeeMultiple,
    /// `per_item`
    PerItem,
    /// `fixed`
    Fixed,
}

impl Term {
    /// Which kind of term this is.
    pub fn kind(&self) -> TermKind {
        match self {
            Self::Uptime { .. } => TermKind::Uptime,
            Self::PerTime { .. } => TermKind::PerTime,
            Self::FeeMultiple { .. } => TermKind::FeeMultiple,
            Self::PerItem { .. } => TermKind::PerItem,
            Self::Fixed { .. } => TermKind::Fixed,
        }
    }
}

impl TermKind {
    /// The name in the record: `per_time`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Uptime => "uptime",
            Self::PerTime => "per_time",
            Self::FeeMultiple => "fee_multiple",
            Self::PerItem => "per_item",
            Self::Fixed => "fixed",
        }
    }
}

/// The window of an uptime term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// Each calendar month, quarter or year that the outage touches.
    Calendar(Period),
    /// One window of its own; longer than zero (R13).
    Between {
        /// Its first instant.
        from: DateTime<Utc>,
        /// The first instant after it.
        to: DateTime<Utc>,
    },
}

/// A tier of credit, in percent (R04).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    /// Availability under which the tier holds.
    pub below: Decimal,
    /// Availability from which on it holds.
    pub at_or_above: Option<Decimal>,
    /// Percent of the window's fee; at most 100.
    pub credit: Decimal,
}

/// Whether a tier's `below` edge belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bound {
    /// Availability below the edge.
    #[default]
    Below,
    /// Availability at or below the edge.
    AtOrBelow,
}

/// What one unit of down time is worth (R15).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PerUnit {
    /// A sum.
    Money(Money),
    /// Percent of the fee as written.
    PercentOfFee(Decimal),
}

/// How units of down time are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Count {
    /// Every unit begun.
    #[default]
    Started,
    /// Every unit completed.
    Completed,
    /// Fractions count as fractions.
    Exact,
}

/// Time that the contract takes out of the down time (R12).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// Its first instant.
    pub from: DateTime<Utc>,
    /// The first instant after it.
    pub to: DateTime<Utc>,
    /// Why, for the working.
    pub why: NounPhrase,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Currency;

    #[test]
    fn a_term_is_called_as_the_record_writes_it() {
        let amount = Money::parse("5.00", Currency::from_code("GBP").unwrap()).unwrap();
        let times = Decimal::parse("2").unwrap();
        let multiple = Term::FeeMultiple { times, zone: None, excluded: Vec::new(), fee: None };
        let terms = [multiple, Term::PerItem { items: 1, amount }, Term::Fixed { amount }];
        let names = terms.map(|term| term.kind().name());
        assert_eq!(names, ["fee_multiple", "per_item", "fixed"]);
    }
}
