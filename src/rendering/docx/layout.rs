//! What of a manuscript stands where: a letter's head, sections and foot, or a report's title and sections.

use super::blocks::{Block, Item, Paragraph, Run, Style};
use super::flow::Flow;
use crate::composition::Frame;
use crate::rendering::document::{paragraphs, reference};
use crate::rendering::held::held_line;
use crate::rendering::manuscript::Manuscript;
use crate::rendering::paper::{LEAST, address, address_at_most};

/// How high a sender's name, each line under it and the space and rule below are, as the styles set them.
const SENDER: [u32; 3] = [360, 260, 140];
/// The space under the logo.
const UNDER_LOGO: u32 = 200;
/// The least height of a logo that is made smaller for the address.
const LEAST_LOGO: u32 = 400;

/// What the page brings with it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Head {
    /// The logo's width and height, in twentieths of a point.
    pub(super) logo: Option<(u32, u32)>,
    /// Whether the page has the sender already, in its letterhead.
    pub(super) letterhead: bool,
}

/// The document's text.
pub(super) fn flow(manuscript: &Manuscript, head: Head) -> Flow {
    let mut flow = Flow::default();
    let logo = manuscript.frame.as_ref().map_or(head.logo, |frame| fitting_logo(frame, head));
    let drawn = logo.map(|(width, height)| Run::Logo { width, height });
    flow.paragraph(Paragraph { style: Style::Logo, runs: drawn.into_iter().collect(), ..Paragraph::default() });
    let Some(frame) = &manuscript.frame else {
        text(&mut flow, Style::Heading(1), &manuscript.subject);
        sections(&mut flow, manuscript);
        return flow;
    };
    let used = logo.map_or(0, |(_, height)| height + UNDER_LOGO) + sender(&mut flow, frame, head);
    let gap = if head.letterhead {
        None
    } else {
        Some(address(shown(&frame.recipient).len()).saturating_sub(used).max(LEAST))
    };
    lines(&mut flow, Style::Recipient, &frame.recipient, gap);
    text(&mut flow, Style::Date, &frame.date);
    lines(&mut flow, Style::References, &frame.references.iter().map(reference).collect::<Vec<_>>(), None);
    text(&mut flow, Style::Subject, &manuscript.subject);
    text(&mut flow, Style::Salutation, &frame.salutation);
    sections(&mut flow, manuscript);
    foot(&mut flow, frame);
    flow
}

/// The logo's width and height, small enough for the address to stand in the window below it and the sender.
fn fitting_logo(frame: &Frame, head: Head) -> Option<(u32, u32)> {
    let (width, height) = head.logo?;
    let most = address_at_most(shown(&frame.recipient).len());
    let room = most.saturating_sub(UNDER_LOGO + sender_height(frame, head) + LEAST).max(LEAST_LOGO);
    if height <= room {
        return Some((width, height));
    }
    Some((u32::try_from(u64::from(width) * u64::from(room) / u64::from(height)).ok()?.max(1), room))
}

/// The height that the sender takes, unless the letterhead has it.
fn sender_height(frame: &Frame, head: Head) -> u32 {
    let [named, line, below] = SENDER;
    let shown = shown(&frame.sender);
    let Some((_, rest)) = shown.split_first().filter(|_| !head.letterhead) else { return 0 };
    named + rest.iter().map(|_| line).sum::<u32>() + below
}

/// The sender, unless the letterhead has it; gives the height it takes.
fn sender(flow: &mut Flow, frame: &Frame, head: Head) -> u32 {
    let shown = shown(&frame.sender);
    if let Some((name, rest)) = shown.split_first().filter(|_| !head.letterhead) {
        text(flow, Style::SenderName, name);
        lines(flow, Style::Sender, rest, None);
    }
    sender_height(frame, head)
}

fn sections(flow: &mut Flow, manuscript: &Manuscript) {
    for section in &manuscript.sections {
        if let Some(heading) = &section.heading {
            text(flow, Style::Heading(2), heading);
        }
        flow.markdown(&section.markdown);
    }
}

fn foot(flow: &mut Flow, frame: &Frame) {
    // The close does not stand alone at the head of a page.
    if let Some(Block::Paragraph(last)) = flow.blocks.last_mut() {
        last.keeps_next = true;
    }
    text(flow, Style::Closing, &frame.close);
    let signature = shown(&frame.signature);
    if let Some((name, rest)) = signature.split_first() {
        let mut runs = vec![Run::bold(name)];
        runs.extend(rest.iter().flat_map(|line| [Run::Break, Run::plain(line)]));
        flow.paragraph(Paragraph { style: Style::Signature, runs, ..Paragraph::default() });
    }
    enclosures(flow, &frame.enclosures);
    for notice in &frame.notices {
        text(flow, Style::NoticeHeading, &notice.heading);
        for paragraph in paragraphs(&notice.text) {
            text(flow, Style::Notice, &paragraph);
        }
    }
}

fn enclosures(flow: &mut Flow, enclosures: &[String]) {
    match shown(enclosures).as_slice() {
        [] => {}
        [only] => text(flow, Style::Enclosures, &format!("Enclosed: {only}")),
        several => {
            text(flow, Style::Enclosures, "Enclosed:");
            if let Some(last) = flow.last() {
                last.keeps_next = true;
            }
            let list = flow.list(None, 0);
            for each in several {
                let item = Some(Item { list, depth: 0 });
                let runs = vec![Run::plain(each)];
                flow.paragraph(Paragraph { style: Style::Enclosure, runs, item, ..Paragraph::default() });
            }
        }
    }
}

/// A paragraph of one value.
fn text(flow: &mut Flow, style: Style, value: &str) {
    lines(flow, style, &[value], None);
}

/// A paragraph of values, a line each; those that hold nothing to read are left out, as in the Markdown.
fn lines<T: AsRef<str>>(flow: &mut Flow, style: Style, values: &[T], before: Option<u32>) {
    let mut runs = Vec::new();
    for line in shown(values) {
        if !runs.is_empty() {
            runs.push(Run::Break);
        }
        runs.push(Run::plain(&line));
    }
    flow.paragraph(Paragraph { style, runs, before, ..Paragraph::default() });
}

fn shown<T: AsRef<str>>(values: &[T]) -> Vec<String> {
    values.iter().map(|value| held_line(value.as_ref()).into_owned()).filter(|value| !value.is_empty()).collect()
}
