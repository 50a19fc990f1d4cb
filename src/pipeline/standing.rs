//! How it stands with what the ledger says was promised to a customer: the list that the next letter is written from.

use chrono::NaiveDate;

use crate::case::{Customer, DayOrTime, FollowUpWay, Incident, MeasureStatus};
use crate::composition::{Promise, PromiseKind, PromiseState, Promised, Standing};
use crate::ledger::{Event, EventKind, Sent, State};
use crate::{ledger, manifest};

/// The kind of document that makes promises, and that which puts others in their place.
const LETTER: &str = "letter";
const CORRECTION: &str = "correction";

/// Whether a document is one of those whose promises a follow-up tells.
pub fn is_told_of(letter: &ledger::Letter) -> bool {
    [LETTER, CORRECTION].contains(&letter.kind.as_str())
}

/// How it stands with what letters promised, the oldest first; `events` are what became of their promises. All of the last
/// letter is told, and of those before it what was still to be kept when it went. The letter that a promise announces is
/// the one that is written of this.
pub fn standing(
    letters: &[Sent],
    events: &[Event],
    (incident, customer): (&Incident, &Customer),
    issued_on: NaiveDate,
) -> Standing {
    let last = letters.iter().rposition(|sent| sent.letter.kind == LETTER).unwrap_or_default();
    let last_on = letters.get(last).map(|sent| sent.letter.sent_on);
    // What was settled before the last letter went is told by none of those before it.
    let is_told = |index: usize, own: &ledger::Promise| {
        index >= last || own.kept_on.is_none_or(|on| last_on.is_none_or(|last_on| on > last_on))
    };
    let all = || letters.iter().flat_map(|sent| &sent.promises);
    let mut standing = Standing::default();
    for (index, sent) in letters.iter().enumerate() {
        let later = letters.get(index + 1..).unwrap_or_default();
        let again = |own: &ledger::Promise| later.iter().flat_map(|sent| &sent.promises).any(|one| is_same(own, one));
        let own = sent.promises.iter().filter(|own| is_told(index, own) && !again(own));
        let told = own.filter_map(|own| {
            // What was promised twice is kept once.
            let kept = all().find(|other| other.state == State::Kept && is_same(own, other));
            promised(kept.unwrap_or(own), events, (incident, customer), issued_on)
        });
        let before = standing.promises.len();
        standing.promises.extend(told);
        if standing.promises.len() > before && !standing.told_on.contains(&sent.letter.sent_on) {
            standing.told_on.push(sent.letter.sent_on);
        }
    }
    standing
}

/// Whether two letters have promised the same.
fn is_same(one: &ledger::Promise, other: &ledger::Promise) -> bool {
    let of = |promise: &ledger::Promise| (promise.kind, promise.text.clone(), promise.by, promise.amount);
    one.id == other.id || of(one) == of(other)
}

/// A promise and how it stands; `None`: there is nothing to tell of it.
fn promised(
    promise: &ledger::Promise,
    events: &[Event],
    (incident, customer): (&Incident, &Customer),
    issued_on: NaiveDate,
) -> Option<Promised> {
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
