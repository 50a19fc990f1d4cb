//! `amends check`

mod letter;
mod record;
mod rules;

use std::path::{Path, PathBuf};

use amends::diagnostic::{Diagnostic, Problems};
use amends::output;

use crate::cli::args::{CaseInput, Check};
use crate::cli::exit::{Finish, Outcome};
use crate::cli::settings::{self, Destination};
use crate::cli::terminal::Terminal;
use crate::cli::{codes, files};
use rules::Rules;

/// Reads every file critically. Whatever is found makes the status 1; a file that cannot be read makes it 2, when what
/// was found in the others is told.
pub(crate) fn run(check: &Check, terminal: &mut Terminal) -> Finish {
    if check.annotate && (check.files.len() != 1 || check.files.iter().any(|file| is_case(file))) {
        return Err(Diagnostic::error(codes::ONE_LETTER, "--annotate takes one letter or report")
            .hint("run it once for each letter")
            .into());
    }
    let mut rules = Rules::of(check)?;
    let (mut found, mut unread, mut proofs) = (Vec::new(), Vec::new(), Vec::new());
    for file in &check.files {
        let read = if is_case(file) {
            record::check(check, file, terminal).map(|found| (found, None))
        } else {
            letter::check(check, file, &mut rules, terminal)
        };
        match read {
            Ok((more, proof)) => {
                found.extend(more);
                proofs.extend(proof);
            }
            Err(Problems(problems)) => unread.extend(problems),
        }
    }
    for proof in proofs {
        match Destination::of(check.output.as_deref()) {
            Destination::Stdout => terminal.document(&proof)?,
            Destination::File(path) => output::write(&path, &proof, settings::existing(check.force))?,
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
    ["json", "yaml", "yml", "ndjson", "jsonl"].contains(&files::ending(file).as_str())
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
