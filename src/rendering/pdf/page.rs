//! What of a manuscript stands where, as data: a letter's head, sections and foot, or a report's title and sections.

use chrono::Datelike as _;
use serde::Serialize;

use super::blocks::Block;
use super::{flow, points};
use crate::composition::{Envelope, Frame, Region};
use crate::rendering::document::{ENCLOSED, paragraphs, reference};
use crate::rendering::escape::folded;
use crate::rendering::held::held_line;
use crate::rendering::look::Look;
use crate::rendering::manuscript::{Manuscript, Section};
use crate::rendering::paper::{self, Paper};

/// A document, as the template reads it.
#[derive(Debug, Serialize)]
pub(super) struct Page {
    /// What the file is called, in its properties.
    title: String,
    author: Option<String>,
    /// Year, month and day.
    date: (i32, u32, u32),
    /// The regional form of its English: `GB`.
    region: &'static str,
    paper: Sheet,
    look: Style,
    /// What stands on the first line of all: a letter's subject, a report's title.
    subject: String,
    head: Option<LetterHead>,
    sections: Vec<Part>,
    foot: Option<LetterFoot>,
}

/// The paper; lengths in points.
#[derive(Debug, Serialize)]
struct Sheet {
    width: f64,
    height: f64,
    side: f64,
    top: f64,
    bottom: f64,
    /// How far below the upper margin an address stands, and the least space before it.
    address: f64,
    least: f64,
}

#[derive(Debug, Serialize)]
struct Style {
    /// `#rrggbb`
    accent: Option<String>,
    /// Families in the order in which they are asked for a character.
    fonts: Vec<String>,
    /// The format of the logo, if there is one.
    logo: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct LetterHead {
    sender: Vec<String>,
    recipient: Vec<String>,
    date: String,
    references: Vec<String>,
    salutation: String,
}

#[derive(Debug, Serialize)]
struct Part {
    heading: Option<String>,
    figure: Option<Figure>,
    blocks: Vec<Block>,
}

/// A picture as SVG, and what it says to who cannot see it.
#[derive(Debug, Serialize)]
struct Figure {
    svg: String,
    told: String,
}

#[derive(Debug, Serialize)]
struct LetterFoot {
    close: String,
    signature: Vec<String>,
    enclosed: &'static str,
    enclosures: Vec<String>,
    notices: Vec<Notice>,
}

#[derive(Debug, Serialize)]
struct Notice {
    heading: String,
    paragraphs: Vec<String>,
}

impl Page {
    /// Of a manuscript.
    pub(super) fn of(manuscript: &Manuscript, envelope: &Envelope, look: &Look) -> Self {
        let paper = Paper::of(manuscript.region);
        let subject = folded(&manuscript.subject).into_owned();
        let frame = manuscript.frame.as_ref();
        let first = || frame?.sender.iter().map(|line| folded(line).into_owned()).find(|line| !line.is_empty());
        let author = envelope.organization.as_deref().map(|author| folded(author).into_owned()).or_else(first);
        let mut sections: Vec<Part> = manuscript.sections.iter().map(|section| part(section, paper.text())).collect();
        let mut level = 1;
        for section in &mut sections {
            level = if section.heading.is_some() { 2 } else { level };
            deepen(&mut section.blocks, &mut level);
        }
        let dated = envelope.dated;
        Self {
            // A file of this kind has a title.
            title: if subject.is_empty() { manuscript.kind.name().to_owned() } else { subject },
            author: author.filter(|author| !author.is_empty()),
            date: (dated.year(), dated.month(), dated.day()),
            region: match manuscript.region {
                Region::Britain => "GB",
                Region::America => "US",
            },
            paper: sheet(paper, frame.map_or(0, |frame| shown(&frame.recipient).len())),
            look: style(look),
            subject: held_line(&manuscript.subject).into_owned(),
            head: frame.map(head),
            sections,
            foot: frame.map(foot),
        }
    }
}

fn sheet(paper: Paper, address: usize) -> Sheet {
    Sheet {
        width: points(paper.width),
        height: points(paper.height),
        side: points(paper.side),
        top: points(paper.top),
        bottom: points(paper.bottom),
        address: points(paper::address(address)),
        least: points(paper::LEAST),
    }
}

fn style(look: &Look) -> Style {
    let hex = |[red, green, blue]: [u8; 3]| format!("#{red:02x}{green:02x}{blue:02x}");
    Style {
        accent: look.accent.map(|accent| hex(accent.on_light)),
        fonts: super::fonts::families(look),
        logo: look.logo.as_ref().map(super::typesetter::format),
    }
}

fn head(frame: &Frame) -> LetterHead {
    LetterHead {
        sender: shown(&frame.sender),
        recipient: shown(&frame.recipient),
        date: held_line(&frame.date).into_owned(),
        references: shown(&frame.references.iter().map(reference).collect::<Vec<_>>()),
        salutation: held_line(&frame.salutation).into_owned(),
    }
}

fn foot(frame: &Frame) -> LetterFoot {
    let notice = |notice: &crate::composition::FrameNotice| Notice {
        heading: held_line(&notice.heading).into_owned(),
        paragraphs: paragraphs(&notice.text),
    };
    LetterFoot {
        close: held_line(&frame.close).into_owned(),
        signature: shown(&frame.signature),
        enclosed: ENCLOSED,
        enclosures: shown(&frame.enclosures),
        notices: frame.notices.iter().map(notice).collect(),
    }
}

fn part(section: &Section, width: u32) -> Part {
    Part {
        heading: section.heading.as_ref().map(|heading| held_line(heading).into_owned()),
        figure: section.figure.as_ref().map(|svg| Figure { svg: svg.clone(), told: told(svg) }),
        blocks: flow::blocks(&section.markdown, width),
    }
}

/// Headings stand below that of their section, each at most one level below the one before: readers who go by the
/// outline miss none.
pub(super) fn deepen(blocks: &mut [Block], last: &mut u8) {
    for block in blocks {
        match block {
            Block::Heading { level, .. } => {
                *level = (*level).max(2).min(*last + 1);
                *last = *level;
            }
            Block::List { items, .. } => items.iter_mut().for_each(|item| deepen(item, last)),
            Block::Quote { of } => deepen(of, last),
            Block::Paragraph { .. } | Block::Code { .. } | Block::Rule | Block::Table(_) => {}
        }
    }
}

/// What a picture's own title and description say, or the label that stands for both.
fn told(svg: &str) -> String {
    let element = |name: &str| {
        let (_, rest) = svg.split_once(&format!("<{name}"))?;
        let (_, rest) = rest.split_once('>')?;
        Some(unescaped(rest.split_once("</")?.0))
    };
    let parts: Vec<String> =
        ["title", "desc"].into_iter().filter_map(element).filter(|said| !said.is_empty()).collect();
    if !parts.is_empty() {
        return parts.join(". ");
    }
    let label = svg.split_once("aria-label=\"").and_then(|(_, rest)| rest.split_once('"'));
    label.map(|(said, _)| unescaped(said)).filter(|said| !said.is_empty()).unwrap_or_else(|| "Figure".to_owned())
}

/// The text of a piece of XML.
fn unescaped(xml: &str) -> String {
    let text = quick_xml::escape::unescape(xml).map_or_else(|_| xml.to_owned(), std::borrow::Cow::into_owned);
    folded(&text).into_owned()
}

/// Lines of values; those that hold nothing to read are left out, as in the Markdown.
fn shown(values: &[String]) -> Vec<String> {
    values.iter().map(|value| held_line(value).into_owned()).filter(|value| !value.is_empty()).collect()
}
