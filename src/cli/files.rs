//! Reading: files and standard input, whole, and never more than a record may have.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use amends::diagnostic::{Diagnostic, Problems, Result};
use amends::intake::{Source, SourceFormat};
use amends::ledger::Key;
#[cfg(feature = "pdf")]
use amends::rendering::Fonts;
use amends::rendering::Letterhead;

use super::codes;
use super::settings::Input;

/// The most that one record may have (`docs/case.md`).
pub(super) const RECORD: u64 = 64 << 20;
/// The most that a stream of records may have, which is held whole.
pub(super) const STREAM: u64 = 1 << 30;
/// The most that a logo may have, which every page carries.
const LOGO: u64 = 512 << 10;
/// The most that one template may have.
const TEMPLATE: u64 = 1 << 20;

/// An input, read whole.
pub(super) fn read(input: &Input, limit: u64) -> Result<Source> {
    let (name, bytes) = match input {
        Input::Stdin => ("-".to_owned(), take(io::stdin().lock(), Path::new("-"), limit)?),
        Input::File(path) => (path.display().to_string(), read_file(path, limit)?),
    };
    let format = SourceFormat::of(&name, &bytes);
    Ok(Source { name, bytes, format })
}

/// An input that is to be read as it comes, and how long it is, where that is known beforehand.
#[expect(clippy::disallowed_methods, reason = "reading is this module's work")]
pub(super) fn open(input: &Input) -> Result<(Box<dyn Read + Send>, Option<u64>)> {
    let path = match input {
        Input::Stdin => return Ok((Box::new(io::stdin()), None)),
        Input::File(path) => path,
    };
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    let metadata = file.metadata().map_err(|error| unreadable(path, &error))?;
    if metadata.is_dir() {
        return Err(unreadable(path, &io::ErrorKind::IsADirectory.into()).into());
    }
    Ok((Box::new(file), metadata.is_file().then_some(metadata.len())))
}

#[expect(clippy::disallowed_methods, reason = "reading is this module's work")]
fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>> {
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    let metadata = file.metadata().map_err(|error| unreadable(path, &error))?;
    if metadata.is_dir() {
        return Err(unreadable(path, &io::ErrorKind::IsADirectory.into()).into());
    }
    // A regular file says how long it is before a byte of it is read.
    if metadata.is_file() && metadata.len() > limit {
        return Err(too_large(path, limit).into());
    }
    take(file, path, limit)
}

/// Everything that the reader gives, if it is not more than the limit.
fn take(reader: impl Read, path: &Path, limit: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(limit + 1).read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
    if bytes.len() as u64 > limit { Err(too_large(path, limit).into()) } else { Ok(bytes) }
}

/// A logo, whole.
pub(super) fn logo(path: &Path) -> Result<Vec<u8>> {
    read_file(path, LOGO)
}

/// A key, whole.
pub(super) fn key(path: &Path) -> Result<Vec<u8>> {
    read_file(path, Key::MOST)
}

/// A letterhead, whole.
pub(super) fn letterhead(path: &Path) -> Result<Vec<u8>> {
    read_file(path, Letterhead::MOST)
}

/// The fonts of a folder: their path and their bytes, in order of path.
#[cfg(feature = "pdf")]
pub(super) fn fonts(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let paths = entries(folder).map_err(|error| Problems::from(unreadable(folder, &error)))?;
    let mut room = Fonts::MOST;
    let mut found = Vec::new();
    for path in paths.into_iter().filter(|path| is_font(path)) {
        let bytes = read_file(&path, room)?;
        room -= bytes.len() as u64;
        found.push((path.display().to_string(), bytes));
    }
    if found.is_empty() {
        let message = format!("{} holds no file that ends in .otf, .ttf, .ttc or .otc", shown(folder));
        return Err(Diagnostic::error(codes::UNREADABLE, message).hint("put font files there, or leave it out").into());
    }
    Ok(found)
}

