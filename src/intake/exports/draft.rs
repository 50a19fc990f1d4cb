//! What a filter gave for a record, on its way to a case: what is wrong with it is told, what is absent goes, and what
//! only colleagues may read stays theirs.

use serde_json::{Map, Value};

use super::natives::FAULT;
use super::secrets;
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::intake::problems::{
    EXPORT_REMARK, LEFT_OUT, MAPPING_FAILED, NOT_AN_INCIDENT, UNMAPPED_SEVERITY, UNREADABLE_FIELD,
};

/// The field under which a filter gives a word that its scale does not have.
const UNMAPPED: &str = "@unmapped";

/// A case in the making.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    /// Names of the record: the first is the one that it is told by.
    pub(super) ids: Vec<String>,
    /// `SOURCE:ID` of records that tell of the same incident.
    pub(super) same_as: Vec<String>,
    /// The case, without its version.
    pub(super) case: Map<String, Value>,
    /// What was found, with paths in the record.
    pub(super) found: Vec<Diagnostic>,
}

impl Draft {
    /// Takes a filter's output apart. `ids` are what the record is called before its filter has said it.
    pub(super) fn of(output: Value, ids: Vec<String>, force: bool) -> Self {
        let mut draft = Self { ids, same_as: Vec::new(), case: Map::new(), found: Vec::new() };
        let Value::Object(mut case) = output else {
            let message = "the filter gives something else than an object";
            draft.found.push(Diagnostic::error(MAPPING_FAILED, message).hint("let it give { \"incident\": { ... } }"));
            return draft;
        };
        let notes = case.remove("import").unwrap_or_default();
        let stated = texts(&notes, "ids");
        if !stated.is_empty() {
            let others = std::mem::replace(&mut draft.ids, stated);
            draft.ids.extend(others);
            draft.ids.dedup();
        }
        draft.same_as = texts(&notes, "same_as");
        if draft.ids.is_empty() {
            draft.ids.extend(
                case.get("incident").and_then(|incident| incident.get("id")).and_then(Value::as_str).map(str::to_owned),
            );
        }
        for why in texts(&notes, "refuse") {
            draft.refuse(&why, force);
        }
        // Of what is refused, nothing else matters.
        if !draft.is_sound() {
            return draft;
        }
        for what in texts(&notes, "warn") {
            draft.found.push(Diagnostic::warning(EXPORT_REMARK, format!("{}: {what}", draft.name())));
        }
        let mut case = Value::Object(case);
        draft.settle(&mut case);
        draft.veil(&mut case);
        sort_timeline(&mut case);
        if let Value::Object(case) = case {
            draft.case = case;
        }
        draft
    }

    /// What the record is called in messages.
    pub(super) fn name(&self) -> &str {
        self.ids.first().map_or("this record", String::as_str)
    }

    /// Whether a case can be made of it so far.
    pub(super) fn is_sound(&self) -> bool {
        self.found.iter().all(|found| found.level != Level::Error)
    }

    fn refuse(&mut self, why: &str, force: bool) {
        let message = format!("{} is not imported: {why}", self.name());
        self.found.push(if force {
            Diagnostic::warning(NOT_AN_INCIDENT, format!("{} is imported although {why}", self.name()))
        } else {
            Diagnostic::error(NOT_AN_INCIDENT, message).hint("import it all the same with --force")
        });
    }

    /// Tells what is wrong with single values, and takes out what is absent.
    fn settle(&mut self, value: &mut Value) {
        if let Value::Object(fields) = value {
            if let Some(fault) = fields.get(FAULT) {
                let found = said(fault, UNREADABLE_FIELD, Level::Error, |_| None);
                self.tell(found);
                *value = Value::Null;
                return;
            }
            if let Some(word) = fields.get(UNMAPPED) {
                let found = said(word, UNMAPPED_SEVERITY, Level::Warning, unmapped);
                self.tell(found);
                *value = Value::Null;
                return;
            }
            fields.values_mut().for_each(|field| self.settle(field));
            fields.retain(|_, field| !is_absent(field));
        } else if let Value::Array(items) = value {
            for item in items.iter_mut() {
                self.settle(item);
            }
            items.retain(|item| !is_absent(item));
        }
    }

    fn tell(&mut self, mut found: Diagnostic) {
        found.message = format!("{}: {}", self.name(), found.message);
        // Of several paths that lead to one value it is enough to hear once.
        if !self.found.contains(&found) {
            self.found.push(found);
        }
    }

    /// Leaves out of every text but those that customers have read what nobody else should read.
    fn veil(&mut self, case: &mut Value) {
        let Some(incident) = case.get_mut("incident") else { return };
        let mut veiled = 0;
        veil(incident, &mut veiled);
        if veiled > 0 {
            let message = format!(
                "{}: addresses, secrets or meeting links were left out of {veiled} internal text{}",
                self.name(),
                if veiled == 1 { "" } else { "s" }
            );
            self.found.push(Diagnostic::note(LEFT_OUT, message));
        }
    }
}

/// Texts of a list that a filter gives; one text is a list of one.
fn texts(notes: &Value, name: &str) -> Vec<String> {
    let list = match notes.get(name) {
        Some(Value::Array(list)) => list.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    list.iter().filter_map(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

fn said(fault: &Value, code: Code, level: Level, told: impl Fn(&Value) -> Option<(String, String)>) -> Diagnostic {
    let text = |name: &str| fault.get(name).and_then(Value::as_str).map(str::to_owned);
    let (message, hint) = match told(fault) {
        Some((message, hint)) => (message, Some(hint)),
        None => (text("message").unwrap_or_default(), text("hint")),
    };
    let mut found = Diagnostic::error(code, message);
    found.level = level;
    found.hint = hint;
    found.path = text("path");
    found
}

fn unmapped(fault: &Value) -> Option<(String, String)> {
    let word: String = fault.get("word")?.as_str()?.chars().take(60).collect();
    let message = format!("no severity is known for `{word}`, so none is stated");
    let hint = format!(
        "write `incident.severity` yourself, or eject the filter, add \"{}\" to its scale, and give it with --map",
        word.to_lowercase()
    );
    Some((message, hint))
}

/// One notion of absence: null, nothing to read, no element, no field.
fn is_absent(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn veil(value: &mut Value, count: &mut usize) {
    match value {
        Value::String(text) => {
            if let Some(veiled) = secrets::veiled(text) {
                *text = veiled;
                *count += 1;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| veil(item, count)),
        Value::Object(fields) if fields.get("audience").and_then(Value::as_str) != Some("customer") => {
            fields.iter_mut().filter(|(name, _)| *name != "id").for_each(|(_, field)| veil(field, count));
        }
        _ => {}
    }
}

/// Puts the timeline into the order of time and takes out what it says twice.
fn sort_timeline(case: &mut Value) {
    let Some(Value::Array(timeline)) = case.get_mut("incident").and_then(|incident| incident.get_mut("timeline"))
    else {
        return;
    };
    timeline.sort_by_key(|entry| instant(entry.get("at")));
    timeline.dedup();
}

/// The instant of a time, for order alone.
pub(super) fn instant(at: Option<&Value>) -> Option<chrono::DateTime<chrono::Utc>> {
    at.and_then(Value::as_str).and_then(|at| at.parse().ok())
}
