//! Markdown as this project reads it: the one place that says which extensions are on and what may come of it.
//!
//! HTML, plain text and whoever checks a letter take their events from here, so that they cannot disagree about
//! what a heading is. Raw HTML is text, an image is its alternative text, a link to a doubtful place is its text.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

use super::held::held;

/// Tables and strikethrough, and nothing else: the escaping of values rests on it.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// The events of a Markdown text as they stand in it, each with its bytes: for reading, never for output.
pub(crate) fn located_events(markdown: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    Parser::new_ext(markdown, OPTIONS).into_offset_iter()
}

/// The events of a Markdown text, without anything that could act in a browser.
pub(crate) fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    let mut dropped_links = Vec::new();
    Parser::new_ext(markdown, OPTIONS).filter_map(move |event| match event {
        Event::Html(html) | Event::InlineHtml(html) => Some(Event::Text(html)),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let target = link_target(&dest_url);
            dropped_links.push(target.is_none());
            target.map(|to| Event::Start(Tag::Link { link_type, dest_url: CowStr::from(to), title, id }))
        }
        Event::End(TagEnd::Link) => {
            let dropped = dropped_links.pop().unwrap_or(false);
            (!dropped).then_some(Event::End(TagEnd::Link))
        }
        other => Some(other),
    })
}

/// The same for a format that is set in lines: what belongs together is held together, but not in code, which people copy.
pub(super) fn set_events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    let mut in_code = false;
    events(markdown).map(move |event| {
        match &event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(text) if !in_code => {
                if let Cow::Owned(held) = held(text) {
                    return Event::Text(CowStr::from(held));
                }
            }
            _ => {}
        }
        event
    })
}

/// Where each paragraph of a Markdown text stands, if it is nothing but paragraphs of one line each, without any markup: most
/// sections of a letter are, and need no parser.
pub(crate) fn plain(markdown: &str) -> Option<impl Iterator<Item = Range<usize>>> {
    let line = |line: &str| {
        let start = line.as_ptr().addr() - markdown.as_ptr().addr();
        start..start + line.trim_end_matches(' ').len()
    };
    is_plain(markdown).then(|| markdown.split('\n').map(line).filter(|at| !at.is_empty()))
}

/// A 1 for each byte that may be markup wherever it stands.
const MARKS: [u8; 256] = {
    let mut marks = [0; 256];
    let mut byte = 0;
    while byte < 0x20 {
        marks[byte] = if byte == b'\n' as usize { 0 } else { 1 };
        byte += 1;
    }
    let signs = b"\\*_`[]<>&|~";
    let mut at = 0;
    while at < signs.len() {
        marks[signs[at] as usize] = 1;
        at += 1;
    }
    marks
};

/// Whether a text has such a byte: all are looked at, since hardly any text has one, and without a branch that is quicker.
fn has_mark(text: &str) -> bool {
    text.bytes().fold(0, |found, byte| found | MARKS[usize::from(byte)]) != 0
}

fn is_plain(markdown: &str) -> bool {
    if has_mark(markdown) {
        return false;
    }
    let mut lines = markdown.split('\n');
    let alone = |line: &str, next: Option<&str>| line.is_empty() || next.is_none_or(str::is_empty);
    let mut line = lines.next();
    while let Some(here) = line {
        let next = lines.next();
        if !alone(here, next) || opens_block(here) {
            return false;
        }
        line = next;
    }
    true
}

/// Whether a line may open another block than a paragraph.
fn opens_block(line: &str) -> bool {
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with([' ', '-', '+', '#', '=']) || behind.len() < line.len() && behind.starts_with(['.', ')'])
}

/// The address that a document may point to, without the white space and control characters that readers drop;
/// `None` for every scheme but `https`, `http`, `mailto` and `tel`.
pub(super) fn link_target(target: &str) -> Option<String> {
    let bare: String = target.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let (scheme, rest) = bare.split_once(':')?;
    let known = ["https", "http", "mailto", "tel"].iter().any(|name| scheme.eq_ignore_ascii_case(name));
    (known && !rest.is_empty()).then_some(bare)
}

/// A link's target as a URI: every other character as its bytes in hexadecimal.
pub(super) fn uri(target: &str) -> String {
    let bytes = target.as_bytes();
    let mut out = String::with_capacity(bytes.len());
    for (at, byte) in bytes.iter().enumerate() {
        let hexadecimal = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
        let kept = byte.is_ascii_alphanumeric()
            || b"-._~:/?#@!$&'()*+,;=".contains(byte)
            || (*byte == b'%' && hexadecimal(at + 1) && hexadecimal(at + 2));
        if kept {
            out.push(char::from(*byte));
        } else {
            out.extend(['%', hex(byte >> 4), hex(byte & 15)]);
        }
    }
    out
}

fn hex(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(markdown: &str) -> String {
        let mut out = String::new();
        pulldown_cmark::html::push_html(&mut out, events(markdown));
        out
    }

    #[test]
    fn html_is_text() {
        assert_eq!(html("a <b onclick=x>b</b>"), "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n");
        assert_eq!(html("<script>\nx\n</script>\n"), "<p>&lt;script&gt;\nx\n&lt;/script&gt;\n</p>\n");
    }

    #[test]
    fn links_lead_to_known_places_only() {
        assert_eq!(html("[a](https://b.example)"), "<p><a href=\"https://b.example\">a</a></p>\n");
        assert_eq!(html("[a *b*](javascript:x) [c](tel:+1)"), "<p>a <em>b</em> <a href=\"tel:+1\">c</a></p>\n");
        assert_eq!(html("![a [b](data:x)](https://b.example/x.png)"), "<p>a b</p>\n");
        assert_eq!(html("<javascript:x>"), "<p>javascript:x</p>\n");
    }

    #[test]
    fn a_scheme_cannot_be_hidden() {
        for target in ["java\u{0}script:x", "\u{1}javascript:x", "vbscript:x", "data:text/html,x", "/x", "x", "https:"]
        {
            assert_eq!(link_target(target), None, "{target:?}");
        }
        assert_eq!(link_target("ht\ntps://a.example/b c").as_deref(), Some("https://a.example/bc"));
        assert_eq!(link_target("MailTo:a@b.example").as_deref(), Some("MailTo:a@b.example"));
    }

    #[test]
    fn a_target_is_a_uri() {
        assert_eq!(
            uri("https://a.example/x?y=1&z=%20%#é[1]\"<>"),
            "https://a.example/x?y=1&z=%20%25#%C3%A9%5B1%5D%22%3C%3E"
        );
    }

    #[test]
    fn what_letters_are_made_of_needs_no_parser() {
        assert!(is_plain("On 6 March, \u{a3}64.00 (10%) went - by card.\n\nIt's ours: we failed.\n"));
        for marked in ["- one", "a\nb", "**a**", "1. one", "a \\[b\\]", "# one", "  a", "a\n   \nb"] {
            assert!(!is_plain(marked), "{marked}");
        }
    }
}
