//! Which ledger is meant: as it was typed, else as the policy says.

use std::path::{Path, PathBuf};

use amends::diagnostic::{Diagnostic, Problems, Result};
use amends::intake;
use amends::ledger::Ledger;
use amends::policy::Policy;

use super::args::LedgerChoice;
use super::settings::{self, Input};
use super::terminal::Terminal;
use super::{brand, codes, files};

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
        let typed = choice.policy.as_deref().map(Input::of);
        let from = typed.or_else(|| settings::found_policy(&Input::Stdin)).ok_or_else(unnamed)?;
        let policy = policy(&from, terminal)?;
        named(None, &policy, Some(&from))?
    };
    terminal.remark(format!("ledger: {}", path.display()));
    Ledger::open(&path)
}

/// The policy of a file.
pub(super) fn policy(from: &Input, terminal: &mut Terminal) -> Result<Policy> {
    let source = files::read(from, files::RECORD)?;
    terminal.remark(format!("policy: {}", source.name));
    let read = intake::read_policy(&source)?;
    terminal.tell(read.diagnostics);
    Ok(read.value)
}

fn unnamed() -> Problems {
    Diagnostic::error(codes::NO_LEDGER, "nothing says which ledger is meant")
        .hint("name it with --ledger FILE, or in the policy: [ledger] path = \"ledger.db\"")
        .into()
}
