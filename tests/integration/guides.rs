//! The pages of `docs`: their files make their commands run, one after the other, and what they show is what is printed.
//! `AMENDS_BLESS=1` writes it anew.
//!
//! A comment before a block says what it is: `file: NAME`, `output of: amends ...`, `messages of: amends ...`, or
//! `HEADING in: amends ...` for one paragraph of an output. Before a table it says `table of: amends ...` or
//! `fields of: SCHEMA OBJECT`.

use std::fs;
use std::ops::Range;
use std::path::Path;
use std::process::Command;

use crate::readme::{Block, blocks};
use crate::support::{Bare, listed, root, split};
use crate::tables::{Schema, words};

/// The pages that hold every field of a schema.
const REFERENCES: [(&str, &str); 2] = [("docs/case.md", "case"), ("docs/policy.md", "policy")];

/// What a command prints and says; with its status.
fn ran(arguments: &str, folder: &Path) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_amends"));
    let output = command.args(split(arguments)).current_dir(folder).bare().output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// What a command prints that does all that it is asked.
fn printed(arguments: &str, folder: &Path) -> String {
    let (status, printed, messages) = ran(arguments, folder);
    assert_eq!(status, 0, "{arguments}: {messages}");
    printed
}

/// What a block that shows something should show; `None`: it is a file, or a run of commands.
fn shown(block: &Block, page: &Path, folder: &Path) -> Option<String> {
    let note = block.note.as_deref().unwrap_or_default();
    if let Some(name) = note.strip_prefix("file: ") {
        put(folder, name, block.text.as_bytes());
        return None;
    }
    if let Some(command) = note.strip_prefix("output of: amends ") {
        return Some(printed(command, folder));
    }
    if let Some(command) = note.strip_prefix("messages of: amends ") {
        let (status, _, messages) = ran(command, folder);
        assert!(status != 0 && !messages.is_empty(), "{command} is shown for what it refuses");
        return Some(messages);
    }
    if let Some((heading, command)) = note.split_once(" in: amends ") {
        // Done, or done and to be looked at: that an approval is needed, say.
        let (status, printed, messages) = ran(command, folder);
        assert!(matches!(status, 0 | 1), "{command}: {messages}");
        let paragraph = printed.split("\n\n").find(|paragraph| paragraph.lines().next() == Some(heading));
        return Some(format!("{}\n", paragraph.unwrap_or_else(|| panic!("{command} has no {heading:?}")).trim_end()));
    }
    assert_eq!(block.language, "console", "{}: {} is neither run nor compared", page.display(), block.text);
    for line in block.text.lines() {
        printed(line.strip_prefix("$ amends ").unwrap(), folder);
    }
    None
}

/// The tables of a page: where each stands, and what it should be.
fn tables(page: &str, folder: &Path) -> Vec<(Range<usize>, String)> {
    let mut tables = Vec::new();
    for (at, _) in page.match_indices("\n<!-- ") {
        let line = page[at + 1..].lines().next().unwrap();
        let Some(note) = line.strip_prefix("<!-- ").and_then(|line| line.strip_suffix(" -->")) else { continue };
        let made = if let Some(command) = note.strip_prefix("table of: amends ") {
            printed(command, folder)
        } else if let Some((schema, object)) = note.strip_prefix("fields of: ").and_then(|note| note.split_once(' ')) {
            Schema::of(schema).table(object)
        } else {
            continue;
        };
        // An empty line stands between the comment and the table, also where there is none yet.
        let start = at + 1 + line.len() + 1;
        let rows = page[start..].split_inclusive('\n').skip(1).take_while(|row| row.starts_with('|'));
        let length: usize = rows.map(str::len).sum();
        let end = if length == 0 { start } else { start + 1 + length };
        tables.push((start..end, format!("\n{made}")));
    }
    tables
}

fn put(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn follow(page: &Path) {
    let mut text = fs::read_to_string(page).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for name in listed(&root().join("examples")) {
        put(folder.path(), &format!("examples/{name}"), &fs::read(root().join("examples").join(&name)).unwrap());
    }
    let mut pieces = tables(&text, folder.path());
    for block in blocks(&text) {
        pieces.extend(shown(&block, page, folder.path()).map(|shown| (block.at, shown)));
    }
    pieces.sort_by_key(|(at, _)| at.start);
    for (at, made) in pieces.into_iter().rev() {
        if std::env::var_os("AMENDS_BLESS").is_some() {
            text.replace_range(at, &made);
        } else {
            assert_eq!(text[at], made, "{}", page.display());
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

/// Objects that both schemas have stand on the page of the case.
#[test]
fn every_field_of_a_schema_stands_in_a_table_under_its_heading() {
    let mut there = Vec::new();
    for (page, name) in REFERENCES {
        let text = fs::read_to_string(root().join(page)).unwrap();
        for object in Schema::of(name).objects() {
            let stands = text.contains(&format!("\n<!-- fields of: {name} {object} -->\n"));
            assert!(stands || there.contains(&object), "{page} has no table of {object}");
            if stands {
                let heading = text.lines().any(|line| {
                    line.starts_with('#') && line.trim_start_matches('#').trim().to_lowercase() == words(&object)
                });
                assert!(heading, "{page} has no heading for {object}, to which other tables link");
                there.push(object);
            }
        }
    }
}
