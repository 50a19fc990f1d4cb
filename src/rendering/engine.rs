//! The template engines: what they hold, and how they escape what stands in a template's braces.

use std::io::{self, Write};

use tera::{Tera, TeraResult};

use super::templates::{BUILTIN, Builtin, PREFIX};
use super::{escape, filters, problems};
use crate::diagnostic::{Problems, Result};

/// How the name of a template ends in which values are escaped for Markdown; all other text takes them as they are.
pub(super) const MARKDOWN: &str = ".md";

/// How the name of a picture's template ends.
const PICTURE: &str = ".svg";

/// An engine escapes in one way alone; so there is one for text, which is Markdown, and one for pictures.
pub(super) struct Engines {
    text: Tera,
    /// `None`: no template that is wanted makes a picture.
    pictures: Option<Tera>,
}

impl Engines {
    /// Engines with the built-in templates that are `wanted`.
    pub(super) fn with(wanted: impl Fn(&Builtin) -> bool) -> Result<Self> {
        let wanted: Vec<&Builtin> = BUILTIN.iter().filter(|builtin| wanted(builtin)).collect();
        let broken = |error: tera::Error| Problems(problems::from_engine(problems::BROKEN_TEMPLATE, &error, PREFIX));
        let (pictures, texts): (Vec<_>, Vec<_>) = wanted.into_iter().partition(|b| b.name.ends_with(PICTURE));
        let text = engine(MARKDOWN, escape::write_escaped, &texts).map_err(broken)?;
        let pictures = match pictures.as_slice() {
            [] => None,
            some => Some(engine(PICTURE, write_in_picture, some).map_err(broken)?),
        };
        Ok(Self { text, pictures })
    }

    /// The engine that has the template of this name.
    pub(super) fn of(&self, name: &str) -> &Tera {
        match &self.pictures {
            Some(pictures) if name.ends_with(PICTURE) => pictures,
            _ => &self.text,
        }
    }

    /// The engine that a template of this name belongs to.
    pub(super) fn of_mut(&mut self, name: &str) -> &mut Tera {
        match &mut self.pictures {
            Some(pictures) if name.ends_with(PICTURE) => pictures,
            _ => &mut self.text,
        }
    }
}

fn engine(suffix: &'static str, escape: tera::EscapeFn, builtin: &[&Builtin]) -> TeraResult<Tera> {
    let mut engine = Tera::default();
    // A user's file is found first; without one the name falls back to the built-in.
    engine.set_fallback_prefixes([PREFIX])?;
    engine.autoescape_on([suffix]);
    engine.set_escape_fn(escape);
    filters::register(&mut engine);
    engine.add_raw_templates(builtin.iter().map(|b| (b.full_name, b.text)))?;
    Ok(engine)
}

/// A value in a picture: text of an element, or of an attribute in quotation marks.
fn write_in_picture(value: &str, out: &mut dyn Write) -> io::Result<()> {
    tera::escape_html(&escape::folded(value), out)
}

#[cfg(test)]
mod tests {
    use tera::{Context, Value};

    use super::Engines;

    #[test]
    fn each_kind_of_template_has_its_escaping() {
        let mut engines = Engines::with(|_| true).unwrap();
        let mut context = Context::new();
        context.insert_value("value", Value::from("<b title=\"x\">*\n& '"));
        for (name, text) in [
            ("report/course.svg", "&lt;b title=&quot;x&quot;&gt;* &amp; &#39;"),
            ("report/timeline.md", r#"\<b title="x">\* & '"#),
        ] {
            let engine = engines.of_mut(name);
            engine.add_raw_template(name, "{{ value }}").unwrap();
            assert_eq!(engines.of(name).render(name, &context).unwrap(), text);
        }
    }
}