#[cfg(feature = "pdf")]
fn is_font(path: &Path) -> bool {
    matches!(ending(path).as_str(), "otf" | "ttf" | "ttc" | "otc")
}

/// What a file's name ends in, in small letters and without the dot; empty where it has no ending.
pub(super) fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// The templates of a folder: their path in it, with `/`, and their text, in order of path.
pub(super) fn templates(folder: &Path) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    let mut problems = Vec::new();
    walk(folder, "", &mut found, &mut problems);
    found.sort();
    if problems.is_empty() { Ok(found) } else { Err(Problems(problems)) }
}

/// The files that an argument means: itself, or every export of a folder, in order of path.
pub(super) fn exports(path: &Path) -> Result<Vec<Input>> {
    if path == Path::new("-") || !path.is_dir() {
        return Ok(vec![Input::of(path)]);
    }
    let mut found = Vec::new();
    gather(path, &mut found).map_err(|error| Problems::from(unreadable(path, &error)))?;
    if found.is_empty() {
        let message = format!("{} holds no file that ends in .json, .ndjson or .jsonl", shown(path));
        return Err(Diagnostic::error(codes::UNREADABLE, message).hint("name the files one by one").into());
    }
    Ok(found.into_iter().map(Input::File).collect())
}

/// What lies in a folder, in order of name.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for path in entries(folder)? {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        // A link to a folder may lead back to this one.
        if path.is_dir() && !hidden && !path.is_symlink() {
            gather(&path, found)?;
        } else if !hidden && matches!(ending(&path).as_str(), "json" | "ndjson" | "jsonl") {
            found.push(path);
        }
    }
    Ok(())
}

/// Gathers the templates under `folder`; what begins with a dot belongs to editors and version control.
fn walk(folder: &Path, prefix: &str, found: &mut Vec<(String, String)>, problems: &mut Vec<Diagnostic>) {
    let paths = match entries(folder) {
        Ok(paths) => paths,
        Err(error) => return problems.push(unreadable(folder, &error)),
    };
    for path in paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.starts_with('.') {
            continue;
        }
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            walk(&path, &format!("{name}/"), found, problems);
        } else {
            match read_file(&path, TEMPLATE).and_then(|bytes| text(&path, bytes)) {
                Ok(text) => found.push((name, text)),
                Err(Problems(more)) => problems.extend(more),
            }
        }
    }
}

fn text(path: &Path, bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(|_| {
        let message = format!("{} is not text in UTF-8", path.display());
        Diagnostic::error(codes::NOT_TEXT, message).hint("save it as UTF-8, or move it out of the folder").into()
    })
}

pub(super) fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let name = shown(path);
    let (message, hint) = match error.kind() {
        io::ErrorKind::NotFound => (format!("there is no {name}"), "check the name and the folder you are in"),
        io::ErrorKind::PermissionDenied => {
            (format!("{name} may not be read"), "ask its owner for the right to read it")
        }
        io::ErrorKind::IsADirectory => (format!("{name} is a folder"), "name a file in it"),
        io::ErrorKind::NotADirectory => (format!("{name} is no folder"), "name the folder that holds the files"),
        _ => (format!("{name} cannot be read: {error}"), "check that it is where you say and open to you"),
    };
    Diagnostic::error(codes::UNREADABLE, message).hint(hint)
}

fn too_large(path: &Path, limit: u64) -> Diagnostic {
    let most = if limit < 1 << 20 { format!("{} KiB", limit >> 10) } else { format!("{} MiB", limit >> 20) };
    let hint = match limit {
        LOGO => "save a smaller one: it is shown no wider than seven centimetres",
        Letterhead::MOST => "save its pictures smaller: every letter carries them",
        _ => "one case is one incident: split the file, or take out what no letter can hold",
    };
    Diagnostic::error(codes::TOO_LARGE, format!("{} has more than {most}, the most that is read", shown(path)))
        .hint(hint)
}

fn shown(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
}
