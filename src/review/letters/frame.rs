//! What stands around the parts of a letter, found by its form: addresses, date, subject, greeting, close, signature.

use std::sync::LazyLock;

use std::ops::Range;

use super::block::Block;
use crate::composition::{Frame, FrameNotice};
use crate::review::BlockKind;
use crate::review::figures;
use crate::review::phrases::{Phrases, phrases};
use crate::review::words::{has_any, words};

/// A letter taken apart.
#[derive(Debug, Default)]
pub(super) struct Apart {
    pub(super) frame: Frame,
    pub(super) subject: String,
    /// The blocks between greeting and close.
    pub(super) body: Vec<Block>,
    /// Where pieces of the frame stand in the file, by the names that findings use.
    pub(super) around: Vec<(&'static str, Range<usize>)>,
    /// Whether there is a greeting: without one it is no letter's frame.
    pub(super) greeted: bool,
}

static CLOSES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "sincerely",
        "regards",
        "faithfully",
        "truly",
        "wishes",
        "respectfully",
        "cordially",
        "yours",
        "warmly",
        "gratefully",
    ])
});

/// Takes a letter apart.
pub(super) fn apart(mut blocks: Vec<Block>) -> Apart {
    let mut apart = Apart::default();
    let greeting = blocks.iter().position(|block| block.lines().next().is_some_and(|(_, line)| is_greeting(line)));
    if let Some(at) = greeting {
        let rest = blocks.split_off(at);
        apart.head(&blocks);
        blocks = apart.greeting(rest);
    }
    let close = blocks.iter().rposition(|block| block.lines().next().is_some_and(|(_, line)| is_close(line)));
    if let Some(at) = close {
        let foot = blocks.split_off(at);
        apart.foot(&foot);
    }
    if greeting.is_none()
        && let Some(first) = blocks.first()
        && (first.kind == BlockKind::Heading || first.strong || subject_line(&first.text).is_some())
    {
        let first = blocks.remove(0);
        apart.subject_of(&first, 0..first.text.len(), &first.text);
    }
    apart.body = blocks;
    apart
}

impl Apart {
    fn note(&mut self, name: &'static str, block: &Block, at: Range<usize>) {
        if !self.around.iter().any(|(other, _)| *other == name) {
            self.around.push((name, block.origin(at)));
        }
    }

    fn subject_of(&mut self, block: &Block, at: Range<usize>, line: &str) {
        self.subject = subject_line(line).unwrap_or(line).replace('\n', " ");
        self.note("subject", block, at);
    }

    /// Addresses, date, references and subject.
    fn head(&mut self, blocks: &[Block]) {
        let mut addresses: Vec<(Vec<String>, &Block)> = Vec::new();
        let last = blocks.len().saturating_sub(1);
        for (index, block) in blocks.iter().enumerate() {
            let dated = !self.frame.date.is_empty();
            let mut address = Vec::new();
            let labelled =
                |(_, line): (_, &str)| reference(line).is_some() || is_date(line) || subject_line(line).is_some();
            let headed = block.kind == BlockKind::Heading || block.strong || (dated && index == last);
            if headed && !block.lines().any(labelled) {
                self.subject_of(block, 0..block.text.len(), &block.text);
                continue;
            }
            for (at, line) in block.lines().filter(|(_, line)| !line.is_empty()) {
                if subject_line(line).is_some() {
                    self.subject_of(block, at, line);
                } else if let Some((what, says)) = reference(line) {
                    self.frame.references.push((what.to_owned(), says.to_owned()));
                    self.note("frame.references", block, at);
                } else if self.frame.date.is_empty() && is_date(line) {
                    line.clone_into(&mut self.frame.date);
                    self.note("frame.date", block, at);
                } else {
                    address.push(line.to_owned());
                }
            }
            if !address.is_empty() {
                addresses.push((address, block));
            }
        }
        if let Some((lines, block)) = addresses.pop() {
            self.frame.recipient = lines;
            self.note("frame.recipient", block, 0..block.text.len());
        }
        self.frame.sender = addresses.into_iter().flat_map(|(lines, _)| lines).collect();
    }

