//! Letters in HTML, as a browser shows them.
//!
//! Read with `html5gum`: a tokenizer by the HTML standard that recovers from anything, gives the place of each token,
//! and brings no tree and no other crate with it.

use html5gum::emitters::default::{DefaultEmitter, Token};
use html5gum::{Span, Tokenizer};

use super::block::{Block, Blocks};
use crate::rendering::PARTS;
use crate::review::BlockKind;

/// Elements that begin a block.
const BLOCKS: [&str; 22] = [
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "td",
    "th",
    "tr",
    "table",
    "address",
    "section",
    "header",
    "footer",
    "blockquote",
    "pre",
    "article",
];
/// Elements whose text nobody reads.
const SILENT: [&str; 5] = ["script", "style", "title", "template", "svg"];

/// Its blocks. The parts of our own letters are known by the class of their section.
pub(super) fn read(text: &str) -> Vec<Block> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut page =
        Page { text, blocks: Blocks::default(), kind: BlockKind::Paragraph, silent: None, strong: 0, rows: 0 };
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let class = tag.attributes.get(&b"class"[..]).map(|class| String::from_utf8_lossy(&class.value));
                page.start(&String::from_utf8_lossy(&tag.name), class.as_deref().unwrap_or_default(), tag.span);
                if tag.self_closing && page.silent.as_deref() == Some(&*String::from_utf8_lossy(&tag.name)) {
                    page.silent = None;
                }
            }
            Token::EndTag(tag) => page.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(part) => page.text(&String::from_utf8_lossy(&part.value), part.span),
            _ => {}
        }
    }
    page.blocks.end(page.kind);
    page.blocks.finish()
}

/// A page in reading.
struct Page<'t> {
    text: &'t str,
    blocks: Blocks,
    kind: BlockKind,
    /// The element inside which nothing is read.
    silent: Option<String>,
    strong: u32,
    /// The rows of tables so far.
    rows: usize,
}

impl Page<'_> {
    fn start(&mut self, name: &str, class: &str, span: Span) {
        if self.silent.is_some() {
            return;
        }
        if SILENT.contains(&name) {
            self.silent = Some(name.to_owned());
        } else if BLOCKS.contains(&name) {
            self.blocks.end(self.kind);
            self.kind = match name {
                "li" => BlockKind::Item,
                "td" | "th" => BlockKind::Cell(self.rows),
                "pre" => BlockKind::Block,
                "p" if self.kind == BlockKind::Item => BlockKind::Item,
                _ if name.len() == 2 && name.starts_with('h') => BlockKind::Heading,
                _ => BlockKind::Paragraph,
            };
            self.rows += usize::from(name == "tr");
            if name == "section" {
                self.blocks.part = PARTS.into_iter().find(|part| class.split(' ').any(|class| class == *part));
            }
        } else if matches!(name, "b" | "strong") {
            self.strong += 1;
        } else if (name == "br" || (name == "span" && class == "line")) && !self.blocks.is_spaced() {
            self.blocks.push("\n", span.start);
        }
    }

    fn end(&mut self, name: &str) {
        if self.silent.as_deref() == Some(name) {
            self.silent = None;
        } else if self.silent.is_none() && BLOCKS.contains(&name) {
            self.blocks.end(self.kind);
            if matches!(name, "li" | "ul" | "ol" | "td" | "th" | "pre") || name.starts_with('h') {
                self.kind = BlockKind::Paragraph;
            }
            if name == "section" {
                self.blocks.part = None;
            }
        } else if matches!(name, "b" | "strong") {
            self.strong = self.strong.saturating_sub(1);
        }
    }

    /// Text with its white space folded, a piece for each stretch that stands in the file as it is read.
    fn text(&mut self, decoded: &str, span: Span) {
        if self.silent.is_some() {
            return;
        }
        let source = self.text.get(span.start..span.end).unwrap_or_default();
        let mut at = 0;
        for c in decoded.chars() {
            let here = span.start + at;
            at += width(&source[at.min(source.len())..], c);
            let folded = if c.is_whitespace() { ' ' } else { c };
            if folded == ' ' && self.blocks.is_spaced() {
                continue;
            }
            let mut buffer = [0; 4];
            let piece = folded.encode_utf8(&mut buffer);
            if self.strong > 0 { self.blocks.push_strong(piece, here) } else { self.blocks.push(piece, here) }
        }
    }
}

/// How many bytes of the file were read as this character: one's own, a reference's (`&amp;`), or a line end's.
fn width(source: &str, read: char) -> usize {
    if source.starts_with(read) && !(read == '&' && source.starts_with("&amp")) {
        return read.len_utf8();
    }
    if source.starts_with('&') {
        let end =
            source.bytes().skip(1).take(32).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
        return 1 + end + usize::from(source[1 + end..].starts_with(';'));
    }
    if source.starts_with("\r\n") { 2 } else { source.chars().next().map_or(0, char::len_utf8) }
}
