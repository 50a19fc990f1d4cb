//! Part 3: the cause, why nothing caught it, and what is not known.

use super::facts::Facts;
use super::moves::cause::{Answer, Contributing, Detection, Question, RootCause, Safeguard, Trigger};
use super::occasion::{Occasion, at, gap};
use super::responsibility::tells_detection;
use super::restoration::gathered;
use crate::case::{CauseStatus, DetectedBy, Sentences};
use crate::composition::plan::{Plan, PlanParagraph, Rank};
use crate::composition::wording;

/// Minutes after which the way to noticing is worth a sentence.
const NOTICED_AT_ONCE_MINUTES: i64 = 5;

/// The part's paragraphs.
pub(super) fn plan(facts: &Facts<'_>, occasion: &Occasion) -> Vec<PlanParagraph> {
    let incident = facts.incident;
    let open = incident.root_cause_status != Some(CauseStatus::Confirmed);
    let mut explained: Vec<Plan> = Vec::new();
    if let Some(trigger) = &incident.trigger {
        explained.push(Plan::new(&[Trigger::Said]).text("text", trigger.as_str()));
    }
    let wording = match (open, &incident.root_cause) {
        (false, _) => RootCause::Said,
        (true, Some(_)) => RootCause::Open,
        (true, None) => RootCause::Unknown,
    };
    explained.push(Plan::new(&[wording]).maybe("text", incident.root_cause.as_ref().map(Sentences::as_str)));
    for (index, text) in incident.contributing.iter().enumerate() {
        // What made it worse is often what the reader suffered most from, and what a measure answers.
        let rank = if index == 0 { Rank::Useful } else { Rank::Spare };
        explained.push(Plan::new(&[Contributing::Said]).text("text", text.as_str()).rank(rank));
    }
    let mut lasted = safeguards(facts);
    lasted.extend(detection(facts, occasion));
    lasted.extend(unknowns(facts, open));
    gathered(vec![explained, lasted], 110)
}

/// What should have caught it. The first is told always, the others as far as there is room.
fn safeguards(facts: &Facts<'_>) -> Vec<Plan> {
    facts
        .incident
        .safeguards
        .iter()
        .enumerate()
        .map(|(index, safeguard)| {
            let options: &[Safeguard] = match index {
                _ if names_itself(safeguard) => &[Safeguard::Said],
                0 => &[Safeguard::Count, Safeguard::Should, Safeguard::Help],
                1 => &[Safeguard::Nor],
                _ => &[Safeguard::Should, Safeguard::Help],
            };
            Plan::new(options).text("name", safeguard.name.as_str()).text("why", safeguard.why_it_failed.as_str()).rank(
                match index {
                    0 => Rank::Essential,
                    1 => Rank::Useful,
                    _ => Rank::Spare,
                },
            )
        })
        .collect()
}

/// Whether what says why a safeguard failed stands without its name: its first sentence names it, which would only be said
/// twice, or leans on nothing before it.
fn names_itself(safeguard: &crate::case::Safeguard) -> bool {
    let Some(first) = wording::sentences(safeguard.why_it_failed.as_str()).next() else { return false };
    let head = wording::head(safeguard.name.as_str());
    let mut words = first.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    !wording::leans(first) || words.any(|word| word.eq_ignore_ascii_case(head))
}

/// When and by whom it was noticed, where that took long and the second part has not told it.
fn detection(facts: &Facts<'_>, occasion: &Occasion) -> Option<Plan> {
    let detected = facts.incident.times.detected.and_then(|moment| moment.instant())?;
    if (detected - facts.started).num_minutes() < NOTICED_AT_ONCE_MINUTES || tells_detection(facts) {
        return None;
    }
    let options: &[Detection] = match facts.incident.detected_by {
        Some(DetectedBy::Monitoring) => &[Detection::Monitoring, Detection::MonitoringGap],
        Some(DetectedBy::Staff) => &[Detection::Staff, Detection::StaffGap],
        Some(DetectedBy::Customer) => &[Detection::Customer],
        Some(DetectedBy::ThirdParty) => &[Detection::Others],
        None => &[Detection::Unsaid],
    };
    Some(
        Plan::new(options)
            .text("at", at(facts, occasion, detected))
            .text("gap", gap(facts.started, detected)?)
            .rank(Rank::Extra),
    )
}

/// What is not known yet, each with the date of its answer.
fn unknowns(facts: &Facts<'_>, open: bool) -> Vec<Plan> {
    let questions = facts.incident.open_questions.iter().filter_map(|question| {
        let by = question.answer_by?;
        Some(
            // The answer to the cause itself carries the date for all that is answered with it.
            Plan::new(if open && Some(by) == facts.incident.answer_by {
                &[Question::Asked]
            } else {
                &[Question::Dated]
            })
            .text("text", question.question.as_str())
            .text("by", facts.day(by)),
        )
    });
    let answer = facts.incident.answer_by.filter(|_| open);
    questions.chain(answer.map(|by| Plan::new(&[Answer::Promised]).text("by", facts.weekday(by)))).collect()
}
