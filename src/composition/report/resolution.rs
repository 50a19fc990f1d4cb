//! What ended it: what was tried in vain, what was done, whether it will stay, and how that was checked.

use schemars::JsonSchema;
use serde::Serialize;

use super::scope::Scope;
use crate::composition::terms::Terms;
use crate::composition::wording;

/// Facts of `report/resolution.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Resolution {
    /// What was tried and did not help, or made it worse: sentences each.
    pub tried: Vec<String>,
    /// What was done.
    pub fixes: Vec<FixTold>,
}

/// One thing done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FixTold {
    /// When, capitalised: `On Friday 6 March at 19:30 UK time (UTC)`.
    pub on: String,
    /// What was done: a past phrase.
    pub did: String,
    /// Whether it will stay, where the record says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lasting: Option<Lasting>,
    /// How it was checked: sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified: Option<String>,
}

/// Whether a fix will stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Lasting {
    /// It will.
    Lasting {},
    /// It serves until a lasting one is there.
    Temporary {},
}

/// What ended it; `None` where the record holds nothing of it.
pub(super) fn compose(scope: &Scope<'_>, terms: &mut Terms<'_>) -> Option<Resolution> {
    let incident = scope.incident;
    if incident.tried.is_empty() && incident.fixes.is_empty() {
        return None;
    }
    let tried = terms.explain_all(&incident.tried);
    let fixes = incident.fixes.iter().map(|fix| FixTold {
        on: wording::capitalized(&scope.on_day_or_time(fix.on)),
        did: fix.did.to_string(),
        lasting: fix.lasting.map(|lasting| if lasting { Lasting::Lasting {} } else { Lasting::Temporary {} }),
        verified: fix.verified.as_ref().map(|text| terms.explain(text.as_str())),
    });
    Some(Resolution { tried, fixes: fixes.collect() })
}
