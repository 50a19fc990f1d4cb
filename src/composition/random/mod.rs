//! Random cases whose every text carries a mark of who may read it; for tests of any kind of document.
//!
//! A mark is a word of letters and digits that stands nowhere else, so that finding it in a document proves that the
//! field it stands in got there. Marks of texts for our own people are in [`Marked::internal`].

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use proptest::prelude::{Strategy, any};

use crate::case::*;

/// A case with the marks of its texts.
#[derive(Debug, Clone)]
pub(crate) struct Marked {
    /// The case; it has two customers.
    pub(crate) case: Case,
    /// Marks that no document for a customer may hold.
    pub(crate) internal: Vec<String>,
    /// For each customer, the marks that only this customer's documents may hold.
    pub(crate) own: [Vec<String>; 2],
}

/// Cases with any of their optional facts absent or present.
pub(crate) fn cases() -> impl Strategy<Value = Marked> {
    // A tape of choices shrinks to the case with the fewest facts that still fails.
    proptest::collection::vec(any::<u8>(), 400).prop_map(|tape| Draw::new(tape).case())
}

/// Who may read a text.
#[derive(Debug, Clone, Copy)]
enum Reader {
    All,
    Internal,
    Customer(usize),
}

/// Reads choices off the tape; from its end on, nothing more is chosen.
struct Draw {
    tape: std::vec::IntoIter<u8>,
    marks: usize,
    internal: Vec<String>,
    own: [Vec<String>; 2],
    reader: Reader,
}

impl Draw {
    fn new(tape: Vec<u8>) -> Self {
        Self { tape: tape.into_iter(), marks: 0, internal: Vec::new(), own: Default::default(), reader: Reader::All }
    }

    fn number(&mut self, below: u8) -> u8 {
        self.tape.next().unwrap_or(0) % below.max(1)
    }

    fn chance(&mut self) -> bool {
        self.number(3) > 0
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        let count = u8::try_from(of.len()).unwrap();
        of[usize::from(self.number(count))].clone()
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.chance() { Some(make(self)) } else { None }
    }

    fn list<T>(&mut self, make: impl Fn(&mut Self) -> T) -> Vec<T> {
        (0..self.number(3)).map(|_| make(self)).collect()
    }

    /// What `make` draws is for `reader` alone.
    fn only<T>(&mut self, reader: Reader, make: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.reader, reader);
        let drawn = make(self);
        self.reader = before;
        drawn
    }

    fn word(&mut self) -> String {
        self.marks += 1;
        let mark = format!("mark{:04}q", self.marks);
        match self.reader {
            Reader::All => {}
            Reader::Internal => self.internal.push(mark.clone()),
            Reader::Customer(index) => self.own[index].push(mark.clone()),
        }
        mark
    }

    fn sentences(&mut self) -> Sentences {
        let word = self.word();
        let more = if self.number(4) == 0 { " It was late." } else { "" };
        Sentences::parse(&format!("We saw {word} there.{more}")).unwrap()
    }

    fn noun(&mut self) -> NounPhrase {
        let word = self.word();
        NounPhrase::parse(&format!("the {word}")).unwrap()
    }

    fn clause(&mut self) -> Clause {
        let word = self.word();
        Clause::parse(&format!("you could not reach {word}")).unwrap()
    }

    fn verb(&mut self) -> VerbPhrase {
        let word = self.word();
        VerbPhrase::parse(&format!("watch {word}")).unwrap()
    }

    fn past(&mut self) -> PastPhrase {
        let word = self.word();
        PastPhrase::parse(&format!("mended {word}")).unwrap()
    }

    fn way(&mut self) -> Way {
        let word = self.word();
        Way::parse(&format!("by way of {word}")).unwrap()
    }

    fn title(&mut self) -> Title {
        Title::parse(&self.word()).unwrap()
    }

    fn date(&mut self) -> NaiveDate {
        start().date_naive() + TimeDelta::days(i64::from(self.number(40)))
    }

    /// A time up to two days after `from`, or at it.
    fn later(&mut self, from: DateTime<Utc>) -> DateTime<Utc> {
        let minutes = i64::from(self.number(60)) * i64::from(self.number(48));
        from + TimeDelta::minutes(minutes) + TimeDelta::seconds(i64::from(self.number(60)))
    }

    fn moment(&mut self, at: DateTime<Utc>) -> Moment {
        Moment { when: When::Instant(at), basis: self.one(&[Basis::Stated, Basis::Derived, Basis::Assumed]) }
    }

    fn money(&mut self) -> Money {
        let minor = 1 + i128::from(self.number(250)) * 100;
        Money { minor, currency: Currency::from_code("GBP").unwrap() }
    }
}

fn start() -> DateTime<Utc> {
    "2026-03-27T20:00:00Z".parse().unwrap()
}

mod complete;
mod customer;
mod incident;
