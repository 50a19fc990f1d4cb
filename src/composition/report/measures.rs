//! What is still to be done, or was done since, and which of the five aims it serves.

use schemars::JsonSchema;
use serde::Serialize;

use super::scope::Scope;
use crate::case::{Against, MeasureStatus};
use crate::composition::terms::Terms;
use crate::composition::wording;

/// Facts of `report/measures.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Measures {
    /// One row a measure, in the order of the record.
    pub rows: Vec<MeasureRow>,
    /// Whether at least one says what it acts against.
    pub aimed: bool,
    /// Whether at least one says how it is seen to be done.
    pub shown: bool,
    /// The aims that measures serve: `prevent`, `detect`, `limit`, `restore`, `communicate`, in that order.
    pub covered: Vec<&'static str>,
    /// The aims that none serves, where at least one measure names its aim.
    pub uncovered: Vec<&'static str>,
}

/// One measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MeasureRow {
    /// What is to be done: a verb phrase, capitalised.
    pub will: String,
    /// The aim it serves, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aim: Option<&'static str>,
    /// The role that answers for it, capitalised.
    pub owner: String,
    /// When it is due.
    pub due: String,
    /// `planned`, `started`, `done` or `dropped`.
    pub status: &'static str,
    /// When it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_on: Option<String>,
    /// How it can be seen to be done: sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
}

const AIMS: [&str; 5] = ["prevent", "detect", "limit", "restore", "communicate"];

/// The measures; `None` where there are none.
pub(super) fn compose(scope: &Scope<'_>, terms: &mut Terms<'_>) -> Option<Measures> {
    let measures = &scope.incident.measures;
    if measures.is_empty() {
        return None;
    }
    let rows: Vec<MeasureRow> = measures
        .iter()
        .map(|measure| MeasureRow {
            will: wording::capitalized(&terms.explain(measure.will.as_str())),
            aim: measure.against.map(aim),
            owner: wording::capitalized(measure.owner.as_str()),
            due: scope.day(measure.by),
            status: status(measure.status),
            done_on: measure.done_on.map(|on| scope.day(on)),
            evidence: measure.evidence.as_ref().map(|text| terms.explain(text.as_str())),
        })
        .collect();
    let kept = measures.iter().filter(|measure| measure.status != MeasureStatus::Dropped);
    let served: Vec<&str> = kept.filter_map(|measure| measure.against.map(aim)).collect();
    let (covered, uncovered): (Vec<_>, Vec<_>) = AIMS.into_iter().partition(|aim| served.contains(aim));
    let aimed = rows.iter().any(|row| row.aim.is_some());
    Some(Measures {
        aimed,
        shown: rows.iter().any(|row| row.evidence.is_some()),
        rows,
        uncovered: if covered.is_empty() { Vec::new() } else { uncovered },
        covered,
    })
}

fn aim(against: Against) -> &'static str {
    match against {
        Against::Cause => "prevent",
        Against::Detection => "detect",
        Against::Limiting => "limit",
        Against::Recovery => "restore",
        Against::Communication => "communicate",
    }
}

fn status(status: MeasureStatus) -> &'static str {
    match status {
        MeasureStatus::Planned => "planned",
        MeasureStatus::Started => "started",
        MeasureStatus::Done => "done",
        MeasureStatus::Dropped => "dropped",
    }
}
