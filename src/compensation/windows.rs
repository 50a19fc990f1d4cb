//! Half-open stretches of time (R01): the customer's down time, merged, less exclusions, clipped to a window.

use chrono::{DateTime, Utc};

use super::problems::Problem;
use crate::case::{Customer, Exact, Exclusion, Incident};

/// `[from, to)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Its first instant.
    pub from: DateTime<Utc>,
    /// The first instant after it.
    pub to: DateTime<Utc>,
}

impl Interval {
    /// Its exact length in seconds (R25).
    pub(super) fn seconds(self) -> Exact {
        Exact::new(nanoseconds(self.to) - nanoseconds(self.from), 1_000_000_000)
    }

    /// What both have in common, if that is longer than zero.
    pub(super) fn intersection(self, other: Self) -> Option<Self> {
        let both = Self { from: self.from.max(other.from), to: self.to.min(other.to) };
        (both.from < both.to).then_some(both)
    }
}

/// Nanoseconds since 1970; wide enough for any time that chrono knows.
fn nanoseconds(at: DateTime<Utc>) -> i128 {
    i128::from(at.timestamp()) * 1_000_000_000 + i128::from(at.timestamp_subsec_nanos())
}

/// The summed length in seconds.
pub(super) fn seconds(intervals: &[Interval]) -> Exact {
    intervals.iter().map(|interval| interval.seconds()).sum()
}

/// When this customer was hit, merged and in order: the windows that count (R48), or from the incident's start
/// to its end where the record has no window at all (R09).
pub(super) fn down_time(incident: &Incident, customer: &Customer) -> Result<Vec<Interval>, Problem> {
    let windows = &customer.impact.windows;
    if windows.is_empty() {
        let times = &incident.times;
        let from = times.started.instant().ok_or(Problem::InexactStart)?;
        let end = times.resolved.or(times.mitigated).ok_or(Problem::MissingEnd)?;
        let to = end.instant().ok_or(Problem::MissingEnd)?;
        return Ok(merge(vec![Interval { from, to }]));
    }
    let counting = windows.iter().filter(|window| window.counts);
    Ok(merge(counting.map(|window| Interval { from: window.from, to: window.to }).collect()))
}

/// The same time as disjoint intervals in order, none of them empty (R11).
pub fn merge(mut intervals: Vec<Interval>) -> Vec<Interval> {
    intervals.retain(|interval| interval.from < interval.to);
    intervals.sort_unstable_by_key(|interval| (interval.from, interval.to));
    let mut merged: Vec<Interval> = Vec::with_capacity(intervals.len());
    for next in intervals {
        match merged.last_mut() {
            Some(last) if next.from <= last.to => last.to = last.to.max(next.to),
            _ => merged.push(next),
        }
    }
    merged
}

/// Merged down time without what the contract excludes (R12).
pub(super) fn exclude(down: &[Interval], excluded: &[Exclusion]) -> Vec<Interval> {
    let excluded = merge(excluded.iter().map(|one| Interval { from: one.from, to: one.to }).collect());
    let mut left = Vec::with_capacity(down.len());
    for &Interval { from, to } in down {
        let first = excluded.partition_point(|exclusion| exclusion.to <= from);
        let mut reached = from;
        for exclusion in excluded[first..].iter().take_while(|exclusion| exclusion.from <= to) {
            left.push(Interval { from: reached, to: exclusion.from });
            reached = exclusion.to;
        }
        left.push(Interval { from: reached, to });
    }
    merge(left)
}

