//! What an export does not have: told to the person, and asked in the case, where the report lists it until somebody
//! answers.

use serde_json::{Map, Value, json};

/// Something that a case can hold.
struct Fact {
    /// Its path under `incident`.
    path: &'static str,
    /// What a reader of the report would ask; `None` where the report says by itself that it is not known, or no reader
    /// misses it.
    question: Option<&'static str>,
}

/// What reports and letters ask for, in the order of the case.
const FACTS: &[Fact] = &[
    Fact { path: "service", question: None },
    Fact { path: "duty", question: None },
    Fact { path: "kind", question: None },
    Fact { path: "severity", question: None },
    Fact { path: "control", question: None },
    Fact { path: "time_zone", question: None },
    Fact { path: "times.started", question: Some("When did it begin?") },
    Fact { path: "times.detected", question: Some("When did we notice it?") },
    Fact { path: "times.resolved", question: None },
    Fact { path: "detected_by", question: Some("Who noticed it?") },
    Fact { path: "root_cause", question: None },
    Fact { path: "fixes", question: Some("What ended it?") },
    Fact { path: "measures", question: Some("What will keep it from happening again?") },
    Fact { path: "not_affected", question: Some("What was not affected?") },
    Fact { path: "data", question: None },
    Fact { path: "first_told", question: Some("When did customers first hear of it from us?") },
    Fact { path: "totals", question: Some("How many customers did it reach?") },
];

/// A start that no field of the export states.
const UNCERTAIN_START: &str = "When exactly did it begin? The time told here is taken from another record, such as the one that was opened for it.";

/// The paths of what is missing; the questions go into the case.
pub(super) fn ask(incident: &mut Map<String, Value>) -> Vec<&'static str> {
    let mut missing = Vec::new();
    let mut questions = Vec::new();
    for Fact { path, question } in FACTS {
        if at(incident, path).is_some() {
            continue;
        }
        missing.push(*path);
        questions.extend(*question);
    }
    let basis = at(incident, "times.started").and_then(|started| started.get("basis")).and_then(Value::as_str);
    if basis.is_some_and(|basis| basis != "stated") {
        questions.insert(0, UNCERTAIN_START);
    }
    if let Value::Array(list) = incident.entry("open_questions").or_insert_with(|| json!([])) {
        let told = |question: &str, list: &[Value]| list.iter().any(|one| one["question"] == question);
        for question in questions {
            if !told(question, list) {
                list.push(json!({ "question": question }));
            }
        }
        if list.is_empty() {
            incident.shift_remove("open_questions");
        }
    }
    missing
}

fn at<'a>(incident: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let value = incident.get(first)?;
    if rest.is_empty() { Some(value) } else { value.get(rest) }
}
