//! Calls to the system that fail one by one while mails are sent: none goes twice, none is lost, and what failed is told.

use std::path::Path;
use std::process::{Command, Stdio};

use super::fixture::{Answer, Sent, Server, finished, folder, id, send, to};
use super::killed::known;
use crate::faults::injected::{FAULTS, Injected, MOST, told};
use crate::others::can_trace;

const MAILS: usize = 2;

/// Sends with one call refused; what strace told of it.
fn refused(folder: &Path, port: u16, (calls, error): (&str, &str), number: usize) -> (Sent, Vec<Injected>) {
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut command = Command::new("strace");
    command
        .args(["-f", "-qq", "-y", "-s", "8", "-o"])
        .arg(log.path())
        .args(["-e", &format!("trace={calls}"), "-e", &format!("inject={calls}:error={error}:when={number}")])
        .args([env!("CARGO_BIN_EXE_amends"), "send", "out"])
        .args(to(port).split(' '))
        .current_dir(folder)
        .stdin(Stdio::null())
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default());
    let sent = finished(command);
    let text = std::fs::read_to_string(log.path()).unwrap();
    let real = folder.canonicalize().unwrap();
    (sent, text.lines().filter(|line| line.ends_with("(INJECTED)")).map(|line| told(line, &real)).collect())
}

/// How often a mail has arrived.
fn arrived(server: &Server, number: usize) -> usize {
    server.taken().iter().filter(|mail| mail.contains(&id(number))).count()
}

#[test]
fn whatever_call_fails_no_mail_goes_twice_and_none_is_lost() {
    if !can_trace() {
        return;
    }
    let mut tried = 0;
    for fault in FAULTS {
        for number in 1.. {
            assert!(number < MOST, "sending never comes to an end");
            let (folder, server) = (folder(MAILS), Server::start(|_| Answer::Usual));
            let (first, injected) = refused(folder.path(), server.port, fault, number);
            if injected.is_empty() {
                break;
            }
            if !injected.iter().any(|call| call.ours) {
                continue;
            }
            tried += 1;
            let what = format!("{} of call {number} of {}", fault.1, fault.0);
            assert!(matches!(first.status, Some(0..=2)), "{what}: {first:?}");
            let untold = injected.iter().any(|call| call.untold);
            assert!(first.status == Some(0) || untold || first.stderr.contains("error"), "{what}: {first:?}");
            let run = format!("out {}", to(server.port));
            let again = send(folder.path(), &run);
            let known = known(folder.path());
            for mail in 1..=MAILS {
                let (count, name) = (arrived(&server, mail), format!("{mail:04}.eml"));
                match known.get(&id(mail)).map(String::as_str) {
                    Some("sent") => assert_eq!(count, 1, "{what}: {name} after {first:?}"),
                    Some("sending" | "uncertain") => {
                        assert!(count < 2, "{what}: {name} went twice");
                        let asked = format!("nobody knows whether {name} arrived");
                        assert!(again.stderr.contains(&asked), "{what}: {again:?}");
                        if count == 0 {
                            send(folder.path(), &format!("{run} --resend {name}")).ends_with(0).says("1 sent");
                        }
                    }
                    other => panic!("{what}: {name} is {other:?}: {again:?}"),
                }
            }
        }
    }
    assert!(tried > 10, "only {tried} calls failed");
}
