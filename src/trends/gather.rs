//! What is gathered in one walk through the ledger: per incident, per customer and incident, per promise.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};

use super::Asked;
use super::again::Returns;
use super::answers::Marks;
use super::contact::{self, Contact, How, Telling};
use super::delays::Waits;
use super::promises::Fates;
use super::remedies::{Months, Sums};
use crate::ledger::{Document, Fate, Survey};
use crate::manifest::About;

/// An incident, as it was told last.
#[derive(Debug, Default)]
pub(super) struct Happening {
    pub(super) about: About,
    pub(super) began: Began,
    /// Whether something that tells of nothing else has said so.
    is_known: bool,
    /// Whether anything that is asked for was sent about it.
    pub(super) is_told: bool,
    /// Letters that stand about it, one a customer; one about several incidents is counted with its first.
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

#[derive(Debug)]
pub(super) struct Gathering {
    asked: Asked,
    /// The number of each matter, in order, and which incident it tells of.
    matters: Vec<(i64, usize)>,
    /// The incidents that a matter tells of beside its own; few do.
    beside: HashMap<i64, Vec<usize>>,
    by_incident: HashMap<String, usize>,
    pub(super) happenings: Vec<Happening>,
    /// Documents by kind.
    pub(super) documents: BTreeMap<String, u64>,
    pub(super) customers: u64,
    pub(super) months: Months,
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
            beside: HashMap::new(),
            by_incident: HashMap::new(),
            happenings: Vec::new(),
            documents: BTreeMap::new(),
            customers: 0,
            months: Months::default(),
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
            let beside = self.beside.get(&document.matter).into_iter().flatten().copied();
            for index in index(&self.matters, document).into_iter().chain(beside) {
                if let Some(happening) = self.happenings.get_mut(index) {
                    happening.is_told = true;
                }
            }
        }
        counts
    }

    /// The place of an incident, which is made where it is new.
    fn place(&mut self, incident: String) -> usize {
        let next = self.happenings.len();
        let index = *self.by_incident.entry(incident).or_insert(next);
        if index == next {
            self.happenings.push(Happening::default());
        }
        index
    }

    /// What documents tell of, those of one incident together.
    fn told<'a>(&self, documents: &'a [Document]) -> Vec<Telling<'a>> {
        let mut told = Vec::with_capacity(documents.len());
        let mut is_mixed = false;
        for document in documents {
            let Some(counted_with) = index(&self.matters, document) else { continue };
            let beside = self.beside.get(&document.matter);
            let how = if beside.is_some() { How::First } else { How::Alone };
            told.push(Telling { incident: counted_with, document, how, counted_with });
            for incident in beside.into_iter().flatten() {
                is_mixed = true;
                told.push(Telling { incident: *incident, document, how: How::Beside, counted_with });
            }
        }
        if is_mixed {
            told.sort_by_key(|told| told.incident);
        }
        told
    }
}

impl Survey for Gathering {
    fn matter(&mut self, number: i64, incident: String, also: Vec<String>, about: About) {
        let index = self.place(incident);
        self.matters.push((number, index));
        let is_alone = also.is_empty();
        if !is_alone {
            let places =
                also.into_iter().map(|incident| self.place(incident)).filter(|place| *place != index).collect();
            self.beside.insert(number, places);
        }
        // What is said of several incidents at once holds for the first as long as nothing is said of it alone.
        if let Some(happening) = self.happenings.get_mut(index).filter(|happening| is_alone || !happening.is_known) {
            happening.began = Began::read(&about.started);
            happening.about = about;
            happening.is_known |= is_alone;
        }
    }

    fn customer(&mut self, documents: &[Document]) {
        let mut is_asked = false;
        for document in documents {
            is_asked |= self.document(document);
        }
        let told = self.told(documents);
        let mut hits: Vec<(NaiveDate, bool)> = Vec::new();
        let mut standing: Vec<Contact<'_>> = Vec::new();
        for theirs in told.chunk_by(|one, other| one.incident == other.incident) {
            let happening = theirs.first().and_then(|told| self.happenings.get(told.incident));
            let Some(happening) = happening else { continue };
            let Some(contact) = Contact::of(theirs, happening.began, self.asked) else { continue };
            let is_new = theirs.iter().any(|told| self.asked.holds(told.document.sent_on));
            hits.extend(contact.began.map(|began| (began, is_new)));
            self.delays.add(&contact, happening.about.severity.as_deref(), &self.asked);
            contact::join(&mut standing, &contact);
        }
        for contact in standing {
            self.answers.add(&contact, &self.asked);
            let Some((letter, sums)) = contact.letter.zip(contact.sums) else { continue };
            let happening = self.happenings.get_mut(contact.counted_with);
            if let Some(happening) = happening.filter(|_| self.asked.holds(letter.sent_on)) {
                happening.letters += 1;
                happening.sums.add(sums);
                self.months.add(letter.sent_on, sums);
            }
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
