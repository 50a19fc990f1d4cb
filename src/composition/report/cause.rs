//! Why it happened: trigger, root cause, contributing factors, safeguards and other parties, each apart.

use schemars::JsonSchema;
use serde::Serialize;

use super::scope::Scope;
use crate::case::{CauseStatus, ThirdParty};
use crate::composition::terms::Terms;
use crate::composition::wording;

/// Facts of `report/cause.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Cause {
    /// What set it off: sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trigger: Option<String>,
    /// The root cause: exactly one of its states.
    pub root: RootCause,
    /// What made it worse or more likely: sentences each.
    pub contributing: Vec<String>,
    /// What should have caught or limited it.
    pub safeguards: Vec<FailedSafeguard>,
    /// What was ours to do or decide: sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub our_part: Option<String>,
    /// Others who had a part; in a customer's report only those of whom our decision is told.
    pub third_parties: Vec<OtherParty>,
}

/// What is known of the root cause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RootCause {
    /// It is known.
    Confirmed {
        /// Sentences.
        told: String,
    },
    /// It is not, or not for certain.
    Open {
        /// What is known so far: sentences.
        #[serde(skip_serializing_if = "Option::is_none")]
        so_far: Option<String>,
        /// By when it is told.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<String>,
    },
}

/// A safeguard that did not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FailedSafeguard {
    /// What it is called, capitalised.
    pub name: String,
    /// Why it did not hold: sentences.
    pub why: String,
}

/// Somebody else who had a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OtherParty {
    /// Their name.
    pub name: String,
    /// What they are to us: a noun phrase.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// What we decided: sentences. Absent only in internal reports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub our_decision: Option<String>,
}

/// The cause; every report has one, if only to say that it is not known.
pub(super) fn compose(scope: &Scope<'_>, terms: &mut Terms<'_>) -> Cause {
    let incident = scope.incident;
    let trigger = incident.trigger.as_ref().map(|text| terms.explain(text.as_str()));
    let told = incident.root_cause.as_ref().map(|text| terms.explain(text.as_str()));
    let root = match (told, incident.root_cause_status) {
        (Some(told), Some(CauseStatus::Confirmed) | None) => RootCause::Confirmed { told },
        (so_far, _) => RootCause::Open { so_far, by: incident.answer_by.map(|by| scope.day(by)) },
    };
    let contributing = terms.explain_all(&incident.contributing);
    let safeguards = incident.safeguards.iter().map(|safeguard| FailedSafeguard {
        name: wording::capitalized(safeguard.name.as_str()),
        why: terms.explain(safeguard.why_it_failed.as_str()),
    });
    let safeguards = safeguards.collect();
    let our_part = incident.our_part.as_ref().map(|text| terms.explain(text.as_str()));
    let may_be_told = |party: &&ThirdParty| scope.is_internal() || party.our_decision.is_some();
    let third_parties = incident.third_parties.iter().filter(may_be_told).map(|party| OtherParty {
        name: party.name.clone(),
        role: party.role.as_ref().map(ToString::to_string),
        our_decision: party.our_decision.as_ref().map(|text| terms.explain(text.as_str())),
    });
    Cause { trigger, root, contributing, safeguards, our_part, third_parties: third_parties.collect() }
}
