//! Leaves and the few shapes that may be written in two ways; their `Deserialize` is by hand, because
//! serde's untagged enums lose the place of an error.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::Period;
use crate::case;

/// A text, as it stands in what is read: most need no unescaping, and no copy.
#[derive(Debug, Clone)]
pub(crate) struct Text<'a>(Cow<'a, str>);

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyText;

        impl<'de> Visitor<'de> for AnyText {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }

        deserializer.deserialize_str(AnyText)
    }
}

impl JsonSchema for Text<'_> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

/// An exact decimal number as text, such as `"99.9"`: digits with at most one point, no sign, exponent,
/// percent sign or grouping; at most 18 digits before the point and 12 after.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(crate) struct DecimalText<'a>(pub(crate) Text<'a>);

/// An amount as a decimal string, such as `"640.00"`; never a JSON number, which may lose its last digits.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(crate) struct Amount<'a>(pub(crate) Text<'a>);

/// A sum of money: `{"amount": "640.00", "currency": "GBP"}`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Money<'a> {
    /// The amount as text, with no more decimals than the currency has: `"640.00"`.
    pub(crate) amount: Option<Amount<'a>>,
    /// The currency, as its three letters in ISO 4217: `GBP`.
    pub(crate) currency: Option<Text<'a>>,
}

/// One of a few words, converted to the domain's type.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident => $domain:path { $($variant:ident),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub(crate) enum $name { $($variant),+ }

        impl From<$name> for $domain {
            fn from(choice: $name) -> Self {
                match choice { $($name::$variant => Self::$variant),+ }
            }
        }
    )+};
}
pub(crate) use choices;

choices! {
    /// How a time came to be known.
    Basis => case::Basis { Stated, Derived, Assumed }
}

/// A time with the basis on which it is known.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct MomentTable<'a> {
    /// The time: RFC 3339, or without an offset where `incident.time_zone` is given.
    pub(crate) at: Option<Text<'a>>,
    /// How it is known: `stated` (the default), `derived` or `assumed`.
    pub(crate) basis: Option<Basis>,
}

/// A time, or a time with its basis.
#[derive(Debug, Clone)]
pub(crate) enum Moment<'a> {
    /// `"2026-03-10T09:00:00Z"`
    Plain(Text<'a>),
    /// `{"at": ..., "basis": ...}`
    Table(MomentTable<'a>),
}

/// Start and end of the one window of an uptime term.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct Between<'a> {
    /// Its first instant.
    pub(crate) from: Option<Text<'a>>,
    /// The first instant after it.
    pub(crate) to: Option<Text<'a>>,
}

/// The names of the calendar windows of an uptime term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub(crate) enum Calendar {
    #[serde(rename = "calendar_month")]
    Month,
    #[serde(rename = "calendar_quarter")]
    Quarter,
    #[serde(rename = "calendar_year")]
    Year,
}

/// The window of an uptime term: a calendar period, or one stretch of its own.
#[derive(Debug, Clone)]
pub(crate) enum Window<'a> {
    /// `"calendar_month"`
    Calendar(Calendar),
    /// `{"from": ..., "to": ...}`
    Between(Between<'a>),
}

impl From<Calendar> for Period {
    fn from(calendar: Calendar) -> Self {
        match calendar {
            Calendar::Month => Self::Month,
            Calendar::Quarter => Self::Quarter,
            Calendar::Year => Self::Year,
        }
    }
}

/// A visitor that takes text one way and a table another.
struct TextOrTable<A, B, T> {
    expecting: &'static str,
    text: fn(A) -> T,
    table: fn(B) -> T,
}

impl<'de, A: Deserialize<'de>, B: Deserialize<'de>, T> Visitor<'de> for TextOrTable<A, B, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expecting)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        A::deserialize(serde::de::value::StrDeserializer::new(text)).map(self.text)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<T, E> {
        A::deserialize(serde::de::value::BorrowedStrDeserializer::new(text)).map(self.text)
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<T, M::Error> {
        B::deserialize(MapAccessDeserializer::new(map)).map(self.table)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Moment<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextOrTable {
            expecting: "a time, or a table of `at` and `basis`",
            text: Self::Plain,
            table: Self::Table,
        })
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Window<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextOrTable {
            expecting: "the name of a calendar window, or a table of `from` and `to`",
            text: Self::Calendar,
            table: Self::Between,
        })
    }
}

impl JsonSchema for Moment<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let table = generator.subschema_for::<MomentTable<'_>>();
        json_schema!({ "anyOf": [{ "type": "string" }, table] })
    }
}

impl JsonSchema for Window<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Window".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let calendar = generator.subschema_for::<Calendar>();
        let between = generator.subschema_for::<Between<'_>>();
        json_schema!({ "anyOf": [calendar, between] })
    }
}

/// A list that may be written as its one element.
#[derive(Debug, Clone)]
pub(crate) struct OneOrMany<T>(pub(crate) Vec<T>);

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

struct OneOrManyVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrManyVisitor<T> {
    type Value = OneOrMany<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one table of fields, or a list of them")
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Self::Value, M::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(|one| OneOrMany(vec![one]))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<Self::Value, S::Error> {
        let mut many = Vec::new();
        while let Some(one) = seq.next_element()? {
            many.push(one);
        }
        Ok(OneOrMany(many))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrManyVisitor(PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for OneOrMany<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("OneOrMany{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [one, { "type": "array", "items": one }] })
    }
}
