//! A letter or a report that somebody edited.

use std::path::{Path, PathBuf};

use amends::composition::Record;
use amends::diagnostic::{Diagnostic, Problems, Result};
use amends::review::{self, Letter, MOST_OF_A_LETTER, Selection};

use super::input;
use super::rules::Rules;
use crate::cli::against::{Against, Held};
use crate::cli::args::Check;
use crate::cli::settings::{Input, Reading};
use crate::cli::terminal::Terminal;
use crate::cli::{codes, files, inputs};

/// Findings, and the page of the proof where one is asked for.
type Judged = (Vec<Diagnostic>, Option<Vec<u8>>);

/// What there is against it, and with `--annotate` the proof.
pub(super) fn check(check: &Check, file: &Path, rules: &mut Rules, terminal: &mut Terminal) -> Result<Judged> {
    let source = files::read(&Input::of(file), MOST_OF_A_LETTER).map_err(letters_hint)?;
    let read = Letter::read(&source.name, &source.bytes)?;
    let letter = match check.document {
        Some(document) => read.known_as(document.kind()),
        None => read,
    };
    let Some(named) = &check.against else {
        // The letter may come from standard input; the policy is found beside it, or here.
        let beside = if file == Path::new("-") { PathBuf::from("letter") } else { file.to_owned() };
        let policy = inputs::policy(&Reading::of(&input(check, beside))?, terminal)?;
        let selection = rules.selection(&policy, terminal);
        return judged(check, &letter, None, &selection, rules);
    };
    let typed = |case| input(check, case);
    let (kind, date, ledger) = (letter.manuscript.kind, check.date.or(letter.date()), check.ledger.as_deref());
    let against = Against::read(named, typed, &Held { kind, date, ledger }, terminal)?;
    let selection = rules.selection(&against.policy, terminal);
    against.with_record(|record| judged(check, &letter, Some(record), &selection, rules))
}

/// What is too large for a letter is no case that could be split.
fn letters_hint(Problems(problems): Problems) -> Problems {
    let hinted = |problem: Diagnostic| {
        let too_large = problem.code == codes::TOO_LARGE;
        if too_large { problem.hint("give each letter its own file") } else { problem }
    };
    Problems(problems.into_iter().map(hinted).collect())
}

fn judged(
    check: &Check,
    letter: &Letter,
    record: Option<&Record<'_>>,
    selection: &Selection,
    rules: &mut Rules,
) -> Result<Judged> {
    let found = rules.kept(review::check_letter(letter, record, selection));
    let proof = if check.annotate { Some(review::annotate(letter, record, &found)?) } else { None };
    Ok((found, proof))
}
