//! What may be said of documents for Word.

use crate::diagnostic::Code;

/// A letterhead that letters cannot be put into.
pub(super) const UNUSABLE: Code = Code { code: "DOC001", name: "unusable-letterhead" };
/// A letterhead's own text that letters leave out.
pub(super) const LEFT_OUT: Code = Code { code: "DOC002", name: "letterhead-text-left-out" };
/// A document that could not be packed.
pub(super) const FAILED: Code = Code { code: "DOC003", name: "failed-package" };
