//! What somebody should do now, each in a sentence that can be acted on.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::{Advice, Assessment};
use crate::case::{Case, Customer, DayOrTime, EarlierFailure, FollowUpWay, Kind, MeasureStatus, Severity, Title};
use crate::compensation::Remedy;
use crate::policy::Policy;

/// Says what is to be done before a letter of that date goes, in the order in which it is best done, and after it, given
/// what the customer gets and what the case calls for. Worded for whoever prepares one letter; a batch asks for none of it.
pub fn advice(
    case: &Case,
    customer: &Customer,
    policy: &Policy,
    remedy: &Remedy,
    issued_on: NaiveDate,
    assessment: &Assessment,
) -> Vec<Advice> {
    View { case, customer, policy, remedy, issued_on, assessment }.advice()
}

/// Everything that advice goes by.
#[derive(Debug, Clone, Copy)]
struct View<'a> {
    case: &'a Case,
    customer: &'a Customer,
    policy: &'a Policy,
    remedy: &'a Remedy,
    issued_on: NaiveDate,
    assessment: &'a Assessment,
}

impl View<'_> {
    fn advice(self) -> Vec<Advice> {
        let mut texts = Vec::new();
        texts.extend(self.interim());
        texts.extend(self.call());
        texts.extend(self.approval());
        texts.extend(self.signature());
        texts.extend(self.earlier());
        texts.extend(self.lateness());
        texts.extend(self.facts());
        texts.extend(self.past_dates());
        texts.extend(self.request());
        texts.extend(self.follow_up());
        texts.into_iter().map(|text| Advice { text }).collect()
    }

    fn interim(&self) -> Option<String> {
        if self.case.incident.ongoing {
            let text = "Send an update now and the letter when it is over, since the incident still lasts.";
            return Some(text.to_owned());
        }
        self.assessment.interim.then(|| {
            "Send an acknowledgement now that says what is known and when the next word comes, and the letter once the \
             facts of its third part are in."
                .to_owned()
        })
    }

    /// Who should call before the letter goes.
    fn call(&self) -> Option<String> {
        let contact = &self.customer.contact;
        let whom = contact.name.as_deref().or(contact.role.as_ref().map(Title::as_str)).unwrap_or("the customer");
        let number = contact.phone.as_deref().map_or_else(String::new, |phone| format!(" on {phone}"));
        let who = self.assessment.signatory.as_ref().map_or("The person who signs", |signatory| &signatory.name);
        self.assessment.call_first.then(|| format!("{who} should call {whom}{number} before the letter goes."))
    }

    fn approval(&self) -> Option<String> {
        let approval = &self.remedy.approval;
        let cost = self.remedy.added.cost?;
        if approval.uncovered {
            let hint = "give less, or name a role under [[authority]] whose limit covers it";
            return Some(format!("Nobody in the policy may approve what is added, which costs {cost}: {hint}."));
        }
        let role = approval.role.as_ref().filter(|_| approval.needed)?;
        Some(format!("Ask the {role} to approve what is added, which costs {cost}, before the letter goes."))
    }

    fn signature(&self) -> Option<String> {
        let signatory = self.assessment.signatory.as_ref()?;
        let title = signatory.title.as_ref().map_or_else(String::new, |title| format!(", {title},"));
        let why = match (self.assessment.earlier.is_empty() || !signatory.signs_repeat, self.case.incident.severity) {
            (false, _) => ", as for every repeat".to_owned(),
            (true, Some(severity)) if signatory.signs.contains(&severity) => {
                format!(", as for every {} failure", severity.name())
            }
            (true, _) => String::new(),
        };
        Some(format!("Have {}{title} sign the letter{why}.", signatory.name))
    }

    /// What of earlier promises must be told (a repeat).
    fn earlier(&self) -> Vec<String> {
        let failures = self.assessment.earlier.iter().map(|&index| &self.customer.earlier_failures[index]);
        failures.map(Self::of_earlier).collect()
    }

    fn of_earlier(failure: &EarlierFailure) -> String {
        let on = day(failure.on);
        match (&failure.promised, failure.kept) {
            (Some(_), Some(true)) => {
                format!("Name the failure of {on} and say why the promise made then, though kept, was not enough.")
            }
            (Some(_), Some(false)) => {
                format!("Name the failure of {on} and say what of the promise made then we did not keep.")
            }
            (Some(_), None) => {
                format!("Find out whether the promise made after the failure of {on} was kept, and state `kept`.")
            }
            (None, _) => format!("Name the failure of {on}, and state in `promised` what was promised then."),
        }
    }

    fn lateness(&self) -> Option<String> {
        let late = self.assessment.late?;
        let days = counted(late.days, "day", "days");
        let limit = counted(i64::from(late.limit), "day", "days");
        Some(format!("Own the delay in the letter: it comes {days} after the incident, and {limit} is the limit."))
    }

    /// Facts that no letter must have and a good one has.
    fn facts(&self) -> Vec<String> {
        let incident = &self.case.incident;
        let impact = &self.customer.impact;
        let grave = incident.severity >= Some(Severity::Major);
        let exposed = incident.kinds.contains(&Kind::DataExposure);
        let protected = incident.data.as_ref().is_some_and(|data| !data.protect_yourself.is_empty());
        let wanted = [
            (
                impact.mattered_because.is_none(),
                "Add `impact.mattered_because`: why the failure hurt this customer when it did.",
            ),
            (impact.harm.is_none(), "Add `impact.harm`: what we did to this customer, for the letter's last part."),
            (
                impact.figures.is_empty(),
                "Add `impact.figures`: how many of the customer's own orders, guests or hours were hit.",
            ),
            (
                grave && impact.downstream.is_none(),
                "Add `impact.downstream`: what it meant for the customer's own customers, patients or students.",
            ),
            (
                grave && incident.safeguards.is_empty(),
                "Add `incident.safeguards`: why the failure was not caught sooner.",
            ),
            (exposed && !protected, "Add `incident.data.protect_yourself`: what the reader can do now."),
            (
                self.remedy.added.ceiling_applied && impact.losses.is_empty(),
                "Ask the customer for losses and state them in `impact.losses`: the ceiling has cut the goodwill, and proven losses lift the ceiling.",
            ),
        ];
        wanted.into_iter().filter(|(lacking, _)| *lacking).map(|(_, text)| text.to_owned()).collect()
    }

    /// Promises whose date lies before the letter's.
    fn past_dates(&self) -> Vec<String> {
        let incident = &self.case.incident;
        let passed = |by: &NaiveDate| *by < self.issued_on;
        let mut texts = Vec::new();
        for measure in &incident.measures {
            let open = matches!(measure.status, MeasureStatus::Planned | MeasureStatus::Started);
            if open && measure.done_on.is_none() && passed(&measure.by) {
                let (owner, will, by) = (&measure.owner, &measure.will, day(measure.by));
                texts.push(format!("Ask {owner} what became of the measure to {will}: it was due on {by}."));
            }
        }
        let answers = [incident.answer_by, incident.data.as_ref().and_then(|data| data.answer_by)];
        let questions = incident.open_questions.iter().map(|question| question.answer_by);
        for by in answers.into_iter().chain(questions).flatten().filter(passed) {
            texts.push(format!("Give the answer that was due on {}, or set a new date.", day(by)));
        }
        let items = self.customer.restored.iter().chain(self.customer.added.iter().flatten());
        for by in items.filter(|item| item.done_on.is_none()).filter_map(|item| item.by).filter(passed) {
            texts.push(format!("Say whether what was to arrive by {} has arrived, in `done_on`.", day(by)));
        }
        let settlement = self.customer.settlement.as_ref().filter(|settlement| settlement.done_on.is_none());
        if let Some(by) = settlement.and_then(|settlement| settlement.by).filter(passed) {
            texts.push(format!(
                "Say whether the money that was to arrive by {} has arrived, in `settlement.done_on`.",
                day(by)
            ));
        }
        texts
    }

    fn request(&self) -> Option<String> {
        let (asked, false) = (self.customer.requested_amount?, self.remedy.request_met?) else { return None };
        let given = self.remedy.total.map_or_else(|| "nothing in money".to_owned(), |total| total.to_string());
        Some(format!(
            "Give more in `added`, or be ready to say why not: the customer asked for {asked}, and contract and addition \
             come to {given}."
        ))
    }

    /// What comes after the letter.
    fn follow_up(&self) -> Vec<String> {
        if self.customer.follow_ups.is_empty() {
            let rule = self.policy.follow_up;
            let days = counted(i64::from(rule.after_days), "day", "days");
            return vec![format!("Plan the {} that the letter promises, {days} after it.", way(rule.how))];
        }
        let of_customer = self.customer.follow_ups.iter();
        of_customer
            .map(|promised| {
                format!("Plan the {} that the letter promises for {}.", way(promised.how), self.date(promised.on))
            })
            .collect()
    }

    fn date(&self, on: DayOrTime) -> String {
        day(on.day_in(self.case.incident.time_zone.unwrap_or(Tz::UTC)))
    }
}

fn way(how: FollowUpWay) -> &'static str {
    match how {
        FollowUpWay::Call => "call",
        FollowUpWay::Visit => "visit",
        FollowUpWay::Letter => "second letter",
    }
}

/// `10 March 2026`
fn day(on: NaiveDate) -> String {
    on.format("%-d %B %Y").to_string()
}

fn counted(count: i64, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

#[cfg(test)]
mod tests;
