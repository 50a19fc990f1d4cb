//! An update, while it lasts or when it is over: where it stands, what has happened, what is known of the cause, what the
//! reader can do, and when the next word comes.

use super::Outline;
use super::problems::Needs;
use super::shared::{self, Course};
use crate::case::{Audience, CauseStatus};
use crate::composition::correspondence::Correspondence;
use crate::composition::follow_up::{cause_by, letter_by};
use crate::composition::moves::{MoveSpec, Worded, Wording, fact, maybe, moves};
use crate::composition::opening::First;
use crate::composition::plan::{Plan, PlanParagraph};
use crate::diagnostic::Result;

moves! {
    None;

    Subject "subject": "Says where it stands."
    facts [
        fact("title", "incident.title"),
    ]
    wordings {
        Lasts "lasts" [] 6,
        Held "held" [] 8,
        Over "over" [] 6,
    }

    State "state": "Says whether it lasts, is held off or is over."
    facts [
        fact("failure", "impact.failure"),
        maybe("at", "incident.times.started"),
        maybe("end", "incident.times.mitigated"),
        maybe("span", "incident.times.started to .resolved"),
    ]
    wordings {
        Lasts "lasts" ["Since"] 14,
        NotOver "not_over" ["What"] 6,
        Held "held" ["What", "It"] 21,
        Over "over" ["{span}", "That"] 6,
    }

    CourseIntro "course_intro": "Leads into what has happened so far."
    facts []
    wordings {
        SoFar "so_far" ["How"] 6,
        Done "done" ["This"] 5,
    }

    Entry "entry": "One thing that happened, with its time."
    facts [
        fact("at", "incident.timeline[].at"),
        fact("text", "incident.timeline[].what"),
    ]
    wordings {
        Timed "timed" ["{at}"] 0,
    }

    Cause "cause": "Says what is known of the cause."
    facts [
        maybe("text", "incident.root_cause"),
        maybe("by", "incident.answer_by"),
    ]
    wordings {
        Confirmed "confirmed" ["{text}"] 0,
        Partly "partly" ["{text}", "We"] 8,
        PartlyBy "partly_by" ["{text}", "We"] 14,
        By "by" ["We", "I"] 16,
        Unknown "unknown" ["We"] 7,
    }

    Tried "tried": "Says what was tried and did not help."
    facts [
        fact("text", "incident.tried"),
    ]
    wordings {
        Said "said" ["{text}"] 0,
    }

    Letter "letter": "Says when the letter comes that answers for it."
    facts [
        fact("by", "the policy's promptness for the severity"),
    ]
    wordings {
        By "by" ["By"] 21,
    }
}

/// The most entries of the course: the last of them.
const MOST_ENTRIES: usize = 6;

/// What the update says.
///
/// # Errors
/// What fails or since when is not stated; nor, while it lasts, when the next word comes.
pub(super) fn outline(sides: &Correspondence<'_>) -> Result<Outline> {
    let (incident, mut needs) = (sides.incident, Needs::default());
    needs.common(sides);
    let course = Course::needed(sides, &mut needs);
    let over = course.as_ref().is_some_and(|course| course.ended.is_some());
    let promised = "say when the customer hears from us next, or when it was over (`times.resolved`)";
    let next = if over { None } else { needs.next_word(sides, promised) };
    let Some(course) = course.filter(|_| needs.is_met()) else { return Err(needs.into_problems()) };
    let mut state = vec![state(sides, &course)];
    state.extend(shared::figures(sides, over));
    let mut end = vec![shared::bound(sides, over || course.held.is_some())];
    match next {
        Some(next) => end.extend(shared::next(sides, next, false)),
        None => end.extend(letter(sides).into_iter().chain([shared::asking(sides)])),
    }
    let mut cause = cause(sides);
    cause.extend(incident.tried.iter().map(|text| Plan::new(&[Tried::Said]).text("text", text.as_str())));
    Ok(Outline {
        subject: Plan::new(match (over, course.held) {
            (true, _) => &[Subject::Over],
            (false, Some(_)) => &[Subject::Held],
            (false, None) => &[Subject::Lasts],
        })
        .text("title", incident.title.as_str()),
        sections: vec![
            ("state", vec![PlanParagraph::run(state)]),
            ("course", entries(sides, over)),
            ("cause", vec![PlanParagraph::run(cause)]),
            ("doing", if over { Vec::new() } else { shared::doing(sides) }),
            ("next", vec![PlanParagraph::run(end)]),
        ],
    })
}

fn state(sides: &Correspondence<'_>, course: &Course<'_>) -> Plan {
    match (course.ended, course.held) {
        (Some(end), _) => Plan::new(&[State::Over]).text("span", shared::span(sides, course, end)),
        (None, Some(held)) => Plan::new(&[State::Held])
            .text("at", shared::began(sides, course))
            .text("end", shared::later(sides, course, held)),
        (None, None) => Plan::new(&[State::Lasts, State::NotOver]).text("at", shared::began(sides, course)),
    }
    .text("failure", course.failure)
}

/// What has happened, as far as customers may read it: a list with the time of each, the last ones.
fn entries(sides: &Correspondence<'_>, over: bool) -> Vec<PlanParagraph> {
    let mut told: Vec<_> =
        sides.incident.timeline.iter().filter(|entry| entry.audience == Audience::Customer).collect();
    told.sort_by_key(|entry| entry.at);
    let last = &told[told.len().saturating_sub(MOST_ENTRIES)..];
    if last.is_empty() {
        return Vec::new();
    }
    let first = sides.local(last[0].at).date_naive();
    let one_day = last.iter().all(|entry| sides.local(entry.at).date_naive() == first);
    let entry = |entry: &&crate::case::TimelineEntry| {
        let (clock, day) = (shared::clock(sides, entry.at), sides.day(sides.local(entry.at).date_naive()));
        let at = if one_day { clock } else { format!("{day}, {clock}") };
        Plan::new(&[Entry::Timed]).text("at", at).text("text", entry.what.as_str())
    };
    vec![
        PlanParagraph::run(vec![Plan::new(if over { &[CourseIntro::Done] } else { &[CourseIntro::SoFar] })]),
        PlanParagraph::list(last.iter().map(entry).collect()),
    ]
}

fn cause(sides: &Correspondence<'_>) -> Vec<Plan> {
    let incident = sides.incident;
    let by = cause_by(incident).map(|by| sides.day(by));
    let plan = match (&incident.root_cause, incident.root_cause_status, by) {
        (Some(cause), Some(CauseStatus::Confirmed), _) => Plan::new(&[Cause::Confirmed]).text("text", cause.as_str()),
        (Some(cause), _, None) => Plan::new(&[Cause::Partly]).text("text", cause.as_str()),
        (Some(cause), _, Some(by)) => Plan::new(&[Cause::PartlyBy]).text("text", cause.as_str()).text("by", by),
        (None, _, Some(by)) => Plan::new(&[Cause::By]).text("by", by),
        (None, _, None) => Plan::new(&[Cause::Unknown]),
    };
    vec![plan]
}

/// When the letter comes.
fn letter(sides: &Correspondence<'_>) -> Option<Plan> {
    let by = letter_by(sides.incident, sides.policy, sides.zone, sides.letter)?;
    Some(Plan::new(&[Letter::By]).text("by", sides.weekday(by)))
}
