//! Whether the letter comes late, in civil days of the incident's zone.

use chrono::NaiveDate;

use super::Lateness;
use crate::case::Case;
use crate::compensation::civil_date;
use crate::policy::Policy;

/// More days than the policy allows for the severity, from the incident's end (its start, if it has none) to the
/// letter; `None`: in time, or not known.
pub(super) fn lateness(case: &Case, policy: &Policy, issued_on: NaiveDate) -> Option<Lateness> {
    let times = &case.incident.times;
    let end = times.resolved.or(times.mitigated).unwrap_or(times.started);
    let days = (issued_on - civil_date(case, &end)?).num_days();
    let limit = *policy.promptness.get(case.incident.severity?);
    (days > i64::from(limit)).then_some(Lateness { days, limit })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{PartialDate, Severity, When};
    use crate::compensation::fixture::{case, moment};
    use chrono_tz::Tz;

    fn late(case: &Case, on: &str) -> Option<(i64, u32)> {
        lateness(case, &Policy::default(), on.parse().unwrap()).map(|late| (late.days, late.limit))
    }

    #[test]
    fn late_is_after_the_last_day_allowed() {
        let mut case = case();
        assert_eq!(late(&case, "2026-03-20"), None);
        assert_eq!(late(&case, "2026-03-21"), Some((11, 10)));
        for (severity, limit) in Severity::ALL.into_iter().zip([14, 10, 7, 5]) {
            case.incident.severity = Some(severity);
            assert_eq!(late(&case, "2026-03-30"), Some((20, limit)));
        }
        case.incident.severity = None;
        assert_eq!(late(&case, "2026-12-31"), None);
    }

    #[test]
    fn it_counts_from_the_end_in_the_incidents_zone() {
        let mut case = case();
        case.incident.times.resolved = Some(moment("2026-03-10T23:30:00Z"));
        assert_eq!(late(&case, "2026-03-21"), Some((11, 10)));
        case.incident.time_zone = Some(Tz::Europe__Rome);
        assert_eq!(late(&case, "2026-03-21"), None);
        case.incident.times.resolved = None;
        case.incident.times.mitigated = Some(moment("2026-03-10T10:00:00Z"));
        case.incident.times.started = moment("2026-03-09T10:00:00Z");
        assert_eq!(late(&case, "2026-03-21"), Some((11, 10)));
        case.incident.times.mitigated = None;
        assert_eq!(late(&case, "2026-03-21"), Some((12, 10)));
        case.incident.times.started.when = When::Partial(PartialDate { year: 2026, month: Some(3) });
        assert_eq!(late(&case, "2026-12-31"), None);
    }
}
