//! The README says what is true: its commands run, the outputs it shows are what they print, its case, policy and
//! template are accepted. `AMENDS_BLESS=1` writes the outputs anew.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{Bare, amends, listed, root, split};

/// A fenced block of a page.
pub(crate) struct Block {
    pub(crate) language: String,
    pub(crate) text: String,
    /// The comment before it, by which it is known: `output of: amends letter case.json`.
    pub(crate) note: Option<String>,
    /// Where its text stands in the README, in bytes.
    pub(crate) at: std::ops::Range<usize>,
}

impl Block {
    /// The command whose output it shows, and whether it shows no more than where that begins.
    fn output_of(&self) -> Option<(&str, bool)> {
        let note = self.note.as_deref()?;
        let whole = note.strip_prefix("output of: amends ").map(|command| (command, false));
        whole.or_else(|| Some((note.strip_prefix("start of: amends ")?, true)))
    }
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

pub(crate) fn blocks(readme: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (mut note, mut open): (Option<String>, Option<(String, usize)>) = (None, None);
    let mut at = 0;
    for line in readme.split_inclusive('\n') {
        let bare = line.trim_end();
        match (&open, bare.strip_prefix("```")) {
            (None, Some(language)) => open = Some((language.to_owned(), at + line.len())),
            (Some((language, start)), Some("")) => {
                let (language, at) = (language.clone(), *start..at);
                blocks.push(Block { language, text: readme[at.clone()].to_owned(), note: note.take(), at });
                open = None;
            }
            (None, None) => {
                let comment = bare.strip_prefix("<!-- ").and_then(|rest| rest.strip_suffix(" -->"));
                note = comment.map(str::to_owned).or(note.filter(|_| bare.is_empty()));
            }
            (Some(_), _) => {}
        }
        at += line.len();
    }
    blocks
}

/// Runs `amends` beside the files that the README speaks of.
fn run(arguments: &str) -> crate::support::Ran {
    let mut run = amends(arguments);
    for entry in fs::read_dir(root().join("examples")).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("examples/{}", path.file_name().unwrap().to_str().unwrap());
        run = run.file(&name, fs::read(path).unwrap());
    }
    run.run()
}

fn block(language: &str) -> String {
    blocks(&readme()).into_iter().find(|block| block.language == language).unwrap().text
}

#[test]
fn the_outputs_it_shows_are_what_is_printed() {
    let mut readme = readme();
    let shown: Vec<Block> = blocks(&readme).into_iter().filter(|block| block.output_of().is_some()).collect();
    assert!(shown.len() >= 2);
    for block in shown.iter().rev() {
        let (command, starts) = block.output_of().unwrap();
        let mut printed = run(command).ends_with(0).stdout;
        if starts {
            printed = printed.split_inclusive('\n').take(block.text.lines().count()).collect();
        }
        if std::env::var_os("AMENDS_BLESS").is_some() {
            readme.replace_range(block.at.clone(), &printed);
        } else {
            assert_eq!(block.text, printed, "amends {command}");
        }
    }
    if std::env::var_os("AMENDS_BLESS").is_some() {
        fs::write(root().join("README.md"), readme).unwrap();
    }
}

#[test]
fn its_two_commands_are_the_first_two_and_print_what_it_shows() {
    let readme = readme();
    let commands: Vec<String> =
        blocks(&readme).into_iter().filter(|block| block.language == "sh").map(|block| block.text).collect();
    assert_eq!(commands[1], "cargo test\n");
    let first = commands[0].trim().strip_prefix("cargo run -- ").unwrap();
    assert!(readme.contains(&format!("<!-- output of: amends {first} -->")), "the letter of {first} is not shown");
}

#[test]
fn its_contents_name_each_section() {
    let readme = readme();
    let (list, sections) = readme.split_once("**Contents:**").unwrap().1.split_once("\n## ").unwrap();
    for heading in format!("\n## {sections}").split("\n## ").skip(1).filter_map(|section| section.lines().next()) {
        let anchor: String = heading.to_lowercase().chars().filter(|c| *c != ',').collect();
        assert!(list.contains(&format!("(#{})", anchor.replace(' ', "-"))), "{heading:?} is not in the contents");
    }
}

#[test]
fn it_counts_the_rules_and_the_examples() {
    let readme = readme();
    let rules = amends("explain --all").run().ends_with(0).stdout.lines().skip(2).count();
    assert!(readme.contains(&format!("There are {rules} rules")), "there are {rules} rules");
    let files = listed(&root().join("examples"));
    let cases = files.iter().filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "json")).count();
    let numbers = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"];
    assert!(readme.contains(&format!("`examples/` has {} cases", numbers[cases - 10])), "there are {cases} cases");
}

#[test]
fn its_console_commands_run_one_after_the_other() {
    let consoles: Vec<Block> = blocks(&readme()).into_iter().filter(|block| block.language == "console").collect();
    let (kept, apart): (Vec<Block>, Vec<Block>) =
        consoles.into_iter().partition(|block| block.text.contains("--ledger ledger.db"));
    assert!(!kept.is_empty());
    for block in kept {
        // What one of them records, the next one reads.
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("examples")).unwrap();
        for entry in fs::read_dir(root().join("examples")).unwrap().map(Result::unwrap) {
            fs::copy(entry.path(), folder.path().join("examples").join(entry.file_name())).unwrap();
        }
        for line in block.text.lines() {
            let mut command = Command::new(env!("CARGO_BIN_EXE_amends"));
            command.args(split(line.strip_prefix("$ amends ").unwrap())).current_dir(folder.path()).bare();
            let output = command.output().unwrap();
            assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
    for line in apart.iter().flat_map(|block| block.text.lines()) {
        let arguments = line.strip_prefix("$ amends ").unwrap();
        if arguments.contains("my-templates") {
            // These work on one folder: the eject comes first, then what it left is checked and used.
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("my-templates");
            let at = |arguments: &str| arguments.replace("my-templates", path.to_str().unwrap());
            run(&at("templates eject my-templates")).ends_with(0);
            if !arguments.contains("eject") {
                run(&at(arguments)).ends_with(0);
            }
        } else {
            run(arguments).ends_with(0);
        }
    }
}

#[test]
fn its_case_policy_and_template_make_a_letter() {
    let letter = amends("letter case.json --date 2026-05-15 --templates mine")
        .file("case.json", block("json"))
        .file("amends.toml", block("toml"))
        .file("mine/letter/restoration.md", block("jinja"))
        .run()
        .ends_with(0);
    assert!(letter.stdout.contains("the next service of the bicycle") || letter.stdout.contains("The next service"));
}
