//! Mails, read by a program that is not ours (`tests/mail/check.py`).

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::support::root;

/// The variable with which the programs that read our documents must be there.
const REQUIRED: &str = "AMENDS_REQUIRE_TOOLS";

#[test]
fn python_reads_every_example_as_it_is_meant() {
    let there = Command::new("python3").args(["-c", "import email, mailbox"]).stdin(Stdio::null()).output();
    if !there.is_ok_and(|output| output.status.success()) {
        let left_out = "left out: nothing but our own reader looked at the mails; it takes python3";
        assert!(std::env::var_os(REQUIRED).is_none(), "{left_out}");
        // Past what the test runner keeps to itself.
        writeln!(std::io::stderr(), "{left_out}").unwrap();
        return;
    }
    let output = Command::new("python3")
        .arg(root().join("tests/mail/check.py"))
        .arg(env!("CARGO_BIN_EXE_amends"))
        .arg(root().join("examples"))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&said));
}
