//! Many documents out of a stream of records: in parallel, in the order of the input, in memory that does not grow with
//! it; and again from where it was stopped.
//!
//! A feeder cuts the input into records (`stream`) and puts those together that one letter tells of (`bundle`), hands make
//! their documents (`desk`), and a clerk names and books them one after the other (`clerk`); `conveyor` carries things
//! between them and knows what none of them means. What the documents say is the business of
//! [`pipeline`](crate::pipeline) alone, and how files are written that of [`output`](crate::output). No terminal and no
//! clock here: whoever starts a run watches it through [`Watch`].

mod account;
mod addressees;
mod bundle;
mod clerk;
pub mod codes;
mod conveyor;
mod desk;
mod folder;
mod made;
mod marks;
mod opening;
mod proofs;
mod run;
mod scan;
mod stream;

pub use account::{Account, Sums, Tally};
pub use bundle::Grouping;
pub use clerk::{Stop, Watch};
pub use folder::Folder;
pub use made::Failure;
pub use run::{Ending, Plan, Target, run};
pub use stream::{Input, Refused};
