//! The letterhead's lists, with the two forms that a letter's lists have.

use super::super::file::{Fault, Markup, Token, attribute};
use super::super::shell::{Around, NUMBERING, Numbering, WORD};
use super::opened;

/// The lists of a part, or ours alone where there is none.
pub(super) fn continued(path: &str, text: Option<String>) -> Result<Numbering, Fault> {
    let Some(text) = text else {
        return Ok(Numbering { around: Around::cut(path, NUMBERING, "</w:numbering>"), forms: [0, 1], first: 1 });
    };
    let text = opened(&text);
    let (mut forms, mut numbers) = (Vec::new(), Vec::new());
    // Forms stand before numbers, and numbers before what cleans them up.
    let (mut first_number, mut last) = (None, None);
    let mut markup = Markup::of(&text);
    while let Some((token, at)) = markup.next()? {
        let Token::Open(tag) = token else { continue };
        let number = |name: &str| attribute(&tag, name).and_then(|value| value.parse::<u32>().ok());
        match (tag.name().0, markup.depth) {
            ("w:abstractNum", 2) => forms.extend(number("w:abstractNumId")),
            ("w:num", 2) => {
                first_number = first_number.or(Some(at.start));
                numbers.extend(number("w:numId"));
            }
            ("w:numIdMacAtCleanup", 2) => last = last.or(Some(at.start)),
            _ => {}
        }
    }
    let end = last.or_else(|| text.rfind("</")).ok_or(Fault::Broken)?;
    let middle = first_number.unwrap_or(end);
    let next = |taken: &[u32]| taken.iter().max().map_or(1, |most| most.saturating_add(1));
    let form = next(&forms);
    let around = Around {
        path: path.to_owned(),
        before: [&text[..middle], &our_forms(form), &text[middle..end]].concat(),
        after: text[end..].to_owned(),
    };
    Ok(Numbering { around, forms: [form, form + 1], first: next(&numbers) })
}

/// Our two forms, numbered from `first`.
fn our_forms(first: u32) -> String {
    let start = NUMBERING.find("<w:abstractNum ").unwrap_or_default();
    let end = NUMBERING.find("</w:numbering>").unwrap_or(NUMBERING.len());
    let forms = NUMBERING[start..end].replace("<w:abstractNum ", &format!("<w:abstractNum xmlns:w=\"{WORD}\" "));
    let id = |number: u32| format!("w:abstractNumId=\"{number}\"");
    // The higher first, which the lower may become.
    forms.replace(&id(1), &id(first + 1)).replace(&id(0), &id(first))
}
