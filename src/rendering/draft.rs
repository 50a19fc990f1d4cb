//! A composed letter becomes a manuscript: every move is worded by its template, and every part joined by its own.
//!
//! What is said, and in which order, was decided in `composition`; here nothing is left out and nothing added.

use std::collections::BTreeMap;

use tera::{Context, Value};

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
    let subject = press.line(&letter.subject).map(str::to_owned);
    let subject = match subject {
        Ok(subject) if found.is_empty() => subject,
        Ok(_) => return Err(Problems(found)),
        Err(problems) => return Err(Problems(found.into_iter().chain(problems.0).collect())),
    };
    Ok(Manuscript {
        kind: DocumentKind::Letter,
        region: letter.region,
        subject,
        frame: Some(letter.frame.clone()),
        sections,
    })
}

/// What is used again from move to move.
struct Press<'a> {
    templates: &'a Templates,
    region: Value,
    rendered: Vec<u8>,
    line: String,
}

impl<'a> Press<'a> {
    fn new(region: Region, templates: &'a Templates) -> Self {
        let region = Value::from(region.name());
        Self { templates, region, rendered: Vec::with_capacity(2048), line: String::with_capacity(512) }
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
                paragraphs
                    .push(Value::from(BTreeMap::from([("list", Value::from(list)), ("lines", Value::from(lines))])));
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
            let mut context = Context::new();
            context.insert_value("paragraphs", Value::from(paragraphs));
            context.insert_value("region", self.region.clone());
            self.templates.render(name, &context, &mut self.rendered)?;
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
        self.line(each).map(Value::safe_string)
    }

    /// A move's sentences, on one line.
    fn line(&mut self, each: &Move) -> Result<&str> {
        let mut context = Context::new();
        context.insert_value("wording", Value::from(each.wording));
        context.insert_value("region", self.region.clone());
        for (name, fact) in &each.facts {
            context.insert_value(*name, value_of(fact));
        }
        self.rendered.clear();
        self.templates.render(each.name, &context, &mut self.rendered)?;
        let mut line = utf8(&self.rendered)?.trim_ascii();
        if !escape::is_one_line(line) || begins_list(line).is_some() {
            self.line.clear();
            one_line(line, &mut self.line);
            line = &self.line;
        }
        if line.is_empty() {
            let message = format!("`letter/{}.md` says nothing in its wording `{}`", each.name, each.wording);
            let hint = "every wording that the built-in template has must give a text";
            return Err(Diagnostic::error(problems::EMPTY_MOVE, message).hint(hint).into());
        }
        Ok(line)
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
    if let Some(mark) = begins_list(line) {
        line.insert(mark, '\\');
    }
}

/// Where a number's mark stands that would begin a numbered list.
fn begins_list(line: &str) -> Option<usize> {
    escape::head_mark(line).filter(|_| line.starts_with(|c: char| c.is_ascii_digit()))
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
