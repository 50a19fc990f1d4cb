//! A document as its reader meets it: sentences, each with its place.

use std::sync::OnceLock;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::figures::{Date, Figure, Sum, Value, figures_among};
use super::grammar::Parsed;
use super::words::{Word, words};
use crate::composition::{Part, wording};
use crate::rendering::{Manuscript, Section, events};

/// The sentences of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// All of them, in order.
    pub sentences: Vec<Sentence>,
}

/// A sentence and where it stands.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Its text, without inline markup and on one line.
    pub text: String,
    /// The name of its section: `restoration`, `timeline`.
    pub section: &'static str,
    /// Which paragraph, list item or table cell of the section, from 0.
    pub block: usize,
    /// What holds it.
    pub kind: BlockKind,
    /// Which sentence of the section, from 0.
    pub index: usize,
    /// Its words.
    pub(super) words: Vec<Word>,
    /// Its figures.
    pub(super) figures: Vec<Figure>,
    /// How many words it has, as a reader counts them.
    length: usize,
    /// Its grammar, once a rule has asked.
    grammar: OnceLock<Parsed>,
}

/// What is read off a text is the same where the text is.
impl PartialEq for Sentence {
    fn eq(&self, other: &Self) -> bool {
        let place = |one: &Self| (one.section, one.block, one.kind, one.index);
        self.text == other.text && place(self) == place(other)
    }
}

impl Eq for Sentence {}

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
        Self::of_blocks(&Blocks::of(manuscript))
    }

    /// Reads all blocks.
    pub(super) fn of_blocks(blocks: &[Blocks]) -> Self {
        Self { sentences: blocks.iter().flat_map(Blocks::sentences).collect() }
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
        self.sentences.iter().map(Sentence::length).sum()
    }

    /// The texts of the sentences.
    pub fn texts(&self) -> Vec<&str> {
        self.sentences.iter().map(|sentence| sentence.text.as_str()).collect()
    }
}

impl Sentence {
    /// How many words it has, as a reader counts them.
    pub fn length(&self) -> usize {
        self.length
    }

    /// Its grammar.
    pub(super) fn parsed(&self) -> &Parsed {
        self.grammar.get_or_init(|| Parsed::of(&self.text))
    }

    /// The days that it names.
    pub(super) fn dates(&self) -> impl Iterator<Item = Date> {
        self.figures.iter().filter_map(|figure| if let Value::Date(date) = figure.value { Some(date) } else { None })
    }

    /// The times of day that it names, in seconds from midnight.
    pub(super) fn clocks(&self) -> impl Iterator<Item = u32> {
        self.figures.iter().filter_map(|figure| if let Value::Clock(at) = figure.value { Some(at) } else { None })
    }

    /// The sums that it names.
    pub(super) fn sums(&self) -> impl Iterator<Item = &Sum> {
        self.figures.iter().filter_map(|figure| if let Value::Sum(sum) = &figure.value { Some(sum) } else { None })
    }
}

/// The sentences of one block, numbered from `index` on.
pub(super) fn sentences_of(
    text: &str,
    section: &'static str,
    (block, kind): (usize, BlockKind),
    index: usize,
) -> Vec<Sentence> {
    let numbered = (index..).zip(wording::sentences(text));
    numbered
        .map(|(index, sentence)| {
            let words = words(sentence);
            Sentence {
                text: sentence.to_owned(),
                section,
                block,
                kind,
                index,
                figures: figures_among(sentence, &words),
                words,
                length: sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count(),
                grammar: OnceLock::new(),
            }
        })
        .collect()
}

/// The blocks of a section.
#[derive(Debug)]
pub(super) struct Blocks {
    /// The name of the section.
    pub(super) section: &'static str,
    /// What holds each, and its text as plain text.
    pub(super) texts: Vec<(BlockKind, String)>,
}

impl Blocks {
    /// Those of all sections.
    pub(super) fn of(manuscript: &Manuscript) -> Vec<Self> {
        let of = |section: &Section| Self { section: section.name, texts: blocks(&section.markdown) };
        manuscript.sections.iter().map(of).collect()
    }

    /// The sentences. The lead of a list is one as well, though it ends in a colon.
    fn sentences(&self) -> Vec<Sentence> {
        let mut found: Vec<Sentence> = Vec::new();
        for (block, (kind, text)) in self.texts.iter().enumerate() {
            found.extend(sentences_of(text, self.section, (block, *kind), found.len()));
        }
        found
    }
}

/// The blocks of a Markdown text as plain text, in order. White space stays as its author typed it, but for line ends.
pub(super) fn blocks(markdown: &str) -> Vec<(BlockKind, String)> {
    let mut found = Vec::new();
    let mut text = String::new();
    let mut kinds = vec![BlockKind::Paragraph];
    let mut rows = 0;
    for event in events(markdown) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::Start(tag) => {
                rows += usize::from(begins_row(&tag));
                if let Some(kind) = kind_of(&tag, rows) {
                    flush(&mut found, &mut text, &kinds);
                    // A paragraph inside an item is the item's.
                    let inner = if kind == BlockKind::Paragraph { kinds.last().copied().unwrap_or(kind) } else { kind };
                    kinds.push(inner);
                }
            }
            Event::End(end) if ends_block(end) => {
                flush(&mut found, &mut text, &kinds);
                kinds.pop();
            }
            _ => {}
        }
    }
    flush(&mut found, &mut text, &kinds);
    found
}

fn flush(found: &mut Vec<(BlockKind, String)>, text: &mut String, kinds: &[BlockKind]) {
    let whole = std::mem::take(text);
    if !whole.trim().is_empty() {
        found.push((kinds.last().copied().unwrap_or(BlockKind::Paragraph), whole.trim().to_owned()));
    }
}

/// Whether a row of a table begins: its head is one too.
pub(super) fn begins_row(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::TableHead | Tag::TableRow)
}

/// What a tag holds, in the row of that number.
pub(super) fn kind_of(tag: &Tag<'_>, row: usize) -> Option<BlockKind> {
    match tag {
        Tag::Paragraph => Some(BlockKind::Paragraph),
        Tag::Item => Some(BlockKind::Item),
        Tag::Heading { .. } => Some(BlockKind::Heading),
        Tag::TableCell => Some(BlockKind::Cell(row)),
        Tag::CodeBlock(_) => Some(BlockKind::Block),
        _ => None,
    }
}

pub(super) fn ends_block(end: TagEnd) -> bool {
    matches!(end, TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::CodeBlock)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(markdown: &str) -> Vec<Sentence> {
        Blocks { section: "prevention", texts: blocks(markdown) }.sentences()
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
