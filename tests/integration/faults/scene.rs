//! Commands that write, and what they leave.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use amends::output::WORK;
use tempfile::TempDir;

use crate::batch::fixture::{case, cases, contents, lines, policy};
use crate::support::{Bare, root, split};

/// A command with what has to be there before it.
pub(crate) struct Scene {
    /// What is run first.
    pub(crate) before: &'static [&'static str],
    /// The command.
    pub(crate) command: &'static str,
    /// What it is about: a message that something failed names one of these, or the very file that failed.
    pub(crate) about: &'static [&'static str],
    /// A command that goes on where this one was cut off.
    pub(crate) resumed: Option<&'static str>,
}

const LETTER: &str = "letter case.json --date 2026-03-13 -o letter.md";
const BATCH: &str = "batch in.ndjson --out out --date 2026-03-13 --jobs 1";
const HELD: &str = "batch in.ndjson --out out --date 2026-03-13 --jobs 1 --policy strict.toml";
const APPROVE: &str = "approve out --as Director --by \"Lena Orlov\" --on 2026-03-13T10:00:00Z --policy strict.toml";
const APPROVED: &str = "batch in.ndjson --out out --date 2026-03-13 --jobs 1 --policy strict.toml --approved";
const GONE_ON: &str = "batch in.ndjson --out out --resume --jobs 1 --policy strict.toml --approved";
const RECORD: &str = "ledger record out";

const fn scene(command: &'static str, about: &'static [&'static str]) -> Scene {
    Scene { before: &[], command, about, resumed: None }
}

/// All of them.
pub(crate) const SCENES: [Scene; 25] = [
    scene(LETTER, &["letter.md"]),
    Scene { before: &[LETTER], ..scene("letter case.json --date 2026-03-14 -o letter.md --force", &["letter.md"]) },
    scene("letter case.json --date 2026-03-13 --to html", &["standard output"]),
    scene("letter case.json --date 2026-03-13 -o letter.docx", &["letter.docx"]),
    scene("letter many.json --policy many.toml --all --date 2026-04-22 -o letters", &["letters"]),
    scene("report case.json --date 2026-03-13 -o report.html", &["report.html"]),
    scene("acknowledge ongoing.json --date 2026-06-11 -o known.md", &["known.md"]),
    scene("assess case.json --date 2026-03-13 --json", &["standard output"]),
    scene("context case.json --date 2026-03-13", &["standard output"]),
    Scene { before: &[LETTER], ..scene("check letter.md --annotate -o proof.html", &["proof.html"]) },
    scene("import statuspage.ndjson --from statuspage -o imported.json", &["imported.json"]),
    scene("new --kind outage --severity minor -o new.yaml", &["new.yaml"]),
    scene("templates eject mine letter/failure.md letter/regret.md", &["mine"]),
    scene("man pages", &["pages"]),
    scene("completions bash", &["standard output"]),
    Scene { resumed: Some("batch in.ndjson --out out --resume --jobs 1"), ..scene(BATCH, &["out"]) },
    scene("batch in.ndjson --out - --date 2026-03-13 --jobs 1", &["standard output"]),
    Scene { before: &[HELD], ..scene(APPROVE, &["ledger.db"]) },
    Scene { before: &[HELD, APPROVE], resumed: Some(GONE_ON), ..scene(APPROVED, &["out", "ledger.db"]) },
    Scene { before: &[BATCH], ..scene(RECORD, &["ledger.db"]) },
    Scene { before: &[BATCH, RECORD], ..scene("kept P1 --on 2026-03-16", &["ledger.db"]) },
    Scene {
        before: &[BATCH, RECORD],
        ..scene("moved P2 --to 2026-04-20 --because Parts --on 2026-03-16", &["ledger.db"])
    },
    Scene { before: &[BATCH, RECORD], ..scene("ledger forget cust-1 --yes --on 2026-03-16", &["ledger.db"]) },
    Scene { before: &[BATCH, RECORD], ..scene("ledger export", &["standard output", "ledger.db"]) },
    Scene { before: &[BATCH, RECORD], ..scene("due --on 2026-12-31 --to json", &["standard output", "ledger.db"]) },
];

/// Everything in a folder: files with their bytes, and what the ledger holds in place of its file.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct State {
    files: BTreeMap<String, Vec<u8>>,
    ledger: Option<Vec<u8>>,
}

/// A scene that was run once without a fault.
pub(crate) struct Staged<'a> {
    pub(crate) scene: &'a Scene,
    folder: TempDir,
    before: State,
    after: State,
    status: Option<i32>,
    stdout: Vec<u8>,
}

/// What became of a run in which something failed.
pub(crate) struct Faulted {
    pub(crate) output: Output,
    pub(crate) folder: TempDir,
}

