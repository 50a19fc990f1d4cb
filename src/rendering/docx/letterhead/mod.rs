//! A letterhead that somebody made in Word: its header, footer, styles and margins around our letter.
//!
//! It is taken apart once. Every part stays as it is, but for those that a letter adds to: the text, the styles and lists
//! that are missing, and what says which parts there are. What our letter says and how it is laid out is not known here.

mod lists;
mod page;
mod styles;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::codes::{LEFT_OUT, UNUSABLE};
use super::file::{Archive, Fault, Markup, Relationship, Token, attribute, named, relationships, resolved};
use super::shell::{Around, PACKAGE, Part, Shell, relationship};
use super::xml;
use crate::diagnostic::{Diagnostic, Result, Warned};
use crate::rendering::look::Look;
use page::Page;

/// A letterhead, ready for letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letterhead {
    pub(super) shell: Arc<Shell>,
    /// Whether its header says whose it is, so that the letter need not.
    pub(super) says_sender: bool,
}

impl Letterhead {
    /// The most bytes that the file may have: every letter carries it.
    pub const MOST: u64 = 8 << 20;

    /// Reads one: a `.docx` or `.dotx` as Word writes it. Styles that a letter needs and the letterhead lacks are added
    /// in the colour of the look.
    ///
    /// # Errors
    /// What is no such file, is protected, has macros, is damaged or, unpacked, too large.
    pub fn read(name: &str, bytes: &[u8], look: &Look) -> Result<Warned<Self>> {
        let refused = |fault: Fault| {
            let message = format!("{name} {}, and cannot be the letterhead", fault.said());
            Diagnostic::error(UNUSABLE, message).at("brand.docx_template").hint(fault.hint())
        };
        let (value, has_text) = take_apart(bytes, look).map_err(refused)?;
        let note = has_text.then(|| {
            let message = format!("what stands in {name} outside its header and footer is left out of letters");
            let hint = "put what every letter carries into the header or footer";
            Diagnostic::note(LEFT_OUT, message).at("brand.docx_template").hint(hint)
        });
        Ok(Warned { value, diagnostics: note.into_iter().collect() })
    }

    /// Everything that letters take from it, in pieces, for whoever wants to know whether it is still the same.
    pub fn pieces(&self) -> impl Iterator<Item = &[u8]> {
        let Shell { parts, document, relationships, numbering, .. } = &*self.shell;
        let parts = parts.iter().flat_map(|(path, bytes)| [path.as_bytes(), bytes.as_ref()]);
        let around = [document, relationships, &numbering.around];
        parts.chain(around.into_iter().flat_map(|around| [around.before.as_bytes(), around.after.as_bytes()]))
    }
}

/// The letterhead, and whether there is a text in its body.
fn take_apart(bytes: &[u8], look: &Look) -> std::result::Result<(Letterhead, bool), Fault> {
    let mut archive = Archive::open(bytes)?;
    let main = archive.main()?;
    let types = archive.text(TYPES)?.ok_or(Fault::Foreign)?;
    if types.contains("macroEnabled") || types.contains("vbaProject") {
        return Err(Fault::Macros);
    }
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let own = resolved(folder, &format!("_rels/{file}.rels"));
    let own_text = archive.text(&own)?.unwrap_or_else(|| empty_list("Relationships", PACKAGE));
    let related = relationships(&own_text)?;
    let page = Page::of(&archive.text(&main)?.ok_or(Fault::Foreign)?)?;
    let says_sender = says_sender(&mut archive, folder, &page, &related)?;

    let mut kit = Kit { archive, folder, related: &related, types, added: String::new() };
    let (styles_path, styles_text) = kit.part("styles", "styles.xml")?;
    let (styles, ids) = match styles_text {
        Some(text) => styles::completed(&text, look)?,
        None => (super::shell::styles(look, "en-GB"), BTreeMap::new()),
    };
    let (lists_path, lists_text) = kit.part("numbering", "numbering.xml")?;
    let numbering = lists::continued(&lists_path, lists_text)?;
    let (root, properties) = kit.properties()?;
    let replaced = [TYPES, ROOT, &main, &own, &styles_path, &lists_path, &properties];
    let mut parts: Vec<Part> = vec![made(TYPES, kit.types()), made(ROOT, root), made(&styles_path, styles)];
    let added = std::mem::take(&mut kit.added);
    for path in kit.archive.paths()? {
        if path.ends_with("vbaProject.bin") {
            return Err(Fault::Macros);
        }
        if !replaced.contains(&path.as_str())
            && let Some(bytes) = kit.archive.part(&path)?
        {
            parts.push((path, Cow::Owned(bytes)));
        }
    }
    let mut list = Around::cut(&own, &opened(&own_text), "</");
    list.before.push_str(&added);
    let shell = Shell {
        parts,
        document: Around { path: main.clone(), ..page.around },
        relationships: list,
        links: free_prefix(&related),
        numbering,
        properties,
        styles: ids,
        width: page.width,
        foreign: true,
    };
    Ok((Letterhead { shell: Arc::new(shell), says_sender }, page.has_text))
}

