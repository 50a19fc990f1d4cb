//! What one customer was sent about one incident, and the letters that stand for what they were sent about all of them.

use chrono::NaiveDate;

use super::Asked;
use super::gather::Began;
use crate::ledger::{Document, Heard};

/// The kind of document that the rest is counted by.
const LETTER: &str = "letter";

/// The kind of document that says what is right in place of a letter's sums.
const CORRECTION: &str = "correction";

/// A document that tells of an incident.
#[derive(Debug, Clone, Copy)]
pub(super) struct Telling<'a> {
    /// The place of the incident.
    pub(super) incident: usize,
    pub(super) document: &'a Document,
    pub(super) how: How,
    /// The place of the incident with which the document is counted.
    pub(super) counted_with: usize,
}

/// How a document tells of an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// It tells of nothing else.
    Alone,
    /// It is the first of several, with which the document is counted.
    First,
    /// It is told beside that.
    Beside,
}

impl Telling<'_> {
    fn order(&self) -> (NaiveDate, i64) {
        (self.document.sent_on, self.document.id)
    }

    fn is_letter(&self) -> bool {
        &*self.document.kind == LETTER
    }

    /// Whether it says other sums than a letter before it. That of one incident says nothing of a letter about several.
    fn corrects(&self, letter: &Telling<'_>) -> bool {
        let names_sums = self.document.contract.or(self.document.added).is_some();
        &*self.document.kind == CORRECTION && names_sums && letter.how == How::Alone && letter.order() < self.order()
    }
}

/// What one customer was sent about one incident until the day that is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Contact<'a> {
    /// The place of the incident.
    pub(super) incident: usize,
    /// The day on which it began, where that is known.
    pub(super) began: Option<NaiveDate>,
    /// The first document.
    pub(super) first: &'a Document,
    /// The first letter.
    pub(super) first_letter: Option<&'a Document>,
    /// The letter that stands for all of it: the last one.
    pub(super) letter: Option<&'a Document>,
    /// The incident with which that letter is counted.
    pub(super) counted_with: usize,
    /// What names the sums that hold: that letter, or what was corrected in it since.
    pub(super) sums: Option<&'a Document>,
    /// What came back; to a document about several incidents, with the first of these.
    pub(super) heard: Heard,
}

impl<'a> Contact<'a> {
    /// Of documents that all tell of one incident; `None`: nothing was sent until then.
    pub(super) fn of(theirs: &[Telling<'a>], began: Began, asked: Asked) -> Option<Self> {
        let sent = || theirs.iter().filter(|told| told.document.sent_on <= asked.on);
        let first = sent().min_by_key(|told| told.order())?;
        let letters = || sent().filter(|told| told.is_letter());
        let letter = letters().max_by_key(|told| told.order());
        let corrected =
            letter.and_then(|letter| sent().filter(|told| told.corrects(letter)).max_by_key(|told| told.order()));
        let own = sent().filter(|told| told.how != How::Beside);
        Some(Self {
            incident: first.incident,
            began: match began {
                Began::At(at) => Some(at.with_timezone(&asked.zone).date_naive()),
                Began::On(day) => Some(day),
                Began::Unknown => None,
            },
            first: first.document,
            first_letter: letters().min_by_key(|told| told.order()).map(|told| told.document),
            letter: letter.map(|told| told.document),
            counted_with: letter.map_or(first.incident, |letter| letter.counted_with),
            sums: corrected.or(letter).map(|told| told.document),
            heard: own.fold(Heard::default(), |heard, told| heard.with(told.document.heard)),
        })
    }
}

/// Adds what was sent about another incident to what the same customer was sent: one letter about several stands once,
/// with what is known of the incident that it is counted with.
pub(super) fn join<'a>(standing: &mut Vec<Contact<'a>>, contact: &Contact<'a>) {
    let id = contact.letter.map(|letter| letter.id);
    match standing.iter_mut().find(|other| id.is_some() && other.letter.map(|letter| letter.id) == id) {
        Some(known) => {
            let heard = known.heard.with(contact.heard);
            if contact.incident == contact.counted_with {
                *known = *contact;
            }
            known.heard = heard;
        }
        None => standing.push(*contact),
    }
}
