//! Runs over folders that runs have left.

use std::fs;
use std::path::Path;

use serde_json::json;
use tempfile::TempDir;

use super::fixture::{DATE, cases, command, contents, lines, objects, policy};

const COUNT: usize = 12;

/// A folder with an input, of which two records fail.
fn prepared() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), |number, case| {
        if number % 5 == 4 {
            case["incident"]["severty"] = json!("minor");
        }
    });
    folder
}

fn write(folder: &Path, change: impl Fn(usize, &mut serde_json::Value)) {
    fs::write(folder.join("in.ndjson"), lines(&cases(COUNT, change))).unwrap();
}

#[track_caller]
fn run(folder: &Path, arguments: &str, status: i32) -> String {
    let output = command(folder, &format!("in.ndjson --out out {arguments}")).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(status), "{said}");
    said
}

/// What stands in the folder as a run that was killed would have left it.
fn stop(folder: &Path, rows: usize, tail: &str) {
    let manifest = folder.join("out/manifest.ndjson");
    let text = fs::read_to_string(&manifest).unwrap();
    let head: String = text.split_inclusive('\n').take(1 + rows).collect();
    fs::write(manifest, head + tail).unwrap();
    fs::create_dir_all(folder.join("out/.amends")).unwrap();
    fs::write(folder.join("out/.amends/9.part"), "half a let").unwrap();
}

#[test]
fn a_second_run_changes_nothing_on_whatever_day() {
    let folder = prepared();
    run(folder.path(), DATE, 1);
    let before = contents(folder.path());
    let times = |name: &str| fs::metadata(folder.path().join(name)).unwrap().modified().unwrap();
    let modified: Vec<_> = before.keys().map(|name| times(name)).collect();
    for arguments in ["", "--resume", DATE, "--jobs 1"] {
        assert!(run(folder.path(), arguments, 1).contains("10 there already"));
        assert!(contents(folder.path()) == before, "{arguments}");
        assert_eq!(before.keys().map(|name| times(name)).collect::<Vec<_>>(), modified, "{arguments}");
        assert!(!folder.path().join("out/.amends").exists());
    }
}

#[test]
fn a_stopped_run_is_gone_on_with_as_if_it_had_never_stopped() {
    let folder = prepared();
    run(folder.path(), DATE, 1);
    let whole = contents(folder.path());
    for rows in [0, 1, 5, 10] {
        for tail in ["", "{\"path\":\"cust-9", "\n\n"] {
            stop(folder.path(), rows, tail);
            fs::write(folder.path().join("out/failures.ndjson"), "{\"record\":4,\"id").unwrap();
            assert!(run(folder.path(), "", 2).contains("--resume"));
            run(folder.path(), "--resume", 1);
            assert!(contents(folder.path()) == whole, "{rows} rows and {tail:?}");
        }
    }
}

#[test]
fn what_is_missing_or_empty_is_made_again_and_nothing_else() {
    let folder = prepared();
    run(folder.path(), DATE, 1);
    let whole = contents(folder.path());
    fs::remove_file(folder.path().join("out/cust-2/INC-2-letter.md")).unwrap();
    fs::write(folder.path().join("out/cust-7/INC-7-letter.md"), "").unwrap();
    assert!(run(folder.path(), "", 1).contains("2 documents written to out, 8 there already"));
    assert!(contents(folder.path()) == whole);
}

#[test]
fn a_letter_that_somebody_changed_is_kept_unless_forced() {
    let folder = prepared();
    run(folder.path(), DATE, 1);
    let whole = contents(folder.path());
    let letter = folder.path().join("out/cust-2/INC-2-letter.md");
    fs::write(&letter, "Dear Ms O'Hara, I called you this morning.").unwrap();
    assert!(run(folder.path(), "", 1).contains("was changed after it was written, and is kept"));
    assert!(fs::read_to_string(&letter).unwrap().contains("called you"));
    run(folder.path(), "--force", 1);
    assert!(contents(folder.path()) == whole);
}

#[test]
fn a_file_of_somebody_else_is_kept_and_the_record_fails() {
    let folder = prepared();
    let letter = folder.path().join("out/cust-2/INC-2-letter.md");
    fs::create_dir_all(letter.parent().unwrap()).unwrap();
    fs::write(&letter, "mine").unwrap();
    assert!(run(folder.path(), DATE, 1).contains("OUT001"));
    assert_eq!(fs::read_to_string(&letter).unwrap(), "mine");
    assert_eq!(objects(&fs::read(folder.path().join("out/failures.ndjson")).unwrap()).len(), 3);
}

#[test]
fn records_that_were_mended_get_their_letters_in_their_place() {
    let folder = prepared();
    run(folder.path(), DATE, 1);
    write(folder.path(), |_, _| {});
    assert!(run(folder.path(), "", 0).contains("2 documents written to out, 10 there already"));
    let mended = contents(folder.path());
    let fresh = tempfile::tempdir().unwrap();
    write(fresh.path(), |_, _| {});
    run(fresh.path(), DATE, 0);
    assert!(mended == contents(fresh.path()));
}

#[test]
fn another_run_is_refused_and_changes_nothing() {
    let folder = prepared();
    run(folder.path(), DATE, 1);
    fs::write(folder.path().join("p.toml"), policy("1000.00", "2000.00")).unwrap();
    let before = contents(folder.path());
    for (arguments, difference) in [
        ("--date 2026-03-14", "the date, 2026-03-14 here and 2026-03-13 there"),
        ("--policy p.toml", "the policy, "),
        ("--to html", "format, html here and md there"),
        ("--name {{record}}", "name, {{record}} here"),
        ("--with-report --resume", "with-report, yes here and nothing there"),
    ] {
        let said = run(folder.path(), arguments, 2);
        assert!(said.contains(difference), "{said}");
        assert!(contents(folder.path()) == before, "{arguments}");
    }
}

#[test]
fn other_records_are_refused_and_nothing_is_lost() {
    let folder = prepared();
    run(folder.path(), DATE, 1);
    let before = contents(&folder.path().join("out"));
    write(folder.path(), |number, case| {
        if number == 2 {
            case["incident"]["title"] = json!("the shut booking page");
        }
    });
    assert!(run(folder.path(), "--resume", 2).contains("record 2 is not the one"));
    assert!(contents(&folder.path().join("out")) == before);
    fs::write(folder.path().join("in.ndjson"), lines(&cases(3, |_, _| {}))).unwrap();
    assert!(run(folder.path(), "", 2).contains("the input ends before"));
    assert!(contents(&folder.path().join("out")) == before);
}

#[test]
fn a_folder_that_is_no_runs_own_is_refused() {
    let folder = prepared();
    fs::create_dir(folder.path().join("out")).unwrap();
    fs::write(folder.path().join("out/manifest.ndjson"), "{\"name\": \"an app\"}\n").unwrap();
    assert!(run(folder.path(), "--resume", 2).contains("no manifest of this program"));
    assert_eq!(contents(&folder.path().join("out")).len(), 1);
}
