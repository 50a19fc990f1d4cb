//! The formats of a document: what each is called, how its files end, what it is made of. How one is written has a file
//! of its own.

use super::problems;
use crate::diagnostic::Diagnostic;

/// Formats that are made from a manuscript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Markdown (`CommonMark` with tables).
    Markdown,
    /// One self-contained HTML file.
    Html,
    /// Plain text of 72 columns.
    Text,
    /// A mail to be sent: text and HTML, with what goes with it (RFC 5322).
    Mail,
    /// The same as an entry of a mailbox file (mboxrd).
    Mbox,
    /// What it promises, as entries of a calendar (RFC 5545).
    Calendar,
    /// A document for Word (`.docx`).
    Word,
    /// A document for paper and archive (`.pdf`), in builds that can make one.
    Pdf,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Markdown, Self::Html, Self::Text, Self::Word, Self::Pdf, Self::Mail, Self::Mbox, Self::Calendar];

    /// The endings of its files, without a dot: the first is what ours have, any of them says that a file is one.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Markdown => &["md", "markdown"],
            Self::Html => &["html", "htm"],
            Self::Text => &["txt", "text"],
            Self::Word => &["docx"],
            Self::Pdf => &["pdf"],
            Self::Mail => &["eml"],
            Self::Mbox => &["mbox"],
            Self::Calendar => &["ics"],
        }
    }

    /// The ending of its files, without a dot.
    pub fn extension(self) -> &'static str {
        self.endings()[0]
    }

    /// The format of files with an ending in small letters; `None`: no format has it.
    pub fn of_extension(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.endings().contains(&ending))
    }

    /// What people call it.
    pub fn called(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Text => "text",
            Self::Word => "Word",
            Self::Pdf => "PDF",
            Self::Mail => "mail",
            Self::Mbox => "mailbox",
            Self::Calendar => "calendar",
        }
    }

    /// Whether it is text, which a terminal can show and a line of JSON can hold.
    pub fn is_text(self) -> bool {
        !matches!(self, Self::Word | Self::Pdf)
    }

    /// Whether it is a mail, with which other documents can go.
    pub fn is_mail(self) -> bool {
        matches!(self, Self::Mail | Self::Mbox)
    }

    /// Whether it has a colour, a font, a logo.
    pub fn has_look(self) -> bool {
        !matches!(self, Self::Markdown | Self::Text | Self::Calendar)
    }

    /// Whether it is made of the document's envelope too.
    pub fn travels(self) -> bool {
        matches!(self, Self::Mail | Self::Mbox | Self::Calendar | Self::Word | Self::Pdf)
    }

    /// Why this build cannot make it; `None`: it can.
    pub fn missing(self) -> Option<Diagnostic> {
        (self == Self::Pdf && !cfg!(feature = "pdf")).then(problems::not_built_in)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ending_names_its_format_alone() {
        for format in Format::ALL {
            for ending in format.endings() {
                assert_eq!(Format::of_extension(ending), Some(format));
            }
        }
        assert_eq!(Format::of_extension("doc"), None);
    }

    #[test]
    fn every_format_is_called_otherwise() {
        let mut names = Format::ALL.map(Format::called);
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
    }
}