    /// Takes the greeting off, and gives what follows.
    fn greeting(&mut self, mut blocks: Vec<Block>) -> Vec<Block> {
        self.greeted = true;
        let first = blocks.remove(0);
        let Some((at, line)) = first.lines().next() else { return blocks };
        line.clone_into(&mut self.frame.salutation);
        self.note("frame.salutation", &first, at);
        let second = first.lines().nth(1).map(|(at, _)| at.start);
        if let Some(from) = second {
            blocks.insert(0, first.tail(from));
        }
        blocks
    }

    /// Close, signature, enclosures and notices.
    fn foot(&mut self, blocks: &[Block]) {
        let mut lines = blocks[0].lines().map(|(_, line)| line.to_owned());
        self.frame.close = lines.next().unwrap_or_default();
        self.frame.signature = lines.filter(|line| !line.is_empty()).collect();
        let mut rest = blocks[1..].iter().peekable();
        self.note("frame.signature", &blocks[0], 0..blocks[0].text.len());
        if self.frame.signature.is_empty()
            && let Some(block) = rest.next()
        {
            self.frame.signature = block.lines().map(|(_, line)| line.to_owned()).collect();
            self.around.retain(|(name, _)| *name != "frame.signature");
            self.note("frame.signature", block, 0..block.text.len());
        }
        while let Some(block) = rest.next() {
            if let Some(what) = block.text.strip_prefix("Enclosed:") {
                self.frame.enclosures.extend((!what.trim().is_empty()).then(|| what.trim().to_owned()));
                while let Some(item) = rest.next_if(|next| next.kind == BlockKind::Item) {
                    self.frame.enclosures.push(item.text.clone());
                }
            } else if block.strong
                || block.kind == BlockKind::Heading
                || (is_title(&block.text) && rest.peek().is_some())
            {
                self.note("frame.notices", block, 0..block.text.len());
                self.frame.notices.push(FrameNotice { heading: block.text.clone(), text: String::new() });
            } else if let Some(notice) = self.frame.notices.last_mut() {
                if !notice.text.is_empty() {
                    notice.text.push_str("\n\n");
                }
                notice.text.push_str(&block.text);
            } else {
                self.note("frame.notices", block, 0..block.text.len());
                self.frame.notices.push(FrameNotice { heading: String::new(), text: block.text.clone() });
            }
        }
    }
}

/// `Dear Ms Okonjo,`, `Hello Sam,`, `To whom it may concern:`.
fn is_greeting(line: &str) -> bool {
    let begins = ["Dear ", "Hello", "Hi ", "Hi,", "Good morning", "Good afternoon", "To whom", "To our ", "Greetings"];
    let short = line.split_whitespace().count() <= 10;
    short && begins.iter().any(|head| line.starts_with(head)) && !line.ends_with('.') || line == "Dear"
}

/// `Yours sincerely,`, `Kind regards`.
fn is_close(line: &str) -> bool {
    if line.ends_with('.') {
        return false;
    }
    let words = words(line);
    words.len() <= 4 && has_any(&words, &CLOSES)
}

/// What a line says that names itself the subject.
fn subject_line(line: &str) -> Option<&str> {
    ["Subject:", "Re:", "RE:", "Ref:"].iter().find_map(|label| line.strip_prefix(label)).map(str::trim)
}

/// `Your reference: HG-4410`.
fn reference(line: &str) -> Option<(&str, &str)> {
    let (what, says) = line.split_once(':')?;
    let labels = phrases!["reference", "ref", "contract", "account", "case", "order", "ticket", "invoice", "customer"];
    let named = has_any(&words(what), labels);
    (named && what.split_whitespace().count() <= 4 && !says.trim().is_empty()).then(|| (what.trim(), says.trim()))
}

/// A line that only names what follows.
fn is_title(text: &str) -> bool {
    !text.contains('\n') && !text.ends_with(['.', '!', '?', ';']) && text.split_whitespace().count() <= 10
}

/// A line with nothing but a day, and perhaps a place before it.
fn is_date(line: &str) -> bool {
    let dated = figures::dates(line).iter().any(|date| date.year.is_some());
    dated && line.split_whitespace().count() <= 6
}
