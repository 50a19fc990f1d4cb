//! A file that is written line by line, over one that may hold the same lines already.
//!
//! What is there already is compared and left alone; from the first line that differs on, the old text gives way. So a
//! run that comes to the same result changes nothing, and one that was killed in the middle of a line mends it.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// How much is gathered before it is handed to the system.
const BUFFER: usize = 1 << 16;

/// The file.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    state: State,
    /// How many bytes have been taken.
    at: u64,
    pending: Vec<u8>,
    /// Where whole lines go that would be cut off.
    aside: Option<PathBuf>,
}

#[derive(Debug)]
enum State {
    /// There is no file, and nothing was taken.
    Absent,
    /// All that was taken was there already.
    Agreeing(BufReader<File>),
    /// What is taken is written.
    Writing(File),
}

impl Journal {
    /// Over the file of that name, if there is one; a file is made only when there is something to write.
    ///
    /// # Errors
    /// What the system says when it refuses to open it.
    pub fn open(path: &Path) -> io::Result<Self> {
        let state = match OpenOptions::new().read(true).write(true).open(path) {
            Ok(file) => State::Agreeing(BufReader::with_capacity(BUFFER, file)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => State::Absent,
            Err(error) => return Err(error),
        };
        Ok(Self { path: path.to_owned(), state, at: 0, pending: Vec::new(), aside: None })
    }

    /// Keeps whole lines of the old text, where it differs, in a file of that name: before those that it has already.
    #[must_use]
    pub fn keeping(self, aside: &Path) -> Self {
        Self { aside: Some(aside.to_owned()), ..self }
    }

    /// Whether all that was taken so far was there already.
    pub fn agrees(&self) -> bool {
        !matches!(self.state, State::Writing(_))
    }

    /// How many bytes were taken.
    pub fn position(&self) -> u64 {
        self.at
    }

    /// Takes some lines; `true`: they were there already.
    ///
    /// # Errors
    /// What the system says when it refuses to read or write.
    pub fn take(&mut self, lines: &[u8]) -> io::Result<bool> {
        if lines.is_empty() {
            return Ok(self.agrees());
        }
        if let State::Agreeing(file) = &mut self.state {
            let mut there = Vec::with_capacity(lines.len());
            file.take(lines.len() as u64).read_to_end(&mut there)?;
            if there == lines {
                self.at += lines.len() as u64;
                return Ok(true);
            }
        }
        self.begin_writing()?;
        self.pending.extend_from_slice(lines);
        self.at += lines.len() as u64;
        if self.pending.len() >= BUFFER {
            self.flush()?;
        }
        Ok(false)
    }

    /// Cuts the old text off where it differs.
    fn begin_writing(&mut self) -> io::Result<()> {
        let file = match std::mem::replace(&mut self.state, State::Absent) {
            State::Writing(file) => file,
            State::Agreeing(file) => self.cut(file.into_inner())?,
            State::Absent => OpenOptions::new().write(true).create_new(true).open(&self.path)?,
        };
        self.state = State::Writing(file);
        Ok(())
    }

    /// The file without what differs, to be written on.
    fn cut(&self, mut file: File) -> io::Result<File> {
        if let Some(aside) = self.aside.as_deref().filter(|_| self.has_whole_lines(&mut file).unwrap_or(true)) {
            // Whoever reads the old lines goes on with the old file, which loses its name and nothing else.
            let new = aside.with_extension("new");
            aside.parent().map(std::fs::create_dir_all).transpose()?;
            let mut rest = File::options().write(true).create(true).truncate(true).open(&new)?;
            file.seek(SeekFrom::Start(self.at))?;
            io::copy(&mut file, &mut rest)?;
            rest.write_all(b"\n")?;
            if let Ok(mut older) = File::options().read(true).open(aside) {
                io::copy(&mut older, &mut rest)?;
            }
            rest.sync_all()?;
            std::fs::rename(&new, aside)?;
            let mut head = File::options().write(true).create(true).truncate(true).open(&new)?;
            file.seek(SeekFrom::Start(0))?;
            io::copy(&mut file.take(self.at), &mut head)?;
            head.sync_all()?;
            std::fs::rename(&new, &self.path)?;
            return Ok(head);
        }
        file.set_len(self.at)?;
        file.seek(SeekFrom::Start(self.at))?;
        Ok(file)
    }

    /// Whether a whole line follows what was taken.
    fn has_whole_lines(&self, file: &mut File) -> io::Result<bool> {
        file.seek(SeekFrom::Start(self.at))?;
        let mut line = Vec::new();
        BufReader::new(file).read_until(b'\n', &mut line)?;
        Ok(line.last() == Some(&b'\n'))
    }

    /// Hands what was taken to the system.
    ///
    /// # Errors
    /// What the system says when it refuses; what it took is known by what the file holds.
    pub fn flush(&mut self) -> io::Result<()> {
        if let State::Writing(file) = &mut self.state {
            file.write_all(&self.pending)?;
            self.pending.clear();
        }
        Ok(())
    }

    /// Ends the file where what was taken ends, and puts it on the disk; an empty one is removed.
    ///
    /// # Errors
    /// What the system says when it refuses.
    pub fn finish(mut self) -> io::Result<()> {
        let longer = match &self.state {
            State::Agreeing(file) => file.get_ref().metadata()?.len() > self.at,
            _ => false,
        };
        if longer {
            self.begin_writing()?;
        }
        self.flush()?;
        match &self.state {
            State::Writing(_) | State::Agreeing(_) if self.at == 0 => std::fs::remove_file(&self.path),
            State::Writing(file) => file.sync_all(),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests look at what was written")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn after(old: Option<&str>, lines: &[&str]) -> (Option<String>, bool) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        if let Some(old) = old {
            std::fs::write(&path, old).unwrap();
        }
        let mut journal = Journal::open(&path).unwrap();
        for line in lines {
            journal.take(line.as_bytes()).unwrap();
        }
        let agreed = journal.agrees();
        journal.finish().unwrap();
        (std::fs::read_to_string(&path).ok(), agreed)
    }

    #[test]
    fn what_was_there_is_left_alone_and_what_differs_gives_way() {
        assert_eq!(after(None, &[]), (None, true));
        assert_eq!(after(None, &["a\n"]), (Some("a\n".into()), false));
        assert_eq!(after(Some("a\nb\n"), &["a\n", "b\n"]), (Some("a\nb\n".into()), true));
        assert_eq!(after(Some("a\nb"), &["a\n", "b\n", "c\n"]), (Some("a\nb\nc\n".into()), false));
        assert_eq!(after(Some("a\nx\nc\n"), &["a\n", "b\n"]), (Some("a\nb\n".into()), false));
        assert_eq!(after(Some("a\nb\n"), &["a\n"]), (Some("a\n".into()), true));
        assert_eq!(after(Some("a\n"), &[]), (None, true));
    }

    #[test]
    fn whole_lines_that_give_way_are_kept_before_older_ones() {
        let folder = tempfile::tempdir().unwrap();
        let (path, aside) = (folder.path().join("journal"), folder.path().join("rest"));
        std::fs::write(&path, "a\nb\nc\nd").unwrap();
        std::fs::write(&aside, "e\n").unwrap();
        let mut journal = Journal::open(&path).unwrap().keeping(&aside);
        assert!(journal.take(b"a\n").unwrap());
        assert!(!journal.take(b"x\n").unwrap());
        journal.finish().unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "a\nx\n");
        assert_eq!(std::fs::read_to_string(&aside).unwrap(), "b\nc\nd\ne\n");
        // Half a line is nothing to keep.
        std::fs::write(&path, "a\nb").unwrap();
        let mut journal = Journal::open(&path).unwrap().keeping(&aside);
        journal.take(b"a\n").unwrap();
        journal.take(b"b\n").unwrap();
        journal.finish().unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "a\nb\n");
        assert_eq!(std::fs::read_to_string(&aside).unwrap(), "b\nc\nd\ne\n");
    }

    proptest! {
        #[test]
        fn the_file_holds_what_was_taken(old in "[ab\n]{0,12}", lines in prop::collection::vec("[ab]{0,3}\n", 0..6)) {
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let whole = lines.concat();
            let (left, agreed) = after(Some(&old), &lines);
            prop_assert_eq!(left.unwrap_or_default(), whole.clone());
            prop_assert_eq!(agreed, old.starts_with(&whole));
        }
    }
}
