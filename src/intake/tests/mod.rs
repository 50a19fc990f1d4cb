//! Tests over the whole of reading.

mod bad;
mod customers;
mod good;
mod mutations;
mod policy;
mod streams;

use chrono::NaiveDate;
use serde_json::Value;

use super::*;

/// A case with nothing to be said about it.
pub(super) const GOOD: &str = include_str!("good.json");

pub(super) fn options() -> ReadOptions {
    ReadOptions::on(NaiveDate::from_ymd_opt(2026, 3, 16).unwrap())
}

/// Reads a case from a text under a name.
pub(super) fn read_text(name: &str, text: &str) -> Result<Warned<Case>> {
    read(&Source::new(name, text), None, &Policy::default(), &options())
}

/// The good case with one value replaced (by JSON pointer), or taken out.
pub(super) fn changed(pointer: &str, value: Value) -> Value {
    let mut case: Value = serde_json::from_str(GOOD).unwrap();
    let (above, name) = pointer.rsplit_once('/').unwrap();
    let parent = case.pointer_mut(above).unwrap();
    match (parent, value) {
        (Value::Object(fields), Value::Null) => drop(fields.shift_remove(name)),
        (Value::Object(fields), value) => drop(fields.insert(name.to_owned(), value)),
        (Value::Array(items), value) => items[name.parse::<usize>().unwrap()] = value,
        _ => panic!("{pointer} leads nowhere"),
    }
    case
}

/// What is said of a case, one line each.
pub(super) fn said(case: &Value) -> Vec<String> {
    lines(read_text("case.json", &case.to_string()))
}

/// Diagnostics, one line each, without code numbers.
pub(super) fn lines<T>(result: Result<Warned<T>>) -> Vec<String> {
    let diagnostics = match result {
        Ok(warned) => warned.diagnostics,
        Err(problems) => problems.0,
    };
    let line = |found: Diagnostic| {
        assert!(found.place.is_some(), "{found} has no place");
        let (path, hint) = (found.path.unwrap_or_default(), found.hint.unwrap_or_default());
        format!("{} {} at {path}: {} | {hint}", found.level.name(), found.code.name, found.message)
    };
    diagnostics.into_iter().map(line).collect()
}
