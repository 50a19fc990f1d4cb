//! Dates and times of day.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Timelike, Utc};
use chrono_tz::Tz;

use super::zone::{offset_minutes, offset_name, zone_name};
use crate::composition::Region;

/// The months, from January.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// The weekdays, from Monday.
pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The name of a date's month.
pub fn month(on: NaiveDate) -> &'static str {
    MONTHS[on.month0() as usize]
}

/// The name of a date's weekday.
pub fn weekday(on: NaiveDate) -> &'static str {
    WEEKDAYS[on.weekday().num_days_from_monday() as usize]
}

/// A whole date: `6 March 2026`, `March 6, 2026`.
pub fn date(on: NaiveDate, region: Region) -> String {
    let mut told = String::with_capacity(32);
    push_date(&mut told, on, None, region);
    told
}

/// A whole date with its weekday: `Friday 6 March 2026`, `Friday, March 6, 2026`.
pub fn date_with_weekday(on: NaiveDate, region: Region) -> String {
    let mut told = String::with_capacity(32);
    push_weekday(&mut told, on, region);
    push_date(&mut told, on, None, region);
    told
}

/// A date inside a letter: the year is left out where it is the letter's own.
pub fn day(on: NaiveDate, letter: NaiveDate, region: Region) -> String {
    let mut told = String::with_capacity(32);
    push_date(&mut told, on, Some(letter), region);
    told
}

/// The same with its weekday: `Friday 6 March`, `Friday, March 6`.
pub fn day_with_weekday(on: NaiveDate, letter: NaiveDate, region: Region) -> String {
    let mut told = String::with_capacity(32);
    push_weekday(&mut told, on, region);
    push_date(&mut told, on, Some(letter), region);
    told
}

/// A weekday, to stand before its date.
fn push_weekday(out: &mut String, on: NaiveDate, region: Region) {
    out.push_str(weekday(on));
    out.push_str(if region == Region::America { ", " } else { " " });
}

/// A date, without its year where that is the letter's own.
fn push_date(out: &mut String, on: NaiveDate, letter: Option<NaiveDate>, region: Region) {
    let year = Some(on.year()).filter(|year| letter.is_none_or(|letter| letter.year() != *year));
    match region {
        Region::Britain => {
            push_small(out, on.day());
            out.push(' ');
            out.push_str(month(on));
        }
        Region::America => {
            out.push_str(month(on));
            out.push(' ');
            push_small(out, on.day());
        }
    }
    if let Some(year) = year {
        out.push_str(if region == Region::America { ", " } else { " " });
        out.push_str(&year.to_string());
    }
}

/// A number below a hundred.
fn push_small(out: &mut String, number: u32) {
    if number >= 10 {
        out.push(digit(number / 10));
    }
    out.push(digit(number));
}

/// A number below a hundred in two digits.
fn push_two(out: &mut String, number: u32) {
    out.push(digit(number / 10));
    out.push(digit(number));
}

/// The last digit of a number.
fn digit(number: u32) -> char {
    char::from_digit(number % 10, 10).unwrap_or('0')
}

/// A time of day: `17:20`, `5:20 p.m.`; seconds only where there are any.
pub fn time(at: &DateTime<Tz>, region: Region) -> String {
    let mut told = String::with_capacity(16);
    push_time(&mut told, at, region);
    told
}

fn push_time(out: &mut String, at: &DateTime<Tz>, region: Region) {
    let (afternoon, hour) = at.hour12();
    match region {
        Region::Britain => push_two(out, at.hour()),
        Region::America => push_small(out, hour),
    }
    for number in [Some(at.minute()), Some(at.second()).filter(|second| *second != 0)].into_iter().flatten() {
        out.push(':');
        push_two(out, number);
    }
    if region == Region::America {
        out.push_str(if afternoon { " p.m." } else { " a.m." });
    }
}

/// The minute in which a time lies, for readers whom its seconds tell nothing.
pub fn minute(at: &DateTime<Tz>) -> DateTime<Tz> {
    // Before the hour was counted from Greenwich, zones were some seconds off: these are the local clock's.
    *at - TimeDelta::seconds(i64::from(at.second()))
}

/// A time with its zone: `17:20 UK time (UTC+1)`; the brackets fall away in UTC.
pub fn time_with_zone(at: &DateTime<Tz>, region: Region) -> String {
    let mut told = String::with_capacity(48);
    push_time_with_zone(&mut told, at, region);
    told
}

fn push_time_with_zone(out: &mut String, at: &DateTime<Tz>, region: Region) {
    push_time(out, at, region);
    let (zone, offset) = (zone_name(at.timezone()), offset_name(at));
    out.extend([" ", &zone]);
    if zone != offset {
        out.extend([" (", &offset, ")"]);
    }
}

