//! The walk over a whole record: every fault of its shape is told, and what is faulty is taken out, so that
//! the rest can be read and judged as well.

use std::collections::HashSet;

use super::wording::{did_you_mean, found, listed, wanted};
use super::{Shape, Table};
use crate::diagnostic::{Code, Diagnostic};
use crate::intake::findings::Finding;
use crate::intake::located::{Entry, Item, Kind, Node, Span};
use crate::intake::path::Path;
use crate::intake::problems::{
    DUPLICATE_FIELD, MONEY_AS_NUMBER, NOT_FILLED_IN, UNKNOWN_CHOICE, UNKNOWN_FIELD, WRONG_TYPE,
};
use crate::intake::schema::spelling;

/// How a value begins that is still to be filled in: alone, or with a colon and what to write.
const BLANK: &str = "FILL";

/// Whether a text of JSON may hold a value that is still to be filled in.
pub(in crate::intake) fn may_have_blank(json: &str) -> bool {
    let quoted = memchr::memmem::find_iter(json.as_bytes(), BLANK.as_bytes());
    quoted.map(|at| &json.as_bytes()[..at]).any(|before| before.ends_with(b"\""))
}

/// What a walk has found and taken out.
#[derive(Debug, Default)]
pub(in crate::intake) struct Pruned {
    /// The faults, each with the place of the value or name itself.
    pub(in crate::intake) findings: Vec<(Finding, Span)>,
    /// Where something was taken out, or is missing because it is misspelt.
    pub(in crate::intake) holes: Vec<Path>,
}

/// Takes out of the tree whatever does not have its shape.
pub(in crate::intake) fn prune(node: &mut Node, shape: &Shape, path: &Path, pruned: &mut Pruned) -> bool {
    if let Some(diagnostic) = blank(node) {
        pruned.say(diagnostic, path, node.span);
        pruned.holes.push(path.clone());
        return false;
    }
    match shape {
        _ if matches!(node.kind, Kind::Null) => true,
        Shape::Either(shapes) => prune_either(node, shapes, path, pruned),
        Shape::Table(table) if matches!(node.kind, Kind::Table(_)) => {
            prune_table(node, table, path, pruned);
            true
        }
        Shape::Named(inner) if matches!(node.kind, Kind::Table(_)) => {
            if let Kind::Table(entries) = &mut node.kind {
                drop_repeated(entries, path, pruned);
                entries.retain_mut(|entry| prune(&mut entry.node, inner, &path.field(&entry.key), pruned));
            }
            true
        }
        Shape::List(inner) if matches!(node.kind, Kind::List(_)) => {
            if let Kind::List(items) = &mut node.kind {
                items.retain_mut(|item| prune_item(item, inner, path, pruned));
            }
            true
        }
        _ => match fault(node, shape) {
            Some(diagnostic) => {
                pruned.say(diagnostic, path, node.span);
                pruned.holes.push(path.clone());
                false
            }
            None => true,
        },
    }
}

impl Pruned {
    fn say(&mut self, diagnostic: Diagnostic, path: &Path, span: Span) {
        self.findings.push((Finding { diagnostic, path: path.clone() }, span));
    }
}

/// A value that `amends new` left for a person to fill in.
fn blank(node: &Node) -> Option<Diagnostic> {
    let asked = node.as_text()?.strip_prefix(BLANK)?;
    let diagnostic = Diagnostic::error(NOT_FILLED_IN, "this is still to be filled in");
    match asked.strip_prefix(':').map(str::trim) {
        Some(form) if !form.is_empty() => {
            let form: String = form.chars().take(120).collect();
            Some(diagnostic.hint(format!("write {form}; or take the field out")))
        }
        Some(_) => Some(diagnostic),
        None => asked.is_empty().then_some(diagnostic),
    }
}

fn prune_item(item: &mut Item, shape: &Shape, path: &Path, pruned: &mut Pruned) -> bool {
    // An empty element is no element; the others keep their numbers.
    !matches!(item.node.kind, Kind::Null) && prune(&mut item.node, shape, &path.index(item.index), pruned)
}

