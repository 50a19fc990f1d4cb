//! Whom a record is to, told without reading it: what records are put together by.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The customers of a record as far as its text shows them.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Addressees {
    /// One, by its id.
    One(String),
    /// Several, or none: the record with each of them alone, and their ids.
    Split(Vec<(String, Vec<u8>)>),
    /// It names nobody.
    Nobody,
    /// Whoever reads the record will say what is wrong with it.
    Unknown,
}

/// Finds the customers of a record in JSON.
pub(super) fn addressees(record: &[u8]) -> Addressees {
    let Ok(Fields(fields)) = serde_json::from_slice(record) else { return Addressees::Unknown };
    let mut named = fields.iter().filter(|(name, _)| name == "customers");
    let customers = match (named.next(), named.next()) {
        (Some((_, value)), None) => list(value),
        (None, _) => return Addressees::Nobody,
        _ => None,
    };
    let Some(customers) = customers else { return Addressees::Unknown };
    let ids: Option<Vec<String>> = customers.iter().map(|customer| id(customer)).collect();
    match ids {
        None => Addressees::Unknown,
        Some(mut ids) if ids.len() == 1 => ids.pop().map_or(Addressees::Unknown, Addressees::One),
        Some(ids) if ids.is_empty() => Addressees::Nobody,
        Some(ids) => {
            let alone = |customer: &&RawValue| with_customers(&fields, customer.get());
            Addressees::Split(ids.into_iter().zip(customers.iter().map(alone)).collect())
        }
    }
}

/// The record to the customer of that id alone.
pub(super) fn to_one(record: &[u8], id: &str) -> Option<Vec<u8>> {
    let Fields(fields) = serde_json::from_slice(record).ok()?;
    Some(with_customers(&fields, &serde_json::json!({ "id": id }).to_string()))
}

/// The record with one customer in place of its own.
fn with_customers(fields: &[(String, &RawValue)], customer: &str) -> Vec<u8> {
    let mut text = String::from("{");
    for (name, value) in fields.iter().filter(|(name, _)| name != "customers") {
        let name = serde_json::Value::from(name.as_str());
        text.extend([&name.to_string(), ":", value.get(), ","]);
    }
    text.extend(["\"customers\":[", customer, "]}"]);
    text.into_bytes()
}

/// The customers, of which there may be one without a list.
fn list(customers: &RawValue) -> Option<Vec<&RawValue>> {
    if customers.get().starts_with('{') {
        return Some(vec![customers]);
    }
    serde_json::from_str(customers.get()).ok()
}

fn id(customer: &RawValue) -> Option<String> {
    #[derive(Deserialize)]
    struct Named {
        id: String,
    }
    serde_json::from_str(customer.get()).ok().map(|named: Named| named.id).filter(|id| !id.is_empty())
}

/// The fields of an object in their order, each as it is written.
struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_map(Object)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(record: &str) -> Addressees {
        addressees(record.as_bytes())
    }

    #[test]
    fn a_record_to_one_is_told_by_the_id() {
        let one = || Addressees::One("a\"b".to_owned());
        assert_eq!(of(r#"{"incident": {"id": 1}, "customers": [{"x": {"id": "no"}, "id": "a\"b"}]}"#), one());
        assert_eq!(of(r#"{"customers": {"id": "a\"b"}}"#), one());
    }

    #[test]
    fn a_record_to_several_is_one_to_each() {
        let Addressees::Split(alone) = of(r#"{"customers": [{"id": "a", "n": 1.50}, {"id": "b"}], "in\"cident": "1"}"#)
        else {
            panic!("it is not split");
        };
        let texts: Vec<_> = alone.iter().map(|(id, text)| (id.as_str(), std::str::from_utf8(text).unwrap())).collect();
        let of_a = r#"{"in\"cident":"1","customers":[{"id": "a", "n": 1.50}]}"#;
        assert_eq!(texts, [("a", of_a), ("b", r#"{"in\"cident":"1","customers":[{"id": "b"}]}"#)]);
        assert_eq!(to_one(br#"{"a": 1}"#, "c").unwrap(), br#"{"a":1,"customers":[{"id":"c"}]}"#);
    }

    #[test]
    fn whatever_is_no_such_record_is_left_to_its_reader() {
        for record in ["", "{", "[1]", "amends: 1", r#"{"customers": [{}]}"#, r#"{"customers": 1}"#] {
            assert_eq!(of(record), Addressees::Unknown, "{record}");
        }
        assert_eq!(of(r#"{"customers": [{"id": "a"}], "customers": []}"#), Addressees::Unknown);
        assert_eq!((of("{}"), of(r#"{"customers": []}"#)), (Addressees::Nobody, Addressees::Nobody));
    }
}
