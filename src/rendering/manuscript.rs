//! A document whose words are settled and whose format is not.

use super::Format;
use crate::composition::{DocumentKind, Envelope, Frame, Region};
use crate::diagnostic::Diagnostic;

/// A document as its reader will read it, before any format.
#[derive(Debug, Clone, PartialEq)]
pub struct Manuscript {
    /// What kind of document.
    pub kind: DocumentKind,
    /// The regional form of its English.
    pub region: Region,
    /// What a mail program shows; a report's title.
    pub subject: String,
    /// What stands around a letter; `None` for a report.
    pub frame: Option<Frame>,
    /// The document's body, in order: a letter has exactly the five parts.
    pub sections: Vec<Section>,
    /// What it needs to travel; formats that are only read do without.
    pub envelope: Option<Box<Envelope>>,
    /// Files that a message carries beside its text.
    pub attachments: Vec<Attachment>,
}

/// A file that goes with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name: letters, digits, `-`, `_` and `.`.
    pub name: String,
    /// Its media type: `text/html`.
    pub media: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// A part of a letter or a section of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its name: `restoration`, `timeline`.
    pub name: &'static str,
    /// Its heading; a letter's parts have none.
    pub heading: Option<String>,
    /// Its text; every value of the record in it is escaped.
    pub markdown: String,
    /// A picture of the same facts, as SVG, for formats that can show it.
    pub figure: Option<String>,
}

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// Its format.
    pub format: Format,
    /// Its bytes; UTF-8 in every format of text.
    pub bytes: Vec<u8>,
    /// What its sender should know of it: warnings and notes.
    pub diagnostics: Vec<Diagnostic>,
}
