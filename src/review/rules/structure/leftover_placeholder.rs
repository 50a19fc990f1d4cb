//! L34: nothing of the machine is left in the text.

use crate::composition::Frame;
use crate::composition::wording::SIGNS;
use crate::review::phrases::Phrases;
use crate::review::rule::rule;
use crate::review::saying::Blank;
use crate::review::words::may_have_sign;
use crate::review::{Finding, Reading};
use std::borrow::Cow;
use std::sync::LazyLock;

rule! {
    /// # What it looks for
    /// What a template or a program leaves behind: `{{`, `{%`, `null`, `undefined`, `NaN`, `None` where no sentence
    /// begins, `TODO`, `[Name]`.
    ///
    /// # Why it matters
    /// One of these, and the reader knows that nobody read the letter before it went.
    ///
    /// # Example
    /// > subject: Our apology for the failure of {{ title }}
    ///
    /// # Better
    /// > subject: Our apology for Friday's booking failure, and £640.00 for you
    "STR360" "leftover-placeholder" Error Documents check
}

const MARKS: [&str; 6] = ["{{", "}}", "{%", "%}", "<%", "${"];
/// The words that are left, without their marks.
static LEFT: LazyLock<Phrases> = LazyLock::new(|| {
    let spelled = WORDS.map(|word| word.trim_start_matches('[').replace('/', " ").to_lowercase());
    spelled.iter().map(String::as_str).chain(["none"]).collect()
});
const WORDS: [&str; 15] = [
    "null",
    "undefined",
    "NaN",
    "nil",
    "TODO",
    "TBD",
    "TBC",
    "FIXME",
    "XXX",
    "N/A",
    "n/a",
    "lorem",
    "Lorem",
    "NULL",
    "[object",
];

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let better = "put the fact in its place, or leave the sentence out";
    let mut found = Vec::new();
    let mut object = |path: &str, text: &str, blank: &Blank| {
        let left = blank.leftover.get_or_init(|| leftover(&blank.text, blank.has(&LEFT)));
        if let Some(left) = left.as_ref().filter(|_| reading.record.is_none() || !reading.facts().is_verbatim(text)) {
            found.push(Finding::around(path, format!("`{left}` was left in the text"), better).quoting(text));
        }
    };
    let subject = &reading.manuscript.subject;
    object("subject", subject, &reading.subject().blank);
    for (path, line) in reading.frame().into_iter().flat_map(framed) {
        object(path, &line, &reading.blank(&line));
    }
    for (section, _, sentence) in reading.typed() {
        object(section, &sentence.text, &sentence.blank);
    }
    found
}

/// The lines of the frame, each with its path.
fn framed(frame: &Frame) -> impl Iterator<Item = (&'static str, Cow<'_, str>)> {
    let references = frame.references.iter().map(|(what, says)| ("frame.references", format!("{what}: {says}").into()));
    let notices = frame.notices.iter();
    let notices = notices.map(|notice| ("frame.notices", format!("{}: {}", notice.heading, notice.text).into()));
    of("frame.sender", &frame.sender)
        .chain(of("frame.recipient", &frame.recipient))
        .chain([("frame.date", Cow::from(frame.date.as_str()))])
        .chain(references)
        .chain([("frame.salutation", Cow::from(frame.salutation.as_str()))])
        .chain(of("frame.signature", &frame.signature))
        .chain(of("frame.enclosures", &frame.enclosures))
        .chain(notices)
}

fn of<'f>(path: &'static str, lines: &'f [String]) -> impl Iterator<Item = (&'static str, Cow<'f, str>)> {
    lines.iter().map(move |line| (path, Cow::from(line.as_str())))
}

/// Whether anything but a word may have been left in a text: looked at first, since hardly ever anything is.
fn may_be_left(text: &str) -> bool {
    // A sign of money counts as part of a word elsewhere, and not here.
    text.bytes().fold(false, |found, byte| found | matches!(byte, b'{' | b'}' | b'<' | b'[')) || has_sign_alone(text)
}

/// Whether a sign of money or of shares stands without its figure: `£XX`.
fn has_sign_alone(text: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    may_have_sign(text)
        && text
            .match_indices(|c| SIGNS.contains(&c) || c == '%')
            .any(|(at, sign)| !digit(text[..at].chars().next_back()) && !digit(text[at + sign.len()..].chars().next()))
}

/// What was left, if anything, in a text that has a word of [`LEFT`] or has not; the same whatever its digits are.
fn leftover(text: &str, has_word: bool) -> Option<String> {
    if !has_word && !may_be_left(text) {
        return None;
    }
    if let Some(mark) = MARKS.iter().find(|mark| text.contains(**mark)) {
        return Some((*mark).to_owned());
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    words.iter().enumerate().find_map(|(at, word)| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '[');
        let next = words.get(at + 1).copied().unwrap_or_default();
        let left = match bare {
            "None" => at > 0 && next != "of",
            "null" => !next.starts_with("and"),
            _ => WORDS.contains(&bare) || is_slot(word),
        };
        left.then(|| bare.to_owned())
    })
}

/// `[Name]`, `[date]`, `<name>`: a word in brackets that somebody meant to fill in.
fn is_slot(word: &str) -> bool {
    const NAMES: [&str; 10] =
        ["name", "date", "amount", "company", "customer", "role", "title", "reference", "phone", "time"];
    let bare = word.trim_end_matches(['.', ',', ';', ':']);
    let inner = bare.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let inner = inner.or_else(|| bare.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')));
    inner.is_some_and(|inner| NAMES.contains(&inner.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::words::{has_any, words};

    #[test]
    fn innocent_words_stay() {
        for text in ["None of your orders was lost.", "The contract is null and void.", "We will call you [sic]."] {
            assert_eq!(leftover(text, has_any(&words(text), &LEFT)), None, "{text}");
        }
        for (text, left) in [("Dear None,", "None"), ("on undefined.", "undefined"), ("Dear [Name],", "[Name")] {
            assert_eq!(leftover(text, has_any(&words(text), &LEFT)).as_deref(), Some(left), "{text}");
        }
    }
}