/// The part of merged down time inside one window.
pub(super) fn clip(down: &[Interval], window: Interval) -> Vec<Interval> {
    let first = down.partition_point(|interval| interval.to <= window.from);
    down[first..].iter().map_while(|interval| interval.intersection(window)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{at, case, customer, ratio};
    use super::*;
    use crate::case::{DownWindow, Moment, NounPhrase, When};

    fn span(from: i64, to: i64) -> Interval {
        let instant = |seconds| DateTime::from_timestamp(seconds, 0).unwrap();
        Interval { from: instant(from), to: instant(to) }
    }

    fn exclusion(from: i64, to: i64) -> Exclusion {
        let Interval { from, to } = span(from, to);
        Exclusion { from, to, why: NounPhrase::parse("the agreed work").unwrap() }
    }

    #[test]
    fn r01_intervals_are_half_open() {
        assert_eq!(span(0, 10).intersection(span(10, 20)), None);
        assert_eq!(span(0, 11).intersection(span(10, 20)), Some(span(10, 11)));
        assert_eq!(clip(&[span(0, 10), span(12, 30)], span(10, 20)), [span(12, 20)]);
        assert_eq!(clip(&[span(0, 10), span(20, 30)], span(10, 20)), []);
    }

    #[test]
    fn r11_windows_may_be_empty_unordered_and_overlapping() {
        let given = vec![span(30, 40), span(5, 5), span(0, 10), span(8, 20), span(9, 12), span(20, 25), span(9, 3)];
        assert_eq!(merge(given), [span(0, 25), span(30, 40)]);
    }

    #[test]
    fn r12_overlapping_exclusions_count_once() {
        let down = [span(0, 100), span(200, 300)];
        let left = exclude(&down, &[exclusion(10, 30), exclusion(20, 40), exclusion(90, 220)]);
        assert_eq!(left, [span(0, 10), span(40, 90), span(220, 300)]);
        assert_eq!(exclude(&down, &[exclusion(0, 100), exclusion(150, 160)]), [span(200, 300)]);
        assert_eq!(exclude(&down, &[exclusion(100, 200)]), down);
        assert_eq!(exclude(&down, &[exclusion(-50, 400)]), []);
        assert_eq!(exclude(&down, &[exclusion(300, 400), exclusion(-10, 0)]), down);
        assert_eq!(exclude(&down, &[exclusion(250, 240)]), down);
    }

    #[test]
    fn r25_nanoseconds_count_exactly() {
        let short = Interval { from: at("2026-03-10T09:00:00.000000001Z"), to: at("2026-03-10T09:00:01Z") };
        assert_eq!(short.seconds(), ratio(999_999_999, 1_000_000_000));
        assert_eq!(seconds(&[short, span(0, 2)]), ratio(2_999_999_999_i64, 1_000_000_000));
    }

    #[test]
    fn every_time_of_chrono_has_a_length() {
        let all = Interval { from: DateTime::<Utc>::MIN_UTC, to: DateTime::<Utc>::MAX_UTC };
        assert!(all.seconds() > ratio(1, 1));
    }

    #[test]
    fn r09_without_windows_from_start_to_end() {
        let mut case = case();
        let customer = customer("a");
        let whole = |to| vec![Interval { from: at("2026-03-10T09:00:00Z"), to: at(to) }];
        assert_eq!(down_time(&case.incident, &customer), Ok(whole("2026-03-10T11:10:00Z")));
        let mitigated = Moment { when: When::Instant(at("2026-03-10T10:00:00Z")), ..case.incident.times.started };
        case.incident.times.mitigated = Some(mitigated);
        assert_eq!(down_time(&case.incident, &customer), Ok(whole("2026-03-10T11:10:00Z")));
        case.incident.times.resolved = None;
        assert_eq!(down_time(&case.incident, &customer), Ok(whole("2026-03-10T10:00:00Z")));
        case.incident.times.mitigated = None;
        assert_eq!(down_time(&case.incident, &customer), Err(Problem::MissingEnd));
        case.incident.times.started.when = When::Day(at("2026-03-10T09:00:00Z").date_naive());
        assert_eq!(down_time(&case.incident, &customer), Err(Problem::InexactStart));
    }

    #[test]
    fn r48_windows_that_do_not_count_do_not_enter_down_time() {
        let case = case();
        let mut customer = customer("a");
        let window = |Interval { from, to }, counts| DownWindow { from, to, counts };
        customer.impact.windows = vec![window(span(0, 10), false), window(span(5, 20), true)];
        assert_eq!(down_time(&case.incident, &customer), Ok(vec![span(5, 20)]));
        customer.impact.windows[1].counts = false;
        assert_eq!(down_time(&case.incident, &customer), Ok(vec![]));
    }
}
