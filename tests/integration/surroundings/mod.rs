//! The machine around a run: its variables and its clock change no byte of what has its date from the command line.

use std::path::PathBuf;
use std::process::Command;

use crate::batch::fixture::case;
use crate::faults::scene::{Faulted, SCENES, Staged, amends};

/// Surroundings that are odd, each as variables; all others are unset.
const ODD: [&[(&str, &str)]; 6] = [
    &[("TZ", "Pacific/Apia"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("HOME", "/nowhere/at/all")],
    &[("TZ", ""), ("LANG", ""), ("LC_ALL", ""), ("HOME", ""), ("TERM", ""), ("USER", "")],
    &[("TZ", "Not/A_Zone"), ("LANG", "xx"), ("LC_ALL", "\u{fffd}"), ("HOME", "relative")],
    &[("TZ", ":/etc/passwd"), ("LANG", "C"), ("TMPDIR", "/nowhere"), ("XDG_CONFIG_HOME", "/nowhere")],
    &[("TZ", "<+99>-99:99"), ("LC_NUMERIC", "de_DE"), ("LC_TIME", "ar_EG"), ("COLUMNS", "1")],
    &[("RUST_LOG", "trace"), ("RUST_BACKTRACE", "full"), ("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1"), ("PATH", "")],
];

#[test]
fn variables_change_nothing() {
    for scene in &SCENES {
        let staged = Staged::new(scene);
        for odd in ODD {
            assert_eq!(ran(&staged, odd), None, "{} with {odd:?}", scene.command);
        }
    }
}

fn ran(staged: &Staged<'_>, variables: &[(&str, &str)]) -> Option<String> {
    let folder = staged.again();
    let mut command = amends(staged.scene.command, folder.path());
    let output = command.envs(variables.iter().copied()).output().unwrap();
    staged.difference(&Faulted { output, folder })
}

/// Seconds since 1970: that moment, and years in which nothing here was written.
const CLOCKS: [&str; 4] = ["0", "86399", "4102444800", "32503680000"];

/// A library that is loaded before the system's and tells another time.
#[cfg(target_os = "linux")]
fn clock() -> PathBuf {
    let library = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("libclock.so");
    let source = crate::support::root().join("tests/integration/surroundings/clock.rs");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let built =
        Command::new(rustc).args(["--edition=2024", "--crate-type=cdylib", "-o"]).arg(&library).arg(source).output();
    let built = built.unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    library
}

#[cfg(target_os = "linux")]
#[test]
fn the_clock_changes_nothing_where_the_date_is_given_and_breaks_nothing_where_it_is_not() {
    let library = clock();
    let library = library.to_str().unwrap();
    for scene in &SCENES {
        let staged = Staged::new(scene);
        // What was done on a day that is still to come was not done: to note that is refused.
        let notes = ["kept", "moved"].iter().any(|noting| scene.command.starts_with(noting));
        for seconds in CLOCKS.iter().skip(if notes { 2 } else { 0 }) {
            let variables = [("LD_PRELOAD", library), ("CLOCK", *seconds)];
            assert_eq!(ran(&staged, &variables), None, "{} at {seconds}", scene.command);
        }
    }
    for (seconds, day) in [("0", "1 January 1970"), ("4102444800", "1 January 2100")] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("case.json"), case(1).to_string()).unwrap();
        let run = |arguments: &str| {
            let mut command = amends(arguments, folder.path());
            command.envs([("LD_PRELOAD", library), ("CLOCK", seconds)]).output().unwrap()
        };
        // The clock is the one that the library tells: a report is of today, and none can be before what it is about.
        let context = run("context case.json --document report --audience internal");
        let told = String::from_utf8_lossy(&context.stdout).contains(day);
        assert!(told == (seconds != "0"), "{day}: {}", String::from_utf8_lossy(&context.stdout));
        assert_eq!(run("kept P1 --on 2026-03-16 --ledger ledger.db").status.code(), Some(2));
        // Nothing of this case is right on such a day, and each command says so in words.
        for command in ["letter case.json", "report case.json", "assess case.json", "check case.json"] {
            let output = run(command);
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(matches!(output.status.code(), Some(0..=2)), "{command} on {day}: {}", output.status);
            assert!(!said.contains("panicked"), "{command} on {day}: {said}");
        }
    }
}
