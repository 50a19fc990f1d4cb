//! The figures of a sentence as they can be compared with a record's, and the sentence without them.

use std::borrow::Cow;
use std::ops::Range;

use chrono::NaiveDate;

use super::Sentence;
use super::figures::{self, Figure, Value};
use super::words::{Word, ratio, words};

/// What stands between the cells of a row.
pub(super) const BETWEEN_CELLS: &str = " | ";

/// What a figure comes to, however it is written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Worth {
    /// A sum in thousandths, with its sign or code.
    Sum(String, i128),
    /// A day.
    Day(NaiveDate),
    /// A time of day, in seconds from midnight.
    Clock(u32),
    /// A length of time, in seconds.
    Length(u64),
    /// A share, as its digits.
    Percent(String),
    /// Any other number, as its digits.
    Number(String),
}

/// A figure in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) worth: Worth,
    pub(super) at: Range<usize>,
    /// Whether it is written as a word: `eleven`.
    pub(super) word: bool,
}

/// The figures of a text in a letter of that date, numbers as words among them.
pub(super) fn told(text: &str, letter: NaiveDate) -> Vec<Told> {
    told_by(text, &figures::figures(text), letter)
}

pub(super) fn told_by(text: &str, figures: &[Figure], letter: NaiveDate) -> Vec<Told> {
    let mut found: Vec<Told> = Vec::new();
    for figure in figures {
        let said = &text[figure.start..figure.end];
        let worth = match &figure.value {
            Value::Date(date) => date.in_letter_of(letter).map(Worth::Day),
            Value::Clock(clock) => Some(Worth::Clock(*clock)),
            Value::Length(length) => Some(Worth::Length(length.seconds)),
            Value::Sum(sum) => Some(Worth::Sum(sum.currency.clone(), sum.thousandths)),
            Value::Number => Some(number(said, &text[figure.end..])),
        };
        found.extend(worth.map(|worth| Told { worth, at: figure.start..figure.end, word: false }));
    }
    let covered = found.len();
    for (at, word) in alphabetic(text) {
        let free = found[..covered].iter().all(|told| at >= told.at.end || at + word.len() <= told.at.start);
        if let (true, Some(count)) = (free, figures::count_as_word(word)) {
            let worth = Worth::Number(count.to_string());
            found.push(Told { worth, at: at..at + word.len(), word: true });
        }
    }
    found.sort_by_key(|told| told.at.start);
    found
}

fn number(said: &str, after: &str) -> Worth {
    let digits = said.replace(',', "");
    match digits.strip_suffix('%') {
        Some(share) => Worth::Percent(plain(share)),
        None if after.starts_with(" percent") || after.starts_with(" per cent") => Worth::Percent(plain(&digits)),
        None => Worth::Number(digits),
    }
}

/// `99.70` as `99.7`.
fn plain(digits: &str) -> String {
    if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.').to_owned() } else { digits.to_owned() }
}

/// The words of letters and hyphens, with their places.
fn alphabetic(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split(|c: char| !c.is_alphabetic() && c != '-').map(move |word| {
        let at = start;
        start = at + word.len() + text[at + word.len()..].chars().next().map_or(0, char::len_utf8);
        (at, word)
    })
}

impl Worth {
    /// Whether both are of one kind: sums, days.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// What its kind is called.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Sum(..) => "sum",
            Self::Day(_) => "day",
            Self::Clock(_) => "time",
            Self::Length(_) => "length of time",
            Self::Percent(_) => "share",
            Self::Number(_) => "number",
        }
    }
}

/// A sentence with its figures apart from its words.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    pub(super) text: String,
    pub(super) figures: Vec<Told>,
    /// Its words but for the figures, as hashes, sorted.
    words: Vec<u64>,
}

impl Shape {
    /// Of a sentence in a letter of that date.
    pub(super) fn of(text: &str, letter: NaiveDate) -> Self {
        Self::with(text, told(text, letter), &words(text))
    }

    /// The same of a sentence whose figures are read.
    pub(super) fn of_sentence(sentence: &Sentence, letter: NaiveDate) -> Self {
        Self::with(&sentence.text, told_by(&sentence.text, &sentence.figures, letter), &sentence.words)
    }

