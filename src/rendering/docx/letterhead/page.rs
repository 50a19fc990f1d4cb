//! The letterhead's own page: what stands before and after the letter's text, and how wide that is.

use super::super::file::{Fault, Markup, Token, attribute};
use super::super::shell::{Around, WORD};
use super::related_id;

/// The width of the text where the letterhead does not say, in twentieths of a point: A4 with margins of 25 mm.
const WIDTH: u32 = 9072;

/// What a letterhead's document says of the page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) around: Around,
    /// The width of the text, in twentieths of a point.
    pub(super) width: u32,
    /// The ids of the headers.
    pub(super) headers: Vec<String>,
    /// Whether there is a text or a picture in the body.
    pub(super) has_text: bool,
}

impl Page {
    /// Reads it. Of several sections, the first is the letterhead.
    ///
    /// # Errors
    /// What is not written as Word writes it.
    pub(super) fn of(text: &str) -> Result<Self, Fault> {
        let mut page = Self { width: WIDTH, ..Self::default() };
        let mut markup = Markup::of(text);
        let (mut body, mut section, mut reads) = (None, None, false);
        while let Some((token, at)) = markup.next()? {
            match token {
                Token::Open(tag) if markup.depth == 1 => {
                    if attribute(&tag, "xmlns:w").as_deref() != Some(WORD) || tag.name().0 != "w:document" {
                        return Err(Fault::Strict);
                    }
                }
                Token::Open(tag) => match tag.name().0 {
                    "w:body" if body.is_none() && markup.depth == 2 => body = Some(at.end),
                    "w:sectPr" if section.is_none() => {
                        page.section(&mut markup)?;
                        section = Some(at.start..markup.position());
                    }
                    "w:drawing" | "w:pict" => page.has_text = true,
                    "w:t" => reads = true,
                    _ => {}
                },
                Token::Close(_) => reads = false,
                Token::Text(said) => page.has_text |= reads && !said.trim().is_empty(),
            }
        }
        let body = body.ok_or(Fault::Strict)?;
        let before = text.get(..body).ok_or(Fault::Broken)?;
        // `<w:body/>` has no room.
        if before.ends_with("/>") {
            return Err(Fault::Foreign);
        }
        let section = section.and_then(|at| text.get(at)).unwrap_or_default();
        page.around = Around {
            path: String::new(),
            before: before.to_owned(),
            after: format!("{section}</w:body></w:document>"),
        };
        Ok(page)
    }

    /// Reads the section that was opened.
    fn section(&mut self, markup: &mut Markup<'_>) -> Result<(), Fault> {
        let outside = markup.depth - 1;
        let (mut width, mut margins) = (None, 0);
        while markup.depth > outside {
            let Some((token, _)) = markup.next()? else { return Err(Fault::Broken) };
            let Token::Open(tag) = token else { continue };
            let number = |name: &str| attribute(&tag, name).and_then(|value| value.parse::<u32>().ok());
            match tag.name().0 {
                // What the section was before somebody changed it.
                "w:sectPrChange" => markup.skip()?,
                "w:pgSz" => width = number("w:w"),
                "w:pgMar" => margins = ["w:left", "w:right", "w:gutter"].into_iter().filter_map(number).sum(),
                "w:headerReference" => self.headers.extend(related_id(&tag)),
                _ => {}
            }
        }
        // A page that is narrower than a few words is no page.
        self.width = width.and_then(|width| width.checked_sub(margins)).filter(|width| *width > 2000).unwrap_or(WIDTH);
        Ok(())
    }
}
