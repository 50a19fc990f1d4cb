//! What templates see is what its schema says, for every document of `examples/`.

use serde_json::{Map, Value};

use crate::examples::examples;
use crate::support::amends;

/// Why a value is not as its schema says; empty where it is. Knows the words of JSON Schema that the schema uses, and
/// refuses others.
fn faults(value: &Value, schema: &Value, definitions: &Map<String, Value>) -> Vec<String> {
    let Value::Object(rules) = schema else { return Vec::new() };
    let mut found = Vec::new();
    let passing = |of: &Value| {
        let options = of.as_array().unwrap().iter();
        options.filter(|option| faults(value, option, definitions).is_empty()).count()
    };
    for (rule, says) in rules {
        let holds = match rule.as_str() {
            "$ref" => {
                let name = says.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                found.extend(faults(value, &definitions[name], definitions));
                true
            }
            "const" => value == says,
            "enum" => says.as_array().unwrap().contains(value),
            "oneOf" => passing(says) == 1,
            "anyOf" => passing(says) > 0,
            "type" => is_of(value, says),
            "properties" => {
                for (name, rules) in says.as_object().unwrap() {
                    found.extend(value.get(name).map(|field| faults(field, rules, definitions)).unwrap_or_default());
                }
                true
            }
            "required" => says.as_array().unwrap().iter().all(|name| value.get(name.as_str().unwrap()).is_some()),
            "additionalProperties" => {
                let known = rules["properties"].as_object().unwrap();
                value.as_object().unwrap().keys().all(|name| known.contains_key(name))
            }
            "items" => {
                let items = value.as_array().into_iter().flatten();
                found.extend(items.flat_map(|item| faults(item, says, definitions)));
                true
            }
            "minItems" => value.as_array().unwrap().len() as u64 >= says.as_u64().unwrap(),
            "maxItems" => value.as_array().unwrap().len() as u64 <= says.as_u64().unwrap(),
            "minimum" => value.as_f64().unwrap() >= says.as_f64().unwrap(),
            "description" | "title" | "format" | "$schema" | "$defs" => true,
            other => panic!("the schema says `{other}`, which this test does not know"),
        };
        if !holds {
            found.push(format!("{value} is not {rule} {says}"));
        }
    }
    found
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
            "null" => value.is_null(),
            other => panic!("the schema names the type `{other}`, which this test does not know"),
        },
    }
}

#[test]
fn templates_see_what_the_schema_says() {
    let schema: Value = serde_json::from_str(&amends("schema context").run().ends_with(0).stdout).unwrap();
    let definitions = schema["$defs"].as_object().unwrap();
    let mut seen = 0;
    for example in examples() {
        let customer = example.customers().remove(0);
        for document in ["letter", "report", "report --audience internal"] {
            let context = example.print("context", &format!("--document {document} --customer {customer}"));
            let context: Value = serde_json::from_str(&context).unwrap();
            let found = faults(&context, &schema, definitions);
            let within = &schema["oneOf"][usize::from(document != "letter")];
            assert!(found.is_empty(), "{}, {document}: {:#?}", example.name, faults(&context, within, definitions));
            seen += 1;
        }
    }
    assert!(seen > 27);
}

/// The test above is worth nothing if its reading of a schema lets everything pass.
#[test]
fn a_context_with_another_fact_is_not_what_the_schema_says() {
    let schema: Value = serde_json::from_str(&amends("schema context").run().ends_with(0).stdout).unwrap();
    let definitions = schema["$defs"].as_object().unwrap();
    let example = examples().remove(0);
    for (document, place) in
        [("letter", "/parts/0/paragraphs/0/moves/0"), ("report", "/sections/1/facts"), ("report", "/sections/1")]
    {
        let context: Value =
            serde_json::from_str(&example.print("context", &format!("--document {document}"))).unwrap();
        assert_eq!(faults(&context, &schema, definitions), Vec::<String>::new());
        let change = |change: &dyn Fn(&mut Map<String, Value>)| {
            let mut changed = context.clone();
            change(changed.pointer_mut(place).unwrap().as_object_mut().unwrap());
            faults(&changed, &schema, definitions)
        };
        if place != "/sections/1/facts" {
            let more = change(&|fields| drop(fields.insert("unheard_of".into(), "x".into())));
            assert!(!more.is_empty(), "{document}: another fact at {place} is not noticed");
        }
        let less = change(&|fields| fields.clear());
        assert!(!less.is_empty(), "{document}: that nothing is at {place} is not noticed");
    }
}
