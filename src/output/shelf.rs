//! A folder that a long run fills: each file appears whole or not at all, and what is there already is left alone.
//!
//! While the run lasts, files in the making stand in a folder of their own, [`WORK`], on the same disk. It goes when the
//! run is done; where it is still there, the run was stopped.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use tempfile::TempPath;

use super::file::{Existing, kept, unwritable};
use super::journal::Journal;
use super::{codes, within};
use crate::diagnostic::{Diagnostic, Problems};
use crate::manifest::{Digest, Hasher};

/// Where files in the making stand, under the folder.
pub const WORK: &str = ".amends";

/// The folder.
#[derive(Debug)]
pub struct Shelf {
    root: PathBuf,
    existing: Existing,
    next: AtomicU64,
    /// Held as long as the run lasts, so that no other run writes into the folder.
    lock: OnceLock<File>,
    /// Taken while it is being begun.
    beginning: Mutex<()>,
}

/// A file that is whole on the disk and lacks only its name; dropped without one, it is gone.
#[derive(Debug)]
pub struct Staged(TempPath);

/// What stands under a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holding {
    /// Nothing, or an empty file, which no document is.
    Nothing,
    /// Exactly the document.
    Same,
    /// Something else.
    Other,
}

/// Why a file did not get its name.
#[derive(Debug)]
pub enum Refusal {
    /// This one cannot be there; another could.
    One(Problems),
    /// No file can be written any more.
    All(Problems),
}

impl Shelf {
    /// The folder of that name, which need not be there.
    pub fn new(root: &Path, existing: Existing) -> Self {
        Self {
            root: root.to_owned(),
            existing,
            next: AtomicU64::new(0),
            lock: OnceLock::new(),
            beginning: Mutex::new(()),
        }
    }

    /// Its path.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A file of the folder, to be read line by line as far as it goes now; `None`: there is none.
    ///
    /// # Errors
    /// What the system says when it refuses.
    pub fn lines(&self, name: &str) -> io::Result<Option<Box<dyn BufRead + Send>>> {
        match OpenOptions::new().read(true).open(self.root.join(name)) {
            Ok(file) => {
                let length = file.metadata()?.len();
                Ok(Some(Box::new(BufReader::with_capacity(1 << 16, file).take(length))))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// A file of the folder that is written line by line.
    ///
    /// # Errors
    /// `OUT002` where the system refuses to open what is there, `OUT007` where it is a link out of the folder.
    pub fn journal(&self, name: &str) -> Result<Journal, Problems> {
        within::stays(&self.root, name)?;
        let path = self.root.join(name);
        Journal::open(&path).map_err(|error| unwritable(&path, &error).into())
    }

    /// Whether a run was stopped before its end.
    pub fn is_unfinished(&self) -> bool {
        self.root.join(WORK).is_dir()
    }

    /// Begins to write, once: makes the folders, keeps other runs out, and clears away what a stopped run left half made.
    ///
    /// # Errors
    /// `OUT002` where the system refuses, `OUT005` where another run is at it, `OUT007` where a link leads out of the
    /// folder.
    pub fn begin(&self) -> Result<(), Problems> {
        let _alone = self.beginning.lock().unwrap_or_else(PoisonError::into_inner);
        if self.lock.get().is_some() {
            return Ok(());
        }
        let work = self.root.join(WORK);
        within::stays(&self.root, WORK)?;
        fs::create_dir_all(&work).map_err(|error| unwritable(&work, &error))?;
        let path = work.join("lock");
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let lock = lock.map_err(|error| unwritable(&path, &error))?;
        // A file system without locks is no reason to write nothing.
        if matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
            return Err(busy(&self.root).into());
        }
        let parts = fs::read_dir(&work).map_err(|error| unwritable(&work, &error))?;
        for part in parts.filter_map(Result::ok).map(|entry| entry.path()) {
            if part.extension().is_some_and(|ending| ending == "part") {
                fs::remove_file(&part).map_err(|error| unwritable(&part, &error))?;
            }
        }
        self.lock.get_or_init(|| lock);
        Ok(())
    }

    /// Ends the run: what stood in the making goes.
    ///
    /// # Errors
    /// `OUT002` where the system refuses.
    pub fn end(&self) -> Result<(), Problems> {
        if self.lock.get().is_some() {
            let work = self.root.join(WORK);
            fs::remove_dir_all(&work).map_err(|error| unwritable(&work, &error))?;
        }
        Ok(())
    }

    /// Writes a file that has no name yet; any thread may, and the first begins.
    ///
    /// # Errors
    /// Always of the whole run: if this one cannot be written, none can.
    pub fn stage(&self, bytes: &[u8]) -> Result<Staged, Problems> {
        if self.lock.get().is_none() {
            self.begin()?;
        }
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let path = self.root.join(WORK).join(format!("{number}.part"));
        let fail = |error: io::Error| Problems::from(unwritable(&path, &error));
        let mut file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(fail)?;
        // From here on the file goes if anything goes wrong.
        let staged = Staged(TempPath::try_from_path(&path).map_err(fail)?);
        file.write_all(bytes).map_err(fail)?;
        Ok(staged)
    }

    /// Gives a file its name: a path under the folder with `/`. One that is there already with the same bytes stays, and
    /// so does another unless it may be replaced; an empty one is what a crash of the machine leaves and gives way.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub fn place(&self, staged: Staged, name: &str, digest: Digest) -> Result<(), Refusal> {
        let target = self.root.join(name);
        within::folders_stay(&self.root, name).map_err(Refusal::One)?;
        let mut staged = staged.0;
        let mut made = false;
        loop {
            let Err(refused) = staged.persist_noclobber(&target) else { return Ok(()) };
            staged = refused.path;
            match refused.error.kind() {
                ErrorKind::AlreadyExists => break,
                ErrorKind::NotFound if !made => {
                    let folder = target.parent().unwrap_or(&self.root);
                    fs::create_dir_all(folder).map_err(|error| refusal(folder, &error))?;
                    made = true;
                }
                _ => return Err(refusal(&target, &refused.error)),
            }
        }
        match self.holds(name, digest) {
            Ok(Holding::Same) => return Ok(()),
            Ok(Holding::Other) if self.existing == Existing::Keep => return Err(Refusal::One(kept(&target).into())),
            Ok(_) => {}
            Err(error) => return Err(refusal(&target, &error)),
        }
        staged.persist(&target).map_err(|refused| refusal(&target, &refused.error))
    }

    /// Gives a document of the folder another name. One that is there already with the same bytes stays, and so does
    /// another unless it may be replaced; folders that this leaves empty go.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub fn rename(&self, from: &str, to: &str, digest: Digest) -> Result<(), Refusal> {
        if self.lock.get().is_none() {
            self.begin().map_err(Refusal::All)?;
        }
        let (old, new) = (self.root.join(from), self.root.join(to));
        [from, to].into_iter().try_for_each(|name| within::folders_stay(&self.root, name)).map_err(Refusal::One)?;
        match self.holds(to, digest).map_err(|error| refusal(&new, &error))? {
            Holding::Other if self.existing == Existing::Keep => return Err(Refusal::One(kept(&new).into())),
            _ => {}
        }
        if let Some(folder) = new.parent() {
            fs::create_dir_all(folder).map_err(|error| refusal(folder, &error))?;
        }
        fs::rename(&old, &new).map_err(|error| refusal(&old, &error))?;
        self.tidy(&old);
        Ok(())
    }

