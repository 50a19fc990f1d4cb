//! One file a command, each with `run`.

pub(super) mod answers;
pub(super) mod approve;
pub(super) mod assess;
pub(super) mod batch;
pub(super) mod check;
pub(super) mod completions;
pub(super) mod context;
pub(super) mod due;
pub(super) mod explain;
pub(super) mod import;
pub(super) mod kept;
pub(super) mod ledger;
pub(super) mod letter;
pub(super) mod man;
pub(super) mod message;
pub(super) mod moved;
pub(super) mod new;
pub(super) mod report;
pub(super) mod schema;
pub(super) mod send;
pub(super) mod templates;
pub(super) mod trends;
