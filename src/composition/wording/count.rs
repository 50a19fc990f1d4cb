//! Counts and ordinals.

use std::borrow::Cow;

use crate::case::grouped;

const SMALL: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const ORDINALS: [&str; 9] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];

/// A count in running text: a word up to nine, digits grouped by commas from ten.
pub fn count(number: u64) -> Cow<'static, str> {
    match usize::try_from(number).ok().and_then(|index| SMALL.get(index)) {
        Some(word) => Cow::Borrowed(*word),
        None if number < 1_000 => Cow::Owned(number.to_string()),
        None => Cow::Owned(grouped(&number.to_string()).into_owned()),
    }
}

/// A count that opens a sentence: `fifty-four`; `None` from a hundred.
pub fn count_in_words(number: u64) -> Option<String> {
    const TEENS: [&str; 10] =
        ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let number = usize::try_from(number).ok()?;
    match number {
        0..10 => Some(SMALL[number].to_owned()),
        10..20 => Some(TEENS[number - 10].to_owned()),
        20..100 if number % 10 == 0 => Some(TENS[number / 10 - 2].to_owned()),
        20..100 => Some(format!("{}-{}", TENS[number / 10 - 2], SMALL[number % 10])),
        _ => None,
    }
}

/// Which one it is: `second`, `12th`.
pub fn ordinal(number: u64) -> String {
    let word = usize::try_from(number).ok().and_then(|n| n.checked_sub(1)).and_then(|index| ORDINALS.get(index));
    match (word, number % 100, number % 10) {
        (Some(word), ..) => (*word).to_owned(),
        (None, 11..=13, _) => format!("{number}th"),
        (None, _, 1) => format!("{number}st"),
        (None, _, 2) => format!("{number}nd"),
        (None, _, 3) => format!("{number}rd"),
        (None, ..) => format!("{number}th"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_up_to_nine_then_grouped_digits() {
        let all = [0, 1, 9, 10, 999, 1_000, 1_234_567].map(count);
        assert_eq!(all, ["no", "one", "nine", "10", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn ordinals_end_as_english_does() {
        let all = [1, 9, 10, 11, 12, 13, 21, 22, 23, 111].map(ordinal);
        assert_eq!(all, ["first", "ninth", "10th", "11th", "12th", "13th", "21st", "22nd", "23rd", "111th"]);
    }
}
