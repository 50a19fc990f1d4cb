//! Letters that somebody wrote or edited, read back: Markdown, HTML, plain text, Word, mail.
//!
//! Whatever the file, what comes out is a [`Manuscript`] that rules can read, and for each of its sentences the place in
//! the file. Nothing is judged here.

mod block;
mod docx;
mod eml;
mod frame;
mod html;
mod markdown;
mod parts;
mod plain;

use std::ops::Range;

use chrono::NaiveDate;

use super::{BlockKind, Prose, Sentence, figures};
use crate::composition::{DocumentKind, Region, wording};
use crate::diagnostic::{self, Code, Diagnostic, Place, Problems};
use crate::rendering::{Manuscript, Section, escaped};
use block::Block;

/// A file that is no letter.
const UNREADABLE: Code = Code { code: "REV002", name: "unreadable-letter" };

/// The most bytes that a letter may have.
pub const MOST: u64 = 16 << 20;

/// A letter or a report, read from a file, or a text that is neither: it has no frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// What it says.
    pub manuscript: Manuscript,
    /// Its sentences.
    pub prose: Prose,
    /// The name of the file.
    pub name: String,
    /// The text that places count in.
    source: String,
    /// Where the lines of `source` begin.
    lines: Vec<usize>,
    /// Of each sentence, its place in `source`.
    places: Vec<Range<usize>>,
    /// Of what stands around the parts.
    around: Vec<(&'static str, Range<usize>)>,
    /// Whether it was a Word document.
    is_word: bool,
    /// Lines of the file before `source`; `None`: places in `source` are not those of the file.
    skipped: Option<u32>,
}

impl Letter {
    /// Reads one. The format is that of the name's ending, else that of its first bytes.
    ///
    /// # Errors
    /// Bytes that are no text in UTF-8, a file or mail without a text, a Word file that cannot be read.
    pub fn read(name: &str, bytes: &[u8]) -> diagnostic::Result<Self> {
        let no_text = || -> Problems {
            Diagnostic::error(UNREADABLE, format!("{name} holds no text"))
                .hint("save it as Markdown, HTML, plain text or mail (.eml), in UTF-8, or as a Word document (.docx)")
                .into()
        };
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        if docx::is_word(bytes) || matches!(ending.as_str(), "docx" | "doc") {
            let word = docx::read(bytes).map_err(|fault| {
                Diagnostic::error(UNREADABLE, format!("{name} {}", fault.said())).hint(fault.hint())
            })?;
            return Ok(Self { is_word: true, ..Self::of(name, word.source, word.blocks, Some(0)) });
        }
        if ending == "eml" {
            let mail = eml::read(bytes).ok_or_else(no_text)?;
            let skipped = mail.offset.map(|offset| lines_in(&bytes[..offset]));
            let mut letter = Self::of(name, mail.source, mail.blocks, skipped);
            if let Some(subject) = mail.subject {
                letter.manuscript.subject = subject;
            }
            if let (Some(date), Some(frame)) = (mail.date, &mut letter.manuscript.frame)
                && frame.date.is_empty()
            {
                frame.date = wording::date(date, letter.manuscript.region);
            }
            return Ok(letter);
        }
        // No text has a NUL; an image or an archive does.
        let text = std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0')).ok_or_else(no_text)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let head = text.trim_start().get(..9).unwrap_or_default().to_ascii_lowercase();
        let blocks = match ending.as_str() {
            "html" | "htm" => html::read(text),
            "txt" | "text" => plain::read(text),
            _ if head.starts_with("<!doctype") || head.starts_with("<html") => html::read(text),
            _ => markdown::read(text),
        };
        if blocks.is_empty() {
            return Err(no_text());
        }
        Ok(Self::of(name, text.to_owned(), blocks, Some(0)))
    }

    /// The same, known to be a document of that kind: nothing in a text tells an update from a letter.
    #[must_use]
    pub fn known_as(mut self, kind: DocumentKind) -> Self {
        self.manuscript.kind = kind;
        self
    }

