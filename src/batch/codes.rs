//! Everything that a run may have to say of itself.

use crate::diagnostic::Code;

/// A record is larger than one may be.
pub const TOO_LARGE: Code = Code { code: "BAT001", name: "record-too-large" };
/// Something is wrong between records.
pub const BROKEN_STREAM: Code = Code { code: "BAT002", name: "broken-stream" };
/// An input that began well cannot be read on.
pub const UNREADABLE: Code = Code { code: "BAT003", name: "input-broke-off" };
/// The program failed on one record.
pub const PANIC: Code = Code { code: "BAT004", name: "record-broke-the-program" };
/// Nobody may approve as much as a letter gives.
pub const UNCOVERED: Code = Code { code: "BAT005", name: "approval-uncovered" };
/// A letter needs a customer, and the record has none.
pub const NOBODY: Code = Code { code: "BAT006", name: "no-customer" };
/// Two documents of a run would have one path.
pub const CLASH: Code = Code { code: "BAT007", name: "path-clash" };
/// The same customer and incident came before.
pub const DUPLICATE: Code = Code { code: "BAT008", name: "possible-duplicate" };
/// A folder holds what another run made.
pub const OTHER_RUN: Code = Code { code: "BAT009", name: "another-run" };
/// A folder holds a run that was stopped.
pub const UNFINISHED: Code = Code { code: "BAT010", name: "unfinished-run" };
/// A document was changed after it was written.
pub const CHANGED: Code = Code { code: "BAT011", name: "document-changed" };
/// The manifest cannot be kept.
pub const MANIFEST: Code = Code { code: "BAT012", name: "unwritable-manifest" };
/// The first failure was to end the run.
pub const STOPPED: Code = Code { code: "BAT013", name: "stopped-at-a-failure" };
/// A template fails before the first document.
pub const TEMPLATES: Code = Code { code: "BAT014", name: "failing-template" };
/// Records of one customer are not beside each other.
pub const SCATTERED: Code = Code { code: "BAT015", name: "scattered-records" };
/// One letter would tell of an incident twice.
pub const TWICE: Code = Code { code: "BAT016", name: "incident-told-twice" };
/// Records cannot be sorted.
pub const SPOOL: Code = Code { code: "BAT017", name: "unwritable-spool" };
