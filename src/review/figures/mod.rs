//! The figures of a text: dates, times of day, lengths of time, sums, other numbers, as a reader understands them.
//!
//! English as written in Britain and in America. Nothing here knows a record.

mod date;
mod length;
mod number;
mod outline;
mod spans;
mod sum;
mod token;

pub(super) use date::Date;
pub(super) use number::{SMALL, TENS};
pub(super) use outline::Outline;
pub(super) use spans::{Span, spans, unbracketed};
pub(super) use sum::Sum;

use std::sync::LazyLock;

use super::phrases::Phrases;
use super::words::Word;
use length::Length;
use token::Token;

/// A figure and where it stands, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) value: Value,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What a figure says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// A day of the calendar.
    Date(Date),
    /// A time of day, in seconds from midnight.
    Clock(u32),
    /// A length of time.
    Length(Length),
    /// A sum of money.
    Sum(Sum),
    /// Any other number in digits, percentages among them.
    Number,
}

/// All figures of a text, in order; none is part of another.
pub(super) fn figures(text: &str) -> Vec<Figure> {
    Outline::of(text).figures(text)
}

/// `17:20`, `17:20:30`, `5:20 p.m.`, `5 pm`, `noon`, `midnight`.
fn clock(tokens: &[Token<'_>]) -> Option<(u32, usize)> {
    let first = tokens[0].text;
    match first {
        "noon" => return Some((12 * 3600, 1)),
        "midnight" => return Some((0, 1)),
        _ => {}
    }
    if !first.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let said = tokens.get(1).and_then(afternoon);
    let mut parts = first.split(':');
    let hour: u32 = two_digits(parts.next()?)?;
    let minute: Option<u32> = parts.next().map(two_digits).map_or(Some(None), |minute| minute.map(Some))?;
    let second: u32 = parts.next().map_or(Some(0), two_digits)?;
    let fits = parts.next().is_none() && hour < 24 && minute.unwrap_or(0) < 60 && second < 60;
    if said.is_none() && minute.is_none() {
        return None;
    }
    let hour = match said.or_else(|| inherited(hour, tokens)) {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
    };
    let seconds = hour * 3600 + minute.unwrap_or(0) * 60 + second;
    fits.then_some((seconds, 1 + usize::from(said.is_some())))
}

/// Whether a word says afternoon, or morning.
fn afternoon(token: &Token<'_>) -> Option<bool> {
    let is = |half: [&str; 2]| half.iter().any(|half| token.text.eq_ignore_ascii_case(half));
    if is(["a.m", "am"]) { Some(false) } else { is(["p.m", "pm"]).then_some(true) }
}

/// The half of the day that the first time of `5:00 to 7:10 p.m.` has from the second: its own, unless that is past.
fn inherited(hour: u32, tokens: &[Token<'_>]) -> Option<bool> {
    let joined = tokens.get(1).is_some_and(|token| matches!(token.text, "to" | "and" | "until"));
    let [end, half, ..] = tokens.get(1 + usize::from(joined)..)? else { return None };
    let ends_at = two_digits(end.text.split(':').next()?)?;
    (1..=12).contains(&hour).then(|| afternoon(half)).flatten().map(|after| after && hour % 12 <= ends_at % 12)
}

fn two_digits(text: &str) -> Option<u32> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// Whether a word, in whatever case, is the name of a weekday.
pub(super) fn is_weekday(word: &str) -> bool {
    date::WEEKDAYS.iter().any(|weekday| weekday.eq_ignore_ascii_case(word))
}

/// How many a word says, from two on: `eleven`. What "one" says is no figure.
pub(super) fn count_as_word(word: &str) -> Option<u64> {
    let may_be = word.len() > 2 && matches!(word.as_bytes()[0] | 0x20, b't' | b'f' | b's' | b'e' | b'n');
    let head = word.split('-').next().filter(|_| may_be).map(Word::of)?;
    head.is_any(&NUMBERS).then(|| number::whole(word)).flatten().filter(|count| *count > 1)
}

/// The words that a number in words may begin with.
static NUMBERS: LazyLock<Phrases> = LazyLock::new(|| SMALL.into_iter().chain(TENS).collect());

/// The days that a text names.
pub(super) fn dates(text: &str) -> Vec<Date> {
    figures(text)
        .into_iter()
        .filter_map(|figure| if let Value::Date(date) = figure.value { Some(date) } else { None })
        .collect()
}

/// The sums that a text names.
pub(super) fn sums(text: &str) -> Vec<Sum> {
    figures(text)
        .into_iter()
        .filter_map(|figure| if let Value::Sum(sum) = figure.value { Some(sum) } else { None })
        .collect()
}

/// The times of day that a text names, in seconds from midnight.
pub(super) fn clocks(text: &str) -> Vec<u32> {
    figures(text)
        .into_iter()
        .filter_map(|figure| if let Value::Clock(at) = figure.value { Some(at) } else { None })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(Value, &str)> {
        figures(text).into_iter().map(|figure| (figure.value, &text[figure.start..figure.end])).collect()
    }

    #[test]
    fn times_of_day_are_read_in_both_regions() {
        let text = "from 17:20; until 7:30:05 p.m., at 5 pm, at noon; not 5 guests or 25:10";
        let clocks: Vec<u32> = clocks(text);
        assert_eq!(clocks, [62_400, 70_205, 61_200, 43_200]);
        assert_eq!(super::clocks("from 5:00 to 7:10 p.m., 11:30\u{2013}1:10 p.m."), [61_200, 69_000, 41_400, 47_400]);
    }

    #[test]
    fn each_figure_is_read_once() {
        let text =
            "On Friday 6 March 2026, 118 of your 2,940 orders, \u{a3}640.00 and 99.5% for two hours and ten minutes.";
        let found = told(text);
        let texts: Vec<&str> = found.iter().map(|(_, text)| *text).collect();
        assert_eq!(
            texts,
            ["Friday 6 March 2026", "118", "2,940", "\u{a3}640.00", "99.5%", "two hours and ten minutes"]
        );
        assert!(matches!(&found[5].0, Value::Length(length) if length.seconds == 7_800));
        assert_eq!(dates(text), [Date { day: 6, month: 3, year: Some(2026) }]);
        assert_eq!(sums(text).len(), 1);
    }
}
