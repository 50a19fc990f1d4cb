//! From the events of Markdown to blocks, with the lists and links of the whole document counted through.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::blocks::{Block, Item, List, Marks, Paragraph, Run, Style, Table};
use crate::rendering::markdown;

/// Deepest level that Word numbers.
const DEEPEST: usize = 8;

/// Space after the last item of a list.
const AFTER_LIST: u32 = 160;

/// A document's text in the making.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) blocks: Vec<Block>,
    pub(super) lists: Vec<List>,
    /// Where its links lead.
    pub(super) links: Vec<String>,
}

impl Flow {
    /// Adds a paragraph, unless nothing stands in it.
    pub(super) fn paragraph(&mut self, paragraph: Paragraph) {
        if !paragraph.runs.is_empty() {
            self.blocks.push(Block::Paragraph(paragraph));
        }
    }

    /// Adds a Markdown text.
    pub(super) fn markdown(&mut self, text: &str) {
        let mut reader = Reader::new(self);
        markdown::set_events(text).for_each(|event| reader.take(event));
        reader.flush();
    }

    /// Begins a list.
    pub(super) fn list(&mut self, start: Option<u64>, depth: u8) -> usize {
        self.lists.push(List { start, depth });
        self.lists.len() - 1
    }

    /// The paragraph before, where the last block is one.
    pub(super) fn last(&mut self) -> Option<&mut Paragraph> {
        match self.blocks.last_mut() {
            Some(Block::Paragraph(paragraph)) => Some(paragraph),
            _ => None,
        }
    }

    fn keep_last_with_next(&mut self) {
        if let Some(last) = self.last() {
            last.keeps_next = true;
        }
    }
}

/// A list that is open around the text.
#[derive(Debug)]
struct Open {
    list: usize,
    numbered: bool,
    /// Whether the next paragraph begins an item.
    begins: bool,
}

/// Events in reading.
#[derive(Debug)]
struct Reader<'f> {
    flow: &'f mut Flow,
    runs: Vec<Run>,
    /// How often each mark is open: strong, emphasis, strikethrough.
    open: [u32; 3],
    links: Vec<usize>,
    lists: Vec<Open>,
    quotes: u32,
    code: bool,
    table: Option<Table>,
}

impl<'f> Reader<'f> {
    fn new(flow: &'f mut Flow) -> Self {
        let (runs, links, lists) = (Vec::new(), Vec::new(), Vec::new());
        Self { flow, runs, open: [0; 3], links, lists, quotes: 0, code: false, table: None }
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) if self.code => self.lines(&text),
            Event::Text(text) => self.text(&text, Marks::default()),
            Event::Code(text) => self.text(&text, Marks::CODE),
            Event::SoftBreak => self.text(" ", Marks::default()),
            Event::HardBreak => self.runs.push(Run::Break),
            Event::Rule => {
                let runs = vec![Run::plain("")];
                self.flow.paragraph(Paragraph { style: Style::Rule, runs, ..Paragraph::default() });
            }
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            // Not switched on, or made text before they come here.
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    /// Adds text in the marks that are open, to the run before where it is set alike.
    fn text(&mut self, text: &str, own: Marks) {
        let [bold, italic, struck] = self.open.map(|count| count > 0);
        let on = [(bold, Marks::BOLD), (italic, Marks::ITALIC), (struck, Marks::STRUCK)];
        let marks = on.into_iter().filter(|(on, _)| *on).fold(own, |marks, (_, mark)| marks.with(mark));
        let link = self.links.last().copied();
        match self.runs.last_mut() {
            Some(Run::Text { text: before, marks: other, link: same }) if *other == marks && *same == link => {
                before.push_str(text);
            }
            _ => self.runs.push(Run::Text { text: text.to_owned(), marks, link }),
        }
    }

    /// Adds code as its lines.
    fn lines(&mut self, code: &str) {
        for line in code.split_inclusive('\n') {
            self.text(line.trim_end_matches(['\r', '\n']), Marks::default());
            if line.ends_with('\n') {
                self.runs.push(Run::Break);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.open[0] += 1,
            Tag::Emphasis => self.open[1] += 1,
            Tag::Strikethrough => self.open[2] += 1,
            Tag::Link { dest_url, .. } => {
                self.flow.links.push(dest_url.into_string());
                self.links.push(self.flow.links.len() - 1);
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = true;
            }
            Tag::List(start) => self.start_list(start),
            Tag::Item => {
                if let Some(open) = self.lists.last_mut() {
                    open.begins = true;
                }
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
            }
            Tag::Table(alignments) => {
                self.flush();
                self.flow.keep_last_with_next();
                self.table = Some(Table { alignments, rows: Vec::new() });
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            _ => {}
        }
    }

    fn start_list(&mut self, start: Option<u64>) {
        self.flush();
        if self.lists.is_empty() {
            self.flow.keep_last_with_next();
        }
        let list = self.flow.list(start, depth(self.lists.len()));
        self.lists.push(Open { list, numbered: start.is_some(), begins: false });
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Item => self.flush(),
            TagEnd::Heading(level) => {
                let style = Style::Heading(number(level));
                self.put(style);
            }
            TagEnd::CodeBlock => {
                self.code = false;
                if self.runs.last() == Some(&Run::Break) {
                    self.runs.pop();
                }
                self.put(Style::Code);
            }
            TagEnd::Strong => self.open[0] = self.open[0].saturating_sub(1),
            TagEnd::Emphasis => self.open[1] = self.open[1].saturating_sub(1),
            TagEnd::Strikethrough => self.open[2] = self.open[2].saturating_sub(1),
            TagEnd::Link => drop(self.links.pop()),
            TagEnd::List(_) => {
                self.lists.pop();
                if let Some(last) = self.flow.last().filter(|_| self.lists.is_empty()) {
                    last.after = Some(AFTER_LIST);
                }
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::TableCell => {
                let runs = std::mem::take(&mut self.runs);
                if let Some(row) = self.table.as_mut().and_then(|table| table.rows.last_mut()) {
                    row.push(runs);
                }
            }
            TagEnd::Table => self.flow.blocks.extend(self.table.take().map(Block::Table)),
            _ => {}
        }
    }

    /// Ends the running text as a paragraph, item or quotation.
    fn flush(&mut self) {
        let style = if self.quotes > 0 { Style::Quote } else { Style::Normal };
        self.put(style);
    }

    fn put(&mut self, style: Style) {
        let runs = std::mem::take(&mut self.runs);
        if runs.is_empty() {
            return;
        }
        let inside = depth(self.lists.len().saturating_sub(1));
        let mut paragraph = Paragraph { style, runs, ..Paragraph::default() };
        match self.lists.last_mut() {
            Some(open) if open.begins => {
                open.begins = false;
                let own = if open.numbered { Style::Number } else { Style::Bullet };
                paragraph.style = if style == Style::Normal { own } else { style };
                paragraph.item = Some(Item { list: open.list, depth: inside });
            }
            Some(_) => {
                paragraph.style = if style == Style::Normal { Style::Continue } else { style };
                paragraph.depth = Some(inside);
            }
            None => {}
        }
        self.flow.paragraph(paragraph);
    }
}

fn depth(lists: usize) -> u8 {
    u8::try_from(lists.min(DEEPEST)).unwrap_or_default()
}

/// The level of a heading, of which there are four.
fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        _ => 4,
    }
}
