//! One HTML file that needs no other: a letter on the screen, and on paper.

use std::sync::LazyLock;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use pulldown_cmark::{Event, Tag, TagEnd};
use tera::{Context, Map, Tera, Value};

use super::document::{ENCLOSED, paragraphs, reference};
use super::held::{held, held_line};
use super::look::{Accent, Logo, LogoFormat, Look};
use super::manuscript::{Manuscript, Section};
use super::{markdown, problems};
use crate::composition::Frame;
use crate::diagnostic::{Problems, Result};

const PAGE: &str = "page.html";

/// The page, parsed once; a second engine, since a page is escaped as HTML.
static ENGINE: LazyLock<tera::TeraResult<Tera>> = LazyLock::new(|| {
    let mut engine = Tera::default();
    engine.add_raw_template(PAGE, include_str!("../../templates/page.html"))?;
    Ok(engine)
});

/// The page of a manuscript.
///
/// # Errors
/// None in a tested build: a page that cannot be read or rendered.
pub(super) fn page(manuscript: &Manuscript, look: &Look) -> Result<Vec<u8>> {
    let failed = |error: &tera::Error| Problems(problems::from_engine(problems::FAILED_TEMPLATE, error, PAGE));
    let engine = ENGINE.as_ref().map_err(failed)?;
    let mut out = Vec::with_capacity(16 * 1024);
    engine.render_to(PAGE, &context(manuscript, look), &mut out).map_err(|error| failed(&error))?;
    Ok(out)
}

fn context(manuscript: &Manuscript, look: &Look) -> Context {
    let mut context = Context::new();
    context.insert_value("lang", Value::from(manuscript.region.tag()));
    context.insert_value("kind", Value::from(manuscript.kind.name()));
    context.insert_value("subject", text(&manuscript.subject));
    let sections: Vec<Value> = manuscript.sections.iter().map(section).collect();
    context.insert_value("sections", Value::from(sections));
    if let Some(frame) = &manuscript.frame {
        context.insert_value("frame", frame_value(frame));
    }
    context.insert_value("look", look_value(look));
    context
}

/// Where mail programs look for a style: on the element itself.
const STYLES: [(&str, &str); 9] = [
    ("<p>", "<p style=\"margin:0 0 16px\">"),
    ("<ul>", "<ul style=\"margin:0 0 16px;padding:0 0 0 22px\">"),
    ("<ol>", "<ol style=\"margin:0 0 16px;padding:0 0 0 22px\">"),
    ("<li>", "<li style=\"margin:0 0 6px\">"),
    ("<table>", "<table style=\"border-collapse:collapse;margin:0 0 16px;font-size:14px\">"),
    ("<th>", "<th style=\"padding:6px 12px 6px 0;text-align:left;border-bottom:1px solid #1d1c1a\">"),
    (
        "<td>",
        "<td style=\"padding:6px 12px 6px 0;text-align:left;vertical-align:top;border-bottom:1px solid #cfcbc3\">",
    ),
    ("<a href", "<a style=\"color:#1f4e79\" href"),
    ("<blockquote>", "<blockquote style=\"margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #cfcbc3\">"),
];

/// The fonts of a mail: those that every machine has.
const MAIL_FONTS: &str = "Georgia,'Times New Roman',serif";

/// What the page of a mail is made of; `logo`: what its picture is called within the message, and its size in pixels.
pub(super) fn mail_context(manuscript: &Manuscript, look: &Look, logo: Option<(&str, (u32, u32))>) -> Context {
    let mut context = context(manuscript, look);
    let accent = look.accent.map(|accent| format!("<a style=\"color:{}\" href", hex(accent.on_light)));
    let sections: Vec<Value> = manuscript
        .sections
        .iter()
        .map(|section| {
            // A value's own brackets are entities by now, so that only elements are met.
            let mut html = body(section);
            for (plain, styled) in STYLES {
                let styled = if plain.starts_with("<a") { accent.as_deref().unwrap_or(styled) } else { styled };
                html = html.replace(plain, styled);
            }
            Value::from(Map::from_iter([("html".into(), Value::safe_string(&html))]))
        })
        .collect();
    context.insert_value("sections", Value::from(sections));
    if let Some((name, (width, height))) = logo {
        let fields = [("name", Value::from(name)), ("width", Value::from(width)), ("height", Value::from(height))];
        context.insert_value("logo", Value::from(Map::from_iter(fields.map(|(field, value)| (field.into(), value)))));
    }
    let font = look.family().unwrap_or_default();
    let fonts = if font.is_empty() { MAIL_FONTS.to_owned() } else { format!("'{font}',{MAIL_FONTS}") };
    context.insert_value("fonts", Value::safe_string(&fonts));
    context
}

