//! Part 2: owns the failure, names the duty, and what it meant to this reader.

use chrono::{DateTime, Utc};

use crate::case::{Control, DetectedBy, Extent, Kind, Sentences};
use crate::composition::wording;

use super::facts::Facts;
use super::moves::responsibility::{
    Consequences, DataUnknown, Decision, Downstream, Earlier, Effect, Exposed, Late, Lost, Notice, OurPart, Own,
};
use super::occasion::{Occasion, at, at_then, gap};
use super::restoration::{gathered, mentions, plain};
use crate::composition::plan::{Plan, PlanParagraph, Rank};

/// Minutes within which a first word counts as prompt.
const PROMPT_MINUTES: i64 = 30;

/// Up to how many hours of silence are counted in hours.
const HOURS_OF_A_DAY: i64 = 24;

/// The part's paragraphs.
pub(super) fn plan(facts: &Facts<'_>, occasion: &Occasion) -> Vec<PlanParagraph> {
    let mut owning = vec![own(facts)];
    owning.extend(ours(facts));
    // What it meant to the reader comes before how long the letter took.
    let mut meant = effects(facts, occasion);
    meant.extend(late(facts, &[Late::Owned, Late::Waited]));
    gathered(vec![owning, earlier(facts), meant], 100)
}

/// What was ours to do or decide.
pub(super) fn ours(facts: &Facts<'_>) -> Vec<Plan> {
    let decided = facts.incident.third_parties.iter().filter_map(|third| third.our_decision.as_ref());
    let decided = decided.map(|decision| Plan::new(&[Decision::Said]).text("text", decision.as_str()));
    let part = facts.incident.our_part.as_ref();
    decided.chain(part.map(|part| Plan::new(&[OurPart::Said]).text("text", part.as_str()))).collect()
}

/// The acceptance of several failures, what happened before them, and how late the letter is for the first.
pub(super) fn plan_of_several(facts: &Facts<'_>) -> Vec<PlanParagraph> {
    let history = earlier(facts).into_iter().chain(late(facts, &[Late::First])).collect();
    gathered(vec![vec![own(facts)], history], 100)
}

/// What it meant to this reader.
pub(super) fn effects(facts: &Facts<'_>, occasion: &Occasion) -> Vec<Plan> {
    let mut effects: Vec<Plan> = effect(facts).into_iter().collect();
    if let Some(downstream) = &facts.customer.impact.downstream {
        effects.push(Plan::new(&[Downstream::Said]).text("text", downstream.as_str()));
    }
    effects.extend(data(facts));
    effects.extend(notice(facts, occasion));
    effects
}

/// The fault, in the first words.
fn own(facts: &Facts<'_>) -> Plan {
    let shared = facts.incident.control != Some(Control::Ours);
    let options: &[Own] = match (facts.is_repeat(), shared, facts.is_grave()) {
        (true, ..) => &[Own::Again],
        (false, true, _) => &[Own::Answer],
        (false, false, true) => &[Own::Ours, Own::Rely, Own::Fault, Own::Failed, Own::Owed],
        (false, false, false) => &[Own::Fault, Own::Ours, Own::Rely, Own::Mistake, Own::Failed, Own::Owed],
    };
    Plan::new(options)
        .text("duty", facts.duty.as_str())
        .maybe("clause", facts.clause().filter(|_| facts.owed().is_none()))
        .maybe("nth", facts.is_repeat().then(|| facts.nth()))
}

/// The reader's own figures.
fn effect(facts: &Facts<'_>) -> Option<Plan> {
    let told: Vec<String> = facts.customer.impact.figures.iter().map(wording::figure).collect();
    if told.is_empty() {
        return None;
    }
    // Each is a clause, so that two are parted by a comma as well.
    let joined = |told: &[String]| match told {
        [first, second] => [first, ", and ", second].concat(),
        told => wording::list(told, facts.region),
    };
    let figures = joined(&told);
    let turned = facts.customer.impact.figures.first().and_then(wording::figure_turned);
    let turned = turned.map(|first| joined(&[&[first], &told[1..]].concat()));
    // A sentence does not open with digits where it can be helped.
    let digits: String = figures.chars().take_while(|c| c.is_ascii_digit() || *c == ',').collect();
    let figures = match digits.parse().ok().and_then(wording::count_in_words) {
        Some(words) => words + &figures[digits.len()..],
        None => figures,
    };
    let options: &[Effect] = match (figures.starts_with(|c: char| c.is_alphabetic()), &turned) {
        (true, None) => &[Effect::Counted],
        (true, Some(_)) => &[Effect::Counted, Effect::Turned],
        (false, Some(_)) => &[Effect::Turned],
        (false, None) => &[Effect::All],
    };
    Some(Plan::new(options).text("figures", figures).maybe("turned", turned))
}

/// What became of data, and what may follow.
fn data(facts: &Facts<'_>) -> Vec<Plan> {
    let Some(data) = facts.incident.data.as_ref().filter(|_| facts.is_any(&[Kind::DataLoss, Kind::DataExposure]))
    else {
        return Vec::new();
    };
    let mut plans = Vec::new();
    if data.exposed == Some(Extent::Some) && !data.exposed_what.is_empty() {
        plans.push(Plan::new(&[Exposed::Listed]).text("what", wording::list(&phrases(data), facts.region)));
    }
    let unknown = [(data.exposed, DataUnknown::Exposed), (data.lost, DataUnknown::Lost)];
    if let (Some(by), Some((_, wording))) =
        (data.answer_by, unknown.iter().find(|(extent, _)| *extent == Some(Extent::Unknown)))
    {
        plans.push(Plan::new(&[*wording]).text("by", facts.day(by)));
    }
    if let Some(lost) = &data.lost_what {
        plans.push(Plan::new(&[Lost::Said]).text("text", lost.as_str()));
    }
    if let Some(consequences) = &data.consequences {
        plans.push(Plan::new(&[Consequences::Said]).text("text", consequences.as_str()));
    }
    plans
}

