//! The rules, a folder a family.

pub(super) mod structure;
