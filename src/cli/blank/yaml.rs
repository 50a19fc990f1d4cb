//! A JSON value as block YAML, with comments. Every text is in double quotes, so that no reader takes one for a number,
//! a date or a truth value.

use std::fmt::Write;

use serde_json::{Map, Value};

/// The comment before a value, from its path (with `[]` for elements) and the value.
type Explain<'a> = &'a dyn Fn(&str, &Value) -> Vec<String>;
/// The lines after the last field of an object, from its path.
type Hints<'a> = &'a dyn Fn(&str, &Map<String, Value>) -> Vec<String>;

/// The document.
pub(super) fn write(value: &Value, explain: Explain<'_>, hints: Hints<'_>) -> String {
    let mut lines = Vec::new();
    match value {
        Value::Object(fields) => object(fields, "", 0, (explain, hints), &mut lines),
        other => lines.push(scalar(other)),
    }
    lines.push(String::new());
    lines.join("\n")
}

fn object(
    fields: &Map<String, Value>,
    path: &str,
    depth: usize,
    notes: (Explain<'_>, Hints<'_>),
    lines: &mut Vec<String>,
) {
    let indent = "  ".repeat(depth);
    for (key, value) in fields {
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        lines.extend(notes.0(&path, value).iter().map(|line| format!("{indent}{line}")));
        match value {
            Value::Object(inner) if !inner.is_empty() => {
                lines.push(format!("{indent}{}:", name(key)));
                object(inner, &path, depth + 1, notes, lines);
            }
            Value::Array(items) if !items.is_empty() => {
                lines.push(format!("{indent}{}:", name(key)));
                for item in items {
                    element(item, &format!("{path}[]"), depth + 1, notes, lines);
                }
            }
            other => lines.push(format!("{indent}{}: {}", name(key), scalar(other))),
        }
    }
    lines.extend(notes.1(path, fields).iter().map(|line| format!("{indent}{line}")));
}

/// An element of a list: its lines one level deeper, the first that is no comment with a dash.
fn element(value: &Value, path: &str, depth: usize, notes: (Explain<'_>, Hints<'_>), lines: &mut Vec<String>) {
    let start = lines.len();
    match value {
        Value::Object(inner) if !inner.is_empty() => object(inner, path, depth + 1, notes, lines),
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                element(item, &format!("{path}[]"), depth + 1, notes, lines);
            }
        }
        other => {
            let indent = "  ".repeat(depth + 1);
            lines.extend(notes.0(path, other).iter().map(|line| format!("{indent}{line}")));
            lines.push(format!("{indent}{}", scalar(other)));
        }
    }
    // A comment of the element's first line stands above the dash, not inside the element.
    for line in &mut lines[start..] {
        let column = 2 * depth;
        if line.trim_start().starts_with('#') {
            line.replace_range(column..column + 2, "");
        } else {
            line.replace_range(column..column + 2, "- ");
            break;
        }
    }
}

fn name(key: &str) -> String {
    let plain = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && key.starts_with(|c: char| c.is_ascii_alphabetic());
    let taken = ["true", "false", "null"].contains(&key.to_lowercase().as_str());
    if plain && !taken { key.to_owned() } else { quoted(key) }
}

fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(_) => "[]".to_owned(),
        Value::Object(_) => "{}".to_owned(),
        other => other.to_string(),
    }
}

/// The text as JSON writes it, which YAML reads the same, with what YAML would not take as it stands escaped too.
fn quoted(text: &str) -> String {
    let json = Value::from(text).to_string();
    let mut quoted = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                // Writing to a String cannot fail.
                let _ = write!(quoted, "\\u{:04x}", u32::from(character));
            }
            other => quoted.push(other),
        }
    }
    quoted
}
