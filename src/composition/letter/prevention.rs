//! Part 4: what the reader can do, what we have done, what is still to do, and when we report back.

use crate::case::{
    CauseStatus, Contact, DayOrTime, Fix, FollowUp, FollowUpWay, Measure, MeasureStatus, Sentences, Title,
};
use crate::composition::{follow_up, wording};

use super::facts::Facts;
use super::moves::prevention::{
    DataContact, Done, Enclosed, Finished, Planned, PlannedIntro, Protect, ProtectIntro, ReportAgain, ReportBack,
    Residual, Stopgap,
};
use super::occasion::Occasion;
use crate::composition::plan::{Plan, PlanParagraph, Rank, words};

/// From how many measures on a list is easier to read than sentences.
const LIST_FROM: usize = 3;

/// From how many words on a measure has no room for a second clause in its sentence.
const LONG_MEASURE: usize = 16;

/// Up to how many words all steps and what follows them are one paragraph.
const ONE_PARAGRAPH: usize = 90;

/// From how many words on two measures are easier to read as a list.
const LIST_FROM_WORDS: usize = 65;

/// The part's paragraphs.
pub(super) fn plan(facts: &Facts<'_>, occasion: &Occasion) -> Vec<PlanParagraph> {
    let mut paragraphs = protection(facts);
    paragraphs.extend(steps(facts, occasion, ending(facts)));
    paragraphs
}

/// What was done and is still to do, and what follows it at the end.
pub(super) fn steps(facts: &Facts<'_>, occasion: &Occasion, ending: Vec<Plan>) -> Vec<PlanParagraph> {
    let mut done = fixes(facts, occasion);
    done.extend(finished(facts));
    let mut planned: Vec<&Measure> = open_measures(facts).collect();
    planned.sort_by_key(|measure| measure.by);
    let closing: Vec<Plan> = residual(facts).into_iter().chain(ending).collect();
    let planned: Vec<Step<'_>> = planned.into_iter().map(|measure| Step::of(facts, measure)).collect();
    let items: Vec<Plan> = planned.iter().map(|step| item(facts, step)).collect();
    if planned.len() >= LIST_FROM || (planned.len() > 1 && total(&items) > LIST_FROM_WORDS) {
        let intro = PlanParagraph::run(vec![list_intro(planned.len() as u64)]);
        return vec![PlanParagraph::run(done), intro, PlanParagraph::list(items), PlanParagraph::run(closing)];
    }
    let mut ahead: Vec<Plan> = planned.iter().enumerate().map(|(index, step)| sentence(facts, step, index)).collect();
    ahead.extend(closing);
    // What is done stands apart from what is to come, unless both are short.
    if total(&done) + total(&ahead) <= ONE_PARAGRAPH {
        done.append(&mut ahead);
    }
    vec![PlanParagraph::run(done), PlanParagraph::run(ahead)]
}

/// About how many words moves come to.
fn total(plans: &[Plan]) -> usize {
    plans.iter().map(Plan::words).sum()
}

/// What leads into a list of measures.
fn list_intro(count: u64) -> Plan {
    let options = &[
        PlannedIntro::Still,
        PlannedIntro::Things,
        PlannedIntro::Next,
        PlannedIntro::Follow,
        PlannedIntro::Come,
        PlannedIntro::Hold,
    ];
    Plan::new(options).text("count", wording::capitalized(&wording::count(count)))
}

/// What remains possible.
fn residual(facts: &Facts<'_>) -> Option<Plan> {
    let risk = facts.incident.residual_risk.as_ref()?;
    // While the cause is open, that it may happen again is what the reader needs most.
    let open = facts.incident.root_cause_status != Some(CauseStatus::Confirmed);
    let rank = if open { Rank::Essential } else { Rank::Useful };
    Some(Plan::new(&[Residual::Said]).text("text", risk.as_str()).rank(rank))
}

/// When we report back, and with what.
pub(super) fn ending(facts: &Facts<'_>) -> Vec<Plan> {
    let enclosed = facts.brief.with_report.then(|| Plan::new(&[Enclosed::Report]));
    report_back(facts).into_iter().chain(enclosed).collect()
}

/// What the reader can do, first, because it cannot wait.
pub(super) fn protection(facts: &Facts<'_>) -> Vec<PlanParagraph> {
    let Some(data) = &facts.incident.data else { return Vec::new() };
    let steps: Vec<Plan> =
        data.protect_yourself.iter().map(|step| Plan::new(&[Protect::Said]).text("text", step.as_str())).collect();
    let contact = data.contact.as_ref().and_then(data_contact);
    match (steps.len(), contact) {
        (0, None) => Vec::new(),
        (0, Some(contact)) => vec![PlanParagraph::run(vec![contact])],
        (1, contact) => vec![PlanParagraph::run(steps.into_iter().chain(contact).collect())],
        (_, contact) => {
            let intro = PlanParagraph::run(vec![Plan::new(&[ProtectIntro::Now])]);
            let mut paragraphs = vec![intro, PlanParagraph::list(steps)];
            paragraphs.extend(contact.map(|contact| PlanParagraph::run(vec![contact])));
            paragraphs
        }
    }
}

