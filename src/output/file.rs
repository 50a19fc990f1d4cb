//! Writing one file so that it appears whole or not at all.

use std::io::{self, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use super::codes;
use crate::diagnostic::{Diagnostic, Result};

/// What becomes of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and that is an error.
    Keep,
    /// It gives way to the new one.
    Replace,
}

/// Writes `bytes` to `path`: into a temporary file of the same folder first, which then takes the name.
///
/// # Errors
/// `OUT001` where a file is kept, `OUT002` where the file system refuses. Either way nothing has changed.
pub fn write(path: &Path, bytes: &[u8], existing: Existing) -> Result<()> {
    if existing == Existing::Keep && path.symlink_metadata().is_ok() {
        return Err(kept(path).into());
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let temporary = fill(folder, bytes).map_err(|error| unwritable(path, &error))?;
    let persisted = match existing {
        // Somebody may have made the file since we looked: this never replaces it.
        Existing::Keep => temporary.persist_noclobber(path),
        Existing::Replace => temporary.persist(path),
    };
    match persisted {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(kept(path).into()),
        Err(error) => Err(unwritable(path, &error.error).into()),
    }
}

/// A whole temporary file, with the rights that any new file gets (temporary files are for their owner alone).
fn fill(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".amends-").suffix(".part");
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt;
        // The process's umask takes off what its owner does not want.
        builder.permissions(std::fs::Permissions::from_mode(0o666))
    };
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn kept(path: &Path) -> Diagnostic {
    Diagnostic::error(codes::EXISTS, format!("{} exists already and was kept", path.display()))
        .hint("name another file, or say --force to replace this one")
}

fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
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
