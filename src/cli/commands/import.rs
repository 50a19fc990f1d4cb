//! `amends import`

use std::path::{Path, PathBuf};

use amends::diagnostic::{Diagnostic, Level, Problems};
use amends::intake::Source;
use amends::intake::exports::{self, Adapter, Exports, Import as Imports, ImportOptions, Imported};
use amends::intake::problems::{NO_RECORDS, NOT_IN_EXPORT, UNKNOWN_INCIDENT};
use amends::output;
use serde_json::Value;

use crate::cli::args::Import;
use crate::cli::exit::{Failure, Finish, Outcome};
use crate::cli::settings::{self, Destination};
use crate::cli::terminal::Terminal;
use crate::cli::{files, inputs, mapping};

/// Incidents of whose missing fields each is told; of more, it is counted.
const TOLD_ONE_BY_ONE: usize = 10;

/// Writes the cases of an export: one as it is, several one a line.
pub(crate) fn run(import: &Import, terminal: &mut Terminal) -> Finish {
    if let (true, Some(path)) = (import.serve, &import.map) {
        return mapping::serve(path, import.time_zone, terminal);
    }
    if let Some(adapter) = import.eject.and_then(|eject| eject.0) {
        return send(import, ejected(adapter).as_bytes(), terminal).map(|()| Outcome::Done);
    }
    let sources = read(&import.files)?;
    let options = ImportOptions {
        from: import.from.0,
        mapped: import.map.is_some(),
        time_zone: import.time_zone,
        force: import.force,
    };
    let Imports { incidents, found } = imported(&sources, import.map.as_deref(), &options)?;
    let (errors, others): (Vec<_>, Vec<_>) = found.into_iter().partition(|found| found.level == Level::Error);
    terminal.tell(others);
    let chosen = match chosen(import.id.as_deref(), incidents) {
        Ok(chosen) => chosen,
        Err(Problems(more)) => return Err(Problems(errors.into_iter().chain(more).collect()).into()),
    };
    conclude(import, chosen, errors, terminal)
}

/// The files of exports, folders taken apart.
pub(super) fn read(paths: &[PathBuf]) -> Result<Vec<Source>, Problems> {
    let mut sources = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        let read =
            files::exports(path).and_then(|inputs| inputs.iter().map(|one| files::read(one, files::STREAM)).collect());
        match read {
            Ok(read) => sources.extend::<Vec<Source>>(read),
            Err(Problems(more)) => problems.extend(more),
        }
    }
    if problems.is_empty() { Ok(sources) } else { Err(Problems(problems)) }
}

/// Imports exports, with the mapping of a file where one is named.
///
/// # Errors
/// What is wrong with that mapping.
pub(super) fn imported(
    sources: &[Source],
    map: Option<&Path>,
    options: &ImportOptions,
) -> amends::diagnostic::Result<Imports> {
    let Some(path) = map else { return Ok(exports::import(sources, options)) };
    let exports = Exports::read(sources, options);
    let outputs = mapping::run(path, &exports, options.time_zone)?;
    Ok(exports.finish(sources, outputs))
}

/// The filter of a source, with what its user should know first.
fn ejected(adapter: &Adapter) -> String {
    let name = adapter.name;
    format!(
        "# The filter with which `amends import --from {name}` reads a record. Change it, and give it with\n\
         # `amends import FILE --from {name} --map THIS`. It is jq without clock, environment and other inputs.\n\
         # `$around` holds what stands beside the list of records, `$also` other lists about this record, `$zone` --time-zone.\n\
         #\n{}",
        adapter.filter
    )
}

fn chosen(id: Option<&str>, incidents: Vec<Imported>) -> amends::diagnostic::Result<Vec<Imported>> {
    let Some(id) = id else { return Ok(incidents) };
    let (chosen, others): (Vec<_>, Vec<_>) =
        incidents.into_iter().partition(|incident| incident.ids.iter().any(|own| own == id));
    if chosen.is_empty() {
        let names: Vec<&str> = others.iter().filter_map(|incident| incident.ids.first().map(String::as_str)).collect();
        let hint = if names.is_empty() {
            "there is none at all".to_owned()
        } else {
            format!("there are: {}", inputs::listed(&names))
        };
        return Err(Diagnostic::error(UNKNOWN_INCIDENT, format!("no incident has the id {id}")).hint(hint).into());
    }
    Ok(chosen)
}

