//! A mapping of the user's own runs in a process of its own, so that one that never ends, or takes all memory, ends
//! with a message. The process is this program again: a request on each line of its input, an answer on each line of
//! its output.

use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use amends::diagnostic::{Diagnostic, Result};
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
/// Over how many records it may have to be stopped: a run of many records is not to wait for each.
const STOPS: usize = 5;
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

/// Runs a mapping over every record of an export. A record over which it never ends, takes too much memory or breaks down
/// stops nothing: it fails, and the mapping is started again behind it.
///
/// # Errors
/// What is wrong with the mapping, and that it had to be stopped over record after record.
pub(super) fn run(path: &Path, exports: &Exports, zone: Option<Tz>) -> Result<Vec<Output>> {
    // Whatever is wrong with its text is told here, with its place.
    compile(path)?;
    let lines: Vec<String> = exports.requests().map(Request::to_line).collect();
    let mut outputs = Vec::with_capacity(lines.len());
    let mut stops = 0;
    while let Some(left) = lines.get(outputs.len()..).filter(|left| !left.is_empty()) {
        let Some(why) = work_through(path, zone, left, &mut outputs).map_err(|error| no_process(&error))? else {
            break;
        };
        stops += 1;
        if stops == STOPS {
            let record = outputs.len();
            return Err(stopped(record, exports.name(record), &why).into());
        }
        outputs.push(Err(format!("it {why}")));
    }
    Ok(outputs)
}

/// Has a process answer lines, until there is no more or it has to be stopped: then it says why.
fn work_through(
    path: &Path,
    zone: Option<Tz>,
    lines: &[String],
    outputs: &mut Vec<Output>,
) -> io::Result<Option<String>> {
    let mut child = spawn(path, zone)?;
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(io::ErrorKind::BrokenPipe.into());
    };
    let (sender, answers) = channel();
    thread::scope(|scope| {
        // A process that has ended reads no more; that it ended is seen where its answers are read.
        scope.spawn(move || lines.iter().try_for_each(|line| writeln!(stdin, "{line}")));
        scope.spawn(move || {
            let mut lines = BufReader::new(stdout).lines().map_while(io::Result::ok);
            lines.try_for_each(|line| sender.send(line))
        });
        let why = lines.iter().find_map(|_| match answer(&mut child, &answers) {
            Ok(output) => {
                outputs.push(output);
                None
            }
            Err(why) => Some(why),
        });
        // It has nothing left to say, or is to be stopped; then both threads end as well.
        let _ = child.kill();
        let _ = child.wait();
        Ok(why)
    })
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

fn stopped(record: usize, name: Option<&str>, why: &str) -> Diagnostic {
    let of = name.map_or_else(String::new, |name| format!(" over {name}"));
    let message = format!("the mapping{of} {why}; it is the {STOPS}th record over which it had to be stopped");
    let mut found = Diagnostic::error(codes::MAPPING_STOPPED, message)
        .hint("look for a loop or a range without an end in it; no record was imported");
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
