//! What a run made: the lines of `manifest.ndjson`, which `batch` writes and whoever has to prove a letter later reads.
//!
//! Pure values and their one spelling. No file is opened here, and nothing here knows how a document comes about.

mod about;
mod digest;
#[cfg(test)]
pub(crate) mod fixture;
mod header;
mod promise;
mod row;

pub use about::About;
pub use digest::{Digest, Hasher};
pub use header::Header;
pub use promise::{Promise, PromiseKind};
pub use row::{Release, Row};

/// The file that tells what a run made, in the folder of the run.
pub const MANIFEST: &str = "manifest.ndjson";
/// The file that tells what it did not make.
pub const FAILURES: &str = "failures.ndjson";
/// The folder of its documents that wait for an approval.
pub const HELD: &str = "held";
/// The file that tells what of it was sent.
pub const OUTBOX: &str = "outbox.ndjson";
