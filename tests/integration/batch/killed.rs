//! A process that is killed two hundred times, and what is left each time.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Stdio};

use amends::manifest::{Digest, Row};
use serde_json::json;

use super::fixture::{DATE, cases, command, contents, lines, wait_until_told};
use crate::support::listed;

/// How often a process is killed, and how often of these in the middle of its work.
const KILLS: usize = 200;
const IN_THE_MIDDLE: usize = 150;
/// Kills of one run, which is gone on with in between.
const KILLS_OF_A_RUN: usize = 20;
const RECORDS: usize = 90;
/// The signal that no process can catch.
const SIGKILL: i32 = 9;

fn start(folder: &Path, arguments: &str) -> Child {
    let mut command = command(folder, &format!("in.ndjson --out out --jobs 2 {arguments}"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn prepare(folder: &Path) {
    let records = cases(RECORDS, |number, case| {
        if number % 9 == 4 {
            case["incident"]["severty"] = json!("minor");
        }
    });
    fs::write(folder.join("in.ndjson"), lines(&records)).unwrap();
}

/// How long the manifest is, in bytes.
fn written(folder: &Path) -> u64 {
    fs::metadata(folder.join("out/manifest.ndjson")).map_or(0, |file| file.len())
}

/// Lets a run get so far and kills it; whether it was killed, and not done before.
fn kill_at(mut run: Child, folder: &Path, target: u64) -> bool {
    wait_until_told(&mut run, folder, target);
    run.kill().unwrap();
    run.wait().unwrap().signal() == Some(SIGKILL)
}

/// Fails if any letter that can be seen is not whole, or is told of and not there.
fn nothing_is_torn(folder: &Path, whole: &BTreeMap<String, Vec<u8>>) {
    for name in listed(&folder.join("out")).into_iter().filter(|name| name.ends_with(".md")) {
        let bytes = fs::read(folder.join("out").join(&name)).unwrap();
        assert!(whole.get(&format!("out/{name}")) == Some(&bytes), "{name} is torn");
    }
    let manifest = fs::read_to_string(folder.join("out/manifest.ndjson")).unwrap_or_default();
    for row in manifest.lines().filter_map(Row::parse) {
        let bytes = fs::read(folder.join("out").join(&row.path)).unwrap();
        assert_eq!(Digest::of(&bytes), row.output_sha256, "{}", row.path);
    }
}

#[test]
fn a_run_that_is_killed_ends_as_if_it_had_never_been() {
    let unbroken = tempfile::tempdir().unwrap();
    prepare(unbroken.path());
    assert_eq!(start(unbroken.path(), DATE).wait().unwrap().code(), Some(1));
    let whole = contents(unbroken.path());
    let end = written(unbroken.path());
    let middle = end / 20..end * 19 / 20;

    let (mut kills, mut in_the_middle, mut runs) = (0, 0, 0);
    while kills < KILLS {
        let folder = tempfile::tempdir().unwrap();
        prepare(folder.path());
        for step in 0..KILLS_OF_A_RUN {
            // Where it is killed shifts from run to run, so that all places are come to.
            let target = end * (5 * step + runs % 5 + 1) as u64 / 104;
            // The system's date is another than the first run's on every later one: that of today.
            let arguments = if written(folder.path()) == 0 { DATE } else { "--resume" };
            let killed = kill_at(start(folder.path(), arguments), folder.path(), target);
            nothing_is_torn(folder.path(), &whole);
            kills += usize::from(killed);
            in_the_middle += usize::from(killed && middle.contains(&written(folder.path())));
        }
        assert!(runs < KILLS, "only {kills} runs could be killed before they were done");
        let arguments = if written(folder.path()) == 0 { DATE } else { "--resume" };
        assert_eq!(start(folder.path(), arguments).wait().unwrap().code(), Some(1));
        assert!(contents(folder.path()) == whole, "after {kills} kills");
        runs += 1;
    }
    assert!(in_the_middle >= IN_THE_MIDDLE, "only {in_the_middle} of {kills} kills were in the middle");
}
