//! The files as they are written: one serde struct a table, every field optional, nothing judged.
//!
//! The doc comments here are the descriptions of `amends schema`. What is missing or wrong is found by
//! [`validate`](super::validate), so that serde fails on shape alone.

mod contract;
mod customer;
mod incident;
mod item;
mod leaf;
mod policy;
mod sender;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value, json};

pub(crate) use contract::{Contract, Exclusion, Fee, Period, Term, Tier};
pub(crate) use customer::{
    Contact, Customer, DownWindow, EarlierFailure, Figure, FollowUp, FollowUpWay, Impact, Loss, Settlement,
};
pub(crate) use incident::{
    Correction, Data, Fix, Incident, Kind, Lessons, Measure, OpenQuestion, ReportHeader, Safeguard, Severity,
    TermMeaning, ThirdParty, TimelineEntry, Times,
};
pub(crate) use item::Item;
pub(crate) use leaf::{Amount, DecimalText, Moment, Money, OneOrMany, Text, Window};
pub(crate) use policy::{
    Authority, Brand, DaysBySeverity, FeedbackRule, Gesture, Goodwill, MoneyBySeverity, Notice, Plan, Plans, Policy,
    Reader,
};
pub(crate) use sender::{Sender, Signatory};

use leaf::choices;

/// One incident as it reached one or many customers.
// What is large is boxed: a case is passed on many times while it is read.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Case<'a> {
    /// The version of this format: the number 1. Needed always.
    pub(crate) amends: Option<u64>,
    /// The language of the file's own sentences, as a BCP 47 tag; left out: `en`.
    pub(crate) language: Option<Text<'a>>,
    /// Who apologises; wins over the policy's.
    pub(crate) sender: Option<Sender<'a>>,
    /// What happened. Needed always.
    pub(crate) incident: Option<Box<Incident<'a>>>,
    /// Whom it reached: one customer, or a list.
    #[serde(default)]
    pub(crate) customers: OneOrMany<Customer<'a>>,
    /// What all customers share; what a customer states wins.
    pub(crate) customer_defaults: Option<Box<Customer<'a>>>,
}

/// The JSON Schema of a case, as `amends schema case` prints it.
pub fn case_schema() -> Value {
    published::<Case<'static>>("A case for amends")
}

/// The JSON Schema of a policy, as `amends schema policy` prints it (of `amends.toml`, as JSON would have it).
pub fn policy_schema() -> Value {
    published::<Policy<'static>>("A policy for amends (amends.toml)")
}

/// The schema that the reader checks against.
pub(super) fn generate<T: JsonSchema>() -> Value {
    schemars::schema_for!(T).to_value()
}

/// The name of a field that may be spelt in another way, as serde's aliases in the structs allow.
pub(super) fn spelling<'a>(table: &str, field: &'a str) -> &'a str {
    match (table, field) {
        ("Customer" | "Sender", "organisation") => "organization",
        ("Brand", "colour") => "color",
        ("Reader", "zone") => "time_zone",
        _ => field,
    }
}

/// Spellings that the published schema lists beside the first of each pair.
const SPELLINGS: [(&str, &str); 2] = [("organization", "organisation"), ("color", "colour")];

fn published<T: JsonSchema>(title: &str) -> Value {
    let mut schema = generate::<T>();
    add_spellings(&mut schema);
    if let Some(root) = schema.as_object_mut() {
        root.insert("title".to_owned(), json!(title));
    }
    schema
}

/// Lists the other spelling beside the first, for validators that refuse what they do not know.
fn add_spellings(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if let Some(properties) = fields.get_mut("properties").and_then(Value::as_object_mut) {
                spell_both(properties);
            }
            fields.values_mut().for_each(add_spellings);
        }
        Value::Array(items) => items.iter_mut().for_each(add_spellings),
        _ => {}
    }
}

fn spell_both(properties: &mut Map<String, Value>) {
    for (first, other) in SPELLINGS {
        if let Some(property) = properties.get(first).cloned() {
            properties.insert(other.to_owned(), property);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_property_is_described() {
        fn walk(value: &Value, path: &str, bare: &mut Vec<String>) {
            let Value::Object(fields) = value else { return };
            for (name, inner) in fields {
                if let (true, Value::Object(properties)) = (name == "properties", inner) {
                    for (field, property) in properties {
                        if property.get("description").is_none() {
                            bare.push(format!("{path}.{field}"));
                        }
                    }
                }
                walk(inner, &format!("{path}.{name}"), bare);
            }
        }
        for schema in [case_schema(), policy_schema()] {
            let mut bare = Vec::new();
            walk(&schema, "", &mut bare);
            assert_eq!(bare, Vec::<String>::new());
        }
    }

    #[test]
    fn both_spellings_of_organisation_are_in_the_schema() {
        let schema = case_schema();
        let customer = &schema["$defs"]["Customer"]["properties"];
        assert!(customer.get("organisation").is_some() && customer.get("organization").is_some());
    }
}