/// Every field is there; what the brand leaves open is empty.
fn look_value(look: &Look) -> Value {
    let ink = |paper: fn(Accent) -> [u8; 3]| look.accent.map(|accent| hex(paper(accent))).unwrap_or_default();
    let font = look.family().unwrap_or_default();
    let logo = look.logo.as_ref().map(data_uri).unwrap_or_default();
    Value::from(Map::from_iter([
        ("on_light".into(), Value::from(ink(|accent| accent.on_light))),
        ("on_dark".into(), Value::from(ink(|accent| accent.on_dark))),
        ("font".into(), Value::from(font)),
        ("logo".into(), Value::safe_string(&logo)),
    ]))
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A picture within the page.
fn data_uri(logo: &Logo) -> String {
    let kind = match logo.format {
        LogoFormat::Png => "png",
        LogoFormat::Svg => "svg+xml",
    };
    format!("data:image/{kind};base64,{}", BASE64_STANDARD.encode(&logo.bytes))
}

fn section(section: &Section) -> Value {
    let html = body(section);
    let mut fields =
        Map::from_iter([("name".into(), Value::from(section.name)), ("html".into(), Value::safe_string(&html))]);
    if let Some(heading) = &section.heading {
        fields.insert("heading".into(), text(heading));
    }
    if let Some(figure) = &section.figure {
        fields.insert("figure".into(), Value::safe_string(figure));
    }
    Value::from(fields)
}

/// The text of a section as HTML.
fn body(section: &Section) -> String {
    let markdown = &section.markdown;
    let mut html = String::with_capacity(markdown.len() * 2);
    match markdown::plain(markdown) {
        // Nothing in it has to be escaped.
        Some(paragraphs) => paragraphs.for_each(|at| html.extend(["<p>", &held(&markdown[at]), "</p>\n"])),
        None => parsed(markdown, &mut html),
    }
    html
}

fn parsed(markdown: &str, html: &mut String) {
    pulldown_cmark::html::push_html(html, markdown::set_events(markdown).flat_map(in_a_box));
}

/// Puts a table into a box of its own, so that on a narrow screen it scrolls and the page does not.
fn in_a_box(event: Event<'_>) -> impl Iterator<Item = Event<'_>> {
    let (before, after) = match &event {
        Event::Start(Tag::Table(_)) => (Some("<div class=\"table\" tabindex=\"0\">\n"), None),
        Event::End(TagEnd::Table) => (None, Some("</div>\n")),
        _ => (None, None),
    };
    let html = |html: &'static str| Event::Html(html.into());
    before.map(html).into_iter().chain([event]).chain(after.map(html))
}

fn frame_value(frame: &Frame) -> Value {
    let notices: Vec<Value> = frame
        .notices
        .iter()
        .map(|notice| {
            let fields =
                [("heading".into(), text(&notice.heading)), ("paragraphs".into(), texts(&paragraphs(&notice.text)))];
            Value::from(Map::from_iter(fields))
        })
        .collect();
    let references: Vec<String> = frame.references.iter().map(reference).collect();
    Value::from(Map::from_iter([
        ("sender".into(), texts(&frame.sender)),
        ("recipient".into(), texts(&frame.recipient)),
        ("date".into(), text(&frame.date)),
        ("references".into(), texts(&references)),
        ("salutation".into(), text(&frame.salutation)),
        ("close".into(), text(&frame.close)),
        ("signature".into(), texts(&frame.signature)),
        ("enclosed".into(), Value::from(ENCLOSED)),
        ("enclosures".into(), texts(&frame.enclosures)),
        ("notices".into(), Value::from(notices)),
    ]))
}

fn text(value: &str) -> Value {
    Value::normal_string(&held_line(value))
}

/// Lines of values; those that hold nothing to read are left out, as in the Markdown.
fn texts(values: &[String]) -> Value {
    let shown: Vec<Value> = values
        .iter()
        .map(|value| held_line(value))
        .filter(|v| !v.is_empty())
        .map(|v| Value::normal_string(&v))
        .collect();
    Value::from(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn paragraphs_are_written_as_the_parser_writes_them(
            markdown in "([a-z]{1,3}|[ .,:;()\"'=!?$%^{}@/0-9-]|5 kg|6 March|\u{a0}|é|\n\n|\n\n\n|\n|(1\\.|-|\\+|#|>|\\*|_|`|&amp;|\\\\\\.|\t|~~|\\|) ){0,30}",
        ) {
            let mut wanted = String::new();
            parsed(&markdown, &mut wanted);
            let section = Section { name: "cause", heading: None, markdown, figure: None };
            proptest::prop_assert_eq!(body(&section), wanted);
        }
    }
}
