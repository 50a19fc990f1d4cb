//! The letter that says how it stands with what was promised: each promise in the words of the letter that made it, then its
//! state, with what shows it. A broken one is owned.

use std::borrow::Cow;

use super::Outline;
use super::problems::Needs;
use super::shared;
use crate::case::{FollowUpWay, Money};
use crate::composition::correspondence::Correspondence;
use crate::composition::moves::{MoveSpec, Worded, Wording, fact, maybe, moves};
use crate::composition::opening::First;
use crate::composition::plan::{Plan, PlanParagraph};
use crate::composition::promise::{Promise, PromiseKind};
use crate::composition::standing::{PromiseState, Promised, Standing};
use crate::composition::wording;
use crate::diagnostic::Result;

moves! {
    None;

    Subject "subject": "Says that this is about what was promised."
    facts [
        fact("title", "incident.title"),
    ]
    wordings {
        Stands "stands" [] 10,
    }

    Intro "intro": "Leads into the promises, with the letters that made them and how it stands with all of them."
    facts [
        fact("title", "incident.title"),
        fact("count", "the number of promises"),
        fact("stand", "how many are kept, open and broken"),
        maybe("day", "the date of the letter"),
        maybe("days", "the dates of the letters, where there are several"),
    ]
    wordings {
        Several "several" ["After", "{stand}", "Here"] 21,
        One "one" ["After", "{stand}", "Here"] 20,
    }

    Told "told": "One promise in the words of the letter, and how it stands."
    facts [
        fact("by", "the day that was promised"),
        fact("text", "what was promised"),
        maybe("owner", "who answers for it"),
        maybe("amount", "what is paid"),
        maybe("on", "the day on which it was done"),
        maybe("evidence", "what shows it"),
        maybe("late", "by how many days it was late"),
        maybe("why", "why its day was moved"),
        maybe("answer", "that it is an answer"),
        maybe("question", "that it is the answer to a question"),
        maybe("words", "that it is a sentence of the letter's"),
    ]
    wordings {
        Kept "kept" ["By", "That", "{evidence}"] 7,
        Done "done" ["By", "Done", "{evidence}"] 5,
        Late "late" ["By", "That", "{evidence}"] 8,
        Noted "noted" ["By", "That", "{evidence}"] 5,
        Open "open" ["By", "That"] 8,
        Today "today" ["By", "That"] 6,
        Moved "moved" ["By", "We", "{why}"] 9,
        Broken "broken" ["By", "That"] 7,
        NotKept "not_kept" ["By", "We"] 7,
    }

    Broken "broken": "Owns what was not kept."
    facts [
        fact("count", "the number of broken promises"),
    ]
    wordings {
        One "one" ["I", "After"] 17,
        Several "several" ["I", "After"] 18,
    }

    Remedy "remedy": "Says what a broken promise costs us."
    facts [
        fact("text", "follow_up.when_broken of the policy"),
    ]
    wordings {
        Said "said" ["{text}"] 0,
    }
}

/// How a writer calls a call and a visit of their own.
const CALL: &str = "a call from me";
const VISIT: &str = "a visit from me";

/// What the letter says.
///
/// # Errors
/// Nothing was promised, or nothing says what became of a promise whose day is past.
pub(super) fn outline(sides: &Correspondence<'_>) -> Result<Outline> {
    let mut needs = Needs::default();
    let nothing = Standing::default();
    let standing = sides.standing.unwrap_or(&nothing);
    let promises = &standing.promises;
    needs.common(sides);
    let what = "state what the letter promised (`measures`, `settlement`, items with `by`), or name the ledger in which the \
                letter was recorded: --ledger";
    needs.incident((!promises.is_empty()).then_some(()), "measures", what);
    for unknown in promises.iter().filter(|promised| promised.state == PromiseState::Unknown) {
        let (text, day) = (&unknown.promise.text, sides.day(unknown.promise.day));
        let field = if unknown.promise.kind == PromiseKind::Answer { "incident" } else { "customers[].settlement" };
        needs.state(field, &format!("what became of \"{text}\", promised by {day}"));
    }
    if !needs.is_met() {
        return Err(needs.into_problems());
    }
    let broken = promises.iter().filter(|promised| promised.state == PromiseState::Broken).count();
    let days: Vec<String> = standing.told_on.iter().map(|day| sides.day(*day)).collect();
    let (count, several) = (promises.len() as u64, promises.len() > 1);
    let intro = Plan::new(if several { &[Intro::Several] } else { &[Intro::One] })
        .text("title", sides.incident.title.as_str())
        .text("count", wording::count(count))
        .text("stand", stand(sides, promises))
        .maybe("day", days.first().filter(|_| days.len() == 1).cloned())
        .maybe("days", (days.len() > 1).then(|| wording::list(&days, sides.region)));
    let mut owned = Vec::new();
    if broken > 0 {
        let options = if broken == 1 { &[Broken::One] } else { &[Broken::Several] };
        owned.push(Plan::new(options).text("count", wording::count(broken as u64)));
        let remedy = sides.policy.when_broken.as_ref();
        owned.extend(remedy.map(|remedy| Plan::new(&[Remedy::Said]).text("text", remedy.as_str())));
    }
    Ok(Outline {
        subject: Plan::new(&[Subject::Stands]).text("title", sides.incident.title.as_str()),
        sections: vec![
            ("standing", vec![PlanParagraph::run(vec![intro])]),
            ("promises", vec![PlanParagraph::list(promises.iter().map(|one| told(sides, one)).collect())]),
            ("broken", vec![PlanParagraph::run(owned)]),
            ("contact", vec![PlanParagraph::run(vec![shared::asking(sides)])]),
        ],
    })
}

