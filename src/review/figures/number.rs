//! Numbers, in digits or as words.

/// Numbers in words by their value, none being 0.
pub(in crate::review) const SMALL: [&str; 20] = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
/// The tens from twenty on.
pub(in crate::review) const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A whole number: `31`, `2,940`, `two`, `Thirty-one`.
pub(super) fn whole(text: &str) -> Option<u64> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        let grouped = text.chars().all(|c| c.is_ascii_digit() || c == ',');
        let digits = || if text.contains(',') { text.replace(',', "").parse().ok() } else { text.parse().ok() };
        return grouped.then(digits).flatten();
    }
    let word = text.to_ascii_lowercase();
    let (tens, ones) = word.split_once('-').unwrap_or((&word, ""));
    match (position(&TENS, tens), ones) {
        (Some(tens), "") => Some((tens + 2) * 10),
        (Some(tens), ones) => {
            position(&SMALL, ones).filter(|ones| (1..10).contains(ones)).map(|ones| (tens + 2) * 10 + ones)
        }
        (None, _) => position(&SMALL, &word),
    }
}

fn position(words: &[&str], word: &str) -> Option<u64> {
    words.iter().position(|other| *other == word).and_then(|index| u64::try_from(index).ok())
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn numbers_are_read_in_digits_and_words() {
        let read: Vec<_> =
            ["31", "2,940", "Two", "thirty-one", "ninety", "2.5", "orders", "thirty-ten"].map(whole).into();
        assert_eq!(read, [Some(31), Some(2_940), Some(2), Some(31), Some(90), None, None, None]);
    }
}
