//! What went wrong towards this customer before, and what became of what we promised then.

use schemars::JsonSchema;
use serde::Serialize;

use super::scope::Scope;
use crate::composition::terms::Terms;
use crate::composition::wording;

/// Facts of `report/recurrence.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Recurrence {
    /// The earlier failures inside the policy's window, in order of date.
    pub earlier: Vec<Earlier>,
}

/// One earlier failure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Earlier {
    /// Its reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// When, capitalised: `On 3 May 2025`.
    pub on: String,
    /// What happened: a clause.
    pub what: String,
    /// What we promised then: sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promised: Option<String>,
    /// What became of it, where the record says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept: Option<Kept>,
    /// Whether it was like this failure.
    pub similar: bool,
}

/// What became of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// It was kept.
    Kept {},
    /// It was not.
    Broken {},
}

/// The earlier failures that the assessment found to count; `None` where there are none.
pub(super) fn compose(scope: &Scope<'_>, terms: &mut Terms<'_>) -> Option<Recurrence> {
    let individual = scope.individual?;
    let found = individual.assessment.earlier.iter();
    let earlier: Vec<Earlier> = found
        .filter_map(|index| individual.customer.earlier_failures.get(*index))
        .map(|failure| Earlier {
            id: failure.id.clone(),
            on: wording::capitalized(&format!("on {}", scope.date(failure.on))),
            what: failure.what.to_string(),
            promised: failure.promised.as_ref().map(|text| terms.explain(text.as_str())),
            kept: failure.kept.map(|kept| if kept { Kept::Kept {} } else { Kept::Broken {} }),
            similar: failure.similar,
        })
        .collect();
    (!earlier.is_empty()).then_some(Recurrence { earlier })
}
