//! A composed letter becomes a manuscript: every move is worded by its template, and every part joined by its own.
//!
//! What is said, and in which order, was decided in `composition`; here nothing is left out and nothing added.

use tera::{Context, Map, Value};

use super::manuscript::{Manuscript, Section};
use super::templates::Templates;
use super::{escape, problems};
use crate::composition::{DocumentKind, Fact, Letter, Move, Paragraph, PartText, Region};
use crate::diagnostic::{Diagnostic, Problems, Result};

/// The five parts of a letter as their templates are called, in their order.
pub const PARTS: [&str; 5] = ["restoration", "responsibility", "cause", "prevention", "regret"];

/// Words a letter.
///
/// # Errors
/// Every template that failed, every move that came out empty, every part without text.
pub fn draft_letter(letter: &Letter, templates: &Templates) -> Result<Manuscript> {
    let mut press = Press::new(letter.region, templates);
    let mut found = Vec::new();
    let mut sections = Vec::with_capacity(PARTS.len());
    for (name, part) in PARTS.into_iter().zip(&letter.parts) {
        match press.part(name, part) {
            Ok(markdown) => sections.push(Section { name, heading: None, markdown, figure: None }),
            Err(problems) => found.extend(problems.0),
        }
    }
    let subject = press.line(&letter.subject).map_err(|problems| found.extend(problems.0));
    let (Ok(()), true) = (subject, found.is_empty()) else { return Err(Problems(found)) };
    Ok(Manuscript {
        kind: DocumentKind::Letter,
        region: letter.region,
        subject: std::mem::take(&mut press.line),
        frame: Some(letter.frame.clone()),
        sections,
    })
}

/// What is used again from move to move.
struct Press<'a> {
    templates: &'a Templates,
    /// Holds `region` throughout, and the facts of one move at a time.
    context: Context,
    rendered: Vec<u8>,
    line: String,
}

impl<'a> Press<'a> {
    fn new(region: Region, templates: &'a Templates) -> Self {
        let mut context = Context::new();
        context.insert_value("region", Value::from(region.name()));
        Self { templates, context, rendered: Vec::with_capacity(2048), line: String::with_capacity(512) }
    }

    /// A part's Markdown.
    fn part(&mut self, name: &'static str, part: &PartText) -> Result<String> {
        let mut found = Vec::new();
        let mut paragraphs = Vec::with_capacity(part.paragraphs.len());
        for paragraph in &part.paragraphs {
            let (list, moves) = match paragraph {
                Paragraph::Run(moves) => (false, moves),
                Paragraph::List(moves) => (true, moves),
            };
            let mut lines = Vec::with_capacity(moves.len());
            for each in moves {
                match self.sentences(each) {
                    Ok(line) => lines.push(line),
                    Err(problems) => found.extend(problems.0),
                }
            }
            if !lines.is_empty() {
                let fields = [("list".into(), Value::from(list)), ("lines".into(), Value::from(lines))];
                paragraphs.push(Value::from(Map::from_iter(fields)));
            }
        }
        if !found.is_empty() {
            return Err(Problems(found));
        }
        self.join(name, paragraphs)
    }

    /// A part's paragraphs, joined by its template.
    fn join(&mut self, name: &'static str, paragraphs: Vec<Value>) -> Result<String> {
        self.rendered.clear();
        let mut text = String::new();
        if !paragraphs.is_empty() {
            self.context.insert_value("paragraphs", Value::from(paragraphs));
            let rendered = self.templates.render(name, &self.context, &mut self.rendered);
            self.context.remove("paragraphs");
            rendered?;
            text = tidy(utf8(&self.rendered)?);
        }
        if text.is_empty() {
            let message = format!("the letter's part `{name}` has no text");
            let hint = "a letter has all five parts, in their order; an override may word them, not drop them";
            return Err(Diagnostic::error(problems::EMPTY_PART, message).hint(hint).into());
        }
        Ok(text)
    }

    /// A move's sentences, as a part's template takes them.
    fn sentences(&mut self, each: &Move) -> Result<Value> {
        self.line(each)?;
        Ok(Value::safe_string(&self.line))
    }

    /// A move's sentences, in `self.line`.
    fn line(&mut self, each: &Move) -> Result<()> {
        self.context.insert_value("wording", Value::from(each.wording));
        for (name, fact) in &each.facts {
            self.context.insert_value(*name, value_of(fact));
        }
        self.rendered.clear();
        let rendered = self.templates.render(each.name, &self.context, &mut self.rendered);
        for (name, _) in &each.facts {
            self.context.remove(name);
        }
        rendered?;
        self.line.clear();
        one_line(utf8(&self.rendered)?, &mut self.line);
        if self.line.is_empty() {
            let message = format!("`letter/{}.md` says nothing in its wording `{}`", each.name, each.wording);
            let hint = "every wording that the built-in template has must give a text";
            return Err(Diagnostic::error(problems::EMPTY_MOVE, message).hint(hint).into());
        }
        Ok(())
    }
}

/// What a template is given for a fact.
fn value_of(fact: &Fact) -> Value {
    match fact {
        Fact::Text(text) => Value::normal_string(text),
        Fact::Texts(texts) => Value::from(texts.iter().map(|text| Value::normal_string(text)).collect::<Vec<_>>()),
        Fact::Flag(flag) => Value::from(*flag),
    }
}

/// Joins the lines of a template, which are broken where its author liked, to one. A value and the full stop after
/// it (`3.`) must not begin a list at its head.
fn one_line(text: &str, line: &mut String) {
    for word in text.split_ascii_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if line.as_bytes().first().is_some_and(u8::is_ascii_digit)
        && let Some(mark) = escape::head_mark(line)
    {
        line.insert(mark, '\\');
    }
}

/// Markdown as a careful person would have typed it: no space at the end of a line, one empty line between blocks,
/// none at the ends. (A line break within a paragraph is therefore a backslash, in templates.)
pub(super) fn tidy(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut gap = false;
    for line in markdown.lines().map(str::trim_end) {
        if line.is_empty() {
            gap = !out.is_empty();
            continue;
        }
        if !out.is_empty() {
            out.push_str(if gap { "\n\n" } else { "\n" });
        }
        gap = false;
        out.push_str(line);
    }
    out
}

/// The engine writes text and nothing else; if it ever does not, that is said and not hidden.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str> {
    std::str::from_utf8(bytes).map_err(|error| {
        let message = format!("a template did not come out as text: {error}");
        Diagnostic::error(problems::FAILED_TEMPLATE, message).into()
    })
}

#[cfg(test)]
mod moves;
#[cfg(test)]
mod tests;
