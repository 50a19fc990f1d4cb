//! What a rule reads: the document, its sentences, and what is known of the record.

use std::cell::OnceCell;
use std::rc::Rc;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::grammar::Parsed;
use super::known::Known;
use super::prose::blocks;
use super::told::Shape;
use super::words::{Word, has_run, ratio, shared_meaning, words};
use super::{BlockKind, Facts, Letter, Prose, Sentence, figures};
use crate::composition::{Frame, Individual, Part, Record, wording};
use crate::rendering::{Manuscript, Section};

/// The share of a text's meaning from which on a sentence tells it.
const TOLD: f64 = 0.6;

/// One document under review.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The document.
    pub manuscript: &'a Manuscript,
    /// What it was made from, where that is known.
    pub record: Option<&'a Record<'a>>,
    /// Its sentences.
    pub prose: Prose,
    /// The date it bears.
    pub date: Option<NaiveDate>,
    /// What of it can come from the record, once a rule has asked.
    facts: OnceCell<Facts>,
    /// What the record knows, once a rule has asked.
    known: OnceCell<Option<Rc<Known<'a>>>>,
    /// Its sentences with their figures apart, once a rule has asked.
    shapes: OnceCell<Vec<Shape>>,
    /// The blocks of each section as they are marked up, once a rule has asked.
    blocks: OnceCell<Vec<(&'static str, BlockKind, String)>>,
    /// The grammar of each sentence, read when a rule asks for it.
    grammar: Vec<OnceCell<Parsed>>,
}

impl<'a> Reading<'a> {
    /// Prepares a document for reading.
    pub(super) fn of(manuscript: &'a Manuscript, record: Option<&'a Record<'a>>) -> Self {
        Self::with(manuscript, Prose::of(manuscript), record)
    }

    /// Prepares a letter that was read from a file. Without a record its date is the one it bears.
    pub(super) fn of_letter(letter: &'a Letter, record: Option<&'a Record<'a>>) -> Self {
        Self::with(&letter.manuscript, letter.prose.clone(), record)
    }

    fn with(manuscript: &'a Manuscript, prose: Prose, record: Option<&'a Record<'a>>) -> Self {
        let date = manuscript.frame.as_ref().and_then(|frame| figures::dates(&frame.date).first().copied());
        let written = date.and_then(|date| date.year.and_then(|_| date.in_letter_of(NaiveDate::MIN)));
        Self {
            manuscript,
            record,
            grammar: vec![OnceCell::new(); prose.sentences.len()],
            prose,
            date: record.map(|record| record.issued_on).or(written),
            facts: OnceCell::new(),
            known: OnceCell::new(),
            shapes: OnceCell::new(),
            blocks: OnceCell::new(),
        }
    }

    /// The blocks of the document as its author typed them, each with its section.
    pub(super) fn blocks(&self) -> &[(&'static str, BlockKind, String)] {
        let sections = &self.manuscript.sections;
        let of = |section: &Section| {
            blocks(&section.markdown).into_iter().map(|(kind, text)| (section.name, kind, text)).collect::<Vec<_>>()
        };
        self.blocks.get_or_init(|| sections.iter().flat_map(of).collect())
    }

    /// What of the document can come from the record.
    pub fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| self.record.map(Facts::of).unwrap_or_default())
    }

    /// What the record knows, for rules that compare figures with it.
    pub(super) fn known(&self) -> Option<&Rc<Known<'a>>> {
        let manuscript = self.manuscript;
        let gather = || self.record.map(|record| Rc::new(Known::of(record, manuscript.kind, manuscript.region)));
        self.known.get_or_init(gather).as_ref()
    }

    /// The same, where it was gathered for another document of the record.
    #[cfg(test)]
    pub(super) fn knowing(mut self, known: &Rc<Known<'a>>) -> Self {
        self.known = OnceCell::from(Some(Rc::clone(known)));
        self
    }

    /// The sentences with their figures apart; none in a letter whose date is not known.
    pub(super) fn shaped(&self) -> impl Iterator<Item = (&Sentence, &Shape)> {
        let sentences = &self.prose.sentences;
        let shapes = self.shapes.get_or_init(|| {
            let dated = self.date.into_iter();
            dated.flat_map(|date| sentences.iter().map(move |sentence| Shape::of_sentence(sentence, date))).collect()
        });
        sentences.iter().zip(shapes)
    }

    /// What stands around a letter's parts.
    pub fn frame(&self) -> Option<&'a Frame> {
        self.manuscript.frame.as_ref()
    }

    /// The grammar of a sentence of [`Reading::prose`], by its number there.
    pub(super) fn grammar(&self, at: usize) -> Option<&Parsed> {
        let sentence = self.prose.sentences.get(at)?;
        Some(self.grammar.get(at)?.get_or_init(|| Parsed::of(&sentence.text)))
    }

    /// The numbers of the sentences before and after one that belong with it: of its section, in a letter; of its
    /// paragraph, in a text whose paragraphs need not follow each other.
    pub(super) fn beside(&self, at: usize) -> (Option<usize>, Option<usize>) {
        let sentences = &self.prose.sentences;
        let near = |other: &usize| {
            sentences.get(*other).zip(sentences.get(at)).is_some_and(|(one, other)| {
                one.section == other.section && (self.frame().is_some() || one.block == other.block)
            })
        };
        (at.checked_sub(1).filter(near), Some(at + 1).filter(near))
    }

    /// The customer's side of the record.
    pub fn individual(&self) -> Option<Individual<'a>> {
        self.record.and_then(|record| record.individual)
    }

    /// The sentences of a part.
    pub fn part(&self, part: Part) -> &[Sentence] {
        self.prose.part(part)
    }

    /// The zone in which the record tells times to this reader.
    pub fn zone(&self) -> Option<Tz> {
        let record = self.record?;
        let customer = record.individual.and_then(|individual| individual.customer.time_zone);
        customer.or(record.policy.reader.time_zone).or(record.case.incident.time_zone)
    }

    /// The first sentence of a part that has a phrase word for word, whatever the marks in it.
    pub(super) fn saying(&self, part: Part, phrase: &str) -> Option<&Sentence> {
        let phrase = words(phrase);
        self.part(part).iter().find(|sentence| has_run(&sentence.words, &phrase))
    }

    /// The sentence of a part that tells a text of the record, or one sentence of it: in its words or nearest to them,
    /// the first of several as near.
    pub(super) fn telling(&self, part: Part, text: &str) -> Option<&Sentence> {
        let told: Vec<Vec<Word>> = wording::sentences(text).map(words).collect();
        // Of two that share its meaning, the one that shares its small words too.
        let near = |sentence: &Sentence| {
            let of_text = |text: &Vec<Word>| {
                let small = text.iter().filter(|word| sentence.words.contains(word)).count();
                (shared_meaning(&sentence.words, text), ratio(small, text.len()))
            };
            told.iter().map(of_text).reduce(|best, other| if other > best { other } else { best }).unwrap_or_default()
        };
        let all = self.part(part).iter().map(|sentence| (near(sentence), sentence));
        let tells = all.filter(|((meaning, _), _)| *meaning >= TOLD);
        tells.reduce(|best, other| if other.0 > best.0 { other } else { best }).map(|(_, sentence)| sentence)
    }
}
