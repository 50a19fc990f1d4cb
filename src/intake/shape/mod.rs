//! What types a record's fields have, read out of the generated JSON Schema, so that the walk which
//! reports problems and the structs which serde fills can never disagree. What a value means is not looked at.

mod check;
mod wording;

use std::sync::LazyLock;

use serde_json::Value;

use super::path::{Path, Step};
use super::schema;

pub(super) use check::{Pruned, may_have_blank, prune};
pub(super) use wording::did_you_mean;

/// The type of a value.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    /// Text; the name of its type, where it has one (`Amount`).
    Text(Option<String>),
    /// `true` or `false`.
    Truth,
    /// A whole number up to the limit.
    Whole(u64),
    /// One of a few words.
    Choice(Vec<String>),
    /// A list of the same.
    List(Box<Shape>),
    /// A table with fixed fields.
    Table(Table),
    /// A table whose names are free.
    Named(Box<Shape>),
    /// One of several types.
    Either(Vec<Shape>),
}

/// The type of a table.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// The name of its type (`Customer`).
    pub(super) name: String,
    /// Its fields, in the order of the structs.
    pub(super) fields: Vec<Field>,
}

/// The type of a field.
#[derive(Debug, Clone)]
pub(super) struct Field {
    /// Its name.
    pub(super) name: String,
    /// Its doc comment.
    pub(super) description: String,
    /// The type of its value.
    pub(super) shape: Shape,
}

/// The shape of a case. Built when first needed: reading a good JSON record never needs it.
pub(super) static CASE: LazyLock<Shape> =
    LazyLock::new(|| Shape::of(&schema::generate::<schema::Case<'static>>(), "Case"));
/// The shape of a customer.
pub(super) static CUSTOMER: LazyLock<Shape> =
    LazyLock::new(|| Shape::of(&schema::generate::<schema::Customer<'static>>(), "Customer"));
/// The shape of a policy.
pub(super) static POLICY: LazyLock<Shape> =
    LazyLock::new(|| Shape::of(&schema::generate::<schema::Policy<'static>>(), "Policy"));

impl Shape {
    /// The shape that a whole JSON Schema describes.
    fn of(schema: &Value, name: &str) -> Self {
        Self::read(schema, &schema["$defs"], Some(name))
    }

    fn read(schema: &Value, definitions: &Value, name: Option<&str>) -> Self {
        if let Some(name) = schema["$ref"].as_str().and_then(|target| target.strip_prefix("#/$defs/")) {
            return Self::read(&definitions[name], definitions, Some(name));
        }
        if let Some(branches) = schema["anyOf"].as_array() {
            let mut shapes: Vec<_> = branches
                .iter()
                .filter(|branch| branch["type"] != "null")
                .map(|branch| Self::read(branch, definitions, None))
                .collect();
            return if shapes.len() == 1 { shapes.remove(0) } else { Self::Either(shapes) };
        }
        if let Some(words) = schema["enum"].as_array() {
            return Self::Choice(words.iter().filter_map(Value::as_str).map(str::to_owned).collect());
        }
        let kind = match &schema["type"] {
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null"),
            kind => kind.as_str(),
        };
        match kind {
            Some("boolean") => Self::Truth,
            Some("integer") if schema["format"] == "uint32" => Self::Whole(u64::from(u32::MAX)),
            Some("integer") => Self::Whole(u64::MAX),
            Some("array") => Self::List(Box::new(Self::read(&schema["items"], definitions, None))),
            Some("object") if schema["additionalProperties"].is_object() => {
                Self::Named(Box::new(Self::read(&schema["additionalProperties"], definitions, None)))
            }
            Some("object") => Self::Table(Table::read(schema, definitions, name.unwrap_or_default())),
            _ => Self::Text(name.map(str::to_owned)),
        }
    }

    /// The table that this shape is, or can be.
    pub(super) fn as_table(&self) -> Option<&Table> {
        match self {
            Self::Table(table) => Some(table),
            Self::Either(shapes) => shapes.iter().find_map(Self::as_table),
            _ => None,
        }
    }

    /// The shape at the end of a path; a list that may be written as its one element is stepped into.
    pub(super) fn at(&self, path: &[Step]) -> Option<&Shape> {
        let Some((step, rest)) = path.split_first() else { return Some(self) };
        match (self, step) {
            (Self::Either(shapes), _) => shapes.iter().find_map(|shape| shape.at(path)),
            (Self::List(shape), Step::Index(_)) | (Self::Named(shape), Step::Field(_)) => shape.at(rest),
            (Self::Table(table), Step::Field(name)) => table.field(name)?.shape.at(rest),
            _ => None,
        }
    }

    /// The doc comment of the field at the end of a path.
    pub(super) fn description(&self, path: &Path) -> Option<&str> {
        let (last, above) = path.0.split_last()?;
        let Step::Field(name) = last else { return None };
        Some(self.at(above)?.as_table()?.field(name)?.description.as_str())
    }
}

impl Table {
    fn read(schema: &Value, definitions: &Value, name: &str) -> Self {
        let properties = schema["properties"].as_object();
        let fields = properties.into_iter().flatten().map(|(name, property)| Field {
            name: name.clone(),
            description: property["description"].as_str().unwrap_or_default().to_owned(),
            shape: Shape::read(property, definitions, None),
        });
        Self { name: name.to_owned(), fields: fields.collect() }
    }

    /// A field by its name.
    pub(super) fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The names of all fields.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|field| field.name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::path::parse;

    fn at(path: &str) -> &'static Shape {
        CASE.at(&parse(path).unwrap().0).unwrap()
    }

    #[test]
    fn shapes_follow_the_structs() {
        assert!(matches!(at("amends"), Shape::Whole(_)));
        assert!(matches!(at("incident.ongoing"), Shape::Truth));
        assert!(matches!(at("incident.title"), Shape::Text(None)));
        assert!(matches!(at("incident.kind[0]"), Shape::Choice(words) if words[4] == "data_loss"));
        assert!(matches!(at("incident.times.started"), Shape::Either(shapes) if shapes.len() == 2));
        assert!(matches!(at("customers[0].contract.fee"), Shape::Table(table) if table.name == "Fee"));
        assert!(matches!(at("customers[0].contract.cap.amount"), Shape::Text(Some(name)) if name == "Amount"));
        assert!(matches!(at("customers[0].impact.figures[0].count"), Shape::Whole(_)));
        assert!(matches!(at("customer_defaults.added[0].service_days"), Shape::Whole(max) if *max == 4_294_967_295));
        assert!(POLICY.at(&parse("plans.gold.terms[0].tiers[0].below").unwrap().0).is_some());
    }

    #[test]
    fn descriptions_come_from_the_doc_comments() {
        let path = parse("customers[0].impact.failure").unwrap();
        assert!(CASE.description(&path).unwrap().starts_with("What this reader could not do"));
    }
}
