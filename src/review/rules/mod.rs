//! The rules, a folder a family.

pub(super) mod structure;
pub(super) mod wording;