    /// Of a text with these figures and words.
    pub(super) fn with(text: &str, figures: Vec<Told>, all: &[Word]) -> Self {
        let bare = if figures.is_empty() { Cow::Borrowed(all) } else { Cow::Owned(words(&Self::bare(text, &figures))) };
        let mut words: Vec<u64> = bare.iter().map(|word| word.hash()).collect();
        words.sort_unstable();
        Self { text: text.to_owned(), figures, words }
    }

    /// A text without its figures.
    fn bare(text: &str, figures: &[Told]) -> String {
        let mut bare = String::with_capacity(text.len());
        let mut from = 0;
        for figure in figures {
            bare.push_str(&text[from..figure.at.start]);
            from = figure.at.end;
        }
        bare.push_str(&text[from..]);
        bare
    }

    /// A row of a table as one: its cells with a mark between them.
    pub(super) fn of_row<'c>(cells: impl IntoIterator<Item = &'c str>, letter: NaiveDate) -> Self {
        let mut row = Self { text: String::new(), figures: Vec::new(), words: Vec::new() };
        for cell in cells {
            let Self { text, mut figures, words } = Self::of(cell, letter);
            if !row.text.is_empty() {
                row.text.push_str(BETWEEN_CELLS);
            }
            for figure in &mut figures {
                figure.at = figure.at.start + row.text.len()..figure.at.end + row.text.len();
            }
            row.text.push_str(&text);
            row.figures.append(&mut figures);
            row.words.extend(words);
        }
        row.words.sort_unstable();
        row
    }

    /// Whether it is figures alone.
    pub(super) fn is_wordless(&self) -> bool {
        self.words.is_empty()
    }

    /// The most that the likeness can come to.
    fn likeness_at_most(&self, other: &Self) -> f64 {
        let (here, there) = (self.words.len(), other.words.len());
        ratio(2 * here.min(there), here + there)
    }

    /// The likeness, where it is at least so much.
    pub(super) fn likeness_from(&self, least: f64, other: &Self) -> Option<f64> {
        (self.likeness_at_most(other) >= least).then(|| self.likeness(other)).filter(|likeness| *likeness >= least)
    }

    /// How alike two sentences are but for their figures: from 0 to 1.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        let (mut here, mut there) = (self.words.iter().peekable(), other.words.iter().peekable());
        let mut shared = 0;
        while let (Some(one), Some(two)) = (here.peek(), there.peek()) {
            match one.cmp(two) {
                std::cmp::Ordering::Less => drop(here.next()),
                std::cmp::Ordering::Greater => drop(there.next()),
                std::cmp::Ordering::Equal => {
                    shared += 2;
                    here.next();
                    there.next();
                }
            }
        }
        ratio(shared, self.words.len() + other.words.len())
    }

    /// Whether more of the figures are the other's at their place than are not.
    pub(super) fn agrees_mostly(&self, other: &Self) -> bool {
        let same = self.figures.iter().zip(&other.figures).filter(|(one, two)| one.worth == two.worth).count();
        2 * same > self.figures.len().max(other.figures.len())
    }

    /// A figure as it is written.
    pub(super) fn said(&self, index: usize) -> &str {
        self.figures.get(index).map_or("", |figure| &self.text[figure.at.clone()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_compared_by_what_they_come_to() {
        let letter = NaiveDate::from_ymd_opt(2026, 3, 10).unwrap();
        let worth = |text: &str| told(text, letter).into_iter().map(|told| told.worth).collect::<Vec<_>>();
        assert_eq!(worth("On Friday 6 March, at 5:20 p.m."), worth("on 2026-03-06 at 17:20"));
        assert_eq!(worth("99.70% for eleven of 2,940"), worth("99.7 percent for 11 of 2940"));
        assert_eq!(worth("one thing, and no other"), []);
        let shape = |text| Shape::of(text, letter);
        let one = shape("By 20 March we will test 31 of them.");
        assert!((one.likeness(&shape("By 6 March we will test 30 of them.")) - 1.0).abs() < 1e-9);
        assert!(one.likeness(&shape("I am sorry that we did not.")) < 0.5);
    }
}
