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
    /// Puts the question to a customer at the end of a letter of that day, unless it is too early or was put already.
    pub(super) fn put(
        &self,
        manuscript: &mut Manuscript,
        incident: &Incident,
        customer: &str,
        ledger: Option<&Ledger>,
        on: NaiveDate,
    ) -> Result<()> {
        let resolved = incident.times.resolved.and_then(|moment| match moment.when {
            When::Instant(at) => Some(at.date_naive()),
            When::Day(day) => Some(day),
            When::Partial(_) => None,
        });
        let first = resolved.and_then(|day| day.checked_add_days(Days::new(u64::from(self.rule.after_days))));
        let Some(first) = first.filter(|first| *first <= on) else { return Ok(()) };
        // Without a ledger nobody knows who was asked already.
        let Some(ledger) = ledger else { return Ok(()) };
        let sent = ledger.history(customer)?.sent;
        // A follow-up since then has asked; the same one, made again, asks again.
        let is_asked = sent.iter().map(|sent| &sent.letter).any(|letter| {
            letter.kind == "follow-up"
                && letter.tells_of(&incident.id)
                && first <= letter.sent_on
                && letter.sent_on < on
        });
        if is_asked {
            return Ok(());
        }
        ask(manuscript, &self.rule.url, &self.key.token(&incident.id, customer))
    }
}
