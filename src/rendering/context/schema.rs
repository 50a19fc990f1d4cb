//! The JSON Schema of what templates see: of letters from the table of moves, of reports from their sections' types.

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::CONTEXT_VERSION;
use crate::composition::report::{Figure, SECTIONS, schemas};
use crate::composition::{DocumentKind, FactSpec, MOVES, MoveSpec, message_moves};
use crate::rendering::PARTS;
use crate::rendering::templates::name_of;

/// The move that is the subject line.
const SUBJECT: &str = "subject";

/// The JSON Schema of what the templates of a document see: a definition for each move of a letter by its name, and for
/// the facts of each section of a report.
pub fn context_schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut definitions: Map<String, Value> =
        MOVES.iter().map(|spec| (spec.name.to_owned(), move_schema(spec))).collect();
    for kind in DocumentKind::MESSAGES {
        definitions.extend(message_moves(kind).map(|spec| (defined(kind, spec), schema_of(spec, kind.name()))));
    }
    let report = report_schema(&mut generator);
    let mut documents = vec![letter_schema(), report];
    documents.extend(DocumentKind::MESSAGES.map(message_schema));
    definitions.extend(generator.take_definitions(true));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What templates see",
        "oneOf": documents,
        "$defs": definitions,
    })
}

fn letter_schema() -> Value {
    let any: Vec<Value> = MOVES.iter().filter(|spec| spec.part.is_some()).map(|spec| reference(spec.name)).collect();
    let paragraph = paragraph_schema(&any);
    json!({
        "title": "What the templates of a letter see",
        "type": "object",
        "properties": {
            "version": { "const": CONTEXT_VERSION },
            "kind": { "const": "letter" },
            "region": region_schema("every move's template sees it"),
            "frame": { "type": "object", "description": "What stands around the five parts." },
            "subject": reference("subject"),
            "parts": {
                "type": "array",
                "minItems": PARTS.len(),
                "maxItems": PARTS.len(),
                "items": {
                    "type": "object",
                    "properties": {
                        "template": { "type": "string" },
                        "paragraphs": { "type": "array", "items": paragraph },
                    },
                },
            },
        },
        "required": ["version", "kind", "region", "frame", "subject", "parts"],
    })
}

/// The name of the definition of a message's move: that of its template, since several documents have a move so called.
fn defined(kind: DocumentKind, spec: &MoveSpec) -> String {
    name_of(kind.name(), spec.name, ending(spec)).replace('/', ".")
}

fn message_schema(kind: DocumentKind) -> Value {
    let named = |spec: &MoveSpec| reference(&defined(kind, spec));
    let subject: Vec<Value> = message_moves(kind).filter(|spec| spec.name == SUBJECT).map(named).collect();
    let any: Vec<Value> = message_moves(kind).filter(|spec| spec.name != SUBJECT).map(named).collect();
    json!({
        "title": format!("What the templates of this document see: {}", kind.name()),
        "type": "object",
        "properties": {
            "version": { "const": CONTEXT_VERSION },
            "kind": { "const": kind.name() },
            "region": region_schema("every move's template sees it"),
            "frame": { "type": "object", "description": "What stands around the text." },
            "subject": { "anyOf": subject },
            "sections": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "section": { "type": "string" },
                        "paragraphs": { "type": "array", "items": paragraph_schema(&any) },
                    },
                },
            },
        },
        "required": ["version", "kind", "region", "frame", "subject", "sections"],
    })
}

fn paragraph_schema(moves: &[Value]) -> Value {
    json!({
        "type": "object",
        "properties": { "list": { "type": "boolean" }, "moves": { "type": "array", "items": { "anyOf": moves } } },
    })
}

fn report_schema(generator: &mut SchemaGenerator) -> Value {
    let figure = generator.subschema_for::<Figure>().to_value();
    let section = |(name, facts): (&str, schemars::Schema)| {
        json!({
            "type": "object",
            "properties": {
                "template": { "const": format!("report/{name}.md") },
                "facts": facts,
                "figure": figure.clone(),
            },
            "required": ["template", "facts"],
            "additionalProperties": false,
        })
    };
    let sections: Vec<Value> = schemas(generator).into_iter().map(section).collect();
    json!({
        "title": "What the templates of a report see",
        "type": "object",
        "properties": {
            "version": { "const": CONTEXT_VERSION },
            "kind": { "const": "report" },
            "region": region_schema("every section's template sees it"),
            "title": { "type": "string", "description": "The failure in the customer's words, capitalised." },
            "sections": { "type": "array", "maxItems": SECTIONS.len(), "items": { "oneOf": sections } },
        },
        "required": ["version", "kind", "region", "title", "sections"],
    })
}

fn region_schema(seen: &str) -> Value {
    json!({ "enum": ["britain", "america"], "description": format!("Regional form of English; {seen}.") })
}

fn reference(definition: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{definition}") })
}

/// What the template of a letter's move sees.
fn move_schema(spec: &MoveSpec) -> Value {
    schema_of(spec, "letter")
}

/// The ending of a move's template: a subject line is plain text.
fn ending(spec: &MoveSpec) -> &'static str {
    if spec.name == SUBJECT { "txt" } else { "md" }
}

fn schema_of(spec: &MoveSpec, kind: &str) -> Value {
    let wordings: Vec<&str> = spec.wordings.iter().map(|wording| wording.name).collect();
    let mut properties = Map::new();
    properties.insert("template".to_owned(), json!({ "const": name_of(kind, spec.name, ending(spec)) }));
    properties.insert("wording".to_owned(), json!({ "enum": wordings }));
    for fact in spec.facts {
        properties.insert(fact.name.to_owned(), fact_schema(fact));
    }
    let facts = spec.facts.iter().filter(|fact| !fact.optional).map(|fact| fact.name);
    let required: Vec<&str> = ["template", "wording"].into_iter().chain(facts).collect();
    json!({ "type": "object", "description": spec.about, "properties": properties, "required": required, "additionalProperties": false })
}

fn fact_schema(fact: &FactSpec) -> Value {
    json!({ "type": "string", "description": format!("From: {}.", fact.from) })
}
