//! Putting a value where a case has none; what is there stays.

use serde_json::{Map, Value};

/// Puts `value` at `path` (`customers[].impact.failure`) in every place that lacks it. A list that is missing gets one
/// element; `name[]` at the end of a path stands for the list itself.
pub(super) fn missing(case: &mut Value, path: &str, value: &Value) {
    let defaults = shared(case, path);
    if !defaults {
        grow(case, &steps(path), value);
    }
}

/// Whether the case has `other` in every place where it would have `path`: a field beside it, or a path of its own.
pub(super) fn has_instead(case: &Value, path: &str, other: &str) -> bool {
    let above = path.rsplit_once('.').map_or("", |(above, _)| above);
    let other = if other.contains('.') { other.to_owned() } else { format!("{above}.{other}") };
    present(case, &steps(&other)) || shared(case, &other)
}

/// Whether `customer_defaults` gives every customer what `path` asks of one.
fn shared(case: &Value, path: &str) -> bool {
    let inner = path.strip_prefix("customers[].");
    inner.zip(case.get("customer_defaults")).is_some_and(|(inner, defaults)| present(defaults, &steps(inner)))
}

fn steps(path: &str) -> Vec<&str> {
    path.split('.').collect()
}

fn present(value: &Value, steps: &[&str]) -> bool {
    let Some((step, rest)) = steps.split_first() else { return !value.is_null() };
    match value.get(step.trim_end_matches("[]")) {
        Some(Value::Array(list)) => !list.is_empty() && list.iter().all(|element| present(element, rest)),
        Some(inner) => present(inner, rest),
        None => false,
    }
}

fn grow(place: &mut Value, steps: &[&str], value: &Value) {
    // A value of another shape is for intake to complain about.
    let (Some((step, rest)), Value::Object(fields)) = (steps.split_first(), place) else { return };
    let key = step.trim_end_matches("[]");
    let slot = fields.entry(key).or_insert(Value::Null);
    match (slot, rest.is_empty()) {
        (slot @ Value::Null, true) => {
            *slot = if step.ends_with("[]") && !value.is_array() {
                Value::Array(vec![value.clone()])
            } else {
                value.clone()
            };
        }
        (_, true) => {}
        (Value::Array(list), false) => {
            if list.is_empty() {
                list.push(Value::Object(Map::new()));
            }
            for element in list {
                grow(element, rest, value);
            }
        }
        (slot, false) => {
            if slot.is_null() {
                let object = Value::Object(Map::new());
                *slot = if step.ends_with("[]") { Value::Array(vec![object]) } else { object };
            }
            match slot {
                Value::Array(list) => list.iter_mut().for_each(|element| grow(element, rest, value)),
                object => grow(object, rest, value),
            }
        }
    }
}
