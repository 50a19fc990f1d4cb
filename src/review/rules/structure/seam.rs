//! B4.1: no place shows where text was put together.

use crate::review::BlockKind;
use crate::review::blocks::WIDE;
use crate::review::rule::rule;
use crate::review::saying::{Blank, Suspect, Suspects};
use crate::review::words::place_in;
use crate::review::{Finding, Reading, Saying};

rule! {
    /// # What it looks for
    /// Places where a program put text together badly: two spaces, a space before a stop, two stops, empty brackets, a
    /// doubled word, "a outage", "1 orders", a sentence that opens small.
    ///
    /// # Why it matters
    /// A seam shows the machine, and takes back what the words give.
    ///
    /// # Example
    /// > part 2: This was our fault. We failed to keep the the booking page open after a outage .
    ///
    /// # Better
    /// > part 2: This was our fault. We failed to keep the booking page open after an outage.
    "STR361" "seam" Warning Documents check
}

const PAIRS: [(&str, &str); 16] = [
    ("  ", "two spaces"),
    (" .", "a space before a full stop"),
    (" ,", "a space before a comma"),
    (" ;", "a space before a semicolon"),
    ("()", "empty brackets"),
    ("( )", "empty brackets"),
    ("( ", "a space in a bracket"),
    (" )", "a space in a bracket"),
    (",,", "two commas"),
    (",.", "a comma before a full stop"),
    (";.", "a semicolon before a full stop"),
    (":.", "a colon before a full stop"),
    (";;", "two semicolons"),
    ("?.", "two marks at an end"),
    ("!.", "two marks at an end"),
    (", .", "a comma before a full stop"),
];

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut object = |path: &str, text: &str, fault: &str| {
        found.push(Finding::around(path, fault.to_owned(), "read the sentence aloud and mend it").quoting(text));
    };
    for fault in seams(reading.subject()) {
        object("subject", &reading.manuscript.subject, &fault);
    }
    for (section, kind, sentence) in reading.typed() {
        if kind == BlockKind::Paragraph && suspects(&sentence.blank).opens_small {
            object(section, &sentence.text, "a sentence opens small");
        }
        for fault in seams(&sentence) {
            object(section, &sentence.text, &fault);
        }
    }
    // Space between sentences belongs to none of them.
    for (section, text) in reading.wide_blocks().filter(|(_, text)| text.contains(WIDE)) {
        object(section, text, "two spaces");
    }
    found
}

/// Whether a sentence opens with a small letter that is no name's (`iPad`).
fn opens_small(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    word.starts_with(char::is_lowercase) && !word.chars().any(char::is_uppercase) && !word.contains(['@', '.', '/'])
}

/// What is badly put together in a sentence.
fn seams(said: &Saying) -> Vec<String> {
    let found = suspects(&said.blank).found.iter();
    let told = found.filter_map(|suspect| match suspect {
        Suspect::Fault(fault) => Some(fault.clone()),
        Suspect::Pair(one, other) => joint(&said.text[one.clone()], &said.text[other.clone()]),
    });
    told.collect()
}

/// What is badly put together in a sentence whatever its digits are, and which of its words may be; looked for once.
fn suspects(blank: &Blank) -> &Suspects {
    blank.suspects.get_or_init(|| {
        let text = &blank.text;
        Suspects { opens_small: opens_small(text), found: pairs(text).chain(joints(text)).collect() }
    })
}

/// The pairs of [`PAIRS`] that stand in a text.
fn pairs(text: &str) -> impl Iterator<Item = Suspect> {
    let may_be = text.as_bytes().windows(2).any(|two| may_be_seam(two[0], two[1]));
    let pairs = PAIRS.iter().filter(move |(pair, _)| may_be && has_pair(text, pair)).map(|(_, fault)| *fault);
    let stops = (may_be && text.contains("..") && !text.contains("...")).then_some("two full stops");
    pairs.chain(stops).map(|fault| Suspect::Fault(fault.to_owned()))
}

/// What is wrong between two words of a text, or may be with some digits.
fn joints(text: &str) -> impl Iterator<Item = Suspect> {
    let words = text.split_whitespace();
    words.clone().zip(words.skip(1)).filter_map(|(first, second)| {
        let [one, other] = [first, second].map(|word| place_in(text, word));
        if text[one.start..other.end].bytes().any(|byte| byte.is_ascii_digit()) {
            return may_be_wrong(first, second).then_some(Suspect::Pair(one, other));
        }
        joint(first, second).map(Suspect::Fault)
    })
}

/// Whether two bytes stand in any pair, or are two stops: looked at first, since they hardly ever do.
fn may_be_seam(one: u8, two: u8) -> bool {
    match one {
        b' ' => matches!(two, b' ' | b'.' | b',' | b';' | b')'),
        b'(' => matches!(two, b' ' | b')'),
        b',' => matches!(two, b',' | b'.'),
        b';' => matches!(two, b';' | b'.'),
        b':' | b'?' | b'!' | b'.' => two == b'.',
        _ => false,
    }
}

