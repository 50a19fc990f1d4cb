//! How a sentence, a heading or a cell begins.

use std::borrow::Cow;

/// The text with its first letter in upper case: `the booking page` -> `The booking page`. Names with a spelling of their
/// own (`eBay`, `shop.example`, `order_id`) stay as they are.
pub fn capitalized(text: &str) -> String {
    let unchanged = || text.to_owned();
    let Some(start) = text.find(|c| !is_opening(c)) else { return unchanged() };
    let (before, rest) = text.split_at(start);
    let mut letters = rest.chars();
    let Some(first) = letters.next().filter(|first| first.is_lowercase()) else { return unchanged() };
    if has_own_spelling(rest.split(' ').next().unwrap_or_default()) {
        return unchanged();
    }
    let mut raised = String::with_capacity(text.len() + 2);
    raised.push_str(before);
    raised.extend(first.to_uppercase());
    raised.push_str(letters.as_str());
    raised
}

/// Marks that may stand before the first letter; a backslash stands before a mark of Markdown.
fn is_opening(mark: char) -> bool {
    matches!(mark, '"' | '\'' | '(' | '[' | '\u{201c}' | '\u{2018}' | '\\' | ' ')
}

/// Whether a capital would make another word of it: `eBay`, an address, a name of code.
fn has_own_spelling(word: &str) -> bool {
    word.chars().any(|c| c.is_uppercase() || matches!(c, '@' | '_' | '/' | ':'))
        || word.trim_end_matches(|c: char| !c.is_alphanumeric()).contains('.')
}

/// Words that open a sentence and are no names, so that they lose their capital inside one.
const OPENERS: [&str; 28] = [
    "We", "You", "Your", "Our", "The", "This", "That", "These", "Those", "It", "Its", "A", "An", "All", "Each",
    "Every", "Both", "To", "In", "On", "At", "For", "With", "From", "Because", "When", "What", "There",
];

/// A text as it goes on after a colon: its first word without a capital, where that is certainly no name's.
pub fn continued(text: &str) -> Cow<'_, str> {
    let (first, rest) = text.split_at(text.find(' ').unwrap_or(text.len()));
    let is_of_name = rest.trim_start().starts_with(char::is_uppercase);
    if OPENERS.contains(&first) && !is_of_name {
        Cow::Owned(first.to_ascii_lowercase() + rest)
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{capitalized, continued};

    #[test]
    fn the_first_word_keeps_a_capital_that_may_be_a_name_s() {
        for (text, after) in [
            ("We have paid.", "we have paid."),
            ("All Saints' School has it.", "All Saints' School has it."),
            ("London has it.", "London has it."),
            ("It", "it"),
        ] {
            assert_eq!(continued(text), after);
        }
    }

    #[test]
    fn the_first_letter_is_raised_and_the_rest_left() {
        for (plain, raised) in [
            ("the booking page", "The booking page"),
            ("\u{201c}the page\u{201d} went", "\u{201c}The page\u{201d} went"),
            ("éclairs", "Éclairs"),
            ("3 orders", "3 orders"),
            ("eBay orders", "eBay orders"),
            ("shop.example was down", "shop.example was down"),
            ("ops@shop.example", "ops@shop.example"),
            ("page.", "Page."),
            ("a.", "A."),
            ("", ""),
        ] {
            assert_eq!(capitalized(plain), raised);
        }
    }
}
