//! Everything that the ledger may have to say.

use crate::diagnostic::Code;

/// There is no ledger where one is to be read.
pub const MISSING: Code = Code { code: "LED001", name: "no-ledger" };
/// A file that is no ledger, or that cannot be read or written.
pub const UNUSABLE: Code = Code { code: "LED002", name: "unusable-ledger" };
/// A newer version of the program has written it.
pub const NEWER: Code = Code { code: "LED003", name: "newer-ledger" };
/// Another process holds it.
pub const BUSY: Code = Code { code: "LED004", name: "ledger-in-use" };
/// A row holds what no version of this program has written.
pub const ODD_ROW: Code = Code { code: "LED005", name: "odd-row" };
/// No letter, promise or customer has that id.
pub const UNKNOWN: Code = Code { code: "LED006", name: "unknown-entry" };
/// A promise that was kept or withdrawn is closed.
pub const CLOSED: Code = Code { code: "LED007", name: "closed-promise" };
/// A row is not as it was recorded.
pub const ALTERED: Code = Code { code: "LED008", name: "altered-row" };
/// A document of a folder is not in the ledger.
pub const UNRECORDED: Code = Code { code: "LED009", name: "unrecorded-document" };
/// A document is not what its manifest, or the ledger, says it is.
pub const DIFFERS: Code = Code { code: "LED010", name: "document-differs" };
/// The same reader has another text about the same incident.
pub const SECOND: Code = Code { code: "LED011", name: "second-text" };
/// A document that needs an approval went out without one.
pub const UNAPPROVED: Code = Code { code: "LED012", name: "sent-without-approval" };
/// What is to be recorded is not what a manifest holds.
pub const BAD_ROW: Code = Code { code: "LED013", name: "bad-manifest-row" };
/// A line of a file of answers is none.
pub const BAD_ANSWER: Code = Code { code: "LED014", name: "bad-answer" };
/// Somebody answers what they were never sent.
pub const UNSENT: Code = Code { code: "LED015", name: "answer-to-nothing" };
