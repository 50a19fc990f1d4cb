//! The file that says what was sent: a line whenever something changes, on the disk before anybody acts on it.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::standing::{Entry, Standing};
use super::{Message, codes};
use crate::diagnostic::{Diagnostic, Result};

/// Its first line.
const HEAD: &str = "{\"outbox\":1}\n";

/// What is known of mails that were sent, or were to be.
#[derive(Debug, Default)]
pub struct Register {
    path: PathBuf,
    /// Open and locked for as long as this lives; `None`: it is only looked at.
    file: Option<File>,
    /// The last line of each mail, by its Message-ID.
    last: BTreeMap<String, Entry>,
}

impl Register {
    /// Looks at the file, which need not be there, and changes nothing.
    ///
    /// # Errors
    /// `SND008` where it cannot be read or is no such file.
    pub fn look(path: &Path) -> Result<Self> {
        let text = match OpenOptions::new().read(true).open(path) {
            Ok(mut file) => read(&mut file).map_err(|error| bad(path, &error.to_string()))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(bad(path, &error.to_string()).into()),
        };
        let (last, _) = parse(path, &text)?;
        Ok(Self { path: path.to_owned(), file: None, last })
    }

    /// Opens the file to be written on, and keeps every other run out; it is made if it is not there.
    ///
    /// # Errors
    /// As for [`look`](Self::look), `SND009` where another run has it.
    pub fn open(path: &Path) -> Result<Self> {
        let fail = |error: io::Error| bad(path, &error.to_string());
        let options = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
        let mut file = options.map_err(fail)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let message = format!("another run is sending from {}", path.display());
                return Err(Diagnostic::error(codes::BUSY, message).hint("wait until it is done, or end it").into());
            }
            // Without a lock two runs could send the same mail.
            Err(TryLockError::Error(error)) => return Err(fail(error).into()),
        }
        let text = read(&mut file).map_err(fail)?;
        let (last, whole) = parse(path, &text)?;
        let mut begin = || {
            // The beginning of a line was written when a run was killed, before anybody acted on it.
            file.set_len(whole as u64)?;
            file.seek(SeekFrom::Start(whole as u64))?;
            if whole == 0 {
                file.write_all(HEAD.as_bytes())?;
            }
            file.sync_all()?;
            keep_name(path)
        };
        begin().map_err(fail)?;
        Ok(Self { path: path.to_owned(), file: Some(file), last })
    }

    /// What is known of a mail.
    pub fn of(&self, id: &str) -> Option<&Entry> {
        self.last.get(id)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Notes how it stands with a mail; when this returns well, the line is on the disk.
    ///
    /// # Errors
    /// `SND008` where it cannot be written. Nothing may be noted after that.
    pub fn note(&mut self, name: &str, message: &Message, state: Standing, reply: &str) -> Result<()> {
        self.write(Entry {
            at: now(),
            state,
            id: message.id.clone(),
            name: name.to_owned(),
            sha256: message.digest,
            to: message.recipients.clone(),
            reply: reply.to_owned(),
        })
    }

    /// Notes that a mail of which something is known arrived all the same: as it went out then, whatever its file says now.
    ///
    /// # Errors
    /// As for [`note`](Self::note).
    pub fn note_arrived(&mut self, id: &str) -> Result<()> {
        let Some(known) = self.last.get(id).cloned() else { return Ok(()) };
        self.write(Entry { at: now(), state: Standing::Sent, reply: "said to have arrived".to_owned(), ..known })
    }

    fn write(&mut self, entry: Entry) -> Result<()> {
        let file = self.file.as_mut().ok_or(io::ErrorKind::ReadOnlyFilesystem);
        let written = file.map_err(io::Error::from).and_then(|file| {
            file.write_all(entry.line().as_bytes())?;
            file.sync_data()
        });
        written.map_err(|error| bad(&self.path, &error.to_string()))?;
        self.last.insert(entry.id.clone(), entry);
        Ok(())
    }
}

#[expect(clippy::disallowed_methods, reason = "when a mail went out is known to no other")]
fn now() -> chrono::DateTime<chrono::Utc> {
    chrono::Utc::now()
}

fn read(file: &mut File) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    file.read_to_end(&mut text)?;
    Ok(text)
}

