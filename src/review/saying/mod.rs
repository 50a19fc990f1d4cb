//! What a sentence says, wherever it stands: its words, its figures, its grammar.

mod blank;
mod memory;

use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

pub(super) use blank::{Blank, Suspect, Suspects, blanked_bytes};
pub(super) use memory::Sayings;

use super::deeds::Deeds;
use super::facts::names_figure;
use super::figures::{Date, Figure, Span, Sum, Value, spans};
use super::grammar::Parsed;
use super::phrases::Phrases;
use super::words::{Glance, Word, has_any, ratio};
use crate::composition::wording::first_word;

/// What a sentence says.
#[derive(Debug)]
pub struct Saying {
    /// Its text, without inline markup and on one line.
    pub text: String,
    /// What it says whatever its digits are.
    pub(super) blank: Arc<Blank>,
    /// Its words.
    pub(super) words: Vec<Word>,
    /// Their stems at a glance.
    stems: Glance<4>,
    /// Its figures.
    pub(super) figures: Vec<Figure>,
    /// Its grammar, once a rule has asked.
    grammar: OnceLock<Parsed>,
    /// Its first word, once a rule has asked, where that has a digit.
    opening: OnceLock<String>,
    /// What it tells of doings, once a rule has asked.
    deeds: OnceLock<Deeds>,
    /// Whether it holds a figure that counts as a fact, once a rule has asked.
    figured: OnceLock<bool>,
}

impl Saying {
    /// Reads a sentence.
    pub(super) fn of(text: &str) -> Self {
        Self::filled(text, &Arc::new(Blank::of(text)))
    }

    /// Reads the digits of a sentence, of which all else is known.
    fn filled(text: &str, blank: &Arc<Blank>) -> Self {
        let (mut words, mut stems) = (blank.words.clone(), blank.stems);
        for (at, range) in &blank.with_digits {
            words[*at] = Word::of(&text[range.clone()]);
            words[*at].stem().into_iter().for_each(|stem| stems.take(stem));
        }
        Self {
            text: text.to_owned(),
            figures: blank.outline.figures(text),
            words,
            stems,
            blank: Arc::clone(blank),
            grammar: OnceLock::new(),
            opening: OnceLock::new(),
            deeds: OnceLock::new(),
            figured: OnceLock::new(),
        }
    }

    /// How many words it has, as a reader counts them.
    pub fn length(&self) -> usize {
        self.blank.length
    }

    /// Whether it has any of the phrases.
    pub(super) fn has(&self, phrases: &Phrases) -> bool {
        if phrases.has_digits() { has_any(&self.words, phrases) } else { self.blank.has(phrases) }
    }

    /// The share of the meaning of a text with these stems that is in it as well, where it is at least so much: from 0 to 1,
    /// and 1 where the text means nothing.
    pub(super) fn shared_stems(&self, of: &[u64], least: f64) -> Option<f64> {
        let stands = |stem: u64| self.stems.may_have(stem) && self.words.iter().any(|word| word.stem() == Some(stem));
        let mut missing = 0;
        for stem in of {
            missing += usize::from(!stands(*stem));
            // Most sentences are about something else, which shows in their first words.
            if ratio(of.len() - missing, of.len()) < least {
                return None;
            }
        }
        Some(if of.is_empty() { 1.0 } else { ratio(of.len() - missing, of.len()) })
    }

    /// Its grammar.
    pub(super) fn parsed(&self) -> &Parsed {
        self.grammar.get_or_init(|| Parsed::of(&self.text))
    }

    /// Its first word, in lower case and without marks around it.
    pub(super) fn opening(&self) -> &str {
        self.blank.opening().unwrap_or_else(|| self.opening.get_or_init(|| first_word(&self.text)))
    }

    /// What it tells of doings.
    pub(super) fn deeds(&self) -> &Deeds {
        self.deeds.get_or_init(|| Deeds::of(self))
    }

    /// Whether it holds a figure that counts as a fact.
    pub(super) fn is_figured(&self) -> bool {
        *self.figured.get_or_init(|| names_figure(self))
    }

