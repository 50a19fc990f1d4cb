//! Several processes at once over one folder. Those over one ledger are in `ledger::killed`.

use std::fs;
use std::process::{Child, Stdio};

use super::scene::amends;
use crate::batch::fixture::{DATE, case, cases, contents, lines};

const AT_ONCE: usize = 6;

/// Waits for all of them, and gives their status.
fn ended(running: Vec<Child>) -> Vec<Option<i32>> {
    let outputs = running.into_iter().map(|child| child.wait_with_output().unwrap());
    let mut statuses: Vec<Option<i32>> = outputs.map(|output| output.status.code()).collect();
    statuses.sort_unstable();
    statuses
}

#[test]
fn of_several_letters_to_one_file_one_is_written_and_the_others_are_refused() {
    for _ in 0..5 {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("case.json"), case(1).to_string()).unwrap();
        let start = |_| {
            let mut command = amends(&format!("letter case.json {DATE} -o letter.md"), folder.path());
            command.stderr(Stdio::null()).spawn().unwrap()
        };
        let statuses = ended((0..AT_ONCE).map(start).collect());
        let mut wanted = vec![Some(2); AT_ONCE];
        wanted[0] = Some(0);
        assert_eq!(statuses, wanted);
        let one = amends(&format!("letter case.json {DATE}"), folder.path()).output().unwrap().stdout;
        let left = contents(folder.path());
        assert_eq!(left.keys().collect::<Vec<_>>(), ["case.json", "letter.md"]);
        assert_eq!(left["letter.md"], one);
    }
}

#[test]
fn of_several_runs_over_one_folder_what_is_left_is_what_one_leaves() {
    let prepared = || {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("in.ndjson"), lines(&cases(20, |_, _| {}))).unwrap();
        folder
    };
    let (one, several) = (prepared(), prepared());
    let batch = format!("batch in.ndjson --out out {DATE}");
    assert!(amends(&batch, one.path()).output().unwrap().status.success());
    let start = |_| amends(&batch, several.path()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let statuses = ended((0..AT_ONCE).map(start).collect());
    // Whoever comes while another is at work is refused; whoever comes after it finds all done.
    assert!(statuses.contains(&Some(0)) && statuses.iter().all(|status| matches!(status, Some(0 | 2))), "{statuses:?}");
    assert!(contents(several.path()) == contents(one.path()));
}
