//! `amends` turns structured incident records into the letter which a customer deserves, and into the
//! factual report behind it.

pub mod assessment;
pub mod case;
pub mod compensation;
pub mod composition;
pub mod diagnostic;
pub mod intake;
pub mod output;
pub mod policy;
pub mod rendering;
pub mod review;
