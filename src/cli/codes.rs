//! Everything that the command line itself may have to say.

use amends::diagnostic::Code;

/// No customer has the id that was asked for.
pub(super) const UNKNOWN_CUSTOMER: Code = Code { code: "ARG001", name: "unknown-customer" };
/// Several customers, and none was named.
pub(super) const UNNAMED_CUSTOMER: Code = Code { code: "ARG002", name: "unnamed-customer" };
/// The ending of a file name says no format.
pub(super) const UNKNOWN_FORMAT: Code = Code { code: "ARG003", name: "unknown-format" };
/// Several documents, and no folder for them.
pub(super) const NO_FOLDER: Code = Code { code: "ARG004", name: "no-folder" };
/// Two inputs are to come from standard input.
pub(super) const STDIN_TWICE: Code = Code { code: "ARG005", name: "standard-input-twice" };
/// A document that is no text can only go into a file.
pub(super) const FILES_ONLY: Code = Code { code: "ARG009", name: "files-only" };
/// Reports are to be put together as letters are.
pub(super) const GROUPED_REPORT: Code = Code { code: "ARG006", name: "grouped-report" };
/// Documents are to be one file that are made one by one.
pub(super) const ONE_FILE: Code = Code { code: "ARG007", name: "one-file" };
/// The ledger has no letter of which a follow-up could tell.
pub(super) const NO_LETTER: Code = Code { code: "ARG016", name: "no-letter-in-ledger" };
/// Nothing says which ledger is meant.
pub(super) const NO_LEDGER: Code = Code { code: "ARG010", name: "unnamed-ledger" };
/// A document belongs to no folder of a batch, and no case is named.
pub(super) const NO_RECORD: Code = Code { code: "ARG011", name: "unnamed-record" };
/// A letter bears no date, and none is given.
pub(super) const UNDATED: Code = Code { code: "ARG012", name: "undated-letter" };
/// A case is named for a folder, whose manifest has its records.
pub(super) const FOLDER_AGAINST: Code = Code { code: "ARG013", name: "folder-against-case" };
/// Something is said to have happened that lies ahead.
pub(super) const AHEAD: Code = Code { code: "ARG014", name: "lies-ahead" };
/// Something is to be attached to a document that is no mail.
pub(super) const ONLY_MAILS: Code = Code { code: "ARG015", name: "only-mails" };
/// A time is asked for that ends before it begins.
pub(super) const BACKWARDS: Code = Code { code: "ARG017", name: "ends-before-it-begins" };
/// A key that could be guessed.
pub(super) const WEAK_KEY: Code = Code { code: "ARG018", name: "weak-key" };
/// A file or folder cannot be read.
pub(super) const UNREADABLE: Code = Code { code: "FIL001", name: "unreadable-file" };
/// A file is larger than a record may be.
pub(super) const TOO_LARGE: Code = Code { code: "FIL002", name: "file-too-large" };
/// A template is not UTF-8.
pub(super) const NOT_TEXT: Code = Code { code: "FIL003", name: "not-text" };
/// A logo in a form that documents cannot carry.
pub(super) const NO_LOGO: Code = Code { code: "FIL004", name: "no-logo" };
/// A logo that documents of this format do not show.
pub(super) const LOGO_LEFT_OUT: Code = Code { code: "FIL005", name: "logo-left-out" };
/// A folder without a manifest, or with one that is none.
pub(super) const NO_MANIFEST: Code = Code { code: "FIL006", name: "no-manifest" };
/// A folder that a run is writing, or did not finish.
pub(super) const UNFINISHED: Code = Code { code: "FIL007", name: "unfinished-folder" };
/// A manifest whose last line is not whole.
pub(super) const TORN: Code = Code { code: "FIL008", name: "torn-manifest" };
/// Somebody other than who writes must approve.
pub(super) const APPROVAL_NEEDED: Code = Code { code: "APR001", name: "approval-needed" };
/// Nobody may approve as much.
pub(super) const APPROVAL_UNCOVERED: Code = Code { code: "APR002", name: "approval-uncovered" };
/// The policy has no such role.
pub(super) const UNKNOWN_ROLE: Code = Code { code: "APR003", name: "unknown-role" };
/// What a letter adds costs more than the role may approve.
pub(super) const BEYOND_LIMIT: Code = Code { code: "APR004", name: "beyond-limit" };
/// Nobody approves what they wrote themselves.
pub(super) const FOUR_EYES: Code = Code { code: "APR005", name: "writer-approves" };
/// A folder was made under another policy than the one that says who may approve.
pub(super) const OTHER_POLICY: Code = Code { code: "APR006", name: "other-policy" };
/// A document is not the one that its manifest tells of.
pub(super) const CHANGED: Code = Code { code: "APR007", name: "changed-document" };
/// Nothing waits for an approval.
pub(super) const NOTHING_WAITS: Code = Code { code: "APR008", name: "nothing-waits" };
/// What a run used or wrote.
pub(super) const USED: Code = Code { code: "RUN001", name: "used" };
/// Standard output cannot be written.
pub(super) const STDOUT: Code = Code { code: "RUN002", name: "standard-output" };
/// A run was told to stop.
pub(super) const INTERRUPTED: Code = Code { code: "RUN003", name: "interrupted" };
/// What a run came to.
pub(super) const CAME_TO: Code = Code { code: "RUN004", name: "came-to" };
/// A case lacks a fact that a part of the letter needs.
pub(super) const MISSING_FACT: Code = Code { code: "CHK001", name: "missing-fact" };
/// A rule is asked for that does not exist.
pub(super) const UNKNOWN_RULE: Code = Code { code: "CHK002", name: "unknown-rule" };
/// The policy ignores a rule and gives no reason.
pub(super) const UNREASONED: Code = Code { code: "CHK003", name: "ignored-without-reason" };
/// The policy ignores a rule that nothing is found of.
pub(super) const UNUSED: Code = Code { code: "CHK004", name: "unused-ignore" };
/// A proof is made of one letter.
pub(super) const ONE_LETTER: Code = Code { code: "CHK005", name: "one-letter" };
/// A mapping took longer, or more memory, than a mapping may.
pub(super) const MAPPING_STOPPED: Code = Code { code: "RUN005", name: "mapping-stopped" };
/// The command is not in this build.
#[cfg(not(feature = "send"))]
pub(super) const NOT_BUILT_IN: Code = Code { code: "BLD001", name: "not-built-in" };
/// A mail server is named in a way that names none.
#[cfg(feature = "send")]
pub(super) const BAD_SERVER: Code = Code { code: "SRV001", name: "bad-server" };
/// A login without a password.
#[cfg(feature = "send")]
pub(super) const NO_PASSWORD: Code = Code { code: "SRV002", name: "no-password" };
/// A password would be sent for all to read.
#[cfg(feature = "send")]
pub(super) const OPEN_PASSWORD: Code = Code { code: "SRV003", name: "open-password" };
