//! A document as its reader meets it: sentences, each with its place.

use std::ops::{Deref, Range};
use std::sync::Arc;

use super::blocks::blocks;
use super::saying::{Saying, Sayings};
use crate::composition::{Part, wording};
use crate::rendering::{Manuscript, Section};

/// The sentences of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// All of them, in order.
    pub sentences: Vec<Sentence>,
    /// Where those of each of a letter's parts stand, in the order of [`Part::ALL`].
    parts: [Range<usize>; 5],
}

/// A sentence and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// What it says.
    pub said: Arc<Saying>,
    /// The name of its section: `restoration`, `timeline`.
    pub section: &'static str,
    /// Which paragraph, list item or table cell of the section, from 0.
    pub block: usize,
    /// What holds it.
    pub kind: BlockKind,
    /// Which sentence of the section, from 0.
    pub index: usize,
}

impl Deref for Sentence {
    type Target = Saying;

    fn deref(&self) -> &Saying {
        &self.said
    }
}

/// What holds a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// A heading.
    Heading,
    /// A cell of a table: the number of its row, whatever it is counted from.
    Cell(usize),
    /// A block of code.
    Block,
}

impl Prose {
    /// Reads all sections.
    pub fn of(manuscript: &Manuscript) -> Self {
        Self::remembering(&manuscript.sections, &Sayings::default()).0
    }

    /// The same, with what was read off the texts of other documents; and whether there may be two spaces behind a
    /// sentence.
    pub(super) fn remembering(sections: &[Section], memory: &Sayings) -> (Self, bool) {
        let mut sentences: Vec<Sentence> = Vec::with_capacity(64);
        let mut may_be_wide = false;
        for section in sections {
            let before = sentences.len();
            let passage = memory.passage(&section.markdown);
            may_be_wide |= passage.may_be_wide;
            let mut take = |block: usize, kind: BlockKind, said: Arc<Saying>| {
                let index = sentences.len() - before;
                sentences.push(Sentence { said, section: section.name, block, kind, index });
            };
            if !passage.read(&section.markdown, |block, said| take(block, BlockKind::Paragraph, said)) {
                for (block, (kind, text)) in blocks(&section.markdown).iter().enumerate() {
                    memory.block(text, |said| take(block, *kind, said));
                }
            }
        }
        (Self::with(sentences), may_be_wide)
    }

    /// Of these sentences, in order.
    pub(super) fn with(sentences: Vec<Sentence>) -> Self {
        let parts = Part::ALL.map(|part| {
            let is_of = |sentence: &Sentence| sentence.section == part.name();
            let first = sentences.iter().position(is_of).unwrap_or(sentences.len());
            first..first + sentences[first..].iter().take_while(|sentence| is_of(sentence)).count()
        });
        Self { sentences, parts }
    }

    /// The sentences of one of a letter's parts.
    pub fn part(&self, part: Part) -> &[Sentence] {
        let place = Part::ALL.iter().position(|other| *other == part).unwrap_or_default();
        &self.sentences[self.parts[place].clone()]
    }

    /// How many words the document has.
    pub fn words(&self) -> usize {
        self.sentences.iter().map(|sentence| sentence.length()).sum()
    }

    /// The texts of the sentences.
    pub fn texts(&self) -> Vec<&str> {
        self.sentences.iter().map(|sentence| sentence.text.as_str()).collect()
    }
}

/// The sentences of one block.
pub(super) fn sentences_of(text: &str, section: &'static str, (block, kind): (usize, BlockKind)) -> Vec<Sentence> {
    let numbered = wording::sentences(text).enumerate();
    numbered.map(|(index, text)| Sentence { said: Arc::new(Saying::of(text)), section, block, kind, index }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(markdown: &str) -> Vec<Sentence> {
        let section = Section { name: "prevention", heading: None, markdown: markdown.to_owned(), figure: None };
        Prose::remembering(&[section], &Sayings::default()).0.sentences
    }

    #[test]
    fn markup_falls_away_and_places_stay() {
        let found = sentences(
            "We *did* it on 3 May. It\nheld \\[so far\\].\n\nStill to come:\n\n- By 4 May we will `run` it. See.\n- Two.\n",
        );
        let told: Vec<_> = found.iter().map(|s| (s.text.as_str(), s.block, s.kind, s.index)).collect();
        assert_eq!(
            told,
            [
                ("We did it on 3 May.", 0, BlockKind::Paragraph, 0),
                ("It held [so far].", 0, BlockKind::Paragraph, 1),
                ("Still to come:", 1, BlockKind::Paragraph, 2),
                ("By 4 May we will run it.", 2, BlockKind::Item, 3),
                ("See.", 2, BlockKind::Item, 4),
                ("Two.", 3, BlockKind::Item, 5),
            ]
        );
    }

    #[test]
    fn loose_items_and_tables_are_told_apart() {
        let found = sentences("- One.\n\n  More.\n\n- Two.\n\n| a | b |\n|---|---|\n| c | d |\n");
        let told: Vec<_> = found.iter().map(|s| (s.text.as_str(), s.kind)).collect();
        assert_eq!(told[..3], [("One.", BlockKind::Item), ("More.", BlockKind::Item), ("Two.", BlockKind::Item)]);
        assert_eq!(told[3..].iter().map(|(text, _)| *text).collect::<String>(), "abcd");
        let rows: Vec<BlockKind> = told[3..].iter().map(|(_, kind)| *kind).collect();
        assert_eq!(rows, [1, 1, 2, 2].map(BlockKind::Cell));
    }
}
