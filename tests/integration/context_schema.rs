//! What templates see is what its schema says, for every document of `examples/`.

use serde_json::{Map, Value};

use crate::examples::{examples, messages};
use crate::json_schema::faults;
use crate::support::amends;

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
    for (example, commands) in messages() {
        for command in commands {
            let document = if command == "acknowledge" { "acknowledgement" } else { &command };
            let context = example.print("context", &format!("--document {document}"));
            let context: Value = serde_json::from_str(&context).unwrap();
            assert_eq!(faults(&context, &schema, definitions), Vec::<String>::new(), "{}, {document}", example.name);
        }
    }
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
