//! A document for Word: the package of `ECMA-376` (transitional) with as few parts as a letter needs, made from the same
//! Markdown as every other format.
//!
//! A document is a [`shell`] (styles, page, what the package consists of) and a flow of [`blocks`]. The shell is our own,
//! or somebody's [`letterhead`]; [`mod@file`] opens what others made.
//! Pictures of a report are left out: the table beside them says the same, and Word does not show SVG everywhere.

mod blocks;
mod body;
mod codes;
pub(crate) mod file;
mod flow;
mod layout;
mod letterhead;
mod logo;
mod package;
mod shell;
mod table;
mod xml;

use std::borrow::Cow;

use super::look::Look;
use super::manuscript::Manuscript;
use super::markdown::uri;
use crate::diagnostic::Result;
use body::Body;
use layout::Head;
pub use letterhead::Letterhead;
use shell::Shell;

/// The document of a manuscript.
///
/// # Errors
/// None in a tested build: a package that cannot be packed.
pub(super) fn document(manuscript: &Manuscript, look: &Look) -> Result<Vec<u8>> {
    if let Some(letterhead) = &look.letterhead {
        let head = Head { logo: None, letterhead: letterhead.says_sender };
        return package::pack(&parts(manuscript, head, &letterhead.shell));
    }
    let head = Head { logo: look.logo.as_ref().and_then(logo::size), letterhead: false };
    package::pack(&parts(manuscript, head, &Shell::own(manuscript, look)))
}

/// The parts of its package, each with its path.
fn parts<'s>(manuscript: &Manuscript, head: Head, shell: &'s Shell) -> Vec<(&'s str, Cow<'s, [u8]>)> {
    let flow = layout::flow(manuscript, head);
    let numbers = shell.numbering.numbers(&flow.lists);
    let body = Body::of(&flow, shell, &numbers, manuscript.region.tag());
    let link = |(index, target): (usize, &String)| {
        shell::relationship(&format!("{}{index}", shell.links), "hyperlink", &uri(target), true)
    };
    let links: String = flow.links.iter().enumerate().map(link).collect();
    let own = [
        shell.document.filled(&body),
        shell.relationships.filled(&links),
        shell.numbering.part(&flow.lists),
        (shell.properties.as_str(), properties(manuscript)),
    ];
    let fixed = shell.parts.iter().map(|(path, bytes)| (path.as_str(), Cow::Borrowed(bytes.as_ref())));
    fixed.chain(own.into_iter().map(|(path, text)| (path, Cow::Owned(text.into_bytes())))).collect()
}

/// What the document is called, whose it is and of which day.
fn properties(manuscript: &Manuscript) -> String {
    let title = xml::escaped(&super::escape::folded(&manuscript.subject));
    let creator = xml::escaped(&super::escape::folded(organization(manuscript).unwrap_or_default()));
    let language = manuscript.region.tag();
    let dates = manuscript.envelope.as_ref().map_or_else(String::new, |envelope| {
        let day = format!("xsi:type=\"dcterms:W3CDTF\">{}T00:00:00Z</dcterms:", envelope.dated);
        format!("<dcterms:created {day}created><dcterms:modified {day}modified>")
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
         <dc:creator>{creator}</dc:creator>{dates}<dc:language>{language}</dc:language></cp:coreProperties>\n"
    )
}

/// Whose document it is: the organisation's, or that of whoever the letter names first.
fn organization(manuscript: &Manuscript) -> Option<&str> {
    let envelope = manuscript.envelope.as_ref().and_then(|envelope| envelope.organization.as_deref());
    envelope.or_else(|| manuscript.frame.as_ref()?.sender.first().map(String::as_str))
}

#[cfg(test)]
pub(super) mod tests;