/// The last line of each mail, and how long the whole lines are. What is cut off may end within a character.
fn parse(path: &Path, text: &[u8]) -> Result<(BTreeMap<String, Entry>, usize)> {
    let mut last = BTreeMap::new();
    let mut whole = 0;
    for (index, line) in text.split_inclusive(|byte| *byte == b'\n').enumerate() {
        if !line.ends_with(b"\n") {
            // Half a line is given up for the next; what was never an outbox is not ours to give up.
            if index == 0 && !HEAD.as_bytes().starts_with(line) {
                return Err(bad(path, "it is no outbox").into());
            }
            break;
        }
        whole += line.len();
        match serde_json::from_slice::<Entry>(line) {
            _ if index == 0 && line == HEAD.as_bytes() => {}
            Ok(entry) if index > 0 => {
                last.insert(entry.id.clone(), Entry { state: entry.state.later(), ..entry });
            }
            // What was sent cannot be guessed.
            _ => return Err(bad(path, &format!("line {} is none of an outbox", index + 1)).into()),
        }
    }
    Ok((last, whole))
}

/// Puts the name of a new file on the disk too.
#[cfg(unix)]
fn keep_name(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    OpenOptions::new().read(true).open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn keep_name(_: &Path) -> io::Result<()> {
    Ok(())
}

fn bad(path: &Path, what: &str) -> Diagnostic {
    let hint = if path.is_file() {
        "an outbox says what was sent, and without it mails could go out twice: mend this one"
    } else {
        "name a file that can be written with --outbox"
    };
    Diagnostic::error(codes::BAD_OUTBOX, format!("{} cannot be used: {what}", path.display())).hint(hint)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests look at what was written")]
mod tests {
    use super::*;
    use crate::manifest::OUTBOX;

    fn message(id: &str) -> Message {
        let text = format!("From: a@b.example\nTo: c@d.example\nMessage-ID: <{id}@b.example>\n\nx\n");
        Message::read(text.as_bytes()).unwrap()
    }

    #[test]
    fn what_was_noted_is_known_to_the_next_run_and_half_a_line_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(OUTBOX);
        let mut register = Register::open(&path).unwrap();
        register.note("one.eml", &message("1"), Standing::Sending, "").unwrap();
        register.note("one.eml", &message("1"), Standing::Sent, "250 ok").unwrap();
        register.note("two.eml", &message("2"), Standing::Sending, "").unwrap();
        assert_eq!(Register::open(&path).unwrap_err().0[0].code, codes::BUSY);
        drop(register);
        let text = std::fs::read_to_string(&path).unwrap();
        // Killed in the middle of any line: what stood before it holds.
        let line = "{\"at\":\"2026-03-10T00:00:00Z\",\"state\":\"sent\",\"name\":\"é…\",\"id\":\"2@b".as_bytes();
        for cut in 0..=line.len() {
            std::fs::write(&path, [text.as_bytes(), &line[..cut]].concat()).unwrap();
            let register = Register::open(&path).unwrap();
            assert_eq!(register.of("1@b.example").unwrap().state, Standing::Sent);
            assert_eq!(register.of("2@b.example").unwrap().state, Standing::Uncertain);
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
    }

    #[test]
    fn a_file_that_is_no_outbox_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(OUTBOX);
        let others =
            ["Dear customer\n", "Dear customer", "{\"outbox\":2}\n", "{\"outbox\":2}", "{\"outbox\":1}\nsent\n"];
        for other in others {
            std::fs::write(&path, other).unwrap();
            assert_eq!(Register::open(&path).unwrap_err().0[0].code, codes::BAD_OUTBOX);
            assert_eq!(Register::look(&path).unwrap_err().0[0].code, codes::BAD_OUTBOX);
            assert_eq!(std::fs::read_to_string(&path).unwrap(), other);
        }
        for cut in 0..HEAD.len() {
            std::fs::write(&path, &HEAD[..cut]).unwrap();
            drop(Register::open(&path).unwrap());
            assert_eq!(std::fs::read_to_string(&path).unwrap(), HEAD, "a run was killed while it began the file");
        }
        assert!(Register::look(&folder.path().join("none")).unwrap().of("1").is_none());
        assert!(!folder.path().join("none").exists());
    }
}
