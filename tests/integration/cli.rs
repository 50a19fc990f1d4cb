//! What the command line promises to people and to scripts, whatever a case says.

use std::io::Read;
use std::process::Stdio;

use crate::support::{Bare, amends, root};

/// Every command, with what is typed to reach it.
const COMMANDS: [&str; 35] = [
    "letter",
    "report",
    "acknowledge",
    "update",
    "follow-up",
    "correction",
    "assess",
    "import",
    "batch",
    "send",
    "approve",
    "ledger",
    "ledger record",
    "ledger list",
    "ledger show",
    "ledger export",
    "ledger forget",
    "ledger verify",
    "due",
    "kept",
    "moved",
    "answers",
    "answers import",
    "trends",
    "new",
    "context",
    "schema",
    "templates",
    "templates list",
    "templates eject",
    "templates check",
    "check",
    "explain",
    "completions",
    "man",
];

/// A case from which a letter can be written without a policy.
fn seed() -> Vec<u8> {
    std::fs::read(root().join("tests/cases/letter-markdown/case.json")).unwrap()
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
#[cfg(not(feature = "send"))]
fn a_build_that_cannot_send_says_which_can() {
    for arguments in ["send out", "send out --yes --server mail.firm.example"] {
        amends(arguments).run().ends_with(2).says("BLD001").says("cargo install --path . --features send");
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
        "letter case.json --to rtf",
        "letter missing.json",
        "letter .",
        "letter case.json -o letter.odt",
        "batch case.json --to docx",
        "batch case.json --to docx --out -",
        "letter case.json --all",
        "letter - --customers -",
        "completions cmd",
        "schema letter",
        "new --kind fire",
        "templates eject out nowhere.md",
    ] {
        let ran = amends(arguments).file("case.json", seed()).run().ends_with(2);
        assert_eq!(ran.stdout, "", "{arguments}");
        assert!(!ran.stderr.is_empty(), "{arguments}");
        assert_eq!(ran.files(), ["case.json"], "{arguments}");
    }
}

#[test]
fn a_closed_pipe_is_a_success() {
    for arguments in ["completions bash", "schema case", "new", "--help", "letter case.json --date 2026-03-13"] {
        let run = amends(arguments).file("case.json", seed());
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

const LETTER: &str = "letter case.json --date 2026-03-13";

#[test]
fn the_same_input_gives_the_same_bytes_everywhere() {
    let plain = amends(LETTER).file("case.json", seed()).run();
    assert!(plain.stdout.contains("Dear "), "{}", plain.stderr);
    for (name, value) in
        [("TZ", "Pacific/Auckland"), ("LANG", "de_DE.UTF-8"), ("LC_ALL", "tr_TR"), ("HOME", "/nowhere")]
    {
        let other = amends(LETTER).file("case.json", seed()).env(name, value).run();
        assert_eq!(
            (other.status, &other.stdout, &other.stderr),
            (plain.status, &plain.stdout, &plain.stderr),
            "{name}"
        );
    }
}

#[test]
fn standard_input_and_a_byte_order_mark_change_nothing() {
    let plain = amends(LETTER).file("case.json", seed()).run();
    let piped = amends("letter - --date 2026-03-13").stdin(seed()).run();
    let marked = amends(LETTER).file("case.json", [b"\xef\xbb\xbf".to_vec(), seed()].concat()).run();
    for other in [piped, marked] {
        assert_eq!((other.status, other.stdout), (plain.status, plain.stdout.clone()), "{}", other.stderr);
    }
}

#[test]
fn formats_come_from_the_ending_and_from_to() {
    let html = amends("letter case.json --date 2026-03-13 -o letter.HTML").file("case.json", seed()).run();
    let asked = amends("letter case.json --date 2026-03-13 --to html").file("case.json", seed()).run();
    assert_eq!(html.left("letter.HTML").unwrap(), asked.stdout.as_bytes());
    assert!(asked.stdout.starts_with("<!"), "{}", asked.stdout);
    let other = amends("letter case.json --date 2026-03-13 --to txt -o letter.html").file("case.json", seed()).run();
    assert!(!other.left("letter.html").unwrap().starts_with(b"<!"));
}

#[test]
fn a_file_is_kept_unless_forced() {
    let run = |force: &str| {
        let arguments = format!("letter case.json --date 2026-03-13 -o letter.md {force}");
        amends(&arguments).file("case.json", seed()).file("letter.md", "mine").run()
    };
    let kept = run("").ends_with(2).says("OUT001");
    assert_eq!(kept.left("letter.md").unwrap(), b"mine");
    let forced = run("--force");
    assert_ne!(forced.left("letter.md").unwrap(), b"mine");
    assert_eq!(forced.files(), ["case.json", "letter.md"]);
}

#[test]
fn the_policy_is_found_beside_the_case_then_above_then_built_in() {
    let policy = "[sender]\norganization = \"Found Here\"\n\n[[signatory]]\nname = \"Ann Hand\"\n";
    let mut case: serde_json::Value = serde_json::from_slice(&seed()).unwrap();
    case.as_object_mut().unwrap().remove("sender");
    let case = case.to_string();
    let said = |arguments: &str, policy_at: &str| {
        amends(arguments)
            .file("cases/deep/case.json", &case)
            .file(policy_at, policy)
            .run()
            .stdout
            .contains("Found Here")
    };
    let letter = "letter cases/deep/case.json --date 2026-03-13";
    assert!(said(letter, "cases/deep/amends.toml"));
    assert!(said(letter, "cases/amends.toml"));
    assert!(said(letter, "amends.toml"));
    assert!(!said(letter, "cases/other/amends.toml"));
    assert!(said(&format!("{letter} --policy other.toml"), "other.toml"));
    amends(&format!("{letter} --policy other.toml"))
        .file("cases/deep/case.json", &case)
        .run()
        .ends_with(2)
        .says("other.toml");
}

#[test]
fn quiet_says_errors_alone_and_colour_is_only_where_it_is_asked_for() {
    let warned = "letter case.json --date 2026-06-01";
    let loud = amends(warned).file("case.json", seed()).run();
    assert!(loud.stderr.contains("warning["), "{}", loud.stderr);
    let quiet = amends(&format!("{warned} -q")).file("case.json", seed()).run();
    assert!(!quiet.stderr.contains("warning[CAS"), "{}", quiet.stderr);
    assert_eq!((quiet.status, quiet.stdout), (loud.status, loud.stdout));
    assert!(!loud.stderr.contains('\u{1b}'));
    let colored = amends(&format!("{warned} --color always")).file("case.json", seed()).run();
    assert!(colored.stderr.contains('\u{1b}'));
}

#[test]
fn machines_get_one_object_a_line_or_one_log() {
    let broken = "{ \"amends\": 1, \"incident\": { \"id\": 1, \"titel\": \"x\" } }";
    let json = amends("letter case.json --format json").file("case.json", broken).run().ends_with(2).stderr;
    let objects: Vec<serde_json::Value> = json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(objects.len() >= 2, "{json}");
    assert!(objects.iter().all(|object| object["file"] == "case.json" && object["line"] == 1), "{json}");
    let sarif = amends("letter case.json --format sarif").file("case.json", broken).run().ends_with(2).stderr;
    let log: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), objects.len());
}

#[test]
fn inputs_beyond_the_limits_are_refused_in_few_words() {
    let deep = format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000));
    let nested = format!("{{ \"amends\": 1, \"incident\": {deep} }}");
    let long = format!("{{ \"amends\": 1, \"incident\": {{ \"id\": \"{}\" }} }}", "x".repeat(50_000_000));
    for (name, text) in [("case.json", &nested), ("case.json", &long), ("case.yaml", &nested), ("case.yaml", &long)] {
        let ran = amends(&format!("letter {name}")).file(name, text).run().ends_with(2);
        assert_eq!(ran.stdout, "");
        assert!(ran.stderr.len() < 5_000, "{name}: {} bytes of message", ran.stderr.len());
    }
}

