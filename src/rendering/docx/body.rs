//! Blocks as the XML of a document's body.

use std::fmt::Write as _;

use super::blocks::{Block, CODE, LINK, Marks, Paragraph, Run, Style};
use super::flow::Flow;
use super::shell::Shell;
use super::{logo, table, xml};

/// The body of a document in the making.
#[derive(Debug)]
pub(super) struct Body<'a> {
    pub(super) out: String,
    shell: &'a Shell,
    /// The language of its words, where they say it one by one.
    language: Option<&'static str>,
    /// The numbering of each list.
    numbers: &'a [u32],
}

impl<'a> Body<'a> {
    /// The XML of the blocks.
    pub(super) fn of(flow: &Flow, shell: &'a Shell, numbers: &'a [u32], language: &'static str) -> String {
        let language = shell.foreign.then_some(language);
        let mut body = Self { out: String::with_capacity(16 * 1024), shell, language, numbers };
        for block in &flow.blocks {
            match block {
                Block::Paragraph(paragraph) => body.paragraph(paragraph),
                Block::Table(table) => {
                    table::push(&mut body, table, shell.width);
                    // Word joins a table to one that follows, and wants a paragraph at the end.
                    body.paragraph(&Paragraph { style: Style::TableEnd, ..Paragraph::default() });
                }
            }
        }
        body.out
    }

    /// Adds markup whose values are numbers or ids.
    pub(super) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// The id of one of our styles in this document.
    pub(super) fn style(&self, id: &'static str) -> &'a str {
        self.shell.style(id)
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let style = self.style(paragraph.style.id());
        self.out.extend(["<w:p><w:pPr><w:pStyle w:val=\"", style, "\"/>"]);
        if paragraph.keeps_next {
            self.raw("<w:keepNext/>");
        }
        if let Some(item) = paragraph.item {
            let number = self.numbers.get(item.list).copied().unwrap_or_default();
            let depth = item.depth;
            self.markup(format_args!("<w:numPr><w:ilvl w:val=\"{depth}\"/><w:numId w:val=\"{number}\"/></w:numPr>"));
        }
        self.shape(paragraph);
        self.raw("</w:pPr>");
        self.runs(&paragraph.runs);
        self.raw("</w:p>");
    }

    /// What a paragraph has otherwise than its style, in the order of the schema.
    fn shape(&mut self, paragraph: &Paragraph) {
        if paragraph.unruled {
            self.raw("<w:pBdr><w:bottom w:val=\"nil\"/></w:pBdr>");
        }
        let spacing = [("before", paragraph.before), ("after", paragraph.after), ("line", paragraph.line)];
        if spacing.iter().any(|(_, value)| value.is_some()) {
            self.raw("<w:spacing");
            for (name, value) in spacing {
                if let Some(value) = value {
                    self.markup(format_args!(" w:{name}=\"{value}\""));
                }
            }
            self.raw(if paragraph.line.is_some() { " w:lineRule=\"exact\"/>" } else { "/>" });
        }
        let indent = paragraph.depth.map(|depth| 360 * (u32::from(depth) + 1));
        if indent.is_some() || paragraph.free.is_some() {
            let (left, right) = (indent.unwrap_or(0), paragraph.free.unwrap_or(0));
            self.markup(format_args!("<w:ind w:left=\"{left}\" w:right=\"{right}\"/>"));
        }
    }

    fn markup(&mut self, markup: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(markup);
    }

    /// Adds runs, those of one link in one element.
    pub(super) fn runs(&mut self, runs: &[Run]) {
        let mut open = None;
        for run in runs {
            let link = match run {
                Run::Text { link, .. } => *link,
                Run::Break => open,
                Run::Logo { .. } => None,
            };
            if link != open {
                self.raw(if open.is_some() { "</w:hyperlink>" } else { "" });
                if let Some(link) = link {
                    let id = format!("{}{link}", self.shell.links);
                    self.out.extend(["<w:hyperlink xmlns:r=\"", super::shell::RELATIONSHIPS, "\" r:id=\"", &id, "\">"]);
                }
                open = link;
            }
            self.run(run);
        }
        self.raw(if open.is_some() { "</w:hyperlink>" } else { "" });
    }

    fn run(&mut self, run: &Run) {
        match run {
            Run::Text { text, marks, link } => {
                self.raw("<w:r>");
                self.marks(*marks, link.is_some());
                self.raw("<w:t xml:space=\"preserve\">");
                xml::push_text(&mut self.out, text);
                self.raw("</w:t></w:r>");
            }
            Run::Break => self.raw("<w:r><w:br/></w:r>"),
            Run::Logo { width, height } => self.out.push_str(&logo::drawing(*width, *height)),
        }
    }

    /// What sets a run apart, in the order of the schema.
    fn marks(&mut self, marks: Marks, linked: bool) {
        let mut set = String::new();
        let style = if linked { Some(LINK) } else { marks.has(Marks::CODE).then_some(CODE) };
        if let Some(style) = style {
            set.extend(["<w:rStyle w:val=\"", self.style(style), "\"/>"]);
        }
        for (mark, element) in [(Marks::BOLD, "<w:b/>"), (Marks::ITALIC, "<w:i/>"), (Marks::STRUCK, "<w:strike/>")] {
            set.push_str(if marks.has(mark) { element } else { "" });
        }
        if let Some(language) = self.language {
            set.extend(["<w:lang w:val=\"", language, "\"/>"]);
        }
        if !set.is_empty() {
            self.out.extend(["<w:rPr>", &set, "</w:rPr>"]);
        }
    }
}
