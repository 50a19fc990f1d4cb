//! Files for Word that somebody else made, opened with care: they may be damaged, enormous or no such files at all.

mod archive;
mod markup;
mod relationships;

pub(crate) use archive::Archive;
pub(crate) use markup::{Markup, Token, attribute};
pub(crate) use relationships::{Relationship, named, relationships, resolved};

/// Why a file cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is no package with a document for Word in it.
    Foreign,
    /// It is in the form of the old `.doc`, which protected files have too.
    Sealed,
    /// It has macros.
    Macros,
    /// It is written in the strict form of the standard, or in a way that Word does not write.
    Strict,
    /// Unpacked, it is larger than any letter.
    TooLarge,
    /// It is damaged.
    Broken,
}

impl Fault {
    /// What is wrong, after the file's name.
    pub(crate) fn said(self) -> &'static str {
        match self {
            Self::Foreign => "is no Word document",
            Self::Sealed => "is protected by a password, or in the old form of Word (.doc)",
            Self::Macros => "has macros",
            Self::Strict => "is not written as Word writes its documents by default",
            Self::TooLarge => "holds more, unpacked, than a letter can",
            Self::Broken => "is damaged",
        }
    }

    /// What to do.
    pub(crate) fn hint(self) -> &'static str {
        match self {
            Self::Foreign => "save it in Word as a Word Document (.docx)",
            Self::Sealed => "open it in Word, take the password out, and save it as a Word Document (.docx)",
            Self::Macros => "save it in Word as a Word Document (.docx), which has none",
            Self::Strict => "save it in Word as a Word Document (.docx), not as a Strict Open XML Document",
            Self::TooLarge => "take out what no letter needs, such as large pictures",
            Self::Broken => "open it in Word, let Word repair it, and save it",
        }
    }
}