/// A stretch within one day: `from 17:20 to 19:30 UK time (UTC)`; across midnight or a clock change both ends carry
/// what differs.
pub fn stretch(from: DateTime<Utc>, to: DateTime<Utc>, zone: Tz, letter: NaiveDate, region: Region) -> String {
    let (from, to) = (from.with_timezone(&zone), to.with_timezone(&zone));
    if from.date_naive() != to.date_naive() || offset_minutes(&from) != offset_minutes(&to) {
        return span(&from, &to, letter, region);
    }
    let mut told = String::with_capacity(64);
    told.push_str("from ");
    push_time(&mut told, &from, region);
    told.push_str(" to ");
    push_time_with_zone(&mut told, &to, region);
    told
}

/// The same for a reader who keeps the sender's time: how far that is from UTC goes without saying, unless it changes.
pub fn stretch_at_home(from: DateTime<Utc>, to: DateTime<Utc>, zone: Tz, letter: NaiveDate, region: Region) -> String {
    let told = stretch(from, to, zone, letter, region);
    let (first, last) = (offset_name(&from.with_timezone(&zone)), offset_name(&to.with_timezone(&zone)));
    if first != last {
        return told;
    }
    told.replace(&format!(" ({last})"), "").replace(&format!(", {last})"), ")")
}

/// A stretch across days: `from 23:50 on Friday 6 March to 01:10 on Saturday 7 March UK time (UTC)`.
pub fn span(from: &DateTime<Tz>, to: &DateTime<Tz>, letter: NaiveDate, region: Region) -> String {
    let end =
        |at: &DateTime<Tz>| format!("{} on {}", time(at, region), day_with_weekday(at.date_naive(), letter, region));
    let (zone, first, last) = (zone_name(to.timezone()), offset_name(from), offset_name(to));
    match () {
        () if zone == last => format!("from {} to {} ({zone})", end(from), end(to)),
        () if first == last => format!("from {} to {} ({zone}, {last})", end(from), end(to)),
        () => format!("from {} ({first}) to {} ({last}), {zone}", end(from), end(to)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    const LETTER: NaiveDate = NaiveDate::from_ymd_opt(2026, 4, 9).unwrap();

    #[test]
    fn dates_are_written_as_the_region_does() {
        let on = NaiveDate::from_ymd_opt(2026, 3, 6).unwrap();
        assert_eq!(date_with_weekday(on, Region::Britain), "Friday 6 March 2026");
        assert_eq!(date_with_weekday(on, Region::America), "Friday, March 6, 2026");
        assert_eq!(day(on, LETTER, Region::America), "March 6");
        assert_eq!(
            day_with_weekday(NaiveDate::from_ymd_opt(2025, 12, 1).unwrap(), LETTER, Region::Britain),
            "Monday 1 December 2025"
        );
    }

    #[test]
    fn a_reader_at_home_is_told_the_place_alone() {
        let of = |from, to, zone| stretch_at_home(utc(from), utc(to), zone, LETTER, Region::Britain);
        let london = Tz::Europe__London;
        assert_eq!(of("2026-03-06T17:20:00Z", "2026-03-06T19:30:00Z", london), "from 17:20 to 19:30 UK time");
        assert_eq!(
            of("2026-06-06T22:50:00Z", "2026-06-07T01:10:00Z", london),
            "from 23:50 on Saturday 6 June to 02:10 on Sunday 7 June (UK time)"
        );
        assert_eq!(
            of("2026-03-29T00:30:00Z", "2026-03-29T02:30:00Z", london),
            "from 00:30 on Sunday 29 March (UTC) to 03:30 on Sunday 29 March (UTC+1), UK time"
        );
        assert_eq!(of("2026-03-06T17:20:00Z", "2026-03-06T19:30:00Z", Tz::UTC), "from 17:20 to 19:30 UTC");
    }

    #[test]
    fn a_stretch_names_its_zone_and_what_differs_between_its_ends() {
        let london = Tz::Europe__London;
        let of = |from, to, zone, region| stretch(utc(from), utc(to), zone, LETTER, region);
        assert_eq!(
            of("2026-03-06T17:20:00Z", "2026-03-06T19:30:00Z", london, Region::Britain),
            "from 17:20 to 19:30 UK time (UTC)"
        );
        assert_eq!(
            of("2026-03-06T17:20:00Z", "2026-03-06T19:30:00Z", Tz::America__New_York, Region::America),
            "from 12:20 p.m. to 2:30 p.m. Eastern time (UTC\u{2212}5)"
        );
        assert_eq!(
            of("2026-03-29T00:30:00Z", "2026-03-29T02:30:00Z", london, Region::Britain),
            "from 00:30 on Sunday 29 March (UTC) to 03:30 on Sunday 29 March (UTC+1), UK time"
        );
        assert_eq!(
            of("2026-03-06T23:50:00Z", "2026-03-07T01:10:00Z", Tz::UTC, Region::Britain),
            "from 23:50 on Friday 6 March to 01:10 on Saturday 7 March (UTC)"
        );
    }
}
