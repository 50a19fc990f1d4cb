//! What we do not know yet, with the dates of the answers, and when the next word comes.

use schemars::JsonSchema;
use serde::Serialize;

use super::scope::Scope;
use crate::case::{CauseStatus, DayOrTime, Extent, FollowUpWay, Kind};
use crate::composition::follow_up::follow_ups;
use crate::composition::terms::Terms;
use crate::composition::wording;

/// Facts of `report/questions.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Questions {
    /// What the record lacks and a reader would miss.
    pub gaps: Vec<Gap>,
    /// Questions that the record asks itself.
    pub asked: Vec<Question>,
    /// When the next word comes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<NextWord>,
}

/// Something that is not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Gap {
    /// What: `cause`, `cause_unconfirmed`, `end`, `data_lost`, `data_exposed`, `data_unstated`.
    pub name: &'static str,
    /// By when it is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// A question with the date of its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Question {
    /// Sentences.
    pub question: String,
    /// By when it is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// When, and how, the next word comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NextWord {
    /// A phrase: `on Thursday 12 March at 10:00 UK time (UTC)`.
    pub on: String,
    /// `call`, `visit` or `letter`; absent for an update to all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<&'static str>,
}

/// The open questions; `None` where nothing is open and no date is known.
pub(super) fn compose(scope: &Scope<'_>, terms: &mut Terms<'_>) -> Option<Questions> {
    let gaps = gaps(scope);
    let asked: Vec<Question> = scope
        .incident
        .open_questions
        .iter()
        .map(|open| Question {
            question: terms.explain(open.question.as_str()),
            by: open.answer_by.map(|by| scope.day(by)),
        })
        .collect();
    let next = next_word(scope);
    (!gaps.is_empty() || !asked.is_empty() || next.is_some()).then_some(Questions { gaps, asked, next })
}

fn gaps(scope: &Scope<'_>) -> Vec<Gap> {
    let incident = scope.incident;
    let open = incident.root_cause_status == Some(CauseStatus::UnderInvestigation);
    let cause = match (&incident.root_cause, open) {
        (None, _) => Some("cause"),
        (Some(_), true) => Some("cause_unconfirmed"),
        (Some(_), false) => None,
    };
    let data = incident.data.as_ref();
    let unknown = |extent: Option<Extent>| extent == Some(Extent::Unknown);
    let lost = unknown(data.and_then(|data| data.lost));
    let exposed = unknown(data.and_then(|data| data.exposed));
    let stated = data.is_some_and(|data| data.lost.is_some() || data.exposed.is_some());
    let cause_by = incident.answer_by;
    let data_by = data.and_then(|data| data.answer_by);
    let gaps = [
        (cause, cause_by),
        (scope.end().is_none().then_some("end"), None),
        (lost.then_some("data_lost"), data_by),
        (exposed.then_some("data_exposed"), data_by),
        ((!stated && may_touch_data(&incident.kinds)).then_some("data_unstated"), data_by),
    ];
    let gap = |(name, by): (Option<_>, Option<_>)| name.map(|name| Gap { name, by: by.map(|by| scope.day(by)) });
    gaps.into_iter().filter_map(gap).collect()
}

/// Whether a reader would ask what became of data. Nobody asks it of a late parcel.
fn may_touch_data(kinds: &[Kind]) -> bool {
    kinds.is_empty() || kinds.iter().any(|kind| !matches!(kind, Kind::Delivery | Kind::Conduct | Kind::Safety))
}

/// The update that the record announces, otherwise the first that this customer is promised.
fn next_word(scope: &Scope<'_>) -> Option<NextWord> {
    let announced = scope.incident.next_update_at.map(DayOrTime::Time).filter(|on| lies_ahead(scope, *on));
    if let Some(on) = announced {
        return Some(NextWord { on: scope.on_day_or_time(on), how: None });
    }
    let promised = follow_ups(scope.individual?.customer, scope.record.policy, scope.record.issued_on);
    let promised = promised.into_iter().find(|follow_up| lies_ahead(scope, follow_up.on))?;
    let zone = scope.reader_zone().unwrap_or(scope.zone);
    let on = wording::on_day_or_time(promised.on, zone, scope.record.issued_on, scope.region);
    let how = match promised.how {
        FollowUpWay::Call => "call",
        FollowUpWay::Visit => "visit",
        FollowUpWay::Letter => "letter",
    };
    Some(NextWord { on, how: Some(how) })
}

fn lies_ahead(scope: &Scope<'_>, on: DayOrTime) -> bool {
    on.day_in(scope.zone) >= scope.record.issued_on
}
