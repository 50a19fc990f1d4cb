//! What the program asks of the system, as strace tells it: no network, and no file but those that were named.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::faults::scene::{SCENES, Staged};
use crate::others::can_trace;
use crate::support::split;

/// What the system's own libraries and the language's runtime open.
const SYSTEM: [&str; 8] = ["/etc/ld.so", "/etc/localtime", "/lib/", "/lib64/", "/usr/lib", "/proc/", "/dev/", "/sys/"];

/// Files that lie there and that nobody named: those that programs like to look for, and another case.
const UNNAMED: [&str; 6] =
    [".env", ".netrc", "secrets.json", "case.yaml", "letter/failure.md", ".config/amends/amends.toml"];

/// What a command opened, and what of the network it asked for.
struct Asked {
    opened: BTreeSet<String>,
    network: Vec<String>,
}

/// Runs a command in a folder; `HOME` is the folder, so that whatever is looked for there is seen.
fn asked(folder: &Path, command: &str) -> Asked {
    let log = tempfile::NamedTempFile::new().unwrap();
    let output = Command::new("strace")
        .args(["-f", "-qq", "-s", "4096", "-e", "trace=%network,?open,openat,?openat2", "-o"])
        .arg(log.path())
        .arg(env!("CARGO_BIN_EXE_amends"))
        .args(split(command))
        .current_dir(folder)
        .stdin(Stdio::null())
        .env_clear()
        .env("HOME", folder)
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .output()
        .unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    let (mut opened, mut network) = (BTreeSet::new(), Vec::new());
    for line in fs::read_to_string(log.path()).unwrap().lines() {
        let call = line.split_once(' ').map_or(line, |(_, call)| call.trim_start());
        if !call.starts_with("open") {
            network.extend(call.contains('(').then(|| call.to_owned()));
        } else if let Some(path) = call.split('"').nth(1) {
            opened.insert(path.to_owned());
        }
    }
    Asked { opened, network }
}

#[test]
fn no_command_uses_the_network_or_opens_what_nobody_named() {
    if !can_trace() {
        return;
    }
    for scene in &SCENES {
        let staged = Staged::new(scene);
        let folder = staged.again();
        for name in UNNAMED {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "{}").unwrap();
        }
        let asked = asked(folder.path(), scene.command);
        assert!(asked.network.is_empty(), "{}: {:?}", scene.command, asked.network);
        let real = folder.path().canonicalize().unwrap();
        for path in &asked.opened {
            let whole = folder.path().join(path);
            let within = whole.strip_prefix(folder.path()).or_else(|_| whole.strip_prefix(&real)).ok();
            let named = match within.map(|name| name.to_string_lossy().trim_start_matches("./").to_owned()) {
                Some(name) => !UNNAMED.contains(&name.as_str()),
                // A policy is looked for beside the case and above it.
                None => SYSTEM.iter().any(|begin| path.starts_with(begin)) || is_policy_above(path, &real),
            };
            assert!(named, "{} opens {path}", scene.command);
        }
    }
}

fn is_policy_above(path: &str, folder: &Path) -> bool {
    let path = Path::new(path);
    path.file_name().is_some_and(|name| name == "amends.toml")
        && path.parent().is_some_and(|above| folder.starts_with(above))
}
