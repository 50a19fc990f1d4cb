//! The typesetter and its world, in which there is nothing but the template, a document's data, its logo and the fonts:
//! no file of the machine, no package, no network, no clock.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::problems;
use crate::diagnostic::Result;
use crate::rendering::look::{Logo, LogoFormat, Look};

/// After so many documents, what the typesetter remembers of them is forgotten: their words do not come back.
const FORGETS_AFTER: u32 = 64;

/// Documents since the start.
static MADE: AtomicU32 = AtomicU32::new(0);
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// The template, parsed once, and the ids of what it reads.
static FILES: LazyLock<Option<Files>> = LazyLock::new(|| {
    let id = |path: &str| Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern());
    let main = id("/letter.typ")?;
    let source = Source::new(main, include_str!("../../../templates/pdf/letter.typ").to_owned());
    Some(Files { main, source, text: id("/letter.json")?, logo: id("/logo")? })
});

#[derive(Debug)]
struct Files {
    main: FileId,
    source: Source,
    text: FileId,
    logo: FileId,
}

/// The pages of a document whose text is JSON.
///
/// # Errors
/// What the typesetter refuses.
pub(super) fn pages(text: Vec<u8>, look: &Look) -> Result<PagedDocument> {
    if MADE.fetch_add(1, Ordering::Relaxed) % FORGETS_AFTER == FORGETS_AFTER - 1 {
        typst::comemo::evict(0);
    }
    let files = FILES.as_ref().ok_or_else(|| problems::failed("its template has no name"))?;
    let logo = look.logo.as_ref().map(|logo| Bytes::new(logo.bytes.clone()));
    let desk = Desk { files, text: Bytes::new(text), logo, look };
    typst::compile(&desk).output.map_err(|found| problems::refused(&found))
}

/// The file of a document's pages; `id` tells it from every other.
///
/// # Errors
/// What keeps the document from both standards.
pub(super) fn file(document: &PagedDocument, id: &str) -> Result<Vec<u8>> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]);
    let options = PdfOptions {
        ident: Smart::Custom(id.to_owned()),
        creator: Smart::Custom(Some("amends".to_owned())),
        standards: standards.map_err(|error| problems::failed(error.message()))?,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|found| problems::refused(&found))
}

/// The format of a logo, as the template names it.
pub(super) fn format(logo: &Logo) -> &'static str {
    match logo.format {
        LogoFormat::Png => "png",
        LogoFormat::Svg => "svg",
    }
}

/// What the typesetter finds while it sets one document.
struct Desk<'a> {
    files: &'a Files,
    text: Bytes,
    logo: Option<Bytes>,
    look: &'a Look,
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.look.fonts.book()
    }

    fn main(&self) -> FileId {
        self.files.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.files.main { Ok(self.files.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match &self.logo {
            _ if id == self.files.text => Ok(self.text.clone()),
            Some(logo) if id == self.files.logo => Ok(logo.clone()),
            _ => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.look.fonts.get(index)
    }

    /// There is no today: the date is the document's.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