    fn of(name: &str, source: String, blocks: Vec<Block>, skipped: Option<u32>) -> Self {
        let apart = frame::apart(blocks);
        let region = region(&apart);
        let is_letter = apart.greeted || !apart.frame.close.is_empty();
        let headed = |block: &Block| matches!(block.kind, BlockKind::Heading | BlockKind::Cell(_) | BlockKind::Block);
        let is_report = !is_letter && apart.body.iter().any(headed);
        let whole = if is_report { "report" } else { "text" };
        let sentences: Vec<Vec<Sentence>> = apart.body.iter().map(Block::sentences).collect();
        let parts = if is_letter { parts::assign(&apart.body, &sentences) } else { vec![whole; apart.body.len()] };
        let body = Body::of(&apart.body, sentences, &parts);
        let kind = if is_report { DocumentKind::Report } else { DocumentKind::Letter };
        let frame = is_letter.then_some(apart.frame);
        let manuscript = Manuscript {
            kind,
            region,
            subject: apart.subject,
            frame,
            sections: body.sections,
            envelope: None,
            attachments: Vec::new(),
        };
        let prose = Prose::with(body.sentences);
        let breaks = memchr::memchr_iter(b'\n', source.as_bytes());
        let lines = std::iter::once(0).chain(breaks.map(|at| at + 1)).collect();
        Self {
            manuscript,
            prose,
            name: name.to_owned(),
            source,
            lines,
            places: body.places,
            around: apart.around,
            is_word: false,
            skipped,
        }
    }

    /// The date it bears.
    pub fn date(&self) -> Option<NaiveDate> {
        let written = figures::dates(&self.manuscript.frame.as_ref()?.date).first().copied()?;
        written.year.and_then(|_| written.in_letter_of(NaiveDate::MIN))
    }

    /// Whether something stands in it, markup and addresses included; `None`: of a Word document only the text is read.
    pub fn holds(&self, text: &str) -> Option<bool> {
        (!self.is_word).then(|| self.source.contains(text))
    }

    /// Where a finding's path leads: a sentence, or a stretch of it, a part, a piece of the frame.
    pub(super) fn place(&self, path: &str, within: Option<Range<usize>>) -> Option<Place> {
        let (name, index) = match path.strip_suffix(']').and_then(|path| path.split_once('[')) {
            Some((name, index)) => (name, index.parse::<usize>().ok()),
            None => (path, None),
        };
        let sentences = self.prose.sentences.iter().zip(&self.places).filter(|(sentence, _)| sentence.section == name);
        let (mut found, mut text) = (None, "");
        for (sentence, place) in sentences {
            if index.is_none_or(|index| index == sentence.index) {
                (found, text) = (Some(place.clone()), sentence.text.as_str());
                break;
            }
        }
        let place = found.or_else(|| Some(self.around.iter().find(|(other, _)| *other == name)?.1.clone()))?;
        let narrow = within.and_then(|within| {
            let said = text.get(within)?;
            let at = self.source.get(place.clone())?.find(said)?;
            Some(place.start + at..place.start + at + said.len())
        });
        Some(self.located(&narrow.unwrap_or(place)))
    }

    /// The bytes of a sentence that a finding points at.
    pub(super) fn within(&self, sentence: &Sentence, finding: &Diagnostic) -> Option<Range<usize>> {
        let (place, skipped) = (finding.place.as_ref()?, self.skipped?);
        let offset = |line: u32, column: u32| {
            let line = self.line(line.checked_sub(skipped)?)?;
            let from = line.as_ptr() as usize - self.source.as_ptr() as usize;
            let before = line.chars().take(column.saturating_sub(1) as usize).map(char::len_utf8).sum::<usize>();
            Some(from + before)
        };
        let said = self.source.get(offset(place.line, place.column)?..offset(place.end_line, place.end_column)?)?;
        let at = sentence.text.find(said)?;
        Some(at..at + said.len())
    }

