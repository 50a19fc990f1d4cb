//! The letterhead's styles, with those that a letter needs and they lack.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::file::{Fault, Markup, Token, attribute};
use super::super::shell::{self, WORD};
use super::opened;
use crate::rendering::look::Look;

/// A style as a list of styles has it.
#[derive(Debug, Default)]
struct Listed {
    id: String,
    /// `paragraph`, `table`.
    kind: String,
    name: String,
    /// Whether everything of its kind has it that has no other.
    default: bool,
    at: Range<usize>,
}

/// The styles of a text.
fn listed(text: &str) -> Result<Vec<Listed>, Fault> {
    let mut found: Vec<Listed> = Vec::new();
    let mut markup = Markup::of(text);
    while let Some((token, at)) = markup.next()? {
        match token {
            Token::Open(tag) if tag.name().0 == "w:style" => {
                let value = |name| attribute(&tag, name).unwrap_or_default();
                let default = matches!(value("w:default").as_str(), "1" | "true" | "on");
                let (id, kind) = (value("w:styleId"), value("w:type"));
                found.push(Listed { id, kind, name: String::new(), default, at });
            }
            Token::Open(tag) if tag.name().0 == "w:name" && markup.depth == 3 => {
                if let Some(last) = found.last_mut() {
                    last.name = attribute(&tag, "w:val").unwrap_or_default().to_lowercase();
                }
            }
            Token::Close(name) if name == "w:style" => {
                if let Some(last) = found.last_mut() {
                    last.at.end = at.end;
                }
            }
            _ => {}
        }
    }
    Ok(found)
}

/// The text with the styles it lacks, and what ours are called in it. Styles are the same where their names are: ids
/// differ by the language of the Word that wrote them.
pub(super) fn completed(text: &str, look: &Look) -> Result<(String, BTreeMap<String, String>), Fault> {
    let theirs = listed(text)?;
    let ours_text = shell::styles(look, "en-GB");
    let ours = listed(&ours_text)?;
    let mut ids = BTreeMap::new();
    let mut added = Vec::new();
    for own in &ours {
        let same_kind = || theirs.iter().filter(|other| other.kind == own.kind);
        let default = own.default.then(|| same_kind().find(|other| other.default)).flatten();
        if let Some(same) = default.or_else(|| same_kind().find(|other| other.name == own.name)) {
            ids.insert(own.id.clone(), same.id.clone());
            continue;
        }
        let mut id = own.id.clone();
        while theirs.iter().any(|other| other.id == id) {
            id.push_str("Amends");
        }
        ids.insert(own.id.clone(), id);
        added.push(own);
    }
    let text = opened(text);
    let end = text.rfind("</").ok_or(Fault::Broken)?;
    let mut whole = text[..end].to_owned();
    for own in added {
        whole.push_str(&renamed(&ours_text[own.at.clone()], own, &ids));
    }
    whole.push_str(&text[end..]);
    Ok((whole, ids))
}

/// One of our styles by the ids that hold here. Where the letterhead has a style for all else, ours is none.
fn renamed(style: &str, own: &Listed, ids: &BTreeMap<String, String>) -> String {
    let mut text = style.replacen("<w:style ", &format!("<w:style xmlns:w=\"{WORD}\" "), 1);
    let id = |old: &str| ids.get(old).map_or_else(|| old.to_owned(), Clone::clone);
    text = text.replace(&format!("w:styleId=\"{}\"", own.id), &format!("w:styleId=\"{}\"", escaped(&id(&own.id))));
    for element in ["basedOn", "next"] {
        let head = format!("<w:{element} w:val=\"");
        if let Some((before, rest)) = text.split_once(&head)
            && let Some((old, after)) = rest.split_once('"')
        {
            text = [before, &head, &escaped(&id(old)), "\"", after].concat();
        }
    }
    text
}

fn escaped(id: &str) -> String {
    super::xml::escaped(id)
}
