//! What the parts of a package have to do with each other.

use super::{Fault, Markup, Token, attribute};

/// A relationship of a part with another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relationship {
    pub(crate) id: String,
    /// The last word of its type: `styles`.
    pub(crate) kind: String,
    pub(crate) target: String,
}

/// The relationships that a part of them lists.
///
/// # Errors
/// What is no XML.
pub(crate) fn relationships(text: &str) -> Result<Vec<Relationship>, Fault> {
    let mut found = Vec::new();
    let mut markup = Markup::of(text);
    while let Some((token, _)) = markup.next()? {
        let Token::Open(tag) = token else { continue };
        if tag.local_name().as_ref() != "Relationship" {
            continue;
        }
        let value = |name| attribute(&tag, name).unwrap_or_default();
        let kind = value("Type").rsplit('/').next().unwrap_or_default().to_owned();
        found.push(Relationship { id: value("Id"), kind, target: value("Target") });
    }
    Ok(found)
}

/// The first of a kind.
pub(crate) fn named<'r>(among: &'r [Relationship], kind: &str) -> Option<&'r Relationship> {
    among.iter().find(|relationship| relationship.kind == kind)
}

/// The path of a target, as it is meant from a folder of the package.
pub(crate) fn resolved(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = Vec::new();
    let from = if target.starts_with('/') { "" } else { folder };
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn a_target_is_meant_from_its_folder() {
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word/", "../docProps/./core.xml"), "docProps/core.xml");
        assert_eq!(resolved("", "../../x"), "x");
    }
}
