//! What the contract owes and what is given beyond it, exactly (COMPENSATION.md; the `R` numbers are its).

mod remedy;

pub use remedy::{Added, AddedItem, AddedSource, Approval, Owed, Remedy, TermOutcome, WindowOutcome};
