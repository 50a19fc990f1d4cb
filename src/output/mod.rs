//! Where finished documents go: files that appear whole or not at all, under names that no file system trips over.
//!
//! A document's name comes from a template of the user's and is made safe here; what the document says is nobody's
//! business here. Beside the documents of a run it holds what a run keeps on the disk: its journals, and records to be
//! sorted that memory has no room for.

mod file;
mod filename;
mod journal;
mod naming;
mod shelf;
mod spool;
mod within;

pub use file::{Existing, write, write_all};
pub use filename::{clashes, safe};
pub use journal::Journal;
pub use naming::{CUSTOMER_NAME, Named, NamedCustomer, NamedIncident, Naming};
pub use shelf::{Holding, Refusal, Shelf, Staged, WORK};
pub use spool::{Entry, Sorted, Spool};

use crate::diagnostic::Code;

/// Everything this stage may have to say.
pub mod codes {
    use super::Code;

    /// A file is there already and may not be replaced.
    pub const EXISTS: Code = Code { code: "OUT001", name: "file-exists" };
    /// A file cannot be written.
    pub const UNWRITABLE: Code = Code { code: "OUT002", name: "unwritable-file" };
    /// A name that no file may have.
    pub const UNSAFE_NAME: Code = Code { code: "OUT003", name: "unsafe-file-name" };
    /// Two documents would be one file.
    pub const CLASH: Code = Code { code: "OUT004", name: "file-name-clash" };
    /// Another run is writing into the folder.
    pub const BUSY: Code = Code { code: "OUT005", name: "folder-in-use" };
    /// A template for paths that names no document.
    pub const BAD_NAMING: Code = Code { code: "OUT006", name: "bad-naming" };
    /// A link that leads out of the folder to be written to.
    pub const OUTSIDE: Code = Code { code: "OUT007", name: "leads-outside" };
}
