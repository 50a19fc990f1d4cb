//! What stays on one line: a number and its unit (`37 °F`, `5 kg`, `17 minutes`, `2:30 p.m.`), a day and its month
//! (`6 March`), the groups of a telephone number (`01632 960188`).
//!
//! Formats that are set in lines take their text from here. Markdown does not: it is a source, which people edit and
//! search, and whoever sets it breaks its lines.

use std::borrow::Cow;
use std::ops::RangeInclusive;

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

/// Units of time, which letters count in more than in all others.
const TIMES: [&str; 7] = ["second", "minute", "hour", "day", "week", "month", "year"];

/// How many digits a telephone number has, those of its country with it.
const TELEPHONE: RangeInclusive<usize> = 7..=15;
/// The digits in the groups of a number as North America writes it.
const AMERICAN: [usize; 3] = [3, 3, 4];

/// A value on one line, as [`folded`], with what belongs together held together.
pub(super) fn held_line(value: &str) -> Cow<'_, str> {
    match folded(value) {
        Cow::Borrowed(text) => held(text),
        Cow::Owned(text) => Cow::Owned(held(&text).into_owned()),
    }
}

/// The text with a no-break space where a line would part what belongs together. It holds pairs, and telephone numbers as a
/// whole: what is held to the word before it is not to the word behind it, so that no chain becomes longer than a line.
pub(super) fn held(text: &str) -> Cow<'_, str> {
    if !text.bytes().fold(false, |found, byte| found | byte.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    let (mut out, mut copied, mut free) = (String::new(), 0, 0);
    for at in beside_digits(text.as_bytes()) {
        if at < free {
            continue;
        }
        let before = text[..at].rsplit(is_gap).next().unwrap_or_default();
        let after = text[at + 1..].split(is_gap).next().unwrap_or_default();
        let start = at - before.len();
        let end = match telephone(&text[start..]) {
            Some(length) => start + length,
            None if belong(before, after) => at + 1 + after.len(),
            None => continue,
        };
        if out.is_empty() {
            out.reserve(text.len() + text.len() / 16);
        }
        out.push_str(&text[copied..at]);
        // What is held begins with a space.
        for word in text[at + 1..end].split(' ') {
            out.push(NO_BREAK);
            out.push_str(word);
        }
        copied = end;
        free = end + 1;
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

/// The spaces that have a digit on either side: most have none.
fn beside_digits(text: &[u8]) -> impl Iterator<Item = usize> {
    let is_digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    let spaces = text.iter().enumerate().filter(|(_, byte)| **byte == b' ').map(|(at, _)| at);
    spaces.filter(move |at| is_digit(at + 1) || is_digit(at.wrapping_sub(1)))
}

/// The length of the telephone number with which a text begins, where that is in groups: one that says how it is dialled
/// (`+44 20 …`, `020 …`, `(206) …`), or has the groups of North America.
fn telephone(text: &str) -> Option<usize> {
    let marks = text.len() - text.trim_start_matches(is_mark).len();
    let number = text[marks..].strip_prefix('+').unwrap_or(&text[marks..]);
    let (mut at, mut end) = (text.len() - number.len(), 0);
    let (mut groups, mut digits, mut total) = (0, [0; 3], 0);
    let is_dialled = number.starts_with('0') || number.len() < text.len() - marks || is_area_code(text);
    if !is_dialled && !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    for word in number.split(' ') {
        let group = word.trim_end_matches(is_mark);
        let count = group.bytes().filter(u8::is_ascii_digit).count();
        let of_number = |c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '-' | '/' | '\u{2011}');
        if count == 0 || !group.chars().all(of_number) || total + count > *TELEPHONE.end() {
            break;
        }
        if let Some(group) = digits.get_mut(groups) {
            *group = count;
        }
        (groups, total) = (groups + 1, total + count);
        end = at + group.len();
        at += word.len() + 1;
        // Behind any other mark something else begins.
        if !["", ")"].contains(&&word[group.len()..]) {
            break;
        }
    }
    let is_grouped = groups > 1 && (is_dialled || groups == AMERICAN.len() && digits == AMERICAN);
    (is_grouped && TELEPHONE.contains(&total)).then_some(end)
}

/// Whether a text begins with digits in brackets: `(206) 555-0134`.
fn is_area_code(text: &str) -> bool {
    let inner = text.strip_prefix('(').and_then(|rest| Some(rest.split_once(')')?.0));
    inner.is_some_and(|inner| !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_digit()))
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

/// Whether a word behind a number may be its unit: a sign that no word begins with (`°F`, `%`), a word that is short, one with
/// what no word has (`kWh`, `km/h`, `m²`), or a unit of time.
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
    if TIMES.contains(&word.strip_suffix('s').unwrap_or(word)) {
        return true;
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
            (
                "for 17 minutes, 2 hours and 1 day; 24 daylight hours, $5 days",
                "for 17_minutes, 2_hours and 1_day; 24 daylight hours, $5 days",
            ),
            ("17 rooms, 212 pages, 5 \u{2013} 7, 3 - 4", "17 rooms, 212 pages, 5 \u{2013} 7, 3 - 4"),
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

    #[test]
    fn the_groups_of_a_telephone_number_stay_together() {
        for (text, so) in [
            ("ring me on 01632 960188.", "ring me on 01632_960188."),
            ("call 020 7946 0377, or (020 7946 0378): 2 lines", "call 020_7946_0377, or (020_7946_0378): 2 lines"),
            ("+44 (0)20 7946 0377 if", "+44_(0)20_7946_0377 if"),
            ("at (206) 555-0134, 206 555 0134 at 9", "at (206)_555-0134, 206_555_0134 at 9"),
            ("boxes 12 34 56 78, 0 of 412, 007 and 12345 6789", "boxes 12 34 56 78, 0 of 412, 007 and 12345 6789"),
            ("+1 to 5, (12) 17 pages, 2026 412 30 1", "+1 to 5, (12) 17 pages, 2026 412 30 1"),
        ] {
            assert_eq!(told(text), so);
        }
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
                    let digits = stretch.chars().filter(char::is_ascii_digit).count();
                    let is_number = TELEPHONE.contains(&digits) && !stretch.contains(char::is_alphabetic);
                    prop_assert!(stretch.matches(NO_BREAK).count() <= 1 || is_number, "{}", held);
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
