//! A folder in which one command follows another.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::batch::fixture::{cases, lines, policy};
use crate::support::{Bare, split};

/// The date of letters.
pub(super) const DATE: &str = "--date 2026-03-13";

/// The folder.
pub(super) struct Desk(TempDir);

/// What a command came to.
#[derive(Debug)]
pub(super) struct Came {
    pub(super) status: i32,
    pub(super) stdout: String,
    pub(super) stderr: String,
}

impl Desk {
    /// With the cases of so many customers in `in.ndjson`, under a policy by which the writer may give 400 GBP, the
    /// director 600 and nobody more, and which names a ledger.
    pub(super) fn of(customers: usize) -> Self {
        let desk = Self::empty();
        desk.put("in.ndjson", &lines(&cases(customers, |_, _| {})));
        desk.put("amends.toml", &format!("{}\n[ledger]\npath = \"ledger.db\"\n", policy("400.00", "600.00")));
        desk
    }

    pub(super) fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(super) fn folder(&self) -> &Path {
        self.0.path()
    }

    pub(super) fn put(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(super) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// A command of this folder, ready to start; nothing of this machine's environment reaches it.
    pub(super) fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_amends"));
        command.args(split(arguments)).current_dir(self.0.path()).bare().stdin(Stdio::null());
        command
    }

    pub(super) fn run(&self, arguments: &str) -> Came {
        let output = self.command(arguments).output().unwrap();
        Came {
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs a command that has to end with 0, and gives its output.
    #[track_caller]
    pub(super) fn does(&self, arguments: &str) -> String {
        self.run(arguments).ends_with(0, arguments).stdout
    }

    /// The objects that a command prints.
    #[track_caller]
    pub(super) fn objects(&self, arguments: &str) -> Vec<Value> {
        self.does(arguments).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Everything that the ledger holds.
    #[track_caller]
    pub(super) fn export(&self) -> Value {
        serde_json::from_str(&self.does("ledger export")).unwrap()
    }
}

impl Came {
    #[track_caller]
    pub(super) fn ends_with(self, status: i32, what: &str) -> Self {
        assert_eq!(self.status, status, "{what}\nstdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    #[track_caller]
    pub(super) fn says(self, text: &str) -> Self {
        assert!(self.stderr.contains(text), "{text:?} is not in stderr:\n{}", self.stderr);
        self
    }
}