    /// A stretch of the source as a place in the file.
    pub(super) fn located(&self, at: &Range<usize>) -> Place {
        let (start, end) = (self.floor(at.start), self.floor(at.end));
        let (line, column) = self.position(start);
        let (end_line, end_column) = self.position(end.max(start));
        let excerpt = self.line(line).map(|text| text.trim_end_matches(['\n', '\r']).to_owned());
        let Some(skipped) = self.skipped else {
            return Place { file: self.name.clone(), line: 1, column: 1, end_line: 1, end_column: 1, excerpt: None };
        };
        let file = self.name.clone();
        Place { file, line: line + skipped, column, end_line: end_line + skipped, end_column, excerpt }
    }

    /// A line of the source with its end, counted from 1.
    fn line(&self, number: u32) -> Option<&str> {
        let at = usize::try_from(number).ok()?;
        let start = *self.lines.get(at.checked_sub(1)?)?;
        self.source.get(start..self.lines.get(at).copied().unwrap_or(self.source.len()))
    }

    fn floor(&self, at: usize) -> usize {
        (0..=at.min(self.source.len())).rev().find(|at| self.source.is_char_boundary(*at)).unwrap_or(0)
    }

    fn position(&self, at: usize) -> (u32, u32) {
        let line = self.lines.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).map_or(0, |before| self.lines[before]);
        let column = self.source[start..at].chars().count() + 1;
        (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
    }

    /// The file's text, as far as it is read.
    pub(super) fn source(&self) -> &str {
        &self.source
    }
}

/// The blocks between greeting and close, as sections and sentences.
#[derive(Debug, Default)]
struct Body {
    sections: Vec<Section>,
    sentences: Vec<Sentence>,
    places: Vec<Range<usize>>,
}

impl Body {
    fn of(blocks: &[Block], sentences: Vec<Vec<Sentence>>, parts: &[&'static str]) -> Self {
        let mut body = Self::default();
        let (mut number, mut index) = (0, 0);
        for ((block, sentences), name) in blocks.iter().zip(sentences).zip(parts) {
            if body.sections.last().is_none_or(|section| section.name != *name) {
                (number, index) = (0, 0);
                body.sections.push(Section { name, heading: None, markdown: String::new(), figure: None });
            }
            body.block(block, &sentences);
            for mut sentence in sentences {
                (sentence.section, sentence.block, sentence.index) = (name, number, index);
                body.sentences.push(sentence);
                index += 1;
            }
            number += 1;
        }
        body
    }

    /// Adds the text of a block, and the places of its sentences.
    fn block(&mut self, block: &Block, sentences: &[Sentence]) {
        let text = block.line();
        if let Some(section) = self.sections.last_mut() {
            let gap = if section.markdown.is_empty() { "" } else { "\n\n" };
            match block.kind {
                BlockKind::Paragraph => section.markdown.extend([gap, &escaped(&text)]),
                BlockKind::Item => section.markdown.extend([gap, "- ", &escaped(&text)]),
                BlockKind::Heading => section.markdown.extend([gap, "## ", &escaped(&text)]),
                // A cell alone, as a block of code.
                BlockKind::Cell(_) | BlockKind::Block => section.markdown.extend([gap, "    ", &text]),
            }
        }
        let mut at = 0;
        for sentence in sentences {
            at += text[at..].find(&sentence.text).unwrap_or(0);
            self.places.push(block.origin(at..at + sentence.text.len()));
            at += sentence.text.len();
        }
    }
}

fn lines_in(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.split(|byte| *byte == b'\n').count() - 1).unwrap_or(u32::MAX)
}

/// Whether it is written as in America: by its date, else by the mark behind its greeting.
fn region(apart: &frame::Apart) -> Region {
    let month_first =
        apart.frame.date.chars().next().is_some_and(char::is_alphabetic) && apart.frame.date.contains(", 2");
    if month_first || (apart.frame.date.is_empty() && apart.frame.salutation.ends_with(':')) {
        Region::America
    } else {
        Region::Britain
    }
}

#[cfg(test)]
mod tests;
