//! The words of a sentence: in lower case, contractions taken apart, each with what stands before it.

use std::ops::Range;

use super::lexicon::is_number_word;
use super::pattern::{classes_of, letter};
use crate::composition::wording::SIGNS;
use crate::review::phrases::Phrases;
use crate::review::words::{hash, lower};

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::review) struct Token {
    /// The word in lower case, without the marks around it: `£64.00`, `eu-west-1`, `not`.
    pub(in crate::review) word: String,
    /// What stands between it and the word before.
    pub(in crate::review) stop: Stop,
    /// Whether it stands within quotation marks: words of others.
    pub(in crate::review) quoted: bool,
    /// Its bytes in the sentence; of a contraction, those of the whole of it.
    pub(in crate::review) at: Range<usize>,
    /// Whether it begins with a capital letter.
    capital: bool,
    /// The word's hash, by which constructions know it.
    pub(super) hash: u64,
    /// The bit of its first letter.
    pub(super) letter: u32,
    /// The classes of words that it is in, a bit for each.
    pub(super) classes: u16,
}

/// What stands between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::review) enum Stop {
    /// A space.
    None,
    /// A comma.
    Comma,
    /// A mark that ends what was being said: a semicolon, a colon, a dash, a bracket.
    Strong,
}

impl Token {
    /// A word in lower case by itself, its classes not yet known.
    pub(super) fn alone(word: &str) -> Self {
        let (hash, letter) = (hash(word), letter(word));
        let word = word.to_owned();
        Self { word, stop: Stop::None, quoted: false, at: 0..0, capital: false, hash, letter, classes: 0 }
    }

    /// Whether it begins with a capital letter.
    pub(in crate::review) fn is_capital(&self) -> bool {
        self.capital
    }

    /// Whether it is any of these words.
    pub(in crate::review) fn is_any(&self, words: &Phrases) -> bool {
        words.has_word(self.hash)
    }

    /// Whether it is a figure: it has a digit, or is a number in words from two on.
    pub(in crate::review) fn is_figure(&self) -> bool {
        self.word.bytes().any(|byte| byte.is_ascii_digit()) || is_number_word(&self.word)
    }
}

/// Reads the words of a sentence.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(24);
    let mut stop = Stop::None;
    let mut quoted = false;
    let pieces = text.split_whitespace().flat_map(|chunk| chunk.split('\u{2014}').enumerate());
    for (index, chunk) in pieces {
        if index > 0 || matches!(chunk, "-" | "--" | "\u{2013}") {
            stop = Stop::Strong;
        }
        let start = chunk.find(is_of_word).unwrap_or(chunk.len());
        let end = chunk.rfind(is_of_word).map_or(start, |at| at + chunk[at..].chars().next().map_or(1, char::len_utf8));
        let (before, core, after) = (&chunk[..start], &chunk[start..end.max(start)], &chunk[end.max(start)..]);
        if before.contains(['(', '[']) {
            stop = Stop::Strong;
        }
        if before.contains(['"', '\u{201c}', '\u{2018}']) {
            quoted = true;
        }
        if !core.is_empty() {
            let from = core.as_ptr() as usize - text.as_ptr() as usize;
            push(&mut found, core, from..from + core.len(), stop, quoted);
            stop = Stop::None;
        }
        stop = stop.max(stop_of(after));
        if after.contains(['"', '\u{201d}']) || (quoted && after.contains('\u{2019}')) {
            quoted = false;
        }
    }
    found
}

fn stop_of(after: &str) -> Stop {
    if after.contains([';', ':', ')', ']', '.', '!', '?']) {
        Stop::Strong
    } else if after.contains(',') {
        Stop::Comma
    } else {
        Stop::None
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || SIGNS.contains(&c) || matches!(c, '%' | '#' | '@')
}

fn push(found: &mut Vec<Token>, core: &str, at: Range<usize>, stop: Stop, quoted: bool) {
    let word = lower(core);
    let capital = core.starts_with(char::is_uppercase);
    let (first, second) = apart(&word);
    let token = |word: String, stop| {
        let (hash, letter) = (hash(&word), letter(&word));
        let mut token = Token { word, stop, quoted, at: at.clone(), capital, hash, letter, classes: 0 };
        token.classes = classes_of(&token);
        token
    };
    if let Some(second) = second {
        let (first, second) = (first.to_owned(), second.to_owned());
        found.push(token(first, stop));
        found.push(token(second, Stop::None));
    } else {
        found.push(token(word, stop));
    }
}

/// What contractions end in, and the word that it stands for.
const ENDINGS: [(&str, &str); 6] =
    [("n't", "not"), ("'ve", "have"), ("'re", "are"), ("'ll", "will"), ("'m", "am"), ("'d", "would")];

/// The two words of a contraction.
fn apart(word: &str) -> (&str, Option<&'static str>) {
    match word {
        "cannot" | "can't" => return ("can", Some("not")),
        "won't" => return ("will", Some("not")),
        "shan't" => return ("shall", Some("not")),
        "let's" => return ("let", Some("us")),
        "it's" | "that's" | "there's" | "what's" => return (&word[..word.len() - 2], Some("is")),
        _ if !word.bytes().any(|byte| byte == b'\'') => return (word, None),
        _ => {}
    }
    for (ending, meant) in ENDINGS {
        if let Some(rest) = word.strip_suffix(ending) {
            return (rest, Some(meant));
        }
    }
    (word, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        tokens(text)
            .into_iter()
            .map(|token| {
                let mark = match token.stop {
                    Stop::None => "",
                    Stop::Comma => ",",
                    Stop::Strong => ";",
                };
                format!("{mark}{}{}", token.word, if token.quoted { "'" } else { "" })
            })
            .collect()
    }

    #[test]
    fn words_keep_what_stands_between_them() {
        assert_eq!(
            told("We didn\u{2019}t pay, and it can't wait (clause 8.2): \u{201c}soon\u{201d} \u{2014} no."),
            ["we", "did", "not", "pay", ",and", "it", "can", "not", "wait", ";clause", "8.2", ";soon'", ";no"]
        );
        assert_eq!(told("Paid £64.00, by #ops and eu-west-1."), ["paid", "£64.00", ",by", "#ops", "and", "eu-west-1"]);
    }

    #[test]
    fn figures_are_digits_and_number_words() {
        let figures = |text| tokens(text).iter().filter(|token| token.is_figure()).count();
        assert_eq!(figures("two of 40 hours, thirty-one in all, one last"), 3);
    }
}
