//! Writing any Markdown at all as a letter or a report in every format: a document, and nothing but a document.

use amends::composition::{DocumentKind, Frame, FrameNotice, Region};
use amends::rendering::{Format, Manuscript, Section};

use super::documents;

/// Three kinds of document in each of four formats.
pub(super) const CHOICES: u8 = 12;

const FORMATS: [Format; 4] = [Format::Html, Format::Text, Format::Word, Format::Markdown];

pub(super) fn holds(input: &[u8]) {
    let (choice, rest) = super::choice(input, CHOICES);
    let text = String::from_utf8_lossy(rest);
    // What stands before the first form feed is the subject and the lines around the text.
    let (line, body) = text.split_once('\u{c}').unwrap_or(("About your order", &text));
    let kind = if choice % 3 == 0 { DocumentKind::Report } else { DocumentKind::Letter };
    let section = |name, heading: Option<&str>| Section {
        name,
        heading: heading.map(str::to_owned),
        markdown: body.to_owned(),
        figure: None,
    };
    let sections = match kind {
        DocumentKind::Report => vec![section("summary", Some(line)), section("timeline", None)],
        _ => vec![section("restoration", None), section("regret", None)],
    };
    let manuscript = Manuscript {
        kind,
        region: if choice % 3 == 2 { Region::America } else { Region::Britain },
        subject: line.to_owned(),
        frame: (kind == DocumentKind::Letter).then(|| frame(line)),
        sections,
        envelope: None,
        attachments: Vec::new(),
    };
    documents::in_format(&manuscript, FORMATS[choice / 3]);
}

fn frame(line: &str) -> Frame {
    let lines = || vec![line.to_owned(), "Bristol".to_owned()];
    Frame {
        sender: lines(),
        recipient: lines(),
        date: line.to_owned(),
        references: vec![(line.to_owned(), line.to_owned())],
        salutation: line.to_owned(),
        close: line.to_owned(),
        signature: lines(),
        enclosures: lines(),
        notices: vec![FrameNotice { heading: line.to_owned(), text: line.to_owned() }],
    }
}
