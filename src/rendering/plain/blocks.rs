//! From the events of a section's Markdown to lines of plain text.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::table::Table;
use super::wrap::{hanging, width};
use crate::rendering::markdown;

/// The lines of a Markdown text, an empty one between blocks.
pub(super) fn lines(markdown: &str, limit: usize) -> Vec<String> {
    let mut page = Blocks { limit, ..Blocks::default() };
    markdown::set_events(markdown).for_each(|event| page.take(event));
    page.lines
}

/// A heading with a line of marks under it.
pub(super) fn underlined(text: &str, mark: char, limit: usize) -> Vec<String> {
    let mut lines = hanging(text, "", "", limit);
    let longest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
    if longest > 0 {
        lines.push(mark.to_string().repeat(longest.min(limit)));
    }
    lines
}

/// What is open around the text: what it puts before the first line and the others.
#[derive(Debug)]
struct Level {
    first: String,
    rest: String,
    /// The number of the next item, in a numbered list.
    number: Option<u64>,
    /// Whether the first line's mark has been used.
    begun: bool,
}

#[derive(Debug, Default)]
struct Blocks {
    limit: usize,
    lines: Vec<String>,
    levels: Vec<Level>,
    /// Text of the block being read.
    text: String,
    /// Targets of the links being read, each with where its text began.
    links: Vec<(String, usize)>,
    table: Option<Table>,
    /// Whether the next block follows without an empty line: it is in an item of a tight list.
    tight: bool,
}

impl Blocks {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.text.push_str(&text),
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push('\n'),
            Event::Rule => self.put(vec!["-".repeat(self.room())]),
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag),
            // Not switched on, or made text before they come here.
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::List(number) => {
                self.tight &= !self.levels.is_empty();
                self.end_tight();
                self.levels.push(Level { number, ..Level::plain("", "") });
            }
            Tag::Item => {
                let mark = match self.levels.last_mut() {
                    Some(Level { number: Some(number), .. }) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                };
                self.levels.push(Level::plain(&mark, &" ".repeat(mark.len())));
            }
            Tag::BlockQuote(_) => self.levels.push(Level::plain("> ", "> ")),
            Tag::Table(alignments) => self.table = Some(Table { alignments, rows: Vec::new() }),
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            Tag::Link { dest_url, .. } => self.links.push((dest_url.to_string(), self.text.len())),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                self.flush();
                self.tight = false;
            }
            TagEnd::Heading(level) => {
                let mark = match level {
                    HeadingLevel::H1 => '=',
                    HeadingLevel::H2 => '-',
                    _ => '~',
                };
                let text = std::mem::take(&mut self.text);
                self.put(underlined(&text, mark, self.room()));
            }
            TagEnd::CodeBlock => {
                let text = std::mem::take(&mut self.text);
                self.put(text.lines().map(|line| format!("    {line}")).collect());
            }
            TagEnd::Item => {
                self.end_tight();
                self.levels.pop();
            }
            TagEnd::List(_) | TagEnd::BlockQuote(_) => {
                self.levels.pop();
            }
            TagEnd::TableCell => {
                let text = std::mem::take(&mut self.text);
                if let Some(row) = self.table.as_mut().and_then(|table| table.rows.last_mut()) {
                    row.push(text);
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.put(table.lines(self.room()));
                }
            }
            TagEnd::Link => self.end_link(),
            _ => {}
        }
    }

    /// Prints a link's target after its text, unless that says it already.
    fn end_link(&mut self) {
        if let Some((target, start)) = self.links.pop() {
            let said = &self.text[start..];
            let bare = target.split_once(':').map_or(target.as_str(), |(_, rest)| rest);
            if said != target && said != bare {
                self.text.extend([" <", &target, ">"]);
            }
        }
    }

    /// The columns left beside what is open.
    fn room(&self) -> usize {
        let taken: usize = self.levels.iter().map(|level| width(&level.rest)).sum();
        self.limit.saturating_sub(taken).max(20)
    }

    /// Ends text that stands in an item without a paragraph around it, as in lists without empty lines.
    fn end_tight(&mut self) {
        if !self.text.is_empty() {
            self.flush();
            self.tight = true;
        }
    }

    /// Ends the running text.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        self.put(hanging(text.trim(), "", "", self.room()));
    }

    /// Puts lines out, behind the marks of what is open.
    fn put(&mut self, lines: Vec<String>) {
        if lines.is_empty() {
            return;
        }
        let begins_item = self.levels.last().is_some_and(|level| !level.begun && level.first != level.rest);
        if !(self.lines.is_empty() || self.tight && begins_item) {
            let between = self.levels.iter().map(|level| if level.begun { level.rest.as_str() } else { "" });
            self.lines.push(between.collect::<String>().trim_end().to_owned());
        }
        for line in lines {
            let mut whole = String::new();
            for level in &mut self.levels {
                whole.push_str(if level.begun { &level.rest } else { &level.first });
                level.begun = true;
            }
            whole.push_str(&line);
            self.lines.push(whole.trim_end().to_owned());
        }
    }
}

impl Level {
    fn plain(first: &str, rest: &str) -> Self {
        Self { first: first.to_owned(), rest: rest.to_owned(), number: None, begun: false }
    }
}
