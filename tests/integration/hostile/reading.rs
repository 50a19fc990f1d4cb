//! Reads a finished document back, as the programs of its readers do.

use std::borrow::Cow;
use std::io::{Cursor, Read as _};

use amends::rendering::Format;
use pulldown_cmark::{Event, Options, Parser, Tag};
use unicode_width::UnicodeWidthStr;

/// What a document is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// Its structure: tags with their attributes, or blocks and marks of Markdown; nothing for plain text.
    pub(super) shape: Vec<String>,
    /// Where its links lead.
    pub(super) links: Vec<String>,
    /// Its text as [`bare`] leaves it.
    pub(super) text: String,
}

/// Reads a document of that format.
pub(super) fn read(document: &str, format: Format) -> Reading {
    match format {
        Format::Markdown => markdown(document),
        Format::Html => html(document),
        Format::Word => tags(document.split('<')),
        _ => Reading { shape: Vec::new(), links: Vec::new(), text: bare(&with_columns(document)) },
    }
}

/// A document as text: of one for Word, the part that holds its text.
pub(super) fn text_of(document: Vec<u8>, format: Format) -> String {
    if format != Format::Word {
        return String::from_utf8(document).unwrap();
    }
    let mut package = zip::ZipArchive::new(Cursor::new(document)).unwrap();
    let mut text = String::new();
    package.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

/// What can be read of a text: without white space, which wrapping may change, without what no reader sees or some
/// reader is misled by, and without the case of letters, since a sentence begins with a capital.
pub(super) fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii_graphic() {
            bare.push(character.to_ascii_lowercase());
        } else if !character.is_whitespace() && !is_hidden(character) {
            bare.extend(character.to_lowercase());
        }
    }
    bare
}

/// The first character of a document that no reader sees or some reader is misled by; line ends are none.
pub(super) fn hidden(document: &str) -> Option<char> {
    // Looked for in bytes first, as most documents have next to nothing beyond ASCII.
    let suspect = |byte: &u8| !matches!(byte, b' '..=b'~' | b'\n');
    let from = document.as_bytes().iter().position(suspect)?;
    document[from..].chars().find(|c| *c != '\n' && is_hidden(*c))
}

/// Control characters, overrides of the writing direction, and codes that are no characters.
fn is_hidden(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_control();
    }
    character.is_control()
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fdd0}'..='\u{fdef}')
        || matches!(u32::from(character) & 0xffff, 0xfffe | 0xffff)
}

fn markdown(document: &str) -> Reading {
    let (mut shape, mut links, mut text) = (Vec::new(), Vec::new(), String::new());
    for event in Parser::new_ext(document, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match &event {
            Event::Text(piece) => {
                text.push_str(piece);
                continue;
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => links.push(dest_url.to_string()),
            _ => {}
        }
        shape.push(format!("{event:?}"));
    }
    Reading { shape, links, text: bare(&text) }
}

/// Tags are what stands between `<` and `>`; all else is text.
fn html(document: &str) -> Reading {
    let (head, rest) = document.split_once("<style>").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    tags(head.split('<').chain(body.split('<').skip(1)))
}

/// What begins with a tag, piece by piece.
fn tags<'t>(pieces: impl Iterator<Item = &'t str>) -> Reading {
    let (mut shape, mut links, mut text) = (Vec::new(), Vec::new(), String::new());
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        let (tag, after) = piece.split_once('>').unwrap();
        for attribute in ["href=\"", "src=\"", "action=\"", "r:id=\"link"] {
            links.extend(
                tag.split(attribute).skip(1).map(|rest| unescaped(rest.split('"').next().unwrap()).into_owned()),
            );
        }
        // How wide the columns of a table are follows from its words.
        let is_width = ["w:gridCol ", "w:tcW "].iter().any(|width| tag.starts_with(width));
        shape.push(if is_width { "width".to_owned() } else { tag.to_owned() });
        text.push_str(&unescaped(after));
    }
    Reading { shape, links, text: bare(&text) }
}

fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    Cow::Owned(entities.iter().fold(text.to_owned(), |text, (entity, character)| text.replace(entity, character)))
}

/// A plain text, and after it each table column by column, since a cell of several lines is broken by its neighbours.
fn with_columns(document: &str) -> String {
    let lines: Vec<&str> = document.lines().collect();
    let mut all = document.to_owned();
    for (at, rule) in lines.iter().enumerate().filter(|(_, line)| is_rule(line)) {
        let widths: Vec<usize> = rule.split("  ").map(str::len).collect();
        let mut columns = vec![String::new(); widths.len()];
        for line in lines[at + 1..].iter().take_while(|line| !is_underline(line)) {
            divide(line, &widths, &mut columns);
        }
        for column in &columns {
            all.extend(["\n", column]);
        }
    }
    all
}

/// Whether a line is what stands under the head of a table of several columns.
fn is_rule(line: &str) -> bool {
    line.contains("-  -") && line.split("  ").all(|group| !group.is_empty() && group.bytes().all(|c| c == b'-'))
}

/// Whether a line is what stands under a heading.
fn is_underline(line: &str) -> bool {
    line.len() > 2 && line.bytes().all(|c| c == b'-')
}

/// Puts what of a line stands in each column of the screen to the text of that column.
fn divide(line: &str, widths: &[usize], columns: &mut [String]) {
    let starts = widths.iter().scan(0, |next, width| Some(std::mem::replace(next, *next + width + 2)));
    let spans: Vec<std::ops::Range<usize>> = starts.zip(widths).map(|(start, width)| start..start + width).collect();
    if line.is_ascii() {
        for (span, column) in spans.into_iter().zip(columns) {
            column.push_str(line.get(span.start..span.end.min(line.len())).unwrap_or_default());
        }
        return;
    }
    let (mut inside, mut before) = (None, 0);
    for (at, character) in line.char_indices() {
        let after = line[..at + character.len_utf8()].width();
        // What takes no column of its own belongs to the character before it, or begins the cell.
        if before < after || inside.is_none() {
            inside = spans.iter().position(|span| span.contains(&before) && after <= span.end);
        }
        if let Some(column) = inside {
            columns[column].push(character);
        }
        before = after;
    }
}
