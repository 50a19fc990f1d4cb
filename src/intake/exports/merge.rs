//! Several records that tell of one incident: kept together, and where they disagree it is said. The first record wins;
//! what it lacks, the others add.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::draft::{Draft, instant};
use crate::diagnostic::Diagnostic;
use crate::intake::problems::DISAGREEMENT;

/// A draft, with what it came from.
#[derive(Debug)]
pub(super) struct Told {
    /// Its source: `statuspage`.
    pub(super) source: &'static str,
    /// Which of the records of the run, from 0.
    pub(super) record: usize,
    /// What it says.
    pub(super) draft: Draft,
}

/// Brings together what tells of the same incident: the same id of the same source, or a record that names another.
pub(super) fn merge(drafts: Vec<Told>) -> Vec<Told> {
    let mut merged: Vec<Told> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for told in drafts {
        let own = told.draft.ids.iter().take(1).map(|id| format!("{}:{id}", told.source));
        let mut names: Vec<String> = own.chain(told.draft.same_as.iter().cloned()).collect();
        // Whoever points here may know any name of the record; two records are the same by their first name alone.
        let others = told.draft.ids.iter().skip(1).map(|id| format!("{}:{id}", told.source));
        let target = names.iter().find_map(|name| known.get(name).copied());
        names.extend(others);
        let index = target.unwrap_or(merged.len());
        match merged.get_mut(index) {
            Some(first) => add(first, told),
            None => merged.push(told),
        }
        for name in names {
            known.entry(name).or_insert(index);
        }
    }
    merged
}

fn add(first: &mut Told, second: Told) {
    let Told { source, record: _, draft: Draft { ids, same_as, case, found } } = second;
    let name = first.draft.name().to_owned();
    let mut differences = Vec::new();
    fill(&mut first.draft.case, case, "", &mut differences);
    for (path, kept, other) in differences {
        let message =
            format!("{name}: {} and {source} disagree on `{path}`: {kept} is kept, and {other} is not", first.source);
        first
            .draft
            .found
            .push(Diagnostic::warning(DISAGREEMENT, message).hint(format!("check `{path}` before anything is sent")));
    }
    first.draft.ids.extend(ids);
    first.draft.same_as.extend(same_as);
    for found in found {
        if !first.draft.found.contains(&found) {
            first.draft.found.push(found);
        }
    }
}

/// Fills gaps; notes where both say something else of a time, the severity, or the title.
fn fill(
    kept: &mut Map<String, Value>,
    other: Map<String, Value>,
    path: &str,
    differences: &mut Vec<(String, String, String)>,
) {
    for (name, value) in other {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        match (kept.get_mut(&name), value) {
            (None, value) => {
                kept.insert(name, value);
            }
            (Some(Value::Object(kept)), Value::Object(other)) if !kept.contains_key("at") => {
                fill(kept, other, &path, differences);
            }
            (Some(Value::Array(kept)), Value::Array(other)) => {
                for item in other {
                    if !kept.contains(&item) {
                        kept.push(item);
                    }
                }
                if name == "timeline" {
                    kept.sort_by_key(|entry| instant(entry.get("at")));
                }
            }
            (Some(kept), other) => {
                let compared = ["incident.times.", "incident.severity", "incident.title"];
                if shown(kept) != shown(&other) && compared.iter().any(|start| path.starts_with(start)) {
                    differences.push((path, shown(kept), shown(&other)));
                }
            }
        }
    }
}

/// A value as a message names it: of a time, the time.
fn shown(value: &Value) -> String {
    match value.get("at").unwrap_or(value) {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