/// How it stands with all of them, worst first: `one is broken, one is due today and three are kept`.
fn stand(sides: &Correspondence<'_>, promises: &[Promised]) -> String {
    let of = |is: fn(&PromiseState) -> bool| promises.iter().filter(|one| is(&one.state)).count() as u64;
    let today = promises.iter().filter(|one| is_today(sides, one)).count() as u64;
    let counts = [
        (of(|state| matches!(state, PromiseState::Broken)), " is broken", " are broken"),
        (of(|state| matches!(state, PromiseState::Moved { .. })), " has another day", " have another day"),
        (today, " is due today", " are due today"),
        (of(|state| matches!(state, PromiseState::Open)) - today, " is not due yet", " are not due yet"),
        (of(|state| matches!(state, PromiseState::Kept { .. })), " is kept", " are kept"),
    ];
    let all = promises.len() as u64;
    let told = counts.iter().filter(|(count, ..)| *count > 0).map(|(count, one, more)| {
        let number = match (*count, all) {
            (1, 1) => Cow::Borrowed("it"),
            (2, 2) => Cow::Borrowed("both"),
            (count, all) if count == all => Cow::Owned(format!("all {}", wording::count(count))),
            (count, _) => wording::count(count),
        };
        [&*number, if *count == 1 { *one } else { *more }].concat()
    });
    wording::list(&told.collect::<Vec<_>>(), sides.region)
}

fn told(sides: &Correspondence<'_>, promised: &Promised) -> Plan {
    let promise = &promised.promise;
    let is_answer = promise.kind == PromiseKind::Answer;
    let asks = promise.text.ends_with(['.', '?', '!']);
    let amount = promise.amount.map(|sum: Money| sides.money(sum));
    let amount = amount.filter(|sum| !asks || !promise.text.contains(sum.as_str()));
    let plan = |options: &[Told]| {
        Plan::new(options)
            .text("by", sides.day(promise.day))
            .text("text", text(sides, promise))
            .maybe("owner", promise.owner.clone().filter(|_| promise.kind == PromiseKind::Measure))
            .maybe("amount", amount.clone())
            .maybe("words", (promise.kind == PromiseKind::Payment && asks).then_some("yes"))
            .maybe("answer", (is_answer && !asks).then_some("yes"))
            .maybe("question", (is_answer && asks).then_some("yes"))
    };
    match &promised.state {
        PromiseState::Kept { on: Some(on), evidence } => {
            let late = u64::try_from((*on - promise.day).num_days()).ok().filter(|days| *days > 0);
            let plan =
                plan(if late.is_some() { &[Told::Late] } else { &[Told::Kept, Told::Done] }).text("on", sides.day(*on));
            plan.maybe("late", late.map(days)).maybe("evidence", evidence.clone())
        }
        PromiseState::Kept { on: None, evidence } => plan(&[Told::Noted]).maybe("evidence", evidence.clone()),
        PromiseState::Open if is_today(sides, promised) => plan(&[Told::Today]),
        PromiseState::Open => plan(&[Told::Open]),
        PromiseState::Moved { to, because } => {
            plan(&[Told::Moved]).text("on", sides.day(*to)).text("why", because.clone())
        }
        PromiseState::Broken | PromiseState::Unknown => plan(&[Told::Broken, Told::NotKept]),
    }
}

fn is_today(sides: &Correspondence<'_>, promised: &Promised) -> bool {
    promised.state == PromiseState::Open && promised.promise.day == sides.letter
}

/// What was promised, as it stands behind a colon; the writer is no stranger.
fn text(sides: &Correspondence<'_>, promise: &Promise) -> String {
    match promise.kind {
        PromiseKind::FollowUp(FollowUpWay::Call) if promise.text.contains(&sides.signatory.name) => CALL.to_owned(),
        PromiseKind::FollowUp(FollowUpWay::Visit) if promise.text.contains(&sides.signatory.name) => VISIT.to_owned(),
        PromiseKind::FollowUp(_) => {
            let mut letters = promise.text.chars();
            let first = letters.next().into_iter().flat_map(char::to_lowercase);
            "a ".chars().chain(first).chain(letters).collect()
        }
        PromiseKind::Measure | PromiseKind::Payment => promise.text.trim_end_matches('.').to_owned(),
        PromiseKind::Answer => promise.text.clone(),
    }
}

fn days(count: u64) -> String {
    if count == 1 { "a day".to_owned() } else { format!("{} days", wording::count(count)) }
}
