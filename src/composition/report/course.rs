//! The course of an incident as a list of milestones, and the clock in which they are told.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::scope::Scope;
use crate::case::{Basis, Moment, When};
use crate::composition::{Region, wording};

/// A point of the course that every report names the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Milestone {
    /// The name that templates word: `detected`.
    pub(super) name: &'static str,
    pub(super) when: When,
    pub(super) basis: Basis,
}

impl Milestone {
    pub(super) fn instant(&self) -> Option<DateTime<Utc>> {
        Moment { when: self.when, basis: self.basis }.instant()
    }
}

/// The milestones that the record knows, in order of time.
pub(super) fn milestones(scope: &Scope<'_>) -> Vec<Milestone> {
    let times = &scope.incident.times;
    let customer = scope.individual.map(|one| one.customer);
    let exactly = |at: DateTime<Utc>| Moment { when: When::Instant(at), basis: Basis::Stated };
    let told_you = customer.and_then(|customer| customer.first_told);
    let told_customers = scope.incident.first_told.filter(|_| told_you.is_none());
    let known = [
        ("started", Some(times.started)),
        ("you_told_us", customer.and_then(|customer| customer.reported_at).map(exactly)),
        ("detected", times.detected),
        ("acknowledged", times.acknowledged),
        ("told_you", told_you.map(exactly)),
        ("told_customers", told_customers.map(exactly)),
        ("mitigated", times.mitigated),
        ("resolved", times.resolved),
    ];
    let milestone =
        |(name, moment): (_, Option<Moment>)| moment.map(|Moment { when, basis }| Milestone { name, when, basis });
    let mut known: Vec<Milestone> = known.into_iter().filter_map(milestone).collect();
    known.sort_by_key(|milestone| earliest(milestone.when, scope.zone));
    known
}

/// The first instant that a point of time can be, to put partial ones in order.
pub(super) fn earliest(when: When, zone: Tz) -> DateTime<Utc> {
    let on = match when {
        When::Instant(at) => return at,
        When::Day(on) => Some(on),
        When::Partial(partial) => chrono::NaiveDate::from_ymd_opt(partial.year, partial.month.unwrap_or(1), 1),
    };
    let midnight = on.and_then(|on| on.and_hms_opt(0, 0, 0)).unwrap_or_default();
    let local = midnight.and_local_timezone(zone).earliest();
    // Where the clocks skip midnight, the same figures read as UTC keep the order of days.
    local.map_or_else(|| midnight.and_utc(), |local| local.to_utc())
}

/// A zone's clock, read so that each reading is clear.
#[derive(Debug, Clone)]
pub(super) struct Clock {
    zone: Tz,
    region: Region,
    /// The one offset of all readings; `None`: it changes, so that each reading states its own.
    offset: Option<String>,
}

impl Clock {
    /// The clock of `zone` for reading `instants`.
    pub(super) fn new(zone: Tz, region: Region, instants: &[DateTime<Utc>]) -> Self {
        let mut offsets = instants.iter().map(|at| wording::offset_name(&at.with_timezone(&zone)));
        let first = offsets.next();
        Self { zone, region, offset: first.filter(|first| offsets.all(|other| other == *first)) }
    }

    /// What the zone is called: `UK time (UTC+1)`, `UK time`, `UTC`.
    pub(super) fn name(&self) -> String {
        let zone = wording::zone_name(self.zone);
        match &self.offset {
            Some(offset) if *offset != zone => format!("{zone} ({offset})"),
            _ => zone,
        }
    }

    /// The time of day: `17:20`, or `17:20 (UTC+1)` where the offset changes between readings.
    pub(super) fn time(&self, at: DateTime<Utc>) -> String {
        let at = at.with_timezone(&self.zone);
        let time = wording::time(&at, self.region);
        match self.offset {
            Some(_) => time,
            None => format!("{time} ({})", wording::offset_name(&at)),
        }
    }

    /// The whole date.
    pub(super) fn date(&self, at: DateTime<Utc>) -> String {
        wording::date(at.with_timezone(&self.zone).date_naive(), self.region)
    }
}
