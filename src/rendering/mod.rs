//! From a composed document to bytes: templates word it, and every format is made from the same Markdown.

mod manuscript;

pub use manuscript::{Format, Manuscript, Rendition, Section};