fn phrases(data: &crate::case::Data) -> Vec<&str> {
    data.exposed_what.iter().map(crate::case::NounPhrase::as_str).collect()
}

/// How the first word came about, where we must own that it did.
#[derive(Debug, Clone, Copy)]
enum Noticed {
    /// The reader told us.
    FromReader(DateTime<Utc>),
    /// We knew, and were silent for so many minutes.
    Silent { known: DateTime<Utc>, told: DateTime<Utc>, minutes: i64 },
    /// The reader was told late.
    Late(DateTime<Utc>),
}

/// Whether the reader knew first, or was told late.
fn noticed(facts: &Facts<'_>) -> Option<Noticed> {
    let detected = facts.incident.times.detected.and_then(|moment| moment.instant());
    let told = facts.customer.first_told.or(facts.incident.first_told);
    if let Some(reported) = facts.customer.reported_at {
        let knew_first = detected.is_none_or(|detected| reported <= detected)
            && facts
                .incident
                .detected_by
                .is_none_or(|by| by == DetectedBy::Customer || detected.is_some_and(|at| reported < at));
        if knew_first && told.is_none_or(|told| reported <= told) {
            return Some(Noticed::FromReader(reported));
        }
    }
    let told = told?;
    let known = detected.unwrap_or(facts.started);
    let minutes = (told - known).num_minutes();
    match minutes {
        ..=PROMPT_MINUTES => None,
        _ if detected.is_some() && known > facts.started => Some(Noticed::Silent { known, told, minutes }),
        _ => Some(Noticed::Late(told)),
    }
}

/// The reader knew first, or was told late.
fn notice(facts: &Facts<'_>, occasion: &Occasion) -> Option<Plan> {
    Some(match noticed(facts)? {
        // The record tells it where it tells what came of it.
        Noticed::FromReader(reported) if tells_time(facts, reported) => return None,
        Noticed::FromReader(reported) => {
            // Who was treated badly was there: nobody had to find it.
            let options: &[Notice] = if facts.is_any(&[Kind::Conduct]) {
                &[Notice::HadTo, Notice::Raised]
            } else {
                &[Notice::Heard, Notice::ToldUs, Notice::HadTo, Notice::Found, Notice::Until, Notice::Learned]
            };
            Plan::new(options).text("at", at(facts, occasion, reported))
        }
        Noticed::Silent { known, told, minutes } => {
            let options: &[Notice] = if minutes < HOURS_OF_A_DAY * 60 { &[Notice::Knew] } else { &[Notice::KnewDays] };
            let until = at_then(facts, occasion, told);
            Plan::new(options)
                .text("known", at(facts, occasion, known))
                .maybe("others", (facts.incident.detected_by == Some(DetectedBy::ThirdParty)).then_some("yes"))
                .text("told", until.strip_prefix("at ").unwrap_or(&until))
        }
        Noticed::Late(told) => Plan::new(&[Notice::Late, Notice::Took])
            .text("at", at(facts, occasion, told))
            .maybe("gap", gap(facts.started, told)),
    })
}

/// Whether a text that the letter tells names the time of that day.
fn tells_time(facts: &Facts<'_>, at: DateTime<Utc>) -> bool {
    let clock = wording::time(&facts.local(at), facts.region).replace('\u{a0}', " ");
    let incident = facts.incident;
    let explained = [&incident.trigger, &incident.root_cause, &facts.customer.impact.downstream];
    let told = explained.into_iter().flatten().map(Sentences::as_str);
    let safeguards = incident.safeguards.iter().take(2).map(|safeguard| safeguard.why_it_failed.as_str());
    told.chain(safeguards).any(|text| mentions(&plain(text), &clock))
}

/// Whether the second part tells when we noticed it.
pub(super) fn tells_detection(facts: &Facts<'_>) -> bool {
    facts.customer.reported_at.is_some() || noticed(facts).is_some()
}

/// Earlier failures inside the window: the similar ones with what became of their promise, the others in a clause.
fn earlier(facts: &Facts<'_>) -> Vec<Plan> {
    let failures = facts.assessment.earlier.iter().map(|index| &facts.customer.earlier_failures[*index]);
    failures
        .map(|failure| {
            let wording = match (failure.similar, &failure.promised, failure.kept) {
                (false, ..) => Earlier::Other,
                (true, None, _) => Earlier::Bare,
                (true, Some(_), Some(false)) => Earlier::Broken,
                (true, Some(_), Some(true)) => Earlier::Kept,
                (true, Some(_), None) => Earlier::Unproven,
            };
            Plan::new(&[wording])
                .text("day", facts.day(failure.on))
                .text("what", failure.what.as_str())
                .maybe("promised", failure.promised.as_ref().map(Sentences::as_str))
        })
        .collect()
}

/// The letter itself comes late.
fn late(facts: &Facts<'_>, options: &[Late]) -> Option<Plan> {
    let late = facts.assessment.late?;
    let days = u64::try_from(late.days).ok()?;
    Some(
        Plan::new(options)
            .text("days", wording::count(days))
            .text("limit", wording::count(u64::from(late.limit)))
            .rank(Rank::Essential),
    )
}
