//! What the styles of a Word file say of a paragraph's kind.

use std::collections::BTreeMap;

use crate::rendering::word_file::{Fault, Markup, Token, attribute};

/// A style.
#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: String,
    bold: Option<bool>,
    hidden: Option<bool>,
    heading: Option<bool>,
    item: Option<bool>,
}

/// The styles of a file by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

/// How many styles may stand one upon another; a file may have them stand in a circle.
const DEEPEST: usize = 16;

impl Styles {
    /// Those of a part; none, if it is empty.
    pub(super) fn of(text: &str) -> Result<Self, Fault> {
        let mut styles = Self::default();
        let mut markup = Markup::of(text);
        let mut id = String::new();
        while let Some((token, _)) = markup.next()? {
            let Token::Open(tag) = token else { continue };
            let prefix = tag.name().0.rsplit_once(':').map_or(String::new(), |(prefix, _)| format!("{prefix}:"));
            let own = tag.local_name();
            if own.as_ref() == "style" {
                id = attribute(&tag, &format!("{prefix}styleId")).unwrap_or_default();
                styles.0.insert(id.clone(), Style::default());
                continue;
            }
            let Some(style) = styles.0.get_mut(&id) else { continue };
            let value = attribute(&tag, &format!("{prefix}val"));
            match own.as_ref() {
                "name" => style.name = value.unwrap_or_default().to_lowercase(),
                "basedOn" => style.based_on = value.unwrap_or_default(),
                "b" => style.bold = Some(is_on(value.as_deref())),
                "vanish" => style.hidden = Some(is_on(value.as_deref())),
                "outlineLvl" => style.heading = Some(value.as_deref() != Some("9")),
                "numId" => style.item = Some(value.as_deref() != Some("0")),
                // How parts of a table look says nothing of a paragraph.
                "tblStylePr" => markup.skip()?,
                _ => {}
            }
        }
        Ok(styles)
    }

    pub(super) fn is_bold(&self, id: &str) -> Option<bool> {
        self.first(id, |style| style.bold)
    }

    pub(super) fn is_hidden(&self, id: &str) -> bool {
        self.first(id, |style| style.hidden).unwrap_or(false)
    }

    pub(super) fn is_heading(&self, id: &str) -> bool {
        let titled = |style: &Style| matches!(style.name.as_str(), "title" | "subtitle").then_some(true);
        self.first(id, |style| style.heading.or_else(|| titled(style))).unwrap_or(false)
    }

    pub(super) fn is_item(&self, id: &str) -> bool {
        let continued = |style: &Style| style.name.starts_with("list continue").then_some(true);
        self.first(id, |style| style.item.or_else(|| continued(style))).unwrap_or(false)
    }

    pub(super) fn is_code(&self, id: &str) -> bool {
        self.first(id, |style| (style.name == "html preformatted").then_some(true)).unwrap_or(false)
    }

    /// What a style says, or the nearest that it is based on.
    fn first<T>(&self, id: &str, of: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut style = self.0.get(id);
        for _ in 0..DEEPEST {
            let found = of(style?);
            if found.is_some() {
                return found;
            }
            style = self.0.get(&style?.based_on);
        }
        None
    }
}

/// Whether a property without a value, or with this one, is on.
pub(super) fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off"))
}
