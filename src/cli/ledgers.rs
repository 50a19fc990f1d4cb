//! Which ledger is meant: as it was typed, else as the policy says.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use amends::case::{Case, Customer, Incident};
use amends::composition::{DocumentKind, Standing};
use amends::diagnostic::{Diagnostic, Problems, Result};
use amends::ledger::Ledger;
use amends::pipeline::past::Past;
use amends::pipeline::standing;
use amends::policy::Policy;
use chrono::NaiveDate;

use super::args::LedgerChoice;
use super::policies::Ruling;
use super::settings::{self, Input};
use super::terminal::Terminal;
use super::{brand, codes};

/// The ledger that was chosen, or that of a policy which was read from there; `None`: neither names one.
pub(super) fn path(chosen: Option<&Path>, policy: &Policy, from: Option<&Input>) -> Option<PathBuf> {
    let of_policy = policy.ledger.path.as_deref().map(|path| brand::beside(from, path));
    chosen.map(Path::to_owned).or(of_policy)
}

/// The same; it has to be named.
pub(super) fn named(chosen: Option<&Path>, policy: &Policy, from: Option<&Input>) -> Result<PathBuf> {
    path(chosen, policy, from).ok_or_else(unnamed)
}

/// The ledger of a command that reads nothing else, opened; it has to be there.
pub(super) fn open(choice: &LedgerChoice, terminal: &mut Terminal) -> Result<Ledger> {
    let path = if let Some(path) = &choice.ledger {
        path.clone()
    } else {
        let from = policy_file(choice).ok_or_else(unnamed)?;
        let policy = Ruling::read(Some(from.clone()), terminal)?.policy;
        named(None, &policy, Some(&from))?
    };
    terminal.remark(format!("ledger: {}", path.display()));
    Ledger::open(&path)
}

/// The policy that was chosen, else that of this folder or one above.
pub(super) fn policy_file(choice: &LedgerChoice) -> Option<Input> {
    choice.policy.as_deref().map(Input::of).or_else(|| settings::found_policy(&Input::Stdin))
}

/// What was sent before, for a command that may be told: of the ledger that was chosen, which has to be there, or of the
/// policy's, where that has been begun.
pub(super) fn past(
    chosen: Option<&Path>,
    policy: &Policy,
    from: Option<&Input>,
    terminal: &mut Terminal,
) -> Result<Option<Past>> {
    let Some(ledger) = begun(chosen, policy, from, terminal)? else { return Ok(None) };
    let ledger = Mutex::new(ledger);
    Ok(Some(Past::new(move |customer| ledger.lock().unwrap_or_else(PoisonError::into_inner).history(customer))))
}

/// The ledger that was chosen, or the policy's, where that has been begun.
fn begun(
    chosen: Option<&Path>,
    policy: &Policy,
    from: Option<&Input>,
    terminal: &mut Terminal,
) -> Result<Option<Ledger>> {
    let Some(path) = path(chosen, policy, from).filter(|path| chosen.is_some() || path.exists()) else {
        return Ok(None);
    };
    terminal.remark(format!("ledger: {}", path.display()));
    Ledger::open(&path).map(Some)
}

/// Puts into a case what was sent before to each of its customers.
pub(super) fn remember(past: Option<&Past>, case: &mut Case, issued_on: NaiveDate) -> Result<Vec<Diagnostic>> {
    let Some(past) = past else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for customer in &mut case.customers {
        found.extend(past.remember(&case.incident, customer, issued_on)?);
    }
    Ok(found)
}

/// What a document of one customer may tell of what was sent before, as far as its kind does.
pub(super) enum Memory {
    /// Nothing: its kind tells of nothing, or there is no ledger.
    Nothing,
    /// A letter's: earlier failures.
    Failures(Past),
    /// A follow-up's: what was promised.
    Promises(Ledger),
}

impl Memory {
    /// Of the ledger that was chosen, which has to be there, or of the policy's, where that has been begun.
    pub(super) fn of(
        kind: DocumentKind,
        chosen: Option<&Path>,
        policy: &Policy,
        from: Option<&Input>,
        terminal: &mut Terminal,
    ) -> Result<Self> {
        Ok(match kind {
            DocumentKind::Letter => past(chosen, policy, from, terminal)?.map_or(Self::Nothing, Self::Failures),
            DocumentKind::FollowUp => begun(chosen, policy, from, terminal)?.map_or(Self::Nothing, Self::Promises),
            _ => Self::Nothing,
        })
    }

    /// Puts earlier failures into a case that is to be told of in a letter.
    pub(super) fn remember(&self, case: &mut Case, issued_on: NaiveDate) -> Result<Vec<Diagnostic>> {
        let past = if let Self::Failures(past) = self { Some(past) } else { None };
        remember(past, case, issued_on)
    }

    /// The ledger that knows what was promised, if there is one.
    pub(super) fn promises(&self) -> Option<&Ledger> {
        if let Self::Promises(ledger) = self { Some(ledger) } else { None }
    }

    /// How it stands with what letters about an incident promised to a customer; `None`: no letter is known.
    pub(super) fn standing(
        &self,
        incident: &Incident,
        customer: Option<&Customer>,
        issued_on: NaiveDate,
    ) -> Result<Option<Standing>> {
        let (Self::Promises(ledger), Some(customer)) = (self, customer) else { return Ok(None) };
        let mut sent = ledger.history(&customer.id)?.sent;
        sent.retain(|sent| {
            let letter = &sent.letter;
            standing::is_told_of(letter) && letter.tells_of(&incident.id) && letter.sent_on <= issued_on
        });
        if sent.is_empty() {
            return Ok(None);
        }
        let mut events = Vec::new();
        for promise in sent.iter().flat_map(|sent| &sent.promises) {
            events.extend(ledger.promise(promise.id)?.1);
        }
        Ok(Some(standing::standing(&sent, &events, (incident, customer), issued_on)))
    }
}

/// There is no letter of which a follow-up could tell.
pub(super) fn no_letter(incident: &str, issued_on: NaiveDate) -> Diagnostic {
    Diagnostic::error(codes::NO_LETTER, format!("the ledger has no letter about {incident} until {issued_on}")).hint(
        "record the letter with `amends ledger record`, or leave --ledger out: then the case alone tells how it stands",
    )
}

fn unnamed() -> Problems {
    Diagnostic::error(codes::NO_LEDGER, "nothing says which ledger is meant")
        .hint("name it with --ledger FILE, or in the policy: [ledger] path = \"ledger.db\"")
        .into()
}
