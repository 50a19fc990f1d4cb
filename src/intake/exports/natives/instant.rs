//! `instant`: a time in any of the forms that exports write, as RFC 3339 in UTC. A time without an offset needs the zone
//! that the person names; which of day and month comes first is never guessed.

use chrono::{DateTime, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use serde_json::Value;

use super::shown;

/// What a record's times are read with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Clocks {
    /// The zone of times without an offset.
    pub(crate) zone: Option<Tz>,
    /// Whether dates such as `05-03-2016` begin with the day, where other dates of the file show it.
    pub(crate) day_first: Option<bool>,
}

/// Why a value is no time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unread {
    /// What is wrong with it.
    pub(super) message: String,
    /// What to do.
    pub(super) hint: &'static str,
}

/// The time that a value states: an instant in UTC, or a day where it states no more. `None` where it states nothing.
pub(super) fn read(value: &Value, clocks: Clocks) -> Result<Option<String>, Unread> {
    match value {
        Value::Null => Ok(None),
        Value::Number(number) => epoch(&number.to_string()).map(Some),
        Value::String(text) => match text.trim() {
            "" | "?" | "null" | "-" => Ok(None),
            text if text.len() >= 9 && text.bytes().all(|byte| byte.is_ascii_digit()) => epoch(text).map(Some),
            text => written(text, clocks).map(Some),
        },
        other => Err(Unread { message: format!("{other} is not a time"), hint: "correct the export" }),
    }
}

/// Seconds since 1970, or thousandths, millionths, thousand millionths of them, told apart by their size.
fn epoch(text: &str) -> Result<String, Unread> {
    let no_time = || Unread { message: format!("`{text}` is not a time"), hint: "correct the export" };
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let number: i64 = whole.parse().map_err(|_| no_time())?;
    let at = match number.unsigned_abs() {
        0..100_000_000_000 => {
            let decimals: String = decimals.chars().chain("000000000".chars()).take(9).collect();
            DateTime::from_timestamp(number, decimals.parse().unwrap_or(0))
        }
        100_000_000_000..100_000_000_000_000 => DateTime::from_timestamp_millis(number),
        100_000_000_000_000..100_000_000_000_000_000 => DateTime::from_timestamp_micros(number),
        _ => Some(DateTime::from_timestamp_nanos(number)),
    };
    at.map(shown).ok_or_else(no_time)
}

fn written(text: &str, clocks: Clocks) -> Result<String, Unread> {
    let no_time = || Unread {
        message: format!("`{}` is not a time", text.chars().take(60).collect::<String>()),
        hint: "correct the export: 2026-03-10T09:00:00Z is a time",
    };
    let (date, rest) = date(text, clocks)?.ok_or_else(no_time)?;
    let Some(rest) = rest.strip_prefix(['T', 't', ' ']).map(str::trim_start).filter(|rest| !rest.is_empty()) else {
        return if rest.is_empty() { Ok(date.to_string()) } else { Err(no_time()) };
    };
    let (time, rest) = clock(rest).ok_or_else(no_time)?;
    let local = date.and_time(time);
    match offset(rest.trim()).ok_or_else(no_time)? {
        Some(offset) => {
            let at = offset.from_local_datetime(&local).single().ok_or_else(no_time)?;
            Ok(shown(at.to_utc()))
        }
        None => in_zone(local, text, clocks.zone).map(shown),
    }
}

fn in_zone(local: NaiveDateTime, text: &str, zone: Option<Tz>) -> Result<DateTime<Utc>, Unread> {
    let Some(zone) = zone else {
        return Err(Unread {
            message: format!("`{text}` has no offset, and the export names no time zone"),
            hint: "say in which zone it was exported, such as --time-zone Etc/UTC",
        });
    };
    match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(at) => Ok(at.to_utc()),
        MappedLocalTime::Ambiguous(..) => Err(Unread {
            message: format!("`{text}` came twice in {}, where the clocks went back", zone.name()),
            hint: "export the times in UTC, or write the offset into the export",
        }),
        MappedLocalTime::None => Err(Unread {
            message: format!("`{text}` never came in {}, where the clocks went forward", zone.name()),
            hint: "check the zone of the export",
        }),
    }
}

/// A date at the start of a text, and what follows it. `None` where there is none.
fn date(text: &str, clocks: Clocks) -> Result<Option<(NaiveDate, &str)>, Unread> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '/' | '.')).unwrap_or(text.len());
    let (head, rest) = text.split_at(end);
    let parts: Vec<&str> = head.split(['-', '/', '.']).collect();
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let ([one, two, three], [first, ..]) = (numbers.as_slice(), parts.as_slice()) else { return Ok(None) };
    let (year, month, day) = if first.len() == 4 {
        (*one, *two, *three)
    } else if parts[2].len() != 4 {
        return Ok(None);
    } else {
        let day_first = match clocks.day_first {
            _ if *one > 12 => true,
            _ if *two > 12 => false,
            _ if one == two => true,
            Some(known) => known,
            None => {
                return Err(Unread {
                    message: format!("`{head}` does not say which is the day and which the month"),
                    hint: "export the raw values (2016-03-05 12:00:00) in place of the display values",
                });
            }
        };
        if day_first { (*three, *two, *one) } else { (*three, *one, *two) }
    };
    let date = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
    Ok(date.map(|date| (date, rest)))
}

