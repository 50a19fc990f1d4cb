//! Values that are more than a word: a zone, a date.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

/// A zone, as `--time-zone` takes it.
pub(super) fn zone(text: &str) -> Result<Tz, String> {
    text.parse().map_err(|_| "not a time zone of the IANA list, such as Europe/Rome or Etc/UTC".to_owned())
}

/// A letter's date, in the one form that no two people read differently; years beyond these are slips.
pub(super) fn date(text: &str) -> Result<NaiveDate, String> {
    let form = text.len() == 10
        && text.bytes().enumerate().all(|(index, byte)| match index {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !form {
        return Err("write it as YYYY-MM-DD, such as 2026-03-10".to_owned());
    }
    let date: NaiveDate = text.parse().map_err(|_| "the calendar has no such day".to_owned())?;
    if (1900..=2199).contains(&date.year()) {
        Ok(date)
    } else {
        Err("it lies outside the years 1900 to 2199".to_owned())
    }
}

/// A day, which begins in UTC, or an instant with its offset.
pub(super) fn moment(text: &str) -> Result<DateTime<Utc>, String> {
    match DateTime::parse_from_rfc3339(text) {
        Ok(at) => Ok(at.to_utc()),
        Err(_) => date(text).map(|day| day.and_time(NaiveTime::MIN).and_utc()),
    }
}