/// Who answers questions about the data; `None` where nothing says who or how.
fn data_contact(contact: &Contact) -> Option<Plan> {
    let role = contact.role.as_ref().map(Title::as_str);
    let who = match (contact.name.as_deref(), role) {
        (Some(name), Some(role)) => Some(format!("{name}, {role},")),
        (name, role) => name.or(role).map(str::to_owned),
    };
    let address = (contact.phone.is_none() && contact.email.is_none() && !contact.address.is_empty())
        .then(|| contact.address.join(", "));
    let reachable = contact.phone.is_some() || contact.email.is_some() || address.is_some();
    let wording = match (&who, reachable) {
        (Some(_), _) => DataContact::Named,
        (None, true) => DataContact::Direct,
        (None, false) => return None,
    };
    Some(
        Plan::new(&[wording])
            .maybe("who", who)
            .maybe("email", contact.email.clone())
            .maybe("phone", contact.phone.clone())
            .maybe("address", address),
    )
}

/// What has been done, in the order of the record.
fn fixes(facts: &Facts<'_>, occasion: &Occasion) -> Vec<Plan> {
    let mut last = None;
    let mended = facts.incident.fixes.iter().any(|fix| fix.lasting == Some(true));
    facts
        .incident
        .fixes
        .iter()
        .enumerate()
        .flat_map(|(index, fix)| {
            let day = fix_day(facts, fix);
            let same_day = last == Some(day);
            last = Some(day);
            let open = fix.lasting == Some(false) && !mended && !facts.incident.measures.is_empty();
            let unknown = facts.incident.root_cause_status != Some(CauseStatus::Confirmed);
            let options: &[Stopgap] = if unknown { &[Stopgap::Precaution] } else { &[Stopgap::Until] };
            let stopgap = open.then(|| Plan::new(options));
            std::iter::once(fixed(facts, occasion, fix, index, same_day)).chain(stopgap)
        })
        .collect()
}

fn fix_day(facts: &Facts<'_>, fix: &Fix) -> chrono::NaiveDate {
    match fix.on {
        DayOrTime::Day(day) => day,
        DayOrTime::Time(at) => facts.local(at).date_naive(),
    }
}

fn fixed(facts: &Facts<'_>, occasion: &Occasion, fix: &Fix, index: usize, same_day: bool) -> Plan {
    let short = words(fix.did.as_str()) <= 12;
    let (options, on): (&[Done], Option<String>) = match fix.on {
        DayOrTime::Time(at) if same_day => (&[Done::At], Some(wording::time(&facts.local(at), facts.region))),
        // A reader who was served again before asks what the hour was of.
        DayOrTime::Time(at) if at > occasion.end() => (&[Done::On], Some(facts.day(facts.local(at).date_naive()))),
        DayOrTime::Time(at) => {
            let local = facts.local(at);
            let day = facts.day(local.date_naive());
            (&[Done::At], Some([wording::time(&local, facts.region).as_str(), " on ", &day].concat()))
        }
        DayOrTime::Day(_) if same_day => (&[Done::Same], None),
        DayOrTime::Day(day) if short => (&[Done::On, Done::We], Some(facts.day(day))),
        DayOrTime::Day(day) => (&[Done::On], Some(facts.day(day))),
    };
    Plan::new(options)
        .text("did", fix.did.as_str())
        .maybe("on", on)
        .maybe("verified", fix.verified.as_ref().map(Sentences::as_str))
        .rank(if index < 2 { Rank::Essential } else { Rank::Useful })
}

/// Measures that are finished already.
fn finished(facts: &Facts<'_>) -> Vec<Plan> {
    let done = facts.incident.measures.iter().filter(|measure| measure.status == MeasureStatus::Done);
    done.filter_map(|measure| {
        Some(
            Plan::new(&[Finished::Since])
                .text("will", measure.will.as_str())
                .text("on", facts.day(measure.done_on?))
                .maybe("evidence", measure.evidence.as_ref().map(Sentences::as_str)),
        )
    })
    .collect()
}

/// A measure that is still to do.
struct Step<'a> {
    measure: &'a Measure,
    /// Whether it is something to be done again and again.
    is_habit: bool,
    /// Whether the writer answers for it.
    is_own: bool,
}

impl<'a> Step<'a> {
    fn of(facts: &Facts<'_>, measure: &'a Measure) -> Self {
        Self { measure, is_habit: is_habit(measure), is_own: is_own(facts, measure) }
    }

    fn plan(&self, facts: &Facts<'_>, options: &[Planned]) -> Plan {
        let measure = self.measure;
        Plan::new(options)
            .text("will", measure.will.as_str())
            .text("by", facts.day(measure.by))
            .text("owner", measure.owner.as_str())
            .maybe("evidence", measure.evidence.as_ref().map(Sentences::as_str))
    }
}

/// Whether the writer answers for a measure, which makes it the writer's own promise.
fn is_own(facts: &Facts<'_>, planned: &Measure) -> bool {
    let title = facts.signatory.title.as_ref();
    title.is_some_and(|title| is_same_role(title.as_str(), planned.owner.as_str()))
}

