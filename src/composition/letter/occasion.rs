//! When the reader was hit, as the first sentence and later ones tell it.

use chrono::{DateTime, NaiveDate, Utc};

use super::facts::Facts;
use super::moves::restoration::Failure;
use crate::composition::plan::Plan;
use crate::composition::wording;

/// The time over which this reader was hit.
#[derive(Debug, Clone)]
pub(super) struct Occasion {
    stretches: Vec<(DateTime<Utc>, DateTime<Utc>)>,
    /// Whether the failure is told by the clock.
    timed: bool,
    /// The day it began, on the reader's calendar.
    first_day: NaiveDate,
    /// The last day of it; a stretch that ends at midnight ends the day before.
    last_day: NaiveDate,
}

impl Occasion {
    /// The customer's windows, merged where they touch; without any the incident's course.
    pub(super) fn of(facts: &Facts<'_>) -> Self {
        let mut stretches: Vec<_> =
            facts.customer.impact.windows.iter().map(|window| (window.from, window.to)).collect();
        if stretches.is_empty() {
            let times = &facts.incident.times;
            let end = times.resolved.or(times.mitigated).and_then(|moment| moment.instant());
            // A failure that is no outage happened on the day it began; its repair says nothing of the reader's time.
            stretches.push((facts.started, end.filter(|_| facts.is_timed()).unwrap_or(facts.started)));
        }
        stretches.sort_unstable();
        let mut merged: Vec<(DateTime<Utc>, DateTime<Utc>)> = Vec::with_capacity(stretches.len());
        for (from, to) in stretches {
            match merged.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => merged.push((from, to)),
            }
        }
        let hours: i64 = merged.iter().map(|(from, to)| (*to - *from).num_hours()).sum();
        // Hours that the record states for this customer are told by the clock, whatever failed.
        let stated = !facts.customer.impact.windows.is_empty() && hours < 24;
        let (from, end) = (beginning(&merged), end(&merged));
        let last = end - chrono::TimeDelta::nanoseconds(i64::from(end > from));
        Self {
            timed: facts.is_timed() || stated,
            first_day: facts.local(from).date_naive(),
            last_day: facts.local(last).date_naive(),
            stretches: merged,
        }
    }

    fn from(&self) -> DateTime<Utc> {
        beginning(&self.stretches)
    }

    /// When it was over for this reader.
    pub(super) fn end(&self) -> DateTime<Utc> {
        end(&self.stretches)
    }

    /// How many whole seconds the reader was hit for.
    fn seconds(&self) -> u64 {
        let sum: i64 = self.stretches.iter().map(|(from, to)| (*to - *from).num_seconds()).sum();
        u64::try_from(sum).unwrap_or_default()
    }

    /// How long the reader was hit for, where the clock tells it.
    pub(super) fn length(&self) -> Option<String> {
        (self.timed && self.seconds() > 0).then(|| wording::duration(self.seconds()))
    }

    /// Whether "last Friday" can only mean that day: it lies two days to a week before the letter.
    fn is_recent(&self, facts: &Facts<'_>) -> bool {
        (2..=7).contains(&facts.letter.signed_duration_since(self.first_day).num_days())
    }

    /// The day of it, where it kept to one.
    pub(super) fn one_day(&self) -> Option<NaiveDate> {
        (self.last_day == self.first_day).then_some(self.first_day)
    }

    /// Whether the first sentence names this day, and no other of the same weekday.
    fn names(&self, day: NaiveDate) -> bool {
        let is_short = self.last_day.signed_duration_since(self.first_day).num_days() < 7;
        is_short && (day == self.first_day || day == self.last_day)
    }

    /// The days of it, to stand after what is called the failure: `on 6 March`.
    pub(super) fn dated(&self, facts: &Facts<'_>) -> String {
        let first = facts.day(self.first_day);
        if self.last_day == self.first_day {
            return format!("on {first}");
        }
        format!("from {first} to {}", facts.day(self.last_day))
    }

    /// The same with the time at which it began, where the days alone tell it from no other.
    pub(super) fn dated_exactly(&self, facts: &Facts<'_>) -> String {
        let clock = wording::time(&facts.local(self.from()), facts.region);
        format!("at {clock} {}", self.dated(facts))
    }

    /// The first move of the letter.
    pub(super) fn failure(&self, facts: &Facts<'_>) -> Plan {
        let failure = facts.failure.as_str();
        let (first, last) = (self.first_day, self.last_day);
        let again = facts.is_repeat();
        let Some(length) = self.length() else {
            return if first == last {
                let options: &[Failure] = match (again, self.is_recent(facts)) {
                    (true, _) => &[Failure::AgainDated],
                    (false, true) => &[Failure::Dated, Failure::LastDated],
                    (false, false) => &[Failure::Dated],
                };
                told_on(Plan::new(options).text("failure", failure), facts, first)
            } else {
                // What happens at one moment did not happen over days, however long its effects were felt.
                if wording::is_of_a_moment(failure) {
                    return told_on(Plan::new(&[Failure::Dated]).text("failure", failure), facts, first);
                }
                Plan::new(&[Failure::Days])
                    .text("failure", failure)
                    .text("day", facts.weekday(first))
                    .text("last", facts.weekday(last))
            };
        };
        if self.stretches.len() > 1 {
            return self.several(facts, &length);
        }
        let span = stretch(facts, self.from(), self.end());
        // A stretch that names its days needs no day before it.
        if span.contains(" on ") {
            return Plan::new(&[Failure::Across, Failure::AcrossFrom])
                .text("failure", failure)
                .text("span", span)
                .text("length", length);
        }
        let options: &[Failure] = match (again, self.is_recent(facts)) {
            (true, _) => &[Failure::Again],
            (false, true) => &[Failure::LengthFirst, Failure::LastFirst],
            (false, false) => &[Failure::LengthFirst, Failure::DayFirst],
        };
        told_on(Plan::new(options).text("failure", failure), facts, first).text("span", span).text("length", length)
    }

    fn several(&self, facts: &Facts<'_>, length: &str) -> Plan {
        let (first, last) = (self.first_day, self.last_day);
        let count = self.stretches.len() as u64;
        let times = match count {
            2 => "twice".to_owned(),
            _ => [wording::count(count).as_ref(), " times"].concat(),
        };
        let plan = Plan::new(&[Failure::Several])
            .text("failure", facts.failure.as_str())
            .text("times", wording::capitalized(&times))
            .text("day", facts.weekday(first))
            .text("length", length);
        if first != last {
            return plan.text("last", facts.weekday(last));
        }
        let clock = |at: DateTime<Utc>| wording::time(&facts.local(at), facts.region);
        let (last_from, last_to) = self.stretches[self.stretches.len() - 1];
        let mut spans: Vec<String> = self.stretches[..self.stretches.len() - 1]
            .iter()
            .map(|(from, to)| ["from ", &clock(*from), " to ", &clock(*to)].concat())
            .collect();
        spans.push(stretch(facts, last_from, last_to));
        plan.text("span", wording::list(&spans, facts.region))
    }
}

