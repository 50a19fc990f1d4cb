//! The manifest of a folder that a batch has made: its header, and its rows one after the other.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use amends::diagnostic::{Diagnostic, Problems, Result};
use amends::manifest::{Digest, Hasher, Header, MANIFEST, Row};
use amends::output::{Existing, Shelf};

use super::settings::Input;
use super::{codes, files};

/// A folder with its manifest.
#[derive(Debug)]
pub(super) struct Manifest {
    /// The folder.
    pub(super) folder: PathBuf,
    /// What holds for all its documents.
    pub(super) header: Header,
    /// SHA-256 of the whole lines.
    pub(super) digest: Digest,
    /// Bytes of the whole lines.
    whole: u64,
    /// Whether something follows them.
    pub(super) torn: bool,
}

impl Manifest {
    /// That of a folder, whose run has to be done.
    pub(super) fn of(folder: &Path) -> Result<Self> {
        let path = folder.join(MANIFEST);
        if !path.is_file() {
            let message = format!("{} holds no {MANIFEST}", folder.display());
            return Err(Diagnostic::error(codes::NO_MANIFEST, message)
                .hint("name the folder that `amends batch --out` wrote, or one letter and its case with --against")
                .into());
        }
        if Shelf::new(folder, Existing::Keep).is_unfinished() {
            let message = format!("a run is writing into {}, or was stopped before its end", folder.display());
            return Err(Diagnostic::error(codes::UNFINISHED, message)
                .hint("wait for its end, or go on with it: `amends batch ... --resume`")
                .into());
        }
        let mut lines = open(&path)?;
        let (mut line, mut hasher, mut whole, mut header) = (Vec::new(), Hasher::default(), 0, None);
        loop {
            line.clear();
            let read = lines.read_until(b'\n', &mut line).map_err(|error| broken(&path, &error.to_string()))?;
            if !line.ends_with(b"\n") {
                let header = header.ok_or_else(|| broken(&path, "it does not begin as one"))?;
                return Ok(Self { folder: folder.to_owned(), header, digest: hasher.finish(), whole, torn: read > 0 });
            }
            if whole == 0 {
                header = std::str::from_utf8(&line).ok().and_then(|line| Header::parse(line.trim_end()));
            }
            whole += read as u64;
            hasher.update(&line);
        }
    }

    /// That of the folder which a document is in, and its row.
    pub(super) fn above(document: &Path) -> Result<Option<(Self, Row)>> {
        let Ok(whole) = std::path::absolute(document) else { return Ok(None) };
        let Some(folder) = whole.ancestors().skip(1).find(|folder| folder.join(MANIFEST).is_file()) else {
            return Ok(None);
        };
        let name = whole.strip_prefix(folder).unwrap_or(&whole).components();
        let name: Vec<_> = name.map(|part| part.as_os_str().to_string_lossy()).collect();
        let (manifest, name) = (Self::of(folder)?, name.join("/"));
        for row in manifest.rows()? {
            let row = row?;
            if row.path == name {
                return Ok(Some((manifest, row)));
            }
        }
        Ok(None)
    }

    /// Its rows, as they are read.
    pub(super) fn rows(&self) -> Result<impl Iterator<Item = Result<Row>> + use<>> {
        let path = self.folder.join(MANIFEST);
        let lines = open(&path)?.take(self.whole).lines().enumerate().skip(1);
        Ok(lines.map(move |(index, line)| {
            let row = line.ok().and_then(|line| Row::parse(&line));
            row.ok_or_else(|| broken(&path, &format!("line {} is no row", index + 1)))
        }))
    }

    /// A note where the last line is not whole.
    pub(super) fn note(&self) -> Option<Diagnostic> {
        let message =
            format!("the last line of {} is not whole, and is left out", self.folder.join(MANIFEST).display());
        self.torn.then(|| Diagnostic::warning(codes::TORN, message).hint("make the folder again with --resume"))
    }
}

fn open(path: &Path) -> Result<BufReader<Box<dyn Read + Send>>> {
    let (reader, _) = files::open(&Input::File(path.to_owned()))?;
    Ok(BufReader::with_capacity(1 << 16, reader))
}

fn broken(path: &Path, why: &str) -> Problems {
    Diagnostic::error(codes::NO_MANIFEST, format!("{} is no manifest of this program: {why}", path.display()))
        .hint("put it back as it was written, or make the folder again")
        .into()
}
