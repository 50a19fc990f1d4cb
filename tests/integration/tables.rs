//! The tables of fields in `docs`, made from the schemas that `amends schema` prints.

use serde_json::{Map, Value};

use crate::support::amends;

/// Second spellings of a field, which the pages speak of once.
const SPELLINGS: [&str; 2] = ["organisation", "colour"];

/// A schema of the program.
pub(crate) struct Schema {
    /// What its root is called on its page: `Case`.
    title: String,
    root: Value,
    /// Objects whose tables stand on the page of the case.
    elsewhere: Vec<String>,
}

impl Schema {
    /// That of `case` or `policy`.
    pub(crate) fn of(name: &str) -> Self {
        let printed = amends(&format!("schema {name}")).run().ends_with(0).stdout;
        let title = name[..1].to_uppercase() + &name[1..];
        let elsewhere = if name == "case" { Vec::new() } else { Self::of("case").objects() };
        Self { title, root: serde_json::from_str(&printed).unwrap(), elsewhere }
    }

    fn definitions(&self) -> &Map<String, Value> {
        self.root["$defs"].as_object().unwrap()
    }

    fn definition(&self, name: &str) -> &Value {
        if self.title == name { &self.root } else { &self.root["$defs"][name] }
    }

    /// The names of what has fields, the root's first.
    pub(crate) fn objects(&self) -> Vec<String> {
        let others = self.definitions().iter().filter(|(_, one)| one["properties"].is_object());
        std::iter::once(self.title.clone()).chain(others.map(|(name, _)| name.clone())).collect()
    }

    /// The fields of an object as a Markdown table; a second spelling of the same field is left out.
    pub(crate) fn table(&self, object: &str) -> String {
        let fields = self.definition(object)["properties"].as_object();
        let fields = fields.unwrap_or_else(|| panic!("the schema has no object {object:?}"));
        let row = |(name, field): (&String, &Value)| {
            let about = field["description"].as_str().unwrap_or_else(|| panic!("{object}.{name} is not described"));
            let about = about.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
            format!("| `{name}` | {} | {about} |\n", self.kind(field))
        };
        let rows: Vec<String> =
            fields.iter().filter(|(name, _)| !SPELLINGS.contains(&name.as_str())).map(row).collect();
        format!("| field | type | what it is |\n| --- | --- | --- |\n{}", rows.concat())
    }

    /// What a field holds, in words.
    fn kind(&self, field: &Value) -> String {
        if let Some(name) = field["$ref"].as_str() {
            return self.named(name.rsplit('/').next().unwrap());
        }
        if let Some(choices) = field["anyOf"].as_array() {
            let choices = choices.iter().filter(|choice| choice["type"] != "null");
            return choices.map(|choice| self.kind(choice)).collect::<Vec<_>>().join(" or ");
        }
        let kind = match &field["type"] {
            Value::Array(kinds) => kinds.iter().find(|kind| *kind != "null").unwrap(),
            kind => kind,
        };
        match kind.as_str().unwrap() {
            "string" => "text".to_owned(),
            "integer" => "whole number".to_owned(),
            "boolean" => "true or false".to_owned(),
            "array" => format!("list of {}", self.kind(&field["items"])),
            "object" => format!("by name, {}", self.kind(&field["additionalProperties"])),
            other => panic!("no word for {other}"),
        }
    }

    /// A definition in words: the values of a choice, or a link to the table of an object.
    fn named(&self, name: &str) -> String {
        let definition = self.definition(name);
        if let Some(values) = definition["enum"].as_array() {
            return values.iter().map(|value| format!("`{}`", value.as_str().unwrap())).collect::<Vec<_>>().join(", ");
        }
        if definition["properties"].is_object() {
            let words = words(name);
            let page = if self.elsewhere.iter().any(|one| one == name) { "case.md" } else { "" };
            return format!("[{words}]({page}#{})", words.replace(' ', "-"));
        }
        self.kind(definition)
    }
}

/// `DownWindow` as `down window`, which is the heading of its table.
pub(crate) fn words(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}
