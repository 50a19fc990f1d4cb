//! When we come back to a customer: one answer for every document that promises it.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use chrono_tz::Tz;

use crate::case::{CauseStatus, Customer, DayOrTime, FollowUp, Incident};
use crate::policy::Policy;

/// What we come back with after a document of `issued_on`: the case's follow-ups in the order of their days, else the
/// policy's one.
pub(super) fn follow_ups(customer: &Customer, policy: &Policy, issued_on: NaiveDate) -> Vec<FollowUp> {
    if !customer.follow_ups.is_empty() {
        let mut promised = customer.follow_ups.clone();
        promised.sort_by_key(|follow_up| match follow_up.on {
            DayOrTime::Day(day) => day.and_time(NaiveTime::MIN),
            DayOrTime::Time(at) => at.naive_utc(),
        });
        return promised;
    }
    let rule = policy.follow_up;
    let day = issued_on.checked_add_days(Days::new(u64::from(rule.after_days)));
    day.map(|day| FollowUp { on: DayOrTime::Day(off_the_weekend(day)), how: rule.how }).into_iter().collect()
}

/// When the letter comes after a failure that is over: within the days that the policy allows for its severity, where a
/// document of `issued_on` can still announce that.
pub(super) fn letter_by(incident: &Incident, policy: &Policy, zone: Tz, issued_on: NaiveDate) -> Option<NaiveDate> {
    let days = *policy.promptness.get(incident.severity?);
    let end = incident.times.resolved?.instant()?.with_timezone(&zone).date_naive();
    end.checked_add_days(Days::new(u64::from(days))).filter(|by| *by >= issued_on)
}

/// The day by which an update promises to tell the cause: it is told as long as no cause is confirmed.
pub(super) fn cause_by(incident: &Incident) -> Option<NaiveDate> {
    let is_told = incident.root_cause.is_some() && incident.root_cause_status == Some(CauseStatus::Confirmed);
    incident.answer_by.filter(|_| !is_told)
}

/// The day itself, or the Monday after it (`docs/case.md`).
fn off_the_weekend(day: NaiveDate) -> NaiveDate {
    let past_friday = day.weekday().num_days_from_monday().saturating_sub(4);
    match past_friday {
        0 => day,
        over => day.checked_add_days(Days::new(u64::from(3 - over))).unwrap_or(day),
    }
}

#[cfg(test)]
mod tests {
    use super::off_the_weekend;
    use chrono::NaiveDate;

    #[test]
    fn a_follow_up_moves_off_the_weekend() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        assert_eq!([5, 6, 7, 8, 9].map(|of| off_the_weekend(day(of))), [day(5), day(6), day(9), day(9), day(9)]);
    }
}
