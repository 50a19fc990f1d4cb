//! Which earlier failures count (R26): those not longer ago than the policy's window.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::civil;
use crate::case::{Case, Customer, Moment, When};
use crate::policy::Policy;

/// The date on which something happened, in the incident's zone (UTC where it has none); `None` where the record does
/// not know the day.
pub fn civil_date(case: &Case, moment: &Moment) -> Option<NaiveDate> {
    match moment.when {
        When::Instant(at) => civil::local_day(at, case.incident.time_zone.unwrap_or(Tz::UTC)),
        When::Day(day) => Some(day),
        When::Partial(_) => None,
    }
}

/// The date on which the incident started, as [`civil_date`] tells it.
pub(super) fn start_date(case: &Case) -> Option<NaiveDate> {
    civil_date(case, &case.incident.times.started)
}

/// Indices of the earlier failures that lie 0 to `repeat_window_days` days before the incident's date, both
/// included, similar or not, in the order of the record (R26).
pub fn earlier_failures(case: &Case, customer: &Customer, policy: &Policy) -> Vec<usize> {
    // Most customers have none, and nobody asks for the day.
    if customer.earlier_failures.is_empty() {
        return Vec::new();
    }
    let Some(started_on) = start_date(case) else { return Vec::new() };
    let window = 0..=i64::from(policy.goodwill.repeat_window_days);
    let inside = |on: NaiveDate| window.contains(&(started_on - on).num_days());
    let failures = customer.earlier_failures.iter().enumerate();
    failures.filter(|(_, failure)| inside(failure.on)).map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{case_of, customer, earlier, moment};
    use super::*;
    use crate::case::PartialDate;

    #[test]
    fn r26_the_window_holds_both_its_ends() {
        let mut customer = customer("a");
        let days = ["2026-03-11", "2026-03-10", "2025-03-10", "2025-03-09", "2025-09-01"];
        customer.earlier_failures = days.map(|on| earlier(on, false)).to_vec();
        let case = case_of(customer);
        let mut policy = Policy::default();
        assert_eq!(earlier_failures(&case, &case.customers[0], &policy), [1, 2, 4]);
        policy.goodwill.repeat_window_days = 0;
        assert_eq!(earlier_failures(&case, &case.customers[0], &policy), [1]);
    }

    #[test]
    fn r26_the_date_is_that_of_the_incidents_zone() {
        let mut customer = customer("a");
        customer.earlier_failures = vec![earlier("2025-03-09", true)];
        let mut case = case_of(customer);
        case.incident.times.started = moment("2026-03-10T03:00:00Z");
        let policy = Policy::default();
        assert_eq!(earlier_failures(&case, &case.customers[0], &policy), [0_usize; 0]);
        case.incident.time_zone = Some(Tz::America__New_York);
        assert_eq!(earlier_failures(&case, &case.customers[0], &policy), [0]);
    }

    #[test]
    fn a_day_will_do_and_a_month_will_not() {
        let mut case = case_of(customer("a"));
        let day = NaiveDate::from_ymd_opt(2026, 3, 10).unwrap();
        assert_eq!(start_date(&case), Some(day));
        case.incident.times.started.when = When::Day(day);
        assert_eq!(start_date(&case), Some(day));
        case.incident.times.started.when = When::Partial(PartialDate { year: 2026, month: Some(3) });
        assert_eq!(start_date(&case), None);
        assert_eq!(earlier_failures(&case, &case.customers[0], &Policy::default()), [0_usize; 0]);
    }
}
