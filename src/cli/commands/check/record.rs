//! A case: what is impossible, implausible or missing in it.

use std::path::Path;

use amends::diagnostic::{Diagnostic, Problems, Result};
use amends::{intake, pipeline, review};

use super::input;
use crate::cli::args::Check;
use crate::cli::inputs::Places;
use crate::cli::settings::Reading;
use crate::cli::terminal::Terminal;
use crate::cli::{codes, files, inputs, stack};

/// What there is against it. A text that cannot be read as a case at all is a failure, and not a finding.
pub(super) fn check(check: &Check, file: &Path, terminal: &mut Terminal) -> Result<Vec<Diagnostic>> {
    let reading = Reading::of(&input(check, file.to_owned()))?;
    let policy = inputs::policy(&reading, terminal)?;
    let source = files::read(&reading.case, files::RECORD)?;
    let customers = inputs::customers(&reading)?;
    let read = match intake::read(&source, customers.as_ref(), &policy, &reading.options) {
        Ok(read) => read,
        Err(Problems(found)) if found.iter().any(is_unreadable) => return Err(Problems(found)),
        Err(Problems(found)) => return Ok(found),
    };
    let mut found = read.diagnostics;
    let places = Places::of(&source, customers.is_some());
    let implausible = review::check_case(&read.value, reading.issued_on);
    found.extend(implausible.into_iter().map(|finding| places.placed(None, finding)));
    for customer in &read.value.customers {
        let about = |finding| places.placed(Some(&customer.id), finding);
        match pipeline::appraise(&read.value, customer, &policy, reading.issued_on) {
            Ok(appraisal) => found.extend(appraisal.assessment.missing.iter().map(|missing| {
                let part =
                    missing.part.map_or_else(|| "the frame".to_owned(), |part| format!("the {} part", part.name()));
                let message = format!("{part} lacks a fact: {}", missing.what);
                about(Diagnostic::warning(codes::MISSING_FACT, message).at(&missing.path).hint("state it in the case"))
            })),
            Err(Problems(problems)) => found.extend(problems.into_iter().map(about)),
        }
    }
    Ok(stack::shared(found))
}

/// Whether the text is no case at all: not in the form that its name or its first character says, empty, too large.
fn is_unreadable(problem: &Diagnostic) -> bool {
    use intake::problems as p;
    let unreadable = [
        p::INVALID_UTF8,
        p::MALFORMED_JSON,
        p::MALFORMED_YAML,
        p::MALFORMED_CSV,
        p::NESTED_TOO_DEEPLY,
        p::RECORD_TOO_LARGE,
        p::EMPTY_INPUT,
        p::MANY_CASES,
        p::WRONG_FORMAT,
    ];
    unreadable.contains(&problem.code)
}
