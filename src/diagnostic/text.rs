//! Diagnostics for people: the message, the line with its caret, the field and what to do.
//!
//! Colour adds nothing here that the words do not say, so the plain form is complete.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Level as Title, Origin, Renderer, Snippet};

use super::{Diagnostic, Level, Place};

/// Display columns of a line that are shown; longer ones are cut around the place.
const COLUMNS: usize = 120;

/// One diagnostic, with a line break at the end.
pub fn render(diagnostic: &Diagnostic, colored: bool) -> String {
    let level = match diagnostic.level {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
        Level::Note => Title::NOTE,
    };
    let group = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.code);
    let excerpt = diagnostic.place.as_ref().and_then(Excerpt::of);
    let mut elements: Vec<Element<'_>> = Vec::new();
    if let Some(place) = &diagnostic.place {
        elements.push(match &excerpt {
            Some(excerpt) => excerpt.snippet(place).into(),
            None => Origin::path(file(place)).line(place.line as usize).char_column(place.column as usize).into(),
        });
    }
    let record = diagnostic.record.map(|number| number.to_string());
    let remarks = [
        ("field", diagnostic.path.as_deref()),
        ("record", record.as_deref()),
        ("customer", diagnostic.customer.as_deref()),
        ("help", diagnostic.hint.as_deref()),
    ];
    for (name, text) in remarks {
        if let Some(text) = text {
            let kind = if name == "help" { Title::HELP } else { Title::NOTE.with_name(name) };
            elements.push(kind.message(text).into());
        }
    }
    let renderer = if colored { Renderer::styled() } else { Renderer::plain() }.term_width(COLUMNS);
    let mut text = renderer.render(&[group.elements(elements)]);
    text.push('\n');
    match (&diagnostic.place, excerpt) {
        (Some(place), Some(excerpt)) => excerpt.with_true_column(text, place),
        _ => text,
    }
}

/// `3 errors, 1 warning in case.json`; `None` where there is nothing to count.
pub fn summary<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> Option<String> {
    let (mut errors, mut warnings) = (0_u64, 0_u64);
    let mut files: Vec<&str> = Vec::new();
    for diagnostic in diagnostics {
        match diagnostic.level {
            Level::Error => errors += 1,
            Level::Warning => warnings += 1,
            Level::Note => continue,
        }
        if let Some(place) = &diagnostic.place
            && !files.contains(&place.file.as_str())
        {
            files.push(&place.file);
        }
    }
    let counts = [(errors, "error"), (warnings, "warning")]
        .into_iter()
        .filter(|&(count, _)| count > 0)
        .map(|(count, noun)| format!("{count} {noun}{}", if count == 1 { "" } else { "s" }))
        .collect::<Vec<_>>();
    if counts.is_empty() {
        return None;
    }
    let place = match files.as_slice() {
        [] => String::new(),
        ["-"] => " in standard input".to_owned(),
        [file] => format!(" in {file}"),
        files => format!(" in {} files", files.len()),
    };
    Some(format!("{}{place}", counts.join(", ")))
}

fn file(place: &Place) -> &str {
    if place.file == "-" { "standard input" } else { &place.file }
}

/// The characters of a line around a place. A whole export may stand on one line: the renderer, which cuts lines to
/// the screen, is given no more of it than it can use.
struct Excerpt<'a> {
    text: &'a str,
    /// The place in `text`, in bytes.
    span: Range<usize>,
    /// Characters of the line that stand before `text`.
    skipped: usize,
}

impl<'a> Excerpt<'a> {
    fn of(place: &'a Place) -> Option<Self> {
        let line = place.excerpt.as_deref()?.trim_end_matches(['\r', '\n']);
        let offset = |index: usize| line.char_indices().nth(index).map_or(line.len(), |(offset, _)| offset);
        let column = place.column.saturating_sub(1) as usize;
        let skipped = column.saturating_sub(COLUMNS);
        let (first, start) = (offset(skipped), offset(column));
        let end =
            if place.end_line > place.line { line.len() } else { offset(place.end_column.saturating_sub(1) as usize) };
        let last = line[start..].char_indices().nth(COLUMNS).map_or(line.len(), |(length, _)| start + length);
        Some(Self { text: &line[first..last], span: start - first..end.clamp(start, last) - first, skipped })
    }

