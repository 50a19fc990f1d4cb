//! Everything that can be wrong with a template or with a document that is made, and the engine's errors in the words of this project.

use crate::diagnostic::{Code, Diagnostic, Place};

/// A template's name leaves the folder, is hidden, or is no name.
pub const BAD_TEMPLATE_NAME: Code = Code { code: "TPL001", name: "bad-template-name" };
/// There is no such template to override.
pub const UNKNOWN_TEMPLATE: Code = Code { code: "TPL002", name: "unknown-template" };
/// A template cannot be read as one, or names what does not exist.
pub const BROKEN_TEMPLATE: Code = Code { code: "TPL003", name: "broken-template" };
/// A template switches escaping off.
pub const UNESCAPED_VALUE: Code = Code { code: "TPL004", name: "unescaped-value" };
/// A template reads a name which it is not given.
pub const UNKNOWN_NAME: Code = Code { code: "TPL005", name: "unknown-name" };
/// A template failed while it was rendered.
pub const FAILED_TEMPLATE: Code = Code { code: "TPL006", name: "failed-template" };
/// A template of a move words nothing.
pub const EMPTY_MOVE: Code = Code { code: "TPL007", name: "empty-move" };
/// A part of a letter has no text.
pub const EMPTY_PART: Code = Code { code: "TPL008", name: "empty-part" };

/// A mail lacks the address of one side.
pub const UNADDRESSED_MAIL: Code = Code { code: "TPL009", name: "unaddressed-mail" };
/// What stands for an address is none.
pub const BAD_ADDRESS: Code = Code { code: "TPL010", name: "bad-address" };
/// A calendar would have no entry.
pub const EMPTY_CALENDAR: Code = Code { code: "TPL011", name: "empty-calendar" };
/// A format that only another build makes.
pub const NOT_BUILT_IN: Code = Code { code: "TPL012", name: "format-not-built-in" };

/// A PDF is asked of a build that makes none.
pub(super) fn not_built_in() -> Diagnostic {
    let hint =
        "install it with `cargo install --path . --features pdf`, or write HTML, which any browser prints to PDF";
    Diagnostic::error(NOT_BUILT_IN, "this program was built without the feature `pdf`").hint(hint)
}

/// The engine's error as diagnostics: one for each report in it.
pub(super) fn from_engine(code: Code, error: &tera::Error, file: &str) -> Vec<Diagnostic> {
    let text = error.to_string();
    let reports: Vec<Diagnostic> = text.split("\n\n").filter_map(|report| from_report(code, report)).collect();
    if reports.is_empty() { vec![without_place(code, error, file, &text)] } else { reports }
}

/// Reads one report of the engine, which is laid out as the compiler's are:
///
/// ```text
/// error: Unknown filter `uper`
///  --> letter/failure.md:3:10
///   |
/// 3 | {{ what | uper }}
///   |           ^^^^
/// ```
fn from_report(code: Code, report: &str) -> Option<Diagnostic> {
    let mut lines = report.lines();
    let message = lines.next()?.strip_prefix("error: ")?;
    let mut locus = lines.next()?.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
    let column: u32 = locus.next()?.parse().ok()?;
    let line: u32 = locus.next()?.parse().ok()?;
    let file = locus.next()?.to_owned();
    let excerpt = lines.nth(1).and_then(|l| l.split_once(" | ")).map(|(_, excerpt)| excerpt.to_owned());
    let width = lines.next().map_or(1, |marks| marks.matches('^').count());
    let end_column = column + u32::try_from(width).unwrap_or(1);
    let place = Place { file, line, column, end_line: line, end_column, excerpt };
    Some(Diagnostic { place: Some(place), ..Diagnostic::error(code, plain(message)) }.hint(advice(message)))
}

/// Errors of the engine that concern a whole file.
fn without_place(code: Code, error: &tera::Error, file: &str, text: &str) -> Diagnostic {
    let (message, hint) = match error.kind() {
        tera::ErrorKind::CircularExtend { .. } | tera::ErrorKind::CircularInclude { .. } => (
            format!("`{file}` leads back to itself"),
            format!("to build on the built-in one, write `{{% extends \"builtin/{file}\" %}}`"),
        ),
        tera::ErrorKind::MissingParent { parent, .. } => (
            format!("`{file}` extends `{parent}`, which does not exist"),
            format!("to build on the built-in one, write `{{% extends \"builtin/{file}\" %}}`"),
        ),
        _ => (text.trim().to_owned(), "`amends templates eject` writes the built-in templates out".to_owned()),
    };
    Diagnostic { place: Some(at_head(file)), ..Diagnostic::error(code, message) }.hint(hint)
}

/// The head of a file, where nothing more exact is known.
pub(super) fn at_head(file: &str) -> Place {
    Place { file: file.to_owned(), line: 1, column: 1, end_line: 1, end_column: 1, excerpt: None }
}

/// The stretch of `length` bytes from `start` in a template's text.
pub(super) fn place(file: &str, text: &str, start: usize, length: usize) -> Place {
    let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line = u32::try_from(text[..start].matches('\n').count()).unwrap_or(u32::MAX).saturating_add(1);
    let column = count(&text[line_start..start]).saturating_add(1);
    let end_column = column.saturating_add(count(&text[start..start + length]));
    let excerpt = text[line_start..].lines().next().map(str::to_owned);
    Place { file: file.to_owned(), line, column, end_line: line, end_column, excerpt }
}

/// The engine's sentence, its first letter as in our own.
fn plain(message: &str) -> String {
    let mut letters = message.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// What to do about an error of the engine.
fn advice(message: &str) -> &'static str {
    let known = [
        ("is not defined", "name one of those, or ask first with `{% if … %}` whether it is there"),
        ("Unknown filter", "beside Tera's own there are `capitalize_first`, `code` and `link`"),
        ("Unknown template", "a file can include built-in templates; `amends templates list` names them"),
        ("Block `", "a file that extends another can only replace blocks which that one has"),
    ];
    known
        .iter()
        .find(|(part, _)| message.contains(part))
        .map_or("templates are written as Tera has it: `{{ value }}`, `{% if … %} … {% endif %}`", |(_, advice)| {
            advice
        })
}
