//! Points of time as phrases that can follow a verb: each brings its preposition.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::date::{date, day, day_with_weekday, month, time_with_zone};
use crate::case::{DayOrTime, When};
use crate::composition::Region;

/// An instant with its day: `on Friday 6 March at 17:20 UK time (UTC)`.
pub fn on_at(at: DateTime<Utc>, zone: Tz, letter: NaiveDate, region: Region) -> String {
    let at = at.with_timezone(&zone);
    format!("on {} at {}", day_with_weekday(at.date_naive(), letter, region), time_with_zone(&at, region))
}

/// What is known of a point of time and no more: as [`on_at`], `on 6 March`, `in September 2013`, `in 2013`.
pub fn when(when: When, zone: Tz, letter: NaiveDate, region: Region) -> String {
    match when {
        When::Instant(at) => on_at(at, zone, letter, region),
        When::Day(on) => format!("on {}", day(on, letter, region)),
        When::Partial(_) => format!("in {}", calendar_day(when, zone, region)),
    }
}

/// The whole calendar date of a point of time, as far as it is known: `6 March 2026`, `September 2013`, `2013`.
pub fn calendar_day(when: When, zone: Tz, region: Region) -> String {
    match when {
        When::Instant(at) => date(at.with_timezone(&zone).date_naive(), region),
        When::Day(on) => date(on, region),
        When::Partial(partial) => {
            let first = partial.month.and_then(|number| NaiveDate::from_ymd_opt(partial.year, number, 1));
            first.map_or_else(|| partial.year.to_string(), |on| format!("{} {}", month(on), partial.year))
        }
    }
}

/// A day or a time: as [`when`].
pub fn on_day_or_time(on: DayOrTime, zone: Tz, letter: NaiveDate, region: Region) -> String {
    let known = match on {
        DayOrTime::Day(on) => When::Day(on),
        DayOrTime::Time(at) => When::Instant(at),
    };
    when(known, zone, letter, region)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::PartialDate;

    #[test]
    fn no_more_is_told_than_is_known() {
        let letter = NaiveDate::from_ymd_opt(2026, 4, 9).unwrap();
        let of = |known, region| when(known, Tz::Europe__London, letter, region);
        let at = When::Instant("2026-06-05T17:20:00Z".parse().unwrap());
        assert_eq!(of(at, Region::Britain), "on Friday 5 June at 18:20 UK time (UTC+1)");
        assert_eq!(of(at, Region::America), "on Friday, June 5 at 6:20 p.m. UK time (UTC+1)");
        let on = When::Day(NaiveDate::from_ymd_opt(2025, 6, 5).unwrap());
        assert_eq!(of(on, Region::America), "on June 5, 2025");
        let month = |month| When::Partial(PartialDate { year: 2013, month });
        assert_eq!(of(month(Some(9)), Region::Britain), "in September 2013");
        assert_eq!(of(month(None), Region::Britain), "in 2013");
    }
}
