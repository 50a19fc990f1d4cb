//! What a rule is, and how one is declared.

use super::grammar::{Objection, Place};
use super::{Finding, Reading};
use crate::composition::DocumentKind;
use crate::diagnostic::{Code, Level};
use crate::rendering::Manuscript;

/// One thing that a critical reader objects to. Named for the fault.
#[derive(Debug)]
pub struct Rule {
    /// Its code and name; the code's family is the folder of its file.
    pub code: Code,
    /// How much a finding matters, unless it says otherwise itself.
    pub level: Level,
    /// Which documents it reads.
    pub reach: Reach,
    /// What it looks for, why it matters, an example and what would be better: Markdown under fixed headings. The
    /// lines of the two quotations are executed as tests: the first is objected to, the second is not.
    pub documentation: &'static str,
    /// The check: pure, and in the order of the text.
    pub(super) check: Check,
}

/// How a rule reads.
#[derive(Debug, Clone, Copy)]
pub(super) enum Check {
    /// The document as a whole.
    Document(fn(&Reading<'_>) -> Vec<Finding>),
    /// Sentence by sentence, each with its neighbours; and what would be better than what it objects to.
    Sentence(fn(&Place<'_>) -> Option<Objection>, &'static str),
}

/// Which documents a rule reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Whole letters: greeted and closed.
    Letters,
    /// Letters, and texts that are neither letter nor report: a paragraph, a reply.
    Texts,
    /// Every kind of document.
    Documents,
}

impl Reach {
    /// Whether a document is one that the rule reads.
    pub(super) fn holds(self, manuscript: &Manuscript) -> bool {
        match self {
            Self::Letters => manuscript.kind == DocumentKind::Letter && manuscript.frame.is_some(),
            Self::Texts => manuscript.kind != DocumentKind::Report,
            Self::Documents => true,
        }
    }
}

impl Rule {
    /// The text under one heading of the documentation, without surrounding white space; empty where there is none.
    pub fn section(&self, heading: &str) -> &'static str {
        let title = format!("# {heading}\n");
        let Some((_, rest)) = self.documentation.split_once(&title) else { return "" };
        rest.split("\n # ").next().unwrap_or_default().trim()
    }
}

/// Declares a rule: its documentation, then `CODE "name" level reach`, then its check of a document, or its objection to
/// a sentence and what would be better. The documentation is kept as data.
macro_rules! rule {
    ($(#[doc = $doc:expr])+ $code:literal $name:literal $level:ident $reach:ident $check:ident) => {
        $(#[doc = $doc])+
        pub(in crate::review) static RULE: $crate::review::Rule = $crate::review::Rule {
            code: $crate::diagnostic::Code { code: $code, name: $name },
            level: $crate::diagnostic::Level::$level,
            reach: $crate::review::Reach::$reach,
            documentation: concat!($($doc, "\n"),+),
            check: $crate::review::rule::Check::Document($check),
        };
    };
    ($(#[doc = $doc:expr])+ $code:literal $name:literal $level:ident $reach:ident $objection:ident, $better:literal) => {
        $(#[doc = $doc])+
        pub(in crate::review) static RULE: $crate::review::Rule = $crate::review::Rule {
            code: $crate::diagnostic::Code { code: $code, name: $name },
            level: $crate::diagnostic::Level::$level,
            reach: $crate::review::Reach::$reach,
            documentation: concat!($($doc, "\n"),+),
            check: $crate::review::rule::Check::Sentence($objection, $better),
        };
    };
}

pub(super) use rule;
