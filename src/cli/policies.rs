//! The policy that holds for a run: which file it is, and what is said of it.

use std::path::Path;

use amends::diagnostic::Result;
use amends::intake;
use amends::manifest::Digest;
use amends::policy::Policy;

use super::files;
use super::settings::{self, Input};
use super::terminal::Terminal;

/// A policy with where it comes from.
#[derive(Debug)]
pub(super) struct Ruling {
    pub(super) policy: Policy,
    /// The file that it was read from; `None`: it is the built-in one.
    pub(super) from: Option<Input>,
    /// What that file is known by.
    pub(super) digest: Option<Digest>,
}

impl Ruling {
    /// Reads the policy of a file, or takes the built-in one where there is none.
    ///
    /// # Errors
    /// A file that cannot be read, and everything that is wrong with the policy in it.
    pub(super) fn read(from: Option<Input>, terminal: &mut Terminal) -> Result<Self> {
        let Some(input) = &from else {
            terminal.remark("policy: the built-in one");
            return Ok(Self { policy: Policy::default(), from: None, digest: None });
        };
        let source = files::read(input, files::RECORD)?;
        terminal.remark(format!("policy: {}", source.name));
        let read = intake::read_policy(&source)?;
        terminal.tell(read.diagnostics);
        Ok(Self { policy: read.value, digest: Some(Digest::of(&source.bytes)), from })
    }

    /// The policy that was typed, else the nearest to `path`, else the one here or above, else the built-in one.
    ///
    /// # Errors
    /// As for [`read`](Self::read).
    pub(super) fn near(path: &Path, typed: Option<&Path>, terminal: &mut Terminal) -> Result<Self> {
        let near = || settings::found_policy(&Input::File(path.to_owned()));
        let from = typed.map(Input::of).or_else(near).or_else(|| settings::found_policy(&Input::Stdin));
        Self::read(from, terminal)
    }
}
