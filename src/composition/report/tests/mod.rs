//! Reports of whole cases.

mod facts;
pub(crate) mod outage;
mod secrets;
