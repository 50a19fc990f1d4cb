//! Everything that is tested from outside: the binary as people run it, and the shape of the source.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_methods, reason = "tests look at files")]

mod architecture;
#[allow(
    clippy::case_sensitive_file_extension_comparisons,
    clippy::cast_possible_truncation,
    clippy::format_collect,
    reason = "the program's own files and counts, and inputs of a few lines"
)]
mod batch;
mod brand;
mod cases;
mod check;
mod cli;
mod context_schema;
mod examples;
mod exports;
mod faults;
mod guides;
mod hostile;
mod input;
mod json_schema;
#[allow(
    clippy::cast_precision_loss,
    clippy::format_collect,
    clippy::format_push_string,
    reason = "counts of a few dozen, inputs of a few lines"
)]
mod ledger;
mod mail;
mod numbers;
mod others;
mod pdf;
mod properties;
mod readme;
mod review;
mod sarif;
mod security;
#[cfg(feature = "send")]
mod send;
mod support;
mod surroundings;
mod tables;
mod word;
