//! TOML with the place of every value.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Entry, Kind, MAX_STRING, Node, Span, SyntaxFault, item};
use crate::intake::problems::{MALFORMED_TOML, NESTED_TOO_DEEPLY, STRING_TOO_LONG};

/// The tree of a TOML text, with fields in the order of the file.
///
/// # Errors
/// Every fault of the text.
pub(in crate::intake) fn parse(text: &str) -> Result<Node, Vec<SyntaxFault>> {
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut faults: Vec<_> = errors
        .iter()
        .map(|error| {
            let span = error.span().unwrap_or(0..text.len());
            // The parser's own limit lies under ours, and it says so in these words alone.
            let deep = error.message().contains("recurs");
            let code = if deep { NESTED_TOO_DEEPLY } else { MALFORMED_TOML };
            let message = format!("this is not TOML: {}", error.message());
            SyntaxFault { code, message, hint: None, span: Span::new(span.start, span.end) }
        })
        .collect();
    let node = Node { span: Span::new(0, 0), kind: table(root.get_ref(), &mut faults) };
    if faults.is_empty() { Ok(node) } else { Err(faults) }
}

fn table(table: &DeTable<'_>, faults: &mut Vec<SyntaxFault>) -> Kind {
    let mut entries: Vec<_> = table
        .iter()
        .map(|(key, value)| {
            let span = key.span();
            let key_span = Span::new(span.start, span.end);
            Entry { key: key.get_ref().clone().into_owned(), key_span, node: node(value, faults) }
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    Kind::Table(entries)
}

fn node(value: &Spanned<DeValue<'_>>, faults: &mut Vec<SyntaxFault>) -> Node {
    let span = Span::new(value.span().start, value.span().end);
    let kind = match value.get_ref() {
        DeValue::String(text) => {
            if text.len() > MAX_STRING {
                let message = "this text is longer than 64 KiB".to_owned();
                faults.push(SyntaxFault { code: STRING_TOO_LONG, message, hint: None, span });
            }
            Kind::Text(text.clone().into_owned())
        }
        DeValue::Integer(number) => Kind::Number(integer(number.as_str(), number.radix())),
        DeValue::Float(number) => Kind::Number(number.as_str().to_owned()),
        DeValue::Boolean(truth) => Kind::Bool(*truth),
        // Dates and times are text here, and TOML's own are written alike.
        DeValue::Datetime(time) => Kind::Text(time.to_string()),
        DeValue::Array(items) => {
            Kind::List(items.iter().enumerate().map(|(index, value)| item(index, node(value, faults))).collect())
        }
        DeValue::Table(fields) => table(fields, faults),
    };
    Node { span, kind }
}

/// A whole number in ten digits, without TOML's underscores.
fn integer(text: &str, radix: u32) -> String {
    let bare = text.replace('_', "");
    match radix {
        10 => bare.strip_prefix('+').unwrap_or(&bare).to_owned(),
        _ => u64::from_str_radix(&bare, radix).map_or(bare, |number| number.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_keep_the_order_of_the_file_and_their_places() {
        let text = "[b]\nx = 1_000\n[a]\nday = 2026-03-10\nbad = 0.5\n";
        let node = parse(text).unwrap();
        let Kind::Table(entries) = &node.kind else { panic!("a table") };
        assert_eq!(entries.iter().map(|entry| entry.key.as_str()).collect::<Vec<_>>(), ["b", "a"]);
        let number = &entries[0].node.get("x").unwrap().node;
        assert!(matches!(&number.kind, Kind::Number(text) if text == "1000"));
        assert_eq!(&text[number.span.start..number.span.end], "1_000");
        assert_eq!(entries[1].node.get("day").unwrap().node.as_text(), Some("2026-03-10"));
    }

    #[test]
    fn every_fault_of_the_text_is_told() {
        let faults = parse("a = \nb = 1\nc = 'x\n").unwrap_err();
        assert!(faults.len() >= 2, "{faults:?}");
        assert_eq!(faults[0].code, MALFORMED_TOML);
        assert!(!parse("x = 1\nx = 2\n").unwrap_err().is_empty());
        assert!(parse(&format!("x = {}", "[".repeat(10_000))).is_err());
    }
}