    fn snippet(&self, place: &'a Place) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        let snippet = Snippet::source(self.text).path(file(place)).line_start(place.line as usize);
        snippet.annotation(AnnotationKind::Primary.span(self.span.clone()))
    }

    /// The renderer counts columns in what it was given; here the characters before that are added.
    fn with_true_column(&self, text: String, place: &Place) -> String {
        if self.skipped == 0 {
            return text;
        }
        let counted = place.column as usize - self.skipped;
        let origin = format!("{}:{}:", file(place), place.line);
        text.replacen(&format!("{origin}{counted}\n"), &format!("{origin}{}\n", place.column), 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    const CODE: Code = Code { code: "CAS012", name: "times-out-of-order" };

    fn place(line: &str, column: u32, end_column: u32) -> Place {
        Place { file: "case.json".into(), line: 7, column, end_line: 7, end_column, excerpt: Some(line.to_owned()) }
    }

    #[test]
    fn the_line_the_caret_the_field_and_the_hint_are_shown() {
        let mut diagnostic = Diagnostic::error(CODE, "the outage ends before it begins")
            .at("incident.times.resolved")
            .hint("state an end that lies after 09:00");
        diagnostic.place = Some(place("    \"resolved\": \"08:00\",", 17, 24));
        assert_eq!(
            render(&diagnostic, false),
            "\
error[CAS012]: the outage ends before it begins
 --> case.json:7:17
  |
7 |     \"resolved\": \"08:00\",
  |                 ^^^^^^^
  |
  = field: incident.times.resolved
  = help: state an end that lies after 09:00
"
        );
    }

    #[test]
    fn carets_stand_under_wide_characters() {
        let mut diagnostic = Diagnostic::warning(CODE, "too far");
        diagnostic.place = Some(place("\u{65e5}\u{672c} x", 4, 5));
        let text = render(&diagnostic, false);
        assert!(text.contains("\n7 | \u{65e5}\u{672c} x\n  |      ^\n"), "{text}");
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let line = format!("{}HERE{}", "a".repeat(100_000), "b".repeat(100_000));
        let mut diagnostic = Diagnostic::error(CODE, "wrong");
        diagnostic.place = Some(place(&line, 100_001, 100_005));
        let text = render(&diagnostic, false);
        assert!(text.contains("case.json:7:100001"), "{text}");
        assert!(text.contains("...aaa") && text.contains("aHEREb") && text.contains("bbb..."), "{text}");
        let lines: Vec<&str> = text.lines().collect();
        let shown = lines.iter().position(|line| line.contains("HERE")).unwrap();
        assert_eq!(lines[shown].find("HERE"), lines[shown + 1].find("^^^^"));
        assert!(text.len() < 600, "{}", text.len());
    }

    #[test]
    fn control_characters_of_an_input_do_not_reach_the_terminal() {
        let mut diagnostic = Diagnostic::error(CODE, "unknown field `\u{1b}[31m\u{202e}`");
        diagnostic.place = Some(place("\u{1b}[2J\u{202e}x", 1, 2));
        let text = render(&diagnostic, false);
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text:?}");
    }

    #[test]
    fn places_beyond_the_line_are_its_end() {
        for (column, end) in [(1, 1), (3, 1), (4, 9), (90, 99), (0, 0)] {
            let mut diagnostic = Diagnostic::error(CODE, "wrong");
            diagnostic.place = Some(place("a\u{e9}c", column, end));
            assert!(render(&diagnostic, false).contains('^'), "{column}");
        }
    }

    #[test]
    fn the_summary_counts_errors_and_warnings_by_file() {
        let mut first = Diagnostic::error(CODE, "wrong");
        first.place = Some(place("x", 1, 2));
        let second = Diagnostic::warning(CODE, "odd");
        let note = Diagnostic::note(CODE, "by the way");
        assert_eq!(summary([&first, &first, &second, &note]).as_deref(), Some("2 errors, 1 warning in case.json"));
        assert_eq!(summary([&note]), None);
        assert_eq!(summary([&second]).as_deref(), Some("1 warning"));
    }
}
