//! One letter about several incidents of one customer: one sum, one acceptance, one apology; and each failure with its own
//! effect, cause and steps. Which incidents belong together was decided before.

mod merge;

pub use merge::join;

use super::Letter;
use super::compose::settle;
use super::facts::Facts;
use super::moves::cause::CauseEach;
use super::moves::prevention::StepsEach;
use super::moves::responsibility::OwnEach;
use super::moves::restoration::Both;
use super::occasion::Occasion;
use super::{cause, prevention, regret, responsibility, restoration};
use crate::case::CauseStatus;
use crate::composition::plan::{Plan, PlanParagraph};
use crate::composition::{Brief, Record, wording};
use crate::diagnostic::{Problems, Result};

/// One of several failures.
struct Failure<'a> {
    /// Its place among them.
    place: usize,
    facts: Facts<'a>,
    occasion: Occasion,
    /// When it was, so that no other of the letter is meant.
    on: String,
}

/// Composes one letter from the records of one customer: `joint` is the record of the case that [`join`] makes of them.
/// What one letter says once is taken from it, what each failure has of its own from that failure's record.
///
/// # Errors
/// The facts that the letter lacks, of whichever record, or a language for which there are no templates.
pub fn compose(joint: &Record<'_>, records: &[Record<'_>], brief: &Brief) -> Result<Letter> {
    let failures = failures(records, brief)?;
    let facts = Facts::gather(joint, brief)?;
    let occasion = Occasion::of(&facts);
    let parts = [
        restoration::plan_after(named(&failures), &facts, &occasion),
        responsibility(&facts, &failures),
        failures.iter().flat_map(cause).collect(),
        prevention(&facts, &failures),
        regret::plan(&facts),
    ];
    Ok(settle(&facts, parts))
}

/// The failures in the order of the records, each told from the others.
fn failures<'a>(records: &'a [Record<'a>], brief: &'a Brief) -> Result<Vec<Failure<'a>>> {
    let mut missing = Vec::new();
    let mut failures: Vec<Failure<'a>> = Vec::new();
    for record in records {
        match Facts::gather(record, brief) {
            Ok(facts) => {
                let occasion = Occasion::of(&facts);
                let on = occasion.dated(&facts);
                failures.push(Failure { place: failures.len(), facts, occasion, on });
            }
            Err(Problems(problems)) => missing.extend(problems),
        }
    }
    if !missing.is_empty() {
        return Err(Problems(missing));
    }
    let named = |failure: &Failure<'_>| (failure.facts.incident.title.as_str().to_owned(), failure.on.clone());
    let called: Vec<_> = failures.iter().map(named).collect();
    for (index, failure) in failures.iter_mut().enumerate() {
        if called.iter().filter(|name| **name == called[index]).count() > 1 {
            failure.on = failure.occasion.dated_exactly(&failure.facts);
        }
    }
    Ok(failures)
}

/// Every failure in the customer's words, and that the letter answers for them.
fn named(failures: &[Failure<'_>]) -> Vec<Plan> {
    let each = failures.iter().map(|failure| failure.occasion.failure(&failure.facts));
    let wording = if failures.len() == 2 { Both::Two } else { Both::All };
    let both = Plan::new(&[wording]).text("count", wording::count(failures.len() as u64));
    each.chain([both]).collect()
}

/// One acceptance, what went before, and what each failure meant.
fn responsibility(facts: &Facts<'_>, failures: &[Failure<'_>]) -> Vec<PlanParagraph> {
    let mut paragraphs = responsibility::plan_of_several(facts);
    for failure in failures {
        let (ours, effects) =
            (responsibility::ours(&failure.facts), responsibility::effects(&failure.facts, &failure.occasion));
        let lead: &[OwnEach] = match (ours.is_empty(), effects.is_empty()) {
            (true, true) => continue,
            (_, true) => &[OwnEach::More],
            _ => failure.turn(&[OwnEach::Meant, OwnEach::Reached]),
        };
        let lead = failure.named(Plan::new(lead));
        paragraphs.push(PlanParagraph::run([vec![lead], effects, ours].concat()));
    }
    paragraphs
}

/// The cause of one failure.
fn cause(failure: &Failure<'_>) -> Vec<PlanParagraph> {
    let known = failure.facts.incident.root_cause_status == Some(CauseStatus::Confirmed);
    let wordings = if known { failure.turn(&[CauseEach::How, CauseEach::Like]) } else { &[CauseEach::About] };
    let lead = failure.named(Plan::new(wordings));
    led_by(lead, cause::plan(&failure.facts, &failure.occasion))
}

/// What the reader can do, each failure's steps, and when we report back on all of them.
fn prevention(facts: &Facts<'_>, failures: &[Failure<'_>]) -> Vec<PlanParagraph> {
    let protection = failures.iter().flat_map(|failure| prevention::protection(&failure.facts));
    let steps = failures.iter().flat_map(|failure| {
        let lead = failure.named(Plan::new(failure.turn(&[StepsEach::After, StepsEach::These])));
        led_by(lead, prevention::steps(&failure.facts, &failure.occasion, Vec::new()))
    });
    protection.chain(steps).chain([PlanParagraph::run(prevention::ending(facts))]).collect()
}

/// Paragraphs whose first begins with that move; none where nothing is said.
fn led_by(lead: Plan, mut paragraphs: Vec<PlanParagraph>) -> Vec<PlanParagraph> {
    paragraphs.retain(|paragraph| !paragraph.plans.is_empty());
    match paragraphs.first_mut() {
        Some(first) if !first.list => first.plans.insert(0, lead),
        Some(_) => paragraphs.insert(0, PlanParagraph::run(vec![lead])),
        None => {}
    }
    paragraphs
}

impl Failure<'_> {
    /// One of a move's wordings, another than for the failure before.
    fn turn<'w, W>(&self, wordings: &'w [W]) -> &'w [W] {
        let turn = self.place % wordings.len().max(1);
        wordings.get(turn..=turn).unwrap_or(wordings)
    }

    /// Adds what the failure is called and when it was.
    fn named(&self, plan: Plan) -> Plan {
        plan.text("title", self.facts.incident.title.as_str()).text("on", self.on.clone())
    }
}
