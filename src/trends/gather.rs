//! What is gathered in one walk through the ledger: per incident, per customer and incident, per promise.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};

use super::Asked;
use super::again::Returns;
use super::answers::Marks;
use super::delays::Waits;
use super::promises::Fates;
use super::remedies::Sums;
use crate::ledger::{Document, Fate, Mark, Survey};
use crate::manifest::About;

/// The kind of document that the rest is counted by.
const LETTER: &str = "letter";

/// An incident, as it was told last.
#[derive(Debug, Default)]
pub(super) struct Happening {
    pub(super) about: About,
    pub(super) began: Began,
    /// Whether anything that is asked for was sent about it.
    pub(super) is_told: bool,
    /// Letters about it, one a customer.
    pub(super) letters: u64,
    pub(super) sums: Sums,
}

/// When something began, as far as is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Began {
    At(DateTime<Utc>),
    On(NaiveDate),
    #[default]
    Unknown,
}

impl Began {
    /// Reads what a manifest says: an instant, a day, a month or a year; the last two are not known well enough.
    fn read(text: &str) -> Self {
        match DateTime::parse_from_rfc3339(text) {
            Ok(at) => Self::At(at.to_utc()),
            Err(_) => text.parse().ok().filter(|_| text.len() == 10).map_or(Self::Unknown, Self::On),
        }
    }
}

/// What one customer was sent about one incident.
#[derive(Debug, Clone, Copy)]
pub(super) struct Contact<'a> {
    /// The day on which the incident began, where that is known.
    pub(super) began: Option<NaiveDate>,
    pub(super) severity: Option<&'a str>,
    /// The first document.
    pub(super) first: &'a Document,
    /// The first letter.
    pub(super) first_letter: Option<&'a Document>,
    /// The last letter, whose sums hold.
    pub(super) letter: Option<&'a Document>,
    /// What they think of us since.
    pub(super) mark: Option<Mark>,
}

#[derive(Debug)]
pub(super) struct Gathering {
    asked: Asked,
    /// The number of each matter, in order, and which incident it tells of.
    matters: Vec<(i64, usize)>,
    by_incident: HashMap<String, usize>,
    pub(super) happenings: Vec<Happening>,
    /// Documents by kind.
    pub(super) documents: BTreeMap<String, u64>,
    pub(super) customers: u64,
    pub(super) promises: Fates,
    pub(super) again: Returns,
    pub(super) delays: Waits,
    pub(super) answers: Marks,
}

impl Gathering {
    pub(super) fn over(asked: Asked) -> Self {
        Self {
            asked,
            matters: Vec::new(),
            by_incident: HashMap::new(),
            happenings: Vec::new(),
            documents: BTreeMap::new(),
            customers: 0,
            promises: Fates::over(asked),
            again: Returns::over(asked),
            delays: Waits::default(),
            answers: Marks::default(),
        }
    }

    /// Counts a document, if it is asked for.
    fn document(&mut self, document: &Document) -> bool {
        let counts = self.asked.holds(document.sent_on);
        if counts {
            match self.documents.get_mut(&*document.kind) {
                Some(count) => *count += 1,
                None => {
                    self.documents.insert(document.kind.to_string(), 1);
                }
            }
            if let Some(happening) = self.index(document).and_then(|index| self.happenings.get_mut(index)) {
                happening.is_told = true;
            }
        }
        counts
    }

    fn index(&self, document: &Document) -> Option<usize> {
        index(&self.matters, document)
    }
}

impl Survey for Gathering {
    fn matter(&mut self, number: i64, incident: String, about: About) {
        let next = self.happenings.len();
        let index = *self.by_incident.entry(incident).or_insert(next);
        if index == next {
            self.happenings.push(Happening::default());
        }
        self.matters.push((number, index));
        if let Some(happening) = self.happenings.get_mut(index) {
            happening.began = Began::read(&about.started);
            happening.about = about;
        }
    }

    fn customer(&mut self, documents: &[Document]) {
        let mut is_asked = false;
        for document in documents {
            is_asked |= self.document(document);
        }
        let Self { asked, matters, happenings, delays, answers, .. } = self;
        let index = |document: &Document| index(matters, document);
        let mut hits: Vec<(NaiveDate, bool)> = Vec::new();
        for theirs in documents.chunk_by(|one, other| one.matter == other.matter || index(one) == index(other)) {
            let happening = theirs.first().and_then(index).and_then(|index| happenings.get_mut(index));
            let Some(happening) = happening else { continue };
            let Some(contact) = contact(theirs, happening.began, *asked) else { continue };
            if let Some(letter) = contact.letter.filter(|letter| asked.holds(letter.sent_on)) {
                happening.letters += 1;
                happening.sums.add(letter);
            }
            let contact = Contact { severity: happening.about.severity.as_deref(), ..contact };
            let is_new = theirs.iter().any(|document| asked.holds(document.sent_on));
            hits.extend(contact.began.map(|began| (began, is_new)));
            delays.add(&contact, asked);
            answers.add(&contact, asked);
        }
        if is_asked {
            self.customers += 1;
            self.again.add(&mut hits);
        }
    }

    fn unaddressed(&mut self, document: &Document) {
        self.document(document);
    }

    fn promises(&mut self, fate: &Fate, count: u64) {
        self.promises.add(fate, count);
    }
}

/// Which incident a document tells of. Numbers are given one after the other from 1, so that the place is nearly always the
/// number's own.
fn index(matters: &[(i64, usize)], document: &Document) -> Option<usize> {
    let own = usize::try_from(document.matter).ok().and_then(|number| matters.get(number.checked_sub(1)?));
    let found = own.filter(|(number, _)| *number == document.matter);
    let search =
        || matters.binary_search_by_key(&document.matter, |(number, _)| *number).ok().and_then(|at| matters.get(at));
    found.or_else(search).map(|(_, index)| *index)
}

/// What somebody was sent about an incident until the day that is asked for; `None`: nothing.
fn contact(documents: &[Document], began: Began, asked: Asked) -> Option<Contact<'_>> {
    let sent = || documents.iter().filter(|document| document.sent_on <= asked.on);
    let order = |document: &&Document| (document.sent_on, document.id);
    let letters = || sent().filter(|document| &*document.kind == LETTER);
    let began = match began {
        Began::At(at) => Some(at.with_timezone(&asked.zone).date_naive()),
        Began::On(day) => Some(day),
        Began::Unknown => None,
    };
    Some(Contact {
        began,
        severity: None,
        first: sent().min_by_key(order)?,
        first_letter: letters().min_by_key(order),
        letter: letters().max_by_key(order),
        // A reply may be to another document than the one whose links were followed; what was said last counts.
        mark: sent().filter_map(|document| document.answer).max().map(|given| given.mark),
    })
}
