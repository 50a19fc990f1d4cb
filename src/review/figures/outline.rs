//! Where figures may stand in a text, whatever its digits are.

use super::token::{Token, tokens};
use super::{Figure, Value, afternoon, clock, date, length, sum};

/// Where the words of a text stand, and at which of them which figures may begin: as much of its figures as texts share
/// that differ in digits alone.
#[derive(Debug)]
pub(in crate::review) struct Outline {
    /// Where each word begins and ends, in bytes, and whether a mark parts it from the next; none where no figure may be.
    words: Vec<(usize, usize, bool)>,
    /// The words that a figure may begin with.
    begin: Vec<(usize, Kinds)>,
}

/// Which figures may begin at a word.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "each is a kind of figure, and all are independent")]
struct Kinds {
    date: bool,
    clock: bool,
    sum: bool,
    length: bool,
    number: bool,
}

impl Outline {
    /// Of a text.
    pub(in crate::review) fn of(text: &str) -> Self {
        let words = tokens(text);
        let kinds = |at: usize| Some((at, Kinds::at(&words[at..]))).filter(|(_, kinds)| kinds.any());
        let begin: Vec<(usize, Kinds)> = (0..words.len()).filter_map(kinds).collect();
        let places = words.iter().filter(|_| !begin.is_empty()).map(|word| (word.start, word.end, word.parted));
        Self { words: places.collect(), begin }
    }

    /// The figures of a text that differs from this one in digits at most, in order; none is part of another.
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
        let mut found = Vec::with_capacity(self.begin.len());
        let mut next = 0;
        for (at, kinds) in self.begin.iter().copied() {
            if at < next {
                continue;
            }
            if let Some((value, taken)) = kinds.read(&tokens[at..]) {
                next = at + taken;
                found.push(Figure { value, start: tokens[at].start, end: tokens[next - 1].end });
            }
        }
        found
    }
}

impl Kinds {
    /// Which figures may begin at the first of the words, whatever their digits are.
    fn at(words: &[Token<'_>]) -> Self {
        let first = words[0].text;
        let next = words.get(1);
        let digit = first.starts_with(|c: char| c.is_ascii_digit());
        Self {
            date: date::may_begin(words),
            clock: matches!(first, "noon" | "midnight")
                || digit && (first.contains(':') || next.is_some_and(|next| afternoon(next).is_some())),
            sum: sum::may_begin(words),
            length: length::may_begin(words),
            number: digit,
        }
    }

    fn any(self) -> bool {
        self.date || self.clock || self.sum || self.length || self.number
    }

    /// The figure at the head of the words, and how many of them it takes.
    fn read(self, words: &[Token<'_>]) -> Option<(Value, usize)> {
        let date = || date::read(words).map(|(date, taken)| (Value::Date(date), taken));
        let clock = || clock(words).map(|(clock, taken)| (Value::Clock(clock), taken));
        let sum = || sum::read(words).map(|(sum, taken)| (Value::Sum(sum), taken));
        let length = || length::read(words).map(|(length, taken)| (Value::Length(length), taken));
        let read = self.date.then(date).flatten().or_else(|| self.clock.then(clock).flatten());
        let read = read.or_else(|| self.sum.then(sum).flatten()).or_else(|| self.length.then(length).flatten());
        read.or(self.number.then_some((Value::Number, 1)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::figures;
    use super::*;

    /// Every figure tried at every word.
    fn tried(text: &str) -> Vec<Figure> {
        let tokens = tokens(text);
        let (mut found, mut at) = (Vec::new(), 0);
        while at < tokens.len() {
            let begins = |is: fn(&char) -> bool| tokens[at].text.starts_with(|c: char| is(&c));
            let (number, small) = (begins(char::is_ascii_digit), begins(char::is_ascii_lowercase));
            let all = Kinds { date: !small, clock: true, sum: !small, length: true, number };
            if let Some((value, taken)) = all.read(&tokens[at..]) {
                found.push(Figure { value, start: tokens[at].start, end: tokens[at + taken - 1].end });
                at += taken;
            } else {
                at += 1;
            }
        }
        found
    }

    proptest::proptest! {
        #[test]
        fn no_figure_is_passed_over(
            pieces in proptest::collection::vec(
                "(two|Thirty-one|no|[0-9]|3[01]|2026(-0[1-9]-1[0-9])?|1[0-9]:[0-5][0-9]|1,000|[0-9]\\.50| |, |/|-|\u{2013}|hours?|second|minutes|and|days|Days|a day|weeks|noon|Noon|am|\\(|p\\.m\\.|May|Friday|GBP|US\\$|c\\.|£|%|:|\\.|the|to| until ){1,4}",
                0..9,
            ),
        ) {
            let text = pieces.join(" ");
            proptest::prop_assert_eq!(figures(&text), tried(&text));
        }
    }
}
