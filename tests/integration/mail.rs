//! Mails, read by a program that is not ours (`tests/mail/check.py`).

use crate::others::{is_there, python, reads_every_example};

#[test]
fn python_reads_every_example_as_it_is_meant() {
    if is_there(&python(), &["-c", "import email, mailbox"], "Python, to read mails,") {
        reads_every_example("tests/mail/check.py");
    }
}
