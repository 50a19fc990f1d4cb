//! Times, days and durations of fields, and what the letter's date asks of them.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use super::Check;
use super::course;
use super::instant::{self, ClockChange, Reading, TimeFault};
use crate::case::{DayOrTime, Duration, DurationError, When};
use crate::diagnostic::Level;
use crate::intake::path::At;
use crate::intake::problems::{
    AMBIGUOUS_LOCAL_TIME, DONE_IN_FUTURE, IMPOSSIBLE_LOCAL_TIME, INCIDENT_IN_FUTURE, INVALID_DATE, INVALID_DURATION,
    INVALID_TIME, OUT_OF_BOUNDS, PROMISE_PAST, TIME_WITHOUT_OFFSET,
};

/// A text cut to what a message can hold.
pub(super) fn shown(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain(['…']).collect()
}

/// The instant at which a day has ended everywhere: twelve hours behind Greenwich it ends last.
fn ends(day: NaiveDate) -> Option<DateTime<Utc>> {
    let noon = NaiveTime::from_hms_opt(12, 0, 0)?;
    Some(day.succ_opt()?.and_time(noon).and_utc())
}

impl Check<'_> {
    /// A time.
    pub(super) fn time(&mut self, at: &At<'_>, name: &str, raw: Option<&str>) -> Option<DateTime<Utc>> {
        self.instant(&at.field(name), raw?)
    }

    /// A time without which its table means nothing.
    pub(super) fn required_time(&mut self, at: &At<'_>, name: &str, raw: Option<&str>) -> Option<DateTime<Utc>> {
        let time = self.time(at, name, raw);
        self.need(at, name, raw.is_some(), time)
    }

    /// A time, or what is known of it.
    pub(super) fn when(&mut self, at: &At<'_>, raw: &str) -> Option<When> {
        match instant::partial(raw.trim()) {
            Some(Ok(when)) => Some(when),
            Some(Err(fault)) => self.time_fault(at, raw, fault),
            None => self.instant(at, raw).map(When::Instant),
        }
    }

    /// A day, or a time.
    pub(super) fn day_or_time(&mut self, at: &At<'_>, name: &str, raw: Option<&str>) -> Option<DayOrTime> {
        let (at, raw) = (at.field(name), raw?);
        match instant::day(raw.trim()) {
            Some(Ok(day)) => Some(DayOrTime::Day(day)),
            Some(Err(fault)) => self.time_fault(&at, raw, fault),
            None => self.instant(&at, raw).map(DayOrTime::Time),
        }
    }

    fn instant(&mut self, at: &At<'_>, raw: &str) -> Option<DateTime<Utc>> {
        match instant::read(raw) {
            Ok(Reading::Exact(instant)) => Some(instant),
            Ok(Reading::Local(local)) => match self.zone {
                Some(zone) => match instant::resolve(local, zone) {
                    Ok(instant) => Some(instant),
                    Err(change) => self.clock_change(at, raw, zone, change),
                },
                None => self.no_offset(at, raw),
            },
            Err(fault) => self.time_fault(at, raw, fault),
        }
    }

    fn time_fault<T>(&mut self, at: &At<'_>, raw: &str, fault: TimeFault) -> Option<T> {
        let message = format!("`{}` {}", shown(raw), fault.message());
        self.error(at, INVALID_TIME, message).hint(fault.hint());
        None
    }

    fn no_offset<T>(&mut self, at: &At<'_>, raw: &str) -> Option<T> {
        if self.zone_refused {
            return None;
        }
        let (message, hint) = if self.policy.is_some() {
            (
                format!("`{}` has no offset, and `incident.time_zone` is missing", shown(raw)),
                format!("write the offset ({}+01:00), or give `incident.time_zone`", raw.trim()),
            )
        } else {
            (
                format!("`{}` has no offset, and a policy belongs to no time zone", shown(raw)),
                format!("write the offset, such as {}+01:00", raw.trim()),
            )
        };
        self.error(at, TIME_WITHOUT_OFFSET, message).hint(hint);
        None
    }

    fn clock_change<T>(&mut self, at: &At<'_>, raw: &str, zone: Tz, change: ClockChange) -> Option<T> {
        let raw = raw.trim();
        let (shown, then) = (change.shown.format("%H:%M"), change.then.format("%H:%M"));
        let day = change.shown.format("%Y-%m-%d");
        let hint = format!("write the offset: {raw}{} or {raw}{}", change.before, change.after);
        if change.twice {
            let message =
                format!("{raw} came twice in {}: on {day} the clocks went back from {shown} to {then}", zone.name());
            self.error(at, AMBIGUOUS_LOCAL_TIME, message).hint(hint);
        } else {
            let message =
                format!("{raw} never came in {}: on {day} the clocks went forward from {shown} to {then}", zone.name());
            self.error(at, IMPOSSIBLE_LOCAL_TIME, message).hint(hint);
        }
        None
    }

    /// A day of the calendar.
    pub(super) fn date(&mut self, at: &At<'_>, name: &str, raw: Option<&str>) -> Option<NaiveDate> {
        const FORM: &str = "write it as 2026-03-10";
        let (at, raw) = (at.field(name), raw?);
        let (message, hint) = match instant::day(raw.trim()) {
            Some(Ok(date)) => return Some(date),
            Some(Err(fault @ TimeFault::YearOutOfReach)) => {
                (format!("`{}` {}", shown(raw), fault.message()), fault.hint())
            }
            Some(Err(fault)) => (format!("`{}` {}", shown(raw), fault.message()), FORM),
            None => (format!("`{}` is not a date", shown(raw)), FORM),
        };
        self.error(&at, INVALID_DATE, message).hint(hint);
        None
    }

    /// The day on which something was done: not after the letter.
    pub(super) fn done_on(&mut self, at: &At<'_>, name: &str, raw: Option<&str>) -> Option<NaiveDate> {
        let date = self.date(at, name, raw)?;
        self.done_by_then(at, name, date);
        Some(date)
    }

    /// Notes a day after the letter's of something that is said to be done.
    pub(super) fn done_by_then(&mut self, at: &At<'_>, name: &str, date: NaiveDate) {
        if let Some(issued_on) = self.issued_on.filter(|issued_on| date > *issued_on) {
            let message = format!("{date} is said done, but lies ahead: the letter is of {issued_on}");
            self.error(&at.field(name), DONE_IN_FUTURE, message)
                .hint("correct the date, or give it as a promise with `by`");
        }
    }

    /// Notes what is told as having happened and lies after the letter's date on every clock on earth; says whether it
    /// does. What a letter tells or pays for is an error, what a report alone lists a warning.
    pub(super) fn happened(&mut self, at: &At<'_>, name: &str, when: When, level: Level) -> bool {
        let Some(issued_on) = self.issued_on else { return false };
        let ahead = match (when, course::days(when)) {
            (When::Instant(instant), _) => ends(issued_on).is_some_and(|end| instant >= end),
            (_, Some((first, _))) => first > issued_on,
            _ => false,
        };
        if ahead {
            let message = format!("`{name}` lies after the letter's date, {issued_on}");
            let hint = "correct the time, or give a later date; what is still to come is no fact yet";
            self.findings.at_level(level, &at.field(name), INCIDENT_IN_FUTURE, message).hint(hint);
        }
        ahead
    }

    /// A time at which something happened.
    pub(super) fn past_time(
        &mut self,
        at: &At<'_>,
        name: &str,
        raw: Option<&str>,
        level: Level,
    ) -> Option<DateTime<Utc>> {
        let time = self.time(at, name, raw)?;
        self.happened(at, name, When::Instant(time), level);
        Some(time)
    }

    /// The day by which something is promised: a warning where it has passed.
    pub(super) fn promised_by(&mut self, at: &At<'_>, name: &str, raw: Option<&str>, open: bool) -> Option<NaiveDate> {
        let date = self.date(at, name, raw)?;
        if let (true, Some(issued_on)) = (open, self.issued_on.filter(|issued_on| date < *issued_on)) {
            let message = format!("{date} has passed before the letter of {issued_on}");
            self.warning(&at.field(name), PROMISE_PAST, message)
                .hint("is it done? Then say so; otherwise name a new day");
        }
        Some(date)
    }

    /// A number of days that a promise or a gift may have: ten years at most.
    pub(super) fn some_days(&mut self, at: &At<'_>, name: &str, given: Option<u32>) -> Option<u32> {
        const MOST: u32 = 3_660;
        let days = given?;
        if days <= MOST {
            return Some(days);
        }
        let message = format!("{days} days are more than ten years");
        self.error(&at.field(name), OUT_OF_BOUNDS, message).hint("write at most 3660 days");
        None
    }

    /// The day of a day or time, as the incident's clocks show it.
    pub(super) fn day_of(&self, when: DayOrTime) -> NaiveDate {
        when.day_in(self.zone.unwrap_or(Tz::UTC))
    }

    /// A duration (R16).
    pub(super) fn duration(&mut self, at: &At<'_>, name: &str, raw: Option<&str>) -> Option<Duration> {
        let (at, raw) = (at.field(name), raw?);
        let message = match Duration::parse(raw.trim()) {
            Ok(duration) => return Some(duration),
            Err(DurationError::Malformed) => format!("`{}` is not a duration of ISO 8601", shown(raw)),
            Err(DurationError::YearsOrMonths) => {
                format!("`{}` counts in years or months, whose length is not known", shown(raw))
            }
            Err(DurationError::TooLong) => format!("`{}` is longer than can be counted", shown(raw)),
        };
        self.error(&at, INVALID_DURATION, message).hint("write weeks, days, hours, minutes, seconds: PT2H10M, P1D");
        None
    }
}
