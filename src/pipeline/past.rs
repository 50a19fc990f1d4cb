//! What the ledger knows of a customer, put where the stages look for it: earlier failures into the record, and how it
//! stands with the promises of a letter into the list that the next one is written from.

use std::fmt;

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;

use crate::case::{Clause, Customer, DayOrTime, EarlierFailure, FollowUpWay, Incident, Kind, MeasureStatus, Sentences};
use crate::composition::{Promise, PromiseKind, PromiseState, Promised, Standing};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::ledger::{Event, EventKind, History, Sent, State};
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

/// How it stands with what a letter promised; `events` are what became of its promises. The letter that a promise announces
/// is the one that is written of this.
pub fn standing(
    sent: &Sent,
    events: &[Event],
    (incident, customer): (&Incident, &Customer),
    issued_on: NaiveDate,
) -> Standing {
    let promises = sent.promises.iter().filter_map(|promise| {
        let text = promise.text.clone()?;
        let of = || events.iter().filter(|event| event.promise == promise.id).rev();
        let as_of_then = if promise.due < issued_on { overdue(promise.kind) } else { PromiseState::Open };
        let state = match promise.state {
            State::Kept if promise.kept_on.is_some_and(|on| on > issued_on) => as_of_then,
            State::Kept => {
                let kept = of().find(|event| event.kind == EventKind::Kept);
                let evidence = kept.and_then(|event| event.words.as_deref()).map(sentence);
                // What was done when the letter went is no promise: the letter has told it.
                PromiseState::Kept { on: Some(kept?.on), evidence }
            }
            State::Withdrawn => return None,
            State::Open if promise.due >= issued_on && promise.due != promise.by => {
                let moved = of().find(|event| event.kind == EventKind::Moved)?;
                PromiseState::Moved { to: promise.due, because: sentence(moved.words.as_deref().unwrap_or_default()) }
            }
            State::Open => as_of_then,
        };
        let kind = match promise.kind {
            manifest::PromiseKind::Measure => PromiseKind::Measure,
            manifest::PromiseKind::Payment => PromiseKind::Payment,
            manifest::PromiseKind::FollowUp if text.starts_with("Letter due from ") => return None,
            manifest::PromiseKind::FollowUp if text.starts_with("Visit ") => PromiseKind::FollowUp(FollowUpWay::Visit),
            manifest::PromiseKind::FollowUp if text.starts_with("Call ") => PromiseKind::FollowUp(FollowUpWay::Call),
            manifest::PromiseKind::FollowUp => PromiseKind::Answer,
        };
        let by = promise.at.map_or(DayOrTime::Day(promise.by), DayOrTime::Time);
        let (owner, amount, done) = (promise.owner.clone(), promise.amount, promise.state == State::Kept);
        let promise = Promise { kind, text, by, day: promise.by, owner, amount, done };
        let state = stated(&promise, incident, customer).filter(|_| !promise.done).unwrap_or(state);
        Some(Promised { promise, state })
    });
    Standing { told_on: Some(sent.letter.sent_on), promises: promises.collect() }
}

/// What a promise is whose day is past and of which nobody noted anything. Those who keep a ledger note what they have done;
/// what was paid, and who was called, others know better, and no customer is told that they have not got what they have.
fn overdue(kind: manifest::PromiseKind) -> PromiseState {
    if kind == manifest::PromiseKind::Measure { PromiseState::Broken } else { PromiseState::Unknown }
}

/// That a promise is kept, where the case says so: what it states is newer than a ledger in which nobody noted it.
fn stated(promise: &Promise, incident: &Incident, customer: &Customer) -> Option<PromiseState> {
    if promise.is_settlement() {
        let arrived = customer.settlement.as_ref()?.done_on?;
        return Some(PromiseState::Kept { on: Some(arrived), evidence: None });
    }
    let mut done = incident.measures.iter().filter(|measure| measure.status == MeasureStatus::Done);
    let measure = done.find(|measure| promise.kind == PromiseKind::Measure && measure.will.as_str() == promise.text)?;
    Some(PromiseState::Kept { on: measure.done_on, evidence: None })
}

/// What somebody noted, as a sentence.
fn sentence(words: &str) -> String {
    let words = crate::composition::wording::capitalized(words.trim());
    if words.is_empty() || words.ends_with(['.', '!', '?']) { words } else { words + "." }
}
