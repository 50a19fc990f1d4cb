//! `amends check`

mod letter;
mod record;
mod rules;

use std::path::{Path, PathBuf};

use amends::diagnostic::Problems;

use crate::cli::args::{CaseInput, Check};
use crate::cli::exit::{Finish, Outcome};
use crate::cli::terminal::Terminal;
use rules::Rules;

/// Reads every file critically. Whatever is found makes the status 1; a file that cannot be read makes it 2, when what
/// was found in the others is told.
pub(crate) fn run(check: &Check, terminal: &mut Terminal) -> Finish {
    let mut rules = Rules::of(check);
    let (mut found, mut unread) = (Vec::new(), Vec::new());
    for file in &check.files {
        let read = if is_case(file) {
            record::check(check, file, terminal)
        } else {
            letter::check(check, file, &mut rules, terminal)
        };
        match read {
            Ok(more) => found.extend(more),
            Err(Problems(problems)) => unread.extend(problems),
        }
    }
    let outcome = if found.is_empty() { Outcome::Done } else { Outcome::Look };
    for finding in found {
        terminal.insist(finding);
    }
    terminal.tell(rules.unused());
    if unread.is_empty() { Ok(outcome) } else { Err(Problems(unread).into()) }
}

fn is_case(file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ["json", "yaml", "yml", "ndjson"].iter().any(|name| ending.eq_ignore_ascii_case(name))
}

/// A case with everything else that was typed.
fn input(check: &Check, case: PathBuf) -> CaseInput {
    CaseInput {
        case,
        customers: check.customers.clone(),
        policy: check.policy.clone(),
        date: check.date,
        language: check.language.clone(),
        time_zone: check.time_zone,
    }
}