/// A time of day at the start of a text, to the nanosecond, and what follows it.
fn clock(text: &str) -> Option<(NaiveTime, &str)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let two = |text: &str| -> Option<u32> { if digits(text) == 2 { text[..2].parse().ok() } else { None } };
    let hour = two(text)?;
    let minute = two(text[2..].strip_prefix(':')?)?;
    let mut rest = &text[5..];
    let (mut second, mut nanosecond) = (0, 0);
    if let Some(tail) = rest.strip_prefix(':') {
        second = two(tail)?;
        rest = &tail[2..];
        if let Some(tail) = rest.strip_prefix(['.', ',']) {
            let length = digits(tail);
            let nine: String = tail[..length].chars().chain("000000000".chars()).take(9).collect();
            nanosecond = nine.parse().ok().filter(|_| length > 0)?;
            rest = &tail[length..];
        }
    }
    Some((NaiveTime::from_hms_nano_opt(hour, minute, second, nanosecond)?, rest))
}

/// `Z`, `UTC`, `GMT`, `+01:00`, `+0100`, `+01`; inside, `None` where nothing is stated. `None` where it is something else.
#[expect(clippy::option_option, reason = "no offset and a wrong one are two things")]
fn offset(text: &str) -> Option<Option<FixedOffset>> {
    if text.is_empty() {
        return Some(None);
    }
    if ["z", "utc", "gmt"].iter().any(|name| text.eq_ignore_ascii_case(name)) {
        return Some(Some(Utc.fix()));
    }
    let sign = match text.as_bytes()[0] {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: String = text[1..].chars().filter(|c| *c != ':').collect();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) || !matches!(digits.len(), 2 | 4) {
        return None;
    }
    let hours: i32 = digits[..2].parse().ok()?;
    let minutes: i32 = digits.get(2..).filter(|rest| !rest.is_empty()).map_or(Some(0), |rest| rest.parse().ok())?;
    (hours < 24 && minutes < 60).then(|| FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn at(value: &Value) -> String {
        read(value, Clocks::default()).unwrap().unwrap()
    }

    #[test]
    fn every_form_that_exports_write_is_read() {
        for (text, expected) in [
            ("2026-03-10T09:00:00Z", "2026-03-10T09:00:00Z"),
            ("2021-08-17T13:28:57.801578Z", "2021-08-17T13:28:57.801578Z"),
            ("2021-11-15T14:14:12.08Z", "2021-11-15T14:14:12.080Z"),
            ("2026-07-20T09:00:00.000+0000", "2026-07-20T09:00:00Z"),
            ("2018-09-11T14:24:38.277-05:00", "2018-09-11T19:24:38.277Z"),
            ("2023-07-25 13:34:49 UTC", "2023-07-25T13:34:49Z"),
            ("2026-03-10T09:00+01", "2026-03-10T08:00:00Z"),
            ("2026-03-10", "2026-03-10"),
            ("1624564393", "2021-06-24T19:53:13Z"),
        ] {
            assert_eq!(at(&json!(text)), expected, "{text}");
        }
        for (number, expected) in [
            (json!(1_593_475_564_295_i64), "2020-06-30T00:06:04.295Z"),
            (json!(1_593_475_564_636_000_000_i64), "2020-06-30T00:06:04.636Z"),
            (json!(1_385_476_800), "2013-11-26T14:40:00Z"),
            (json!(1.5), "1970-01-01T00:00:01.500Z"),
        ] {
            assert_eq!(at(&number), expected, "{number}");
        }
        for nothing in [json!(null), json!(""), json!(" "), json!("?")] {
            assert_eq!(read(&nothing, Clocks::default()), Ok(None));
        }
    }

    #[test]
    fn a_time_without_offset_needs_a_zone() {
        let text = json!("2016-12-12 15:19:57");
        assert!(read(&text, Clocks::default()).unwrap_err().hint.contains("--time-zone"));
        let rome = Clocks { zone: Some(chrono_tz::Europe::Rome), day_first: None };
        assert_eq!(read(&text, rome).unwrap().unwrap(), "2016-12-12T14:19:57Z");
        assert!(read(&json!("2026-03-29 02:30:00"), rome).unwrap_err().message.contains("never came"));
        assert!(read(&json!("2026-10-25 02:30:00"), rome).unwrap_err().message.contains("twice"));
        assert_eq!(read(&json!("2026-10-25 02:30:00 UTC"), rome).unwrap().unwrap(), "2026-10-25T02:30:00Z");
    }

    #[test]
    fn day_and_month_are_not_guessed() {
        let utc = |day_first| Clocks { zone: Some(Tz::UTC), day_first };
        assert_eq!(read(&json!("29-02-2016 01:16"), utc(None)).unwrap().unwrap(), "2016-02-29T01:16:00Z");
        assert!(read(&json!("05-03-2016 12:00"), utc(None)).unwrap_err().hint.contains("raw values"));
        assert_eq!(read(&json!("05-03-2016 12:00"), utc(Some(true))).unwrap().unwrap(), "2016-03-05T12:00:00Z");
        assert_eq!(read(&json!("05/03/2016 12:00"), utc(Some(false))).unwrap().unwrap(), "2016-05-03T12:00:00Z");
    }

    #[test]
    fn what_is_no_time_is_said_to_be_none() {
        for odd in [
            json!("soon"),
            json!("2026-13-01"),
            json!("2026-03-10T25:00:00Z"),
            json!("2026-03-10T09:00:00 Mars"),
            json!("é2026"),
            json!("2026-03-10é"),
            json!("2026-03-10T0é:00"),
            json!([]),
            json!(1e30),
            json!("99999999999999999999"),
            json!(true),
            json!("2026-03-10T09:00:00+99:00"),
        ] {
            assert!(read(&odd, Clocks::default()).is_err(), "{odd}");
        }
    }
}
