//! Part 5: sorry for what, to whom, and how the writer is reached.

use chrono::NaiveDate;

use crate::case::{DayOrTime, FollowUp, FollowUpWay};
use crate::composition::wording;

use super::facts::Facts;
use super::moves::regret::{Contact, Further, Mattered, Sorry};
use super::prevention::{follow_ups, open_measures};
use super::restoration::gives_reason;
use crate::composition::plan::{Plan, PlanParagraph, Rank};

/// The part's paragraphs.
pub(super) fn plan(facts: &Facts<'_>) -> Vec<PlanParagraph> {
    let mut plans = vec![sorry(facts)];
    plans.extend(mattered(facts));
    plans.extend(contacts(facts));
    vec![PlanParagraph::run(plans)]
}

fn sorry(facts: &Facts<'_>) -> Plan {
    match &facts.customer.impact.harm {
        Some(harm) => Plan::new(&[Sorry::Harm, Sorry::Apologise]).text("harm", harm.as_str()),
        None => Plan::new(&[Sorry::Duty]).text("duty", facts.duty.as_str()),
    }
}

/// Why it hurt then, where the first part has not given it as the reason for what is added.
fn mattered(facts: &Facts<'_>) -> Option<Plan> {
    let reason = facts.customer.impact.mattered_because.as_ref()?;
    let options = &[Mattered::Worse, Mattered::Know, Mattered::Stake];
    let plan = Plan::new(options).text("because", reason.as_str()).rank(Rank::Spare);
    (!gives_reason(facts)).then_some(plan)
}

/// Each call and each visit that is promised, the first with the writer's direct line; or the line alone.
fn contacts(facts: &Facts<'_>) -> Vec<Plan> {
    let promised = follow_ups(facts);
    let mut met: Vec<FollowUp> = promised.into_iter().filter(|one| one.how != FollowUpWay::Letter).collect();
    let later = met.split_off(met.len().min(1));
    let Some(first) = met.first() else { return vec![line(facts)] };
    let further = later.iter().enumerate().map(|(index, follow_up)| {
        let mut before = met.iter().chain(&later[..index]);
        let again = before.clone().any(|earlier| earlier.how == follow_up.how);
        let zone_is_named = before.any(|earlier| matches!(earlier.on, DayOrTime::Time(_)));
        on_day(Plan::new(further(follow_up.how, again)), facts, follow_up.on, !zone_is_named)
    });
    std::iter::once(contact(facts, first)).chain(further).collect()
}

/// The first call or visit, and how the writer is reached until then.
fn contact(facts: &Facts<'_>, follow_up: &FollowUp) -> Plan {
    let passed = passed(facts, follow_up);
    let options: &[Contact] = match (follow_up.how, &passed) {
        (FollowUpWay::Visit, Some(_)) => &[Contact::VisitPassed],
        (FollowUpWay::Visit, None) => &[Contact::Visit, Contact::VisitLine],
        (FollowUpWay::Call | FollowUpWay::Letter, Some(_)) => &[Contact::CallPassed],
        (FollowUpWay::Call | FollowUpWay::Letter, None) => &[Contact::Call, Contact::CallLine, Contact::CallHear],
    };
    let (phone, email) = (&facts.signatory.phone, &facts.signatory.email);
    on_day(Plan::new(options), facts, follow_up.on, true)
        .maybe("dates", passed)
        .maybe("phone", phone.clone())
        .maybe("email", email.clone().filter(|_| phone.is_none()))
}

/// How many dates of measures the letter names, where all of several have passed by then: `both dates`, `all three dates`.
fn passed(facts: &Facts<'_>, follow_up: &FollowUp) -> Option<String> {
    let day = follow_up.on.day_in(facts.zone);
    let mut dates: Vec<NaiveDate> = open_measures(facts).map(|measure| measure.by).collect();
    dates.sort_unstable();
    dates.dedup();
    let last = dates.last()?;
    match dates.len() {
        _ if *last >= day => None,
        ..=1 => None,
        2 => Some("both dates".to_owned()),
        more => Some(format!("all {} dates", wording::count(more as u64))),
    }
}

/// How a call or a visit after the first can be said; `again`: after another of its kind.
fn further(how: FollowUpWay, again: bool) -> &'static [Further] {
    match (how, again) {
        (FollowUpWay::Visit, false) => &[Further::Visit, Further::VisitOn],
        (FollowUpWay::Visit, true) => &[Further::VisitAgain, Further::VisitAgainOn],
        (_, false) => &[Further::Call, Further::CallOn],
        (_, true) => &[Further::CallAgain, Further::CallAgainOn],
    }
}

/// Adds a day and, where the record has one, a time. A reader in another zone than ours is told whose clock it is, once.
fn on_day(plan: Plan, facts: &Facts<'_>, on: DayOrTime, name_zone: bool) -> Plan {
    let at = match on {
        DayOrTime::Day(day) => return plan.text("day", facts.weekday(day)),
        DayOrTime::Time(at) => facts.local(at),
    };
    let clock = wording::time(&at, facts.region);
    let abroad = name_zone && facts.incident.time_zone.is_some_and(|zone| zone != facts.zone);
    // A number for callers from abroad is for a reader who may be on another clock than ours.
    let abroad = abroad || name_zone && facts.signatory.phone.as_ref().is_some_and(|phone| phone.starts_with('+'));
    let told = if abroad { [clock.as_str(), " ", &wording::zone_name(facts.zone)].concat() } else { clock };
    plan.text("day", facts.weekday(at.date_naive())).text("time", told)
}

/// How the writer is reached, where neither a call nor a visit is promised.
fn line(facts: &Facts<'_>) -> Plan {
    let (phone, email) = (&facts.signatory.phone, &facts.signatory.email);
    match (phone, email.as_ref().or(facts.policy.sender.reply_to.as_ref())) {
        (Some(phone), _) => Plan::new(&[Contact::Line, Contact::Before]).text("phone", phone.clone()),
        (None, email) => Plan::new(&[Contact::Write]).maybe("email", email.cloned()),
    }
}
