//! Many letters from a stream of cases: what comes out, what a crash leaves, and what goes on from there.

mod documents;
pub(crate) mod fixture;
mod grouped;
mod joined;
#[cfg(unix)]
mod killed;
mod resumed;
mod streams;
mod trouble;
