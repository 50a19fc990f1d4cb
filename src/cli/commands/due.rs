//! `amends due`

use std::collections::BTreeMap;

use amends::case::DayOrTime;
use amends::diagnostic::Result;
use amends::ledger::Promise;
use amends::manifest::Digest;
use amends::rendering::{Reminder, reminders};
use chrono::{Days, NaiveDate};

use crate::cli::args::{Due, DueForm};
use crate::cli::exit::{Finish, Outcome};
use crate::cli::terminal::Terminal;
use crate::cli::view::{Page, ledger as view};
use crate::cli::{ledgers, settings};

/// Lists what is due and overdue. That there is something is no failure.
pub(crate) fn run(due: &Due, terminal: &mut Terminal) -> Finish {
    let ledger = ledgers::open(&due.ledger, terminal)?;
    let on = due.on.unwrap_or_else(settings::today);
    let until = on.checked_add_days(Days::new(u64::from(due.days))).unwrap_or(NaiveDate::MAX);
    let mut found = Vec::new();
    let mut keep = |promise: Promise| -> Result<()> {
        found.push(promise);
        Ok(())
    };
    ledger.due(until, &mut keep)?;
    let text = match due.to {
        DueForm::Text => page(&found, on, until),
        DueForm::Json => found.iter().map(|promise| line(promise, on)).collect(),
        DueForm::Ics => {
            let entries: Vec<Reminder> = found.iter().map(reminder).collect();
            String::from_utf8_lossy(&reminders(&entries, on)).into_owned()
        }
    };
    terminal.document(text.as_bytes())?;
    Ok(Outcome::Done)
}

/// By owner, what is overdue before what is not.
fn page(found: &[Promise], on: NaiveDate, until: NaiveDate) -> String {
    let mut page = Page::default();
    if found.is_empty() {
        page.heading(&format!("Nothing is due until {until}."));
    }
    for (overdue, what) in [(true, "Overdue".to_owned()), (false, format!("Due until {until}"))] {
        let mut owners: BTreeMap<(bool, &str), Vec<&Promise>> = BTreeMap::new();
        for promise in found.iter().filter(|promise| (promise.due < on) == overdue) {
            let owner = promise.owner.as_deref();
            owners.entry((owner.is_none(), owner.unwrap_or("nobody"))).or_default().push(promise);
        }
        for ((_, owner), promises) in owners {
            page.heading(&format!("{what}, {owner}: {}", promises.len()));
            for promise in promises {
                let moved =
                    if promise.due == promise.by { String::new() } else { format!(", promised for {}", promise.by) };
                page.entry(&promise.id.to_string(), &format!("{}{moved}  {}", promise.due, view::promise(promise)));
            }
        }
    }
    page.finish()
}

fn line(promise: &Promise, on: NaiveDate) -> String {
    let mut object = view::promise_json(promise, None);
    object["overdue"] = (promise.due < on).into();
    object["days"] = (promise.due - on).num_days().into();
    format!("{object}\n")
}

fn reminder(promise: &Promise) -> Reminder {
    let at = promise.at.filter(|_| promise.due == promise.by);
    // The same promise is the same entry, however often the calendar is made.
    let of = Digest::of(format!("{} {} {}", promise.incident, promise.kind.name(), promise.by).as_bytes()).to_string();
    Reminder {
        id: format!("{}-{}@amends.invalid", promise.id, &of[..16]),
        on: at.map_or(DayOrTime::Day(promise.due), DayOrTime::Time),
        summary: format!("{}: {}", promise.id, view::promise(promise)),
        about: promise.owner.clone().unwrap_or_default(),
    }
}
