//! What stays on one line: a number and its unit (`37 °F`, `5 kg`, `2:30 p.m.`), a day and its month (`6 March`).
//!
//! Formats that are set in lines take their text from here. Markdown does not: it is a source, which people edit and
//! search, and whoever sets it breaks its lines.

use std::borrow::Cow;

use super::escape::folded;
use crate::composition::wording::MONTHS;

/// A space at which no line breaks.
pub(super) const NO_BREAK: char = '\u{a0}';

/// Letters of a short word. Signs of units are as short, and other words as short that follow a number are few, so that
/// those are listed and units are not. A word that is missing there stands no worse with its number.
const SHORT: usize = 3;

/// Short words of English that are no signs of units.
const WORDS: [&str; 54] = [
    "a", "all", "an", "and", "any", "are", "as", "at", "be", "but", "by", "can", "did", "do", "for", "had", "has",
    "he", "her", "his", "how", "if", "in", "is", "it", "its", "let", "my", "new", "no", "nor", "not", "of", "off",
    "old", "on", "one", "or", "our", "out", "own", "per", "she", "so", "the", "to", "too", "two", "up", "us", "was",
    "we", "who", "you",
];

/// A value on one line, as [`folded`], with what belongs together held together.
pub(super) fn held_line(value: &str) -> Cow<'_, str> {
    match folded(value) {
        Cow::Borrowed(text) => held(text),
        Cow::Owned(text) => Cow::Owned(held(&text).into_owned()),
    }
}

