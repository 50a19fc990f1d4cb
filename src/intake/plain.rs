//! A source read without being judged: the bare value that `amends new --from` goes on from, and the place of a field for
//! what a later stage has to say of it.

use serde_json::{Map, Number, Value};

use super::located::{Kind, Node, Text};
use super::report::{Report, span};
use super::thorough::table;
use super::{Source, SourceFormat, decoded, path, split};
use crate::diagnostic::{Place, Problems, Result};

/// The one record of a source as a value, whatever its fields are; always an object.
///
/// # Errors
/// What keeps the source from being JSON, YAML or TOML, or from being a table of fields.
pub fn tree(source: &Source) -> Result<Value> {
    let text = decoded(source)?;
    root(source, &text).map(|node| value(&node))
}

/// Where the fields of a source's one record stand: the source read once, for as many questions as there are.
#[derive(Debug)]
pub struct Places<'a>(Option<(Text<'a>, Node)>);

impl<'a> Places<'a> {
    /// Of a source; one that cannot be read has no places.
    pub fn of(source: &'a Source) -> Self {
        let read = || {
            let text = decoded(source).ok()?;
            let root = root(source, &text).ok()?;
            Some((text, root))
        };
        Self(read())
    }

    /// Where a field stands; where it is missing, the table that should have it. `None` where the path leads nowhere
    /// at all.
    pub fn place(&self, field: &str) -> Option<Place> {
        let (text, root) = self.0.as_ref()?;
        let span = span(root, &path::parse(field)?);
        (span.start > root.span.start).then(|| text.place(span))
    }
}

fn root(source: &Source, text: &Text<'_>) -> Result<Node> {
    let stretch = match source.format {
        // One record may stand in a list of its own, as `amends assess` takes it.
        SourceFormat::Json => match split(text.body, source.format).stretches.as_slice() {
            [one] => one.clone(),
            _ => 0..text.body.len(),
        },
        _ => 0..text.body.len(),
    };
    let parsed = table(text.body, stretch, source.format);
    parsed.map_err(|faults| {
        let mut report = Report::new(text, None);
        for fault in faults {
            report.fault(fault);
        }
        match report.finish::<()>(None, None) {
            Err(problems) => problems,
            Ok(_) => Problems(Vec::new()),
        }
    })
}

/// The value as it is written: a number keeps its decimals, and one that JSON cannot hold stays a text.
fn value(node: &Node) -> Value {
    match &node.kind {
        Kind::Null => Value::Null,
        Kind::Bool(truth) => Value::Bool(*truth),
        Kind::Number(text) => text.parse::<Number>().map_or_else(|_| Value::String(text.clone()), Value::Number),
        Kind::Text(text) => Value::String(text.clone()),
        Kind::List(items) => Value::Array(items.iter().map(|item| value(&item.node)).collect()),
        Kind::Table(entries) => {
            Value::Object(entries.iter().map(|entry| (entry.key.clone(), value(&entry.node))).collect::<Map<_, _>>())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Level;
    use serde_json::json;

    #[test]
    fn a_record_is_a_value_in_every_notation() {
        let expected = json!({ "a": [1, "x", true, null], "b": { "c": "0123" } });
        for (name, text) in [
            ("a.json", r#"{"a": [1, "x", true, null], "b": {"c": "0123"}}"#),
            ("a.yaml", "a: [1, x, true, null]\nb:\n  c: \"0123\"\n"),
        ] {
            assert_eq!(tree(&Source::new(name, text)).unwrap(), expected, "{name}");
        }
        for (name, text) in [
            ("a.json", "{"),
            ("a.json", ""),
            ("a.json", "[]"),
            ("a.json", "[{}, {}]"),
            ("a.json", "7"),
            ("a.json", "[1, 2]"),
            ("a.yaml", "- a\n"),
            ("a.yaml", "a"),
            ("a.csv", "id\na\n"),
        ] {
            let found = tree(&Source::new(name, text)).unwrap_err().0;
            assert!(found.len() == 1 && found[0].place.is_some() && found[0].level == Level::Error, "{text}");
        }
    }

    #[test]
    fn a_field_has_its_place_and_a_missing_one_its_table_s() {
        let source = Source::new("a.json", "{\n \"incident\": {\n  \"id\": \"x\"\n }\n}");
        let places = Places::of(&source);
        let found = |path: &str| places.place(path).map(|place| (place.line, place.column));
        assert_eq!(found("incident.id"), Some((3, 9)));
        assert_eq!(found("incident.title"), Some((2, 2)));
        assert_eq!(found("customers[0].id"), None);
        assert_eq!(Places::of(&Source::new("a.json", "{")).place("incident.id"), None);
    }
}
