//! What templates see, as JSON: for people who write templates, and for tests that hold them to it.
//! Nothing is added that templates do not see.

use serde_json::{Map, Value, json};

use crate::composition::{Fact, Frame, Letter, Message, Move, Paragraph, PartText, Report};
use crate::diagnostic::{Diagnostic, Result};

use super::{PARTS, problems};

mod schema;

pub use schema::context_schema;

/// Version of what templates see; it rises when a name changes its meaning or goes.
pub const CONTEXT_VERSION: u32 = 1;

/// What the templates of a letter see: for each move, by the name of its template, its wording and its facts.
pub fn letter_context(letter: &Letter) -> Value {
    let parts: Vec<Value> = PARTS
        .iter()
        .zip(&letter.parts)
        .map(|(name, part)| {
            let paragraphs: Vec<Value> = part.paragraphs.iter().map(|one| paragraph_context(one, "letter")).collect();
            json!({ "template": format!("letter/{name}.md"), "paragraphs": paragraphs })
        })
        .collect();
    json!({
        "version": CONTEXT_VERSION,
        "kind": "letter",
        "region": letter.region.name(),
        "frame": frame_context(&letter.frame),
        "subject": move_context(&letter.subject, "letter", "txt"),
        "parts": parts,
    })
}

/// What the templates of a message see: for each move, by the name of its template, its wording and its facts.
pub fn message_context(message: &Message) -> Value {
    let kind = message.kind.name();
    let section = |(name, text): &(&'static str, PartText)| {
        let paragraphs: Vec<Value> = text.paragraphs.iter().map(|one| paragraph_context(one, kind)).collect();
        json!({ "section": name, "paragraphs": paragraphs })
    };
    json!({
        "version": CONTEXT_VERSION,
        "kind": kind,
        "region": message.region.name(),
        "frame": frame_context(&message.frame),
        "subject": move_context(&message.subject, kind, "txt"),
        "sections": message.sections.iter().map(section).collect::<Vec<_>>(),
    })
}

/// What the templates of a report see: for each section, by the name of its template, its facts.
///
/// # Errors
/// None in a tested build: facts that have no JSON.
pub fn report_context(report: &Report) -> Result<Value> {
    let section = |section: &crate::composition::ReportSection| {
        let facts = serde_json::to_value(&section.facts)?;
        let figure = section.figure.as_ref().map(serde_json::to_value).transpose()?;
        let mut seen = json!({ "template": format!("report/{}.md", section.name), "facts": facts });
        if let (Some(figure), Some(seen)) = (figure, seen.as_object_mut()) {
            seen.insert("figure".to_owned(), figure);
        }
        Ok(seen)
    };
    let sections: serde_json::Result<Vec<Value>> = report.sections.iter().map(section).collect();
    let sections = sections.map_err(|error| {
        Diagnostic::error(problems::FAILED_TEMPLATE, format!("the report's facts cannot be told as JSON: {error}"))
    })?;
    Ok(json!({
        "version": CONTEXT_VERSION,
        "kind": "report",
        "region": report.region.name(),
        "title": report.title,
        "sections": sections,
    }))
}

fn paragraph_context(paragraph: &Paragraph, kind: &str) -> Value {
    let (list, moves) = match paragraph {
        Paragraph::Run(moves) => (false, moves),
        Paragraph::List(moves) => (true, moves),
    };
    json!({ "list": list, "moves": moves.iter().map(|each| move_context(each, kind, "md")).collect::<Vec<_>>() })
}

fn move_context(each: &Move, kind: &str, ending: &str) -> Value {
    let mut seen = Map::new();
    seen.insert("template".to_owned(), json!(super::templates::name_of(kind, each.name, ending)));
    seen.insert("wording".to_owned(), json!(each.wording));
    for (name, fact) in &each.facts {
        let value = match fact {
            Fact::Text(text) => json!(text),
            Fact::Texts(texts) => json!(texts),
            Fact::Flag(flag) => json!(flag),
        };
        seen.insert((*name).to_owned(), value);
    }
    Value::Object(seen)
}

fn frame_context(frame: &Frame) -> Value {
    json!({
        "sender": frame.sender,
        "recipient": frame.recipient,
        "date": frame.date,
        "references": frame.references.iter().map(|(what, says)| json!({ "what": what, "says": says })).collect::<Vec<_>>(),
        "salutation": frame.salutation,
        "close": frame.close,
        "signature": frame.signature,
        "enclosures": frame.enclosures,
        "notices": frame.notices.iter().map(|n| json!({ "heading": n.heading, "text": n.text })).collect::<Vec<_>>(),
    })
}
