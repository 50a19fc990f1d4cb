//! From a composed document to bytes: templates word it, and every format is made from the same Markdown.

mod draft;
mod escape;
mod filters;
mod manuscript;
mod markdown;
pub mod problems;
mod templates;

pub use draft::{PARTS, draft_letter};
pub use escape::{escaped, folded};
pub use manuscript::{Format, Manuscript, Rendition, Section};
pub use templates::Templates;
