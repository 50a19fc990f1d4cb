//! Where figures may stand in a text, whatever its digits are.

use super::number::whole;
use super::token::{Token, tokens};
use super::{Figure, date, read, sum};
use crate::composition::wording::MONTHS;

/// Where the words of a text stand, and at which of them a figure may begin: as much of its figures as texts share that
/// differ in digits alone.
#[derive(Debug)]
pub(in crate::review) struct Outline {
    /// Where each word begins and ends, in bytes, and whether a mark parts it from the next; none where no figure may be.
    words: Vec<(usize, usize, bool)>,
    /// The words that a figure may begin with.
    begin: Vec<usize>,
}

impl Outline {
    /// Of a text.
    pub(in crate::review) fn of(text: &str) -> Self {
        let words = tokens(text);
        let begin: Vec<usize> = (0..words.len()).filter(|at| may_begin(words[*at].text)).collect();
        let places = words.iter().filter(|_| !begin.is_empty()).map(|word| (word.start, word.end, word.parted));
        Self { words: places.collect(), begin }
    }

    /// The figures of a text that differs from this one in digits at most.
    pub(in crate::review) fn figures(&self, text: &str) -> Vec<Figure> {
        if self.begin.is_empty() {
            return Vec::new();
        }
        let token = |(start, end, parted): &(usize, usize, bool)| Token {
            text: &text[*start..*end],
            start: *start,
            end: *end,
            parted: *parted,
        };
        let tokens: Vec<Token<'_>> = self.words.iter().map(token).collect();
        let mut found = Vec::new();
        let mut from = 0;
        for at in self.begin.iter().copied() {
            if at < from {
                continue;
            }
            if let Some((value, taken)) = read(&tokens[at..]) {
                found.push(Figure { value, start: tokens[at].start, end: tokens[at + taken - 1].end });
                from = at + taken;
            }
        }
        found
    }
}

/// Whether a figure may begin with a word: one with a digit, a number in words, a day, a month, a currency, a time of day
/// that has a name.
fn may_begin(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
        || matches!(word, "noon" | "midnight")
        || date::WEEKDAYS.contains(&word)
        || MONTHS.contains(&word)
        || sum::is_code(word)
        || whole(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::figures;
    use super::*;

    proptest::proptest! {
        #[test]
        fn no_figure_is_passed_over(
            pieces in proptest::collection::vec(
                "(two|thirty-one|no|5|31|2026| |, |/|-|\u{2013}|hours?|second|Days|a day|weeks|noon|Noon|\\(|p\\.m\\.|May|Friday|GBP|£|%|:|\\.|the){1,4}",
                0..9,
            ),
        ) {
            let text = pieces.join(" ");
            proptest::prop_assert_eq!(Outline::of(&text).figures(&text), figures(&text));
        }
    }
}