/// Whether two phrases name one role, whatever stands before it: `Head of Service`, `our head of service`.
fn is_same_role(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|role| {
        let role = role.strip_prefix("our ").unwrap_or(role);
        role.strip_prefix("the ").unwrap_or(role)
    });
    if one.is_ascii() && other.is_ascii() {
        return one.eq_ignore_ascii_case(other);
    }
    one.to_lowercase() == other.to_lowercase()
}

/// Words after "each" or "every" that make of a deed a habit.
const PERIODS: [&str; 18] = [
    "day", "night", "morning", "evening", "week", "month", "quarter", "year", "hour", "shift", "time", "weekday",
    "weekend", "working", "new", "semester", "term", "season",
];

/// Adverbs of habits, which are adjectives before a noun: "move the nightly backup" is done once.
const ADVERBS: [&str; 7] = ["hourly", "daily", "nightly", "weekly", "monthly", "quarterly", "yearly"];

/// What may follow an adverb.
const AFTER_AN_ADVERB: [&str; 12] =
    ["and", "at", "in", "by", "from", "before", "after", "on", "with", "until", "for", "to"];

/// What follows "as soon as" where it may be often.
const ANYBODY: [&str; 5] = ["a", "an", "any", "anybody", "anyone"];

/// Whether a measure is something to be done again and again: its date is then the day from which on, not by which.
fn is_habit(planned: &Measure) -> bool {
    let words = planned.will.as_str().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let is_any = |word: &str, of: &[&str]| of.iter().any(|other| word.eq_ignore_ascii_case(other));
    (0..words.len()).any(|at| {
        let next_is = |ahead: usize, of: &[&str]| words.get(at + ahead).is_some_and(|next| is_any(next, of));
        match words[at] {
            word if is_any(word, &["each", "every"]) => next_is(1, &PERIODS) || next_is(1, &wording::WEEKDAYS),
            // "As soon as a customer reports it" may be often, "as soon as the part arrives" is once.
            word if is_any(word, &["soon"]) => next_is(1, &["as"]) && next_is(2, &ANYBODY),
            word if is_any(word, &ADVERBS) => at + 1 == words.len() || next_is(1, &AFTER_AN_ADVERB),
            word => is_any(word, &["whenever", "always"]),
        }
    })
}

fn sentence(facts: &Facts<'_>, step: &Step<'_>, index: usize) -> Plan {
    let planned = step.measure;
    let is_long = words(planned.will.as_str()) > LONG_MEASURE;
    // What "its" and "they" of the evidence stand for is in the measure, so that nothing may come between.
    let leans = planned.evidence.as_ref().is_some_and(|evidence| wording::leans(evidence.as_str()));
    let options: &[Planned] = match (step.is_habit, step.is_own) {
        (true, true) => &[Planned::FromOwn],
        (true, false) if leans => &[Planned::FromCharge],
        (true, false) => &[Planned::From, Planned::FromCharge],
        (false, true) => &[Planned::Own],
        (false, false) => match (is_long, leans) {
            // Two measures are not promised in the same form.
            (false, _) if index > 0 => &[Planned::Responsible],
            (_, true) => &[Planned::Charge],
            (true, false) => &[Planned::Apart, Planned::Charge],
            (false, false) => &[Planned::Answer, Planned::Charge],
        },
    };
    step.plan(facts, options)
}

fn item(facts: &Facts<'_>, step: &Step<'_>) -> Plan {
    let options: &[Planned] = match (step.is_habit, step.is_own) {
        (false, false) => &[Planned::Item],
        (false, true) => &[Planned::ItemOwn],
        (true, false) => &[Planned::ItemFrom],
        (true, true) => &[Planned::ItemFromOwn],
    };
    step.plan(facts, options)
}

/// The dated letters that say what became of the measures; calls and visits are the fifth part's.
fn report_back(facts: &Facts<'_>) -> Vec<Plan> {
    let first: &[ReportBack] = match open_measures(facts).count() {
        0 => &[ReportBack::Held],
        1 => &[ReportBack::Result],
        _ => &[ReportBack::State, ReportBack::Later],
    };
    let letters = follow_ups(facts).into_iter().filter(|follow_up| follow_up.how == FollowUpWay::Letter);
    let plans = letters.enumerate().map(|(index, letter)| {
        let plan = match index {
            0 => Plan::new(first),
            _ => Plan::new(&[ReportAgain::Write, ReportAgain::Follow, ReportAgain::Have]),
        };
        plan.text("day", facts.weekday(letter.on.day_in(facts.zone)))
    });
    plans.collect()
}

/// The measures that are still to do.
pub(super) fn open_measures<'a>(facts: &Facts<'a>) -> impl Iterator<Item = &'a Measure> {
    let is_open = |measure: &&Measure| matches!(measure.status, MeasureStatus::Planned | MeasureStatus::Started);
    facts.incident.measures.iter().filter(is_open)
}

/// What we come back with.
pub(super) fn follow_ups(facts: &Facts<'_>) -> Vec<FollowUp> {
    follow_up::follow_ups(facts.customer, facts.policy, facts.letter)
}
