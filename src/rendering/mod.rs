//! From a composed document to bytes: templates word it, and every format is made from the same Markdown.

mod context;
mod document;
mod docx;
mod draft;
mod draft_report;
mod engine;
mod escape;
mod filters;
mod html;
mod look;
mod manuscript;
mod markdown;
mod overrides;
mod plain;
pub mod problems;
mod source;
mod templates;
mod wordings;

pub use context::{CONTEXT_VERSION, context_schema, letter_context, report_context};
pub use docx::Letterhead;
pub(crate) use docx::file as word_file;
pub use draft::{PARTS, draft_letter};
pub use draft_report::draft_report;
pub use escape::{escaped, folded};
pub use look::{Accent, Logo, LogoFormat, Look};
pub use manuscript::{Format, Manuscript, Rendition, Section};
pub(crate) use markdown::{events, located_events};
pub use overrides::{Listed, check, eject, list};
pub use templates::Templates;

use crate::diagnostic::Result;

/// Makes a document of a manuscript. All formats come from the same Markdown and say the same.
///
/// # Errors
/// None in a tested build: the page of the HTML format cannot be rendered.
pub fn render(manuscript: &Manuscript, format: Format) -> Result<Rendition> {
    render_branded(manuscript, format, &Look::default())
}

/// As [`render`], in the look of a brand where the format has one.
///
/// # Errors
/// As [`render`].
pub fn render_branded(manuscript: &Manuscript, format: Format, look: &Look) -> Result<Rendition> {
    let bytes = match format {
        Format::Markdown => document::markdown(manuscript).into_bytes(),
        Format::Html => html::page(manuscript, look)?,
        Format::Text => plain::text(manuscript).into_bytes(),
        Format::Word => docx::document(manuscript, look)?,
    };
    Ok(Rendition { format, bytes })
}

#[cfg(test)]
mod tests;
