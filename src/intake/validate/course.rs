//! The course of the incident: its five times and their order.

use chrono::{DateTime, Days, Duration, Months, NaiveDate, NaiveTime, Utc};

use super::Check;
use super::time::shown;
use crate::case::{Basis, Moment, PartialDate, Times, When};
use crate::diagnostic::Level;
use crate::intake::path::At;
use crate::intake::problems::TIMES_OUT_OF_ORDER;
use crate::intake::schema;

/// What must not come before what; a pair around an absent time is compared all the same. Detection after
/// mitigation is a fact and stands in no pair.
const ORDER: [(usize, usize); 6] = [(0, 3), (3, 4), (0, 4), (0, 1), (1, 2), (0, 2)];
const NAMES: [&str; 5] = ["started", "detected", "acknowledged", "mitigated", "resolved"];

impl Check<'_> {
    /// The times of an incident; `started` is needed always.
    pub(super) fn times(&mut self, at: &At<'_>, raw: Option<&schema::Times<'_>>) -> Option<Times> {
        let at = at.field("times");
        let Some(raw) = raw else {
            self.missing(&at, "started");
            return None;
        };
        let all = [&raw.started, &raw.detected, &raw.acknowledged, &raw.mitigated, &raw.resolved];
        let mut moments = [None; 5];
        for ((moment, raw), name) in moments.iter_mut().zip(all).zip(NAMES) {
            *moment = raw.as_ref().and_then(|raw| self.moment(&at.field(name), raw));
        }
        self.order(&at, &moments, &all.map(|raw| raw.as_ref().map(written).unwrap_or_default()));
        let [started, detected, acknowledged, mitigated, resolved] = moments;
        let started = self.need(&at, "started", raw.started.is_some(), started)?;
        // Where it has not even begun, the rest lies ahead with it.
        if !self.happened(&at, "started", started.when, Level::Error) {
            let others = [("mitigated", mitigated, Level::Error), ("resolved", resolved, Level::Error)];
            let noticed = [("detected", detected, Level::Error), ("acknowledged", acknowledged, Level::Warning)];
            for (name, moment, level) in others.into_iter().chain(noticed) {
                moment.map(|moment| self.happened(&at, name, moment.when, level));
            }
        }
        Some(Times { started, detected, acknowledged, mitigated, resolved })
    }

    fn moment(&mut self, at: &At<'_>, raw: &schema::Moment<'_>) -> Option<Moment> {
        match raw {
            schema::Moment::Plain(text) => Some(Moment { when: self.when(at, text)?, basis: Basis::Stated }),
            schema::Moment::Table(table) => {
                let when = table.at.as_deref().and_then(|text| self.when(&at.field("at"), text));
                let when = self.need(at, "at", table.at.is_some(), when)?;
                Some(Moment { when, basis: table.basis.map_or(Basis::Stated, Into::into) })
            }
        }
    }

    /// Notes what comes before what it must follow, what is certain first. Times are never put into order.
    fn order(&mut self, at: &At<'_>, moments: &[Option<Moment>; 5], written: &[&str; 5]) {
        let mut blamed = [false; 5];
        for level in [Level::Error, Level::Warning] {
            for (first, second) in ORDER {
                let (Some(earlier), Some(later)) = (moments[first], moments[second]) else { continue };
                let stated = earlier.basis == Basis::Stated && later.basis == Basis::Stated;
                let certainty = if stated { Level::Error } else { Level::Warning };
                if blamed[second] || level != certainty || earliest(earlier.when) <= latest(later.when) {
                    continue;
                }
                blamed[second] = true;
                let (name, before) = (NAMES[second], NAMES[first]);
                let (time, other) = (shown(written[second]), shown(written[first]));
                let message = format!("`{name}` ({time}) lies before `{before}` ({other})");
                self.findings
                    .at_level(level, &at.field(name), TIMES_OUT_OF_ORDER, message)
                    .hint("times are never put into order here: correct the one that is wrong");
            }
        }
    }
}

fn written<'a>(raw: &'a schema::Moment<'_>) -> &'a str {
    match raw {
        schema::Moment::Plain(text) => text,
        schema::Moment::Table(table) => table.at.as_deref().unwrap_or_default(),
    }
}

/// The span of days that a date or part of one may mean.
pub(super) fn days(when: When) -> Option<(NaiveDate, NaiveDate)> {
    let month = |PartialDate { year, month }: PartialDate| {
        let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), 1)?;
        let length = if month.is_some() { 1 } else { 12 };
        Some((first, first.checked_add_months(Months::new(length))?.pred_opt()?))
    };
    match when {
        When::Instant(_) => None,
        When::Day(day) => Some((day, day)),
        When::Partial(partial) => month(partial),
    }
}

/// The first instant that a time may mean, in any zone.
fn earliest(when: When) -> DateTime<Utc> {
    match (when, days(when)) {
        (When::Instant(at), _) => at,
        (_, Some((first, _))) => first.and_time(NaiveTime::MIN).and_utc() - Duration::hours(14),
        _ => DateTime::<Utc>::MIN_UTC,
    }
}

/// The last instant that a time may mean, in any zone.
fn latest(when: When) -> DateTime<Utc> {
    match (when, days(when)) {
        (When::Instant(at), _) => at,
        (_, Some((_, last))) => {
            let next = last.checked_add_days(Days::new(1)).unwrap_or(last);
            next.and_time(NaiveTime::MIN).and_utc() + Duration::hours(12)
        }
        _ => DateTime::<Utc>::MAX_UTC,
    }
}
