//! Findings that somebody has looked at and lets stand, with a reason.

use super::Rule;
use super::letters::Letter;
use super::{RULES, find};
use crate::diagnostic::{Code, Diagnostic};

/// A suppression gives no reason, or names no rule.
const UNREASONED: Code = Code { code: "REV003", name: "suppression-without-reason" };
/// A suppression that nothing is found under.
const UNUSED: Code = Code { code: "REV004", name: "unused-suppression" };

const NOTE: &str = "<!-- amends-ignore";
const LINE: &str = "<!-- amends-ignore ";
const FILE: &str = "<!-- amends-ignore-file ";

/// A note in a letter: `<!-- amends-ignore FCT010: agreed by telephone -->` for its own line, or for the paragraph below
/// it where it stands alone; `amends-ignore-file` for the whole file.
#[derive(Debug)]
struct Suppression {
    rules: Vec<&'static Rule>,
    /// The lines it holds for, first and last.
    lines: (u32, u32),
    place: crate::diagnostic::Place,
    used: bool,
}

/// What remains of the findings, and what is wrong with the suppressions themselves. Of rules that are off, nothing can
/// be found, and a suppression of them is not called unused.
pub(super) fn apply(letter: &Letter, found: Vec<Diagnostic>, on: impl Fn(&Rule) -> bool) -> Vec<Diagnostic> {
    let (mut suppressions, mut kept) = (Vec::new(), Vec::new());
    for suppression in suppressions_of(letter) {
        match suppression {
            Ok(suppression) => suppressions.push(suppression),
            Err(problem) => kept.push(problem),
        }
    }
    for finding in found {
        let line = finding.place.as_ref().map(|place| (place.line, place.end_line));
        let holds = |suppression: &&mut Suppression| {
            let whole = suppression.lines == (0, u32::MAX);
            let here = line.is_some_and(|(first, last)| first <= suppression.lines.1 && suppression.lines.0 <= last);
            suppression.rules.iter().any(|rule| rule.code == finding.code) && (whole || here)
        };
        match suppressions.iter_mut().find(holds) {
            Some(suppression) => suppression.used = true,
            None => kept.push(finding),
        }
    }
    for suppression in suppressions {
        if !suppression.used && suppression.rules.iter().all(|rule| on(rule)) {
            let names: Vec<&str> = suppression.rules.iter().map(|rule| rule.code.code).collect();
            let message = format!("nothing is found here that this lets stand: {}", names.join(", "));
            let mut unused = Diagnostic::warning(UNUSED, message).hint("take the note out");
            unused.place = Some(suppression.place);
            kept.push(unused);
        }
    }
    kept
}

#[expect(clippy::result_large_err, reason = "both sides are kept")]
fn suppressions_of(letter: &Letter) -> Vec<Result<Suppression, Diagnostic>> {
    let source = letter.source();
    let notes = source.match_indices(NOTE).map(|(at, _)| {
        let next = source[at + NOTE.len()..].find(NOTE).map_or(source.len(), |next| at + NOTE.len() + next);
        let closed = source[at..next].find("-->").map(|end| suppression(letter, at, at + end));
        closed.unwrap_or_else(|| Err(unclosed(letter, at)))
    });
    notes.collect()
}

/// A note without its end. In HTML and Markdown it hides all that stands behind it.
fn unclosed(letter: &Letter, at: usize) -> Diagnostic {
    let end = letter.source()[at..].find('\n').map_or(letter.source().len(), |line| at + line);
    let message = "a note that lets findings stand has no end, and is not heeded";
    let mut problem = Diagnostic::warning(UNREASONED, message).hint("close it with -->");
    problem.place = Some(letter.located(&(at..end)));
    problem
}

