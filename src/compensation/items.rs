//! What an item of `restored` or `added` is worth (R32), and a day of service (R21).

use chrono::NaiveDate;
use num_traits::Zero;

use super::problems::Problem;
use super::situation::Situation;
use super::{civil, figures, recurrence, working};
use crate::case::{Exact, Fee, Item, Money};

/// A day of service.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ServiceDay {
    /// Its exact worth.
    pub(super) worth: Exact,
    /// The fee it is a part of.
    pub(super) fee: Money,
    /// Over how many dates that fee is spread.
    pub(super) dates: i64,
}

impl ServiceDay {
    /// The fee by the number of dates in the civil period in which the incident started; clock changes do not
    /// matter here (R21).
    pub(super) fn of(fee: Fee, started_on: NaiveDate) -> Result<Self, Problem> {
        let dates = || {
            let first = civil::first_day(started_on, fee.per)?;
            Some((civil::next_first_day(first, fee.per)? - first).num_days())
        };
        let dates = dates().ok_or(Problem::TimeOutOfReach)?;
        Ok(Self { worth: fee.money.to_ratio() / figures::whole(dates), fee: fee.money, dates })
    }

    /// The service day under the contract's own fee; `None`: there is no such fee (R03).
    pub(super) fn of_contract(situation: &Situation<'_>) -> Result<Option<Self>, Problem> {
        let Some(fee) = situation.customer.contract.fee else { return Ok(None) };
        let started_on = recurrence::start_date(situation.case).ok_or(Problem::InexactStart)?;
        Self::of(fee, started_on).map(Some)
    }
}

/// Whether the item's worth is computed from days of service.
pub(super) fn is_by_days(item: &Item, contract_fee: Option<Fee>) -> bool {
    item.value.is_none() && item.service_days.is_some() && contract_fee.is_some()
}

/// An item's value with its working: as stated, else its days of service rounded up once; `None` where it has
/// neither (R32).
pub(super) fn value(situation: &Situation<'_>, item: &Item) -> Result<Option<(Money, String)>, Problem> {
    if let Some(value) = item.value {
        return Ok(Some((value, format!("{} as stated", working::money(value)))));
    }
    let (Some(days), Some(day)) = (item.service_days, ServiceDay::of_contract(situation)?) else { return Ok(None) };
    let exact = figures::whole(days) * &day.worth;
    let value = figures::round_up(&exact, day.fee.currency).ok_or(Problem::AmountTooLarge)?;
    Ok(Some((value, format!("{} = {}", working::days(&figures::whole(days), &day), working::rounded(&exact, value)))))
}

/// The summed values of what is restored; `None`: no item has one.
pub(super) fn restored(situation: &Situation<'_>) -> Result<Option<Money>, (String, Problem)> {
    let mut values = Vec::new();
    for (index, item) in situation.customer.restored.iter().enumerate() {
        let at_item = |problem| (format!("restored[{index}]"), problem);
        values.extend(value(situation, item).map_err(at_item)?.map(|(value, _)| value));
    }
    let Some(first) = values.first() else { return Ok(None) };
    let sum = figures::sum(values.iter().copied(), first.currency);
    sum.map(Some).ok_or_else(|| ("restored".to_owned(), Problem::AmountTooLarge))
}

/// The exact sum of the losses that the case knows of (R28), in whole units.
pub(super) fn losses(situation: &Situation<'_>) -> Exact {
    situation.customer.impact.losses.iter().fold(Exact::zero(), |sum, loss| sum + loss.amount.to_ratio())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{case_of, customer, fee, item, ratio, usd};
    use super::*;
    use crate::case::{Case, Customer, Period};
    use crate::policy::Policy;
    use chrono_tz::Tz;

    fn on(date: &str) -> NaiveDate {
        date.parse().unwrap()
    }

    fn value_of(case: &Case, item: &Item) -> Result<Option<Money>, Problem> {
        let policy = Policy::default();
        let situation = Situation::of(case, &case.customers[0], &policy).unwrap();
        value(&situation, item).map(|value| value.map(|(value, _)| value))
    }

    fn with_fee(fee: Fee) -> Customer {
        let mut customer = customer("a");
        customer.contract.fee = Some(fee);
        customer
    }

    #[test]
    fn r21_a_service_day_is_the_fee_by_the_dates_of_its_civil_period() {
        let day = |amount, per, date| ServiceDay::of(fee(amount, "USD", per), on(date)).unwrap();
        assert_eq!(day("310.00", Period::Month, "2026-03-31").worth, ratio(10, 1));
        assert_eq!(day("290.00", Period::Month, "2028-02-01").worth, ratio(10, 1));
        assert_eq!(day("90.00", Period::Quarter, "2026-02-10").worth, ratio(1, 1));
        assert_eq!(day("366.00", Period::Year, "2028-12-31").worth, ratio(1, 1));
        assert_eq!(day("366.00", Period::Year, "2028-12-31").dates, 366);
        let month = fee("1.00", "USD", Period::Month);
        assert_eq!(ServiceDay::of(month, NaiveDate::MAX), Err(Problem::TimeOutOfReach));
    }

    #[test]
    fn r21_the_month_is_that_of_the_incidents_zone() {
        let mut case = case_of(with_fee(fee("310.00", "USD", Period::Month)));
        case.incident.times.started = super::super::fixture::moment("2026-02-28T23:30:00Z");
        let three = Item { service_days: Some(3), ..Item::default() };
        assert_eq!(value_of(&case, &three), Ok(Some(usd("33.22"))));
        case.incident.time_zone = Some(Tz::Europe__Rome);
        assert_eq!(value_of(&case, &three), Ok(Some(usd("30.00"))));
    }

    #[test]
    fn r32_an_items_value_is_stated_or_its_days_rounded_up() {
        let case = case_of(with_fee(fee("100.00", "USD", Period::Month)));
        let days = Item { service_days: Some(2), ..Item::default() };
        assert_eq!(value_of(&case, &days), Ok(Some(usd("6.46"))));
        assert_eq!(value_of(&case, &Item { value: Some(usd("7.00")), ..days.clone() }), Ok(Some(usd("7.00"))));
        assert_eq!(value_of(&case, &Item::default()), Ok(None));
        assert_eq!(value_of(&case_of(customer("a")), &days), Ok(None));
    }

    #[test]
    fn the_values_of_what_is_restored_are_summed() {
        let policy = Policy::default();
        let mut case = case_of(with_fee(fee("31.00", "USD", Period::Month)));
        let sum = |case: &Case| restored(&Situation::of(case, &case.customers[0], &policy).unwrap());
        assert_eq!(sum(&case), Ok(None));
        let days = Item { service_days: Some(2), ..Item::default() };
        case.customers[0].restored = vec![item("5.00"), days, item("0.50")];
        assert_eq!(sum(&case), Ok(Some(usd("7.50"))));
        case.customers[0].restored[2].value = Some(Money { minor: i128::MAX, ..usd("0") });
        assert_eq!(sum(&case), Err(("restored".to_owned(), Problem::AmountTooLarge)));
        case.customers[0].restored = vec![Item { service_days: Some(u32::MAX), ..Item::default() }];
        case.customers[0].contract.fee =
            Some(Fee { money: Money { minor: i128::MAX, ..usd("0") }, per: Period::Month });
        assert_eq!(sum(&case), Err(("restored[0]".to_owned(), Problem::AmountTooLarge)));
    }
}