    /// The days that it names.
    pub(super) fn dates(&self) -> impl Iterator<Item = Date> {
        self.figures.iter().filter_map(|figure| if let Value::Date(date) = figure.value { Some(date) } else { None })
    }

    /// The times of day that it names, in seconds from midnight.
    pub(super) fn clocks(&self) -> impl Iterator<Item = u32> {
        self.figures.iter().filter_map(|figure| if let Value::Clock(at) = figure.value { Some(at) } else { None })
    }

    /// The stretches of time that it tells in a letter of that date. Two times of day are needed for one, and a bracket may
    /// stand between the parts of one.
    pub(super) fn spans(&self, letter: Option<NaiveDate>) -> Vec<Span> {
        let may = self.clocks().nth(1).is_some() || (!self.figures.is_empty() && self.text.contains('('));
        if may { spans(&self.text, &self.figures, letter) } else { Vec::new() }
    }

    /// The sums that it names.
    pub(super) fn sums(&self) -> impl Iterator<Item = &Sum> {
        self.figures.iter().filter_map(|figure| if let Value::Sum(sum) = &figure.value { Some(sum) } else { None })
    }
}

/// What is read off a text is the same where the text is.
impl PartialEq for Saying {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Saying {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::figures::figures;
    use crate::review::phrases::phrases;
    use crate::review::words::{has_run, shared_meaning, stems, words};

    proptest::proptest! {
        #[test]
        fn a_sentence_is_read_alike_from_memory(
            pieces in proptest::collection::vec(
                "(two|thirty-one|no|5|[0-9]{1,2}|[0-9],[0-9]{3}|£[0-9.]{1,6}|12:[0-9]{2}|hours?|second|Days|a day|noon|\\(|p\\.m\\.|May|Friday|GBP|20[0-9]{2}|é|the|booking)[,.;]?",
                0..9,
            ),
            digits in proptest::collection::vec(0..10_u8, 0..9),
        ) {
            let text = pieces.join(" ");
            let mut others = digits.iter().cycle();
            let other: String = text.chars().map(|c| match c {
                '0'..='9' => others.next().map_or('7', |digit| char::from(b'0' + digit)),
                other => other,
            }).collect();
            let memory = Sayings::default();
            for text in [text.trim(), other.trim()] {
                let known = memory.saying(text);
                proptest::prop_assert_eq!(&known.words, &words(text));
                proptest::prop_assert_eq!(&known.figures, &figures(text));
                for figure in &known.figures {
                    let said = words(&text[figure.start..figure.end]);
                    proptest::prop_assert!(has_run(&known.words, &said), "a figure is made of words");
                }
                proptest::prop_assert_eq!(known.opening(), first_word(text));
                for list in [phrases!["two", "the booking", "no the"], phrases!["friday", "hours days"]] {
                    proptest::prop_assert_eq!(known.has(list), has_any(&words(text), list));
                }
                for of in ["the booking of 20 hours on Friday", "2026 and thirty-one", other.as_str()] {
                    let meaning = shared_meaning(&known.words, &words(of));
                    let shared = known.shared_stems(&stems(&words(of)).collect::<Vec<_>>(), 0.6);
                    proptest::prop_assert_eq!(shared, (meaning >= 0.6).then_some(meaning));
                }
                let mut sentences = Vec::new();
                memory.block(text, |saying| sentences.push(saying.text.clone()));
                proptest::prop_assert_eq!(sentences, crate::composition::wording::sentences(text).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn phrases_are_found_whatever_the_digits() {
        let memory = Sayings::default();
        for (text, one) in [("We lost 1 of 20 orders.", true), ("We lost 9 of 20 orders.", false)] {
            let said = memory.saying(text);
            for _ in 0..2 {
                assert!(said.has(phrases!["we lost"]) && !said.has(phrases!["orders of"]));
                assert_eq!(said.has(phrases!["lost 1"]), one, "{text}");
            }
        }
    }
}
