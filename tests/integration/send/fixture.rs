//! Mails, runs over them, and a mail server that answers as a test wants.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

use serde_json::Value;

use crate::support::Bare;

/// What a run gave.
#[derive(Debug)]
pub(super) struct Sent {
    pub(super) status: Option<i32>,
    pub(super) stdout: String,
    pub(super) stderr: String,
}

impl Sent {
    /// Fails unless the status is this one.
    #[track_caller]
    pub(super) fn ends_with(self, status: i32) -> Self {
        assert_eq!(self.status, Some(status), "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Fails unless one of the streams has this text.
    #[track_caller]
    pub(super) fn says(self, text: &str) -> Self {
        let all = format!("{}{}", self.stdout, self.stderr);
        assert!(all.contains(text), "{text:?} is not in:\n{all}");
        self
    }
}

/// `amends send` in a folder, ready to start; nothing of this machine's environment reaches it.
pub(super) fn command(folder: &Path, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_amends"));
    command.arg("send").args(arguments.split_whitespace()).current_dir(folder).bare().stdin(Stdio::null());
    command
}

/// The same, run to its end.
pub(super) fn send(folder: &Path, arguments: &str) -> Sent {
    finished(command(folder, arguments))
}

/// A run to its end.
pub(super) fn finished(mut command: Command) -> Sent {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Sent { status: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// The options that send to a server of this machine, fast.
pub(super) fn to(port: u16) -> String {
    format!("--yes --server 127.0.0.1:{port} --tls none --rate 1000/s")
}

/// The Message-ID of a mail, by its number.
pub(super) fn id(number: usize) -> String {
    format!("{number:04}@harbour.example")
}

/// A mail to `customer-N`, with what must stay behind.
pub(super) fn mail(number: usize) -> String {
    format!(
        "From: \"Ines\" <ines@harbour.example>\r\nTo: <customer-{number}@tide.example>\r\nBcc: <boss@harbour.example>\r\n\
         Subject: Our apology\r\nMessage-ID: <{}>\r\nX-Unsent: 1\r\n\r\nDear customer,\r\n.\r\n..two dots\r\n{}",
        id(number),
        "I am sorry that your bicycle was not ready.\r\n".repeat(20)
    )
}

/// A folder `out` with so many mails, `0001.eml` and on.
pub(super) fn folder(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("out")).unwrap();
    for number in 1..=count {
        fs::write(folder.path().join(format!("out/{number:04}.eml")), mail(number)).unwrap();
    }
    folder
}

/// The lines of the outbox after its first.
pub(super) fn outbox(folder: &Path) -> Vec<Value> {
    let text = fs::read_to_string(folder.join("out/outbox.ndjson")).unwrap_or_default();
    text.lines().skip(1).map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The last line of the outbox: a state and an answer.
pub(super) fn last(folder: &Path) -> (String, String) {
    let line = outbox(folder).pop().unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    (text(&line["state"]), text(&line["reply"]))
}

/// How the server answers to a line.
#[derive(Debug, Clone, Copy)]
pub(super) enum Answer {
    /// As servers do.
    Usual,
    /// With this.
    Say(&'static str),
    /// Not at all: it closes the connection.
    HangUp,
}

/// A server that answers as it is told.
#[derive(Debug)]
pub(super) struct Server {
    pub(super) port: u16,
    /// The mails that it has taken.
    taken: Arc<Mutex<Vec<String>>>,
    /// The lines that it was told before and after mails.
    told: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// The answer is chosen by the line: a command, `connected` before the greeting, or `.` at the end of a mail.
    pub(super) fn start(answer: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self { port: listener.local_addr().unwrap().port(), taken: Arc::default(), told: Arc::default() };
        let (taken, told) = (Arc::clone(&server.taken), Arc::clone(&server.told));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                // A client that goes away in the middle is what some of the tests are about.
                let _ = Self::converse(&stream.unwrap(), &answer, &taken, &told);
            }
        });
        server
    }

    fn converse(
        stream: &TcpStream,
        answer: &dyn Fn(&str) -> Answer,
        taken: &Mutex<Vec<String>>,
        told: &Mutex<Vec<String>>,
    ) -> std::io::Result<()> {
        let mut writer = stream;
        let mut lines = BufReader::new(stream).lines();
        let mut line = "connected".to_owned();
        loop {
            let usual = match line.split(' ').next().unwrap_or_default() {
                "connected" => "220 ready",
                "EHLO" => "250-here\r\n250-8BITMIME\r\n250 AUTH PLAIN",
                "AUTH" => "235 welcome",
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 fine",
            };
            told.lock().unwrap().push(line.clone());
            let said = match answer(&line) {
                Answer::Usual => usual,
                Answer::Say(said) => said,
                Answer::HangUp => return Ok(()),
            };
            writer.write_all(format!("{said}\r\n").as_bytes())?;
            if said == "354 go on" {
                let content = content(&mut lines)?;
                told.lock().unwrap().push(".".to_owned());
                let said = match answer(".") {
                    Answer::Usual => "250 taken",
                    Answer::Say(said) => said,
                    Answer::HangUp => return Ok(()),
                };
                if said.starts_with("250") {
                    taken.lock().unwrap().push(content);
                }
                writer.write_all(format!("{said}\r\n").as_bytes())?;
            }
            line = match lines.next() {
                Some(line) => line?,
                None => return Ok(()),
            };
        }
    }

    /// The mails that it has taken.
    pub(super) fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }

    /// The lines that began so.
    pub(super) fn told(&self, begin: &str) -> Vec<String> {
        self.told.lock().unwrap().iter().filter(|line| line.starts_with(begin)).cloned().collect()
    }
}

/// A mail, up to the line that ends it.
fn content(lines: &mut impl Iterator<Item = std::io::Result<String>>) -> std::io::Result<String> {
    let mut content = String::new();
    loop {
        let line = lines.next().ok_or(std::io::ErrorKind::UnexpectedEof)??;
        if line == "." {
            return Ok(content);
        }
        content.push_str(line.strip_prefix('.').unwrap_or(&line));
        content.push_str("\r\n");
    }
}
