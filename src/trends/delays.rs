//! How long it took from an incident to the first word and to the letter, in days.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::Asked;
use super::contact::Contact;
use super::order::{in_order, severities};
use super::statistics::{Histogram, Spread};
use crate::ledger::Document;

/// Days from the first day of an incident, for incidents of one severity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Delay {
    /// The severity; `None`: it is not known.
    pub severity: Option<String>,
    /// To the first document that a customer got, whatever it was.
    pub first_word: Spread,
    /// To their first letter.
    pub letter: Spread,
}

/// How long it took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Delays {
    /// All of them.
    pub first_word: Spread,
    /// All letters.
    pub letter: Spread,
    /// By severity.
    pub by_severity: Vec<Delay>,
    /// How many took how long.
    pub bins: Vec<Bin>,
}

/// How many took from so many days to so many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bin {
    /// From so many days.
    pub from: i64,
    /// To so many; `None`: or more.
    pub to: Option<i64>,
    /// First words.
    pub first_words: u64,
    /// Letters.
    pub letters: u64,
}

/// The last day of each bin.
const BINS: [i64; 7] = [0, 1, 3, 7, 14, 30, i64::MAX];

#[derive(Debug, Default)]
pub(super) struct Waits {
    words: Histogram,
    letters: Histogram,
    by_severity: BTreeMap<Option<String>, (Histogram, Histogram)>,
}

/// Whole days from the first day of an incident to a document; one that is dated before it took none.
pub(super) fn days(began: NaiveDate, document: &Document) -> i64 {
    (document.sent_on - began).num_days().max(0)
}

impl Waits {
    pub(super) fn add(&mut self, contact: &Contact<'_>, severity: Option<&str>, asked: &Asked) {
        let Some(began) = contact.began else { return };
        let took = |document: Option<&Document>| {
            document.filter(|document| asked.holds(document.sent_on)).map(|document| days(began, document))
        };
        let (word, letter) = (took(Some(contact.first)), took(contact.first_letter));
        if word.is_none() && letter.is_none() {
            return;
        }
        if !self.by_severity.keys().any(|known| known.as_deref() == severity) {
            self.by_severity.insert(severity.map(str::to_owned), Default::default());
        }
        let theirs = self.by_severity.iter_mut().find(|(known, _)| known.as_deref() == severity);
        let mut all =
            [Some((&mut self.words, &mut self.letters)), theirs.map(|(_, (words, letters))| (words, letters))];
        for (words, letters) in all.iter_mut().flatten() {
            if let Some(days) = word {
                words.add(days);
            }
            if let Some(days) = letter {
                letters.add(days);
            }
        }
    }

    pub(super) fn finish(self) -> Delays {
        let rows = in_order(self.by_severity, severities()).into_iter();
        let rows = rows.filter_map(|(severity, found)| {
            let (words, letters) = found?;
            Some(Delay { severity, first_word: words.spread(), letter: letters.spread() })
        });
        let by_severity = rows.collect();
        let mut from = 0;
        let bin = |last: i64| {
            let bin = Bin {
                from,
                to: Some(last).filter(|last| *last < i64::MAX),
                first_words: self.words.between(from, last),
                letters: self.letters.between(from, last),
            };
            from = last.saturating_add(1);
            bin
        };
        Delays {
            first_word: self.words.spread(),
            letter: self.letters.spread(),
            by_severity,
            bins: BINS.into_iter().map(bin).collect(),
        }
    }
}
