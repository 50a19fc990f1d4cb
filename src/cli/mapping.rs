//! A mapping of the user's own runs in a process of its own, so that one that never ends, or takes all memory, ends
//! with a message. The process is this program again: a request on each line of its input, an answer on each line of
//! its output.

use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use amends::diagnostic::{Diagnostic, Problems, Result};
use amends::intake::exports::{Exports, Mapping, Request};
use chrono_tz::Tz;
use serde_json::{Value, json};

use super::exit::{Finish, Outcome};
use super::settings::Input;
use super::terminal::Terminal;
use super::{codes, files};

/// How long a mapping may take for one record.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often its memory is looked at.
const GLANCE: Duration = Duration::from_millis(20);
/// The memory that a mapping may take, in bytes.
const MEMORY: u64 = 512 << 20;
/// The most that a mapping may have.
const MAPPING: u64 = 1 << 20;

/// What the mapping gave for a record.
type Output = std::result::Result<Value, String>;

/// The mapping of a file.
fn compile(path: &Path) -> Result<Mapping> {
    let source = files::read(&Input::File(path.to_owned()), MAPPING)?;
    let code = String::from_utf8(source.bytes).map_err(|_| {
        Diagnostic::error(codes::NOT_TEXT, format!("{} is not text in UTF-8", path.display())).hint("save it as UTF-8")
    })?;
    Mapping::compile(&source.name, &code)
}

/// Runs a mapping over every record of an export.
///
/// # Errors
/// What is wrong with the mapping, and that it was stopped.
pub(super) fn run(path: &Path, exports: &Exports, zone: Option<Tz>) -> Result<Vec<Output>> {
    // Whatever is wrong with its text is told here, with its place.
    compile(path)?;
    let mut child = spawn(path, zone).map_err(|error| no_process(&error))?;
    let lines: Vec<String> = exports.requests().map(Request::to_line).collect();
    let count = lines.len();
    let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(no_process(&io::ErrorKind::BrokenPipe.into()).into());
    };
    // A process that has ended reads no more; that it ended is seen where its answers are read.
    let feeder = thread::spawn(move || {
        let mut stdin = stdin;
        let _ = lines.into_iter().try_for_each(|line| writeln!(stdin, "{line}"));
    });
    let (sender, answers) = channel();
    let reader = thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(io::Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    let answer = |record| {
        answer(&mut child, &answers).map_err(|why| {
            let of = exports.name(record).map_or_else(String::new, |name| format!(" over {name}"));
            Problems::from(stopped(record, &of, &why))
        })
    };
    let outputs = (0..count).map(answer).collect::<Result<Vec<_>>>();
    // It has nothing left to say, or is to be stopped.
    let _ = child.kill();
    let _ = child.wait();
    let _ = (feeder.join(), reader.join());
    outputs
}

fn spawn(path: &Path, zone: Option<Tz>) -> io::Result<Child> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["import", "--serve", "--map"]).arg(path);
    if let Some(zone) = zone {
        command.args(["--time-zone", zone.name()]);
    }
    // Nothing of the environment reaches a mapping, not even by way of this program.
    command.env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()
}

/// The next answer, waited for with an eye on the clock and on the memory; or why there is none.
fn answer(child: &mut Child, answers: &Receiver<String>) -> std::result::Result<Output, String> {
    let began = Instant::now();
    loop {
        match answers.recv_timeout(GLANCE) {
            Ok(line) => return Ok(read(&line)),
            Err(RecvTimeoutError::Timeout) if began.elapsed() >= PATIENCE => {
                return Err(format!("has given nothing for {} seconds", PATIENCE.as_secs()));
            }
            Err(RecvTimeoutError::Timeout) if memory(child.id()) > MEMORY => {
                return Err(format!("takes more than {} MiB of memory", MEMORY >> 20));
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                return Err("broke down: it took too much memory, or calls itself too often".to_owned());
            }
        }
    }
}

fn read(line: &str) -> Output {
    match serde_json::from_str(line) {
        Ok(Value::Object(mut answer)) => match (answer.remove("output"), answer.remove("error")) {
            (Some(output), _) => Ok(output),
            (None, Some(Value::String(error))) => Err(error),
            _ => Err("the mapping's process answers nothing".to_owned()),
        },
        _ => Err("the mapping's process answers what is no JSON".to_owned()),
    }
}

/// The memory that a process has in use, in bytes; 0 where the system does not tell.
#[expect(clippy::disallowed_methods, reason = "the system tells it in a file")]
fn memory(process: u32) -> u64 {
    const PAGE: u64 = 4096;
    let told = std::fs::File::open(format!("/proc/{process}/statm")).and_then(io::read_to_string).unwrap_or_default();
    told.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * PAGE
}

fn stopped(record: usize, of: &str, why: &str) -> Diagnostic {
    let mut found = Diagnostic::error(codes::MAPPING_STOPPED, format!("the mapping{of} {why}"))
        .hint("look for a loop or a range without an end in it; no other record was imported either");
    found.record = Some(record as u64 + 1);
    found
}

fn no_process(error: &io::Error) -> Diagnostic {
    Diagnostic::error(codes::MAPPING_STOPPED, format!("no process can be started for the mapping: {error}"))
        .hint("check how many processes you may have")
}

/// Is the process: answers each request.
pub(super) fn serve(path: &Path, zone: Option<Tz>, terminal: &mut Terminal) -> Finish {
    let mapping = compile(path)?;
    for line in io::stdin().lock().lines() {
        let Ok(line) = line else { break };
        let output = match Request::of_line(&line) {
            Some(request) => mapping.run(request, zone),
            None => Err("this is no request".to_owned()),
        };
        let answer = match output {
            Ok(output) => json!({ "output": output }),
            Err(error) => json!({ "error": error }),
        };
        terminal.document(format!("{answer}\n").as_bytes())?;
    }
    Ok(Outcome::Done)
}
