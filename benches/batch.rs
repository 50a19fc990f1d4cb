//! What many letters cost, with what proves that they are real letters. `cargo bench --bench batch` takes 100,000 cases;
//! `cargo bench --bench batch -- 10000` as many as it says, and a second word is a Python that has Jinja2, for the comparison.
//!
//! Each run is a process of its own. What it takes of the processors is told beside the time on the wall, which other
//! work on the machine makes longer.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss, reason = "a benchmark prints")]
#![allow(clippy::disallowed_methods, reason = "a benchmark writes its input and looks at the clock")]

#[path = "../examples/cases.rs"]
#[allow(dead_code, reason = "its `main` writes to standard output")]
mod cases;

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;

const PROGRAM: &str = env!("CARGO_BIN_EXE_amends");
const DATE: &str = "2026-03-27";
/// Letters that are compared with those of `amends letter`.
const SAMPLED: usize = 1_000;
/// Rounds of which the median counts, where files are written.
const ROUNDS: usize = 5;

/// What a process took.
struct Taken {
    wall: Duration,
    /// Of all processors together, in seconds.
    processor: f64,
    /// The most memory that it held, in KiB.
    peak: u64,
}

fn main() {
    let given: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let count: usize = given.first().and_then(|count| count.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let input = write_cases(folder.path(), count);
    let bytes = fs::metadata(&input).unwrap().len();
    println!("{count} cases of {} bytes", bytes / count as u64);
    println!("| run | letters a second | processor time a letter | peak memory |\n| --- | ---: | ---: | ---: |");

    let letters = folder.path().join("letters.ndjson");
    let two = row("Markdown, 2 jobs", count, &batch(&input, &["--jobs", "2"], Some(&letters)));
    let tenth = write_cases(&folder.path().join("tenth"), count / 10);
    let small = row("a tenth of them", count / 10, &batch(&tenth, &["--jobs", "2"], None));
    row("HTML, 2 jobs", count, &batch(&input, &["--jobs", "2", "--to", "html"], None));
    row("Markdown, 1 processor", count, &alone(&input));
    if let Some(python) = given.get(1) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/jinja.py");
        let mut command = Command::new(python);
        command.arg(script).arg(&input);
        row("Python and Jinja2, without the arithmetic", count, &measured(command, None));
    }
    println!("\nten times the letters took {:.1} times as long", two / small);
    interrupt(folder.path());
    prove(&input, &letters, count);
    files(folder.path(), &input, &letters);
}

fn write_cases(folder: &Path, count: usize) -> PathBuf {
    fs::create_dir_all(folder).unwrap();
    let path = folder.join("cases.ndjson");
    let mut out = BufWriter::new(File::create(&path).unwrap());
    for number in 1..=count as u64 {
        writeln!(out, "{}", cases::case(number)).unwrap();
    }
    out.flush().unwrap();
    path
}

/// Prints a line of the table; gives the seconds on the wall.
fn row(name: &str, count: usize, taken: &Taken) -> f64 {
    let seconds = taken.wall.as_secs_f64();
    let each = taken.processor * 1e6 / count as f64;
    println!("| {name} | {:.0} | {each:.0} us | {} MiB |", count as f64 / seconds, taken.peak >> 10);
    seconds
}

fn batch(input: &Path, arguments: &[&str], out: Option<&Path>) -> Taken {
    let mut command = Command::new(PROGRAM);
    command.arg("batch").arg(input).args(["--out", "-", "--date", DATE, "--quiet"]).args(arguments);
    measured(command, out)
}

/// On one processor, where the system can bind a process to one.
fn alone(input: &Path) -> Taken {
    let mut command = Command::new("taskset");
    command
        .args(["-c", "0", PROGRAM, "batch"])
        .arg(input)
        .args(["--out", "-", "--date", DATE, "--quiet", "--jobs", "1"]);
    measured(command, None)
}

