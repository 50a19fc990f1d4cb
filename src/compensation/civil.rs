//! Civil months, quarters and years of a zone as stretches of exact time (R05, R06).

use chrono::{DateTime, Datelike, NaiveDate, Offset, TimeZone, Utc};
use chrono_tz::{GapInfo, Tz};

use super::problems::Problem;
use super::windows::Interval;
use crate::case::Period;

/// How many months a period has.
pub(super) fn months(period: Period) -> u32 {
    match period {
        Period::Month => 1,
        Period::Quarter => 3,
        Period::Year => 12,
    }
}

/// The first day of the period to which a date belongs; `None` only at the ends of the calendar.
pub(super) fn first_day(date: NaiveDate, period: Period) -> Option<NaiveDate> {
    let months = months(period);
    NaiveDate::from_ymd_opt(date.year(), date.month0() / months * months + 1, 1)
}

/// The first day of the next period, from the first day of one.
pub(super) fn next_first_day(first: NaiveDate, period: Period) -> Option<NaiveDate> {
    first.checked_add_months(chrono::Months::new(months(period)))
}

/// The first instant at which the zone's clocks read 00:00 or later on that day: the first of two midnights, the
/// end of the gap where midnight is skipped (R05). `None` outside the years that a record can write.
fn begins(day: NaiveDate, zone: Tz) -> Option<DateTime<Utc>> {
    if !(-1..=10_000).contains(&day.year()) {
        return None;
    }
    let midnight = day.and_hms_opt(0, 0, 0)?;
    let first = match zone.from_local_datetime(&midnight).earliest() {
        Some(first) => first,
        None => GapInfo::new(&midnight, &zone)?.end?,
    };
    Some(first.with_timezone(&Utc))
}

/// The day that the zone's clocks show.
pub(super) fn local_day(at: DateTime<Utc>, zone: Tz) -> Option<NaiveDate> {
    let offset = zone.offset_from_utc_datetime(&at.naive_utc()).fix();
    at.naive_utc().checked_add_offset(offset).map(|local| local.date())
}

/// The civil period that contains an instant.
pub(super) fn containing(at: DateTime<Utc>, period: Period, zone: Tz) -> Result<Interval, Problem> {
    let find = || {
        let first = first_day(local_day(at, zone)?, period)?;
        let second = next_first_day(first, period)?;
        let (from, to) = (begins(first, zone)?, begins(second, zone)?);
        // Between two midnights the clocks show the old period's last evening again; the new one has begun.
        if to <= at {
            let third = next_first_day(second, period)?;
            return Some(Interval { from: to, to: begins(third, zone)? });
        }
        Some(Interval { from, to })
    };
    find().ok_or(Problem::TimeOutOfReach)
}

