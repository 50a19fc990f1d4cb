//! The fonts that documents are set in: those that come with the program, and those that somebody adds.

use std::fmt;
use std::sync::{Arc, LazyLock};

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use unicode_width::UnicodeWidthChar as _;

use super::problems;
use crate::diagnostic::{Diagnostic, Problems, Result};
use crate::rendering::look::Look;

/// The family that documents are set in where a brand has none: Latin, Greek and Cyrillic in four styles, under the SIL
/// Open Font License, which stands beside the files.
pub(super) const FAMILY: &str = "Libertinus Serif";

static OWN: LazyLock<Fonts> = LazyLock::new(|| {
    const FILES: [&[u8]; 4] = [
        include_bytes!("../../../fonts/LibertinusSerif-Regular.otf"),
        include_bytes!("../../../fonts/LibertinusSerif-Italic.otf"),
        include_bytes!("../../../fonts/LibertinusSerif-Bold.otf"),
        include_bytes!("../../../fonts/LibertinusSerif-BoldItalic.otf"),
    ];
    let fonts: Vec<Font> = FILES.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
    Fonts::of(fonts.len(), fonts)
});

/// Fonts, ready for documents: the program's own and those that were added. Cheap to clone.
#[derive(Clone)]
pub struct Fonts(Arc<Shelf>);

struct Shelf {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    /// How many of them are the program's own; these come first.
    own: usize,
}

impl Fonts {
    /// The most bytes that the files of one folder may have together.
    pub const MOST: u64 = 64 << 20;

    /// The fonts that come with the program, and those of files (OpenType, TrueType, collections of either).
    ///
    /// # Errors
    /// A file that is no font.
    pub fn read(files: Vec<(String, Vec<u8>)>) -> Result<Self> {
        let mut fonts = OWN.0.fonts.clone();
        let mut refused = Vec::new();
        for (name, bytes) in files {
            let before = fonts.len();
            fonts.extend(Font::iter(Bytes::new(bytes)));
            if fonts.len() == before {
                refused.push(
                    Diagnostic::error(problems::NO_FONT, format!("{name} is no font that can be read"))
                        .at("brand.fonts")
                        .hint(
                            "take it out of the folder, or put an OpenType or TrueType file there (.otf, .ttf, .ttc)",
                        ),
                );
            }
        }
        if refused.is_empty() { Ok(Self::of(OWN.0.own, fonts)) } else { Err(Problems(refused)) }
    }

    fn of(own: usize, fonts: Vec<Font>) -> Self {
        Self(Arc::new(Shelf { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts, own }))
    }

    /// Whether there is a family of that name.
    pub fn has(&self, family: &str) -> bool {
        self.0.book.contains_family(&family.to_lowercase())
    }

    /// Every added font's bytes, for whoever wants to know whether they are still the same.
    pub fn pieces(&self) -> impl Iterator<Item = &[u8]> {
        self.0.fonts.iter().skip(self.0.own).map(|font| font.data().as_slice())
    }

    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.0.book
    }

    pub(super) fn get(&self, index: usize) -> Option<Font> {
        self.0.fonts.get(index).cloned()
    }

    /// Whether a character can be printed. A letter that the font of its style lacks is taken from another; a mark on a
    /// letter comes from the font of the letter, so that each of the program's own has it, or one that was added.
    pub(super) fn covers(&self, character: char) -> bool {
        let has = |font: &Font| font.info().coverage.contains(u32::from(character));
        let (own, added) = self.0.fonts.split_at(self.0.own.min(self.0.fonts.len()));
        let is_mark = character.width() == Some(0);
        added.iter().any(has) || if is_mark { own.iter().all(has) } else { own.iter().any(has) }
    }
}

/// The program's own.
impl Default for Fonts {
    fn default() -> Self {
        OWN.clone()
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.fonts.iter().map(|font| &font.info().family)).finish()
    }
}

/// The same files in the same order.
impl PartialEq for Fonts {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.pieces().eq(other.pieces())
    }
}

impl Eq for Fonts {}

/// The families of a look that there are fonts of, in the order in which they are asked for a character.
pub(super) fn families(look: &Look) -> Vec<String> {
    let wanted = look.family().map(|family| family.trim().to_owned()).filter(|family| look.fonts.has(family));
    wanted.into_iter().chain([FAMILY.to_owned()]).collect()
}
