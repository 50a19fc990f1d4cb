//! What `--format sarif` prints is what SARIF 2.1.0 says: held to the schema of the standard, which lies under
//! `tests/schemas` with its descriptions left out.

use std::fs;

use serde_json::{Value, json};

use crate::json_schema::faults;
use crate::support::{Ran, amends, root};

fn schema() -> Value {
    serde_json::from_str(&fs::read_to_string(root().join("tests/schemas/sarif-2.1.0.json")).unwrap()).unwrap()
}

fn faults_of(log: &Value) -> Vec<String> {
    let schema = schema();
    faults(log, &schema, schema["definitions"].as_object().unwrap())
}

fn example(name: &str) -> Vec<u8> {
    fs::read(root().join("examples").join(name)).unwrap()
}

/// A log of each kind of place: a sentence, a part, the frame, the letter as a whole, a field of a case, a file, nothing.
fn logs() -> Vec<Value> {
    let letter = fs::read_to_string(root().join("tests/examples/outage.letter.md")).unwrap();
    let edited = letter.replace("March 20, our", "March 27, our").replace("Ms. Delgado", "Mr. Okafor");
    let short: String = edited.split_inclusive("\n\n").take(8).collect();
    let against = |name: &str, text: &str| {
        amends(&format!("check {name} --against outage.json#cobble-oven --policy outage.toml --format sarif"))
            .file(name, text)
            .file("outage.json", example("outage.json"))
            .file("outage.toml", example("outage.toml"))
            .run()
            .ends_with(1)
    };
    let broken = String::from_utf8(example("outage.json")).unwrap().replace("\"duty\"", "\"dury\"");
    let case = amends("check odd:name.json --format sarif").file("odd:name.json", broken).run();
    let nowhere = amends("check nowhere.md --format sarif").run().ends_with(2);
    let log = |ran: Ran| serde_json::from_str(&ran.stderr).unwrap_or_else(|error| panic!("{error}: {}", ran.stderr));
    [against("letter.md", &edited), against("short.md", &short), case, nowhere].map(log).into()
}

#[test]
fn a_log_is_what_the_standard_says() {
    let mut places = 0;
    for log in logs() {
        assert_eq!(faults_of(&log), Vec::<String>::new(), "{log:#}");
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        for result in run["results"].as_array().unwrap() {
            assert!(rules.iter().any(|rule| rule["id"] == result["ruleId"]), "{result:#}");
            places += result["locations"].as_array().unwrap().len();
        }
    }
    assert!(places > 4, "{places}");
}

/// The test above is worth nothing if its reading of the schema lets everything pass.
#[test]
fn a_log_that_is_not_what_the_standard_says_is_seen() {
    let log = logs().remove(0);
    let faults: [(&str, Value); 6] = [
        ("/version", json!("2.0.0")),
        ("/runs/0/tool", json!({})),
        ("/runs/0/results/0/level", json!("fatal")),
        ("/runs/0/results/0/message", json!("text")),
        ("/runs/0/results/0/locations/0/physicalLocation/region/startLine", json!(0)),
        ("/runs/0/columnKind", json!("bytes")),
    ];
    for (place, value) in faults {
        let mut changed = log.clone();
        *changed.pointer_mut(place).unwrap_or_else(|| panic!("{place}: {log:#}")) = value;
        assert!(!faults_of(&changed).is_empty(), "{place}");
    }
    let mut more = log.clone();
    more["runs"][0]["results"][0]["severity"] = json!("high");
    assert!(!faults_of(&more).is_empty());
}
