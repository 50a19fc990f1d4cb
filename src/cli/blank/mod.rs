//! The case to fill in: what a kind and a severity ask for, planted into what is there already, as YAML that explains
//! itself. A value that begins with `FILL` is one that intake refuses. What a letter needs is not decided here but asked
//! of the assessment.

mod describe;
mod fields;
mod plant;
mod yaml;

use amends::case::{Kind, Severity};
use serde_json::{Map, Value, json};

use fields::{Asked, FIELDS, Need};

/// How a value begins that is still to be filled in.
const FILL: &str = "FILL";

const HEAD: &str = "\
# A case for amends. Fill in each value that begins with FILL, or take its line out; then
#   amends assess FILE     says what the case calls for and what is still missing
#   amends letter FILE     writes the letter
# Lines that begin with # explain, and may be deleted.
";

const SENDER: &str = "# Take this out where the policy (amends.toml) names the sender and who signs.";

/// The YAML of a case that has what `have` has and asks for what kinds and severity need beyond that.
pub(super) fn sheet(kinds: &[Kind], severity: Option<Severity>, have: Option<Value>, schema: &Value) -> String {
    let have = have.unwrap_or_else(|| json!({}));
    let mut case = have.clone();
    let asked = Asked::of(kinds, severity, &case);
    plant::missing(&mut case, "amends", &json!(1));
    for field in FIELDS.iter().filter(|field| field.need.holds(&asked)) {
        let blank = json!(format!("{FILL}: {}", field.form));
        if !field.instead.iter().any(|other| plant::has_instead(&have, field.path, other)) {
            plant::missing(&mut case, field.path, &asked.given(field.path).unwrap_or(blank));
        }
    }
    let explain = |path: &str, value: &Value| -> Vec<String> {
        match value {
            Value::String(text) if text.starts_with(FILL) => describe::field(schema, path),
            Value::Object(_) if path == "sender" => vec![SENDER.to_owned()],
            _ => Vec::new(),
        }
    };
    let hints = |path: &str, object: &Map<String, Value>| -> Vec<String> {
        let fitting = FIELDS.iter().filter(|field| matches!(field.need, Need::Hint(_)));
        let here = fitting.filter_map(|field| Some((field, fields::child_of(field.path, path)?)));
        here.filter(|(_, key)| !object.contains_key(*key)).flat_map(|(field, key)| field.hint(key)).collect()
    };
    format!("{HEAD}{}", yaml::write(&case, &explain, &hints))
}

#[cfg(test)]
mod tests;
