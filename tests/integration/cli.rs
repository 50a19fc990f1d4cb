//! What the command line promises to people and to scripts, whatever a case says.

use std::io::Read;
use std::process::Stdio;

use crate::support::{amends, root};

/// Every command, with what is typed to reach it.
const COMMANDS: [&str; 12] = [
    "letter",
    "report",
    "assess",
    "new",
    "context",
    "schema",
    "templates",
    "templates list",
    "templates eject",
    "templates check",
    "completions",
    "man",
];

fn example(name: &str) -> Vec<u8> {
    std::fs::read(root().join("examples").join(name)).unwrap()
}

#[test]
fn every_command_has_one_line_and_examples_that_name_it() {
    for command in COMMANDS {
        let help = amends(&format!("{command} --help")).run().ends_with(0).stdout;
        assert!(help.contains("Example"), "{command}:\n{help}");
        assert!(help.contains(&format!("\n  amends {command}")), "{command}:\n{help}");
    }
    let top = amends("--help").run().ends_with(0).stdout;
    for command in COMMANDS.iter().filter(|command| !command.contains(' ')) {
        assert!(top.contains(&format!("\n  {command} ")), "{command} is not in:\n{top}");
    }
}

#[test]
fn unusable_arguments_end_with_2_and_nothing_on_standard_output() {
    for arguments in [
        "",
        "lettre case.json",
        "letter",
        "letter case.json --customer a --all",
        "letter case.json --date 2026-02-30",
        "letter case.json --time-zone Europe/Rom",
        "letter case.json --to pdf",
        "letter missing.json",
        "letter .",
        "letter case.json -o letter.docx",
        "letter case.json --all",
        "letter - --customers -",
        "completions cmd",
        "schema letter",
        "new --kind fire",
        "templates eject out nowhere.md",
    ] {
        let ran = amends(arguments).file("case.json", example("textbooks.json")).run().ends_with(2);
        assert_eq!(ran.stdout, "", "{arguments}");
        assert!(!ran.stderr.is_empty(), "{arguments}");
        assert_eq!(ran.files(), ["case.json"], "{arguments}");
    }
}

#[test]
fn a_closed_pipe_is_a_success() {
    for arguments in ["completions bash", "schema case", "new", "--help", "letter case.json --date 2026-09-14"] {
        let run = amends(arguments).file("case.json", example("textbooks.json"));
        let mut child = run.command().stdin(Stdio::null()).spawn().unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "{arguments}: {said}");
        assert_eq!(said, "", "{arguments}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_no_success() {
    let run = amends("schema case");
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let status = run.command().stdin(Stdio::null()).stderr(Stdio::null()).stdout(full).status().unwrap();
    assert_eq!(status.code(), Some(2));
}

#[test]
fn every_shell_gets_a_script_and_every_command_a_page() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = amends(&format!("completions {shell}")).run().ends_with(0).stdout;
        assert!(script.contains("amends") && script.contains("with-report"), "{shell}");
    }
    let ran = amends("man pages").run().ends_with(0);
    let mut expected: Vec<String> =
        COMMANDS.iter().map(|command| format!("pages/amends-{}.1", command.replace(' ', "-"))).collect();
    expected.push("pages/amends.1".to_owned());
    expected.sort();
    assert_eq!(ran.files(), expected);
    let page = String::from_utf8(ran.left("pages/amends-letter.1").unwrap()).unwrap();
    assert!(page.starts_with(".ie") && page.contains("SYNOPSIS"), "{page}");
}

#[test]
fn pages_that_are_there_are_kept_unless_forced() {
    let ran = amends("man .").file("amends-new.1", "mine").run().ends_with(2).says("--force");
    assert_eq!(ran.files(), ["amends-new.1"]);
    let ran = amends("man . --force").file("amends-new.1", "mine").run().ends_with(0);
    assert_ne!(ran.left("amends-new.1").unwrap(), b"mine");
}
