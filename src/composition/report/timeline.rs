//! What happened when: the record's timeline and the milestones in one order, in one zone with the reader's beside it.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use super::course::{Clock, Milestone, earliest, milestones};
use super::scope::Scope;
use crate::case::{Audience, TimelineEntry, When};
use crate::composition::terms::Terms;
use crate::composition::wording;

/// Facts of `report/timeline.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Timeline {
    /// The stated zone: `UK time (UTC+1)`.
    pub zone: String,
    /// The reader's zone, where its clocks differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reader_zone: Option<String>,
    /// The one date of all rows; absent where they have several, which then stand in the rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Whether at least one row has a time of day.
    pub timed: bool,
    /// Whether at least one row tells how it is known.
    pub sourced: bool,
    /// The rows in order of time.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Row {
    /// The day, where the rows have several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The time of day in the stated zone, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// The same in the reader's zone, with its date where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local: Option<String>,
    /// The milestones that fall on this row, by name.
    pub milestones: Vec<&'static str>,
    /// What happened: sentences; absent where a milestone says it all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// Whether the entry is for our own people alone.
    pub internal: bool,
    /// How it is known; for internal reports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// What falls on one instant or day, before it is worded.
struct Point<'a> {
    when: When,
    milestones: Vec<&'static str>,
    entry: Option<&'a TimelineEntry>,
}

/// The timeline; `None` where the record knows the start alone.
pub(super) fn compose(scope: &Scope<'_>, terms: &mut Terms<'_>) -> Option<Timeline> {
    let points = points(scope);
    if points.len() < 2 {
        return None;
    }
    let instants: Vec<DateTime<Utc>> = points.iter().filter_map(|point| instant(point.when)).collect();
    let clock = Clock::new(scope.zone, scope.region, &instants);
    let reader = scope.differing_zone(instants.iter().copied());
    let reader = reader.map(|zone| Clock::new(zone, scope.region, &instants));
    let mut dates: Vec<String> =
        points.iter().map(|point| wording::calendar_day(point.when, scope.zone, scope.region)).collect();
    let one_date = dates.iter().all(|date| *date == dates[0]) && instants.len() == points.len();
    let date = one_date.then(|| scope.weekday_date(instants[0]));
    let rows: Vec<Row> = points
        .iter()
        .zip(dates.drain(..))
        .map(|(point, date)| row(scope, terms, point, (!one_date).then_some(date), &clock, reader.as_ref()))
        .collect();
    Some(Timeline {
        zone: clock.name(),
        reader_zone: reader.as_ref().map(Clock::name),
        date,
        timed: !instants.is_empty(),
        sourced: rows.iter().any(|row| row.source.is_some()),
        rows,
    })
}

/// Milestones and entries in order of time. A milestone shares the row of an entry of the same instant, which tells it
/// better; of several entries, that of the first.
fn points<'a>(scope: &Scope<'a>) -> Vec<Point<'a>> {
    let visible = |entry: &&TimelineEntry| scope.is_internal() || entry.audience == Audience::Customer;
    let mut points: Vec<Point<'a>> = scope
        .incident
        .timeline
        .iter()
        .filter(visible)
        .map(|entry| Point { when: When::Instant(entry.at), milestones: Vec::new(), entry: Some(entry) })
        .collect();
    for Milestone { name, when, .. } in milestones(scope) {
        match points.iter_mut().find(|point| point.when == when) {
            Some(point) => point.milestones.push(name),
            None => points.push(Point { when, milestones: vec![name], entry: None }),
        }
    }
    points.sort_by_key(|point| earliest(point.when, scope.zone));
    points
}

fn instant(when: When) -> Option<DateTime<Utc>> {
    match when {
        When::Instant(at) => Some(at),
        When::Day(_) | When::Partial(_) => None,
    }
}

fn row(
    scope: &Scope<'_>,
    terms: &mut Terms<'_>,
    point: &Point<'_>,
    date: Option<String>,
    clock: &Clock,
    reader: Option<&Clock>,
) -> Row {
    let at = instant(point.when);
    let local = reader.zip(at).map(|(reader, at)| match reader.date(at) {
        same if same == clock.date(at) => reader.time(at),
        other => format!("{other}, {}", reader.time(at)),
    });
    Row {
        date,
        time: at.map(|at| clock.time(at)),
        local,
        milestones: point.milestones.clone(),
        what: point.entry.map(|entry| terms.explain(entry.what.as_str())),
        internal: point.entry.is_some_and(|entry| entry.audience == Audience::Internal),
        source: point.entry.and_then(|entry| entry.source.clone()).filter(|_| scope.is_internal()),
    }
}