#[test]
fn a_file_of_ten_gigabytes_is_refused_before_it_is_read() {
    let run = amends("letter case.json").file("case.json", "");
    let file = std::fs::OpenOptions::new().write(true).open(run.path("case.json")).unwrap();
    file.set_len(10 << 30).unwrap();
    run.run().ends_with(2).says("64 MiB");
}

#[test]
fn a_sheet_is_refused_until_it_is_filled_in() {
    let sheet = amends("new --kind outage --severity moderate").run().ends_with(0).stdout;
    let ran = amends("letter case.yaml --date 2026-03-13").file("case.yaml", &sheet).run().ends_with(2).says("FILL");
    let blanks = sheet.lines().filter(|line| line.contains("\"FILL")).count();
    assert!(ran.stderr.matches("error[").count() >= blanks, "{blanks} blanks:\n{}", ran.stderr);
    let written = amends("new --kind billing -o case.yaml").run().ends_with(0);
    assert_eq!(written.stdout, "");
    assert_eq!(written.files(), ["case.yaml"]);
}

#[cfg(unix)]
#[test]
fn more_letters_are_written_than_files_may_be_open() {
    let mut case: serde_json::Value = serde_json::from_slice(&seed()).unwrap();
    let customer = case["customers"][0].clone();
    let numbered = |number: usize| {
        let mut customer = customer.clone();
        customer["id"] = format!("customer-{number}").into();
        customer
    };
    case["customers"] = (0..60).map(numbered).collect();
    let run = amends("letter case.json --date 2026-03-13 --all -o out").file("case.json", case.to_string());
    let real = run.command();
    let mut limited = std::process::Command::new("/bin/sh");
    limited.args(["-c", "ulimit -n 32 && exec \"$0\" \"$@\""]).arg(real.get_program()).args(real.get_args());
    limited.current_dir(real.get_current_dir().unwrap()).bare().stdin(Stdio::null());
    let output = limited.output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(std::fs::read_dir(run.path("out")).unwrap().count(), 60);
}
