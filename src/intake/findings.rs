//! What checks have found so far, each with its path but not yet with its place.

use super::path::{At, Path};
use crate::diagnostic::{Code, Diagnostic, Level};

/// A problem at a path.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    /// What is said of it; its path and place are still open.
    pub(super) diagnostic: Diagnostic,
    /// The field.
    pub(super) path: Path,
}

/// A list of problems that grows.
#[derive(Debug, Default)]
pub(super) struct Findings(pub(super) Vec<Finding>);

impl Findings {
    /// An error at a field; say what to do with [`Noted::hint`].
    pub(super) fn error(&mut self, at: &At<'_>, code: Code, message: impl Into<String>) -> Noted<'_> {
        self.note(at, Diagnostic::error(code, message))
    }

    /// A warning at a field.
    pub(super) fn warning(&mut self, at: &At<'_>, code: Code, message: impl Into<String>) -> Noted<'_> {
        self.note(at, Diagnostic::warning(code, message))
    }

    /// An error or a warning at a field.
    pub(super) fn at_level(&mut self, level: Level, at: &At<'_>, code: Code, message: impl Into<String>) -> Noted<'_> {
        match level {
            Level::Error => self.error(at, code, message),
            Level::Warning | Level::Note => self.warning(at, code, message),
        }
    }

    fn note(&mut self, at: &At<'_>, diagnostic: Diagnostic) -> Noted<'_> {
        self.0.push(Finding { diagnostic, path: at.path() });
        Noted(self.0.last_mut())
    }
}

/// A problem that was just noted.
#[derive(Debug)]
pub(super) struct Noted<'a>(Option<&'a mut Finding>);

impl Noted<'_> {
    /// Says what to do.
    pub(super) fn hint(self, hint: impl Into<String>) {
        if let Some(finding) = self.0 {
            finding.diagnostic.hint = Some(hint.into());
        }
    }

    /// Says what to do, where there is something to do.
    pub(super) fn maybe_hint(self, hint: Option<impl Into<String>>) {
        if let Some(hint) = hint {
            self.hint(hint);
        }
    }
}
