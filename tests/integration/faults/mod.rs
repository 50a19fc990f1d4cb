//! What is left when the system refuses: every write of every command, one after the other.
//!
//! The program is the real one. `injected` has strace refuse its calls to the system one by one, `limited` lets files
//! grow to a size and no further. Whatever fails, each file is as it was or as it should be, and the program says so.

mod at_once;
pub(crate) mod injected;
mod limited;
pub(crate) mod scene;
