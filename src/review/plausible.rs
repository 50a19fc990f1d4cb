//! A record that is possible, and yet says what hardly can be meant: found before a letter tells it.

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::case::{Case, Customer, DayOrTime, Incident};
use crate::diagnostic::{Code, Diagnostic};

/// A customer was hit when the incident was not on.
const WINDOW_OUTSIDE: Code = Code { code: "CHK010", name: "window-outside-incident" };
/// Somebody was told, or told us, of what had not begun.
const TOLD_BEFORE: Code = Code { code: "CHK011", name: "told-before-start" };
/// Something was put right before it failed.
const FIXED_BEFORE: Code = Code { code: "CHK012", name: "fixed-before-start" };
/// A failure that lasted for months.
const LONG: Code = Code { code: "CHK013", name: "implausible-length" };
/// A promise for a day so far that nobody will remember it.
const DISTANT: Code = Code { code: "CHK014", name: "distant-promise" };
/// The same text in two fields that tell different things.
const TOLD_TWICE: Code = Code { code: "CHK015", name: "told-twice" };

/// Days that a failure hardly lasts.
const LONGEST: i64 = 92;
/// Days ahead that a promise hardly reaches.
const FARTHEST: u64 = 366;

/// What is implausible in a record, of a document dated `issued_on`: warnings, by field.
pub fn check_case(case: &Case, issued_on: NaiveDate) -> Vec<Diagnostic> {
    let incident = &case.incident;
    let mut found = of_incident(incident, issued_on);
    for (index, customer) in case.customers.iter().enumerate() {
        found.extend(of_customer(customer, index, incident));
    }
    found
}

fn warning(code: Code, path: &str, message: impl Into<String>, hint: &str) -> Diagnostic {
    Diagnostic::warning(code, message).at(path).hint(hint)
}

fn end(incident: &Incident) -> Option<DateTime<Utc>> {
    let times = &incident.times;
    times.resolved.or(times.mitigated).and_then(|moment| moment.instant())
}

fn of_incident(incident: &Incident, issued_on: NaiveDate) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let started = incident.times.started.instant();
    if let Some((from, to)) = started.zip(end(incident)) {
        let days = (to - from).num_days();
        if days > LONGEST {
            let message = format!("the incident lasted {days} days");
            found.push(warning(
                LONG,
                "incident.times",
                message,
                "check the years and months of `started` and `resolved`",
            ));
        }
    }
    for (index, fix) in incident.fixes.iter().enumerate() {
        let early = match (fix.on, started) {
            (DayOrTime::Time(at), Some(started)) => at < started,
            (DayOrTime::Day(day), Some(started)) => Some(day) < started.date_naive().checked_sub_days(Days::new(1)),
            _ => false,
        };
        if early {
            let path = format!("incident.fixes[{index}].on");
            found.push(warning(FIXED_BEFORE, &path, "this was done before the failure began", "check the date"));
        }
    }
    let far = issued_on.checked_add_days(Days::new(FARTHEST));
    for (index, measure) in incident.measures.iter().enumerate() {
        if far.is_some_and(|far| measure.by > far) {
            let message = format!("this is promised for {}, more than a year ahead", measure.by);
            let hint = "check the year, or promise a first step that the reader will live to see";
            found.push(warning(DISTANT, &format!("incident.measures[{index}].by"), message, hint));
        }
    }
    if incident.first_told.zip(started).is_some_and(|(told, started)| told < started) {
        let message = "customers were told before the failure began";
        found.push(warning(TOLD_BEFORE, "incident.first_told", message, "check the time and its offset"));
    }
    if let (Some(trigger), Some(cause)) = (&incident.trigger, &incident.root_cause)
        && trigger.as_str().eq_ignore_ascii_case(cause.as_str())
    {
        let message = "trigger and root cause are the same text";
        let hint = "the trigger is what set it off, the root cause why that could do harm";
        found.push(warning(TOLD_TWICE, "incident.root_cause", message, hint));
    }
    found
}

fn of_customer(customer: &Customer, index: usize, incident: &Incident) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let (started, ended) = (incident.times.started.instant(), end(incident));
    for (number, window) in customer.impact.windows.iter().enumerate() {
        let before = started.is_some_and(|started| window.to <= started && window.to != window.from);
        let after = ended.is_some_and(|ended| window.from >= ended && window.to != window.from);
        if before || after {
            let when = if before { "before it began" } else { "after it was over" };
            let path = format!("customers[{index}].impact.windows[{number}]");
            let message = format!("this customer was hit by the incident {when}");
            found.push(warning(WINDOW_OUTSIDE, &path, message, "check the day and the offset of both"));
        }
    }
    let told = [("reported_at", customer.reported_at), ("first_told", customer.first_told)];
    for (field, at) in told {
        if at.zip(started).is_some_and(|(at, started)| at < started) {
            let path = format!("customers[{index}].{field}");
            found.push(warning(
                TOLD_BEFORE,
                &path,
                "this lies before the failure began",
                "check the time and its offset",
            ));
        }
    }
    for found in &mut found {
        found.customer = Some(customer.id.clone());
    }
    found
}
