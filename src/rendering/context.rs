//! What templates see, as JSON: for people who write templates, and for tests that hold them to it.

use serde_json::{Map, Value, json};

use crate::composition::{Fact, FactSpec, Frame, Letter, MOVES, Move, MoveSpec, Paragraph, Report};
use crate::diagnostic::{Diagnostic, Result};

use super::{PARTS, problems};

/// Version of what templates see; it rises when a name changes its meaning or goes.
pub const CONTEXT_VERSION: u32 = 1;

/// What the templates of a letter see: for each move, by the name of its template, its wording and its facts.
pub fn letter_context(letter: &Letter) -> Value {
    let parts: Vec<Value> = PARTS
        .iter()
        .zip(&letter.parts)
        .map(|(name, part)| {
            let paragraphs: Vec<Value> = part.paragraphs.iter().map(paragraph_context).collect();
            json!({ "template": format!("letter/{name}.md"), "paragraphs": paragraphs })
        })
        .collect();
    json!({
        "version": CONTEXT_VERSION,
        "kind": "letter",
        "region": letter.region.name(),
        "frame": frame_context(&letter.frame),
        "subject": move_context(&letter.subject, "txt"),
        "parts": parts,
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

fn paragraph_context(paragraph: &Paragraph) -> Value {
    let (list, moves) = match paragraph {
        Paragraph::Run(moves) => (false, moves),
        Paragraph::List(moves) => (true, moves),
    };
    json!({ "list": list, "moves": moves.iter().map(|each| move_context(each, "md")).collect::<Vec<_>>() })
}

fn move_context(each: &Move, ending: &str) -> Value {
    let mut seen = Map::new();
    seen.insert("template".to_owned(), json!(format!("letter/{}.{ending}", each.name)));
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

/// The JSON Schema of what the templates of a letter see, a definition for each move.
pub fn letter_schema() -> Value {
    let definitions: Map<String, Value> = MOVES.iter().map(|spec| (spec.name.to_owned(), move_schema(spec))).collect();
    let any: Vec<Value> = MOVES.iter().map(|spec| json!({ "$ref": format!("#/$defs/{}", spec.name) })).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What the templates of a letter see",
        "type": "object",
        "properties": {
            "version": { "const": CONTEXT_VERSION },
            "kind": { "const": "letter" },
            "region": { "enum": ["britain", "america"], "description": "Regional form of English; every move's template sees it." },
            "frame": { "type": "object", "description": "What stands around the five parts." },
            "subject": { "$ref": "#/$defs/subject" },
            "parts": {
                "type": "array",
                "minItems": PARTS.len(),
                "maxItems": PARTS.len(),
                "items": {
                    "type": "object",
                    "properties": {
                        "template": { "type": "string" },
                        "paragraphs": { "type": "array", "items": {
                            "type": "object",
                            "properties": { "list": { "type": "boolean" }, "moves": { "type": "array", "items": { "anyOf": any } } },
                        } },
                    },
                },
            },
        },
        "$defs": definitions,
    })
}

fn move_schema(spec: &MoveSpec) -> Value {
    let wordings: Vec<&str> = spec.wordings.iter().map(|wording| wording.name).collect();
    let mut properties = Map::new();
    properties.insert("template".to_owned(), json!({ "type": "string" }));
    properties.insert("wording".to_owned(), json!({ "enum": wordings }));
    for fact in spec.facts {
        properties.insert(fact.name.to_owned(), fact_schema(fact));
    }
    let required: Vec<&str> = spec.facts.iter().filter(|fact| !fact.optional).map(|fact| fact.name).collect();
    json!({ "type": "object", "description": spec.about, "properties": properties, "required": required, "additionalProperties": false })
}

fn fact_schema(fact: &FactSpec) -> Value {
    json!({ "type": "string", "description": format!("From: {}.", fact.from) })
}
