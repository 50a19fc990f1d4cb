//! The pages of `docs`: their files make their commands run, one after the other, and what they show is what is printed.
//! `AMENDS_BLESS=1` writes it anew.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::readme::blocks;
use crate::support::{Bare, listed, root, split};

/// What a command prints; with whether it did what was asked.
fn ran(arguments: &str, folder: &Path) -> (bool, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_amends"));
    let output = command.args(split(arguments)).current_dir(folder).bare().output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

fn follow(page: &Path) {
    let mut text = fs::read_to_string(page).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    for name in listed(&root().join("examples")) {
        put(&format!("examples/{name}"), &fs::read(root().join("examples").join(&name)).unwrap());
    }
    let mut shown = Vec::new();
    for block in blocks(&text) {
        let note = block.note.as_deref().unwrap_or_default();
        let printed = if let Some(name) = note.strip_prefix("file: ") {
            put(name, block.text.as_bytes());
            continue;
        } else if let Some(command) = note.strip_prefix("output of: amends ") {
            let (done, printed, messages) = ran(command, folder.path());
            assert!(done, "{command}: {messages}");
            printed
        } else if let Some(command) = note.strip_prefix("messages of: amends ") {
            let (done, _, messages) = ran(command, folder.path());
            assert!(!done && !messages.is_empty(), "{command} is shown for what it refuses");
            messages
        } else {
            assert_eq!(block.language, "console", "{}: {} is neither run nor compared", page.display(), block.text);
            for line in block.text.lines() {
                let (done, _, messages) = ran(line.strip_prefix("$ amends ").unwrap(), folder.path());
                assert!(done, "{line}: {messages}");
            }
            continue;
        };
        shown.push((block, printed));
    }
    for (block, printed) in shown.into_iter().rev() {
        if std::env::var_os("AMENDS_BLESS").is_some() {
            text.replace_range(block.at, &printed);
        } else {
            assert_eq!(block.text, printed, "{}", page.display());
        }
    }
    if std::env::var_os("AMENDS_BLESS").is_some() {
        fs::write(page, text).unwrap();
    }
}

#[test]
fn every_page_can_be_followed() {
    let pages = listed(&root().join("docs"));
    assert!(pages.len() >= 2);
    for page in pages {
        follow(&root().join("docs").join(page));
    }
}