    /// Takes a document away that is exactly what it was made as; any other stays.
    ///
    /// # Errors
    /// What the system says when it refuses.
    pub fn remove(&self, name: &str, digest: Digest) -> Result<(), Refusal> {
        let path = self.root.join(name);
        within::folders_stay(&self.root, name).map_err(Refusal::One)?;
        if self.holds(name, digest).map_err(|error| refusal(&path, &error))? == Holding::Same {
            fs::remove_file(&path).map_err(|error| refusal(&path, &error))?;
            self.tidy(&path);
        }
        Ok(())
    }

    /// Takes the folders away that are empty now that a document has left them. One that holds something else stays, and so
    /// do those above it.
    fn tidy(&self, left: &Path) {
        let emptied = left.ancestors().skip(1).take_while(|folder| *folder != self.root);
        let _ = emptied.map(fs::remove_dir).find(Result::is_err);
    }

    /// What stands under a name.
    ///
    /// # Errors
    /// What the system says when it refuses to read.
    pub fn holds(&self, name: &str, digest: Digest) -> io::Result<Holding> {
        let path = self.root.join(name);
        let mut file = match OpenOptions::new().read(true).open(&path) {
            Ok(file) => file,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(Holding::Nothing);
            }
            Err(error) => return Err(error),
        };
        let mut hasher = Hasher::default();
        let mut buffer = [0; 1 << 14];
        let mut empty = true;
        loop {
            let read = file.read(&mut buffer)?;
            if read == 0 {
                break;
            }
            empty = false;
            hasher.update(&buffer[..read]);
        }
        Ok(match hasher.finish() == digest {
            true => Holding::Same,
            false if empty => Holding::Nothing,
            false => Holding::Other,
        })
    }
}

/// Whether a refusal is about one name alone.
fn refusal(path: &Path, error: &io::Error) -> Refusal {
    let problems = Problems::from(unwritable(path, error));
    match error.kind() {
        ErrorKind::NotADirectory | ErrorKind::IsADirectory | ErrorKind::InvalidFilename | ErrorKind::AlreadyExists => {
            Refusal::One(problems)
        }
        _ => Refusal::All(problems),
    }
}