/// Of several types, the one that the value is of; the first that is a list or a table wins.
fn prune_either(node: &mut Node, shapes: &[Shape], path: &Path, pruned: &mut Pruned) -> bool {
    let fits = |shape: &&Shape| {
        matches!(
            (&node.kind, *shape),
            (Kind::Table(_), Shape::Table(_))
                | (Kind::List(_), Shape::List(_))
                | (Kind::Text(_), Shape::Text(_) | Shape::Choice(_))
        )
    };
    if let Some(shape) = shapes.iter().find(fits) {
        // A list written as its one element has the path of that element.
        let single = matches!(shape, Shape::Table(_)) && shapes.iter().any(|shape| matches!(shape, Shape::List(_)));
        return if single { prune(node, shape, &path.index(0), pruned) } else { prune(node, shape, path, pruned) };
    }
    let wanted = shapes.iter().map(wanted).collect::<Vec<_>>().join(", or ");
    let message = format!("{} stands here, but this field takes {wanted}", found(node));
    pruned.say(Diagnostic::error(WRONG_TYPE, message), path, node.span);
    pruned.holes.push(path.clone());
    false
}

fn prune_table(node: &mut Node, table: &Table, path: &Path, pruned: &mut Pruned) {
    let Kind::Table(entries) = &mut node.kind else { return };
    for entry in entries.iter_mut() {
        let first = spelling(&table.name, &entry.key);
        if first != entry.key {
            entry.key = first.to_owned();
        }
    }
    drop_repeated(entries, path, pruned);
    let present: Vec<String> = entries.iter().map(|entry| entry.key.clone()).collect();
    entries.retain_mut(|entry| {
        if let Some(field) = table.field(&entry.key) {
            // Nothing is as good as absent.
            return !matches!(entry.node.kind, Kind::Null)
                && prune(&mut entry.node, &field.shape, &path.field(&entry.key), pruned);
        }
        let absent = || table.names().filter(|name| !present.iter().any(|key| key == name));
        let meant = did_you_mean(&entry.key, absent()).or_else(|| did_you_mean(&entry.key, table.names()));
        let named = entry.key.chars().take(60).collect::<String>();
        let message = format!("`{named}` is not a field of {}", owner(table, path));
        let hint = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if table.fields.len() > 12 => "`amends schema` lists the fields that there are".to_owned(),
            None => format!("its fields are {}", listed(table.names())),
        };
        pruned.say(Diagnostic::error(UNKNOWN_FIELD, message).hint(hint), &path.field(&named), entry.key_span);
        pruned.holes.extend(meant.map(|meant| path.field(meant)));
        false
    });
}

/// The table in words: its path, or what it is where it has none.
fn owner(table: &Table, path: &Path) -> String {
    match (path.0.is_empty(), table.name.as_str()) {
        (true, "Case") => "a case".to_owned(),
        (true, "Policy") => "a policy".to_owned(),
        (true, _) => "a customer".to_owned(),
        (false, _) => format!("`{path}`"),
    }
}

/// Keeps the first of fields with the same name.
fn drop_repeated(entries: &mut Vec<Entry>, path: &Path, pruned: &mut Pruned) {
    let mut seen: HashSet<String> = HashSet::with_capacity(entries.len());
    entries.retain(|entry| {
        let first = seen.insert(entry.key.clone());
        if !first {
            let named = entry.key.chars().take(60).collect::<String>();
            let message = format!("`{named}` stands twice in the same table");
            let diagnostic = Diagnostic::error(DUPLICATE_FIELD, message).hint("keep one of the two");
            pruned.say(diagnostic, &path.field(&named), entry.key_span);
        }
        first
    });
}

/// What is wrong with a value that is not of a composite shape.
fn fault(node: &Node, shape: &Shape) -> Option<Diagnostic> {
    match (shape, &node.kind) {
        (Shape::Text(_), Kind::Text(_)) | (Shape::Truth, Kind::Bool(_)) => None,
        (Shape::Whole(most), Kind::Number(text)) => whole_fault(text, *most),
        (Shape::Choice(words), Kind::Text(text)) => choice_fault(words, text),
        (Shape::Text(name), Kind::Number(text)) => Some(number_as_text(name.as_deref(), text)),
        (Shape::Table(table), Kind::Number(_) | Kind::Text(_)) if is_money(table) => Some(bare_money(table, node)),
        _ => {
            let message = format!("{} stands here, but this field takes {}", found(node), wanted(shape));
            Some(with_maybe_hint(Diagnostic::error(WRONG_TYPE, message), remedy(node, shape)))
        }
    }
}

