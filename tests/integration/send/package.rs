//! A mail server that is not ours: `aiosmtpd` (`tests/send/server.py`), which `.ci/tools` installs.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use super::fixture::{command, finished, folder, id, send};
use crate::others::{is_there, python};
use crate::support::root;

/// The server, which ends with the test.
#[derive(Debug)]
pub(super) struct Taker {
    child: Child,
    pub(super) port: u16,
}

impl Taker {
    /// Starts it on a port (0: any), with further arguments.
    pub(super) fn start(folder: &Path, port: u16, slow: u32, more: &[&str]) -> Self {
        let mut command = Command::new(python());
        command.arg(root().join("tests/send/server.py")).arg(port.to_string()).arg(folder.join("log"));
        let errors = std::fs::File::options().append(true).create(true).open(folder.join("server-errors")).unwrap();
        command.stderr(errors);
        let mut child =
            command.arg(slow.to_string()).args(more).stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
        let mut said = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
        Self { child, port: said.trim().parse().expect("the server says its port") }
    }

    /// Ends it as nothing can be prepared for.
    pub(super) fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Taker {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The mails that it has taken.
pub(super) fn taken(folder: &Path) -> Vec<Value> {
    let log = std::fs::read_to_string(folder.join("log")).unwrap_or_default();
    log.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Whether the package is there.
pub(super) fn has_server() -> bool {
    is_there(&python(), &["-c", "import aiosmtpd"], "the mail server of the package aiosmtpd")
}

#[test]
fn mails_go_encrypted_and_with_a_login() {
    if !has_server() || !is_there(Path::new("openssl"), &["version"], "openssl") {
        return;
    }
    let folder = folder(2);
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30"])
        .args(["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"])
        .args(["-addext", "basicConstraints=critical,CA:FALSE"])
        .args(["-keyout", &at("key.pem"), "-out", &at("certificate.pem")])
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let server = Taker::start(folder.path(), 0, 0, &[&at("certificate.pem"), &at("key.pem"), "lena", "open sesame"]);
    let run = |more: &str, password: &str| {
        let mut command =
            command(folder.path(), &format!("out --yes --rate 100/s --server localhost:{} {more}", server.port));
        command.env("AMENDS_SMTP_PASSWORD", password);
        finished(command)
    };
    run("--user lena", "open sesame").ends_with(2).says("certificate");
    run("--ca certificate.pem --user lena", "guess").ends_with(2).says("535");
    run("--ca certificate.pem", "").ends_with(2).says("530");
    assert!(taken(folder.path()).is_empty());
    run("--ca certificate.pem --user lena", "open sesame").ends_with(0).says("2 sent");
    let taken = taken(folder.path());
    assert_eq!(taken.len(), 2);
    assert_eq!((&taken[0]["user"], &taken[0]["tls"]), (&Value::from("lena"), &Value::from(true)));
    assert_eq!(taken[0]["id"], format!("<{}>", id(1)));
}

#[test]
fn the_server_sees_the_mail_that_was_written() {
    if !has_server() {
        return;
    }
    let folder = folder(1);
    std::fs::write(folder.path().join("out/never.eml"), super::fixture::mail(2).replace("customer-2", "never"))
        .unwrap();
    let server = Taker::start(folder.path(), 0, 0, &[]);
    let run = format!("out --yes --server 127.0.0.1:{} --tls none --rate 100/s", server.port);
    send(folder.path(), &run).ends_with(1).says("550 5.1.1 no such mailbox").says("1 sent, 1 refused for good");
    let taken = taken(folder.path());
    let written = super::fixture::mail(1).replace("X-Unsent: 1\r\n", "").replace("Bcc: <boss@harbour.example>\r\n", "");
    assert_eq!(taken[0]["content"].as_str().unwrap(), written);
    assert_eq!(taken[0]["to"], serde_json::json!(["customer-1@tide.example", "boss@harbour.example"]));
}
