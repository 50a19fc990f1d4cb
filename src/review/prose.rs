//! A document as its reader meets it: sentences, each with its place.

use std::ops::Deref;
use std::sync::Arc;

use super::blocks::Blocks;
use super::saying::{Saying, Sayings};
use crate::composition::{Part, wording};
use crate::rendering::Manuscript;

/// The sentences of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// All of them, in order.
    pub sentences: Vec<Sentence>,
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
        Self::of_blocks(&Blocks::of(manuscript), &Sayings::default())
    }

    /// Reads all blocks. The lead of a list is a sentence as well, though it ends in a colon.
    pub(super) fn of_blocks(sections: &[Blocks], memory: &Sayings) -> Self {
        let mut sentences: Vec<Sentence> = Vec::with_capacity(64);
        for Blocks { section, texts } in sections {
            let before = sentences.len();
            for (block, (kind, text)) in texts.iter().enumerate() {
                for said in memory.block(text).iter() {
                    let (said, index) = (Arc::clone(said), sentences.len() - before);
                    sentences.push(Sentence { said, section, block, kind: *kind, index });
                }
            }
        }
        Self { sentences }
    }

    /// The sentences of one of a letter's parts.
    pub fn part(&self, part: Part) -> &[Sentence] {
        let is_of = |sentence: &Sentence| sentence.section == part.name();
        let Some(first) = self.sentences.iter().position(is_of) else { return &[] };
        let length = self.sentences[first..].iter().take_while(|sentence| is_of(sentence)).count();
        &self.sentences[first..first + length]
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
    use super::super::blocks::blocks;
    use super::*;

    fn sentences(markdown: &str) -> Vec<Sentence> {
        Prose::of_blocks(&[Blocks { section: "prevention", texts: blocks(markdown) }], &Sayings::default()).sentences
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
