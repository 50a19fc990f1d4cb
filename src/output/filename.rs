//! File names made from a record's own words.

use super::codes;
use crate::diagnostic::{Diagnostic, Result};

/// Names that Windows keeps for devices, whatever follows the first point.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Longest name in bytes that common file systems take.
const LONGEST: usize = 255;
const TOO_LONG: &str = "is longer than a file name may be";

/// `stem.extension`, if that is one plain file name on every common system.
///
/// # Errors
/// `OUT003`, saying what is wrong with the name.
pub fn safe(stem: &str, extension: &str) -> Result<String> {
    let name = format!("{stem}.{extension}");
    let fault = match fault(stem) {
        None if name.len() > LONGEST => TOO_LONG,
        None => return Ok(name),
        Some(fault) => fault,
    };
    let shown: String = stem.chars().take(60).collect();
    Err(Diagnostic::error(codes::UNSAFE_NAME, format!("the customer id {shown:?} cannot name a file: it {fault}"))
        .hint("change the id, or write this one letter with --customer and -o FILE")
        .into())
}

/// What keeps a text from being one plain name in a path, on every common system.
pub(super) fn component_fault(name: &str) -> Option<&'static str> {
    fault(name).or_else(|| (name.len() > LONGEST).then_some(TOO_LONG))
}

/// What is wrong with a name, its length aside.
fn fault(stem: &str) -> Option<&'static str> {
    let device = stem.split('.').next().unwrap_or(stem).trim();
    let fault = if stem.trim().is_empty() {
        "is empty"
    } else if stem.contains(['/', '\\', ':']) {
        "holds a path separator"
    } else if stem.starts_with('.') {
        "would be hidden"
    } else if stem.chars().any(|c| c.is_control() || matches!(c, '<' | '>' | '"' | '|' | '?' | '*') || invisible(c)) {
        "holds a character that file names may not have"
    } else if stem.starts_with(' ') || stem.ends_with([' ', '.']) {
        "begins or ends with a space or a point"
    } else if stem.starts_with('-') {
        "begins like an option"
    } else if RESERVED.iter().any(|name| name.eq_ignore_ascii_case(device)) {
        "is the name of a device on Windows"
    } else {
        return None;
    };
    Some(fault)
}

/// Marks that change how a name reads without being seen.
fn invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// An error for each name that another already has, on systems that do not tell capitals apart.
pub fn clashes<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<Diagnostic> {
    let mut seen = std::collections::BTreeMap::<String, &str>::new();
    let mut found = Vec::new();
    for name in names {
        if let Some(other) = seen.insert(name.to_lowercase(), name) {
            found.push(
                Diagnostic::error(codes::CLASH, format!("{other} and {name} would be the same file on some systems"))
                    .hint("give the customers ids that differ in more than capitals"),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::path::{Component, Path};

    #[test]
    fn names_that_leave_the_folder_or_trip_a_system_are_refused() {
        let long = "x".repeat(300);
        let bad = [
            "",
            " ",
            ".",
            "..",
            "../x",
            "a/b",
            "a\\b",
            "C:x",
            ".hidden",
            "nul",
            "Con.v2",
            "LPT1",
            "x.",
            "x ",
            " x",
            "-rf",
            "a\0b",
            "a\nb",
            "a\u{202e}b",
            "what?",
            long.as_str(),
        ];
        for stem in bad {
            assert_eq!(safe(stem, "md").unwrap_err().0[0].code, codes::UNSAFE_NAME, "{stem:?}");
        }
        for stem in ["acme", "ACME 12", "St. Mary's", "\u{e9}cole", "a..b", "console"] {
            assert_eq!(safe(stem, "md").unwrap(), format!("{stem}.md"));
        }
    }

    #[test]
    fn names_that_differ_in_capitals_alone_clash() {
        assert_eq!(clashes(["Acme.md", "acme.md", "other.md"]).len(), 1);
        assert!(clashes(["a.md", "b.md"]).is_empty());
    }

    proptest! {
        #[test]
        fn a_safe_name_is_one_plain_component(stem in any::<String>()) {
            if let Ok(name) = safe(&stem, "md") {
                let components: Vec<_> = Path::new(&name).components().collect();
                prop_assert!(matches!(components.as_slice(), [Component::Normal(_)]), "{:?}", name);
            }
        }
    }
}
