//! Days of the calendar.

use chrono::NaiveDate;

use super::token::Token;

use crate::composition::wording::MONTHS;
pub(super) use crate::composition::wording::WEEKDAYS;

/// A day as a text names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::review) struct Date {
    pub(in crate::review) day: u32,
    pub(in crate::review) month: u32,
    /// Left out where it is the letter's own.
    pub(in crate::review) year: Option<i32>,
}

impl Date {
    /// The day in a letter of that date.
    pub(in crate::review) fn in_letter_of(self, letter: NaiveDate) -> Option<NaiveDate> {
        use chrono::Datelike;
        NaiveDate::from_ymd_opt(self.year.unwrap_or(letter.year()), self.month, self.day)
    }
}

/// `6 March`, `Friday 6 March 2026`, `March 6`, `Friday, March 6, 2026`, `6th March`, `2026-03-06`.
pub(super) fn read(tokens: &[Token<'_>]) -> Option<(Date, usize)> {
    if let Some((date, taken)) = bare(tokens) {
        return Some((date, taken));
    }
    if !WEEKDAYS.contains(&tokens[0].text) || tokens[0].parted {
        return None;
    }
    bare(tokens.get(1..)?).map(|(date, taken)| (date, taken + 1))
}

/// Whether a day may begin at the first of the words, whatever their digits are.
pub(super) fn may_begin(tokens: &[Token<'_>]) -> bool {
    let digit = |token: &Token<'_>| token.text.starts_with(|c: char| c.is_ascii_digit());
    let month = |token: &Token<'_>| month_of(token.text).is_some();
    let first = &tokens[0];
    let two = tokens.get(1).is_some_and(|second| digit(first) && month(second) || month(first) && digit(second));
    two || WEEKDAYS.contains(&first.text) || first.text.len() == 10 && digit(first)
}

fn bare(tokens: &[Token<'_>]) -> Option<(Date, usize)> {
    let first = tokens.first()?;
    if first.text.len() == 10
        && let Ok(iso) = first.text.parse::<NaiveDate>()
    {
        use chrono::Datelike;
        return Some((Date { day: iso.day(), month: iso.month(), year: Some(iso.year()) }, 1));
    }
    let second = tokens.get(1).filter(|_| !first.parted)?;
    let (day, month) = if let Some(day) = day_of(first.text) {
        (day, month_of(second.text)?)
    } else {
        let month = month_of(first.text)?;
        (day_of(second.text)?, month)
    };
    let year = tokens.get(2).filter(|_| !second.parted).and_then(|third| year_of(third.text));
    Some((Date { day, month, year }, 2 + usize::from(year.is_some())))
}

fn month_of(text: &str) -> Option<u32> {
    if !text.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    MONTHS.iter().position(|month| *month == text).and_then(|index| u32::try_from(index + 1).ok())
}

fn day_of(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = &text[digits.len()..];
    let day = super::two_digits(digits)?;
    (matches!(ending, "" | "st" | "nd" | "rd" | "th") && (1..=31).contains(&day)).then_some(day)
}

fn year_of(text: &str) -> Option<i32> {
    (text.len() == 4).then(|| text.parse().ok()).flatten().filter(|year| (1900..2200).contains(year))
}

#[cfg(test)]
mod tests {
    use super::super::dates;
    use super::*;

    #[test]
    fn days_are_read_in_both_regions() {
        let text =
            "on 6 March; on Friday, March 6, 2026, at 17:20; by the 3rd April 2027. In 14 May is a month. 2026-03-09.";
        let day = |day, month, year| Date { day, month, year };
        assert_eq!(
            dates(text),
            [day(6, 3, None), day(6, 3, Some(2026)), day(3, 4, Some(2027)), day(14, 5, None), day(9, 3, Some(2026))]
        );
        let letter = NaiveDate::from_ymd_opt(2026, 3, 9).unwrap();
        assert_eq!(dates(text)[0].in_letter_of(letter), NaiveDate::from_ymd_opt(2026, 3, 6));
        assert_eq!(dates("You may 6 times; March on"), []);
    }
}
