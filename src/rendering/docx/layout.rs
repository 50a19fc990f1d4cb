//! What of a manuscript stands where: a letter's head, sections and foot, or a report's title and sections.

use super::blocks::{Block, Item, Paragraph, Run, Style};
use super::flow::Flow;
use crate::composition::Frame;
use crate::rendering::document::{ENCLOSED, paragraphs, reference};
use crate::rendering::held::held_line;
use crate::rendering::look::fitted;
use crate::rendering::manuscript::Manuscript;
use crate::rendering::paper::{LEAST, Paper, address};

/// How high a sender's name, each line under it and the space and rule below are, as the styles set them.
const SENDER: [u32; 3] = [360, 260, 140];
/// About how wide a character of the sender's name and of the lines under it is: rather more than it is.
const SENDER_WIDE: [u32; 2] = [160, 105];
/// How high a line of a report's title and the space below it are, and how wide a character of it is at the least.
const TITLE: [u32; 3] = [480, 280, 150];
/// The room left free between the logo and what stands beside it: 16 points, as in PDF.
const GUTTER: u32 = 320;
/// The least space between the logo and the text under it.
const UNDER_LOGO: u32 = 200;
/// The least width of a logo that is made smaller for the sender.
const LEAST_LOGO: u32 = 800;
/// The least height of a line.
const LEAST_LINE: u32 = 20;

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
    let width = Paper::of(manuscript.region).text();
    let Some(frame) = &manuscript.frame else {
        title(&mut flow, &manuscript.subject, head.logo, width);
        sections(&mut flow, manuscript);
        return flow;
    };
    let sender = if head.letterhead { Vec::new() } else { shown(&frame.sender) };
    let used = match head.logo.map(|logo| beside(logo, &sender, width)) {
        Some(logo) => sender_and_logo(&mut flow, &sender, logo),
        None => self::sender(&mut flow, &sender),
    };
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

/// The title of a report, with the logo beside it.
fn title(flow: &mut Flow, subject: &str, logo: Option<(u32, u32)>, width: u32) {
    let Some((wide, high)) = logo else { return text(flow, Style::Heading(1), subject) };
    let ([line, below, character], title, free) = (TITLE, held_line(subject), wide + GUTTER);
    let length = u32::try_from(title.chars().count()).unwrap_or(u32::MAX).saturating_mul(character);
    let lines = length.div_ceil(width.saturating_sub(free).max(1)).max(1);
    // What follows begins under the logo, also where the title ends above that.
    let after = Some((high + UNDER_LOGO).saturating_sub(lines.saturating_mul(line)).max(below));
    let runs = vec![Run::Logo { width: wide, height: high }, Run::plain(&title)];
    flow.paragraph(Paragraph { style: Style::Heading(1), runs, after, free: Some(free), ..Paragraph::default() });
}

/// The logo's width and height, small enough for each line of the sender to stand beside it as one.
fn beside((wide, high): (u32, u32), sender: &[String], width: u32) -> (u32, u32) {
    let [name, line] = SENDER_WIDE;
    let each = sender.iter().zip(std::iter::once(name).chain(std::iter::repeat(line)));
    let longest = each.map(|(text, each)| u32::try_from(text.chars().count()).unwrap_or(u32::MAX).saturating_mul(each));
    let room = width.saturating_sub(longest.max().unwrap_or(0).saturating_add(GUTTER)).max(LEAST_LOGO);
    fitted((wide, high), (room, high))
}

/// The sender; gives the height it takes.
fn sender(flow: &mut Flow, sender: &[String]) -> u32 {
    let [named, line, below] = SENDER;
    let Some((name, rest)) = sender.split_first() else { return 0 };
    text(flow, Style::SenderName, name);
    lines(flow, Style::Sender, rest, None);
    named + rest.iter().map(|_| line).sum::<u32>() + below
}

/// The sender with the logo beside it and a rule under both; gives the height that they take.
fn sender_and_logo(flow: &mut Flow, sender: &[String], (width, height): (u32, u32)) -> u32 {
    let [named, line, below] = SENDER;
    let free = Some(width + GUTTER);
    let mut logo = vec![Run::Logo { width, height }];
    let mut used = 0;
    if let Some((name, rest)) = sender.split_first() {
        let named_beside = logo.drain(..).chain([Run::plain(name)]).collect();
        flow.paragraph(Paragraph { style: Style::SenderName, runs: named_beside, free, ..Paragraph::default() });
        let lines = Paragraph { style: Style::Sender, runs: runs(rest), free, unruled: true, ..Paragraph::default() };
        flow.paragraph(lines);
        used = named + rest.iter().map(|_| line).sum::<u32>();
    }
    let line = height.saturating_sub(used).max(LEAST_LINE);
    flow.blocks.push(Block::Paragraph(Paragraph {
        style: Style::Sender,
        runs: logo,
        line: Some(line),
        ..Paragraph::default()
    }));
    used + line + below
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
        [only] => text(flow, Style::Enclosures, &format!("{ENCLOSED} {only}")),
        several => {
            text(flow, Style::Enclosures, ENCLOSED);
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
    flow.paragraph(Paragraph { style, runs: runs(&shown(values)), before, ..Paragraph::default() });
}

/// Lines as one paragraph has them.
fn runs(lines: &[String]) -> Vec<Run> {
    let ended = |number: usize| (number > 0).then_some(Run::Break);
    lines.iter().enumerate().flat_map(|(number, line)| ended(number).into_iter().chain([Run::plain(line)])).collect()
}

fn shown<T: AsRef<str>>(values: &[T]) -> Vec<String> {
    values.iter().map(|value| held_line(value.as_ref()).into_owned()).filter(|value| !value.is_empty()).collect()
}
