//! From a composed document to bytes: templates word it, and every format is made from the same Markdown.

mod draft;
mod escape;
mod filters;
mod manuscript;
mod markdown;
mod overrides;
pub mod problems;
mod source;
mod templates;

pub use draft::{PARTS, draft_letter};
pub use escape::{escaped, folded};
pub use manuscript::{Format, Manuscript, Rendition, Section};
pub(crate) use markdown::events;
pub use overrides::{Listed, check, eject, list};
pub use templates::Templates;
