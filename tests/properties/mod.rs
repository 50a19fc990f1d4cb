//! What holds whatever the input is: one property for each door by which bytes of a stranger come in.
//!
//! Each is a function of bytes that panics where it does not hold. The fuzz targets (`fuzz/targets/`) call them with what
//! a fuzzer finds, the integration tests with seeds and a fixed number of changes to them. The first byte of an input
//! chooses among the formats, sources or places that a property is about; the rest is the input itself.

mod cases;
mod documents;
mod escaping;
mod exports;
mod letters;
mod manifests;
mod pages;
mod policies;
mod templates;
mod writers;

use amends::diagnostic::{Diagnostic, Level, Problems};

/// A property, by the name of its fuzz target.
pub(crate) struct Property {
    pub(crate) name: &'static str,
    /// Panics where the property does not hold for the input.
    pub(crate) holds: fn(&[u8]),
    /// How many values the first byte tells apart.
    pub(crate) choices: u8,
}

/// All of them.
#[rustfmt::skip]
pub(crate) const ALL: [Property; 8] = [
    Property { name: "cases", holds: cases::holds, choices: cases::CHOICES },
    Property { name: "policies", holds: policies::holds, choices: policies::CHOICES },
    Property { name: "exports", holds: exports::holds, choices: exports::CHOICES },
    Property { name: "escaping", holds: escaping::holds, choices: escaping::CHOICES },
    Property { name: "writers", holds: writers::holds, choices: writers::CHOICES },
    Property { name: "letters", holds: letters::holds, choices: letters::CHOICES },
    Property { name: "templates", holds: templates::holds, choices: templates::CHOICES },
    Property { name: "manifests", holds: manifests::holds, choices: manifests::CHOICES },
];

/// Holds an input against the property of that name.
pub(crate) fn check(name: &str, input: &[u8]) {
    let property = ALL.iter().find(|property| property.name == name).expect("a property of that name");
    (property.holds)(input);
}

/// The choice of an input and the rest of it; an empty input chooses the first.
fn choice(input: &[u8], choices: u8) -> (usize, &[u8]) {
    match input.split_first() {
        Some((first, rest)) => (usize::from(first % choices), rest),
        None => (0, input),
    }
}

/// Holds a refusal against what every refusal has: an error that says something, what to do, and a place that there is.
fn refused(problems: &Problems, lines: &[usize]) {
    assert!(problems.0.iter().any(|found| found.level == Level::Error), "refused without an error: {problems:?}");
    problems.0.iter().for_each(|found| sound(found, lines));
}

/// Holds a diagnostic against what every one has; `lines` are the numbers of lines of the inputs.
fn sound(found: &Diagnostic, lines: &[usize]) {
    assert!(!found.message.trim().is_empty(), "nothing is said: {found:?}");
    // What is expected in place of a fault of syntax, its message says.
    let advised = found.hint.is_some() || found.code.code.starts_with("SYN");
    assert!(found.level != Level::Error || advised, "no word of what to do: {found:?}");
    let Some(place) = &found.place else { return };
    assert!(place.line > 0 && place.column > 0, "no such place: {found:?}");
    assert!((place.line, place.column) <= (place.end_line, place.end_column), "ends before it begins: {found:?}");
    let most = lines.iter().max().copied().unwrap_or_default();
    assert!(place.end_line as usize <= most + 1, "beyond the end of {most} lines: {found:?}");
}

/// How many lines an input has, however they end.
fn lines(input: &[u8]) -> usize {
    input.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 1
}