/// Runs a process to its end and looks at what it takes, as Linux tells it.
fn measured(mut command: Command, out: Option<&Path>) -> Taken {
    let stdout =
        out.map_or_else(|| Stdio::from(File::create("/dev/null").unwrap()), |out| File::create(out).unwrap().into());
    let start = Instant::now();
    let mut child = command.stdout(stdout).spawn().unwrap();
    let (mut peak, mut ticks) = (0, 0);
    while child.try_wait().unwrap().is_none() {
        let told = |name: &str| fs::read_to_string(format!("/proc/{}/{name}", child.id())).unwrap_or_default();
        let high = told("status").lines().find_map(|line| line.strip_prefix("VmHWM:").map(str::to_owned));
        peak = high.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(peak);
        let times: Vec<i64> = told("stat")
            .rsplit(')')
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .filter_map(|word| word.parse().ok())
            .collect();
        // After the name and the state (a number may be below zero): the tenth and eleventh numbers are the time in the program and in the system.
        ticks = times.get(10).zip(times.get(11)).map_or(ticks, |(own, system)| ticks.max(*own + *system));
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(child.wait().unwrap().success(), "{command:?}");
    Taken { wall: start.elapsed(), processor: ticks as f64 / 100.0, peak }
}

/// How soon a run that waits for more input ends when somebody presses Ctrl-C; the longest of a few.
fn interrupt(folder: &Path) {
    let mut longest = Duration::ZERO;
    for round in 0..ROUNDS {
        let out = folder.join(format!("stopped-{round}"));
        let mut command = Command::new(PROGRAM);
        command.args(["batch", "-", "--date", DATE, "--quiet", "--out"]).arg(&out);
        let mut child = command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        for number in 1..=500 {
            writeln!(input, "{}", cases::case(number)).unwrap();
        }
        while fs::metadata(out.join("manifest.ndjson")).map_or(0, |file| file.len()) < 10_000 {
            std::thread::sleep(Duration::from_millis(1));
        }
        let start = Instant::now();
        assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
        child.wait().unwrap();
        longest = longest.max(start.elapsed());
    }
    println!("Ctrl-C ended a run within {:.2} s, the longest of {ROUNDS}", longest.as_secs_f64());
}

/// A sample of the letters is what `amends letter` writes, and letters are as long as letters are.
fn prove(input: &Path, letters: &Path, count: usize) {
    let folder = letters.parent().unwrap();
    let step = (count / SAMPLED).max(1);
    let (mut length, mut compared) = (0, 0);
    let lines = BufReader::new(File::open(letters).unwrap()).lines();
    let records = BufReader::new(File::open(input).unwrap()).lines();
    for (number, (line, record)) in lines.zip(records).enumerate() {
        let line: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let body = line["body"].as_str().unwrap();
        length += body.len();
        if number % step != 0 {
            continue;
        }
        let case = folder.join("case.json");
        fs::write(&case, record.unwrap()).unwrap();
        let one = Command::new(PROGRAM).arg("letter").arg(&case).args(["--date", DATE]).output().unwrap();
        assert_eq!(body.as_bytes(), one.stdout, "letter {number}");
        compared += 1;
    }
    let mean = length / count;
    println!("{compared} letters are those of `amends letter`; their mean length is {mean} bytes");
    assert!(mean >= 2048 && compared >= SAMPLED.min(count));
}

/// Letters in files, beside a program that reads the same input and writes the same bytes in the same way.
fn files(folder: &Path, input: &Path, letters: &Path) {
    let named: Vec<(String, Vec<u8>)> = BufReader::new(File::open(letters).unwrap())
        .lines()
        .map(|line| {
            let line: Value = serde_json::from_str(&line.unwrap()).unwrap();
            let text = |key: &str| line[key].as_str().unwrap().to_owned();
            (format!("{}/{}-letter.md", text("customer"), text("incident")), text("body").into_bytes())
        })
        .collect();
    let mut ours = Vec::new();
    let mut bare = Vec::new();
    for round in 0..ROUNDS {
        let out = folder.join(format!("out-{round}"));
        let start = Instant::now();
        let mut command = Command::new(PROGRAM);
        command.arg("batch").arg(input).args(["--date", DATE, "--quiet", "--out"]).arg(&out);
        assert!(command.status().unwrap().success());
        ours.push(start.elapsed().as_secs_f64());
        fs::remove_dir_all(&out).unwrap();
        let start = Instant::now();
        write_only(&out, input, &named);
        bare.push(start.elapsed().as_secs_f64());
        fs::remove_dir_all(&out).unwrap();
    }
    let median = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    let (ours, bare) = (median(&mut ours), median(&mut bare));
    println!(
        "{} files: {ours:.2} s, reading and writing alone {bare:.2} s: {:.2} times (median of {ROUNDS})",
        named.len(),
        ours / bare
    );
}

/// Reads the input, and writes bytes that are there already: each into a temporary file, which is renamed. On as many
/// threads as the run had.
fn write_only(out: &Path, input: &Path, named: &[(String, Vec<u8>)]) {
    let mut block = vec![0; 1 << 18];
    let mut file = File::open(input).unwrap();
    while file.read(&mut block).unwrap() > 0 {}
    let work = out.join(".work");
    fs::create_dir_all(&work).unwrap();
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((number, (name, bytes))) =
                    named.iter().enumerate().nth(next.fetch_add(1, Ordering::Relaxed))
                {
                    let (part, target) = (work.join(number.to_string()), out.join(name));
                    fs::write(&part, bytes).unwrap();
                    fs::create_dir_all(target.parent().unwrap()).unwrap();
                    fs::rename(part, target).unwrap();
                }
            });
        }
    });
}
