//! What a run came to, as the status that scripts read.

use std::io;
use std::process::ExitCode;

use amends::diagnostic::{Diagnostic, Problems};

use super::codes;
use super::terminal::Terminal;

/// A run that did what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Nothing to look at.
    Done,
    /// Done, but somebody must look: an approval is needed, or some of many records failed.
    Look,
}

/// A run that did not.
#[derive(Debug)]
pub(super) enum Failure {
    /// Something is wrong with the input or the arguments.
    Problems(Problems),
    /// Standard output took no more.
    Stdout(io::Error),
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Problems(diagnostic.into())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Stdout(error)
    }
}

/// What a command returns.
pub(super) type Finish = Result<Outcome, Failure>;

/// Says what is left to say, and gives the status: 0 done, 1 done but look, 2 not done.
pub(super) fn conclude(finish: Finish, terminal: &mut Terminal) -> ExitCode {
    let code = match finish {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::Look) => 1,
        // Whoever read the other end has all they wanted.
        Err(Failure::Stdout(error)) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(Failure::Stdout(error)) => {
            let message = format!("standard output cannot be written: {error}");
            terminal.tell([Diagnostic::error(codes::STDOUT, message).hint("write to a file with -o")]);
            2
        }
        Err(Failure::Problems(problems)) => {
            terminal.tell(problems.0);
            2
        }
    };
    terminal.finish();
    ExitCode::from(code)
}

/// Ends the process where a run that was told to stop is stuck, as a run that was not done.
#[expect(clippy::exit, reason = "a thread that waits for somebody else cannot be ended otherwise")]
pub(super) fn at_once() -> ! {
    std::process::exit(2)
}

/// Prints help, version or what is wrong with the arguments.
pub(super) fn usage(error: &clap::Error) -> ExitCode {
    // Help that nobody reads to its end is no failure.
    let _ = error.print();
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}