#[expect(clippy::result_large_err, reason = "both sides are kept")]
fn suppression(letter: &Letter, at: usize, end: usize) -> Result<Suppression, Diagnostic> {
    let source = letter.source();
    let place = letter.located(&(at..end + 3));
    let note = &source[at..end];
    let (whole, said) = match note.strip_prefix(FILE) {
        Some(said) => (true, said),
        None => (false, note.strip_prefix(LINE).unwrap_or_default()),
    };
    let (list, reason) = said.split_once(':').unwrap_or((said, ""));
    let named: Vec<&str> = list.split([',', ' ']).map(str::trim).filter(|name| !name.is_empty()).collect();
    let rules: Vec<&'static Rule> = named.iter().filter_map(|name| find(name)).collect();
    let wrong = |message: String| {
        let hint = "write it as <!-- amends-ignore FCT010: why it may stand -->";
        let mut problem = Diagnostic::warning(UNREASONED, message).hint(hint);
        problem.place = Some(place.clone());
        problem
    };
    if reason.trim().is_empty() {
        return Err(wrong("a note that lets findings stand gives no reason, and is not heeded".to_owned()));
    }
    if rules.is_empty() || rules.len() < named.len() {
        let strange = named.iter().find(|name| find(name).is_none()).copied().unwrap_or("nothing");
        let count = RULES.len();
        return Err(wrong(format!("none of the {count} rules is called {strange}: the note is not heeded")));
    }
    let lines = if whole { (0, u32::MAX) } else { reach(source, at, end + 3, &place) };
    Ok(Suppression { rules, lines, place, used: false })
}

/// The lines that a note holds for: its own, or where it stands alone the paragraph below.
fn reach(source: &str, at: usize, end: usize, place: &crate::diagnostic::Place) -> (u32, u32) {
    let before = source[..at].rsplit('\n').next().unwrap_or_default();
    let after = source[end..].split('\n').next().unwrap_or_default();
    if !before.trim().is_empty() || !after.trim().is_empty() {
        return (place.line, place.end_line);
    }
    let (mut first, mut last) = (0, 0);
    for (number, line) in (place.end_line..).zip(source[end..].split('\n')).skip(1) {
        match (line.trim().is_empty(), first) {
            (true, 0) => {}
            (true, _) => break,
            (false, 0) => (first, last) = (number, number),
            (false, _) => last = number,
        }
    }
    (first, last)
}

#[cfg(test)]
mod tests {
    use super::super::{Selection, check_letter};
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        let letter = Letter::read("a.md", text.as_bytes()).unwrap();
        let selection = Selection { select: vec!["wrong-weekday".to_owned()], ignore: Vec::new() };
        check_letter(&letter, None, &selection).into_iter().map(|found| found.code.code).collect()
    }

    #[test]
    fn what_has_a_reason_stands_and_what_is_unused_is_said() {
        let letter = |note: &str| {
            format!("10 March 2026\n\nDear X,\n\n{note}\nOn Monday 6 March 2026 it failed.\n\nYours sincerely,\n")
        };
        assert_eq!(codes(&letter("")), ["FCT060"]);
        assert!(codes(&letter("<!-- amends-ignore FCT060: quoted -->\n")).is_empty());
        assert!(codes(&letter("<!-- amends-ignore wrong-weekday: quoted -->")).is_empty());
        assert_eq!(codes(&letter("<!-- amends-ignore FCT060 -->\n")), ["REV003", "FCT060"]);
        assert_eq!(codes(&letter("<!-- amends-ignore FCT999: why -->\n")), ["REV003", "FCT060"]);
        assert!(codes(&format!("{}\n\n<!-- amends-ignore-file FCT060: quoted -->\n", letter(""))).is_empty());
        let unused =
            "10 March 2026\n\nDear X,\n\nIt failed. <!-- amends-ignore FCT060: quoted -->\n\nYours sincerely,\n";
        assert_eq!(codes(unused), ["REV004"]);
        assert_eq!(codes(&letter("<!-- amends-ignore FCT060: never closed\n")), ["REV003"]);
    }
}