/// Whether a text has such a pair; a stop before a figure (`.5`, `.com`) is part of it.
fn has_pair(text: &str, pair: &str) -> bool {
    text.match_indices(pair).any(|(at, _)| {
        let after = text[at + pair.len()..].chars().next();
        !pair.ends_with('.') || after.is_none_or(|c| !c.is_alphanumeric() && c != '.')
    })
}

/// Whether two words of which one has a digit may be wrong beside each other, each digit being a 0: looked at first, since
/// they hardly ever are.
fn may_be_wrong(first: &str, second: &str) -> bool {
    joined(first, second).is_some_and(|(one, _)| matches!(one, "a" | "A" | "an" | "An" | "AN" | "0"))
}

/// Two words without the marks around them, where none stands between them.
fn joined<'t>(first: &'t str, second: &'t str) -> Option<(&'t str, &'t str)> {
    let beside = first.ends_with(char::is_alphanumeric) && second.starts_with(char::is_alphanumeric);
    let mark = |c: char| !c.is_alphanumeric();
    beside.then(|| (first.trim_start_matches(mark), second.trim_end_matches(mark)))
}

/// What is wrong between two words.
fn joint(first: &str, second: &str) -> Option<String> {
    let (one, bare) = joined(first, second)?;
    let same =
        one.len() == bare.len() && one.starts_with(|c: char| bare.starts_with(|d: char| c.eq_ignore_ascii_case(&d)));
    if !same && !matches!(one, "a" | "A" | "an" | "An" | "AN" | "1") {
        return None;
    }
    let (one, other) = (one.to_lowercase(), bare.to_lowercase());
    let name = first.starts_with(char::is_uppercase) && bare.starts_with(char::is_uppercase);
    let doubled = one == other && one.chars().all(char::is_alphabetic) && !name;
    if doubled && !matches!(one.as_str(), "had" | "that") {
        return Some(format!("\"{one}\" twice"));
    }
    match one.as_str() {
        "a" if sounds_open(bare) => Some(format!("\"a\" before \"{bare}\"")),
        "an" if !sounds_open(bare) && !is_spelled(bare) => Some(format!("\"an\" before \"{bare}\"")),
        "1" if is_plural(&other) => Some(format!("\"1\" before \"{bare}\"")),
        _ => None,
    }
}

/// Whether a word is read letter by letter, so that its spelling does not tell how it sounds.
fn is_spelled(word: &str) -> bool {
    word.chars().count() == 1 || word.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// Whether a word begins with the sound of a vowel.
fn sounds_open(word: &str) -> bool {
    const CLOSED: [&str; 8] = ["uni", "use", "usu", "uti", "eu", "one", "once", "ufo"];
    const OPEN: [&str; 4] = ["hour", "honest", "honour", "heir"];
    let lower = word.to_lowercase();
    if is_spelled(word) {
        return false;
    }
    let begins = |list: &[&str]| list.iter().any(|head| lower.starts_with(head));
    match lower.chars().next() {
        Some('8') => true,
        Some('1') => matches!(lower.split(|c: char| !c.is_ascii_digit()).next(), Some("11" | "18")),
        Some('a' | 'i' | 'o' | 'e' | 'u') => !begins(&CLOSED) || begins(&["unin", "unim", "unid"]),
        _ => begins(&OPEN) || lower.starts_with("honor"),
    }
}

fn is_plural(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seams_are_seen_and_good_joints_are_not() {
        for bad in [
            "a outage",
            "an server",
            "the the page",
            "It failed .",
            "on  Friday",
            "1 orders",
            "so,. then",
            "empty () here",
        ] {
            assert!(!seams(&Saying::of(bad)).is_empty(), "{bad}");
        }
        let good = [
            "an hour, a unit, a one-off, an MRI, a UPS, an 8-hour and an 11th, a European, an uninvited guest",
            "they had had that that day; Bora Bora; a .com; 3 orders; 1 order; 1 bus",
            "What it meant we know: nothing (at all).",
        ];
        for good in good {
            assert_eq!(seams(&Saying::of(good)), Vec::<String>::new(), "{good}");
        }
        assert!(opens_small("we did"));
        assert!(!opens_small("iPads were sold"));
    }

    proptest::proptest! {
        #[test]
        fn what_digits_may_do_is_seen_in_memory_too(
            text in "((a|an|An|1|8|11|18|[0-9]{1,2}|the|orders?|hours?|80|outage|\\(1|bus|\u{c9}cole|\u{e9}cole)[ ,.]{1,2}){0,9}",
        ) {
            let words: Vec<&str> = text.split_whitespace().collect();
            let mut wanted: Vec<String> = words.windows(2).filter_map(|two| joint(two[0], two[1])).collect();
            let mut found = seams(&Saying::of(&text));
            found.retain(|fault| fault.contains('"'));
            wanted.sort_unstable();
            found.sort_unstable();
            proptest::prop_assert_eq!(found, wanted);
        }
    }
}
