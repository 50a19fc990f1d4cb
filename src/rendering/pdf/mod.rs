//! A PDF for paper and screen: tagged (PDF/UA-1), for the archive (PDF/A-2a), made from the same Markdown as every other
//! format.
//!
//! A document becomes data ([`page`], [`flow`]), in which every string is text; a template
//! (`templates/pdf/letter.typ`) that sees nothing else is set by [`typesetter`]. That a file keeps to both standards
//! rests on the typesetter's own checks, without which it gives none.

mod blocks;
mod flow;
mod fonts;
mod glyphs;
mod page;
mod problems;
mod typesetter;

use super::look::Look;
use super::manuscript::Manuscript;
use crate::composition::Envelope;
use crate::diagnostic::{Diagnostic, Result, Warned};
pub use fonts::Fonts;

/// The document of a manuscript, with what its sender should know of how it is printed.
///
/// # Errors
/// A manuscript without an envelope, which has its date; a logo that is damaged; a font that may not be embedded.
pub(super) fn document(manuscript: &Manuscript, look: &Look) -> Result<Warned<Vec<u8>>> {
    let envelope = manuscript.envelope.as_deref().ok_or_else(|| {
        Diagnostic::error(problems::UNDATED, "a PDF bears its date, and this document has none")
            .hint("put the document into its envelope first")
    })?;
    let (text, missing) = text(manuscript, envelope, look)?;
    let pages = typesetter::pages(text, look)?;
    let value = typesetter::file(&pages, &envelope.id)?;
    Ok(Warned { value, diagnostics: glyphs::warning(&missing).into_iter().collect() })
}

/// What the template reads, and the characters that no font has.
fn text(manuscript: &Manuscript, envelope: &Envelope, look: &Look) -> Result<(Vec<u8>, Vec<char>)> {
    let page = page::Page::of(manuscript, envelope, look);
    let mut text = serde_json::to_value(&page).map_err(problems::failed)?;
    let missing = glyphs::printable(&mut text, &look.fonts);
    Ok((serde_json::to_vec(&text).map_err(problems::failed)?, missing))
}

/// What is to be said of a look that PDF documents cannot have: a font that there is no file of.
pub fn unknown_font(look: &Look) -> Option<Diagnostic> {
    let family = look.family().filter(|family| !look.fonts.has(family.trim()))?;
    let message = format!("there is no file of the font {}: PDF documents are set in {}", family.trim(), fonts::FAMILY);
    let hint = "put its files into a folder, and name the folder in the policy as `brand.fonts`";
    Some(Diagnostic::note(problems::UNKNOWN_FONT, message).at("brand.font").hint(hint))
}

/// Twentieths of a point as points.
fn points(twentieths: u32) -> f64 {
    f64::from(twentieths) / 20.0
}

#[cfg(test)]
mod tests;
