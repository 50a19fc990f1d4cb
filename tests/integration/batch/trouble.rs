//! Disks that are full, folders that are taken away, people who want it to stop.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use super::fixture::{DATE, cases, command, contents, lines, objects, wait_until_told};

fn prepared(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("in.ndjson"), lines(&cases(count, |_, _| {}))).unwrap();
    folder
}

fn whole(count: usize) -> std::collections::BTreeMap<String, Vec<u8>> {
    let folder = prepared(count);
    assert!(command(folder.path(), &format!("in.ndjson --out out {DATE}")).status().unwrap().success());
    contents(folder.path())
}

fn resumes_to(folder: &Path, whole: &std::collections::BTreeMap<String, Vec<u8>>) {
    let output = command(folder, "in.ndjson --out out --resume").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(contents(folder) == *whole);
}

/// A limit on the size of files stands for a disk that is full: the system refuses to write on in the same way.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_stops_the_run_and_loses_nothing() {
    let count = 30;
    let (folder, whole) = (prepared(count), whole(count));
    let script = format!("trap '' XFSZ; ulimit -f 8; exec \"$0\" batch in.ndjson --out out {DATE} --to md");
    let output = Command::new("sh")
        .args(["-c", &script, env!("CARGO_BIN_EXE_amends")])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("manifest.ndjson cannot be kept") && said.contains("--resume"), "{said}");
    let rows = fs::read_to_string(folder.path().join("out/manifest.ndjson")).unwrap();
    assert!((2..count).contains(&rows.lines().count()), "{rows}");
    resumes_to(folder.path(), &whole);
}

#[test]
fn a_folder_that_can_no_longer_be_written_stops_the_run_and_loses_nothing() {
    let count = 60;
    let (folder, whole) = (prepared(count), whole(count));
    let mut child = command(folder.path(), &format!("- --out out {DATE}"))
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let input = fs::read(folder.path().join("in.ndjson")).unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // Half of it; then where files are made is taken away, as when a disk goes.
    let half = input.len() / 2;
    stdin.write_all(&input[..half]).unwrap();
    let work = folder.path().join("out/.amends");
    wait_until_told(&mut child, folder.path(), 2000);
    fs::remove_dir_all(&work).unwrap();
    fs::write(&work, "in the way").unwrap();
    let rest = input[half..].to_vec();
    let feeder = std::thread::spawn(move || drop(stdin.write_all(&rest)));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("cannot be written"), "{said}");
    fs::remove_file(&work).unwrap();
    fs::create_dir(&work).unwrap();
    resumes_to(folder.path(), &whole);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_run_that_waits_for_its_input_and_says_how_to_go_on() {
    let count = 20;
    let (folder, whole) = (prepared(count), whole(count));
    let input = fs::read(folder.path().join("in.ndjson")).unwrap();
    let mut child = command(folder.path(), &format!("- --out out {DATE}"))
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(&input[..input.len() / 2]).unwrap();
    wait_until_told(&mut child, folder.path(), 1000);
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let status = child.wait().unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    drop(stdin);
    assert_eq!(status.code(), Some(2), "{said}");
    assert!(said.contains("--resume"), "{said}");
    resumes_to(folder.path(), &whole);
}

#[test]
fn a_name_that_is_taken_by_a_folder_fails_alone() {
    let folder = prepared(3);
    fs::create_dir_all(folder.path().join("out")).unwrap();
    fs::write(folder.path().join("out/cust-2"), "a file where a folder should be").unwrap();
    let status = command(folder.path(), &format!("in.ndjson --out out {DATE}")).status().unwrap();
    assert_eq!(status.code(), Some(1));
    let failures = objects(&fs::read(folder.path().join("out/failures.ndjson")).unwrap());
    assert_eq!(failures.len(), 1);
    assert_eq!((&failures[0]["record"], &failures[0]["diagnostics"][0]["code"]), (&2.into(), &"OUT002".into()));
}

#[test]
fn nobody_reading_on_is_a_success() {
    let folder = prepared(40);
    let mut child =
        command(folder.path(), &format!("in.ndjson --out - {DATE}")).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
