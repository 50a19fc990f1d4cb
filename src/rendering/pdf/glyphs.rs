//! Characters that no font has: they are not lost, but stand as a box, and are named.

use serde_json::Value;
use typst::text::is_default_ignorable;

use super::fonts::Fonts;
use super::problems::MISSING_GLYPH;
use crate::diagnostic::Diagnostic;

/// What stands for a character that no font has.
const BOX: char = '\u{25a1}';
/// The most characters that are named.
const NAMED: usize = 12;

/// Puts a box for every character of a document's texts that no font has, takes out what nobody sees, and gives the
/// characters that were replaced.
pub(super) fn printable(document: &mut Value, fonts: &Fonts) -> Vec<char> {
    let mut missing = Vec::new();
    walk(document, fonts, &mut missing);
    missing.sort_unstable();
    missing.dedup();
    missing
}

fn walk(value: &mut Value, fonts: &Fonts, missing: &mut Vec<char>) {
    match value {
        Value::String(text) if !text.bytes().all(|byte| matches!(byte, b' '..=b'~')) => {
            *text = text.chars().filter_map(|character| shown(character, fonts, missing)).collect();
        }
        Value::Array(values) => values.iter_mut().for_each(|value| walk(value, fonts, missing)),
        Value::Object(fields) => {
            // Where a link leads is not printed.
            fields.iter_mut().filter(|(name, _)| *name != "to").for_each(|(_, value)| walk(value, fonts, missing));
        }
        _ => {}
    }
}

fn shown(character: char, fonts: &Fonts, missing: &mut Vec<char>) -> Option<char> {
    match character {
        '\n' | '\t' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        // Spaces of a width of their own are made from the space where a font lacks them.
        ' '..='~' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(character),
        _ if is_unprinted(character) => None,
        _ if !is_private(character) && fonts.covers(character) => Some(character),
        _ if is_default_ignorable(character) => None,
        _ if character.is_whitespace() => Some(' '),
        _ => {
            missing.push(character);
            Some(BOX)
        }
    }
}

/// Controls, marks of byte order and of direction, and what is no character.
fn is_unprinted(character: char) -> bool {
    let code = u32::from(character);
    character.is_control()
        || matches!(character, '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fdd0}'..='\u{fdef}')
        || matches!(character, '\u{fff9}'..='\u{fffb}')
        || code & 0xfffe == 0xfffe
}

/// Characters that mean something else in every font: PDF/A has none.
fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

/// Names the characters that were replaced.
pub(super) fn warning(missing: &[char]) -> Option<Diagnostic> {
    if missing.is_empty() {
        return None;
    }
    let named: Vec<String> = missing.iter().copied().take(NAMED).map(named).collect();
    let more = missing.len().saturating_sub(NAMED);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    let verb = if missing.len() == 1 { "is printed as a box" } else { "are printed as boxes" };
    let message = format!("no font has {}{more}, which {verb}", named.join(", "));
    let hint = "put a font that has them into a folder, and name the folder in the policy as `brand.fonts`";
    Some(Diagnostic::warning(MISSING_GLYPH, message).hint(hint))
}

/// `U+0E01 “ก”`
fn named(character: char) -> String {
    let code = u32::from(character);
    if is_private(character) { format!("U+{code:04X}") } else { format!("U+{code:04X} “{character}”") }
}
