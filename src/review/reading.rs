//! What a rule reads: the document, its sentences, and what is known of the record.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::blocks::Blocks;
use super::known::Known;
use super::saying::{Blank, Saying, Sayings};
use super::text::{Statement, Text};
use super::told::Shape;
use super::words::{has_run, ratio, words};
use super::{BlockKind, Facts, Letter, Prose, Sentence, facts, figures};
use crate::composition::{Frame, Individual, Part, Record, wording};
use crate::rendering::Manuscript;

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
    pub prose: Cow<'a, Prose>,
    /// The date it bears.
    pub date: Option<NaiveDate>,
    /// What of it can come from the record, once a rule has asked.
    facts: OnceCell<Facts>,
    /// What the record knows, once a rule has asked.
    known: OnceCell<Option<Rc<Known<'a>>>>,
    /// Its sentences with their figures apart, once a rule has asked.
    shapes: OnceCell<Vec<Shape>>,
    /// What its subject says, once a rule has asked.
    subject: OnceCell<Arc<Saying>>,
    /// The blocks of each section as they are marked up, once a rule has asked.
    blocks: OnceCell<Vec<Blocks>>,
    /// Whether there may be two spaces behind a sentence.
    may_be_wide: bool,
    /// What was read off the texts of other documents.
    memory: Option<&'a Sayings>,
}

impl<'a> Reading<'a> {
    /// Prepares a document for reading.
    pub(super) fn of(manuscript: &'a Manuscript, record: Option<&'a Record<'a>>) -> Self {
        Self::remembering(manuscript, record, None)
    }

    /// The same, with what was read off the texts of other documents.
    pub(super) fn with_memory(manuscript: &'a Manuscript, record: Option<&'a Record<'a>>, memory: &'a Sayings) -> Self {
        Self::remembering(manuscript, record, Some(memory))
    }

    fn remembering(manuscript: &'a Manuscript, record: Option<&'a Record<'a>>, memory: Option<&'a Sayings>) -> Self {
        let (prose, may_be_wide) = Prose::remembering(&manuscript.sections, memory.unwrap_or(&Sayings::default()));
        Self { may_be_wide, memory, ..Self::with(manuscript, Cow::Owned(prose), record) }
    }

    /// Prepares a letter that was read from a file. Without a record its date is the one it bears.
    pub(super) fn of_letter(letter: &'a Letter, record: Option<&'a Record<'a>>) -> Self {
        Self::with(&letter.manuscript, Cow::Borrowed(&letter.prose), record)
    }

    fn with(manuscript: &'a Manuscript, prose: Cow<'a, Prose>, record: Option<&'a Record<'a>>) -> Self {
        let date = manuscript.frame.as_ref().and_then(|frame| figures::dates(&frame.date).first().copied());
        let written = date.and_then(|date| date.year.and_then(|_| date.in_letter_of(NaiveDate::MIN)));
        Self {
            manuscript,
            record,
            prose,
            date: record.map(|record| record.issued_on).or(written),
            facts: OnceCell::new(),
            known: OnceCell::new(),
            shapes: OnceCell::new(),
            subject: OnceCell::new(),
            blocks: OnceCell::new(),
            may_be_wide: true,
            memory: None,
        }
    }

    /// The blocks of the document as its author typed them, each with its section.
    fn blocks(&self) -> impl Iterator<Item = (&'static str, BlockKind, &str)> {
        let all = self.blocks.get_or_init(|| Blocks::of(self.manuscript)).iter();
        all.flat_map(|blocks| blocks.texts.iter().map(|(kind, text)| (blocks.section, *kind, text.as_str())))
    }

    /// The blocks in which there may be two spaces behind a sentence, each with its section.
    pub(super) fn wide_blocks(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let blocks = self.may_be_wide.then(|| self.blocks()).into_iter().flatten();
        blocks.map(|(section, _, text)| (section, text))
    }

    /// The sentences of the document as its author typed them, each with its section and what holds it.
    pub(super) fn typed(&self) -> Vec<(&'static str, BlockKind, Arc<Saying>)> {
        let sentences = &self.prose.sentences;
        if matches!(self.prose, Cow::Owned(_)) {
            return sentences.iter().map(|known| (known.section, known.kind, Arc::clone(&known.said))).collect();
        }
        // A file may have them in other blocks than its sections.
        let mut read = sentences.iter();
        let mut typed = Vec::with_capacity(sentences.len());
        for (section, kind, text) in self.blocks() {
            typed.extend(wording::sentences(text).map(|said| {
                let known = read.next().filter(|known| known.text == said);
                let said = known.map_or_else(|| Arc::new(Saying::of(said)), |known| Arc::clone(&known.said));
                (section, kind, said)
            }));
        }
        typed
    }

    /// What its subject says.
    pub(super) fn subject(&self) -> &Saying {
        self.subject.get_or_init(|| self.line(&self.manuscript.subject))
    }

    /// What a line that is not of its sections says.
    pub(super) fn line(&self, text: &str) -> Arc<Saying> {
        self.memory.map_or_else(|| Arc::new(Saying::of(text)), |memory| memory.saying(text))
    }

    /// The same, whatever its digits are.
    pub(super) fn blank(&self, text: &str) -> Arc<Blank> {
        self.memory.map_or_else(|| Arc::new(Blank::of(text)), |memory| memory.blank(text))
    }

    /// What of the document can come from the record.
    pub fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| self.record.map(|record| Facts::remembered(record, self.memory)).unwrap_or_default())
    }

    /// Those of the sentences, all without figures, that name no text of the record's incident, where that is cheaply told;
    /// all, where it is not.
    pub(super) fn unnamed<'s>(&self, sentences: Vec<&'s Sentence>) -> Vec<&'s Sentence> {
        match (self.record, self.memory) {
            (Some(record), Some(memory)) => facts::unnamed(sentences, record, memory),
            _ => sentences,
        }
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
        self.record?.zone()
    }

    /// The first sentence of a part that has a phrase word for word, whatever the marks in it.
    pub(super) fn saying(&self, part: Part, phrase: &str) -> Option<&Sentence> {
        let phrase = words(phrase);
        self.part(part).iter().find(|sentence| has_run(&sentence.words, &phrase))
    }

    /// The sentence of a part that tells a text of the record, or one sentence of it: in its words or nearest to them,
    /// the first of several as near.
    pub(super) fn telling(&self, part: Part, text: &str) -> Option<&Sentence> {
        let told = self.memory.map_or_else(|| Arc::new(Text::of(text)), |memory| memory.text(text));
        // Of two that share its meaning, the one that shares its small words too.
        let small = |sentence: &Sentence, text: &Statement| {
            let shared = text.words.iter().filter(|word| sentence.words.contains(word)).count();
            ratio(shared, text.words.len())
        };
        let mut best: Option<(f64, &Sentence, &Statement)> = None;
        for sentence in self.part(part) {
            for text in &told.sentences {
                let least = best.map_or(TOLD, |(meaning, ..)| meaning);
                let Some(meaning) = sentence.shared_stems(&text.stems, least) else { continue };
                let is_better =
                    best.is_none_or(|(least, other, of)| meaning > least || small(sentence, text) > small(other, of));
                if is_better {
                    best = Some((meaning, sentence, text));
                }
            }
        }
        best.map(|(_, sentence, _)| sentence)
    }
}