/// A stretch on the reader's clocks.
fn stretch(facts: &Facts<'_>, from: DateTime<Utc>, to: DateTime<Utc>) -> String {
    let at_home = facts.incident.time_zone == Some(facts.zone);
    let told = if at_home { wording::stretch_at_home } else { wording::stretch };
    told(from, to, facts.zone, facts.letter, facts.region)
}

fn beginning(stretches: &[(DateTime<Utc>, DateTime<Utc>)]) -> DateTime<Utc> {
    stretches.first().map_or(DateTime::UNIX_EPOCH, |(from, _)| *from)
}

fn end(stretches: &[(DateTime<Utc>, DateTime<Utc>)]) -> DateTime<Utc> {
    stretches.last().map_or(DateTime::UNIX_EPOCH, |(_, to)| *to)
}

/// A day, whole and in the two pieces of "last Friday, 6 March".
fn told_on(plan: Plan, facts: &Facts<'_>, on: NaiveDate) -> Plan {
    plan.text("day", facts.weekday(on)).text("weekday", wording::weekday(on)).text("date", facts.day(on))
}

/// How long after `from` something happened, in words; nothing where it is not later.
pub(super) fn gap(from: DateTime<Utc>, at: DateTime<Utc>) -> Option<String> {
    let seconds = u64::try_from((at - from).num_seconds()).ok().filter(|seconds| *seconds > 0)?;
    Some(wording::gap(seconds))
}

/// A time as it is told after the first sentence: the clock alone on the day of the failure, on one of the days that the
/// first sentence named with the weekday, else with the whole day.
pub(super) fn at(facts: &Facts<'_>, occasion: &Occasion, at: DateTime<Utc>) -> String {
    // Where the first sentence gave no time, this may be the letter's first.
    let zone = match facts.incident.time_zone {
        Some(own) if own != facts.zone && occasion.length().is_none() => Some(wording::zone_name(facts.zone)),
        _ => None,
    };
    by_clock(facts, occasion, at, zone)
}

/// The same in a sentence that has named the zone.
pub(super) fn at_then(facts: &Facts<'_>, occasion: &Occasion, at: DateTime<Utc>) -> String {
    by_clock(facts, occasion, at, None)
}

fn by_clock(facts: &Facts<'_>, occasion: &Occasion, at: DateTime<Utc>, zone: Option<String>) -> String {
    let local = facts.local(at);
    let clock = wording::time(&local, facts.region);
    let clock = zone.map_or_else(|| clock.clone(), |zone| [clock.as_str(), " ", zone.as_str()].concat());
    if occasion.one_day() == Some(local.date_naive()) {
        ["at ", &clock].concat()
    } else if occasion.names(local.date_naive()) {
        ["at ", &clock, " on ", wording::weekday(local.date_naive())].concat()
    } else {
        ["at ", &clock, " on ", &facts.weekday(local.date_naive())].concat()
    }
}
