//! Several processes at once, and processes that are killed at any moment.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use super::fixture::{DATE, Desk};
use crate::batch::fixture::contents;

const KILLS: u64 = 40;
const AT_ONCE: usize = 6;

#[test]
fn processes_that_write_at_once_lose_nothing_and_write_nothing_twice() {
    let desk = Desk::of(8);
    desk.does(&format!("batch in.ndjson --out out {DATE}"));
    let whole = Desk::of(8);
    whole.does(&format!("batch in.ndjson --out out {DATE}"));
    whole.does("ledger record out");
    let count = whole.export()["promises"].as_array().unwrap().len();
    let mut running: Vec<_> = (0..AT_ONCE)
        .map(|_| desk.command("ledger record out").stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap())
        .collect();
    for child in running.drain(..) {
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(desk.export(), whole.export());
    let mut running: Vec<_> = (1..=count)
        .map(|id| desk.command(&format!("kept P{id} --on 2026-03-20")).stderr(Stdio::null()).spawn().unwrap())
        .collect();
    for child in &mut running {
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
    assert!(desk.export()["promises"].as_array().unwrap().iter().all(|promise| promise["state"] == "kept"));
    desk.run("ledger verify out").ends_with(0, "verify");
}

#[test]
fn whenever_a_process_is_killed_all_that_it_wrote_is_there_or_nothing() {
    let desk = Desk::of(30);
    desk.does(&format!("batch in.ndjson --out out {DATE}"));
    let (mut cut, mut longest) = (0, Duration::from_millis(1));
    for kill in 0..KILLS {
        let mut child = desk.command("ledger record out").stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let begun = std::time::Instant::now();
        // From run to run at another place of what such a run takes.
        let wait = longest.mul_f64((kill % 10 + 1) as f64 / 10.0);
        while begun.elapsed() < wait && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_micros(100));
        }
        let running = child.try_wait().unwrap().is_none();
        child.kill().unwrap();
        child.wait().unwrap();
        longest = if running { longest * 3 / 2 } else { longest * 2 / 3 };
        if !desk.path("ledger.db").exists() {
            cut += u64::from(running);
            continue;
        }
        cut += u64::from(running);
        desk.run("ledger verify").ends_with(0, "verify");
        let letters = desk.export()["letters"].as_array().unwrap().len();
        assert!(matches!(letters, 0 | 30), "{letters} of 30 letters were recorded");
        if letters == 30 {
            for ending in ["", "-wal", "-shm"] {
                drop(std::fs::remove_file(desk.path(&format!("ledger.db{ending}"))));
            }
        }
    }
    assert!(cut > KILLS / 4, "only {cut} of {KILLS} were killed while they ran");
    desk.does("ledger record out");
    desk.run("ledger verify out").ends_with(0, "verify");
}

/// How often a run that puts approved letters into place is killed, and how many letters there are.
const APPROVED_KILLS: usize = 40;
const LETTERS: usize = 40;

/// Letters of which half wait for the director, who has approved them.
fn approved() -> Desk {
    let desk = Desk::of(LETTERS);
    desk.does(&format!("batch in.ndjson --out tried {DATE}"));
    let manifest = desk.read("tried/manifest.ndjson");
    let costs: Vec<String> =
        manifest.lines().filter_map(amends::manifest::Row::parse).filter_map(|row| row.added_cost).collect();
    std::fs::remove_dir_all(desk.path("tried")).unwrap();
    desk.put(
        "amends.toml",
        &desk.read("amends.toml").replace("400.00", &costs[LETTERS / 2 - 1]).replace("600.00", "9000.00"),
    );
    desk.run(&format!("batch in.ndjson --out out {DATE}")).ends_with(1, "held");
    desk.does("approve out --as Director --by \"Lena Orlov\" --on 2026-03-13T10:00:00Z");
    desk
}

