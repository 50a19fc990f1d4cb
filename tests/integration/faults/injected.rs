//! Calls to the system that fail one by one, by strace.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;

use super::scene::{Faulted, SCENES, Staged};
use crate::others::can_trace;
use crate::support::split;

/// Calls, and how each of them fails; those that this processor has no number for are none (`?`).
pub(crate) const FAULTS: [(&str, &str); 5] = [
    ("?write,?pwrite64,?writev,?ftruncate,?fallocate", "ENOSPC"),
    ("?openat,?mkdir,?mkdirat", "EACCES"),
    ("?fsync,?fdatasync", "EIO"),
    ("?rename,?renameat,?renameat2,?link,?linkat", "EXDEV"),
    ("?unlink,?unlinkat,?rmdir,?chmod,?fchmod,?fchmodat", "EPERM"),
];

/// No command calls any of them as often.
pub(crate) const MOST: usize = 300;

/// What strace told of one call.
pub(crate) struct Injected {
    /// The file, or the pipe.
    name: String,
    /// Whether it is in the folder of the run, or one of its streams.
    pub(crate) ours: bool,
    /// Whether what is told to the person was lost.
    pub(crate) untold: bool,
}

#[test]
fn whatever_call_fails_each_file_is_as_it_was_or_as_it_should_be() {
    if !can_trace() {
        return;
    }
    let jobs: Vec<(usize, usize)> =
        (0..SCENES.len()).flat_map(|scene| (0..FAULTS.len()).map(move |of| (scene, of))).collect();
    let (waiting, found) = (Mutex::new(jobs), Mutex::new((Vec::new(), [0; FAULTS.len()])));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, std::num::NonZero::get) {
            scope.spawn(|| {
                loop {
                    let Some((scene, of)) = waiting.lock().unwrap().pop() else { return };
                    let (faults, tried) = sweep(&Staged::new(&SCENES[scene]), FAULTS[of]);
                    let mut found = found.lock().unwrap();
                    found.0.extend(faults);
                    found.1[of] += tried;
                }
            });
        }
    });
    let (faults, tried) = found.into_inner().unwrap();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert!(tried.iter().all(|tried| *tried > 10), "so many calls failed of each kind: {tried:?}");
}

/// Lets each call of a kind fail in turn; what was wrong, and how many of them concerned the command's own files.
fn sweep(staged: &Staged<'_>, (calls, error): (&str, &str)) -> (Vec<String>, usize) {
    let (mut faults, mut tried) = (Vec::new(), 0);
    for number in 1.. {
        assert!(number < MOST, "{} never comes to an end", staged.scene.command);
        let (faulted, injected) = run(staged, calls, error, number);
        if injected.is_empty() {
            break;
        }
        // A library of the system that cannot be loaded is not this program's to tell of.
        if !injected.iter().any(|call| call.ours) {
            continue;
        }
        tried += 1;
        let failed: Vec<String> = injected.iter().map(|call| call.name.clone()).collect();
        let Some(fault) = staged.fault(&faulted, &failed) else { continue };
        if injected.iter().any(|call| call.untold) && fault.contains("does not say") {
            continue;
        }
        // Where nothing can be removed, what was half made stays, under a name that tells what it is.
        if calls.contains("unlink") && fault.starts_with(".amends-") {
            continue;
        }
        let said = String::from_utf8_lossy(&faulted.output.stderr);
        faults.push(format!(
            "{} with {error} of call {number} of {calls} ({failed:?}): {fault}\n{said}",
            staged.scene.command
        ));
    }
    (faults, tried)
}

fn run(staged: &Staged<'_>, calls: &str, error: &str, number: usize) -> (Faulted, Vec<Injected>) {
    let (folder, log) = (staged.again(), tempfile::NamedTempFile::new().unwrap());
    let output = Command::new("strace")
        .args(["-f", "-qq", "-y", "-s", "8", "-o"])
        .arg(log.path())
        .args(["-e", &format!("trace={calls}"), "-e", &format!("inject={calls}:error={error}:when={number}")])
        .arg(env!("CARGO_BIN_EXE_amends"))
        .args(split(staged.scene.command))
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .output()
        .unwrap();
    let text = fs::read_to_string(log.path()).unwrap();
    let real = folder.path().canonicalize().unwrap();
    let injected = text.lines().filter(|line| line.ends_with("(INJECTED)")).map(|line| told(line, &real)).collect();
    (Faulted { output, folder }, injected)
}

/// Reads a line such as `7 write(3</tmp/x/letter.md>, "Dear"..., 400) = -1 ENOSPC (No space left on device) (INJECTED)`.
pub(crate) fn told(line: &str, folder: &Path) -> Injected {
    let (_, arguments) = line.split_once('(').unwrap();
    let by_number = arguments.starts_with(|c: char| c.is_ascii_digit());
    let path = if by_number {
        arguments.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or("", |(path, _)| path)
    } else {
        arguments.split('"').nth(1).unwrap_or_default()
    };
    let stream = by_number && ["1<", "2<"].iter().any(|number| arguments.starts_with(number));
    let ours = stream || !path.starts_with('/') || Path::new(path).starts_with(folder);
    let name = if stream { "standard output" } else { path.rsplit('/').next().unwrap_or(path) };
    Injected { name: name.to_owned(), ours, untold: arguments.starts_with("2<") }
}
