//! Letters in Word files: paragraphs, list items and cells as they are after every tracked change is accepted. Headers and
//! footers are not the letter's, and neither are comments, field codes and hidden text.
//!
//! A Word file has no lines. The text that places count in has one for each paragraph, so that a line is the number of a
//! paragraph.

mod styles;

use std::mem::take;

use super::block::{Block, Blocks};
use crate::rendering::word_file::{Archive, Fault, Markup, Token, attribute, named, relationships, resolved};
use crate::review::BlockKind;
use styles::{Styles, is_on};

/// A Word file, read.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) blocks: Vec<Block>,
    /// The text that the places of the blocks count in.
    pub(super) source: String,
}

/// Whether bytes begin as those of a Word file of any age do.
pub(super) fn is_word(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

/// Reads a file.
///
/// # Errors
/// What is no Word file, damaged, protected, or larger than any letter.
pub(super) fn read(bytes: &[u8]) -> Result<Word, Fault> {
    let mut archive = Archive::open(bytes)?;
    let main = archive.main()?;
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let related = archive.text(&resolved(folder, &format!("_rels/{file}.rels")))?.unwrap_or_default();
    let styles = match named(&relationships(&related)?, "styles") {
        Some(found) => archive.text(&resolved(folder, &found.target))?.unwrap_or_default(),
        None => String::new(),
    };
    let text = archive.text(&main)?.ok_or(Fault::Foreign)?;
    let page = Page { styles: Styles::of(&styles)?, ..Page::default() };
    page.read(&text)
}

/// A paragraph in reading.
#[derive(Debug, Default)]
struct Paragraph {
    /// Its text in pieces, and whether each is bold; a line break is a line end.
    pieces: Vec<(String, bool)>,
    style: String,
    /// Whether it is an item of a list, where it says so itself.
    item: Option<bool>,
    /// Whether it is a heading, where it says so itself.
    heading: Option<bool>,
    /// Whether its end was deleted, so that the next goes on in it.
    ends_in_next: bool,
}

/// How the run is set that is being read.
#[derive(Debug, Default)]
struct Run {
    bold: Option<bool>,
    hidden: bool,
    style: String,
}

/// A document in reading.
#[derive(Debug, Default)]
struct Page {
    styles: Styles,
    blocks: Blocks,
    source: String,
    /// Paragraphs that are open: one within another stands in a text box.
    open: Vec<Paragraph>,
    /// What a paragraph left over whose end was deleted.
    carried: Vec<(String, bool)>,
    run: Run,
    /// Whether what is read describes a paragraph, and not its text.
    describing: bool,
    /// The text element that is open, and whether its outer spaces count.
    text: Option<bool>,
    /// The rows of tables so far, and for each cell that is open, its row.
    rows: usize,
    cells: Vec<usize>,
}

impl Page {
    fn read(mut self, text: &str) -> Result<Word, Fault> {
        let mut markup = Markup::of(text);
        let mut prefix = String::new();
        while let Some((token, _)) = markup.next()? {
            match token {
                Token::Open(tag) => {
                    let name = tag.name().0;
                    if markup.depth == 1 {
                        name.strip_suffix("document").ok_or(Fault::Foreign)?.clone_into(&mut prefix);
                    }
                    let Some(own) = name.strip_prefix(prefix.as_str()) else {
                        // What older programs show in place of what stands beside it.
                        if name == "mc:Fallback" {
                            markup.skip()?;
                        }
                        continue;
                    };
                    let value = attribute(&tag, &format!("{prefix}val"));
                    if is_silent(own) && !(self.describing && own == "del") {
                        markup.skip()?;
                    } else if own == "t" {
                        self.text = Some(attribute(&tag, "xml:space").as_deref() == Some("preserve"));
                    } else {
                        self.start(own, value.as_deref());
                    }
                }
                Token::Close(name) => {
                    if let Some(own) = name.strip_prefix(prefix.as_str()) {
                        self.end(own);
                    }
                }
                Token::Text(said) => {
                    if let Some(whole) = self.text {
                        self.say(if whole { &said } else { said.trim_matches([' ', '\n', '\t']) });
                    }
                }
            }
        }
        self.blocks.end(BlockKind::Paragraph);
        Ok(Word { blocks: self.blocks.finish(), source: self.source })
    }

    fn start(&mut self, name: &str, value: Option<&str>) {
        match name {
            "p" => self.open.push(Paragraph { pieces: take(&mut self.carried), ..Paragraph::default() }),
            "pPr" => self.describing = true,
            "r" => self.run = Run::default(),
            "tr" => self.rows += 1,
            "tc" => self.cells.push(self.rows),
            _ if self.describing => self.describe(name, value),
            "b" => self.run.bold = Some(is_on(value)),
            "vanish" => self.run.hidden = is_on(value),
            "rStyle" => value.unwrap_or_default().clone_into(&mut self.run.style),
            "tab" => self.push(" "),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            _ => {}
        }
    }

    fn describe(&mut self, name: &str, value: Option<&str>) {
        let Some(paragraph) = self.open.last_mut() else { return };
        match name {
            "pStyle" => value.unwrap_or_default().clone_into(&mut paragraph.style),
            "numId" => paragraph.item = Some(value != Some("0")),
            "outlineLvl" => paragraph.heading = Some(value != Some("9")),
            "del" => paragraph.ends_in_next = true,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => {
                let Some(paragraph) = self.open.pop() else { return };
                if paragraph.ends_in_next { self.carried = paragraph.pieces } else { self.paragraph(&paragraph) }
            }
            "pPr" => self.describing = false,
            "t" => self.text = None,
            "tc" => drop(self.cells.pop()),
            _ => {}
        }
    }

    /// Adds text of a run; a line end in it is a space, as everywhere in XML, and so is one at which no line breaks.
    fn say(&mut self, text: &str) {
        self.push(&text.replace(['\n', '\t', '\u{a0}'], " "));
    }

    fn push(&mut self, text: &str) {
        if self.run.hidden || self.styles.is_hidden(&self.run.style) {
            return;
        }
        let Some(paragraph) = self.open.last_mut() else { return };
        // What the style of the paragraph sets in bold is a heading if it says so, and a name or an address if not.
        let bold = self.run.bold.or_else(|| self.styles.is_bold(&self.run.style)).unwrap_or(false);
        paragraph.pieces.push((text.to_owned(), bold));
    }

    /// Adds a paragraph as a block and as a line of the source.
    fn paragraph(&mut self, paragraph: &Paragraph) {
        let mut before = '\n';
        for (text, bold) in &paragraph.pieces {
            for c in text.chars() {
                let at = self.source.len();
                self.source.push(if c == '\n' { ' ' } else { c });
                // A line may end behind a space.
                if matches!((before, c), (' ' | '\n', ' ') | ('\n', '\n')) {
                    continue;
                }
                before = c;
                let mut buffer = [0; 4];
                let piece = c.encode_utf8(&mut buffer);
                if *bold { self.blocks.push_strong(piece, at) } else { self.blocks.push(piece, at) }
            }
        }
        self.source.push('\n');
        let style = &paragraph.style;
        let kind = match self.cells.last() {
            Some(row) => BlockKind::Cell(*row),
            None if paragraph.heading.unwrap_or_else(|| self.styles.is_heading(style)) => BlockKind::Heading,
            None if paragraph.item.unwrap_or_else(|| self.styles.is_item(style)) => BlockKind::Item,
            None if self.styles.is_code(style) => BlockKind::Block,
            None => BlockKind::Paragraph,
        };
        self.blocks.end(kind);
    }
}

/// Elements whose content nobody reads in the letter: what was deleted or moved away, how things were before a change,
/// and what describes tables and sections.
fn is_silent(name: &str) -> bool {
    const SILENT: [&str; 12] = [
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "pPrChange",
        "rPrChange",
        "sectPr",
        "tblPr",
        "tblGrid",
        "trPr",
        "tcPr",
        "sdtPr",
    ];
    SILENT.contains(&name)
}

#[cfg(test)]
mod tests;