fn busy(root: &Path) -> Diagnostic {
    Diagnostic::error(codes::BUSY, format!("another run is writing into {}", root.display()))
        .hint("wait for its end, or name another folder")
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests look at what was written")]
mod tests {
    use super::*;

    fn shelf(existing: Existing) -> (tempfile::TempDir, Shelf) {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(&folder.path().join("out"), existing);
        shelf.begin().unwrap();
        (folder, shelf)
    }

    fn put(shelf: &Shelf, name: &str, bytes: &[u8]) -> Result<(), Refusal> {
        shelf.place(shelf.stage(bytes).unwrap(), name, Digest::of(bytes))
    }

    #[test]
    fn files_get_their_names_and_the_work_goes() {
        let (folder, shelf) = shelf(Existing::Keep);
        put(&shelf, "a/b/c.md", b"one").unwrap();
        put(&shelf, "a/d.md", b"two").unwrap();
        drop(shelf.stage(b"never named").unwrap());
        assert!(shelf.is_unfinished());
        shelf.end().unwrap();
        let out = folder.path().join("out");
        assert_eq!(fs::read(out.join("a/b/c.md")).unwrap(), b"one");
        assert_eq!(fs::read_dir(&out).unwrap().count(), 1);
    }

    #[test]
    fn another_file_is_kept_the_same_is_fine_and_an_empty_one_gives_way() {
        let (folder, shelf) = shelf(Existing::Keep);
        put(&shelf, "a.md", b"one").unwrap();
        put(&shelf, "a.md", b"one").unwrap();
        assert!(matches!(put(&shelf, "a.md", b"two"), Err(Refusal::One(_))));
        let path = folder.path().join("out/a.md");
        assert_eq!(fs::read(&path).unwrap(), b"one");
        fs::write(&path, b"").unwrap();
        put(&shelf, "a.md", b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path().join("out").join(WORK)).unwrap().count(), 1, "the lock alone");
        let forced = Shelf { existing: Existing::Replace, ..shelf };
        put(&forced, "a.md", b"three").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"three");
    }

    #[test]
    fn a_document_gets_another_name_and_empty_folders_go() {
        let (folder, shelf) = shelf(Existing::Keep);
        let out = folder.path().join("out");
        for (name, bytes) in
            [("held/a/x.md", "one"), ("held/b/y.md", "two"), ("b/y.md", "other"), ("held/c/z.md", "three")]
        {
            put(&shelf, name, bytes.as_bytes()).unwrap();
        }
        put(&shelf, "c/z.md", b"three").unwrap();
        let rename =
            |from: &str, bytes: &str| shelf.rename(&format!("held/{from}"), from, Digest::of(bytes.as_bytes()));
        rename("a/x.md", "one").unwrap();
        assert!(matches!(rename("b/y.md", "two"), Err(Refusal::One(_))));
        rename("c/z.md", "three").unwrap();
        assert_eq!(fs::read(out.join("a/x.md")).unwrap(), b"one");
        assert_eq!(fs::read(out.join("b/y.md")).unwrap(), b"other");
        assert!(!out.join("held/a").exists() && !out.join("held/c").exists() && out.join("held/b/y.md").is_file());
    }

    #[test]
    fn a_name_that_cannot_be_is_refused_alone() {
        let (_folder, shelf) = shelf(Existing::Keep);
        put(&shelf, "a", b"file").unwrap();
        assert!(matches!(put(&shelf, "a/b", b"below a file"), Err(Refusal::One(_))));
        put(&shelf, "c/d", b"file").unwrap();
        assert!(matches!(put(&shelf, "c", b"over a folder"), Err(Refusal::One(_))));
    }

    #[test]
    fn two_runs_do_not_share_a_folder_and_a_stopped_one_leaves_no_halves() {
        let (folder, shelf) = shelf(Existing::Keep);
        let out = folder.path().join("out");
        assert_eq!(Shelf::new(&out, Existing::Keep).begin().unwrap_err().0[0].code, codes::BUSY);
        std::mem::forget(shelf.stage(b"half").unwrap());
        drop(shelf);
        let next = Shelf::new(&out, Existing::Keep);
        assert!(next.is_unfinished());
        next.begin().unwrap();
        assert_eq!(fs::read_dir(out.join(WORK)).unwrap().count(), 1);
        next.end().unwrap();
        assert!(!Shelf::new(&out, Existing::Keep).is_unfinished());
    }

    #[test]
    fn when_the_folder_is_gone_no_file_can_be_written() {
        let (folder, shelf) = shelf(Existing::Keep);
        fs::remove_dir_all(folder.path().join("out")).unwrap();
        assert_eq!(shelf.stage(b"x").unwrap_err().0[0].code, codes::UNWRITABLE);
    }
}
