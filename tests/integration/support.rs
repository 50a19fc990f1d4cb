//! Runs the binary in a folder of its own, away from the machine's time zone, language and home.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// One run in preparation.
#[must_use]
#[derive(Debug)]
pub(crate) struct Run {
    folder: TempDir,
    arguments: Vec<String>,
    stdin: Vec<u8>,
    environment: Vec<(String, String)>,
}

/// What a run gave.
#[derive(Debug)]
pub(crate) struct Ran {
    /// The exit status; -1 where a signal ended it.
    pub(crate) status: i32,
    /// Standard output.
    pub(crate) stdout: String,
    /// Standard error, with the folder's path as `[DIR]`.
    pub(crate) stderr: String,
    /// The folder as the run left it.
    folder: TempDir,
}

/// A run of `amends` with these arguments, divided at white space; a part in double quotes stays whole.
pub(crate) fn amends(arguments: &str) -> Run {
    Run {
        folder: tempfile::tempdir().unwrap(),
        arguments: split(arguments),
        stdin: Vec::new(),
        environment: Vec::new(),
    }
}

/// The folder of this package.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn split(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in line.split('"').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

impl Run {
    /// Puts a file into the folder.
    pub(crate) fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// Where a file of the folder is.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Gives standard input.
    pub(crate) fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.stdin = bytes.into();
        self
    }

    /// Sets a variable of the environment.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The process, ready to start: nothing of this machine's environment reaches it.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_amends"));
        command.args(&self.arguments).current_dir(self.folder.path()).bare();
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs it to its end.
    pub(crate) fn run(self) -> Ran {
        let mut child = self.command().spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let bytes = self.stdin.clone();
        // A program that refuses its arguments does not read what it is given.
        let feeder = std::thread::spawn(move || drop(stdin.write_all(&bytes)));
        let output = child.wait_with_output().unwrap();
        feeder.join().unwrap();
        Ran::of(output, self.folder)
    }
}

/// Commands of which nothing of this machine is to be seen.
pub(crate) trait Bare {
    /// Takes the environment away, but for where a run that is measured (`.ci/coverage`) leaves its counts.
    fn bare(&mut self) -> &mut Self;
}

impl Bare for Command {
    fn bare(&mut self) -> &mut Self {
        const COUNTS: &str = "LLVM_PROFILE_FILE";
        self.env_clear().envs(std::env::var_os(COUNTS).map(|path| (COUNTS, path)))
    }
}

impl Ran {
    fn of(output: Output, folder: TempDir) -> Self {
        let real = folder.path().canonicalize().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        let stderr =
            stderr.replace(&real.display().to_string(), "[DIR]").replace(&folder.path().display().to_string(), "[DIR]");
        Self {
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr,
            folder,
        }
    }

    /// Fails unless the status is this one.
    #[track_caller]
    pub(crate) fn ends_with(self, status: i32) -> Self {
        assert_eq!(self.status, status, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Fails unless standard error has this text.
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        assert!(self.stderr.contains(text), "{text:?} is not in stderr:\n{}", self.stderr);
        self
    }

    /// The bytes of a file that the run left.
    pub(crate) fn left(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.folder.path().join(name)).ok()
    }

    /// Every file in the folder after the run, by its path in it, in order.
    pub(crate) fn files(&self) -> Vec<String> {
        listed(self.folder.path())
    }
}

/// Every file under a folder, by its path in it with `/`, in order.
pub(crate) fn listed(folder: &Path) -> Vec<String> {
    fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let name = format!("{prefix}{}", entry.file_name().into_string().unwrap());
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{name}/"), found);
            } else {
                found.push(name);
            }
        }
    }
    let mut found = Vec::new();
    walk(folder, "", &mut found);
    found.sort();
    found
}

/// The folders of a folder, in order of name.
pub(crate) fn folders(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    found.sort();
    found
}
