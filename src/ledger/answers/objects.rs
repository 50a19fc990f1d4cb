//! Answers as JSON: a list of objects, or one object after the other.

use std::collections::BTreeSet;

use serde_json::value::RawValue;
use serde_json::{Deserializer, Map, Value};

use super::fields::Fields;
use super::{Reading, known};

pub(super) fn read(text: &str, reading: &mut Reading<'_>) {
    let parsed: serde_json::Result<Vec<&RawValue>> = if text.trim_start().starts_with('[') {
        serde_json::from_str(text)
    } else {
        Deserializer::from_str(text).into_iter().collect()
    };
    let values = match parsed {
        Ok(values) => values,
        Err(error) => {
            let message = format!("this is not JSON: {error}");
            return reading.refuse(error.line().max(1), "", message, "mend it there, and give the file again");
        }
    };
    // Values come in the order of the text, so that lines are counted on.
    let (mut line, mut counted) = (1, 0);
    for value in values {
        let raw = value.get();
        let start = (raw.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len());
        line += text.get(counted..start).unwrap_or_default().matches('\n').count();
        counted = start;
        object(raw, line, reading);
    }
}

fn object(raw: &str, line: usize, reading: &mut Reading<'_>) {
    let Ok(object) = serde_json::from_str::<Map<String, Value>>(raw) else {
        return reading.refuse(line, raw, "this is no object", "write { \"incident\": ..., \"customer\": ..., ... }");
    };
    let before = reading.found.len() + reading.more;
    let mut fields = Fields::default();
    for (name, value) in object {
        let Some(field) = fields.of(&name) else {
            let near = Fields::near(&name).map_or_else(String::new, |near| format!("; `{near}`?"));
            let all = known(&BTreeSet::from(Fields::NAMES));
            let message = format!("there is no field `{}`{near}", name.escape_debug());
            reading.refuse(line, raw, message, format!("the fields are {all}"));
            continue;
        };
        *field = match value {
            Value::Null => None,
            Value::String(text) => Some(text),
            Value::Number(number) if name == "answer" => Some(number.to_string()),
            other => {
                let hint =
                    if name == "answer" { "write a number from 1 to 5" } else { "write it as a text, in quotes" };
                reading.refuse(line, raw, format!("`{name}` cannot be `{other}`"), hint);
                None
            }
        };
    }
    if reading.found.len() + reading.more == before {
        fields.taken(line, raw, reading);
    }
}
