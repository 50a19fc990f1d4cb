//! Every folder of `tests/cases` and of `tests/exports` (imports), found by listing. A folder holds
//!
//! - `cmd`: the arguments on one line; a second line `< FILE` names what standard input is;
//! - input files, which are copied to where the program runs;
//! - `expected.stdout`, `expected.stderr`: exactly that; without one the stream must be empty;
//! - `expected/`: files that the run must leave, beside its inputs and no others;
//! - `status`: the exit status; without one 0.
//!
//! `AMENDS_BLESS=1 cargo test` writes what is expected anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::support::{Ran, amends, folders, listed, root};

/// A third of the cases at least must be refusals: what is refused is as much a promise as what is made.
const REFUSALS: usize = 3;

/// Where the folders are.
const PLACES: [&str; 2] = ["tests/cases", "tests/exports"];

#[test]
fn every_case_gives_what_is_expected() {
    let failures: Vec<String> = PLACES
        .iter()
        .flat_map(|place| folders(&root().join(place)))
        .collect::<Vec<_>>()
        .iter()
        .filter_map(|folder| {
            let (expected, given) = (Expected::read(folder), run(folder));
            if blessing() {
                given.write(folder);
                return None;
            }
            let differences = expected.differences(&given);
            let name = folder.file_name()?.to_string_lossy().into_owned();
            (!differences.is_empty()).then(|| format!("== {name}\n{}", differences.join("\n")))
        })
        .collect();
    assert!(failures.is_empty(), "{}\n{} cases differ", failures.join("\n"), failures.len());
}

#[test]
fn a_third_of_the_cases_are_refusals_that_leave_nothing() {
    if blessing() {
        return;
    }
    for place in PLACES {
        let folders = folders(&root().join(place));
        let refused: Vec<Expected> =
            folders.iter().map(|folder| Expected::read(folder)).filter(|e| e.status == 2).collect();
        assert!(refused.len() * REFUSALS >= folders.len(), "{place}: {} of {}", refused.len(), folders.len());
        for expected in refused {
            assert!(expected.stdout.is_empty() && expected.files.is_empty(), "{expected:?}");
            assert!(!expected.stderr.is_empty(), "{expected:?}");
        }
    }
}

/// Whether what is expected is written anew, which other tests of these folders must not watch.
fn blessing() -> bool {
    std::env::var_os("AMENDS_BLESS").is_some()
}

/// What a run gives, or is to give.
#[derive(Debug)]
struct Expected {
    status: i32,
    stdout: String,
    stderr: String,
    files: BTreeMap<String, String>,
}

impl Expected {
    fn read(folder: &Path) -> Self {
        let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
        let made = folder.join("expected");
        let files = if made.is_dir() { listed(&made) } else { Vec::new() };
        Self {
            status: text("status").trim().parse().unwrap_or(0),
            stdout: text("expected.stdout"),
            stderr: text("expected.stderr"),
            files: files.into_iter().map(|name| (name.clone(), text(&format!("expected/{name}")))).collect(),
        }
    }

    fn write(&self, folder: &Path) {
        let put = |name: &str, text: &str| {
            let path = folder.join(name);
            if text.is_empty() {
                drop(fs::remove_file(path));
            } else {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
        };
        put("expected.stdout", &self.stdout);
        put("expected.stderr", &self.stderr);
        put("status", &if self.status == 0 { String::new() } else { format!("{}\n", self.status) });
        drop(fs::remove_dir_all(folder.join("expected")));
        for (name, text) in &self.files {
            put(&format!("expected/{name}"), text);
        }
    }

    /// What differs, with both sides.
    fn differences(&self, given: &Self) -> Vec<String> {
        let mut found = Vec::new();
        let mut compare = |what: &str, expected: &str, given: &str| {
            if expected != given {
                let line = expected.lines().zip(given.lines()).take_while(|(a, b)| a == b).count() + 1;
                found.push(format!("-- {what} from line {line}, expected:\n{expected}\n-- given:\n{given}"));
            }
        };
        compare("status", &self.status.to_string(), &given.status.to_string());
        compare("stdout", &self.stdout, &given.stdout);
        compare("stderr", &self.stderr, &given.stderr);
        for name in self.files.keys().chain(given.files.keys().filter(|name| !self.files.contains_key(*name))) {
            let text = |files: &BTreeMap<String, String>| files.get(name).cloned().unwrap_or("(no such file)".into());
            compare(name, &text(&self.files), &text(&given.files));
        }
        found
    }
}

fn run(folder: &Path) -> Expected {
    let cmd = fs::read_to_string(folder.join("cmd")).unwrap();
    let mut lines = cmd.lines();
    let mut run = amends(lines.next().unwrap());
    let is_input = |name: &str| {
        !matches!(name, "cmd" | "status" | "expected.stdout" | "expected.stderr") && !name.starts_with("expected/")
    };
    let inputs: Vec<String> = listed(folder).into_iter().filter(|name| is_input(name)).collect();
    for name in &inputs {
        run = run.file(name, fs::read(folder.join(name)).unwrap());
    }
    if let Some(name) = lines.next().and_then(|line| line.strip_prefix("< ")) {
        run = run.stdin(fs::read(folder.join(name)).unwrap());
    }
    let ran: Ran = run.run();
    let made = ran.files().into_iter().filter(|name| !inputs.contains(name));
    let files = made.map(|name| (name.clone(), String::from_utf8(ran.left(&name).unwrap()).unwrap())).collect();
    Expected { status: ran.status, stdout: ran.stdout, stderr: ran.stderr, files }
}
