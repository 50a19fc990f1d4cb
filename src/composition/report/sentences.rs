//! Sections that pass on what the record says, and decide nothing but whether to appear.

use schemars::JsonSchema;
use serde::Serialize;

use super::scope::Scope;
use crate::composition::terms::Terms;

/// Facts of `report/not_affected.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NotAffected {
    /// What was not touched: sentences each.
    pub facts: Vec<String>,
}

/// Facts of `report/residual_risk.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ResidualRisk {
    /// What remains possible: sentences.
    pub told: String,
}

/// Facts of `report/lessons.md`; for internal reports alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LessonsLearned {
    /// What went well: sentences each.
    pub went_well: Vec<String>,
    /// What went badly: sentences each.
    pub went_badly: Vec<String>,
    /// Where luck helped: sentences each.
    pub lucky: Vec<String>,
}

/// Facts of `report/glossary.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Glossary {
    /// The words, in the order of the alphabet.
    pub terms: Vec<Explained>,
}

/// A word and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Explained {
    /// The word.
    pub term: String,
    /// What it means: a noun phrase.
    pub means: String,
}

pub(super) fn not_affected(scope: &Scope<'_>, terms: &mut Terms<'_>) -> Option<NotAffected> {
    let facts = terms.explain_all(&scope.incident.not_affected);
    (!facts.is_empty()).then_some(NotAffected { facts })
}

pub(super) fn residual_risk(scope: &Scope<'_>, terms: &mut Terms<'_>) -> Option<ResidualRisk> {
    scope.incident.residual_risk.as_ref().map(|text| ResidualRisk { told: terms.explain(text.as_str()) })
}

pub(super) fn lessons(scope: &Scope<'_>, terms: &mut Terms<'_>) -> Option<LessonsLearned> {
    let lessons = &scope.incident.lessons;
    let empty = lessons.went_well.is_empty() && lessons.went_badly.is_empty() && lessons.lucky.is_empty();
    if empty || !scope.is_internal() {
        return None;
    }
    Some(LessonsLearned {
        went_well: terms.explain_all(&lessons.went_well),
        went_badly: terms.explain_all(&lessons.went_badly),
        lucky: terms.explain_all(&lessons.lucky),
    })
}

pub(super) fn glossary(scope: &Scope<'_>) -> Option<Glossary> {
    let known =
        scope.incident.terms.iter().map(|one| Explained { term: one.term.clone(), means: one.means.to_string() });
    let mut terms: Vec<Explained> = known.collect();
    terms.sort_by_key(|one| one.term.to_lowercase());
    (!terms.is_empty()).then_some(Glossary { terms })
}
