//! Whatever is done to a good record, reading neither panics nor says nothing.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Level;

/// Any JSON value of modest size, many of them words and numbers that mean something to the format.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        "[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,11})?(Z|[+-][0-9]{2}:[0-9]{2})?)?"
            .prop_map(Value::from),
        "-?[0-9]{1,22}(\\.[0-9]{0,14})?".prop_map(Value::from),
        "P([0-9]{1,20}[YMWDHS]){0,2}(T([0-9]{1,20}[HMS]){0,3})?".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(("[a-z_]{1,8}", inner), 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// The pointers of all values within a value.
fn pointers(value: &Value, at: String, all: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, inner)| pointers(inner, format!("{at}/{name}"), all)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, inner)| pointers(inner, format!("{at}/{index}"), all));
        }
        _ => {}
    }
    all.push(at);
}

/// The good case with another value somewhere.
fn mutated(place: prop::sample::Index, value: Value) -> String {
    let mut case: Value = serde_json::from_str(GOOD).unwrap();
    let mut all = Vec::new();
    pointers(&case, String::new(), &mut all);
    *case.pointer_mut(&all[place.index(all.len())]).unwrap() = value;
    case.to_string()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn any_value_may_stand_anywhere(place in any::<prop::sample::Index>(), value in value()) {
        let body = mutated(place, value);
        let text = Text::new("case.json", &body);
        let record = Record { text: &text, stretch: 0..body.len(), format: SourceFormat::Json, number: None };
        let (policy, options) = (Policy::default(), options());
        let thorough = thorough::case(&record, None, &policy, &options);
        // The two ways of reading JSON agree.
        if let Some(fast) = fast(&record, false, &policy, &options) {
            prop_assert_eq!(&thorough, &Ok(Warned::clean(fast)));
        }
        match thorough {
            Ok(warned) => prop_assert!(warned.diagnostics.iter().all(|found| found.level < Level::Error)),
            Err(Problems(found)) => {
                prop_assert!(found.iter().any(|found| found.level == Level::Error));
                prop_assert!(found.iter().all(|found| found.place.is_some()));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn bytes_may_be_cut_and_changed(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = GOOD.as_bytes().to_vec();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        for name in ["case.json", "case.yaml", "case.ndjson", "case.toml", "crm.csv"] {
            let source = Source::new(name, bytes.clone());
            drop(read(&source, None, &Policy::default(), &options()));
            drop(read(&Source::new("case.json", GOOD), Some(&source), &Policy::default(), &options()));
        }
    }
}