/// The civil periods that an interval touches, in order.
pub(super) fn covering(interval: Interval, period: Period, zone: Tz) -> Result<Vec<Interval>, Problem> {
    let mut periods = Vec::new();
    let mut reached = interval.from;
    while reached < interval.to {
        let next = containing(reached, period, zone)?;
        reached = next.to;
        periods.push(next);
    }
    Ok(periods)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::at;
    use super::*;
    use proptest::prelude::*;

    fn month(instant: &str, zone: Tz) -> Interval {
        containing(at(instant), Period::Month, zone).unwrap()
    }

    fn between(from: &str, to: &str) -> Interval {
        Interval { from: at(from), to: at(to) }
    }

    #[test]
    fn r05_a_month_with_a_clock_change_has_its_true_length() {
        let march = month("2026-03-15T00:00:00Z", Tz::Europe__Rome);
        assert_eq!(march, between("2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z"));
        assert_eq!(march.seconds(), super::super::figures::whole(2_674_800));
    }

    #[test]
    fn r05_a_month_begins_at_the_first_of_two_midnights() {
        // Clocks go from 01:00 back to 00:00 on Sunday 1 November 2026.
        let november = month("2026-11-15T00:00:00Z", Tz::America__Havana);
        assert_eq!(november.from, at("2026-11-01T04:00:00Z"));
        assert_eq!(month("2026-11-01T03:59:59Z", Tz::America__Havana).to, november.from);
    }

    #[test]
    fn r05_a_month_that_has_begun_stays_begun_when_the_clocks_go_back_over_midnight() {
        // Clocks go from 00:01 on 1 November 2009 back to 23:01 on 31 October.
        let november = month("2009-11-15T00:00:00Z", Tz::America__St_Johns);
        assert_eq!(november, between("2009-11-01T02:30:00Z", "2009-12-01T03:30:00Z"));
        assert_eq!(month("2009-11-01T03:00:00Z", Tz::America__St_Johns), november);
        assert_eq!(month("2009-11-01T02:29:59Z", Tz::America__St_Johns).to, november.from);
    }

    #[test]
    fn r05_a_month_whose_midnight_is_skipped_begins_at_the_end_of_the_gap() {
        for (instant, zone, begins) in [
            ("2023-10-15T00:00:00Z", Tz::America__Asuncion, "2023-10-01T04:00:00Z"),
            ("2011-04-15T00:00:00Z", Tz::Asia__Damascus, "2011-03-31T22:00:00Z"),
            ("1986-05-15T00:00:00Z", Tz::Asia__Beirut, "1986-04-30T22:00:00Z"),
            ("1949-12-15T00:00:00Z", Tz::America__Sao_Paulo, "1949-12-01T03:00:00Z"),
            ("1942-04-15T00:00:00Z", Tz::Africa__Cairo, "1942-03-31T22:00:00Z"),
        ] {
            assert_eq!(month(instant, zone).from, at(begins), "{zone}");
            assert_eq!(month(begins, zone).from, at(begins), "{zone}");
        }
    }

    #[test]
    fn r05_where_midnight_falls_back_at_its_own_instant_it_comes_once() {
        // Thursday 31 October 2024, 24:00, becomes 23:00: the clocks read 00:00 one hour later.
        assert_eq!(month("2024-11-15T00:00:00Z", Tz::Africa__Cairo).from, at("2024-10-31T22:00:00Z"));
    }

    #[test]
    fn r06_quarters_and_years_begin_in_january() {
        let utc = |period| containing(at("2026-05-31T12:00:00Z"), period, Tz::UTC).unwrap();
        assert_eq!(utc(Period::Quarter), between("2026-04-01T00:00:00Z", "2026-07-01T00:00:00Z"));
        assert_eq!(utc(Period::Year), between("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"));
        for (month, begins) in [(1, 1), (3, 1), (4, 4), (6, 4), (7, 7), (9, 7), (10, 10), (12, 10)] {
            let day = NaiveDate::from_ymd_opt(2026, month, 28).unwrap();
            assert_eq!(first_day(day, Period::Quarter).unwrap().month(), begins);
        }
    }

    #[test]
    fn an_interval_touches_each_period_once_and_not_the_one_it_ends_at() {
        let covered = covering(between("2026-01-31T23:00:00Z", "2026-03-01T00:00:00Z"), Period::Month, Tz::UTC);
        let starts: Vec<_> = covered.unwrap().iter().map(|period| period.from).collect();
        assert_eq!(starts, [at("2026-01-01T00:00:00Z"), at("2026-02-01T00:00:00Z")]);
        assert_eq!(
            covering(between("2026-02-01T00:00:00Z", "2026-02-01T00:00:00Z"), Period::Month, Tz::UTC),
            Ok(vec![])
        );
    }

    #[test]
    fn times_beyond_the_calendar_are_a_problem_and_never_a_panic() {
        for zone in [Tz::Pacific__Kiritimati, Tz::Pacific__Midway, Tz::UTC] {
            for instant in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
                for period in [Period::Month, Period::Quarter, Period::Year] {
                    assert_eq!(containing(instant, period, zone), Err(Problem::TimeOutOfReach));
                }
            }
        }
        assert!(containing(at("9999-12-31T23:59:59Z"), Period::Month, Tz::UTC).is_ok());
        assert!(containing(at("0000-01-01T00:00:00+14:00"), Period::Year, Tz::UTC).is_ok());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn the_period_of_an_instant_contains_it(seconds in -60_000_000_000_i64..250_000_000_000, zone in 0..chrono_tz::TZ_VARIANTS.len()) {
            let at = DateTime::from_timestamp(seconds, 0).unwrap();
            let zone = chrono_tz::TZ_VARIANTS[zone];
            for period in [Period::Month, Period::Quarter, Period::Year] {
                let found = containing(at, period, zone).unwrap();
                prop_assert!(found.from <= at && at < found.to);
                prop_assert_eq!(containing(found.to, period, zone).unwrap().from, found.to);
                prop_assert_eq!(containing(found.from, period, zone).unwrap(), found);
            }
        }
    }
}
