//! One tree for JSON, YAML, TOML and rows of a table, in which every value knows where it stands.
//!
//! Parsers live here, and nothing that knows what a case is.

mod json;
mod text;
mod toml;
mod yaml;

use serde_json::{Map, Number, Value};

use super::problems::EMPTY_INPUT;

pub(super) use json::parse as parse_json;
pub(super) use text::{Text, decode};
pub(super) use toml::parse as parse_toml;
pub(super) use yaml::parse as parse_yaml;

/// The deepest nesting that is read.
pub(super) const MAX_DEPTH: usize = 128;
/// The longest string that is read, in bytes.
pub(super) const MAX_STRING: usize = 64 * 1024;
/// The largest record that is read, in bytes.
pub(super) const MAX_RECORD: usize = 64 * 1024 * 1024;

/// Which of the texts at hand a value stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub(super) enum Origin {
    /// The case (or the policy) itself.
    #[default]
    Main,
    /// The `customer_defaults` of the case.
    Defaults,
    /// The customers file.
    Customers,
}

/// A stretch of bytes in one of the texts at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Span {
    /// Which text.
    pub(super) origin: Origin,
    /// Its first byte.
    pub(super) start: usize,
    /// The first byte after it.
    pub(super) end: usize,
}

impl Span {
    /// A stretch of the main text.
    pub(super) fn new(start: usize, end: usize) -> Self {
        Self { origin: Origin::Main, start, end }
    }
}

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// Where.
    pub(super) span: Span,
    /// What.
    pub(super) kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// Nothing: as good as absent.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it is written.
    Number(String),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Item>),
    /// A table of fields.
    Table(Vec<Entry>),
}

/// An element of a list; it keeps its number when others are taken out.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// Its number in the file, from 0.
    pub(super) index: usize,
    /// Whether it was addressed by its number (`windows[0].from`), so that it is merged with its like.
    pub(super) addressed: bool,
    /// The element.
    pub(super) node: Node,
}

/// A field of a table.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Its name.
    pub(super) key: String,
    /// Where the name stands.
    pub(super) key_span: Span,
    /// Its value.
    pub(super) node: Node,
}

/// Why a text has no tree: the first fault, where it is, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SyntaxFault {
    /// Which fault.
    pub(super) code: crate::diagnostic::Code,
    /// What is wrong.
    pub(super) message: String,
    /// What to do.
    pub(super) hint: Option<&'static str>,
    /// Where.
    pub(super) span: Span,
}

impl SyntaxFault {
    /// A text, or what is left of it from an offset, that holds nothing.
    pub(super) fn nothing(start: usize) -> Self {
        let message = "there is nothing to read".to_owned();
        Self { code: EMPTY_INPUT, message, hint: None, span: Span::new(start, start + 1) }
    }
}

impl Node {
    /// The value of a field, if this is a table that has it.
    pub(super) fn get(&self, name: &str) -> Option<&Entry> {
        match &self.kind {
            Kind::Table(entries) => entries.iter().find(|entry| entry.key == name),
            _ => None,
        }
    }

    /// The first element, if this is a list that has one.
    pub(super) fn first(&self) -> Option<&Node> {
        match &self.kind {
            Kind::List(items) => items.first().map(|item| &item.node),
            _ => None,
        }
    }

    /// The text, if this is one.
    pub(super) fn as_text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Says of this and all within it which text they stand in.
    pub(super) fn set_origin(&mut self, origin: Origin) {
        self.span.origin = origin;
        match &mut self.kind {
            Kind::List(items) => items.iter_mut().for_each(|item| item.node.set_origin(origin)),
            Kind::Table(entries) => {
                for entry in entries {
                    entry.key_span.origin = origin;
                    entry.node.set_origin(origin);
                }
            }
            _ => {}
        }
    }

    /// The value alone, for serde. Numbers are whole by now; any other reads as nothing.
    pub(super) fn to_value(&self) -> Value {
        match &self.kind {
            Kind::Null => Value::Null,
            Kind::Bool(truth) => Value::Bool(*truth),
            Kind::Number(text) => text.parse::<u64>().map_or(Value::Null, |whole| Value::Number(Number::from(whole))),
            Kind::Text(text) => Value::String(text.clone()),
            Kind::List(items) => Value::Array(items.iter().map(|item| item.node.to_value()).collect()),
            Kind::Table(entries) => {
                let fields = entries.iter().map(|entry| (entry.key.clone(), entry.node.to_value()));
                Value::Object(fields.collect::<Map<_, _>>())
            }
        }
    }
}

/// An element of a list as it stands in the file.
pub(super) fn item(index: usize, node: Node) -> Item {
    Item { index, addressed: false, node }
}
