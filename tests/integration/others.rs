//! Programs that are not ours and look at what ours writes: where they are, and what is said where they are not.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::support::root;

/// The variable with which they must be there; without it a test that wants them is left out, and says so.
const REQUIRED: &str = "AMENDS_REQUIRE_TOOLS";

/// The Python that `.ci/tools` gives packages to, else that of the machine.
pub(crate) fn python() -> PathBuf {
    let own = root().join("target/tools/bin/python3");
    if own.exists() { own } else { PathBuf::from("python3") }
}

/// Whether a program runs with these arguments; `what` is said to be missing where it does not.
pub(crate) fn is_there(program: &Path, arguments: &[&str], what: &str) -> bool {
    let mut command = Command::new(program);
    let run = command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let there = run.is_ok_and(|status| status.success());
    let left_out = format!("left out: {what} is not here; .ci/tools installs what is missing\n");
    assert!(there || std::env::var_os(REQUIRED).is_none(), "{left_out}");
    if !there {
        // Past what the test runner keeps to itself.
        std::io::stderr().write_all(left_out.as_bytes()).unwrap();
    }
    there
}

/// Whether strace is here and may trace; a machine that lets nobody do that is no machine without its tools.
pub(crate) fn can_trace() -> bool {
    if !is_there(Path::new("strace"), &["--version"], "strace") {
        return false;
    }
    let mut trace = Command::new("strace");
    let run = trace.args(["-f", "-o", "/dev/null", "true"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let can = run.is_ok_and(|status| status.success());
    if !can {
        std::io::stderr().write_all(b"left out: this machine lets no program trace another\n").unwrap();
    }
    can
}

/// Has a script read what the program makes of every example.
pub(crate) fn reads_every_example(script: &str) {
    let output = Command::new(python())
        .arg(root().join(script))
        .arg(env!("CARGO_BIN_EXE_amends"))
        .arg(root().join("examples"))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&said));
}
