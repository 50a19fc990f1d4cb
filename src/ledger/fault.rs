//! What can go wrong between this module and its file, and how that is said.

use std::path::Path;

use rusqlite::ErrorCode;

use super::codes;
use crate::diagnostic::{Diagnostic, Problems};

/// Why something was not done.
#[derive(Debug)]
pub(super) enum Fault {
    /// The database refuses.
    Database(rusqlite::Error),
    /// Something else, said already.
    Told(Problems),
}

/// What work on the database comes to.
pub(super) type Outcome<T> = std::result::Result<T, Fault>;

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

impl From<Problems> for Fault {
    fn from(problems: Problems) -> Self {
        Self::Told(problems)
    }
}

impl From<Diagnostic> for Fault {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Told(diagnostic.into())
    }
}

impl Fault {
    /// In words, for the ledger of that path.
    pub(super) fn told(self, path: &Path) -> Problems {
        let error = match self {
            Self::Told(problems) => return problems,
            Self::Database(error) => error,
        };
        let path = path.display();
        let diagnostic = match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                Diagnostic::error(codes::BUSY, format!("another process holds {path}"))
                    .hint("wait for its end and give the same command again: nothing was changed")
            }
            Some(ErrorCode::NotADatabase) => no_ledger(&path.to_string()),
            Some(ErrorCode::DatabaseCorrupt) => {
                Diagnostic::error(codes::UNUSABLE, format!("{path} is damaged: {error}"))
                    .hint("put back a copy of it, then record again what was sent since: nothing is recorded twice")
            }
            Some(ErrorCode::CannotOpen) => Diagnostic::error(codes::UNUSABLE, format!("{path} cannot be opened"))
                .hint("name a file in a folder that is there and that you may write to, with --ledger"),
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                Diagnostic::error(codes::UNUSABLE, format!("{path} may not be written"))
                    .hint("get the right to write it and its folder")
            }
            Some(ErrorCode::DiskFull) => {
                Diagnostic::error(codes::UNUSABLE, format!("{path} cannot be written: the disk is full"))
                    .hint("make room and give the same command again: nothing was changed")
            }
            _ => Diagnostic::error(codes::UNUSABLE, format!("{path} cannot be used: {error}"))
                .hint("see with `amends ledger verify` what is wrong with it, or put back a copy"),
        };
        diagnostic.into()
    }
}

/// The file belongs to some other program.
pub(super) fn no_ledger(path: &str) -> Diagnostic {
    Diagnostic::error(codes::UNUSABLE, format!("{path} is no ledger of this program"))
        .hint("name another file with --ledger; this one was left as it is")
}
