//! Texts to instants: RFC 3339 to the nanosecond, and local times through clock changes. Knows no fields.

use std::ops::RangeInclusive;

use chrono::{
    DateTime, Datelike, Duration, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone,
    Utc,
};
use chrono_tz::Tz;

use crate::case::{PartialDate, When};

/// A time as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// With its offset.
    Exact(DateTime<Utc>),
    /// By the clocks of some zone.
    Local(NaiveDateTime),
}

/// Why a text is not a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimeFault {
    /// Not in the form of RFC 3339.
    Malformed,
    /// A day alone.
    DayAlone,
    /// Hours and minutes without seconds.
    NoSeconds,
    /// `+0100` or `+01`.
    OffsetForm,
    /// A second numbered 60 (R25).
    LeapSecond,
    /// More than nine decimals (R25).
    TooFine,
    /// A day that the calendar does not have.
    NoSuchDay,
    /// A year that is most likely a slip, and would make arithmetic over thousands of windows.
    YearOutOfReach,
    /// An hour, minute, second or offset out of its range.
    NoSuchTime,
}

impl TimeFault {
    /// What is wrong, after the text itself.
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Malformed => "is not a time",
            Self::DayAlone => "is a day, and a time of day is needed here",
            Self::NoSeconds => "has no seconds",
            Self::OffsetForm => "has an offset in another form than +01:00",
            Self::LeapSecond => "has a second numbered 60",
            Self::TooFine => "has more than nine decimals",
            Self::NoSuchDay => "is a date that the calendar does not have",
            Self::YearOutOfReach => "lies outside the years 1900 to 2199",
            Self::NoSuchTime => "is a time that no clock shows",
        }
    }

    /// What to do.
    pub(super) fn hint(self) -> &'static str {
        match self {
            Self::LeapSecond => "write the second before it (:59) or the next minute (:00)",
            Self::YearOutOfReach => "check the year",
            Self::TooFine => "nine decimals are a nanosecond: cut the rest",
            Self::NoSeconds => "write the seconds and the offset from UTC too, such as 2026-03-10T09:00:00+00:00",
            _ => "write it with seconds and the offset from UTC that its clock had, such as 2026-03-10T09:00:00+00:00",
        }
    }
}

/// The years that a record may name.
const YEARS: RangeInclusive<i32> = 1900..=2199;

/// Two digits (or four) at a place.
fn digits(text: &str, from: usize, to: usize) -> Option<u32> {
    let mut part = text.as_bytes().get(from..to)?.iter();
    part.try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0')))
}

fn mark(text: &str, at: usize, marks: &[u8]) -> bool {
    text.as_bytes().get(at).is_some_and(|byte| marks.contains(byte))
}

/// A day of the calendar: `2026-03-10`. Nothing where the text has another form.
pub(super) fn day(text: &str) -> Option<Result<NaiveDate, TimeFault>> {
    if text.len() != 10 || !mark(text, 4, b"-") || !mark(text, 7, b"-") {
        return None;
    }
    let (year, month, day) = (digits(text, 0, 4)?, digits(text, 5, 7)?, digits(text, 8, 10)?);
    let date = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
    Some(
        date.ok_or(TimeFault::NoSuchDay)
            .and_then(|date| if YEARS.contains(&date.year()) { Ok(date) } else { Err(TimeFault::YearOutOfReach) }),
    )
}

/// A day, a month or a year, as the course of an old incident may be known.
pub(super) fn partial(text: &str) -> Option<Result<When, TimeFault>> {
    if let Some(day) = day(text) {
        return Some(day.map(When::Day));
    }
    let year = i32::try_from(digits(text, 0, 4)?).ok()?;
    let month = match text.len() {
        4 => None,
        7 if mark(text, 4, b"-") => Some(digits(text, 5, 7)?),
        _ => return None,
    };
    Some(match month {
        _ if !YEARS.contains(&year) => Err(TimeFault::YearOutOfReach),
        Some(month) if !(1..=12).contains(&month) => Err(TimeFault::NoSuchDay),
        month => Ok(When::Partial(PartialDate { year, month })),
    })
}

