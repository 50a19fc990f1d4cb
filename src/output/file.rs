//! Writing one file so that it appears whole or not at all.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile, TempPath};

use super::{codes, within};
use crate::diagnostic::{Diagnostic, Problems, Result};

/// What becomes of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and that is an error.
    Keep,
    /// It gives way to the new one.
    Replace,
}

/// Writes `bytes` to `path`: into a temporary file of the same folder first, which then takes the name. A symbolic link
/// stays one, and a replaced file's rights stay as they were; a device or a pipe holds nothing to keep and is written to
/// as it is.
///
/// # Errors
/// `OUT001` where a file is kept, `OUT002` where the file system refuses. Either way nothing has changed.
pub fn write(path: &Path, bytes: &[u8], existing: Existing) -> Result<()> {
    Staged::new(path, bytes, existing)?.publish()
}

/// Writes several files under a folder, by their path in it with `/`; folders that are missing are made. All of them are
/// on the disk before the first takes its name.
///
/// # Errors
/// As [`write()`]; every file that is kept is named. `OUT007` where a link leads out of the folder.
pub fn write_all(folder: &Path, files: &[(String, Vec<u8>)], existing: Existing) -> Result<()> {
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
    if existing == Existing::Keep {
        let kept: Vec<Diagnostic> = paths.iter().filter(|path| path.symlink_metadata().is_ok()).map(kept).collect();
        if !kept.is_empty() {
            return Err(Problems(kept));
        }
    }
    // The folder itself may be a link; nothing in it may lead out of it.
    files.iter().try_for_each(|(name, _)| within::stays(folder, name))?;
    for folder in paths.iter().filter_map(|path| path.parent()).chain([folder]) {
        std::fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    }
    let staged: Vec<Staged> =
        paths.iter().zip(files).map(|(path, (_, bytes))| Staged::new(path, bytes, existing)).collect::<Result<_>>()?;
    staged.into_iter().try_for_each(Staged::publish)
}

/// A file that is whole on the disk and lacks only its name.
enum Staged {
    Waiting {
        /// Closed: a run of many documents has more of them than a process may hold open.
        file: TempPath,
        target: PathBuf,
        existing: Existing,
    },
    /// It went into a device or a pipe.
    Gone,
}

impl Staged {
    fn new(path: &Path, bytes: &[u8], existing: Existing) -> Result<Self> {
        let fail = |error: io::Error| Problems::from(unwritable(path, &error));
        let old = path.metadata().ok();
        let target = match &old {
            Some(old) if old.is_dir() => return Err(fail(io::ErrorKind::IsADirectory.into())),
            Some(old) if !old.is_file() => {
                stream(path, bytes).map_err(fail)?;
                return Ok(Self::Gone);
            }
            _ if existing == Existing::Keep && path.symlink_metadata().is_ok() => return Err(kept(path).into()),
            Some(_) => path.canonicalize().map_err(fail)?,
            None => path.to_owned(),
        };
        let folder = match target.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let file = fill(folder, bytes).map_err(fail)?;
        if let Some(old) = old {
            file.as_file().set_permissions(old.permissions()).map_err(fail)?;
        }
        Ok(Self::Waiting { file: file.into_temp_path(), target, existing })
    }

    fn publish(self) -> Result<()> {
        let Self::Waiting { file, target, existing } = self else { return Ok(()) };
        let persisted = match existing {
            // Somebody may have made the file since we looked: this never replaces it.
            Existing::Keep => file.persist_noclobber(&target),
            Existing::Replace => file.persist(&target),
        };
        match persisted {
            Ok(()) => Ok(()),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(kept(&target).into()),
            Err(error) => Err(unwritable(&target, &error.error).into()),
        }
    }
}

fn stream(path: &Path, bytes: &[u8]) -> io::Result<()> {
    std::fs::OpenOptions::new().write(true).open(path)?.write_all(bytes)
}

/// A whole temporary file, with the rights that any new file gets (temporary files are for their owner alone).
fn fill(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".amends-").suffix(".part");
    // The process's umask takes off what its owner does not want.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

pub(super) fn kept(path: impl AsRef<Path>) -> Diagnostic {
    Diagnostic::error(codes::EXISTS, format!("{} exists already and was kept", path.as_ref().display()))
        .hint("name another file, or say --force to replace this one")
}

pub(super) fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    let hint = match error.kind() {
        io::ErrorKind::NotFound => "make its folder first, or name another",
        io::ErrorKind::PermissionDenied => "name a folder that you may write to",
        io::ErrorKind::IsADirectory => "name a file, not a folder",
        io::ErrorKind::StorageFull => "make room, or name another disk",
        _ => "name another file",
    };
    Diagnostic::error(codes::UNWRITABLE, format!("{} cannot be written: {}", path.display(), plain(error))).hint(hint)
}

/// The system's words without its number.
fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests look at what was written")]
mod tests {
    use super::*;
    use std::fs;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn an_existing_file_is_kept_unless_it_may_be_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("letter.md");
        write(&path, b"one", Existing::Keep).unwrap();
        let refused = write(&path, b"two", Existing::Keep).unwrap_err();
        assert_eq!(refused.0[0].code, codes::EXISTS);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        write(&path, b"two", Existing::Replace).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["letter.md"]);
    }

    #[test]
    fn a_failure_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("nowhere").join("letter.md");
        assert_eq!(write(&missing, b"x", Existing::Replace).unwrap_err().0[0].code, codes::UNWRITABLE);
        fs::create_dir(folder.path().join("taken")).unwrap();
        let taken = folder.path().join("taken");
        assert_eq!(write(&taken, b"x", Existing::Replace).unwrap_err().0[0].code, codes::UNWRITABLE);
        assert_eq!(names(folder.path()), ["taken"]);
    }

    #[test]
    fn of_several_files_none_is_written_where_one_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let letters = folder.path().join("out").join("letters");
        let files = [("a.md".to_owned(), b"a".to_vec()), ("b.md".to_owned(), b"b".to_vec())];
        write_all(&letters, &files[1..], Existing::Keep).unwrap();
        assert_eq!(write_all(&letters, &files, Existing::Keep).unwrap_err().0.len(), 1);
        assert_eq!(names(&letters), ["b.md"]);
        write_all(&letters, &files, Existing::Replace).unwrap();
        assert_eq!(names(&letters), ["a.md", "b.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_and_devices_stay_what_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, b"old").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write(&link, b"new", Existing::Replace).unwrap();
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"new");
        write(Path::new("/dev/null"), b"gone", Existing::Keep).unwrap();
        assert!(!Path::new("/dev/null").metadata().unwrap().is_file());
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_is_as_readable_as_any_other() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (ours, other) = (folder.path().join("ours"), folder.path().join("other"));
        write(&ours, b"x", Existing::Keep).unwrap();
        fs::write(&other, b"x").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&ours), mode(&other));
    }
}
