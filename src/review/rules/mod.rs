//! The rules, a folder a family.

pub(super) mod facts;
pub(super) mod structure;
pub(super) mod wording;
