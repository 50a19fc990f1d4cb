//! XML, token by token.
//!
//! Read with `quick-xml`, which has one small dependency, gives the place of each token and expands no entity of a
//! document's own.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::Fault;

/// A piece of XML.
#[derive(Debug)]
pub(crate) enum Token<'a> {
    /// An element begins; one that is empty ends with the next token.
    Open(BytesStart<'a>),
    /// An element of that name ends.
    Close(String),
    /// Text, its references resolved.
    Text(String),
}

/// XML in reading.
#[derive(Debug)]
pub(crate) struct Markup<'a> {
    reader: Reader<&'a [u8]>,
    /// Elements that are open.
    pub(crate) depth: usize,
}

impl<'a> Markup<'a> {
    /// Begins.
    pub(crate) fn of(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    /// The next piece with its bytes; `None` at the end.
    ///
    /// # Errors
    /// What is not well formed, and a document type, which no file for Word has.
    pub(crate) fn next(&mut self) -> Result<Option<(Token<'a>, Range<usize>)>, Fault> {
        loop {
            let start = self.position();
            let event = self.reader.read_event().map_err(|_| Fault::Broken)?;
            let token = match event {
                Event::Start(tag) => {
                    self.depth += 1;
                    Token::Open(tag)
                }
                Event::End(tag) => {
                    self.depth = self.depth.checked_sub(1).ok_or(Fault::Broken)?;
                    Token::Close(tag.name().0.to_owned())
                }
                Event::Text(text) => Token::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Token::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(name) => match name.resolve_char_ref().map_err(|_| Fault::Broken)? {
                    Some(character) => Token::Text(character.to_string()),
                    None => Token::Text(resolve_predefined_entity(&name).ok_or(Fault::Broken)?.to_owned()),
                },
                Event::DocType(_) => return Err(Fault::Broken),
                Event::Eof if self.depth > 0 => return Err(Fault::Broken),
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Empty(_) => continue,
            };
            return Ok(Some((token, start..self.position())));
        }
    }

    /// Passes over the rest of the element that was opened last.
    ///
    /// # Errors
    /// As [`Markup::next`].
    pub(crate) fn skip(&mut self) -> Result<(), Fault> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?.ok_or(Fault::Broken)?;
        }
        Ok(())
    }

    /// Where the piece that was read last ends, in bytes.
    pub(crate) fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }
}

/// The value of an attribute by its whole name.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.0 == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