/// Reads a time of RFC 3339, with or without its offset.
pub(super) fn read(text: &str) -> Result<Reading, TimeFault> {
    let text = text.trim();
    let date = match text.get(..10).and_then(day) {
        Some(date) => date?,
        None => return Err(TimeFault::Malformed),
    };
    if text.len() == 10 {
        return Err(TimeFault::DayAlone);
    }
    if !mark(text, 10, b"Tt ") || !mark(text, 13, b":") {
        return Err(TimeFault::Malformed);
    }
    let (Some(hour), Some(minute)) = (digits(text, 11, 13), digits(text, 14, 16)) else {
        return Err(TimeFault::Malformed);
    };
    if !mark(text, 16, b":") {
        let rest = text.get(16..).unwrap_or("x");
        let ends = rest.is_empty() || rest.starts_with(['Z', 'z', '+', '-']);
        return Err(if ends { TimeFault::NoSeconds } else { TimeFault::Malformed });
    }
    let second = digits(text, 17, 19).ok_or(TimeFault::Malformed)?;
    if second == 60 {
        return Err(TimeFault::LeapSecond);
    }
    let (nanosecond, rest) = fraction(text.get(19..).ok_or(TimeFault::Malformed)?)?;
    let time = NaiveTime::from_hms_nano_opt(hour, minute, second, nanosecond).ok_or(TimeFault::NoSuchTime)?;
    let local = date.and_time(time);
    if rest.is_empty() {
        return Ok(Reading::Local(local));
    }
    let instant = offset(rest)?.from_local_datetime(&local).single().ok_or(TimeFault::NoSuchTime)?;
    Ok(Reading::Exact(instant.with_timezone(&Utc)))
}

/// The decimals after the seconds as nanoseconds, and what follows them.
fn fraction(text: &str) -> Result<(u32, &str), TimeFault> {
    let Some(tail) = text.strip_prefix('.') else { return Ok((0, text)) };
    let length = tail.bytes().take_while(u8::is_ascii_digit).count();
    let (decimals, rest) = tail.split_at(length);
    match length {
        0 => Err(TimeFault::Malformed),
        1..=9 => format!("{decimals:0<9}").parse().map(|number| (number, rest)).map_err(|_| TimeFault::Malformed),
        _ => Err(TimeFault::TooFine),
    }
}

/// `Z` or `+01:00`.
fn offset(text: &str) -> Result<FixedOffset, TimeFault> {
    if text.eq_ignore_ascii_case("z") {
        return Ok(Utc.fix());
    }
    let sign = match text.as_bytes().first() {
        Some(b'+') => 1,
        Some(b'-') => -1,
        _ => return Err(TimeFault::Malformed),
    };
    let (Some(hours), Some(minutes), 6, true) =
        (digits(text, 1, 3), digits(text, 4, 6), text.len(), mark(text, 3, b":"))
    else {
        let only_digits = text[1..].bytes().all(|byte| byte.is_ascii_digit());
        return Err(if only_digits { TimeFault::OffsetForm } else { TimeFault::Malformed });
    };
    if hours > 23 || minutes > 59 {
        return Err(TimeFault::NoSuchTime);
    }
    let seconds = i32::try_from(hours * 3600 + minutes * 60).unwrap_or_default();
    FixedOffset::east_opt(sign * seconds).ok_or(TimeFault::NoSuchTime)
}

/// A local time that is not one instant, and the change of the clocks that makes it so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ClockChange {
    /// Whether the time came twice; otherwise it never came.
    pub(super) twice: bool,
    /// What the clocks showed when they were changed.
    pub(super) shown: NaiveDateTime,
    /// What they showed next.
    pub(super) then: NaiveDateTime,
    /// The offset before.
    pub(super) before: FixedOffset,
    /// The offset after.
    pub(super) after: FixedOffset,
}

/// The instant at which the clocks of a zone show a time.
pub(super) fn resolve(local: NaiveDateTime, zone: Tz) -> Result<DateTime<Utc>, ClockChange> {
    match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(instant) => Ok(instant.with_timezone(&Utc)),
        MappedLocalTime::Ambiguous(..) => Err(clock_change(local, zone, true)),
        MappedLocalTime::None => Err(clock_change(local, zone, false)),
    }
}

