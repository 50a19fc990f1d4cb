//! Several processes at once, and processes that are killed at any moment.

use std::process::Stdio;
use std::time::Duration;

use super::fixture::{DATE, Desk};

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
