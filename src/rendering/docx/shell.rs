//! Everything of a document but its text: the parts of the package, the page, and what styles and lists are called in it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::blocks::List;
use super::{logo, xml};
use crate::rendering::look::Look;
use crate::rendering::manuscript::Manuscript;
use crate::rendering::paper::Paper;

/// The namespace of relationships within a document.
pub(super) const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The namespace of Word's own elements.
pub(super) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of the lists of relationships.
pub(super) const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The colour of links where a brand has none.
const LINK: &str = "1F4E79";
/// The colour of the rule under the sender where a brand has none.
const RULE: &str = "CFCBC3";
/// The font where a brand has none: it comes with Word, and other programs have one of the same widths.
const FONT: &str = "Cambria";

/// A part of a package: its path and its bytes.
pub(super) type Part = (String, Cow<'static, [u8]>);

/// A text with a gap, into which what belongs to one document goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Around {
    /// The path of the part.
    pub(super) path: String,
    pub(super) before: String,
    pub(super) after: String,
}

impl Around {
    /// Its path, and the part with a text in its gap.
    pub(super) fn filled(&self, text: &str) -> (&str, String) {
        (&self.path, [&self.before, text, &self.after].concat())
    }

    /// A text that is cut before the last place where its end begins.
    pub(super) fn cut(path: &str, text: &str, end: &str) -> Self {
        let at = text.rfind(end).unwrap_or(text.len());
        Self { path: path.to_owned(), before: text[..at].to_owned(), after: text[at..].to_owned() }
    }
}

/// How lists are numbered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Numbering {
    pub(super) around: Around,
    /// The forms of bullets and of numbers.
    pub(super) forms: [u32; 2],
    /// The first number that no list has.
    pub(super) first: u32,
}

impl Numbering {
    /// The number of each list: bullets share one, numbers have each their own, so that each begins anew.
    pub(super) fn numbers(&self, lists: &[List]) -> Vec<u32> {
        let mut next = self.first;
        let number = |list: &List| {
            next += u32::from(list.start.is_some());
            if list.start.is_some() { next } else { self.first }
        };
        lists.iter().map(number).collect()
    }

    /// The part.
    pub(super) fn part(&self, lists: &[List]) -> (&str, String) {
        let [bullets, numbered] = self.forms;
        let mut text = number(self.first, bullets, "");
        for (list, id) in lists.iter().zip(self.numbers(lists)) {
            if let Some(start) = list.start {
                let depth = list.depth;
                let restart =
                    format!("<w:lvlOverride w:ilvl=\"{depth}\"><w:startOverride w:val=\"{start}\"/></w:lvlOverride>");
                text.push_str(&number(id, numbered, &restart));
            }
        }
        self.around.filled(&text)
    }
}

fn number(id: u32, form: u32, more: &str) -> String {
    format!("<w:num xmlns:w=\"{WORD}\" w:numId=\"{id}\"><w:abstractNumId w:val=\"{form}\"/>{more}</w:num>")
}

/// A document without its text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Shell {
    /// The parts that are the same in every document; the list of their types first.
    pub(super) parts: Vec<Part>,
    /// The part of the text.
    pub(super) document: Around,
    /// Where its links lead.
    pub(super) relationships: Around,
    /// What the ids of links begin with.
    pub(super) links: String,
    pub(super) numbering: Numbering,
    /// The path of the part that says what the document is called.
    pub(super) properties: String,
    /// Those of our styles that are called otherwise here.
    pub(super) styles: BTreeMap<String, String>,
    /// The width of the text, in twentieths of a point.
    pub(super) width: u32,
    /// Whether the page is somebody else's, and may be in another language than the text.
    pub(super) foreign: bool,
}

impl Shell {
    /// The id of one of our styles.
    pub(super) fn style(&self, id: &'static str) -> &str {
        self.styles.get(id).map_or(id, String::as_str)
    }

