//! What a document promises, as a list: the one that calendars, manifests and the ledger are made from.
//!
//! Only what has a day is a promise here; what the letter says without one cannot be held against it.

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;

use super::brief::{DocumentKind, Individual, Record};
use super::envelope::of_sender;
use super::follow_up::{cause_by, follow_ups, letter_by};
use super::letter::is_money;
use crate::case::{
    CauseStatus, DayOrTime, Extent, FollowUpWay, Incident, Item, Measure, MeasureStatus, Money, Signatory, Title, Way,
};
use crate::compensation::{AddedItem, AddedSource};

/// One promise of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Which kind of promise.
    pub kind: PromiseKind,
    /// What is to be done: in the words of the record where it has any.
    pub text: String,
    /// By when; of what is done, when it was.
    pub by: DayOrTime,
    /// The same as a day of the reader's.
    pub day: NaiveDate,
    /// The role that answers for it; `None`: nobody signs.
    pub owner: Option<String>,
    /// How much is paid; `None`: it is no money.
    pub amount: Option<Money>,
    /// Whether it was done when the document was made.
    pub done: bool,
}

impl Promise {
    /// A measure that somebody will take by a day.
    pub(super) fn of_measure(will: &str, owner: &str, by: NaiveDate) -> Self {
        Self { owner: Some(owner.to_owned()), ..plain(PromiseKind::Measure, will, by, false) }
    }

    /// Whether it is what the contract owes and the policy adds, which arrive together.
    pub fn is_settlement(&self) -> bool {
        self.kind == PromiseKind::Payment && self.text.starts_with(SETTLEMENT)
    }
}

/// What an open cause is promised as.
const CAUSE: &str = "what caused it";

/// How the promise of what the contract owes and the policy adds begins.
const SETTLEMENT: &str = "compensation, ";

/// Kinds of promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromiseKind {
    /// Something is done so that it does not happen again.
    Measure,
    /// Something reaches the customer.
    Payment,
    /// The customer hears from us again, in that way.
    FollowUp(FollowUpWay),
    /// The customer gets the answer to what was open.
    Answer,
}

/// What a document promises: a letter all that its reader can wait for, a report the measures, which are the incident's, a
/// word in between the next one and the answers that it names a day for, and a correction the payments as they are right.
pub fn promises(record: &Record<'_>, kind: DocumentKind) -> Vec<Promise> {
    let incident = &record.case.incident;
    let signatory = record.individual.and_then(|individual| individual.assessment.signatory.as_ref());
    let owner = signatory.map(|signatory| signatory.title.as_ref().map_or(&*signatory.name, Title::as_str).to_owned());
    let signed = |promise| Promise { owner: owner.clone(), ..promise };
    match (kind, record.individual) {
        (DocumentKind::Letter, Some(individual)) => {
            let mut promised = measures(incident);
            let own = payments(record, &individual).into_iter().chain(answers(incident));
            promised.extend(own.chain(returns(record, &individual, signatory)).map(signed));
            promised
        }
        (DocumentKind::Letter | DocumentKind::Report, _) => measures(incident),
        (DocumentKind::Acknowledgement | DocumentKind::Update, _) => {
            words_to_come(record, kind).into_iter().map(signed).collect()
        }
        // It says what holds of the letter that it corrects, and nothing of that is counted from another day.
        (DocumentKind::Correction, Some(individual)) => {
            let issued_on = incident.correction.as_ref().map_or(record.issued_on, |correction| correction.sent_on);
            payments(&Record { issued_on, ..*record }, &individual).into_iter().map(signed).collect()
        }
        // A follow-up tells of promises that are known, and makes none.
        (DocumentKind::FollowUp | DocumentKind::Correction, _) => Vec::new(),
    }
}

/// What a word in between announces: the next one while it lasts, and an update what caused it and, once it is over, the
/// letter, as far as they have a day.
fn words_to_come(record: &Record<'_>, kind: DocumentKind) -> Vec<Promise> {
    let incident = &record.case.incident;
    let (is_update, zone) = (kind == DocumentKind::Update, record.zone().unwrap_or(Tz::UTC));
    let lasts = incident.ongoing || incident.times.resolved.is_none();
    let next = incident.next_update_at.filter(|_| lasts || !is_update).map(|at| {
        let day = DayOrTime::Time(at).day_in(zone);
        let text = ["the next word on ", incident.title.as_str()].concat();
        Promise { by: DayOrTime::Time(at), ..plain(PromiseKind::Answer, &text, day, false) }
    });
    let mut found: Vec<Promise> = next.into_iter().collect();
    if is_update {
        found.extend(cause_by(incident).map(|day| plain(PromiseKind::Answer, CAUSE, day, false)));
        let letter = letter_by(incident, record.policy, zone, record.issued_on).filter(|_| !lasts);
        found.extend(letter.map(|day| {
            let text = ["the letter about ", incident.title.as_str()].concat();
            plain(PromiseKind::Answer, &text, day, false)
        }));
    }
    found
}

