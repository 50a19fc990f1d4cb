//! A composed letter or message becomes a manuscript: every move is worded by its template, and every part joined by its own.
//!
//! What is said, and in which order, was decided in `composition`; here nothing is left out and nothing added.

use std::collections::BTreeMap;

use tera::{Context, Value};

use super::manuscript::{Manuscript, Section};
use super::templates::Templates;
use super::{escape, problems};
use crate::composition::{DocumentKind, Fact, Letter, Message, Move, Paragraph, Part, PartText, Region};
use crate::diagnostic::{Diagnostic, Problems, Result};

/// The five parts of a letter as their templates are called, in their order.
pub const PARTS: [&str; 5] = {
    let [first, second, third, fourth, fifth] = Part::ALL;
    [first.name(), second.name(), third.name(), fourth.name(), fifth.name()]
};

/// Words a letter.
///
/// # Errors
/// Every template that failed, every move that came out empty, every part without text.
pub fn draft_letter(letter: Letter, templates: &Templates) -> Result<Manuscript> {
    let mut press = Press::new(letter.region, templates);
    let mut found = Vec::new();
    let mut sections = Vec::with_capacity(PARTS.len());
    for (name, part) in PARTS.into_iter().zip(&letter.parts) {
        match press.part(name, part) {
            Ok(markdown) => sections.push(Section { name, heading: None, markdown, figure: None }),
            Err(problems) => found.extend(problems.0),
        }
    }
    let mut subject = String::with_capacity(128);
    if let Err(problems) = press.line(&letter.subject, &mut subject) {
        found.extend(problems.0);
    }
    if !found.is_empty() {
        return Err(Problems(found));
    }
    Ok(Manuscript {
        kind: DocumentKind::Letter,
        region: letter.region,
        subject,
        frame: Some(letter.frame),
        sections,
        envelope: None,
        attachments: Vec::new(),
    })
}

/// Words a message.
///
/// # Errors
/// Every template that failed, every move that came out empty.
pub fn draft_message(message: Message, templates: &Templates) -> Result<Manuscript> {
    let mut press = Press::new(message.region, templates);
    let (mut found, mut sections) = (Vec::new(), Vec::with_capacity(message.sections.len()));
    for (name, text) in &message.sections {
        match press.joined(text) {
            Ok(markdown) => sections.push(Section { name, heading: None, markdown, figure: None }),
            Err(problems) => found.extend(problems.0),
        }
    }
    let mut subject = String::with_capacity(128);
    if let Err(problems) = press.line(&message.subject, &mut subject) {
        found.extend(problems.0);
    }
    if !found.is_empty() {
        return Err(Problems(found));
    }
    Ok(Manuscript {
        kind: message.kind,
        region: message.region,
        subject,
        frame: Some(message.frame),
        sections,
        envelope: None,
        attachments: Vec::new(),
    })
}

/// What is used again from move to move.
struct Press<'a> {
    templates: &'a Templates,
    region: Region,
    rendered: Vec<u8>,
}

impl<'a> Press<'a> {
    fn new(region: Region, templates: &'a Templates) -> Self {
        Self { templates, region, rendered: Vec::new() }
    }

    /// A part's Markdown.
    fn part(&mut self, name: &'static str, part: &PartText) -> Result<String> {
        let text = if self.templates.joins_plainly(name) { self.joined(part)? } else { self.join(name, part)? };
        if text.is_empty() {
            let message = format!("the letter's part `{name}` has no text");
            let hint = "a letter has all five parts, in their order; an override may word them, not drop them";
            return Err(Diagnostic::error(problems::EMPTY_PART, message).hint(hint).into());
        }
        Ok(text)
    }

    /// A part's paragraphs, joined as the built-in `letter/part.md` joins them and [`tidy`] leaves them.
    fn joined(&mut self, part: &PartText) -> Result<String> {
        let mut found = Vec::new();
        let mut text = String::with_capacity(1024);
        for paragraph in &part.paragraphs {
            let (mark, between, moves) = match paragraph {
                Paragraph::Run(moves) => ("", " ", moves),
                Paragraph::List(moves) => ("- ", "\n- ", moves),
            };
            let mut before = if text.is_empty() { "" } else { "\n\n" };
            for (index, each) in moves.iter().enumerate() {
                text.push_str(before);
                text.push_str(if index == 0 { mark } else { "" });
                before = between;
                if let Err(problems) = self.line(each, &mut text) {
                    found.extend(problems.0);
                }
                if matches!(paragraph, Paragraph::List(_)) || index + 1 == moves.len() {
                    text.truncate(text.trim_end().len());
                }
            }
        }
        if found.is_empty() { Ok(text) } else { Err(Problems(found)) }
    }

    /// A part's paragraphs, joined by its template.
    fn join(&mut self, name: &'static str, part: &PartText) -> Result<String> {
        let mut found = Vec::new();
        let mut paragraphs = Vec::with_capacity(part.paragraphs.len());
        for paragraph in &part.paragraphs {
            let (list, moves) = match paragraph {
                Paragraph::Run(moves) => (false, moves),
                Paragraph::List(moves) => (true, moves),
            };
            let mut lines = Vec::with_capacity(moves.len());
            for each in moves {
                let mut line = String::new();
                match self.line(each, &mut line) {
                    Ok(()) => lines.push(Value::safe_string(&line)),
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
        if paragraphs.is_empty() {
            return Ok(String::new());
        }
        let mut context = Context::new();
        context.insert_value("paragraphs", Value::from(paragraphs));
        context.insert_value("region", Value::from(self.region.name()));
        self.rendered.clear();
        self.templates.render(name, &context, &mut self.rendered)?;
        Ok(tidy(utf8(&self.rendered)?))
    }

    /// Writes a move's sentences on one line at the end of `out`.
    fn line(&mut self, each: &Move, out: &mut String) -> Result<()> {
        let start = out.len();
        let wordings = self.templates.wordings(each.name);
        let is_even = wordings.and_then(|wordings| wordings.say(each, self.region, out));
        if is_even.is_none() {
            out.truncate(start);
            out.push_str(self.rendered(each)?);
        }
        if is_even != Some(true) {
            let line = one_line(&out[start..]);
            out.replace_range(start.., &line);
        }
        // A value and the full stop after it (`3.`) must not begin a list at the line's head.
        if let Some(mark) = begins_list(&out[start..]) {
            out.insert(start + mark, '\\');
        }
        if out.len() == start {
            let message = format!("the template of `{}` says nothing in its wording `{}`", each.name, each.wording);
            let hint = "every wording that the built-in template has must give a text";
            return Err(Diagnostic::error(problems::EMPTY_MOVE, message).hint(hint).into());
        }
        Ok(())
    }

    /// What the engine makes of a move.
    fn rendered(&mut self, each: &Move) -> Result<&str> {
        let mut context = Context::new();
        context.insert_value("wording", Value::from(each.wording));
        context.insert_value("region", Value::from(self.region.name()));
        for (name, fact) in &each.facts {
            context.insert_value(*name, value_of(fact));
        }
        self.rendered.clear();
        self.templates.render(each.name, &context, &mut self.rendered)?;
        utf8(&self.rendered)
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

/// Joins the lines of a template, which are broken where its author liked, to one.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
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
mod tests;
