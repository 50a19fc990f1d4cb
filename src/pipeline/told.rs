//! What a document tells that outlives it: what it is about, what it promises and what was worked out, as a manifest and
//! the ledger keep it.

use chrono::SecondsFormat;

use super::{Terms, failure};
use crate::case::{CauseStatus, DayOrTime, Moment, Money, Severity, When};
use crate::composition::{self, DocumentKind, PromiseKind, Record};
use crate::manifest::{self, About, Promise};

/// What is kept of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// What it is about.
    pub about: About,
    /// What it promises.
    pub promises: Vec<Promise>,
    /// What was worked out for its customer; `None`: it is to nobody in particular.
    pub terms: Option<Terms>,
}

/// What is kept of the document of a record.
pub fn told(record: &Record<'_>, kind: DocumentKind) -> Told {
    let terms = record.individual.map(|individual| Terms::of(individual.remedy, individual.assessment.outlook));
    Told { about: about(record), promises: promises(record, kind), terms }
}

/// What the documents of a record are about.
pub(super) fn about(record: &Record<'_>) -> About {
    let incident = &record.case.incident;
    let confirmed = incident.root_cause_status == Some(CauseStatus::Confirmed);
    About {
        title: Some(incident.title.to_string()),
        kind: failure([record.case]),
        severity: incident.severity.map(Severity::name).map(str::to_owned),
        service: incident.service.as_ref().map(ToString::to_string),
        cause: incident.root_cause.as_ref().filter(|_| confirmed).map(ToString::to_string),
        started: moment(&incident.times.started),
        resolved: incident.times.resolved.as_ref().map(moment),
        outlook: record.individual.map(|individual| individual.assessment.outlook.name().to_owned()),
    }
}

/// What a document of that kind promises.
pub(super) fn promises(record: &Record<'_>, kind: DocumentKind) -> Vec<Promise> {
    composition::promises(record, kind).into_iter().map(promise).collect()
}

fn promise(promise: composition::Promise) -> Promise {
    Promise {
        kind: match promise.kind {
            PromiseKind::Measure => manifest::PromiseKind::Measure,
            PromiseKind::Payment => manifest::PromiseKind::Payment,
            PromiseKind::FollowUp(_) | PromiseKind::Answer => manifest::PromiseKind::FollowUp,
        },
        text: promise.text,
        by: promise.day,
        at: match promise.by {
            DayOrTime::Day(_) => None,
            DayOrTime::Time(at) => Some(at),
        },
        owner: promise.owner,
        amount: promise.amount.map(Money::amount),
        currency: promise.amount.map(|amount| amount.currency.code().to_owned()),
        done: promise.done,
    }
}

/// As much of a moment as is known.
fn moment(moment: &Moment) -> String {
    match moment.when {
        When::Instant(at) => at.to_rfc3339_opts(SecondsFormat::AutoSi, true),
        When::Day(day) => day.to_string(),
        When::Partial(date) => match date.month {
            Some(month) => format!("{:04}-{month:02}", date.year),
            None => format!("{:04}", date.year),
        },
    }
}
