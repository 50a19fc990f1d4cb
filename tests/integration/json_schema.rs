//! As much of JSON Schema as the schemas say that machine outputs are held to.

use serde_json::{Map, Value};

/// Why a value is not as its schema says; empty where it is. Knows the words of JSON Schema that the schemas use on what
/// is given, and refuses others.
pub(crate) fn faults(value: &Value, schema: &Value, definitions: &Map<String, Value>) -> Vec<String> {
    let Value::Object(rules) = schema else { return Vec::new() };
    let mut found = Vec::new();
    for (rule, says) in rules {
        let holds = match rule.as_str() {
            "$ref" => {
                let name = says.as_str().unwrap().rsplit('/').next().unwrap();
                found.extend(faults(value, &definitions[name], definitions));
                true
            }
            "properties" | "additionalProperties" | "items" => {
                found.extend(within(value, rule, says, rules, definitions));
                true
            }
            _ => keeps(value, rule, says, definitions),
        };
        if !holds {
            found.push(format!("{value} is not {rule} {says}"));
        }
    }
    found
}

/// What is wrong with the fields or items of a value.
fn within(
    value: &Value,
    rule: &str,
    says: &Value,
    rules: &Map<String, Value>,
    definitions: &Map<String, Value>,
) -> Vec<String> {
    let fields = || value.as_object().into_iter().flatten();
    let named = rules.get("properties").and_then(Value::as_object);
    match rule {
        "properties" => {
            let known = fields().filter_map(|(name, field)| Some((field, says.get(name)?)));
            known.flat_map(|(field, rules)| faults(field, rules, definitions)).collect()
        }
        "additionalProperties" => {
            let other = fields().filter(|(name, _)| !named.is_some_and(|named| named.contains_key(*name)));
            if *says == Value::Bool(false) {
                return other.map(|(name, _)| format!("no field is called {name}")).collect();
            }
            other.flat_map(|(_, field)| faults(field, says, definitions)).collect()
        }
        _ => value.as_array().into_iter().flatten().flat_map(|item| faults(item, says, definitions)).collect(),
    }
}

/// Whether a value keeps a rule that says nothing of its fields or items.
fn keeps(value: &Value, rule: &str, says: &Value, definitions: &Map<String, Value>) -> bool {
    let passing = || says.as_array().unwrap().iter().filter(|one| faults(value, one, definitions).is_empty()).count();
    let count = || value.as_array().map(|items| items.len() as u64);
    match rule {
        "const" => value == says,
        "enum" => says.as_array().unwrap().contains(value),
        "oneOf" => passing() == 1,
        "anyOf" => passing() > 0,
        "type" => is_of(value, says),
        "required" => says.as_array().unwrap().iter().all(|name| value.get(name.as_str().unwrap()).is_some()),
        "minItems" => count().is_none_or(|count| count >= says.as_u64().unwrap()),
        "maxItems" => count().is_none_or(|count| count <= says.as_u64().unwrap()),
        "uniqueItems" => {
            let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
            *says == Value::Bool(false) || (1..items.len()).all(|at| !items[..at].contains(&items[at]))
        }
        "minimum" => value.as_f64().is_none_or(|number| number >= says.as_f64().unwrap()),
        "maximum" => value.as_f64().is_none_or(|number| number <= says.as_f64().unwrap()),
        "description" | "title" | "format" | "$schema" | "$defs" | "definitions" | "id" => true,
        other => panic!("the schema says `{other}`, which this test does not know"),
    }
}

fn is_of(value: &Value, kind: &Value) -> bool {
    match kind {
        Value::Array(kinds) => kinds.iter().any(|kind| is_of(value, kind)),
        _ => match kind.as_str().unwrap() {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.is_string(),
            "boolean" => value.is_boolean(),
            "integer" => value.is_i64() || value.is_u64(),
            "number" => value.is_number(),
            "null" => value.is_null(),
            other => panic!("the schema names the type `{other}`, which this test does not know"),
        },
    }
}
