//! Part 5: sorry for what, to whom, and how the writer is reached.

use crate::case::{DayOrTime, FollowUpWay, Severity};
use crate::composition::wording;

use super::facts::Facts;
use super::plan::{Plan, PlanParagraph, Rank};
use super::prevention::follow_ups;
use super::restoration::gives_reason;

/// The part's paragraphs.
pub(super) fn plan(facts: &Facts<'_>) -> Vec<PlanParagraph> {
    let mut plans = vec![sorry(facts)];
    plans.extend(mattered(facts));
    plans.extend(pass_on(facts));
    plans.push(contact(facts));
    vec![PlanParagraph::run(plans)]
}

fn sorry(facts: &Facts<'_>) -> Plan {
    match &facts.customer.impact.harm {
        Some(harm) => Plan::new("sorry", &["harm", "apologise"]).text("harm", harm.as_str()),
        None => Plan::new("sorry", &["duty"]).text("duty", facts.duty.as_str()),
    }
}

/// The apology reaches those whom the failure reached.
fn pass_on(facts: &Facts<'_>) -> Option<Plan> {
    facts.customer.impact.downstream.as_ref()?;
    Some(Plan::new("pass_on", &["theirs", "owed", "give", "have"]).rank(Rank::Extra))
}

/// Why it hurt then, where the first part has not given it as the reason for what is added.
fn mattered(facts: &Facts<'_>) -> Option<Plan> {
    let reason = facts.customer.impact.mattered_because.as_ref()?;
    let options: &[&str] = if facts.severity == Severity::Minor { &["light"] } else { &["more", "know", "worse"] };
    let plan = Plan::new("mattered", options).text("because", reason.as_str()).rank(Rank::Extra);
    (!gives_reason(facts)).then_some(plan)
}

fn contact(facts: &Facts<'_>) -> Plan {
    let person = follow_ups(facts).into_iter().find(|follow_up| follow_up.how != FollowUpWay::Letter);
    let (phone, email) = (&facts.signatory.phone, &facts.signatory.email);
    if let Some(follow_up) = person {
        let (day, time) = match follow_up.on {
            DayOrTime::Day(day) => (day, None),
            DayOrTime::Time(at) => {
                let local = facts.local(at);
                // A reader in another zone than ours is told whose clock it is.
                let clock = wording::time(&local, facts.region);
                let abroad = facts.incident.time_zone.is_some_and(|zone| zone != facts.zone);
                let told = if abroad { format!("{clock} {}", wording::zone_name(facts.zone)) } else { clock };
                (local.date_naive(), Some(told))
            }
        };
        let options: &[&str] =
            if follow_up.how == FollowUpWay::Call { &["call", "call_line"] } else { &["visit", "visit_line"] };
        return Plan::new("contact", options)
            .text("day", facts.weekday(day))
            .maybe("time", time)
            .maybe("phone", phone.clone())
            .maybe("email", email.clone().filter(|_| phone.is_none()));
    }
    match (phone, email.as_ref().or(facts.policy.sender.reply_to.as_ref())) {
        (Some(phone), _) => Plan::new("contact", &["line", "before"]).text("phone", phone.clone()),
        (None, email) => Plan::new("contact", &["write"]).maybe("email", email.cloned()),
    }
}
