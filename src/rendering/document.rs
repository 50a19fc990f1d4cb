//! The whole document as Markdown: what stands around a letter, and its sections.

use super::escape::{escaped, folded};
use super::manuscript::Manuscript;
use crate::composition::Frame;

/// A line break within a paragraph, as every reader of Markdown knows it.
const BREAK: &str = "  \n";

/// What stands before the enclosures, in every format.
pub(super) const ENCLOSED: &str = "Enclosed:";

/// The Markdown of a manuscript.
pub(super) fn markdown(manuscript: &Manuscript) -> String {
    let mut page = Page { out: String::with_capacity(4096) };
    if let Some(frame) = &manuscript.frame {
        page.head(frame, &manuscript.subject);
        page.sections(manuscript);
        page.foot(frame);
    } else {
        page.block(&["# ", &escaped(&manuscript.subject)]);
        page.sections(manuscript);
    }
    page.out.push('\n');
    page.out
}

/// The paragraphs of a text of the record, each on one line: an empty line divides them.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for line in text.lines() {
        match (line.trim().is_empty(), found.last_mut()) {
            (true, Some(last)) if last.is_empty() => {}
            (false, Some(last)) => {
                last.push_str(line);
                last.push('\n');
            }
            _ => found.push(String::new()),
        }
    }
    found.iter().map(|paragraph| folded(paragraph).into_owned()).filter(|paragraph| !paragraph.is_empty()).collect()
}

/// A reference as it stands on a line: `Our reference: INC-1`.
pub(super) fn reference((what, says): &(String, String)) -> String {
    [what, ": ", says].concat()
}

/// Markdown in the making, a block at a time.
struct Page {
    out: String,
}

impl Page {
    /// Begins a block with the pieces of its text.
    fn block(&mut self, pieces: &[&str]) {
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
        self.out.extend(pieces.iter().copied());
    }

    /// A paragraph of values, a line each; nothing, if there is none.
    fn lines<T: AsRef<str>>(&mut self, lines: &[T]) {
        let mut shown = lines.iter().map(|line| escaped(line.as_ref())).filter(|line| !line.is_empty());
        if let Some(first) = shown.next() {
            self.block(&[&first]);
            for line in shown {
                self.out.push_str(BREAK);
                self.out.push_str(&line);
            }
        }
    }

    fn bold(&mut self, text: &str) {
        let text = escaped(text);
        if !text.is_empty() {
            self.block(&["**", &text, "**"]);
        }
    }

    fn head(&mut self, frame: &Frame, subject: &str) {
        self.lines(&frame.sender);
        self.lines(&frame.recipient);
        self.lines(&[&frame.date]);
        self.lines(&frame.references.iter().map(reference).collect::<Vec<_>>());
        self.bold(subject);
        self.lines(&[&frame.salutation]);
    }

    fn sections(&mut self, manuscript: &Manuscript) {
        for section in &manuscript.sections {
            if let Some(heading) = &section.heading {
                self.block(&["## ", &escaped(heading)]);
            }
            self.block(&[&section.markdown]);
        }
    }

    fn foot(&mut self, frame: &Frame) {
        self.lines(&[&frame.close]);
        self.lines(&frame.signature);
        match frame.enclosures.as_slice() {
            [] => {}
            [only] => self.block(&[ENCLOSED, " ", &escaped(only)]),
            several => {
                self.block(&[ENCLOSED, "\n"]);
                for each in several {
                    self.out.extend(["\n- ", &escaped(each)]);
                }
            }
        }
        for notice in &frame.notices {
            self.bold(&notice.heading);
            for paragraph in paragraphs(&notice.text) {
                self.lines(&[paragraph]);
            }
        }
    }
}
