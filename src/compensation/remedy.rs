//! The result of the arithmetic, each figure with its working.

use chrono::DateTime;
use chrono_tz::Tz;

use crate::case::{Currency, Exact, Item, Money, TermKind, Tier, Title};

/// What one customer gets, and on whose word.
#[derive(Debug, Clone, PartialEq)]
pub struct Remedy {
    /// The one currency of the customer's money; `None`: there is no money (R35).
    pub currency: Option<Currency>,
    /// What the contract owes.
    pub owed: Owed,
    /// What is given beyond it.
    pub added: Added,
    /// Both together (R34); `None`: there is no money.
    pub total: Option<Money>,
    /// The summed values of what is restored; `None`: no item has one.
    pub restored: Option<Money>,
    /// Whether what the customer asked for is met (R39); `None`: no sum was asked for.
    pub request_met: Option<bool>,
    /// Who must approve.
    pub approval: Approval,
}

impl Remedy {
    /// Of a document that promises nothing.
    pub fn none() -> Self {
        Self {
            currency: None,
            owed: Owed { amount: None, capped_by: None, terms: Vec::new() },
            added: Added { items: Vec::new(), value: None, cost: None, factor: Exact::from(1), ceiling_applied: false },
            total: None,
            restored: None,
            request_met: None,
            approval: Approval::default(),
        }
    }
}

/// What the contract owes.
#[derive(Debug, Clone, PartialEq)]
pub struct Owed {
    /// After the cap (R20); `None`: there is no money.
    pub amount: Option<Money>,
    /// The cap, where it took something off.
    pub capped_by: Option<Money>,
    /// Term by term, uncapped, in the order of the contract.
    pub terms: Vec<TermOutcome>,
}

/// What one term comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct TermOutcome {
    /// Which kind of term.
    pub kind: TermKind,
    /// The windows that the outage touches, in order of time; empty for other terms than uptime (R41).
    pub windows: Vec<WindowOutcome>,
    /// Units counted (`per_time`, `per_item`).
    pub units: Option<Exact>,
    /// The amount, rounded once, upwards (R44).
    pub amount: Money,
    /// How it came about, in words.
    pub working: String,
}

/// One contract window.
#[derive(Debug, Clone, PartialEq)]
pub struct WindowOutcome {
    /// Its first instant, in the term's zone.
    pub from: DateTime<Tz>,
    /// The first instant after it.
    pub to: DateTime<Tz>,
    /// Its length in seconds.
    pub seconds: Exact,
    /// The down time inside it in seconds.
    pub down_seconds: Exact,
    /// 100 x (1 - down / length), exact.
    pub availability: Exact,
    /// The same as it is printed: cut, with as many decimals as the finest tier edge, at least two (R40).
    pub availability_printed: String,
    /// The tier that holds (R04).
    pub tier: Option<Tier>,
}

/// What is given beyond the contract.
#[derive(Debug, Clone, PartialEq)]
pub struct Added {
    /// The items: the case's, or goodwill first and then gestures in the order of the policy (R30).
    pub items: Vec<AddedItem>,
    /// The sum of their values (R32); `None`: there is no money.
    pub value: Option<Money>,
    /// The sum of their costs (R33).
    pub cost: Option<Money>,
    /// The multiplier for earlier failures (R26): 1 where there are none.
    pub factor: Exact,
    /// Whether the ceiling cut the goodwill (R28).
    pub ceiling_applied: bool,
}

/// One thing given beyond the contract.
#[derive(Debug, Clone, PartialEq)]
pub struct AddedItem {
    /// What the letter tells; its `value` and `cost` are filled in where they are known.
    pub item: Item,
    /// Days of service, where it is a number of them (may be broken by a factor; R36, R43).
    pub service_days: Option<Exact>,
    /// Where it comes from.
    pub source: AddedSource,
    /// How its value came about, in words that the customer may read: never what it costs us.
    pub working: String,
}

/// Where an added item comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddedSource {
    /// The case states it.
    Case,
    /// The policy's goodwill, as days of service or as money.
    Goodwill,
    /// A gesture of the policy, by its id.
    Gesture(String),
}

/// Who must approve what is added (R33).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Approval {
    /// The first role whose limit covers the cost; `None`: none covers, or there are no authorities.
    pub role: Option<Title>,
    /// That role's limit.
    pub limit: Option<Money>,
    /// Whether somebody other than who writes must approve.
    pub needed: bool,
    /// Whether there are authorities and none covers the cost.
    pub uncovered: bool,
}
