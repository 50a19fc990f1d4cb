//! From a composed document to bytes: templates word it, and every format is made from the same Markdown.
//!
//! No fact is chosen here and no figure computed: what stands in a document was settled in
//! [`composition`](crate::composition). No file is opened, and no policy is known: a look comes as values.

mod calendar;
mod columns;
mod context;
mod document;
mod docx;
mod draft;
mod draft_report;
mod engine;
mod escape;
mod feedback;
mod filters;
mod format;
mod held;
mod html;
mod identity;
mod look;
mod mail;
mod manuscript;
mod markdown;
mod overrides;
mod paper;
#[cfg(feature = "pdf")]
mod pdf;
mod plain;
pub mod problems;
mod template_words;
mod templates;
mod wordings;

pub use calendar::{Reminder, reminders};
pub use context::{CONTEXT_VERSION, context_schema, letter_context, message_context, report_context};
pub use docx::Letterhead;
pub(crate) use docx::file as word_file;
pub use draft::{PARTS, draft_letter, draft_message};
pub use draft_report::draft_report;
pub use escape::{escaped, folded};
pub use feedback::ask;
pub use format::Format;
pub use look::{Accent, Logo, LogoFormat, Look};
pub use manuscript::{Attachment, Manuscript, Rendition, Section};
pub(crate) use markdown::{events, located_events, plain};
pub use overrides::{Listed, check, eject, list};
#[cfg(feature = "pdf")]
pub use pdf::{Fonts, unknown_font};
pub use templates::Templates;

use crate::diagnostic::Result;
#[cfg(feature = "pdf")]
use crate::diagnostic::Warned;

/// Makes a document of a manuscript. All formats come from the same Markdown and say the same.
///
/// # Errors
/// A mail without an address, or with one that is none; a calendar of a document that promises nothing with a day.
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
        Format::Mail => mail::message(manuscript, look)?,
        Format::Mbox => mail::entry(manuscript, look)?,
        Format::Calendar => calendar::calendar(manuscript.envelope.as_deref())?,
        Format::Pdf => return pdf(manuscript, look),
    };
    Ok(Rendition { format, bytes, diagnostics: Vec::new() })
}

#[cfg(feature = "pdf")]
fn pdf(manuscript: &Manuscript, look: &Look) -> Result<Rendition> {
    let Warned { value: bytes, diagnostics } = pdf::document(manuscript, look)?;
    Ok(Rendition { format: Format::Pdf, bytes, diagnostics })
}

#[cfg(not(feature = "pdf"))]
fn pdf(_manuscript: &Manuscript, _look: &Look) -> Result<Rendition> {
    Err(problems::not_built_in().into())
}

#[cfg(test)]
mod tests;
