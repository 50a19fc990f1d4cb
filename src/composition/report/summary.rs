//! The report in two to four sentences, as a news item: what failed and when, whom it hit, why, and how it stands.

use schemars::JsonSchema;
use serde::Serialize;

use super::scope::{Scope, length};
use crate::case::{CauseStatus, Kind, Measure, MeasureStatus};
use crate::composition::terms::Terms;
use crate::composition::wording;

/// Facts of `report/summary.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Summary {
    /// What failed, capitalised.
    pub title: String,
    /// The same inside a sentence.
    pub failure: String,
    /// What is known of its course: exactly one is there.
    #[serde(flatten)]
    pub course: Course,
    /// What this customer could not do: a clause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meant: Option<String>,
    /// How many of what were hit: the customer's own figures, or the totals; a clause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hit: Option<String>,
    /// Why, where it is confirmed: sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// That the cause is not known yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unknown: Option<UnknownCause>,
    /// How it stands.
    pub state: State,
}

/// What is known of the course of a failure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Course {
    /// A state that had a length, such as an outage.
    Lasted(Stretch),
    /// A state of which no length is known.
    Began(Ends),
    /// Something else that ran from one instant to another.
    Ran(Stretch),
    /// Something else of which no length is known.
    Dated(Ends),
}

/// A stretch of time in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Stretch {
    /// `from 17:20 to 19:30 UK time (UTC) on Friday 6 March`.
    pub told: String,
    /// `two hours and ten minutes`.
    pub length: String,
}

/// A beginning, and perhaps an end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Ends {
    /// A phrase: `in September 2013`.
    pub at: String,
    /// The same for its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
}

/// A cause that is not known yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct UnknownCause {
    /// By when it is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// How things stand at the report's date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Still going on.
    Open {},
    /// Its effect has ended, the work on it has not.
    Stopped {},
    /// Over.
    Over {
        /// How the measures stand; absent where there are none, or the cause has filled the summary.
        #[serde(skip_serializing_if = "Option::is_none")]
        measures: Option<Progress>,
    },
}

/// How far the measures are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// All are done.
    Finished {
        /// `all five measures`, `both measures`, `the one measure`.
        all: String,
    },
    /// Some are to come.
    Coming {
        /// `two of five measures`; absent where none is done.
        #[serde(skip_serializing_if = "Option::is_none")]
        done: Option<String>,
        /// `three measures`, `one measure`.
        open: String,
        /// Whether more than one is to come.
        several: bool,
        /// The last date due.
        last: String,
    },
}

/// The summary; every report has one.
pub(super) fn compose(scope: &Scope<'_>, terms: &mut Terms<'_>) -> Summary {
    let incident = scope.incident;
    let confirmed = incident.root_cause_status != Some(CauseStatus::UnderInvestigation);
    let cause = incident.root_cause.as_ref().filter(|_| confirmed);
    let title = incident.title.as_str();
    let cause_sentences = cause.map_or(1, |cause| wording::sentences(cause.as_str()).count());
    Summary {
        title: wording::capitalized(title),
        failure: title.to_owned(),
        course: course(scope),
        meant: scope.individual.and_then(|one| one.customer.impact.failure.as_ref().map(ToString::to_string)),
        hit: hit(scope),
        cause: cause.map(|cause| terms.explain(cause.as_str())),
        unknown: cause.is_none().then(|| UnknownCause { by: incident.answer_by.map(|by| scope.day(by)) }),
        state: state(scope, cause_sentences < 2),
    }
}

fn course(scope: &Scope<'_>) -> Course {
    let is_a_state = is_a_state(&scope.incident.kinds);
    // A state ends with its effect; of anything else one can only say when it was put right.
    let end = if is_a_state { scope.effect_end() } else { scope.end() };
    let started = scope.incident.times.started;
    let instants = started.instant().zip(end.and_then(|end| end.instant()));
    let stretch = instants
        .and_then(|(from, to)| Some(Stretch { told: scope.stretch(from, to, scope.zone), length: length(from, to)? }));
    match stretch {
        Some(stretch) if is_a_state => Course::Lasted(stretch),
        Some(stretch) => Course::Ran(stretch),
        None => {
            let ends = Ends { at: scope.when(started.when), ended: end.map(|end| scope.when(end.when)) };
            if is_a_state { Course::Began(ends) } else { Course::Dated(ends) }
        }
    }
}

/// Whether the failure is a state, of which one can say that it lasted; wrong books and double charges do not last.
fn is_a_state(kinds: &[Kind]) -> bool {
    kinds.iter().any(|kind| matches!(kind, Kind::Outage | Kind::Degradation))
}

/// At most two figures: the rest have their home under the impact.
fn hit(scope: &Scope<'_>) -> Option<String> {
    let own = scope.individual.map_or(&[][..], |one| &one.customer.impact.figures);
    let figures = if own.is_empty() { &scope.incident.totals } else { own };
    let told: Vec<String> = figures.iter().take(2).map(wording::figure).collect();
    (!told.is_empty()).then(|| wording::list(&told, scope.region))
}

/// How it stands; a summary of four sentences has no `room` for the measures.
fn state(scope: &Scope<'_>, room: bool) -> State {
    let times = &scope.incident.times;
    match (scope.incident.ongoing, times.resolved, times.mitigated) {
        (false, Some(_), _) => State::Over { measures: progress(scope).filter(|_| room) },
        (false, None, Some(_)) => State::Stopped {},
        (true, ..) | (false, None, None) => State::Open {},
    }
}

fn progress(scope: &Scope<'_>) -> Option<Progress> {
    let kept: Vec<&Measure> =
        scope.incident.measures.iter().filter(|measure| measure.status != MeasureStatus::Dropped).collect();
    let open: Vec<&Measure> = kept.iter().copied().filter(|one| one.status != MeasureStatus::Done).collect();
    let done = kept.len() - open.len();
    let Some(last) = open.iter().map(|measure| measure.by).max() else {
        return (!kept.is_empty()).then(|| Progress::Finished { all: all(kept.len()) });
    };
    Some(Progress::Coming {
        done: (done > 0).then(|| format!("{} of {}", counted(done), measures(kept.len()))),
        open: measures(open.len()),
        several: open.len() > 1,
        last: scope.day(last),
    })
}

fn counted(number: usize) -> String {
    wording::count(number as u64).into_owned()
}

fn measures(number: usize) -> String {
    format!("{} measure{}", counted(number), if number == 1 { "" } else { "s" })
}

fn all(number: usize) -> String {
    match number {
        1 => "the one measure".to_owned(),
        2 => "both measures".to_owned(),
        number => format!("all {}", measures(number)),
    }
}
