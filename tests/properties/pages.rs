//! What holds for every finished document, whatever is written in it.

use std::io::{Cursor, Read as _};

use amends::rendering::Format;
use html5gum::{Token, Tokenizer};
use quick_xml::events::Event;

/// Elements without an end.
const VOID: [&str; 5] = ["br", "hr", "meta", "img", "col"];

/// Elements that a document never has.
const ACTING: [&str; 11] =
    ["script", "iframe", "object", "embed", "form", "input", "button", "link", "base", "video", "audio"];

/// Holds a document of that format against what every reader of it relies on.
pub(super) fn hold(bytes: &[u8], format: Format) {
    match format {
        Format::Html => page(text(bytes)),
        Format::Word => package(bytes),
        Format::Mail => mail(text(bytes)),
        _ => drop(text(bytes)),
    }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("a document of text is in UTF-8")
}

/// No control character, no change of the writing direction: of what a record holds nothing of that is left.
pub(super) fn readable(text: &str) {
    let hidden =
        |c: &char| c.is_control() && *c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let found = text.chars().find(hidden);
    assert_eq!(found, None, "a reader does not see it: {text:?}");
}

/// Elements that are closed in their order, none that acts, and links to where links may lead.
fn page(page: &str) {
    let mut open: Vec<String> = Vec::new();
    for token in Tokenizer::new(page) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert!(!ACTING.contains(&name.as_str()), "<{name}> in a document: {page}");
                for (attribute, value) in &tag.attributes {
                    let (attribute, value) = (String::from_utf8_lossy(attribute), String::from_utf8_lossy(value));
                    assert!(!attribute.starts_with("on"), "{attribute} acts: {page}");
                    let leads = matches!(&*attribute, "href" | "src" | "action" | "xlink:href" | "srcdoc");
                    assert!(!leads || may_lead(&value), "leads to {value}: {page}");
                }
                if !tag.self_closing && !VOID.contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert_eq!(open.pop(), Some(name), "elements are not closed in their order: {page}");
            }
            Token::Comment(_) => panic!("{token:?} in a document: {page}"),
            Token::String(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    assert!(open.is_empty(), "{open:?} stay open: {page}");
}

fn may_lead(target: &str) -> bool {
    let scheme = target.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("https" | "http" | "mailto" | "tel"))
}

/// Parts that are XML, all of it closed.
fn package(bytes: &[u8]) {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    for at in 0..package.len() {
        let mut part = package.by_index(at).expect("a part");
        let name = part.name().expect("a name of text").into_owned();
        if !matches!(name.rsplit_once('.'), Some((_, "xml" | "rels"))) {
            continue;
        }
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text in UTF-8");
        let told = |c: &char| *c < ' ' && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}');
        assert_eq!(text.chars().find(told), None, "{name} holds what XML cannot");
        let mut reader = quick_xml::Reader::from_str(&text);
        let (mut depth, mut most) = (0_usize, 0);
        loop {
            match reader.read_event() {
                Ok(Event::Start(_)) => depth += 1,
                Ok(Event::End(_)) => depth -= 1,
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{name}: {error}: {text}"),
            }
            most = most.max(depth);
        }
        assert!(depth == 0 && most > 0, "{name} is not closed: {text}");
    }
}

/// Lines that every server takes, and no head line but those that mails have.
fn mail(mail: &str) {
    let (head, _) = mail.split_once("\r\n\r\n").expect("a head and a body");
    for line in mail.split("\r\n") {
        assert!(line.len() <= 998 && !line.contains(['\r', '\n', '\0']), "{line:?}");
    }
    for line in head.split("\r\n").filter(|line| !line.starts_with([' ', '\t'])) {
        let name = line.split(':').next().unwrap_or_default();
        let known = [
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "MIME-Version",
            "Content-Type",
            "Reply-To",
            "X-Unsent",
            "X-Amends-Approval",
        ];
        let known = known.iter().any(|other| name.eq_ignore_ascii_case(other))
            || name.to_ascii_lowercase().starts_with("content-")
            || matches!(name.to_ascii_lowercase().as_str(), "sender" | "auto-submitted" | "in-reply-to" | "references");
        assert!(known && line.is_ascii(), "a head line of its own: {line:?}");
    }
}
