//! Streams of cases, and folders as runs leave them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{Bare, listed, root};

/// No run of a test takes as long.
const HANGS: Duration = Duration::from_mins(5);

/// The date of every run that is not about dates.
pub(crate) const DATE: &str = "--date 2026-03-13";

/// A good case: customer `cust-N` of incident `INC-N`.
pub(crate) fn case(number: usize) -> Value {
    let bytes = fs::read(root().join("tests/cases/letter-markdown/case.json")).unwrap();
    let mut case: Value = serde_json::from_slice(&bytes).unwrap();
    case["incident"]["id"] = json!(format!("INC-{number}"));
    case["customers"][0]["id"] = json!(format!("cust-{number}"));
    case["customers"][0]["contract"]["fee"]["amount"] = json!(format!("{}.00", 1000 + 10 * number));
    case
}

/// As many good cases, some of them changed.
pub(crate) fn cases(count: usize, change: impl Fn(usize, &mut Value)) -> Vec<Value> {
    let changed = |number| {
        let mut case = case(number);
        change(number, &mut case);
        case
    };
    (1..=count).map(changed).collect()
}

/// Cases as NDJSON.
pub(crate) fn lines(cases: &[Value]) -> String {
    cases.iter().map(|case| format!("{case}\n")).collect()
}

/// A policy under which the writer may give up to a sum, and nobody more than another.
pub(crate) fn policy(own: &str, most: &str) -> String {
    let money = |amount: &str| format!("{{ amount = \"{amount}\", currency = \"GBP\" }}");
    format!(
        "[[authority]]\nrole = \"Account Manager\"\nup_to = {}\n\n[[authority]]\nrole = \"Director\"\nup_to = {}\n",
        money(own),
        money(most)
    )
}

/// `amends batch` with these arguments in a folder, ready to start.
pub(crate) fn command(folder: &Path, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_amends"));
    command.arg("batch").args(arguments.split_whitespace()).current_dir(folder).bare();
    command
}

/// Waits until a run has told of so many bytes in its manifest, or is done; one that hangs is ended, and is a failure.
pub(crate) fn wait_until_told(run: &mut Child, folder: &Path, bytes: u64) {
    let begun = Instant::now();
    let told = || fs::metadata(folder.join("out/manifest.ndjson")).map_or(0, |file| file.len());
    while told() < bytes && run.try_wait().unwrap().is_none() {
        if begun.elapsed() > HANGS {
            run.kill().unwrap();
            panic!("the run hangs at {} bytes", told());
        }
        std::thread::sleep(Duration::from_micros(200));
    }
}

/// Every file under a folder with its bytes.
pub(crate) fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    listed(folder).into_iter().map(|name| (name.clone(), fs::read(folder.join(&name)).unwrap())).collect()
}

/// The objects of a text of lines.
pub(crate) fn objects(text: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(text).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
