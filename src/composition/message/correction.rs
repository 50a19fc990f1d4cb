//! The correction of a letter that was wrong: what was wrong in it, what is right, and who else got it.

use super::Outline;
use super::problems::Needs;
use super::shared;
use crate::composition::correspondence::Correspondence;
use crate::composition::moves::{MoveSpec, Worded, Wording, fact, maybe, moves};
use crate::composition::opening::First;
use crate::composition::plan::{Plan, PlanParagraph};
use crate::composition::wording;
use crate::diagnostic::Result;

moves! {
    None;

    Subject "subject": "Names the letter that is corrected."
    facts [
        fact("title", "incident.title"),
        fact("day", "incident.correction.sent_on"),
    ]
    wordings {
        Correction "correction" [] 6,
    }

    Wrong "wrong": "Says which letter was wrong, and in what."
    facts [
        fact("title", "incident.title"),
        fact("day", "incident.correction.sent_on"),
        fact("text", "incident.correction.wrong"),
    ]
    wordings {
        Was "was" ["Our", "{text}"] 6,
        Sent "sent" ["In", "{text}"] 9,
    }

    Right "right": "Says what is right."
    facts [
        fact("text", "incident.correction.right"),
    ]
    wordings {
        Said "said" ["{text}"] 0,
    }

    Others "others": "Says who else got the wrong letter."
    facts [
        maybe("count", "incident.correction.others"),
    ]
    wordings {
        Many "many" ["We"] 18,
        One "one" ["We"] 18,
        None "none" ["No"] 6,
    }

    Ours "ours": "Owns the mistake."
    facts []
    wordings {
        Rely "rely" ["The", "After"] 22,
        Sorry "sorry" ["I", "After"] 16,
    }

    Stands "stands": "Says that the rest of the letter holds."
    facts []
    wordings {
        Rest "rest" ["Everything"] 7,
    }
}

/// What the correction says.
///
/// # Errors
/// What was wrong is not stated.
pub(super) fn outline(sides: &Correspondence<'_>) -> Result<Outline> {
    let (incident, mut needs) = (sides.incident, Needs::default());
    let what = "say what the letter said (`wrong`), what is so (`right`) and when the letter went (`sent_on`)";
    needs.common(sides);
    let Some(correction) = needs.incident(incident.correction.as_ref(), "correction", what).filter(|_| needs.is_met())
    else {
        return Err(needs.into_problems());
    };
    let (title, day) = (incident.title.as_str(), sides.day(correction.sent_on));
    let wrong = Plan::new(&[Wrong::Was, Wrong::Sent])
        .text("title", title)
        .text("day", day.clone())
        .text("text", correction.wrong.as_str());
    let right = Plan::new(&[Right::Said]).text("text", correction.right.as_str());
    let others = correction.others.map(|others| match others {
        0 => Plan::new(&[Others::None]),
        1 => Plan::new(&[Others::One]),
        more => Plan::new(&[Others::Many]).text("count", wording::count(more)),
    });
    let mut rest = vec![Plan::new(&[Stands::Rest])];
    rest.extend(others);
    Ok(Outline {
        subject: Plan::new(&[Subject::Correction]).text("title", title).text("day", day),
        sections: vec![
            ("corrected", vec![PlanParagraph::run(vec![wrong, right])]),
            ("scope", vec![PlanParagraph::run(rest)]),
            ("ours", vec![PlanParagraph::run(vec![Plan::new(&[Ours::Rely, Ours::Sorry]), shared::asking(sides)])]),
        ],
    })
}
