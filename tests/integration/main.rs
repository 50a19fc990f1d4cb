//! Everything that is tested from outside: the binary as people run it, and the shape of the source.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_methods, reason = "tests look at files")]

mod architecture;
mod batch;
mod cases;
mod check;
mod cli;
mod context_schema;
mod examples;
mod exports;
mod hostile;
mod input;
mod readme;
mod review;
mod support;