/// The letters of a folder, by name; it may change while it is looked at.
fn letters(desk: &Desk, folder: &str) -> Vec<String> {
    fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().map_while(Result::ok) {
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{name}/"), found);
            } else if entry.path().extension().is_some_and(|ending| ending == "md") {
                found.push(name);
            }
        }
    }
    let mut found = Vec::new();
    walk(&desk.path(folder), "", &mut found);
    found
}

/// How many letters are where they belong.
fn in_place(desk: &Desk, folder: &str) -> usize {
    letters(desk, folder).iter().filter(|name| !name.starts_with("held/")).count()
}

/// Starts a run and kills it once so many letters are in place; whether it was killed, and not done before.
fn kill_at(desk: &Desk, command: &str, folder: &str, target: usize) -> bool {
    let mut child = desk.command(command).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    while in_place(desk, folder) < target && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_micros(200));
    }
    let running = child.try_wait().unwrap().is_none();
    child.kill().unwrap();
    child.wait().unwrap();
    running
}

/// Whenever a run with approvals is killed, the next goes on to what a run that was never stopped makes: into a new folder,
/// and over one in which letters wait.
#[test]
fn a_run_of_approved_letters_that_is_killed_ends_as_if_it_had_never_been() {
    let desk = approved();
    let waiting = contents(&desk.path("out"));
    desk.does(&format!("batch in.ndjson --out whole {DATE} --approved"));
    let whole = contents(&desk.path("whole"));
    let (mut kills, mut in_the_middle) = (0, 0);
    for run in 0..APPROVED_KILLS * 4 {
        let folder = format!("run-{run}");
        for (name, bytes) in waiting.iter().filter(|_| run % 2 == 0) {
            let path = desk.path(&format!("{folder}/{name}"));
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        let before = in_place(&desk, &folder);
        let command = format!("batch in.ndjson --out {folder} --approved --jobs 2");
        // From run to run after another letter came into its place.
        let target = before + 1 + run * 7 % (LETTERS - before);
        let killed = kill_at(&desk, &format!("{command} {DATE}"), &folder, target);
        kills += usize::from(killed);
        in_the_middle += usize::from(killed && in_place(&desk, &folder) < LETTERS);
        for name in letters(&desk, &folder) {
            let bytes = std::fs::read(desk.path(&format!("{folder}/{name}"))).unwrap();
            assert!(whole.get(&name) == Some(&bytes) || waiting.get(&name) == Some(&bytes), "{folder}/{name} is torn");
        }
        let begun = desk.path(&format!("{folder}/manifest.ndjson")).exists();
        let goes_on = if begun { "--resume" } else { DATE };
        desk.run(&format!("{command} {goes_on}")).ends_with(0, &folder);
        let now = contents(&desk.path(&folder));
        let differ: Vec<&String> =
            now.keys().chain(whole.keys()).filter(|name| now.get(*name) != whole.get(*name)).collect();
        assert!(differ.is_empty(), "{folder} after {kills} kills: {differ:?}");
        std::fs::remove_dir_all(desk.path(&folder)).unwrap();
        if kills >= APPROVED_KILLS {
            break;
        }
    }
    assert!(kills >= APPROVED_KILLS && in_the_middle >= APPROVED_KILLS / 2, "{in_the_middle} of {kills} in the middle");
}

/// A run may be killed after it wrote a letter that waits, and before the line that tells of it was on the disk.
#[test]
fn a_letter_that_waited_unrecorded_is_found_once_when_it_is_approved() {
    let desk = approved();
    desk.does(&format!("batch in.ndjson --out whole {DATE} --approved"));
    let told = desk.read("out/manifest.ndjson");
    let cut = told.trim_end().rsplit_once('\n').unwrap().0;
    assert!(told[cut.len()..].contains("\"held/"), "the last letter waits");
    desk.put("out/manifest.ndjson", &format!("{cut}\n"));
    desk.does("batch in.ndjson --out out --approved --resume");
    assert!(contents(&desk.path("out")) == contents(&desk.path("whole")));
}
