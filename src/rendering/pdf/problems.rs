//! What may be said of PDF documents.

use std::fmt::Display;

use typst::diag::SourceDiagnostic;

use crate::diagnostic::{Code, Diagnostic, Problems};

/// A character that no font has.
pub(super) const MISSING_GLYPH: Code = Code { code: "PDF001", name: "missing-glyph" };
/// A file that is to be a font and is none.
pub(super) const NO_FONT: Code = Code { code: "PDF002", name: "no-font" };
/// A document of no date: PDF/A wants one.
pub(super) const UNDATED: Code = Code { code: "PDF003", name: "undated-document" };
/// A document that could not be set, or that keeps to no standard.
pub(super) const FAILED: Code = Code { code: "PDF004", name: "failed-page" };
/// A brand's font that there is no file of.
pub(super) const UNKNOWN_FONT: Code = Code { code: "PDF005", name: "unknown-font" };

/// A document that could not be made.
pub(super) fn failed(why: impl Display) -> Diagnostic {
    Diagnostic::error(FAILED, format!("the PDF cannot be made: {why}"))
}

/// What the typesetter refuses, in its words and with its hints.
pub(super) fn refused<'a>(found: impl IntoIterator<Item = &'a SourceDiagnostic>) -> Problems {
    let refusal = |found: &SourceDiagnostic| {
        let hints: Vec<&str> = found.hints.iter().map(|hint| hint.v.as_str()).collect();
        let diagnostic = failed(&found.message);
        match hints.as_slice() {
            [] => diagnostic.hint("check the logo and the fonts of the policy's [brand]"),
            hints => diagnostic.hint(hints.join("; ")),
        }
    };
    Problems(found.into_iter().map(refusal).collect())
}
