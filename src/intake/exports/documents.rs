//! From files to records: wrappers are taken off, and what a page of an export leaves out is noticed.

use std::ops::Range;

use serde_json::{Map, Value};

use super::day_first::day_first;
use super::gather;
use super::mapping::Request;
use super::registry::{ADAPTERS, Adapter, Beside, has_shape, id_at};
use super::unfinished::unfinished;
use crate::diagnostic::{Diagnostic, Problems};
use crate::intake::located::{MAX_DEPTH, Span, Text};
use crate::intake::problems::{
    EMPTY_INPUT, INCOMPLETE_EXPORT, MALFORMED_JSON, NO_RECORDS, UNKNOWN_EXPORT, WRONG_FORMAT,
};
use crate::intake::{Source, SourceFormat, decoded, split};

/// Where a record stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    /// Which of the sources, from 0.
    pub(super) source: usize,
    /// The stretch of the source that is read as one value.
    pub(super) stretch: Range<usize>,
    /// The path of the record in that value; empty where it is the value.
    pub(super) path: String,
}

/// A record with all that the run says of it.
#[derive(Debug)]
pub(super) struct Export {
    /// Who reads it.
    pub(super) adapter: Option<&'static Adapter>,
    /// Where it stands.
    pub(super) spot: Spot,
    /// What the filter gets.
    pub(super) request: Request,
    /// The names of the record.
    pub(super) ids: Vec<String>,
}

/// What was read from all sources.
#[derive(Debug, Default)]
pub(super) struct Documents {
    /// The records, in the order of the files.
    pub(super) exports: Vec<Export>,
    /// What was noticed on the way.
    pub(super) found: Vec<Diagnostic>,
}

/// An entry of a list that says more about a record.
#[derive(Debug)]
pub(super) struct Aside {
    /// Who reads it.
    pub(super) adapter: &'static Adapter,
    /// Which list it stands in.
    pub(super) beside: &'static Beside,
    /// Where it stands.
    pub(super) spot: Spot,
    /// What it says.
    pub(super) entry: Value,
}

/// How a run reads its sources.
#[derive(Debug, Clone, Copy)]
pub(super) enum Reader {
    /// By the shape of what they hold.
    Auto,
    /// All by one adapter.
    Only(&'static Adapter),
    /// By a mapping alone: by shape where one is known, else each value as one record.
    Any,
}

/// Reads all sources.
pub(super) fn read(sources: &[Source], reader: Reader) -> Documents {
    let mut documents = Documents::default();
    let mut asides = Vec::new();
    for (index, source) in sources.iter().enumerate() {
        let text = match decoded(source) {
            Ok(text) => text,
            Err(Problems(problems)) => {
                documents.found.extend(problems);
                continue;
            }
        };
        let before = (documents.exports.len(), asides.len(), documents.found.len());
        file(index, &text, source.format, reader, &mut documents, &mut asides);
        if before == (documents.exports.len(), asides.len(), documents.found.len()) {
            documents.found.push(nothing(&text));
        }
    }
    gather::entries(asides, &mut documents);
    gather::tickets(&mut documents.exports);
    documents
}

/// The values of one file.
fn file(
    index: usize,
    text: &Text<'_>,
    format: SourceFormat,
    reader: Reader,
    documents: &mut Documents,
    asides: &mut Vec<Aside>,
) {
    // Whatever a file is called, JSON begins with a bracket.
    let json =
        matches!(format, SourceFormat::Json | SourceFormat::Ndjson) || text.body.trim_start().starts_with(['{', '[']);
    if text.body.trim().is_empty() {
        documents.found.push(at_start(text, Diagnostic::error(EMPTY_INPUT, "there is nothing in this file")));
        return;
    }
    if !json {
        let wrong = Diagnostic::error(WRONG_FORMAT, "this is no JSON, and exports are read as JSON")
            .hint("export it as JSON: one value, a list, or one value a line");
        documents.found.push(at_start(text, wrong));
        return;
    }
    let stretches = values(text.body, format);
    let day_first = day_first(text.body);
    let mut adapter = None;
    for stretch in stretches {
        let value: Value = match serde_json::from_str(&text.body[stretch.clone()]) {
            Ok(value) => value,
            Err(error) => {
                documents.found.push(malformed(text, &stretch, &error));
                continue;
            }
        };
        let known = match reader {
            Reader::Only(only) => Some(only),
            Reader::Auto | Reader::Any => detect(&value).or(adapter),
        };
        adapter = known.or(adapter);
        if known.is_none() && matches!(reader, Reader::Auto) {
            documents.found.push(unknown(text, &stretch));
            continue;
        }
        let spot = Spot { source: index, stretch, path: String::new() };
        let mut walk =
            Walk { adapter: known, lenient: !matches!(reader, Reader::Auto), day_first, text, documents, asides };
        walk.value(value, &spot, &Map::new());
    }
}

/// The stretches that hold a value each: the whole of a JSON file unless several values stand in it.
fn values(body: &str, format: SourceFormat) -> Vec<Range<usize>> {
    let lines = || split(body, SourceFormat::Ndjson).stretches;
    let one = body.trim_start().starts_with('[');
    match format {
        SourceFormat::Ndjson if !one => lines(),
        _ if one || serde_json::from_str::<serde::de::IgnoredAny>(body).is_ok() => {
            std::iter::once(0..body.len()).collect()
        }
        _ => split(body, SourceFormat::Json).stretches,
    }
}

/// The first adapter that knows a record, or else an entry beside one, in a value.
fn detect(value: &Value) -> Option<&'static Adapter> {
    let knows = |adapter: &&Adapter, entries: bool| holds(value, adapter, entries, 0);
    ADAPTERS
        .iter()
        .find(|adapter| knows(adapter, false))
        .or_else(|| ADAPTERS.iter().find(|adapter| knows(adapter, true)))
}

