//! Nothing is written out of the folder that was named, wherever the links in it lead.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::batch::fixture::{DATE, case, cases, lines, objects};
use crate::faults::scene::amends;
use crate::support::{listed, root};

/// A folder with `in.ndjson`, an empty folder `elsewhere`, and a folder to write to that holds a link out of itself.
fn with_link(link: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("in.ndjson"), lines(&cases(3, |_, _| {}))).unwrap();
    fs::write(path("case.json"), case(1).to_string()).unwrap();
    fs::create_dir_all(path("elsewhere")).unwrap();
    fs::write(path("elsewhere/kept"), "as it was").unwrap();
    let link = path(link);
    fs::create_dir_all(link.parent().unwrap()).unwrap();
    symlink(if link.extension().is_some() { path("elsewhere/kept") } else { path("elsewhere") }, link).unwrap();
    folder
}

fn untouched(folder: &Path) {
    assert_eq!(listed(&folder.join("elsewhere")), ["kept"]);
    assert_eq!(fs::read_to_string(folder.join("elsewhere/kept")).unwrap(), "as it was");
}

#[test]
fn a_batch_follows_no_link_out_of_its_folder() {
    let folder = with_link("out/cust-2");
    let output = amends(&format!("batch in.ndjson --out out {DATE}"), folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let failures = objects(&fs::read(folder.path().join("out/failures.ndjson")).unwrap());
    assert_eq!((failures.len(), &failures[0]["diagnostics"][0]["code"]), (1, &"OUT007".into()));
    untouched(folder.path());
    for link in ["out/manifest.ndjson", "out/failures.ndjson", "out/.amends"] {
        let folder = with_link(link);
        // A record that fails, so that there is something to write of it.
        fs::write(folder.path().join("in.ndjson"), format!("{}{{}}\n", lines(&cases(1, |_, _| {})))).unwrap();
        let output = amends(&format!("batch in.ndjson --out out {DATE} --force"), folder.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{link}: {}", String::from_utf8_lossy(&output.stderr));
        untouched(folder.path());
    }
}

#[test]
fn many_files_of_one_command_follow_none_either() {
    let many = |name: &str| root().join("examples").join(name).display().to_string();
    let letters = format!("letter {} --policy {} --date 2026-04-22 --all -o out", many("many.json"), many("many.toml"));
    let customer = {
        let folder = tempfile::tempdir().unwrap();
        assert!(amends(&letters, folder.path()).output().unwrap().status.success());
        listed(&folder.path().join("out")).remove(0)
    };
    for (command, link) in [
        (letters.as_str(), format!("out/{customer}")),
        ("templates eject out letter/failure.md", "out/letter".to_owned()),
        ("templates eject out letter/failure.md", "out/letter/failure.md".to_owned()),
        ("man out", "out/amends.1".to_owned()),
    ] {
        let folder = with_link(&link);
        for force in ["", " --force"] {
            let output = amends(&format!("{command}{force}"), folder.path()).output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{command}{force} with {link}: {said}");
            untouched(folder.path());
        }
    }
}

#[test]
fn a_record_names_no_path_out_of_the_folder() {
    let names = ["../elsewhere/kept", "/etc/passwd", "..", "a/../../b", "\u{2025}/x", "C:\\x", "~root", "x\u{0}y"];
    for name in names {
        let folder = with_link("out/unused");
        let change = |_, case: &mut serde_json::Value| case["customers"][0]["id"] = name.into();
        fs::write(folder.path().join("in.ndjson"), lines(&cases(1, change))).unwrap();
        let outside = |name: &String| !name.starts_with("out/");
        let before: Vec<String> = listed(folder.path()).into_iter().filter(outside).collect();
        let output = amends(&format!("batch in.ndjson --out out {DATE}"), folder.path()).output().unwrap();
        assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
        untouched(folder.path());
        assert_eq!(listed(folder.path()).into_iter().filter(outside).collect::<Vec<_>>(), before, "{name:?}");
    }
}