const TYPES: &str = "[Content_Types].xml";
const ROOT: &str = "_rels/.rels";

fn made(path: &str, text: String) -> Part {
    (path.to_owned(), Cow::Owned(text.into_bytes()))
}

/// What ids of links begin with that no id of the letterhead begins with.
fn free_prefix(related: &[Relationship]) -> String {
    let mut prefix = "link".to_owned();
    while related.iter().any(|relationship| relationship.id.starts_with(&prefix)) {
        prefix.push('x');
    }
    prefix
}

/// A list with nothing in it.
fn empty_list(element: &str, namespace: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<{element} xmlns=\"{namespace}\"></{element}>"
    )
}

/// A text whose root has an end of its own: `<a/>` becomes `<a></a>`.
fn opened(text: &str) -> String {
    let trimmed = text.trim_end();
    let Some(start) = trimmed.strip_suffix("/>").filter(|_| !trimmed.contains("</")) else { return text.to_owned() };
    // With children there would be an end, or one of them would be the last to close itself.
    match start.rfind('<') {
        Some(at) => {
            let name: String = start[at + 1..].chars().take_while(|c| !c.is_whitespace()).collect();
            format!("{start}></{name}>")
        }
        None => text.to_owned(),
    }
}

/// A letterhead in the making.
struct Kit<'a> {
    archive: Archive<'a>,
    folder: &'a str,
    related: &'a [Relationship],
    types: String,
    /// Relationships that the document has more.
    added: String,
}

impl Kit<'_> {
    /// The path and text of a part that the document needs; one that is missing is announced.
    fn part(&mut self, kind: &str, file: &str) -> std::result::Result<(String, Option<String>), Fault> {
        if let Some(found) = named(self.related, kind) {
            let path = resolved(self.folder, &found.target);
            let text = self.archive.text(&path)?.ok_or(Fault::Broken)?;
            return Ok((path, Some(text)));
        }
        let path = resolved(self.folder, file);
        self.added.push_str(&relationship(&format!("amends-{kind}"), kind, file, false));
        self.announce(&path, &format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"));
        Ok((path, None))
    }

    fn announce(&mut self, path: &str, kind: &str) {
        let around = Around::cut(TYPES, &opened(&self.types), "</");
        let path = xml::escaped(path);
        let entry = format!(
            "<Override xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\" PartName=\"/{path}\" ContentType=\"{kind}\"/>"
        );
        self.types = around.before + &entry + &around.after;
    }

    /// The relationships of the package, and the path of the part that says what the document is called.
    fn properties(&mut self) -> std::result::Result<(String, String), Fault> {
        let root = self.archive.text(ROOT)?.ok_or(Fault::Foreign)?;
        if let Some(found) = named(&relationships(&root)?, "core-properties") {
            return Ok((root, resolved("", &found.target)));
        }
        let path = "docProps/core.xml".to_owned();
        self.announce(&path, "application/vnd.openxmlformats-package.core-properties+xml");
        let around = Around::cut(ROOT, &opened(&root), "</");
        let entry = format!(
            "<Relationship xmlns=\"{PACKAGE}\" Id=\"amends-core\" Type=\"{PACKAGE}/metadata/core-properties\" Target=\"{path}\"/>"
        );
        Ok((around.before + &entry + &around.after, path))
    }

    /// The list of types; that of a template is a document's now.
    fn types(&self) -> String {
        self.types.replace("wordprocessingml.template.main+xml", "wordprocessingml.document.main+xml")
    }
}

/// Whether a header of the page has words or a picture in it.
fn says_sender(
    archive: &mut Archive<'_>,
    folder: &str,
    page: &Page,
    related: &[Relationship],
) -> std::result::Result<bool, Fault> {
    for id in &page.headers {
        let Some(found) = related.iter().find(|relationship| relationship.id == *id) else { continue };
        let Some(text) = archive.text(&resolved(folder, &found.target))? else { continue };
        let mut markup = Markup::of(&text);
        while let Some((token, _)) = markup.next()? {
            match token {
                Token::Open(tag) if matches!(tag.local_name().as_ref(), "drawing" | "pict") => return Ok(true),
                Token::Text(text) if text.chars().any(char::is_alphabetic) => return Ok(true),
                _ => {}
            }
        }
    }
    Ok(false)
}

/// The id that an element names by `r:id`, whatever the prefix of its namespace is.
fn related_id(tag: &quick_xml::events::BytesStart<'_>) -> Option<String> {
    attribute(tag, "r:id").or_else(|| {
        let own = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == "id")?;
        Some(own.value.into_owned())
    })
}

#[cfg(test)]
mod tests;
