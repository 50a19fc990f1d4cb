//! Instants, how sure they are, and lengths of time.

use super::Exact;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

/// How a time came to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Basis {
    /// The record states it.
    #[default]
    Stated,
    /// Taken from another field of an export.
    Derived,
    /// Taken to be so.
    Assumed,
}

/// A date of which the day, or day and month, are not known; reports alone may tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartialDate {
    /// The year.
    pub year: i32,
    /// The month, where known.
    pub month: Option<u32>,
}

/// An exact instant, or what is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// To the nanosecond.
    Instant(DateTime<Utc>),
    /// A whole day, for records that know no hour; reports alone may tell it.
    Day(NaiveDate),
    /// A month or a year.
    Partial(PartialDate),
}

/// A point of the incident's course with its basis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// When.
    pub when: When,
    /// How that is known.
    pub basis: Basis,
}

impl Moment {
    /// The exact instant, if it is one.
    pub fn instant(&self) -> Option<DateTime<Utc>> {
        match self.when {
            When::Instant(at) => Some(at),
            When::Day(_) | When::Partial(_) => None,
        }
    }
}

/// The course of an incident; intake has checked the order that `docs/case.md` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// When the failure began.
    pub started: Moment,
    /// When it was first noticed.
    pub detected: Option<Moment>,
    /// When somebody took it on.
    pub acknowledged: Option<Moment>,
    /// When it stopped hurting.
    pub mitigated: Option<Moment>,
    /// When it was over.
    pub resolved: Option<Moment>,
}

/// A day, or an exact time, as `fixes[].on` and `follow_up.on` allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrTime {
    /// The day alone.
    Day(NaiveDate),
    /// To the nanosecond.
    Time(DateTime<Utc>),
}

impl DayOrTime {
    /// The day, by the clocks of a zone where it is an exact time.
    pub fn day_in(self, zone: Tz) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Time(at) => at.with_timezone(&zone).date_naive(),
        }
    }
}

/// A length of time (ISO 8601 without years and months; R16): exact nanoseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duration {
    /// Nanoseconds; never negative.
    pub nanoseconds: i128,
}

/// Why a text is not a length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DurationError {
    /// Not ISO 8601.
    Malformed,
    /// Years or months, whose length is not known.
    YearsOrMonths,
    /// Longer than can be counted.
    TooLong,
}

const NANOSECONDS: i128 = 1_000_000_000;

impl Duration {
    /// A length of whole seconds.
    pub fn from_seconds(seconds: i64) -> Self {
        Self { nanoseconds: i128::from(seconds) * NANOSECONDS }
    }

    /// The exact length in seconds.
    pub fn seconds(self) -> Exact {
        Exact::new(self.nanoseconds, NANOSECONDS)
    }

    /// Reads `PT2H10M`, `P1DT30S`, `P2W`; a day is 24 hours (R16). Seconds may have up to nine decimals.
    ///
    /// # Errors
    /// See [`DurationError`].
    pub fn parse(text: &str) -> Result<Self, DurationError> {
        let rest = text.strip_prefix('P').ok_or(DurationError::Malformed)?;
        let (date, time) = match rest.split_once('T') {
            Some((_, "")) => return Err(DurationError::Malformed),
            Some((date, time)) => (date, time),
            None => (rest, ""),
        };
        if date.is_empty() && time.is_empty() {
            return Err(DurationError::Malformed);
        }
        if date.contains(['Y', 'M']) {
            return Err(DurationError::YearsOrMonths);
        }
        let days = Self::parts(date, &[('W', 604_800), ('D', 86_400)])?;
        let clock = Self::parts(time, &[('H', 3_600), ('M', 60), ('S', 1)])?;
        Ok(Self { nanoseconds: days.checked_add(clock).ok_or(DurationError::TooLong)? })
    }

    fn parts(mut text: &str, units: &[(char, i128)]) -> Result<i128, DurationError> {
        let mut sum: i128 = 0;
        for &(unit, seconds) in units {
            let Some(end) = text.find(unit) else { continue };
            let number = &text[..end];
            if number.contains('.') && unit != 'S' {
                return Err(DurationError::Malformed);
            }
            let decimal = super::Decimal::parse(number).map_err(|_| DurationError::Malformed)?;
            if decimal.decimals() > 9 {
                return Err(DurationError::Malformed);
            }
            let nanoseconds = (decimal.scaled() / 1_000).checked_mul(seconds).ok_or(DurationError::TooLong)?;
            sum = sum.checked_add(nanoseconds).ok_or(DurationError::TooLong)?;
            text = &text[end + 1..];
        }
        if text.is_empty() { Ok(sum) } else { Err(DurationError::Malformed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_a_time_is_that_of_the_zone() {
        let at = "2026-03-10T23:30:00Z".parse().unwrap();
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        assert_eq!(DayOrTime::Time(at).day_in(Tz::UTC), day(10));
        assert_eq!(DayOrTime::Time(at).day_in(Tz::Asia__Tokyo), day(11));
        assert_eq!(DayOrTime::Day(day(10)).day_in(Tz::Asia__Tokyo), day(10));
    }
}
