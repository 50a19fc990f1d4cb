//! All formats of one manuscript: what they look like, and that they say the same whatever the record holds.

mod hostile;

use super::{
    Accent, Format, Logo, LogoFormat, Look, Manuscript, Section, Templates, draft_letter, render, render_branded,
};
use crate::composition::{DocumentKind, Fact, Frame, FrameNotice, Letter, Move, Paragraph, PartText, Region};

fn strings(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

fn text(manuscript: &Manuscript, format: Format) -> String {
    let rendition = render(manuscript, format).unwrap();
    assert_eq!(rendition.format, format);
    String::from_utf8(rendition.bytes).unwrap()
}

fn section(name: &'static str, heading: Option<&str>, markdown: &str) -> Section {
    Section { name, heading: heading.map(str::to_owned), markdown: markdown.to_owned(), figure: None }
}

/// A short letter with everything that can stand around one.
fn letter() -> Manuscript {
    let frame = Frame {
        sender: strings(&["Northwind *Booking*", "Bristol"]),
        recipient: strings(&["Ms S O'Hara", "", "1. Mill Lane"]),
        date: "9 March 2026".to_owned(),
        references: vec![("Our reference".to_owned(), "INC_31".to_owned())],
        salutation: "Dear Ms O'Hara,".to_owned(),
        close: "Yours sincerely,".to_owned(),
        signature: strings(&["Anna Lindqvist", "Director"]),
        enclosures: strings(&["The report", "A form"]),
        notices: vec![FrameNotice {
            heading: "Your rights".to_owned(),
            text: "First\nline.\n\n\n<b>Second.\n".to_owned(),
        }],
    };
    let sections = vec![section("restoration", None, "You get **£5**."), section("regret", None, "- One\n- Two")];
    let subject = "Your booking page".to_owned();
    Manuscript {
        kind: DocumentKind::Letter,
        region: Region::Britain,
        subject,
        frame: Some(frame),
        sections,
        envelope: None,
        attachments: Vec::new(),
    }
}

fn report() -> Manuscript {
    let mut timeline = section("timeline", Some("Time & line"), "| UTC | What |\n|---|---|\n| 18:02 | Down |");
    timeline.figure = Some("<svg role=\"img\" aria-label=\"Down at 18:02\"></svg>".to_owned());
    Manuscript {
        kind: DocumentKind::Report,
        region: Region::America,
        subject: "Pages *down*".to_owned(),
        frame: None,
        sections: vec![section("summary", Some("Summary"), "It was down."), timeline],
        envelope: None,
        attachments: Vec::new(),
    }
}

#[test]
fn a_letter_in_markdown() {
    let wanted = "Northwind \\*Booking\\*  \nBristol\n\nMs S O'Hara  \n1\\. Mill Lane\n\n9 March 2026\n\nOur reference: INC_31\n\n\
        **Your booking page**\n\nDear Ms O'Hara,\n\nYou get **£5**.\n\n- One\n- Two\n\nYours sincerely,\n\n\
        Anna Lindqvist  \nDirector\n\nEnclosed:\n\n- The report\n- A form\n\n**Your rights**\n\nFirst line.\n\n\\<b>Second.\n";
    assert_eq!(text(&letter(), Format::Markdown), wanted);
}

#[test]
fn a_letter_in_plain_text() {
    let wanted = "Northwind *Booking*\nBristol\n\nMs S O'Hara\n1. Mill Lane\n\n9 March 2026\n\nOur reference: INC_31\n\n\
        Your booking page\n\nDear Ms O'Hara,\n\nYou get £5.\n\n- One\n- Two\n\nYours sincerely,\n\n\
        Anna Lindqvist\nDirector\n\nEnclosed:\n\n- The report\n- A form\n\nYour rights\n\nFirst line.\n\n<b>Second.\n";
    assert_eq!(text(&letter(), Format::Text), wanted);
}

#[test]
fn a_letter_in_html() {
    let html = text(&letter(), Format::Html);
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">"));
    let mut rest = &*html;
    for piece in [
        "<title>Your booking page</title>",
        "<body class=\"letter\">",
        "<address class=\"sender\"><span class=\"line\">Northwind *Booking*</span><span class=\"line\">Bristol</span></address>",
        "<span class=\"line\">1. Mill Lane</span>",
        "<p class=\"date\">9\u{a0}March 2026</p>",
        "<p class=\"references\"><span class=\"line\">Our reference: INC_31</span></p>",
        "<h1 class=\"subject\">Your booking page</h1>",
        "<section class=\"restoration\">\n<p>You get <strong>£5</strong>.</p>\n</section>",
        "<section class=\"regret\">\n<ul>\n<li>One</li>",
        "<p class=\"close\">Yours sincerely,</p>",
        "<li>A form</li>",
        "<h2>Your rights</h2>\n<p>First line.</p>\n<p>&lt;b&gt;Second.</p>",
        "</html>\n",
    ] {
        let at = rest.find(piece).unwrap_or_else(|| panic!("{piece} is missing or out of order in\n{html}"));
        rest = &rest[at + piece.len()..];
    }
}