/// What is still to be done, and what was done since, of the measures.
fn measures(incident: &Incident) -> Vec<Promise> {
    let promised = incident.measures.iter().filter(|measure| measure.status != MeasureStatus::Dropped);
    let promised = promised.map(|measure: &Measure| {
        let done = measure.status == MeasureStatus::Done;
        let day = measure.done_on.filter(|_| done).unwrap_or(measure.by);
        let owner = Some(measure.owner.as_str().to_owned());
        Promise { owner, ..plain(PromiseKind::Measure, measure.will.as_str(), day, done) }
    });
    promised.collect()
}

/// What reaches the reader: the money that is paid, then what is given back and added with a day of its own.
fn payments(record: &Record<'_>, individual: &Individual<'_>) -> Vec<Promise> {
    let remedy = individual.remedy;
    let goodwill = remedy.added.items.iter().filter(|added| added.source == AddedSource::Goodwill);
    let sums = remedy.owed.amount.into_iter().chain(goodwill.filter_map(|added| added.item.value));
    let sum = sums.filter(|sum| !sum.is_zero()).reduce(|sum, more| Money { minor: sum.minor + more.minor, ..sum });
    let stated = individual.customer.settlement.as_ref();
    let within = Days::new(u64::from(record.policy.settlement.within_days));
    let day = stated.and_then(|stated| arrival(stated.done_on, stated.by));
    let day = day.or_else(|| Some((record.issued_on.checked_add_days(within)?, false)));
    let way = stated.and_then(|stated| stated.how.as_ref()).unwrap_or(&record.policy.settlement.how);
    let settled = sum.zip(day).map(|(sum, (day, done))| Promise {
        amount: Some(sum),
        ..plain(PromiseKind::Payment, &[SETTLEMENT, way.as_str()].concat(), day, done)
    });
    let own = |added: &&AddedItem| added.source == AddedSource::Case;
    let added = remedy.added.items.iter().filter(own).map(|added| &added.item);
    settled.into_iter().chain(individual.customer.restored.iter().chain(added).filter_map(item)).collect()
}

/// An item that has a day.
fn item(item: &Item) -> Option<Promise> {
    let (day, done) = arrival(item.done_on, item.by)?;
    let text = match (&item.text, &item.what, item.service_days) {
        (Some(text), ..) => text.as_str().to_owned(),
        (None, Some(what), _) => [Some(what.as_str()), item.how.as_ref().map(Way::as_str)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
        (None, None, Some(days)) => format!("service days: {days}"),
        (None, None, None) => return None,
    };
    let amount = item.value.filter(|value| !value.is_zero() && is_money(item));
    Some(Promise { amount, ..plain(PromiseKind::Payment, &text, day, done) })
}

/// A day, and whether it is that of something done.
fn arrival(done_on: Option<NaiveDate>, by: Option<NaiveDate>) -> Option<(NaiveDate, bool)> {
    done_on.map(|day| (day, true)).or(by.map(|day| (day, false)))
}

/// Answers to what is open, each with its day.
fn answers(incident: &Incident) -> Vec<Promise> {
    let answer = |text: &str, day| plain(PromiseKind::Answer, text, day, false);
    let questions = incident.open_questions.iter();
    let mut found: Vec<Promise> =
        questions.filter_map(|open| Some(answer(open.question.as_str(), open.answer_by?))).collect();
    let open = incident.root_cause_status != Some(CauseStatus::Confirmed);
    found.extend(incident.answer_by.filter(|_| open).map(|day| answer(CAUSE, day)));
    let data = incident.data.as_ref().filter(|data| [data.lost, data.exposed].contains(&Some(Extent::Unknown)));
    found.extend(data.and_then(|data| data.answer_by).map(|day| answer("what became of the data", day)));
    found
}

/// When we come back to the reader.
fn returns(record: &Record<'_>, individual: &Individual<'_>, signatory: Option<&Signatory>) -> Vec<Promise> {
    let organization = of_sender(record.case, record.policy, |sender| &sender.organization);
    let who = [signatory.map(|signatory| signatory.name.as_str()), organization.map(String::as_str)];
    let who = who.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let promised = follow_ups(individual.customer, record.policy, record.issued_on).into_iter().map(|follow_up| {
        let what = match follow_up.how {
            FollowUpWay::Call => "Call from",
            FollowUpWay::Visit => "Visit by",
            FollowUpWay::Letter => "Letter due from",
        };
        let day = follow_up.on.day_in(record.zone().unwrap_or(Tz::UTC));
        let promise = plain(PromiseKind::FollowUp(follow_up.how), &format!("{what} {who}"), day, false);
        Promise { by: follow_up.on, ..promise }
    });
    promised.collect()
}

fn plain(kind: PromiseKind, text: &str, day: NaiveDate, done: bool) -> Promise {
    Promise { kind, text: text.to_owned(), by: DayOrTime::Day(day), day, owner: None, amount: None, done }
}

#[cfg(test)]
mod tests;
