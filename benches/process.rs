//! What one letter costs from the start of the process to its end, in processor time of the whole process. Run with
//! `cargo bench --bench process`. The system counts in hundredths of a second, so many runs are measured together.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss, reason = "a benchmark prints")]
#![allow(clippy::disallowed_methods, reason = "a benchmark reads what the system counts")]

use std::process::{Command, Stdio};

/// Runs that are measured together.
const RUNS: u32 = 200;
/// Measurements of which the least counts: the machine may be shared.
const ROUNDS: usize = 3;

fn main() {
    for name in ["outage", "repeat", "trivial"] {
        let [markdown, html] = ["md", "html"].map(|format| letter(name, format));
        println!("{name:<8} from start to exit: Markdown {markdown:.1} ms, HTML {html:.1} ms of processor time");
    }
}

/// The processor time of one letter in milliseconds.
fn letter(name: &str, format: &str) -> f64 {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/");
    let dates = std::fs::read_to_string(format!("{folder}dates.txt")).unwrap();
    let date = dates.lines().find_map(|line| line.strip_prefix(&format!("{name} "))).unwrap().to_owned();
    let (case, policy) = (format!("{folder}{name}.json"), format!("{folder}{name}.toml"));
    let mut args = vec!["letter", &case, "--date", &date, "--to", format];
    if std::path::Path::new(&policy).exists() {
        args.extend(["--policy", &policy]);
    }
    let round = || {
        let before = children();
        for _ in 0..RUNS {
            let mut command = Command::new(env!("CARGO_BIN_EXE_amends"));
            let status = command.args(&args).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
            // Approval may be needed; that is no failure.
            assert!(matches!(status.code(), Some(0 | 1)), "{name} gives no letter");
        }
        (children() - before) / f64::from(RUNS)
    };
    (0..ROUNDS).map(|_| round()).fold(f64::INFINITY, f64::min)
}

/// The processor time of all processes that were waited for, in milliseconds: fields 16 and 17 of the system's line about
/// this process, in hundredths of a second. Only Linux has it.
fn children() -> f64 {
    let line = std::fs::read_to_string("/proc/self/stat").unwrap();
    // The name of the program is in brackets and may hold spaces.
    let rest = line.rsplit_once(')').unwrap().1;
    rest.split_whitespace().skip(13).take(2).map(|field| field.parse::<f64>().unwrap() * 10.0).sum()
}
