//! A package, unpacked within limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{Fault, named, relationships, resolved};

/// The most that all parts together may have, unpacked.
const MOST: u64 = 64 << 20;
/// The most parts.
const PARTS: usize = 2000;
/// How files begin that are in the form of the old `.doc`.
const OLD: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// A package that was opened.
#[derive(Debug)]
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// The bytes that may still be unpacked.
    left: u64,
}

impl<'a> Archive<'a> {
    /// Opens one.
    ///
    /// # Errors
    /// Bytes that are no package.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        if bytes.starts_with(OLD) {
            return Err(Fault::Sealed);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Foreign)?;
        if zip.len() > PARTS { Err(Fault::TooLarge) } else { Ok(Self { zip, left: MOST }) }
    }

    /// The paths of its parts in their order; folders are none.
    pub(crate) fn paths(&self) -> Result<Vec<String>, Fault> {
        let mut paths = Vec::new();
        for name in self.zip.file_names() {
            let name = name.map_err(|_| Fault::Broken)?;
            if !name.ends_with('/') {
                paths.push(name.into_owned());
            }
        }
        Ok(paths)
    }

    /// A part; `None`: there is none of that path.
    ///
    /// # Errors
    /// What cannot be unpacked, or not within the limit that all parts share.
    pub(crate) fn part(&mut self, path: &str) -> Result<Option<Vec<u8>>, Fault> {
        let Some(index) = self.zip.index_for_name(path) else { return Ok(None) };
        let part = self.zip.by_index(index).map_err(|_| Fault::Broken)?;
        if part.encrypted() {
            return Err(Fault::Sealed);
        }
        let mut bytes = Vec::new();
        // What a part says of its own length may be a lie.
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| Fault::Broken)?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(Fault::TooLarge)?;
        Ok(Some(bytes))
    }

    /// A part that is text.
    ///
    /// # Errors
    /// As of [`Archive::part`], and what is not UTF-8.
    pub(crate) fn text(&mut self, path: &str) -> Result<Option<String>, Fault> {
        let Some(bytes) = self.part(path)? else { return Ok(None) };
        let text = String::from_utf8(bytes).map_err(|_| Fault::Broken)?;
        Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
    }

    /// The path of the document's own part.
    ///
    /// # Errors
    /// A package of something else.
    pub(crate) fn main(&mut self) -> Result<String, Fault> {
        let root = self.text("_rels/.rels")?.ok_or(Fault::Foreign)?;
        let found = relationships(&root)?;
        let document = named(&found, "officeDocument").ok_or(Fault::Foreign)?;
        let path = resolved("", &document.target);
        if self.zip.index_for_name(&path).is_some() { Ok(path) } else { Err(Fault::Foreign) }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn a_bomb_is_not_unpacked() {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for path in ["a", "b", "c"] {
            writer.start_file(path, SimpleFileOptions::default()).unwrap();
            writer.write_all(&[b' '; 4000]).unwrap();
        }
        let bytes = writer.finish().unwrap().into_inner();
        let mut archive = Archive { left: 9000, ..Archive::open(&bytes).unwrap() };
        assert_eq!(archive.part("a").unwrap().unwrap().len(), 4000);
        assert_eq!(archive.part("b").unwrap().unwrap().len(), 4000);
        assert_eq!(archive.part("c"), Err(Fault::TooLarge));
        assert_eq!(archive.part("d"), Ok(None));
    }

    #[test]
    fn thousands_of_parts_are_no_letter() {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for number in 0..=PARTS {
            writer.start_file(number.to_string(), SimpleFileOptions::default()).unwrap();
        }
        let bytes = writer.finish().unwrap().into_inner();
        assert_eq!(Archive::open(&bytes).err(), Some(Fault::TooLarge));
    }
}