impl<'a> Staged<'a> {
    /// Prepares a scene.
    pub(crate) fn new(scene: &'a Scene) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: String| fs::write(folder.path().join(name), text).unwrap();
        put("case.json", case(1).to_string());
        put("in.ndjson", lines(&cases(3, |_, _| {})));
        // Under the second, each letter waits for the director.
        for (name, own) in [("amends.toml", "400.00"), ("strict.toml", "1.00")] {
            put(name, format!("{}\n[ledger]\npath = \"ledger.db\"\n", policy(own, "600.00")));
        }
        for name in ["many.json", "many.toml", "ongoing.json", "statuspage.ndjson"] {
            fs::copy(root().join("examples").join(name), folder.path().join(name)).unwrap();
        }
        for command in scene.before {
            let output = amends(command, folder.path()).output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(matches!(output.status.code(), Some(0 | 1)), "{command}: {said}");
        }
        let before = State::of(folder.path());
        let copy = copied(folder.path());
        let output = amends(scene.command, copy.path()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{}: {said}", scene.command);
        let after = State::of(copy.path());
        Self { scene, folder, before, after, status: output.status.code(), stdout: output.stdout }
    }

    /// The folder before the command, again.
    pub(crate) fn again(&self) -> TempDir {
        copied(self.folder.path())
    }

    /// What is wrong with how a run ended in which something failed; `failed` are names that its message may have.
    pub(crate) fn fault(&self, faulted: &Faulted, failed: &[String]) -> Option<String> {
        let (status, folder) = (faulted.output.status.code(), faulted.folder.path());
        if status == self.status {
            return self.difference(faulted);
        }
        let now = State::of(folder);
        if status != Some(2) {
            return Some(format!("ended with {}", faulted.output.status));
        }
        if let Some(left) = self.neither(&now) {
            return Some(left);
        }
        let said = String::from_utf8_lossy(&faulted.output.stderr);
        let mut named = self.scene.about.iter().copied().chain(failed.iter().map(String::as_str));
        if !named.any(|name| said.contains(name)) {
            return Some(format!("does not say which of {:?} or {failed:?} failed", self.scene.about));
        }
        let resumed = self.scene.resumed?;
        // A run that did not get as far as its first line, or to anything new, begins anew.
        let begun = fs::read(folder.join("out/manifest.ndjson")).is_ok_and(|text| text.contains(&b'\n'));
        let begun = begun && folder.join("out").join(WORK).is_dir();
        let output = amends(if begun { resumed } else { self.scene.command }, folder).output().unwrap();
        let whole = output.status.code() == self.status && State::of(folder) == self.after;
        (!whole).then(|| format!("is not resumed: {}", String::from_utf8_lossy(&output.stderr)))
    }

    /// What a run left or printed otherwise than the one in which nothing failed.
    pub(crate) fn difference(&self, ran: &Faulted) -> Option<String> {
        let now = State::of(ran.folder.path());
        if ran.output.status.code() != self.status {
            return Some(format!("ended with {}", ran.output.status));
        }
        let same = now == self.after && ran.output.stdout == self.stdout;
        (!same).then(|| format!("is not the same as ever: {}", self.differs(&now)))
    }

    /// A file that is neither as it was nor as it should be.
    fn neither(&self, now: &State) -> Option<String> {
        for (name, bytes) in &now.files {
            let is = |state: &State| state.files.get(name) == Some(bytes);
            // What a run of many keeps for being resumed.
            let kept = self.scene.resumed.is_some() && (name.starts_with("out/.amends/") || name.ends_with(".ndjson"));
            if !is(&self.before) && !is(&self.after) && !kept {
                return Some(format!("{name} is neither as it was nor as it should be"));
            }
        }
        let gone = self
            .before
            .files
            .keys()
            .find(|name| !now.files.contains_key(*name) && self.after.files.contains_key(*name));
        if let Some(name) = gone {
            return Some(format!("{name} is gone"));
        }
        let half = now.ledger != self.before.ledger && now.ledger != self.after.ledger;
        half.then(|| "the ledger is neither as it was nor as it should be".to_owned())
    }

    fn differs(&self, now: &State) -> String {
        let differ = |name: &&String| now.files.get(*name) != self.after.files.get(*name);
        let names: Vec<&String> = now.files.keys().chain(self.after.files.keys()).filter(differ).collect();
        format!("{names:?}{}", if now.ledger == self.after.ledger { "" } else { " and the ledger" })
    }
}

impl State {
    fn of(folder: &Path) -> Self {
        let mut files = contents(folder);
        let has_ledger = files.contains_key("ledger.db");
        files.retain(|name, _| !name.starts_with("ledger.db") && !name.ends_with("/.amends/lock"));
        let ledger = has_ledger.then(|| {
            let verified = amends("ledger verify", folder).output().unwrap();
            let exported = amends("ledger export", folder).output().unwrap();
            assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
            exported.stdout
        });
        // A ledger with nothing in it is as good as none.
        let ledger = ledger.filter(|exported| String::from_utf8_lossy(exported).contains("sha256"));
        Self { files, ledger }
    }
}

/// The program in a folder, with nothing of this machine's environment.
pub(crate) fn amends(arguments: &str, folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_amends"));
    command.args(split(arguments)).current_dir(folder).bare().stdin(Stdio::null());
    command
}

fn copied(folder: &Path) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    for (name, bytes) in contents(folder) {
        let path = copy.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    copy
}