fn holds(value: &Value, adapter: &Adapter, entries: bool, depth: usize) -> bool {
    if depth > 4 {
        return false;
    }
    match value {
        Value::Array(items) => items.iter().take(3).any(|item| holds(item, adapter, entries, depth + 1)),
        Value::Object(fields) => {
            let named =
                |beside: &Beside| beside.lists.iter().any(|list| fields.get(*list).is_some_and(Value::is_array));
            let aside = |beside: &Beside| (has_shape(value, beside.shape) || named(beside)) && !beside.of.is_empty();
            has_shape(value, adapter.shape)
                || (entries && adapter.beside.iter().any(aside))
                || adapter
                    .lists
                    .iter()
                    .chain(adapter.singles)
                    .any(|name| fields.get(*name).is_some_and(|inner| holds(inner, adapter, entries, depth + 1)))
        }
        _ => false,
    }
}

/// One value on its way to records.
struct Walk<'a, 'b> {
    adapter: Option<&'static Adapter>,
    /// Whether what has no known shape is a record all the same, because the person says so.
    lenient: bool,
    day_first: Option<bool>,
    text: &'a Text<'a>,
    documents: &'b mut Documents,
    asides: &'b mut Vec<Aside>,
}

impl Walk<'_, '_> {
    fn value(&mut self, value: Value, spot: &Spot, around: &Map<String, Value>) {
        match value {
            Value::Array(items) => {
                for (index, item) in items.into_iter().enumerate() {
                    self.value(item, &spot.within(&format!("[{index}]")), around);
                }
            }
            Value::Object(fields) => self.table(fields, spot, around),
            other => {
                let message = format!("this is {}, and no record", kind(&other));
                self.say(spot, Diagnostic::error(NO_RECORDS, message).hint("give the export as it came"));
            }
        }
    }