    /// Our own, in the look of a brand.
    pub(super) fn own(manuscript: &Manuscript, look: &Look) -> Self {
        let language = manuscript.region.tag();
        let paper = Paper::of(manuscript.region);
        let fixed = |path: &str, text: &'static str| (path.to_owned(), Cow::Borrowed(text.as_bytes()));
        let made = |path: &str, text: String| (path.to_owned(), Cow::Owned(text.into_bytes()));
        let mut parts = vec![
            fixed("[Content_Types].xml", include_str!("../../../templates/word/content-types.xml")),
            fixed("_rels/.rels", include_str!("../../../templates/word/package.rels")),
            made("word/styles.xml", styles(look, language)),
            made("word/settings.xml", SETTINGS.replace("@language", language)),
            fixed("word/footer.xml", include_str!("../../../templates/word/footer.xml")),
        ];
        let mut relationships = Around::cut("word/_rels/document.xml.rels", DOCUMENT_RELATIONSHIPS, "</Relationships>");
        if let Some(picture) = look.logo.as_ref().filter(|picture| logo::size(picture).is_some()) {
            let relationship = relationship(logo::ID, "image", "media/logo.png", false);
            relationships.before.push_str(&relationship);
            parts.push(("word/media/logo.png".to_owned(), Cow::Owned(picture.bytes.clone())));
        }
        // The first page of a letter has no number, as the convention is; the first of a report has.
        let plain_first = if manuscript.frame.is_some() { "<w:titlePg/>" } else { "" };
        let document = Around {
            path: "word/document.xml".to_owned(),
            before: format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"{WORD}\"><w:body>"
            ),
            after: format!("{}</w:body></w:document>\n", section(paper, plain_first)),
        };
        let numbering = Around::cut("word/numbering.xml", NUMBERING, "</w:numbering>");
        Self {
            parts,
            document,
            relationships,
            links: "link".to_owned(),
            numbering: Numbering { around: numbering, forms: [0, 1], first: 1 },
            properties: "docProps/core.xml".to_owned(),
            styles: BTreeMap::new(),
            width: paper.text(),
            foreign: false,
        }
    }
}

/// The forms of lists.
pub(super) const NUMBERING: &str = include_str!("../../../templates/word/numbering.xml");
const SETTINGS: &str = include_str!("../../../templates/word/settings.xml");
const DOCUMENT_RELATIONSHIPS: &str = include_str!("../../../templates/word/document.rels");

/// The styles in the look of a brand.
pub(super) fn styles(look: &Look, language: &str) -> String {
    let accent = look.accent.map(|accent| {
        let [red, green, blue] = accent.on_light;
        format!("{red:02X}{green:02X}{blue:02X}")
    });
    let or = |other: &str| accent.clone().unwrap_or_else(|| other.to_owned());
    let thick = if accent.is_some() { "12" } else { "6" };
    let font = look.family().unwrap_or_else(|| FONT.to_owned());
    let values = [
        ("@heading", or("auto")),
        ("@sender", or("auto")),
        ("@link", or(LINK)),
        ("@rule", or(RULE)),
        ("@thick", thick.to_owned()),
        ("@language", language.to_owned()),
        ("@font", xml::escaped(&font)),
    ];
    let styles = include_str!("../../../templates/word/styles.xml").to_owned();
    values.iter().fold(styles, |styles, (name, value)| styles.replace(name, value))
}

/// A relationship of the document; its target is escaped here.
pub(super) fn relationship(id: &str, kind: &str, target: &str, external: bool) -> String {
    let (target, mode) = (xml::escaped(target), if external { " TargetMode=\"External\"" } else { "" });
    format!("<Relationship xmlns=\"{PACKAGE}\" Id=\"{id}\" Type=\"{RELATIONSHIPS}/{kind}\" Target=\"{target}\"{mode}/>")
}

/// The section of a document on a paper, with its footer.
fn section(paper: Paper, more: &str) -> String {
    let Paper { width, height, side, top, bottom } = paper;
    format!(
        "<w:sectPr><w:footerReference xmlns:r=\"{RELATIONSHIPS}\" w:type=\"default\" r:id=\"footer\"/>\
         <w:pgSz w:w=\"{width}\" w:h=\"{height}\"/><w:pgMar w:top=\"{top}\" w:right=\"{side}\" w:bottom=\"{bottom}\" \
         w:left=\"{side}\" w:header=\"709\" w:footer=\"624\" w:gutter=\"0\"/><w:cols w:space=\"708\"/>{more}</w:sectPr>"
    )
}
