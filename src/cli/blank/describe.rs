//! What the JSON Schema says of a field, as the lines of a comment.

use serde_json::Value;

use super::fields::{DATE, FIELDS};

/// Columns of a line of comment, its mark included.
const COLUMNS: usize = 92;

/// The comment for the field at `path` (with `[]` for elements): its description, and an example where that has none.
pub(super) fn field(schema: &Value, path: &str) -> Vec<String> {
    let description = description(schema, path).unwrap_or_default();
    let mut text =
        sentences(&description).filter(|sentence| !sentence.starts_with("Needed")).collect::<Vec<_>>().join(" ");
    let known = FIELDS.iter().find(|field| field.path.trim_end_matches("[]") == path.trim_end_matches("[]"));
    // An example stands after a colon, in backticks; a date says by its form what it looks like.
    if let Some(field) = known.filter(|field| !text.contains(": `") && field.form != DATE) {
        text.push_str(" For example: ");
        text.push_str(field.example);
    }
    wrapped(text.trim())
}

/// What the schema says of a field, on one line.
pub(super) fn description(schema: &Value, path: &str) -> Option<String> {
    let mut here = schema;
    let mut described = None;
    for step in path.split('.') {
        here = properties(schema, here)?.get(step.trim_end_matches("[]"))?;
        described = here.get("description").and_then(Value::as_str).or(described);
    }
    described.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The properties of a schema, through references, alternatives and lists.
fn properties<'a>(root: &'a Value, here: &'a Value) -> Option<&'a serde_json::Map<String, Value>> {
    if let Some(Value::Object(properties)) = here.get("properties") {
        return Some(properties);
    }
    if let Some(reference) = here.get("$ref").and_then(Value::as_str) {
        return properties(root, root.pointer(reference.trim_start_matches('#'))?);
    }
    let alternatives = here.get("anyOf").and_then(Value::as_array).into_iter().flatten();
    alternatives.chain(here.get("items")).find_map(|inner| properties(root, inner))
}

/// A text's sentences; a point inside a word or in `...` ends none.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ").map(str::trim)
}

fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.len() + 1 + word.len() <= COLUMNS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!("# {word}")),
        }
    }
    lines
}