/// The text with a no-break space where a line would part what belongs together. It holds pairs: what is held to the word
/// before it is not to the word behind it, so that no chain becomes longer than a line.
pub(super) fn held(text: &str) -> Cow<'_, str> {
    let (mut out, mut copied, mut free) = (String::new(), 0, 0);
    for at in memchr::memchr_iter(b' ', text.as_bytes()) {
        if at < free || !may_hold(text, at) {
            continue;
        }
        let before = text[..at].rsplit(is_gap).next().unwrap_or_default();
        let after = text[at + 1..].split(is_gap).next().unwrap_or_default();
        if belong(before, after) {
            out.push_str(&text[copied..at]);
            out.push(NO_BREAK);
            copied = at + 1;
            free = copied + after.len() + 1;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

/// Whether a number stands on either side of a space: a glance, for most have none.
fn may_hold(text: &str, at: usize) -> bool {
    let is_digit = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
    is_digit(at.checked_sub(1)) || is_digit(at.checked_add(1))
}

fn is_gap(character: char) -> bool {
    character.is_whitespace()
}

fn belong(before: &str, after: &str) -> bool {
    let before = before.trim_start_matches(is_mark);
    let after = after.trim_end_matches(is_mark);
    if before.ends_with(|c: char| c.is_ascii_digit()) {
        return is_unit(after, before) || is_day(before) && MONTHS.contains(&after);
    }
    MONTHS.contains(&before) && is_day(after)
}

/// Marks around words; a sign such as `%` is none.
fn is_mark(character: char) -> bool {
    matches!(
        character,
        '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '[' | ']' | '"' | '\'' | '\u{2018}'..='\u{201e}' | '\u{2026}'
    )
}

fn is_day(word: &str) -> bool {
    (1..=2).contains(&word.len()) && word.parse().is_ok_and(|day: u8| (1..=31).contains(&day))
}

/// Whether a word behind a number may be the sign of its unit: a sign that no word begins with (`°F`, `%`), a word that is
/// short, or one with what no word has (`kWh`, `km/h`, `m²`).
fn is_unit(word: &str, number: &str) -> bool {
    let Some(first) = word.chars().next() else { return false };
    let is_sign = |c: char| c == '%' || !c.is_ascii() && !c.is_alphanumeric() && !is_mark(c) && !is_dash(c);
    if is_sign(first) {
        return true;
    }
    // A time of day has no unit but its half of the day, and a sum has had its own.
    if number.contains(':') {
        return ["a.m", "am", "p.m", "pm"].contains(&word);
    }
    let is_currency = |c: char| matches!(c, '$' | '\u{a3}' | '\u{a5}' | '\u{20a0}'..='\u{20cf}');
    let is_number = !number.contains(is_currency) && !number.starts_with(char::is_alphabetic);
    if !is_number || WORDS.contains(&word) || is_name(word) {
        return false;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let is_sign_of_unit =
        |c: char| c.is_alphabetic() || matches!(c, '.' | '/' | '\u{b7}' | '\u{b2}' | '\u{b3}' | '\u{b0}');
    let raised = word.chars().skip(1).any(|c| c.is_uppercase() || matches!(c, '/' | '\u{b2}' | '\u{b3}'));
    let most = if raised { 2 * SHORT } else { SHORT };
    (1..=most).contains(&letters) && word.chars().all(is_sign_of_unit)
}

/// Whether a short word is written as a name is: `600 Net Loft Lane`.
fn is_name(word: &str) -> bool {
    let [first, rest @ ..] = word.as_bytes() else { return false };
    word.len() == SHORT && first.is_ascii_uppercase() && rest.iter().all(u8::is_ascii_lowercase)
}

fn is_dash(character: char) -> bool {
    matches!(character, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The text with each space that is held as an underscore.
    fn told(text: &str) -> String {
        held(text).replace(NO_BREAK, "_")
    }

    #[test]
    fn a_number_and_its_unit_stay_together() {
        for (text, so) in [
            ("between 48 and 52 °F.", "between 48 and 52_°F."),
            ("10 kg (22 lb), 99.5 %, 5 €", "10_kg (22_lb), 99.5_%, 5_€"),
            ("from 5:20 p.m. to 7 pm", "from 5:20_p.m. to 7_pm"),
            ("at 80 km/h, 5 kWh, 20 MHz, 12 m²", "at 80_km/h, 5_kWh, 20_MHz, 12_m²"),
            ("\u{2212}5 °C, -5 kg, \u{b1}2 mm, SA-1140 kg", "\u{2212}5_°C, -5_kg, \u{b1}2_mm, SA-1140 kg"),
            (
                "118 of your 2,940 orders, $5 off, \u{a3}5 Ltd, 17:20 UK time",
                "118 of your 2,940 orders, $5 off, \u{a3}5 Ltd, 17:20 UK time",
            ),
            ("17 minutes, 212 pages, 5 \u{2013} 7, 3 - 4", "17 minutes, 212 pages, 5 \u{2013} 7, 3 - 4"),
            ("600 Net Loft Lane; no 5  kg", "600 Net Loft Lane; no 5  kg"),
        ] {
            assert_eq!(told(text), so);
        }
    }

    #[test]
    fn a_day_and_its_month_stay_together() {
        for (text, so) in [
            ("On Friday 6 March 2026,", "On Friday 6_March 2026,"),
            ("By October 30: ours", "By October_30: ours"),
            ("(March 6, 2026)", "(March_6, 2026)"),
            ("2026 March 32 April 7", "2026 March 32 April_7"),
        ] {
            assert_eq!(told(text), so);
        }
        assert_eq!(told("6 March 7 May 8 June"), "6_March 7_May 8_June");
    }

    proptest! {
        #[test]
        fn nothing_but_spaces_changes_and_no_chain_grows(
            words in prop::collection::vec("[0-9]{1,4}|°F|kg|March|May|of|[a-z]{1,9}|[0-9]:[0-9]{2}|\\(6|\u{b2}|€|p\\.m\\.|, |\u{a0}", 0..14)
        ) {
            let text = words.join(" ");
            let held = held(&text);
            prop_assert_eq!(held.replace(NO_BREAK, " "), text.replace(NO_BREAK, " "));
            if !text.contains(NO_BREAK) {
                for stretch in held.split(' ') {
                    prop_assert!(stretch.matches(NO_BREAK).count() <= 1, "{}", held);
                }
            }
        }

        #[test]
        fn every_number_is_held_to_its_unit(
            number in "[1-9][0-9]{0,3}(\\.[0-9]{1,2})?", unit in "[a-zA-Zµ]{1,3}|°[A-Z]|[%‰€£]|[a-z]{1,2}/[a-z]{1,2}|[a-z]{1,2}[²³]",
            end in "[.,;:)]?"
        ) {
            prop_assume!(!WORDS.contains(&unit.as_str()) && !is_name(&unit));
            let text = format!("at {number} {unit}{end} more");
            prop_assert_eq!(told(&text), format!("at {number}_{unit}{end} more"));
        }
    }
}
