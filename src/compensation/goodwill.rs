//! The policy's goodwill: days of service or a share, more for a repeat, cut to the ceiling.

use num_traits::{One, Zero};

use super::above_zero;
use super::figures::{round_up, whole};
use super::items::{self, ServiceDay};
use super::problems::Problem;
use super::remedy::{AddedItem, AddedSource};
use super::situation::Situation;
use super::{recurrence, working};
use crate::case::{Decimal, Exact, Item, Money, Severity};

/// What the policy's goodwill comes to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Goodwill {
    /// The item; `None`: nothing to measure it by, or nothing left of it.
    pub(super) item: Option<AddedItem>,
    /// The multiplier for earlier failures (R26).
    pub(super) factor: Exact,
    /// Whether it was cut to its limit (R28).
    pub(super) ceiling_applied: bool,
}

/// What goodwill is measured by (R22).
#[derive(Debug, Clone, PartialEq)]
enum Base {
    /// So many days of service.
    Days(u32, ServiceDay),
    /// A share of this sum.
    Share(Money, &'static str),
}

/// Sums that goodwill looks at, beside the contract's own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sums {
    /// What the contract owes, after its cap (R23).
    pub(super) owed: Option<Money>,
    /// The values of `restored`.
    pub(super) restored: Option<Money>,
}

/// Works out the policy's goodwill for a case of that severity.
pub(super) fn goodwill(situation: &Situation<'_>, severity: Severity, sums: Sums) -> Result<Goodwill, Problem> {
    let factor = factor(situation)?;
    let Some(base) = base(situation, severity, sums)? else {
        return Ok(Goodwill { item: None, factor, ceiling_applied: false });
    };
    let (full, mut words, service_days, like) = worth(situation, &base, &factor);
    let limit = limit(situation, sums);
    let ceiling_applied = full > limit.amount;
    if ceiling_applied {
        words = format!("{words}, cut to {}", limit.words());
    }
    let exact = if ceiling_applied { limit.amount } else { full };
    let value = round_up(&exact, like.currency).ok_or(Problem::AmountTooLarge)?;
    let words = format!("{words} = {}", working::rounded(&exact, value));
    // Days that were cut are money (R43).
    let service_days = service_days.filter(|_| !ceiling_applied);
    let item = above_zero(&value).then(|| AddedItem {
        item: Item {
            value: Some(value),
            cost: Some(value),
            service_days: service_days.as_ref().and_then(as_count),
            ..Item::default()
        },
        service_days,
        source: AddedSource::Goodwill,
        working: words,
    });
    Ok(Goodwill { item, factor, ceiling_applied })
}

/// `repeat_factor` once for each earlier failure inside the window, two times at most (R26).
fn factor(situation: &Situation<'_>) -> Result<Exact, Problem> {
    recurrence::start_date(situation.case).ok_or(Problem::InexactStart)?;
    let earlier = recurrence::earlier_failures(situation.case, situation.customer, situation.policy);
    let once = situation.policy.goodwill.repeat_factor.to_ratio();
    Ok(earlier.iter().take(2).fold(Exact::one(), |factor, _| factor * &once))
}

/// The first that is above zero of: days of service, the contractual amount, the fee as written or the price in
/// its place, the values of what is restored (R22, R47).
fn base(situation: &Situation<'_>, severity: Severity, sums: Sums) -> Result<Option<Base>, Problem> {
    let goodwill = &situation.policy.goodwill;
    let days = *goodwill.service_days.get(severity);
    let day = ServiceDay::of_contract(situation)?.filter(|day| above_zero(&day.fee) && days > 0);
    if let Some(day) = day {
        return Ok(Some(Base::Days(days, day)));
    }
    if goodwill.share.is_zero() {
        return Ok(None);
    }
    let (price, name) = price(situation);
    let sums = [(sums.owed, "the contractual amount"), (price, name), (sums.restored, "what is restored")];
    let first = sums.into_iter().find_map(|(sum, name)| Some((sum.filter(above_zero)?, name)));
    Ok(first.map(|(sum, name)| Base::Share(sum, name)))
}

/// The fee as written, or the one-off price where there is no fee (R47).
fn price(situation: &Situation<'_>) -> (Option<Money>, &'static str) {
    let contract = &situation.customer.contract;
    match contract.fee {
        Some(fee) => (Some(fee.money), "the fee"),
        None => (contract.price, "the price"),
    }
}

/// The exact worth before the ceiling, its words, the days of service if it is some, and an amount of its currency.
fn worth(situation: &Situation<'_>, base: &Base, factor: &Exact) -> (Exact, String, Option<Exact>, Money) {
    let repeat =
        if factor.is_one() { String::new() } else { format!(" × {} for earlier failures", working::number(factor)) };
    match base {
        Base::Days(days, day) => {
            // Days by the factor are not rounded, their worth is (R36).
            let given = whole(*days) * factor;
            let words = if factor.is_one() {
                working::days(&given, day).to_string()
            } else {
                let plain = working::count(&whole(*days), "service day", "service days").to_string();
                format!("{plain}{repeat} = {}", working::days(&given, day))
            };
            (&given * &day.worth, words, Some(given), day.fee)
        }
        Base::Share(sum, name) => {
            let share = &situation.policy.goodwill.share;
            let words = format!("{} × {name} of {}{repeat}", share.as_str(), working::money(*sum));
            (share.to_ratio() * sum.to_ratio() * factor, words, None, *sum)
        }
    }
}

/// The most that goodwill may come to.
#[derive(Debug, Clone, PartialEq)]
struct Limit<'a> {
    /// Exact.
    amount: Exact,
    /// The ceiling and the price that it is a multiple of; `None`: the losses are more.
    ceiling: Option<(&'a Decimal, Option<Money>)>,
}

impl Limit<'_> {
    /// `the ceiling of 1.5 × 300.00 USD`
    fn words(&self) -> String {
        let Some((times, price)) = self.ceiling else { return "the losses that are known of".to_owned() };
        format!("the ceiling of {} × {}", times.as_str(), price.map_or_else(String::new, working::money))
    }
}

/// The larger of the ceiling and the proven losses (R28). The ceiling is a multiple of the price of what failed: the
/// fee, else the one-off price, else the contractual amount, else the values of what is restored (R27, R47).
fn limit<'a>(situation: &Situation<'a>, sums: Sums) -> Limit<'a> {
    let ceiling = &situation.policy.goodwill.ceiling;
    let prices = [price(situation).0, sums.owed, sums.restored];
    let price = prices.into_iter().flatten().find(above_zero);
    let amount = price.map_or_else(Exact::zero, |price| ceiling.to_ratio() * price.to_ratio());
    let losses = items::losses(situation);
    if losses > amount {
        return Limit { amount: losses, ceiling: None };
    }
    Limit { amount, ceiling: Some((ceiling, price)) }
}

/// Days as an item counts them; a broken number is in `AddedItem::service_days` alone.
fn as_count(days: &Exact) -> Option<u32> {
    u32::try_from(days.to_integer()?).ok()
}
