//! Whether a follow-up asks what its reader thinks since: where the policy says so, once, some days after it is over.

use std::path::Path;

use amends::case::{Incident, When};
use amends::diagnostic::{Diagnostic, Result};
use amends::ledger::{Key, Ledger};
use amends::policy::{FeedbackRule, Policy};
use amends::rendering::{Manuscript, ask};
use chrono::{Days, NaiveDate};

use super::settings::Input;
use super::{brand, codes, files};

/// What follow-ups ask with.
#[derive(Debug)]
pub(super) struct Question<'a> {
    rule: &'a FeedbackRule,
    key: Key,
}

/// The question of a policy of that file; `None`: nothing is asked.
pub(super) fn question<'a>(policy: &'a Policy, from: Option<&Input>) -> Result<Option<Question<'a>>> {
    let Some(rule) = &policy.feedback else { return Ok(None) };
    Ok(Some(Question { rule, key: key(&brand::beside(from, &rule.key))? }))
}

/// The key of a file.
pub(super) fn key(path: &Path) -> Result<Key> {
    Key::of(&files::key(path)?).ok_or_else(|| {
        let message = format!("{} is too short to be a key: it needs {} bytes", path.display(), Key::LEAST);
        let hint = "write some that nobody can guess into it: head -c 32 /dev/urandom | base64";
        Diagnostic::error(codes::WEAK_KEY, message).hint(hint).into()
    })
}

impl Question<'_> {
    /// Puts the question to a customer at the end of a letter of that day, where it is to be put.
    pub(super) fn put(
        &self,
        manuscript: &mut Manuscript,
        (incident, customer): (&Incident, &str),
        ledger: Option<&Ledger>,
        on: NaiveDate,
    ) -> Result<()> {
        if self.is_to_be_put((incident, customer), ledger, on)? {
            ask(manuscript, &self.rule.url, &self.token(incident, customer))?;
        }
        Ok(())
    }

    /// Whether it is to be put on that day: neither too early, nor to somebody who was asked or has answered already.
    pub(super) fn is_to_be_put(
        &self,
        (incident, customer): (&Incident, &str),
        ledger: Option<&Ledger>,
        on: NaiveDate,
    ) -> Result<bool> {
        let resolved = incident.times.resolved.and_then(|moment| match moment.when {
            When::Instant(at) => Some(at.date_naive()),
            When::Day(day) => Some(day),
            When::Partial(_) => None,
        });
        let first = resolved.and_then(|day| day.checked_add_days(Days::new(u64::from(self.rule.after_days))));
        // Without a ledger nobody knows who was asked already.
        match (first.filter(|first| *first <= on), ledger) {
            (Some(first), Some(ledger)) => Ok(!ledger.is_asked(&incident.id, customer, first, on)?),
            _ => Ok(false),
        }
    }

    /// By what the links of the question are known.
    pub(super) fn token(&self, incident: &Incident, customer: &str) -> String {
        self.key.token(&incident.id, customer)
    }
}
