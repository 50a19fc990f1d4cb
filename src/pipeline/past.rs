//! What the ledger knows of a customer's earlier failures, put where the stages look for it: into the record.

use std::fmt;

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;

use crate::case::{Clause, Customer, EarlierFailure, Incident, Kind, Sentences};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::ledger::{History, Sent, State};
use crate::{ledger, manifest};

/// What the case and the ledger say of an earlier failure differs.
pub const DISAGREES: Code = Code { code: "LED101", name: "case-against-ledger" };

/// The kind of document that apologises, and so tells that a failure was one.
const LETTER: &str = "letter";

/// The most promises that a letter names again.
const MOST_PROMISES: usize = 2;

/// Looks up what was sent to a customer, by id.
type LookUp = dyn Fn(&str) -> Result<History> + Send + Sync;

/// Where to look up what was sent to a customer.
pub struct Past(Box<LookUp>);

impl Past {
    /// One that asks `history`, which may be called by several threads at a time.
    pub fn new(history: impl Fn(&str) -> Result<History> + Send + Sync + 'static) -> Self {
        Self(Box::new(history))
    }

    /// Puts the earlier failures that the customer was written to about into their record.
    ///
    /// # Errors
    /// What keeps the history from being read.
    pub fn remember(
        &self,
        incident: &Incident,
        customer: &mut Customer,
        issued_on: NaiveDate,
    ) -> Result<Vec<Diagnostic>> {
        Ok(remember(&(self.0)(&customer.id)?, incident, customer, issued_on))
    }
}

impl fmt::Debug for Past {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Past").finish_non_exhaustive()
    }
}

/// Adds what was sent about earlier failures. What the case states stays as it is; where the ledger knows otherwise, that is
/// told.
fn remember(history: &History, incident: &Incident, customer: &mut Customer, issued_on: NaiveDate) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let others = history.sent.iter().filter(|sent| {
        let letter = &sent.letter;
        letter.kind == LETTER && !letter.tells_of(&incident.id) && letter.sent_on <= issued_on
    });
    // The last letter about a failure is the one that counts.
    let mut last: Vec<&Sent> = Vec::new();
    for sent in others {
        last.retain(|known| known.letter.incident != sent.letter.incident);
        last.push(sent);
    }
    for sent in last {
        let Some(known) = earlier(sent, incident, customer.time_zone, issued_on) else { continue };
        match customer.earlier_failures.iter().find(|stated| is_same(stated, &known)) {
            Some(stated) => found.extend(disagreement(stated, &known, customer)),
            None => customer.earlier_failures.push(known),
        }
    }
    found
}

/// Whether the case speaks of the failure that the ledger knows.
fn is_same(stated: &EarlierFailure, known: &EarlierFailure) -> bool {
    match (&stated.id, &known.id) {
        (Some(stated), Some(known)) => stated == known,
        _ => stated.on == known.on,
    }
}

fn disagreement(stated: &EarlierFailure, known: &EarlierFailure, customer: &Customer) -> Option<Diagnostic> {
    let of = known.id.as_deref().unwrap_or_default();
    let message = match (stated.kept, known.kept) {
        _ if stated.on != known.on => {
            format!("the case says that {of} was on {}, the ledger that it was on {}", stated.on, known.on)
        }
        (Some(true), Some(false)) => {
            format!("the case says that the promise after {of} was kept, the ledger that it was not")
        }
        (Some(false), Some(true)) => {
            format!("the case says that the promise after {of} was not kept, the ledger that it was")
        }
        _ => return None,
    };
    let hint = "what the case states is told; correct it there, or in the ledger: `amends ledger list`";
    let told = Diagnostic::warning(DISAGREES, message).hint(hint);
    Some(Diagnostic { customer: Some(customer.id.clone()), ..told })
}

/// A failure that the customer was written to about; `None`, where the ledger has no day or no name for it.
fn earlier(sent: &Sent, incident: &Incident, zone: Option<Tz>, issued_on: NaiveDate) -> Option<EarlierFailure> {
    let about = &sent.letter.about;
    let on = day_of(&about.started, zone.or(incident.time_zone).unwrap_or(Tz::UTC))?;
    let what = Clause::parse(&format!("you were hit by {}", about.title.as_deref()?)).ok()?;
    let measures = || {
        // What was done when the letter went was told, and not promised.
        let of = |promise: &&ledger::Promise| {
            let promised = promise.kept_on.is_none_or(|on| on > sent.letter.sent_on);
            promise.kind == manifest::PromiseKind::Measure && promise.text.is_some() && promised
        };
        sent.promises.iter().filter(of)
    };
    let is_broken = |promise: &&ledger::Promise| promise.state == State::Open && promise.due < issued_on;
    let broken: Vec<&ledger::Promise> = measures().filter(is_broken).collect();
    let in_time = |promise: &ledger::Promise| promise.kept_on.is_some_and(|on| on <= promise.by);
    let kept = if !broken.is_empty() {
        Some(false)
    } else if measures().next().is_some() && measures().all(in_time) {
        Some(true)
    } else {
        None
    };
    let told: Vec<&ledger::Promise> = if broken.is_empty() { measures().collect() } else { broken };
    let told: Vec<&str> = told.into_iter().filter_map(|promise| promise.text.as_deref()).take(MOST_PROMISES).collect();
    let promised = (!told.is_empty()).then(|| format!("We promised to {}.", told.join(", and to ")));
    Some(EarlierFailure {
        id: Some(sent.letter.incident.clone()),
        on,
        what,
        promised: promised.and_then(|promised| Sentences::parse(&promised).ok()),
        kept,
        similar: is_similar(about, incident),
    })
}

/// Whether an earlier failure was like this one: of the same cause, or of the same kind in the same service.
fn is_similar(about: &manifest::About, incident: &Incident) -> bool {
    let same = |one: Option<&str>, other: Option<&str>| {
        one.zip(other).is_some_and(|(one, other)| one.trim().eq_ignore_ascii_case(other.trim()))
    };
    let service = same(about.service.as_deref(), incident.service.as_ref().map(crate::case::NounPhrase::as_str));
    let kind = about.kind.split('+').any(|kind| incident.kinds.iter().copied().map(Kind::name).any(|own| own == kind));
    let cause = same(about.cause.as_deref(), incident.root_cause.as_ref().map(Sentences::as_str));
    cause || kind && service
}

/// The day of a moment of which at least the day is known, in the zone of whoever reads of it.
fn day_of(moment: &str, zone: Tz) -> Option<NaiveDate> {
    let instant = DateTime::parse_from_rfc3339(moment).map(|at| at.with_timezone(&zone).date_naive());
    instant.or_else(|_| moment.parse()).ok()
}