    fn table(&mut self, fields: Map<String, Value>, spot: &Spot, around: &Map<String, Value>) {
        let value = Value::Object(fields);
        let Some(adapter) = self.adapter else { return self.record(value, spot, around) };
        if has_shape(&value, adapter.shape) {
            return self.record(value, spot, around);
        }
        if let Some(beside) = adapter.beside.iter().find(|beside| has_shape(&value, beside.shape)) {
            return self.asides.push(Aside { adapter, beside, spot: spot.clone(), entry: value });
        }
        if unfinished(&value) {
            self.say(spot, incomplete());
        }
        let Value::Object(mut fields) = value else { return };
        let mut inner = Vec::new();
        for name in adapter.lists.iter().chain(adapter.singles) {
            let holds = |value: &Value| match value {
                Value::Array(_) => adapter.lists.contains(name),
                Value::Object(_) => adapter.singles.contains(name),
                _ => false,
            };
            if fields.get(*name).is_some_and(holds) {
                inner.extend(fields.shift_remove(*name).map(|value| (*name, value)));
            }
        }
        let mut lists = false;
        for beside in adapter.beside {
            for name in beside.lists {
                let Some(Value::Array(entries)) = fields.get_mut(*name).map(Value::take) else { continue };
                fields.shift_remove(*name);
                lists = true;
                for (index, entry) in entries.into_iter().enumerate() {
                    let spot = spot.within(&format!("{name}[{index}]"));
                    self.asides.push(Aside { adapter, beside, spot, entry });
                }
            }
        }
        if inner.is_empty() && !lists {
            return if self.lenient { self.record(Value::Object(fields), spot, around) } else { self.stray(spot) };
        }
        let mut around = around.clone();
        around.extend(fields);
        for (name, value) in inner {
            self.value(value, &spot.within(name), &around);
        }
    }

    fn record(&mut self, record: Value, spot: &Spot, around: &Map<String, Value>) {
        let paths = self.adapter.map_or(&[][..], |adapter| adapter.ids);
        let ids = paths.iter().filter_map(|path| id_at(&record, path)).collect();
        let request = Request { record, around: around.clone(), also: Map::new(), day_first: self.day_first };
        self.documents.exports.push(Export { adapter: self.adapter, spot: spot.clone(), request, ids });
    }

    fn stray(&mut self, spot: &Spot) {
        let name = self.adapter.map_or("this source", |adapter| adapter.name);
        let message = format!("this is no record of {name} and no list of them");
        self.say(spot, Diagnostic::error(NO_RECORDS, message).hint("say what it is with --from"));
    }

    /// Notes something at the value that is being read.
    fn say(&mut self, spot: &Spot, mut found: Diagnostic) {
        found.place = Some(self.text.place(Span::new(spot.stretch.start, spot.stretch.start + 1)));
        found.path = (!spot.path.is_empty()).then(|| spot.path.clone());
        self.documents.found.push(found);
    }
}

impl Spot {
    /// A place inside this one.
    fn within(&self, name: &str) -> Self {
        let dot = if self.path.is_empty() || name.starts_with('[') { "" } else { "." };
        Self { path: format!("{}{dot}{name}", self.path), ..self.clone() }
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a table",
    }
}

fn at_start(text: &Text<'_>, mut found: Diagnostic) -> Diagnostic {
    found.place = Some(text.place(Span::new(0, 0)));
    found
}

fn nothing(text: &Text<'_>) -> Diagnostic {
    at_start(text, Diagnostic::warning(NO_RECORDS, "this file holds no record"))
}

fn unknown(text: &Text<'_>, stretch: &Range<usize>) -> Diagnostic {
    let names: Vec<&str> = ADAPTERS.iter().map(|adapter| adapter.name).collect();
    let mut found = Diagnostic::error(UNKNOWN_EXPORT, "this has the shape of no export that is known")
        .hint(format!("say what it is with --from ({}), or map it yourself with --map", names.join(", ")));
    found.place = Some(text.place(Span::new(stretch.start, stretch.start + 1)));
    found
}

fn incomplete() -> Diagnostic {
    Diagnostic::warning(INCOMPLETE_EXPORT, "this is one page of an export, and more pages follow it")
        .hint("fetch the other pages too and give all files at once")
}

fn malformed(text: &Text<'_>, stretch: &Range<usize>, error: &serde_json::Error) -> Diagnostic {
    let part = &text.body[stretch.clone()];
    let line = part.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let at = (stretch.start + line + error.column().saturating_sub(1)).min(stretch.end);
    let deep = error.to_string().contains("recursion limit");
    let message =
        if deep { format!("this is nested beyond {MAX_DEPTH} levels") } else { format!("this is no JSON: {error}") };
    let mut found = Diagnostic::error(MALFORMED_JSON, message).hint("export it again, or mend it at this place");
    found.place = Some(text.place(Span::new(at, at + 1)));
    found
}