/// Imported incidents, taken apart.
#[derive(Default)]
pub(super) struct Parted {
    /// Those that are a case.
    pub(super) cases: Vec<Value>,
    /// Of each case its id, and what the export does not have.
    pub(super) gaps: Vec<(String, Vec<String>)>,
    /// What was found in all of them.
    pub(super) found: Vec<Diagnostic>,
}

impl Parted {
    pub(super) fn of(incidents: Vec<Imported>) -> Self {
        let mut parted = Self::default();
        for Imported { ids, case, found, missing, .. } in incidents {
            parted.found.extend(found);
            if let Some(case) = case {
                parted.cases.push(Value::Object(case));
                parted.gaps.push((ids.into_iter().next().unwrap_or_default(), missing));
            }
        }
        parted
    }
}

/// What is wrong with an export that holds nothing.
pub(super) fn no_records() -> Diagnostic {
    Diagnostic::error(NO_RECORDS, "there is no incident in what was given").hint("check the export")
}

/// Tells what was found, and writes the cases that there are.
fn conclude(import: &Import, incidents: Vec<Imported>, mut errors: Vec<Diagnostic>, terminal: &mut Terminal) -> Finish {
    let Parted { cases, gaps, found } = Parted::of(incidents);
    let (wrong, others): (Vec<_>, Vec<_>) = found.into_iter().partition(|found| found.level == Level::Error);
    terminal.tell(others);
    errors.extend(wrong);
    if cases.is_empty() {
        if errors.is_empty() {
            errors.push(no_records());
        }
        return Err(Problems(errors).into());
    }
    terminal.tell(missing(&gaps));
    send(import, printed(&cases).as_bytes(), terminal)?;
    let outcome = if errors.is_empty() { Outcome::Done } else { Outcome::Look };
    terminal.tell(errors);
    Ok(outcome)
}

/// One case as people read it, several as programs do.
fn printed(cases: &[Value]) -> String {
    match cases {
        [one] => format!("{one:#}\n"),
        many => many.iter().flat_map(|case| [case.to_string(), "\n".to_owned()]).collect(),
    }
}

/// What the export does not have: of each incident, or of many in numbers.
pub(super) fn missing(gaps: &[(String, Vec<String>)]) -> Vec<Diagnostic> {
    const HINT: &str = "state what is known; the report lists the rest as open";
    if gaps.len() <= TOLD_ONE_BY_ONE {
        let note = |(id, missing): &(String, Vec<String>)| {
            let message = format!("{id}: not in the export: {}", missing.join(", "));
            Diagnostic::note(NOT_IN_EXPORT, message).hint(HINT)
        };
        return gaps.iter().filter(|(_, missing)| !missing.is_empty()).map(note).collect();
    }
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for path in gaps.iter().flat_map(|(_, missing)| missing) {
        match counted.iter_mut().find(|(known, _)| known == path) {
            Some((_, count)) => *count += 1,
            None => counted.push((path, 1)),
        }
    }
    let all = gaps.len();
    let told: Vec<String> = counted.iter().map(|(path, count)| format!("{path} ({count} of {all})")).collect();
    vec![Diagnostic::note(NOT_IN_EXPORT, format!("not in the export: {}", told.join(", "))).hint(HINT)]
}

fn send(import: &Import, bytes: &[u8], terminal: &mut Terminal) -> Result<(), Failure> {
    match Destination::of(import.output.as_deref()) {
        Destination::Stdout => terminal.document(bytes)?,
        Destination::File(path) => {
            output::write(&path, bytes, settings::existing(import.force))?;
            terminal.remark(format!("written: {}", path.display()));
        }
    }
    Ok(())
}
