//! The built-in templates of moves, read once into their wordings: nearly all are a text with facts in it, which is put
//! together here without an engine.
//!
//! What is understood is a small part of the template language: one wording after another, a fact as it is or with a
//! capital, and what stands only where a fact is given. A template that does more is the engine's, as is every one of a
//! user's; tests hold each wording to what the engine makes of it.

use super::engine::MARKDOWN;
use super::escape::escaped;
use super::templates::Builtin;
use crate::composition::wording::capitalized;
use crate::composition::{Fact, Move, Region};

/// A template of a move, by wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wordings {
    /// Whether facts are escaped: in Markdown they are, in plain text they are not.
    escapes: bool,
    wordings: Vec<(&'static str, Vec<Piece>)>,
}

/// What a wording is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    /// Text of the template, on one line.
    Text(&'static str),
    /// A fact, escaped.
    Fact(&'static str),
    /// The same as a sentence begins with it.
    Capitalized(&'static str),
    /// The first branch that holds.
    Choice(Vec<Branch>),
}

/// What stands where all of some tests hold; none is `else`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Branch {
    tests: Vec<Test>,
    pieces: Vec<Piece>,
}

/// What a branch may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Test {
    /// Whether a fact is given.
    Given(&'static str),
    /// Whether the letter is in this regional form.
    Region(&'static str),
}

impl Wordings {
    /// Reads a template; `None`: it does more than is understood here.
    pub(super) fn read(builtin: &Builtin) -> Option<Self> {
        let escapes = builtin.name.ends_with(MARKDOWN);
        let (_, mut rest) = builtin.text.strip_prefix("{#")?.split_once("#}")?;
        let mut wordings = Vec::new();
        let mut tag = "{%- if wording == \"";
        loop {
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix("{%- endif -%}") {
                let is_whole = after.trim().is_empty() && !wordings.is_empty();
                return is_whole.then_some(Self { escapes, wordings });
            }
            let (name, after) = rest.strip_prefix(tag)?.split_once("\" -%}")?;
            let end = after.find("{%-")?;
            let mut text = after[..end].trim();
            let pieces = pieces(&mut text)?;
            wordings.push((name, text.is_empty().then_some(pieces)?));
            rest = &after[end..];
            tag = "{%- elif wording == \"";
        }
    }

    /// Writes a move in its wording at the end of `out`. Gives `None` where only the engine can say it or say what is
    /// wrong with it: a wording or a fact that is not there, a fact that is no text. Otherwise gives whether all is
    /// surely on one line, with one space between its words.
    pub(super) fn say(&self, each: &Move, region: Region, out: &mut String) -> Option<bool> {
        let (_, pieces) = self.wordings.iter().find(|(name, _)| *name == each.wording)?;
        let start = out.len();
        let mut line = Line { each, region, escapes: self.escapes, out, start, even: self.escapes, stopped: false };
        line.write(pieces)?;
        Some(line.even && !line.out[start..].starts_with(' ') && !line.out.ends_with(' '))
    }
}

/// A line in the making.
struct Line<'a> {
    each: &'a Move,
    region: Region,
    escapes: bool,
    out: &'a mut String,
    start: usize,
    /// Whether no space stands beside another.
    even: bool,
    /// Whether a fact stands last and ends in a full stop.
    stopped: bool,
}

impl<'a> Line<'a> {
    fn write(&mut self, pieces: &[Piece]) -> Option<()> {
        for piece in pieces {
            match piece {
                Piece::Text(text) => self.push(text),
                Piece::Fact(name) => {
                    let text = self.fact(name)?;
                    self.push_fact(text);
                }
                Piece::Capitalized(name) => {
                    let text = capitalized(self.fact(name)?);
                    self.push_fact(&text);
                }
                Piece::Choice(branches) => {
                    let holds = |branch: &&Branch| branch.tests.iter().all(|test| self.holds(*test));
                    if let Some(branch) = branches.iter().find(holds) {
                        self.write(&branch.pieces)?;
                    }
                }
            }
        }
        Some(())
    }

    fn push_fact(&mut self, text: &str) {
        if !self.escapes {
            return self.push(text);
        }
        let text = escaped(text);
        self.push(&text);
        self.stopped |= text.ends_with('.');
    }

    /// Puts a text behind what stands there. The stop of an abbreviation at a fact's end ends the sentence as well.
    fn push(&mut self, text: &str) {
        let doubled = self.stopped && text.starts_with('.');
        self.stopped &= text.is_empty();
        let text = &text[usize::from(doubled)..];
        self.even &= !(text.starts_with(' ') && self.out[self.start..].ends_with(' '));
        self.out.push_str(text);
    }

    fn holds(&self, test: Test) -> bool {
        match test {
            Test::Given(name) => self.each.facts.iter().any(|(given, _)| *given == name),
            Test::Region(name) => self.region.name() == name,
        }
    }

    fn fact(&self, name: &str) -> Option<&'a str> {
        match self.each.facts.iter().rfind(|(given, _)| *given == name)? {
            (_, Fact::Text(text)) => Some(text),
            (_, Fact::Texts(_) | Fact::Flag(_)) => None,
        }
    }
}

/// The pieces up to the end of the text or of the branch that they stand in.
fn pieces(rest: &mut &'static str) -> Option<Vec<Piece>> {
    let mut found = Vec::new();
    loop {
        let (text, tag) = rest.split_at(rest.find('{').unwrap_or(rest.len()));
        if text.contains("  ") || text.contains(|c: char| c.is_control()) {
            return None;
        }
        if !text.is_empty() {
            found.push(Piece::Text(text));
        }
        *rest = tag;
        if tag.is_empty() || tag.starts_with("{% el") || tag.starts_with("{% endif") {
            return Some(found);
        }
        if let Some(inside) = tag.strip_prefix("{{ ") {
            let (fact, after) = inside.split_once(" }}")?;
            found.push(match fact.split_once(" | ") {
                None => Piece::Fact(name(fact)?),
                Some((fact, "capitalize_first")) => Piece::Capitalized(name(fact)?),
                Some(_) => return None,
            });
            *rest = after;
        } else {
            found.push(Piece::Choice(branches(rest)?));
        }
    }
}

/// The branches of an `if`, up to behind its end.
fn branches(rest: &mut &'static str) -> Option<Vec<Branch>> {
    let mut found: Vec<Branch> = Vec::new();
    loop {
        let (tag, after) = rest.strip_prefix("{% ")?.split_once(" %}")?;
        *rest = after;
        let (word, condition) = tag.split_once(' ').unwrap_or((tag, ""));
        let tests = match (word, found.is_empty()) {
            ("if", true) | ("elif", false) => condition.split(" and ").map(test).collect::<Option<Vec<_>>>()?,
            ("else", false) => Vec::new(),
            ("endif", false) => return Some(found),
            _ => return None,
        };
        found.push(Branch { tests, pieces: pieces(rest)? });
    }
}

fn test(text: &'static str) -> Option<Test> {
    if let Some(fact) = text.strip_suffix(" is defined") {
        return name(fact).map(Test::Given);
    }
    let region = text.strip_prefix("region == \"")?.strip_suffix('"')?;
    name(region).map(Test::Region)
}

/// A name and nothing else. What every template is given is no fact.
fn name(text: &'static str) -> Option<&'static str> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    (plain && !["region", "wording", "not", "true", "false"].contains(&text)).then_some(text)
}

#[cfg(test)]
mod tests;
