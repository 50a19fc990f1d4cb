//! A user's own templates: which there can be, whether they are right, and the engine that prefers them.
//!
//! No file is read or written here: names and texts come in as values, and go out as values.

use std::collections::BTreeSet;

use tera::Tera;

use super::engine::Engines;
use super::problems::{self, at_head, from_engine, place};
use super::template_words::{Word, words};
use super::templates::{BUILTIN, Builtin, PREFIX, Templates};
use crate::composition::DocumentKind;
use crate::diagnostic::{Diagnostic, Place, Problems, Result};

/// What every template is given, whatever it is about.
const GIVEN: [&str; 2] = ["region", "wording"];

/// A template that a user may replace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// Its name, which is its path in a folder of templates: `letter/failure.md`.
    pub name: &'static str,
    /// What it does: the comment at its head.
    pub description: &'static str,
}

/// Every template that can be replaced, in order of name.
///
/// ```
/// let listed = amends::rendering::list();
/// let failure = listed.iter().find(|template| template.name == "letter/failure.md").unwrap();
/// assert!(failure.description.starts_with("Names the failure"));
/// ```
pub fn list() -> Vec<Listed> {
    BUILTIN.iter().map(|builtin| Listed { name: builtin.name, description: description(builtin.text) }).collect()
}

/// Every template that can be replaced, by name, with its text, to be written out and edited.
pub fn eject() -> Vec<(&'static str, &'static str)> {
    BUILTIN.iter().map(|builtin| (builtin.name, builtin.text)).collect()
}

/// Everything that is wrong with a user's templates, given by path in their folder and text.
pub fn check(files: &[(String, String)]) -> Vec<Diagnostic> {
    match Templates::with_overrides(DocumentKind::Letter, files) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.0,
    }
}

impl Templates {
    /// The templates of one kind of document, a user's before the built-in ones. A file is named by its path in the
    /// user's folder, with `/`: `letter/failure.md`; it may extend `builtin/letter/failure.md`.
    ///
    /// # Errors
    /// Whatever is wrong with any of the files, also those of other kinds of document: each with its place.
    pub fn with_overrides(kind: DocumentKind, files: &[(String, String)]) -> Result<Self> {
        let used = |builtin: &Builtin| files.iter().any(|(name, _)| name.split('/').next() == Some(builtin.folder()));
        let mut engines = Engines::with(|builtin| builtin.serves(kind) || used(builtin))?;
        let mut found = Vec::new();
        let mut overridden = Vec::new();
        for (name, text) in files {
            match add(&mut engines, name, text.trim_start_matches('\u{feff}')) {
                Ok(()) => overridden.push(name.as_str()),
                Err(problems) => found.extend(problems.0),
            }
        }
        if found.is_empty() { Ok(Self::over(engines, kind, &overridden)) } else { Err(Problems(found)) }
    }
}

/// Adds one of the user's files to its engine, or says all that keeps it out.
fn add(engines: &mut Engines, name: &str, text: &str) -> Result<()> {
    known(name)?;
    let engine = engines.of_mut(name);
    let words = words(text);
    let mut found: Vec<Diagnostic> = words
        .iter()
        .filter(|word| word.text == "safe" && word.is_filter())
        .map(|word| unescaped(name, text, word))
        .collect();
    match engine.add_raw_template(name, text) {
        Ok(()) => found.extend(unknown_names(engine, name, text, &words)),
        Err(error) => found.extend(from_engine(problems::BROKEN_TEMPLATE, &error, name)),
    }
    if found.is_empty() { Ok(()) } else { Err(Problems(found)) }
}

/// Refuses a name that is no name of a template.
fn known(name: &str) -> Result<()> {
    if BUILTIN.iter().any(|builtin| builtin.name == name) {
        return Ok(());
    }
    let outside =
        name.contains(['\\', ':', '\0']) || name.split('/').any(|step| step.is_empty() || step.starts_with('.'));
    let diagnostic = if outside {
        Diagnostic::error(problems::BAD_TEMPLATE_NAME, format!("`{}` cannot be a template's name", name.escape_debug()))
            .hint("a template is a file in the folder, named as `amends templates list` names it, with no `..` and no dot in front")
    } else {
        let hint = match nearest(name, BUILTIN.iter().map(|builtin| builtin.name)) {
            Some(near) => format!("did you mean `{near}`? `amends templates list` names them all"),
            None => "`amends templates list` names those there are".to_owned(),
        };
        Diagnostic::error(problems::UNKNOWN_TEMPLATE, format!("there is no template `{name}` to replace")).hint(hint)
    };
    Err(Diagnostic { place: Some(at_head(name)), ..diagnostic }.into())
}

fn unescaped(name: &str, text: &str, word: &Word<'_>) -> Diagnostic {
    let message = "`safe` would print a value of the record as markup";
    let place = place(name, text, word.at, word.text.len());
    Diagnostic { place: Some(place), ..Diagnostic::error(problems::UNESCAPED_VALUE, message) }
        .hint("leave it out: values are escaped just as much as they need; `code` and `link` set them apart")
}

/// Names that the file reads and that the template it replaces is not given.
fn unknown_names(engine: &Tera, name: &str, text: &str, words: &[Word<'_>]) -> Vec<Diagnostic> {
    let read = |name: &str| -> BTreeSet<&str> {
        engine.get_template_variables(name).map(|names| names.into_iter().collect()).unwrap_or_default()
    };
    let mut given = read(&format!("{PREFIX}{name}"));
    given.extend(GIVEN);
    read(name)
        .difference(&given)
        .filter(|unknown| !words.iter().any(|word| word.is_set() && word.text == **unknown))
        .filter_map(|unknown| {
            let word = words.iter().find(|word| word.reads(unknown))?;
            Some(unknown_name(place(name, text, word.at, word.text.len()), unknown, &given))
        })
        .collect()
}

fn unknown_name(place: Place, unknown: &str, given: &BTreeSet<&str>) -> Diagnostic {
    let names = given.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let hint = match nearest(unknown, given.iter().copied()) {
        Some(near) => format!("did you mean `{near}`? It is given {names}"),
        None => format!("it is given {names}"),
    };
    let message = format!("this template is not given `{unknown}`");
    Diagnostic { place: Some(place), ..Diagnostic::error(problems::UNKNOWN_NAME, message) }.hint(hint)
}

/// The name most like `name`, if one is like it at all.
fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    names
        .map(|other| (strsim::damerau_levenshtein(name, other), other))
        .filter(|(distance, other)| *distance * 3 <= other.len().max(3))
        .min()
        .map(|(_, other)| other)
}

/// The comment at a template's head.
fn description(text: &'static str) -> &'static str {
    text.strip_prefix("{#")
        .and_then(|rest| rest.split_once("#}"))
        .map_or("", |(comment, _)| comment.trim().trim_matches('-').trim())
}

#[cfg(test)]
mod tests;
