//! The acknowledgement, within the hour: what we know, what the reader can do, and when they hear next. It states no cause,
//! even where the record has one by now, and promises nothing but the next word.

use super::Outline;
use super::problems::Needs;
use super::shared::{self, Course};
use crate::case::CauseStatus;
use crate::composition::correspondence::Correspondence;
use crate::composition::moves::{MoveSpec, Worded, Wording, fact, maybe, moves};
use crate::composition::opening::First;
use crate::composition::plan::{Plan, PlanParagraph};
use crate::diagnostic::Result;

moves! {
    None;

    Subject "subject": "Says that we know of it, and that the next word has a time."
    facts [
        fact("title", "incident.title"),
    ]
    wordings {
        Know "know" [] 5,
        Now "now" [] 8,
    }

    Known "known": "Says what fails for the reader and since when, or that it is over."
    facts [
        fact("failure", "impact.failure"),
        maybe("at", "incident.times.started"),
        maybe("span", "incident.times.started to .resolved"),
    ]
    wordings {
        Since "since" ["Since"] 6,
        Began "began" ["We"] 9,
        Over "over" ["{span}", "That"] 6,
    }

    Unaffected "unaffected": "Says what is not hit, as a fact."
    facts [
        fact("text", "incident.not_affected"),
    ]
    wordings {
        Said "said" ["{text}"] 0,
    }

    Unknown "unknown": "Says that the cause is not known, without a guess."
    facts []
    wordings {
        Guess "guess" ["We"] 11,
        Sure "sure" ["The"] 6,
    }
}

/// The most sentences on what is not hit: the reader wants to know about what is.
const MOST_UNAFFECTED: usize = 2;

/// What the acknowledgement says.
///
/// # Errors
/// What fails, since when, or when the next word comes is not stated.
pub(super) fn outline(sides: &Correspondence<'_>) -> Result<Outline> {
    let (incident, mut needs) = (sides.incident, Needs::default());
    needs.common(sides);
    let course = Course::needed(sides, &mut needs);
    let promised =
        "say when the customer hears from us next, as a time that will be kept: what is promised here is looked for";
    let next = needs.next_word(sides, promised);
    let (Some(course), Some(next), true) = (course, next, needs.is_met()) else { return Err(needs.into_problems()) };
    let mut known = vec![known(sides, &course)];
    known.extend(shared::figures(sides, course.ended.is_some()));
    let unaffected = incident.not_affected.iter().take(MOST_UNAFFECTED);
    known.extend(unaffected.map(|text| Plan::new(&[Unaffected::Said]).text("text", text.as_str())));
    known.push(shared::bound(sides, course.ended.is_some()));
    // A cause that is confirmed by now is the letter's to tell, and nothing here denies it.
    let unknown = (incident.root_cause_status != Some(CauseStatus::Confirmed))
        .then(|| Plan::new(&[Unknown::Guess, Unknown::Sure]));
    let mut ahead: Vec<Plan> = unknown.into_iter().collect();
    ahead.extend(shared::next(sides, next, course.ended.is_some()));
    Ok(Outline {
        subject: Plan::new(&[Subject::Know, Subject::Now]).text("title", incident.title.as_str()),
        sections: vec![
            ("known", vec![PlanParagraph::run(known)]),
            ("doing", shared::doing(sides)),
            ("next", vec![PlanParagraph::run(ahead)]),
        ],
    })
}

fn known(sides: &Correspondence<'_>, course: &Course<'_>) -> Plan {
    match course.ended {
        Some(end) => Plan::new(&[Known::Over]).text("span", shared::span(sides, course, end)),
        None => Plan::new(&[Known::Since, Known::Began]).text("at", shared::began(sides, course)),
    }
    .text("failure", course.failure)
}
