//! From the events of Markdown to blocks.

use pulldown_cmark::{Alignment, Event, HeadingLevel, Tag, TagEnd};

use super::blocks::{Block, Inline, Side, Table, words};
use crate::rendering::columns::{self, Cell};
use crate::rendering::markdown;

/// Bytes that the target of a link may have.
const LONGEST_LINK: usize = 4096;

/// The blocks of a Markdown text; a table is `width` twentieths of a point wide.
pub(super) fn blocks(text: &str, width: u32) -> Vec<Block> {
    let mut reader = Reader { open: vec![Open::new(Kind::Whole)], width };
    markdown::set_events(text).for_each(|event| reader.take(event));
    while reader.open.len() > 1 {
        reader.close();
    }
    reader.open.pop().map(Open::blocks).unwrap_or_default()
}

/// What is open around the text.
#[derive(Debug)]
enum Kind {
    Whole,
    /// Whose text stands on its own: a paragraph, or what is taken for one.
    Paragraph,
    Heading(u8),
    List(Option<u64>),
    Item,
    Quote,
    Code,
    Table(Vec<Alignment>),
    Row,
    Cell,
    Strong,
    Emphasis,
    Struck,
    Link(String),
}

/// Something open, with what it has so far.
#[derive(Debug)]
struct Open {
    kind: Kind,
    blocks: Vec<Block>,
    /// The running text; in a whole, an item or a quotation it becomes a paragraph.
    line: Vec<Inline>,
    items: Vec<Vec<Block>>,
    cells: Vec<Vec<Inline>>,
    rows: Vec<Vec<Vec<Inline>>>,
}

impl Open {
    fn new(kind: Kind) -> Self {
        let (blocks, line, items, cells, rows) = Default::default();
        Self { kind, blocks, line, items, cells, rows }
    }

    /// Its blocks, with what running text is left as the last.
    fn blocks(mut self) -> Vec<Block> {
        self.flush();
        self.blocks
    }

    /// Ends the running text as a paragraph.
    fn flush(&mut self) {
        let of = std::mem::take(&mut self.line);
        if !of.is_empty() {
            self.blocks.push(Block::Paragraph { of });
        }
    }
}

/// Events in reading. The first of what is open is the whole text, and stays.
#[derive(Debug)]
struct Reader {
    open: Vec<Open>,
    width: u32,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) => self.text(&text),
            Event::Code(text) => self.inline(Inline::Code { text: text.into_string() }),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.inline(Inline::Break),
            Event::Rule => self.block(Block::Rule),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) if closes(tag) => self.close(),
            // Not switched on, or made text before they come here.
            Event::End(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    /// Adds text, to the text before where there is some.
    fn text(&mut self, text: &str) {
        if let Some(Inline::Text { text: before }) = self.open.last_mut().and_then(|open| open.line.last_mut()) {
            before.push_str(text);
        } else {
            self.inline(Inline::Text { text: text.to_owned() });
        }
    }

    fn inline(&mut self, inline: Inline) {
        if let Some(open) = self.open.last_mut() {
            open.line.push(inline);
        }
    }

    fn block(&mut self, block: Block) {
        if let Some(open) = self.open.last_mut() {
            open.flush();
            open.blocks.push(block);
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let kind = match tag {
            Tag::Paragraph => Kind::Paragraph,
            Tag::Heading { level, .. } => Kind::Heading(number(level)),
            Tag::List(start) => Kind::List(start),
            Tag::Item => Kind::Item,
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(_) => Kind::Code,
            Tag::Table(alignments) => Kind::Table(alignments),
            Tag::TableHead | Tag::TableRow => Kind::Row,
            Tag::TableCell => Kind::Cell,
            Tag::Strong => Kind::Strong,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strikethrough => Kind::Struck,
            Tag::Link { dest_url, .. } => Kind::Link(markdown::uri(&dest_url)),
            _ => return,
        };
        self.open.push(Open::new(kind));
    }

    /// Closes what was opened last, and gives it to what is around it.
    fn close(&mut self) {
        let Some(mut open) = self.open.pop() else { return };
        let kind = std::mem::replace(&mut open.kind, Kind::Whole);
        let line = |open: &mut Open| std::mem::take(&mut open.line);
        match kind {
            Kind::Whole => self.open.push(open),
            Kind::Paragraph | Kind::Heading(_) if is_empty(&open.line) => {}
            Kind::Paragraph => self.block(Block::Paragraph { of: open.line }),
            Kind::Heading(level) => self.block(Block::Heading { level, of: open.line }),
            Kind::List(start) => self.block(Block::List { start, items: open.items }),
            Kind::Quote => self.block(Block::Quote { of: open.blocks() }),
            Kind::Code => self.block(Block::Code { lines: lines(&words(&open.line)) }),
            Kind::Table(alignments) => {
                let table = table(open.rows, &alignments, self.width);
                self.block(Block::Table(table));
            }
            Kind::Item => self.around(|around| around.items.push(open.blocks())),
            Kind::Row => self.around(|around| around.rows.push(open.cells)),
            Kind::Cell => self.around(|around| around.cells.push(line(&mut open))),
            Kind::Strong => self.inline(Inline::Strong { of: open.line }),
            Kind::Emphasis => self.inline(Inline::Emphasis { of: open.line }),
            Kind::Struck => self.inline(Inline::Struck { of: open.line }),
            // No reader follows it.
            Kind::Link(to) if to.len() > LONGEST_LINK => self.around(|around| around.line.extend(open.line)),
            Kind::Link(to) => self.inline(Inline::Link { to, of: open.line }),
        }
    }

    fn around(&mut self, give: impl FnOnce(&mut Open)) {
        if let Some(around) = self.open.last_mut() {
            give(around);
        }
    }
}

/// Whether something was opened for what ends here.
fn closes(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::HtmlBlock
            | TagEnd::Image
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_)
    )
}

/// Whether nothing is to be read there.
fn is_empty(line: &[Inline]) -> bool {
    words(line).trim().is_empty()
}

/// A table whose rows all have as many cells as the longest.
fn table(mut rows: Vec<Vec<Vec<Inline>>>, alignments: &[Alignment], width: u32) -> Table {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    for row in &mut rows {
        row.resize_with(columns, Vec::new);
    }
    let cells: Vec<Vec<Cell>> =
        rows.iter().map(|row| row.iter().map(|cell| Cell::of(&words(cell))).collect()).collect();
    let widths = columns::widths(&cells, columns, width).into_iter().map(super::points).collect();
    let side = |column| match alignments.get(column) {
        Some(Alignment::Right) => Side::Right,
        Some(Alignment::Center) => Side::Center,
        _ => Side::Left,
    };
    Table { widths, sides: (0..columns).map(side).collect(), rows }
}

/// The lines of a code, whose end is no line.
fn lines(code: &str) -> Vec<String> {
    code.strip_suffix('\n').unwrap_or(code).split('\n').map(|line| line.trim_end_matches('\r').to_owned()).collect()
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
