//! Reports of whole cases.

mod course;
mod facts;
pub(crate) mod outage;
mod secrets;
