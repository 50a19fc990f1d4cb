//! Which mails there are: the files of a folder, one file, or the entries of a mailbox file. They are read one by one.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::{Message, codes, mailbox};
use crate::diagnostic::{Diagnostic, Problems, Result};
use crate::manifest::OUTBOX;

/// The most that one mail may have; servers take far less.
const MOST: u64 = 64 << 20;

/// Mails as they were found.
#[derive(Debug)]
pub struct Found {
    /// They, in order of name.
    pub mails: Vec<Held>,
    /// The folder that they are in.
    folder: PathBuf,
    /// Folders within it that have an outbox of their own.
    nested: Vec<PathBuf>,
}

/// Where one mail is.
#[derive(Debug, Clone)]
pub struct Held {
    /// What it is called: its path in the folder, with `/`, and after `#` its number in a mailbox file.
    pub name: String,
    path: PathBuf,
    range: Option<Range<u64>>,
}

impl Held {
    /// Reads it.
    ///
    /// # Errors
    /// `SND001` where it cannot be read, or not be sent.
    pub fn read(&self) -> Result<Message> {
        let bytes = self.bytes().map_err(|error| unreadable(&self.path, &error))?;
        let bytes = if self.range.is_some() { mailbox::unquoted(&bytes) } else { bytes };
        Message::read(&bytes).map_err(|Problems(found)| {
            let named = |one: Diagnostic| Diagnostic { message: format!("{}: {}", self.name, one.message), ..one };
            Problems(found.into_iter().map(named).collect())
        })
    }