#[test]
fn a_page_needs_nothing_from_elsewhere() {
    for html in [text(&letter(), Format::Html), text(&report(), Format::Html)] {
        for outside in ["<script", "<link", "<img", "<iframe", "http://", "https://", "@import", "url("] {
            assert!(!html.contains(outside), "{outside}");
        }
    }
}

#[test]
fn a_brand_adds_its_look_and_no_syntax_of_its_own() {
    let accent = Some(Accent { on_light: [11, 107, 80], on_dark: [80, 160, 130] });
    let font = Some("Lato\"; } </style><script>".to_owned());
    let logo = Some(Logo { format: LogoFormat::Svg, bytes: b"<svg onload=\"alert(1)\"/>".to_vec() });
    let branded = |look: &Look| {
        let html = render_branded(&letter(), Format::Html, look).unwrap().bytes;
        let text = render_branded(&letter(), Format::Text, look).unwrap().bytes;
        assert_eq!(text, render(&letter(), Format::Text).unwrap().bytes);
        String::from_utf8(html).unwrap()
    };
    let none = Look::default();
    assert_eq!(branded(&none), text(&letter(), Format::Html));
    let html = branded(&Look { font, ..none.clone() });
    assert!(html.contains("font-family: \"Lato  stylescript\", Charter") && !html.contains("<script"), "{html}");
    let html = branded(&Look { accent, ..none.clone() });
    assert!(html.contains("--brand: #0b6b50;") && html.contains("--brand: #50a082;") && !html.contains("<img"));
    let html = branded(&Look { logo, ..none });
    assert!(
        html.contains(
            "<img class=\"logo\" src=\"data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+\" alt=\"\">"
        )
    );
    assert!(!html.contains("--brand") && !html.contains("onload"));
    // The paper for which the darker colour is made is the page's own.
    let [red, green, blue] = Look::DARK_PAPER;
    assert!(html.contains(&format!("--paper: #{red:02x}{green:02x}{blue:02x};")));
}

#[test]
fn a_report_in_all_formats() {
    let table = "| UTC | What |\n|---|---|\n| 18:02 | Down |";
    let wanted = format!("# Pages \\*down\\*\n\n## Summary\n\nIt was down.\n\n## Time & line\n\n{table}\n");
    assert_eq!(text(&report(), Format::Markdown), wanted);
    let wanted = "Pages *down*\n============\n\nSummary\n-------\n\nIt was down.\n\nTime & line\n-----------\n\nUTC    What\n-----  ----\n18:02  Down\n";
    assert_eq!(text(&report(), Format::Text), wanted);
    let html = text(&report(), Format::Html);
    let (_, body) = html.split_once("<body class=\"report\">").unwrap();
    assert!(html.contains("<html lang=\"en-US\">") && !body.contains("class=\"close\""));
    let svg = "<h2>Time &amp; line</h2>\n<figure>\n<svg role=\"img\" aria-label=\"Down at 18:02\"></svg>\n</figure>\n<div class=\"table\" tabindex=\"0\">\n<table><thead>";
    assert!(body.contains(svg) && body.contains("</table>\n</div>"), "{body}");
}
