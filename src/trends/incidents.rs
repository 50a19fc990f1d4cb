//! What happened: incidents and letters by kind, cause, service, severity, weekday and hour.

use std::collections::BTreeMap;

use chrono::{Datelike, Timelike};
use chrono_tz::Tz;
use serde::Serialize;

use super::gather::{Began, Happening};
use super::order::{in_order, severities};

/// How much was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sent {
    /// Incidents that it was about.
    pub incidents: u64,
    /// Customers who were told.
    pub customers: u64,
    /// Letters, one a customer and incident; one about several incidents is one.
    pub letters: u64,
    /// Documents of each kind, however often they were recorded.
    pub documents: Vec<Kinds>,
}

/// Documents of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kinds {
    /// The kind: `letter`.
    pub kind: String,
    /// How many.
    pub count: u64,
}

/// Incidents and letters that have something in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// What they have in common; `None`: it is not known of them.
    pub name: Option<String>,
    /// How many incidents.
    pub incidents: u64,
    /// How many letters about them; one about several incidents is counted with its first.
    pub letters: u64,
}

/// Incidents and letters in several views, the most letters first; by severity, weekday and hour in the order of these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Incidents {
    /// By kind of failure.
    pub by_kind: Vec<Count>,
    /// By confirmed cause, in the words of the letters.
    pub by_cause: Vec<Count>,
    /// By what failed.
    pub by_service: Vec<Count>,
    /// By how bad it was.
    pub by_severity: Vec<Count>,
    /// By the weekday on which it began, Monday first.
    pub by_weekday: Vec<Count>,
    /// By the hour in which it began, from `00`.
    pub by_hour: Vec<Count>,
    /// Incidents for each weekday, by hour: where the hour is known.
    pub by_weekday_and_hour: Vec<[u64; 24]>,
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

pub(super) fn sent(happenings: &[Happening], documents: BTreeMap<String, u64>, customers: u64) -> Sent {
    Sent {
        incidents: told(happenings).count() as u64,
        customers,
        letters: happenings.iter().map(|happening| happening.letters).sum(),
        documents: documents.into_iter().map(|(kind, count)| Kinds { kind, count }).collect(),
    }
}

pub(super) fn incidents(happenings: &[Happening], zone: Tz) -> Incidents {
    let hours: Vec<String> = (0..24).map(|hour| format!("{hour:02}")).collect();
    let weekday = |happening: &Happening| {
        let day = match happening.began {
            Began::At(at) => at.with_timezone(&zone).weekday(),
            Began::On(day) => day.weekday(),
            Began::Unknown => return None,
        };
        WEEKDAYS.get(day.num_days_from_monday() as usize).map(|name| (*name).to_owned())
    };
    let hour = |happening: &Happening| match happening.began {
        Began::At(at) => hours.get(at.with_timezone(&zone).hour() as usize).cloned(),
        Began::On(_) | Began::Unknown => None,
    };
    let mut by_weekday_and_hour = vec![[0; 24]; WEEKDAYS.len()];
    for happening in told(happenings) {
        if let Began::At(at) = happening.began {
            let at = at.with_timezone(&zone);
            let day = by_weekday_and_hour.get_mut(at.weekday().num_days_from_monday() as usize);
            if let Some(count) = day.and_then(|hours| hours.get_mut(at.hour() as usize)) {
                *count += 1;
            }
        }
    }
    Incidents {
        by_kind: most_first(counts(happenings, |happening| known(&happening.about.kind))),
        by_cause: most_first(counts(happenings, |happening| happening.about.cause.clone())),
        by_service: most_first(counts(happenings, |happening| happening.about.service.clone())),
        by_severity: each(counts(happenings, |happening| happening.about.severity.clone()), severities()),
        by_weekday: each(counts(happenings, weekday), WEEKDAYS),
        by_hour: each(counts(happenings, hour), hours.clone()),
        by_weekday_and_hour,
    }
}

/// A kind of failure, if it is known.
pub(super) fn known(kind: &str) -> Option<String> {
    Some(kind.to_owned()).filter(|kind| !kind.is_empty() && kind != "unknown")
}

/// Those of which something was sent that is asked for.
pub(super) fn told(happenings: &[Happening]) -> impl Iterator<Item = &Happening> {
    happenings.iter().filter(|happening| happening.is_told)
}

fn counts(happenings: &[Happening], of: impl Fn(&Happening) -> Option<String>) -> BTreeMap<Option<String>, (u64, u64)> {
    let mut counts: BTreeMap<Option<String>, (u64, u64)> = BTreeMap::new();
    for happening in told(happenings) {
        let (incidents, letters) = counts.entry(of(happening)).or_default();
        *incidents += 1;
        *letters += happening.letters;
    }
    counts
}

fn count((name, (incidents, letters)): (Option<String>, (u64, u64))) -> Count {
    Count { name, incidents, letters }
}

/// The most letters first, then the most incidents, then by name; what is not known comes last.
fn most_first(counts: BTreeMap<Option<String>, (u64, u64)>) -> Vec<Count> {
    let mut rows: Vec<Count> = counts.into_iter().map(count).collect();
    rows.sort_by(|one, other| {
        let order = |row: &Count| (row.name.is_none(), std::cmp::Reverse((row.letters, row.incidents)));
        order(one).cmp(&order(other)).then_with(|| one.name.cmp(&other.name))
    });
    rows
}

/// A row for each of these names, whether or not anything has it.
fn each(
    counts: BTreeMap<Option<String>, (u64, u64)>,
    names: impl IntoIterator<Item = impl Into<String>>,
) -> Vec<Count> {
    let rows = in_order(counts, names).into_iter();
    rows.map(|(name, found)| count((name, found.unwrap_or_default()))).collect()
}