fn is_money(table: &Table) -> bool {
    matches!(table.name.as_str(), "Money" | "Fee")
}

fn whole_fault(text: &str, most: u64) -> Option<Diagnostic> {
    let code = WRONG_TYPE;
    match text.parse::<u64>() {
        Ok(number) if number <= most => None,
        Ok(_) => Some(Diagnostic::error(code, format!("{text} is more than this field can hold"))),
        Err(_) if text.starts_with('-') => Some(Diagnostic::error(code, "a number below zero means nothing here")),
        Err(_) => {
            let shown: String = text.chars().take(40).collect();
            Some(Diagnostic::error(code, format!("{shown} is not a whole number in plain digits")))
        }
    }
}

fn choice_fault(words: &[String], text: &str) -> Option<Diagnostic> {
    if words.iter().any(|word| word == text) {
        return None;
    }
    let shown: String = text.chars().take(60).collect();
    let all = listed(words.iter().map(String::as_str));
    let hint = match did_you_mean(text, words.iter().map(String::as_str)) {
        Some(meant) => format!("did you mean `{meant}`? The choices are {all}"),
        None => format!("the choices are {all}"),
    };
    Some(Diagnostic::error(UNKNOWN_CHOICE, format!("`{shown}` is not one of the choices")).hint(hint))
}

fn number_as_text(name: Option<&str>, text: &str) -> Diagnostic {
    let text: String = text.chars().take(40).collect();
    let (code, message): (Code, &str) = match name {
        Some("Amount") => {
            (MONEY_AS_NUMBER, "an amount of money is written as text: read as a number it could lose its last digits")
        }
        Some("DecimalText") => (
            MONEY_AS_NUMBER,
            "percentages and multipliers are written as text: read as a number one could lose its last digits",
        ),
        _ => (WRONG_TYPE, "a number stands here, but this field takes text"),
    };
    Diagnostic::error(code, message).hint(format!("put it in quotes: \"{text}\""))
}

fn bare_money(table: &Table, node: &Node) -> Diagnostic {
    let number: String = match &node.kind {
        Kind::Number(text) | Kind::Text(text) => text.chars().take(20).collect(),
        _ => String::new(),
    };
    let amount = if number.bytes().any(|byte| byte.is_ascii_digit()) { number } else { "640.00".to_owned() };
    let per = if table.name == "Fee" { ", \"per\": \"month\"" } else { "" };
    let (code, message) = match node.kind {
        Kind::Number(_) => (
            MONEY_AS_NUMBER,
            "money is written with its currency and as text: read as a number it could lose its last digits",
        ),
        _ => (WRONG_TYPE, "money is written as a table of `amount` and `currency`"),
    };
    Diagnostic::error(code, message).hint(format!(
        "write for instance {{\"amount\": \"{}\", \"currency\": \"GBP\"{per}}}",
        amount.replace(['"', '\\'], "")
    ))
}

fn remedy(node: &Node, shape: &Shape) -> Option<&'static str> {
    match (shape, &node.kind) {
        (Shape::Truth, Kind::Text(_) | Kind::Number(_)) => Some("write true or false, without quotes"),
        (Shape::Whole(_), Kind::Text(_)) => Some("write the number without quotes"),
        (Shape::List(_), Kind::Text(_) | Kind::Table(_) | Kind::Number(_)) => {
            Some("put it in a list, even when there is only one: [ ... ]")
        }
        (Shape::Text(_), Kind::Bool(_)) => Some("put it in quotes"),
        _ => None,
    }
}

fn with_maybe_hint(diagnostic: Diagnostic, hint: Option<&str>) -> Diagnostic {
    match hint {
        Some(hint) => diagnostic.hint(hint),
        None => diagnostic,
    }
}
