//! The blocks of a text, each character with its place in the file.

use std::ops::Range;

use crate::review::prose::sentences_of;
use crate::review::{BlockKind, Sentence};

/// A paragraph, list item, heading or table cell of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) kind: BlockKind,
    /// Its text without markup; a line break where the file breaks the line on purpose or for width.
    pub(super) text: String,
    /// Where in the file stretches of the text begin: offset in the text, offset in the file; ascending.
    origins: Vec<(usize, usize)>,
    /// Whether all of it is set in bold.
    pub(super) strong: bool,
    /// The part of the letter that its markup says it belongs to.
    pub(super) part: Option<&'static str>,
}

impl Block {
    /// The bytes of the file that a stretch of the text comes from.
    pub(super) fn origin(&self, of: Range<usize>) -> Range<usize> {
        let start = self.place(of.start);
        let last = self.text[..of.end].char_indices().next_back().map_or(of.start, |(at, _)| at.max(of.start));
        start..(self.place(last) + (of.end - last)).max(start)
    }

    fn place(&self, at: usize) -> usize {
        let next = self.origins.partition_point(|(text, _)| *text <= at);
        next.checked_sub(1).map_or(0, |index| self.origins[index].1 + (at - self.origins[index].0))
    }

    /// Its lines with their bytes in the text.
    pub(super) fn lines(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        let mut start = 0;
        self.text.split('\n').map(move |line| {
            let at = start;
            start += line.len() + 1;
            let head = line.len() - line.trim_start().len();
            (at + head..at + head + line.trim().len(), line.trim())
        })
    }

    /// Its text on one line, byte for byte.
    pub(super) fn line(&self) -> String {
        self.text.replace('\n', " ")
    }

    /// Its sentences, in no section yet.
    pub(super) fn sentences(&self) -> Vec<Sentence> {
        sentences_of(&self.line(), "", (0, self.kind))
    }

    /// What stands in it from a byte on, as a block of its own.
    pub(super) fn tail(&self, from: usize) -> Self {
        let first = self.place(from);
        let later = self.origins.iter().filter(|(text, _)| *text > from).map(|(text, file)| (text - from, *file));
        Self {
            text: self.text[from..].to_owned(),
            origins: std::iter::once((0, first)).chain(later).collect(),
            ..self.clone()
        }
    }
}

/// Puts blocks together from pieces.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    done: Vec<Block>,
    text: String,
    origins: Vec<(usize, usize)>,
    /// How much of the text is bold.
    strong: usize,
    /// The part that the markup is in.
    pub(super) part: Option<&'static str>,
}

impl Blocks {
    /// Adds a piece that stands at an offset of the file, character for character.
    pub(super) fn push(&mut self, text: &str, at: usize) {
        // What begins a block with white space begins with the first of its words.
        let bare = if self.text.is_empty() { text.trim_start() } else { text };
        let at = at + text.len() - bare.len();
        if bare.is_empty() {
            return;
        }
        let follows = |(text, file): &(usize, usize)| file + (self.text.len() - text) == at;
        if !self.origins.last().is_some_and(follows) {
            self.origins.push((self.text.len(), at));
        }
        self.text.push_str(bare);
    }

    /// Adds a bold piece.
    pub(super) fn push_strong(&mut self, text: &str, at: usize) {
        let before = self.text.len();
        self.push(text, at);
        self.strong += self.text.len() - before;
    }

    /// Whether the open block ends in white space, or has nothing yet.
    pub(super) fn is_spaced(&self) -> bool {
        self.text.is_empty() || self.text.ends_with([' ', '\n'])
    }

    /// Closes the open block.
    pub(super) fn end(&mut self, kind: BlockKind) {
        let (text, origins) = (std::mem::take(&mut self.text), std::mem::take(&mut self.origins));
        let strong = std::mem::take(&mut self.strong);
        let text = text.trim_end();
        if !text.is_empty() {
            let strong = strong > 0 && strong >= text.len();
            self.done.push(Block { kind, text: text.to_owned(), origins, strong, part: self.part });
        }
    }

    /// All blocks.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.end(BlockKind::Paragraph);
        self.done
    }
}
