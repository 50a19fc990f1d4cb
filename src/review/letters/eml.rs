//! Letters as mail: the subject, the date and the text that its reader is shown.

use chrono::NaiveDate;
use mail_parser::{Message, MessageParser, PartType};

use super::block::Block;
use super::{html, plain};

/// A mail, read.
#[derive(Debug)]
pub(super) struct Mail {
    pub(super) subject: Option<String>,
    pub(super) date: Option<NaiveDate>,
    pub(super) blocks: Vec<Block>,
    /// The text that the places of the blocks count in.
    pub(super) source: String,
    /// Where that text begins in the file, in bytes; `None`: it was encoded, and its places are not those of the file.
    pub(super) offset: Option<usize>,
}

/// Reads a mail; `None`: it is none, or has no text. Of the same letter as text and as HTML the text is read.
pub(super) fn read(bytes: &[u8]) -> Option<Mail> {
    let message = MessageParser::default().parse(bytes)?;
    let (is_html, source, offset) = body(&message, bytes)?;
    let blocks = if is_html { html::read(&source) } else { plain::read(&source) };
    let date = message
        .date()
        .and_then(|date| NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day)));
    Some(Mail { subject: message.subject().map(str::to_owned), date, blocks, source, offset })
}

fn body(message: &Message<'_>, bytes: &[u8]) -> Option<(bool, String, Option<usize>)> {
    let mut indices = message.text_body.iter().chain(&message.html_body);
    let part = indices.find_map(|index| message.parts.get(*index as usize))?;
    let (is_html, text) = match &part.body {
        PartType::Text(text) => (false, text),
        PartType::Html(text) => (true, text),
        _ => return None,
    };
    let start = part.offset_body as usize;
    let plain = bytes.get(start..).is_some_and(|rest| rest.starts_with(text.as_bytes()));
    Some((is_html, text.to_string(), plain.then_some(start)))
}
