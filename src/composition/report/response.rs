//! How fast we noticed, answered and ended it, and how we know.

use schemars::JsonSchema;
use serde::Serialize;

use super::course::{Clock, Milestone, milestones};
use super::scope::{Scope, gap};
use crate::case::{Basis, DetectedBy};
use crate::composition::wording;

/// Facts of `report/response.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Response {
    /// The stated zone: `UK time (UTC+1)`.
    pub zone: String,
    /// Whether the start is an instant, so that lengths can be told.
    pub measured: bool,
    /// The steps in order of time.
    pub steps: Vec<Step>,
    /// Who noticed it, as the record's word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detected_by: Option<&'static str>,
    /// How long after the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detected_after: Option<String>,
    /// How long after its end it was noticed, where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noticed_after_end: Option<String>,
    /// Names of the steps whose times the record derives from other records.
    pub derived: Vec<&'static str>,
    /// Names of the steps whose times the record takes to be so.
    pub assumed: Vec<&'static str>,
    /// Whether no end is known.
    pub still_open: bool,
}

/// One step of the response.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Step {
    /// Its name: `started`, `you_told_us`, `detected`, `acknowledged`, `told_you`, `told_customers`, `mitigated`,
    /// `resolved`.
    pub name: &'static str,
    /// The day, or what is known of it.
    pub date: String,
    /// The time of day, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// How long after the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_start: Option<String>,
    /// How long before the start, as with a notice given ahead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_start: Option<String>,
    /// How long after the step before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_last: Option<String>,
}

/// The response times; `None` where the record knows the start alone.
pub(super) fn compose(scope: &Scope<'_>) -> Option<Response> {
    let milestones = milestones(scope);
    if milestones.len() < 2 && scope.incident.detected_by.is_none() {
        return None;
    }
    let instants: Vec<_> = milestones.iter().filter_map(Milestone::instant).collect();
    let clock = Clock::new(scope.zone, scope.region, &instants);
    let start = scope.incident.times.started.instant();
    let detected = scope.incident.times.detected.and_then(|detected| detected.instant());
    let mitigated = scope.incident.times.mitigated.and_then(|mitigated| mitigated.instant());
    let of_basis = |basis| milestones.iter().filter(|one| one.basis == basis).map(|one| one.name).collect();
    Some(Response {
        zone: clock.name(),
        measured: start.is_some() && instants.len() > 1,
        steps: steps(scope, &milestones, &clock),
        detected_by: scope.incident.detected_by.map(detector),
        detected_after: start.zip(detected).and_then(|(start, detected)| gap(start, detected)),
        noticed_after_end: mitigated.zip(detected).and_then(|(mitigated, detected)| gap(mitigated, detected)),
        derived: of_basis(Basis::Derived),
        assumed: of_basis(Basis::Assumed),
        still_open: scope.end().is_none(),
    })
}

fn steps(scope: &Scope<'_>, milestones: &[Milestone], clock: &Clock) -> Vec<Step> {
    let start = scope.incident.times.started.instant();
    let mut last = None;
    let mut steps = Vec::with_capacity(milestones.len());
    for milestone in milestones {
        let at = milestone.instant();
        steps.push(Step {
            name: milestone.name,
            date: wording::calendar_day(milestone.when, scope.zone, scope.region),
            time: at.map(|at| clock.time(at)),
            after_start: start.zip(at).and_then(|(start, at)| gap(start, at)),
            before_start: start.zip(at).and_then(|(start, at)| gap(at, start)),
            after_last: last.zip(at).and_then(|(last, at)| gap(last, at)),
        });
        last = at.or(last);
    }
    steps
}

fn detector(by: DetectedBy) -> &'static str {
    match by {
        DetectedBy::Monitoring => "monitoring",
        DetectedBy::Staff => "staff",
        DetectedBy::Customer => "customer",
        DetectedBy::ThirdParty => "third_party",
    }
}