/// Finds the change of offset within a day and a half of a local time.
fn clock_change(local: NaiveDateTime, zone: Tz, twice: bool) -> ClockChange {
    let offset = |at: NaiveDateTime| zone.offset_from_utc_datetime(&at).fix();
    let reach = Duration::hours(36);
    let mut low = local.checked_sub_signed(reach).unwrap_or(local);
    let mut high = local.checked_add_signed(reach).unwrap_or(local);
    let before = offset(low);
    while high - low > Duration::seconds(1) {
        let middle = low + (high - low) / 2;
        if offset(middle) == before { low = middle } else { high = middle }
    }
    let after = offset(high);
    // The clocks change on a whole second, which is the later of the two neighbours.
    let instant = NaiveDateTime::new(high.date(), NaiveTime::from_hms_opt(0, 0, 0).unwrap_or_default())
        + Duration::seconds(i64::from(chrono::Timelike::num_seconds_from_midnight(&high)));
    ClockChange { twice, shown: instant + before, then: instant + after, before, after }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> String {
        match read(text).unwrap() {
            Reading::Exact(at) => at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true),
            Reading::Local(at) => format!("local {at}"),
        }
    }

    #[test]
    fn rfc_3339_is_read_to_the_nanosecond() {
        assert_eq!(exact("2026-03-10T09:00:00+01:00"), "2026-03-10T08:00:00Z");
        assert_eq!(exact("2026-03-10t09:00:00.123456789z"), "2026-03-10T09:00:00.123456789Z");
        assert_eq!(exact("2026-03-10 09:00:00.5-03:30"), "2026-03-10T12:30:00.500Z");
        assert_eq!(exact("2026-03-10T09:00:00"), "local 2026-03-10 09:00:00");
    }

    #[test]
    fn each_fault_has_its_name() {
        for (text, fault) in [
            ("2026-03-10", TimeFault::DayAlone),
            ("2026-02-30T09:00:00Z", TimeFault::NoSuchDay),
            ("9999-12-31T00:00:00Z", TimeFault::YearOutOfReach),
            ("0001-01-01T00:00:00Z", TimeFault::YearOutOfReach),
            ("2026-03-10T09:00Z", TimeFault::NoSeconds),
            ("2026-03-10T09:00", TimeFault::NoSeconds),
            ("2026-03-10T23:59:60Z", TimeFault::LeapSecond),
            ("2026-03-10T09:00:00.1234567891Z", TimeFault::TooFine),
            ("2026-03-10T24:00:00Z", TimeFault::NoSuchTime),
            ("2026-03-10T09:00:00+0100", TimeFault::OffsetForm),
            ("2026-03-10T09:00:00+24:00", TimeFault::NoSuchTime),
            ("10 March 2026, 9 am", TimeFault::Malformed),
            ("2026-03-10T09:00:00 UTC", TimeFault::Malformed),
            ("2026-03-10T0é:00:00Z", TimeFault::Malformed),
            ("", TimeFault::Malformed),
        ] {
            assert_eq!(read(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn clock_changes_are_found() {
        let at = |text: &str| match read(text).unwrap() {
            Reading::Local(local) => local,
            Reading::Exact(_) => panic!("a local time"),
        };
        let change = resolve(at("2026-03-29T02:30:00"), chrono_tz::Europe::Rome).unwrap_err();
        assert!(!change.twice);
        assert_eq!((change.shown, change.then), (at("2026-03-29T02:00:00"), at("2026-03-29T03:00:00")));
        let change = resolve(at("2026-10-25T02:30:00.5"), chrono_tz::Europe::Rome).unwrap_err();
        assert!(change.twice);
        assert_eq!((change.shown, change.then), (at("2026-10-25T03:00:00"), at("2026-10-25T02:00:00")));
        assert_eq!((change.before.to_string(), change.after.to_string()), ("+02:00".into(), "+01:00".into()));
        assert!(resolve(at("2026-10-25T04:30:00"), chrono_tz::Europe::Rome).is_ok());
    }

    #[test]
    fn partial_dates_are_days_months_or_years() {
        assert_eq!(partial("2013"), Some(Ok(When::Partial(PartialDate { year: 2013, month: None }))));
        assert_eq!(partial("2013-09"), Some(Ok(When::Partial(PartialDate { year: 2013, month: Some(9) }))));
        assert_eq!(partial("2013-13"), Some(Err(TimeFault::NoSuchDay)));
        assert!(matches!(partial("2013-09-05"), Some(Ok(When::Day(_)))));
        assert_eq!(partial("0013-09"), Some(Err(TimeFault::YearOutOfReach)));
        assert_eq!(partial("9999"), Some(Err(TimeFault::YearOutOfReach)));
        assert_eq!(partial("2013-9"), None);
    }
}
