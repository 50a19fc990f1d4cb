//! Plain text of 72 columns, for mail and for reading aloud: the same events as the other formats, laid out by width.
//! What it says is that of the Markdown, word for word.

mod blocks;
mod table;
mod wrap;

use super::document::{ENCLOSED, paragraphs, reference};
use super::held::{NO_BREAK, held_line};
use super::manuscript::Manuscript;
use crate::composition::Frame;

/// The columns that a line may have; a word that is longer stands alone.
pub(super) const WIDTH: usize = 72;

/// The plain text of a manuscript.
pub(super) fn text(manuscript: &Manuscript) -> String {
    let mut page = Page { out: String::with_capacity(4096) };
    if let Some(frame) = &manuscript.frame {
        page.head(frame, &manuscript.subject);
        page.sections(manuscript);
        page.foot(frame);
    } else {
        page.heading(&manuscript.subject, '=');
        page.sections(manuscript);
    }
    page.finish()
}

/// The words of a letter as a mail has them: its headers say who writes to whom, and when.
pub(super) fn mail(manuscript: &Manuscript) -> String {
    let Some(frame) = &manuscript.frame else { return text(manuscript) };
    let mut page = Page { out: String::with_capacity(4096) };
    page.lines(&frame.references.iter().map(reference).collect::<Vec<_>>());
    page.paragraph(&frame.salutation);
    page.sections(manuscript);
    page.foot(frame);
    page.lines(&frame.sender);
    page.finish()
}

/// Text in the making, a block at a time with an empty line between blocks.
struct Page {
    out: String,
}

impl Page {
    /// The text. Its lines are broken, and who searches it types spaces.
    fn finish(self) -> String {
        self.out.replace(NO_BREAK, " ")
    }

    fn block(&mut self, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        for line in lines {
            self.out.push_str(line);
            self.out.push('\n');
        }
    }

    /// Values, a line each; what does not fit goes on below, indented.
    fn lines<T: AsRef<str>>(&mut self, values: &[T]) {
        let lines = values.iter().flat_map(|value| wrap::hanging(&held_line(value.as_ref()), "", "  ", WIDTH));
        self.block(&lines.collect::<Vec<_>>());
    }

    fn paragraph(&mut self, value: &str) {
        self.block(&wrap::hanging(&held_line(value), "", "", WIDTH));
    }

    fn heading(&mut self, value: &str, mark: char) {
        self.block(&blocks::underlined(&held_line(value), mark, WIDTH));
    }

    fn head(&mut self, frame: &Frame, subject: &str) {
        self.lines(&frame.sender);
        self.lines(&frame.recipient);
        self.lines(&[&frame.date]);
        self.lines(&frame.references.iter().map(reference).collect::<Vec<_>>());
        self.paragraph(subject);
        self.paragraph(&frame.salutation);
    }

    fn sections(&mut self, manuscript: &Manuscript) {
        for section in &manuscript.sections {
            if let Some(heading) = &section.heading {
                self.heading(heading, '-');
            }
            self.block(&blocks::lines(&section.markdown, WIDTH));
        }
    }

    fn foot(&mut self, frame: &Frame) {
        self.paragraph(&frame.close);
        self.lines(&frame.signature);
        match frame.enclosures.as_slice() {
            [] => {}
            [only] => self.lines(&[format!("{ENCLOSED} {only}")]),
            several => {
                let items = several.iter().flat_map(|each| wrap::hanging(&held_line(each), "- ", "  ", WIDTH));
                self.block(&[ENCLOSED.to_owned()]);
                self.block(&items.collect::<Vec<_>>());
            }
        }
        for notice in &frame.notices {
            self.paragraph(&notice.heading);
            for paragraph in paragraphs(&notice.text) {
                self.paragraph(&paragraph);
            }
        }
    }
}

#[cfg(test)]
mod tests;