    #[expect(clippy::disallowed_methods, reason = "an end: mails lie in files")]
    fn bytes(&self) -> io::Result<Vec<u8>> {
        let mut file = File::open(&self.path)?;
        let range = self.range.clone().unwrap_or(0..file.metadata()?.len());
        let length = range.end.saturating_sub(range.start);
        if length > MOST {
            return Err(io::Error::other(format!("it has more than {} MiB", MOST >> 20)));
        }
        file.seek(SeekFrom::Start(range.start))?;
        let mut bytes = Vec::new();
        file.take(length).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// The mails of a folder and all folders in it, of a mailbox file, or one mail.
///
/// # Errors
/// `SND001` where something cannot be read, `SND013` where there is none.
pub fn open(path: &Path) -> Result<Found> {
    let metadata = path.metadata().map_err(|error| unreadable(path, &error))?;
    let mut found = Found { mails: Vec::new(), folder: path.to_owned(), nested: Vec::new() };
    if metadata.is_dir() {
        found.walk(path, "")?;
    } else {
        // What a link leads to is known to the outbox that lies there.
        let real = if path.is_symlink() { whole(path) } else { path.to_owned() };
        real.parent().unwrap_or(Path::new("")).clone_into(&mut found.folder);
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        found.add(path, name)?;
    }
    if found.mails.is_empty() {
        let message = format!("{} holds no mail", path.display());
        return Err(Diagnostic::error(codes::EMPTY, message)
            .hint("write some with `amends letter --to eml` or `amends batch --to eml`")
            .into());
    }
    Ok(found)
}

impl Found {
    /// The file that says what was sent of these: as chosen, else the nearest in their folder or above it, else a new one
    /// in their folder.
    ///
    /// # Errors
    /// `SND008` where a folder among theirs, or one that they are in, has another, which knows of mails that this does not.
    pub fn outbox(&self, chosen: Option<&Path>) -> Result<PathBuf> {
        let nearest = self.nearest();
        let path = chosen.unwrap_or(&nearest).to_owned();
        let same = |one: &Path| one.canonicalize().ok() == path.canonicalize().ok();
        let there = Some(&nearest).filter(|nearest| nearest.is_file());
        let others: Vec<&PathBuf> = there.into_iter().chain(&self.nested).filter(|one| !same(one)).collect();
        let hint = if there.is_some_and(|nearest| !same(nearest)) {
            "leave out --outbox, so that the nearest is used, or send each folder that has one alone"
        } else if let ([_], None) = (&others[..], there) {
            "send each of its folders alone, or name that outbox with --outbox"
        } else {
            "send each of its folders alone"
        };
        let foreign = others.into_iter().map(|other| {
            let message = format!(
                "{} knows of mails that were sent from there, and {} does not",
                other.display(),
                path.display()
            );
            Diagnostic::error(codes::BAD_OUTBOX, message).hint(hint)
        });
        let foreign: Vec<_> = foreign.collect();
        if foreign.is_empty() { Ok(path) } else { Err(Problems(foreign)) }
    }

    fn nearest(&self) -> PathBuf {
        let here = self.folder.join(OUTBOX);
        if here.is_file() {
            return here;
        }
        let folder = whole(if self.folder.as_os_str().is_empty() { Path::new(".") } else { &self.folder });
        let mut above = folder.ancestors().skip(1).map(|folder| folder.join(OUTBOX));
        above.find(|path| path.is_file()).unwrap_or(here)
    }

    fn walk(&mut self, folder: &Path, prefix: &str) -> Result<()> {
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let entries = entries.map_err(|error| unreadable(folder, &error))?;
        let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if name.starts_with('.') {
                continue;
            }
            // A link to a folder may lead back to this one.
            if path.is_dir() {
                if !path.is_symlink() {
                    self.walk(&path, &format!("{prefix}{name}/"))?;
                }
            } else if name == OUTBOX && !prefix.is_empty() {
                self.nested.push(path);
            } else if has_ending(&path, &["eml", "mbox"]) {
                self.add(&path, format!("{prefix}{name}"))?;
            }
        }
        Ok(())
    }

    #[expect(clippy::disallowed_methods, reason = "an end: mails lie in files")]
    fn add(&mut self, path: &Path, name: String) -> Result<()> {
        let fail = |error: io::Error| Problems::from(unreadable(path, &error));
        let mut head = Vec::new();
        File::open(path).map_err(fail)?.take(5).read_to_end(&mut head).map_err(fail)?;
        if !has_ending(path, &["mbox"]) && !mailbox::is_mailbox(&head) {
            self.mails.push(Held { name, path: path.to_owned(), range: None });
            return Ok(());
        }
        let ranges = mailbox::ranges(BufReader::new(File::open(path).map_err(fail)?)).map_err(fail)?;
        let entries = ranges.into_iter().enumerate().map(|(index, range)| Held {
            name: format!("{name}#{}", index + 1),
            path: path.to_owned(),
            range: Some(range),
        });
        self.mails.extend(entries);
        Ok(())
    }
}

/// The path without links and `..`, which lead elsewhere than their spelling does.
fn whole(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    endings.contains(&ending.as_str())
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let message = match error.kind() {
        io::ErrorKind::NotFound => format!("there is no {}", path.display()),
        _ => format!("{} cannot be read: {error}", path.display()),
    };
    Diagnostic::error(codes::UNSENDABLE, message).hint("name a folder of mails, a mail or a mailbox file")
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests lay out folders")]
mod tests {
    use super::*;

    fn put(root: &Path, name: &str) -> PathBuf {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "x").unwrap();
        path
    }

    #[test]
    fn the_nearest_outbox_is_found_however_the_folder_is_spelt() {
        let root = tempfile::tempdir().unwrap();
        put(root.path(), "letters/march/0001.eml");
        put(root.path(), "work/note");
        let spelt = root.path().join("work/../letters/march");
        let outbox = |path: &Path| open(path).unwrap().outbox(None).unwrap();
        assert_eq!(outbox(&spelt), spelt.join(OUTBOX), "there is none yet");
        let own = put(root.path(), "letters/outbox.ndjson").canonicalize().unwrap();
        put(root.path(), "work/outbox.ndjson");
        assert_eq!(outbox(&spelt), own);
        assert_eq!(outbox(&spelt.join("0001.eml")), own);
        #[cfg(unix)]
        for (to, link) in [("letters/march", "work/folder"), ("letters/march/0001.eml", "work/one.eml")] {
            std::os::unix::fs::symlink(root.path().join(to), root.path().join(link)).unwrap();
            assert_eq!(outbox(&root.path().join(link)), own, "{link}");
        }
    }

    #[test]
    fn no_other_outbox_is_used_where_there_is_one() {
        let root = tempfile::tempdir().unwrap();
        put(root.path(), "letters/march/0001.eml");
        let found = open(&root.path().join("letters/march")).unwrap();
        let other = root.path().join("other.ndjson");
        assert_eq!(found.outbox(Some(&other)).unwrap(), other);
        let own = put(root.path(), "letters/outbox.ndjson");
        let refused = found.outbox(Some(&other)).unwrap_err().0;
        assert_eq!((refused.len(), refused[0].code), (1, codes::BAD_OUTBOX));
        assert!(refused[0].message.contains("letters/outbox.ndjson knows"), "{refused:?}");
        assert_eq!(found.outbox(Some(&own)).unwrap(), own);
    }
}
