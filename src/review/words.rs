//! Words of a text, and how a text is compared with another: by words alone, whatever the marks between them.

/// The words of a text in lower case, without the marks around them; a currency sign belongs to its figure.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '\u{2014}' | '\u{2013}' | '/'))
        .map(|word| word.trim_matches(|c: char| !is_of_word(c)))
        .filter(|word| !word.is_empty())
        .map(|word| word.replace('\u{2019}', "'").to_lowercase())
        .collect()
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '£' | '$' | '€' | '¥' | '%')
}

/// Whether `words` has all of `phrase` in one run.
pub(super) fn has_run<S: AsRef<str>>(words: &[String], phrase: &[S]) -> bool {
    position(words, phrase).is_some()
}

/// Where the first run of `phrase` in `words` begins; an empty phrase is nowhere.
pub(super) fn position<S: AsRef<str>>(words: &[String], phrase: &[S]) -> Option<usize> {
    if phrase.is_empty() || phrase.len() > words.len() {
        return None;
    }
    words.windows(phrase.len()).position(|run| run.iter().zip(phrase).all(|(word, other)| word == other.as_ref()))
}

/// Whether `words` has any of the phrases, each written in lower case with single spaces.
pub(super) fn has_any(words: &[String], phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| (0..words.len()).any(|at| begins(&words[at..], phrase)))
}

fn begins(words: &[String], phrase: &str) -> bool {
    let mut rest = phrase;
    for word in words {
        match rest.strip_prefix(word.as_str()) {
            Some("") => return true,
            Some(behind) => match behind.strip_prefix(' ') {
                Some(next) => rest = next,
                None => return false,
            },
            None => return false,
        }
    }
    false
}

/// Whether `words` has any of these words.
pub(super) fn has_word(words: &[String], any: &[&str]) -> bool {
    words.iter().any(|word| any.contains(&word.as_str()))
}

/// The words that carry a text's meaning, each cut to the stem that its forms share, in the order of the text.
pub(super) fn stems(words: &[String]) -> Vec<&str> {
    let carries = |word: &&String| word.chars().count() > 3 && !EMPTY.contains(&word.as_str());
    words.iter().filter(carries).map(|word| stem(word)).collect()
}

/// The share of the meaning of `of` that is in `words` as well: from 0 to 1, and 1 where `of` means nothing.
pub(super) fn shared_meaning(words: &[String], of: &[String]) -> f64 {
    let (here, wanted) = (stems(words), stems(of));
    if wanted.is_empty() {
        return 1.0;
    }
    let shared = wanted.iter().filter(|stem| here.contains(stem)).count();
    ratio(shared, wanted.len())
}

/// One number over another; 0 over nothing.
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}

/// The first five letters: `booking`, `booked` and `bookings` share them, `book` does not need to.
fn stem(word: &str) -> &str {
    let end = word.char_indices().nth(5).map_or(word.len(), |(index, _)| index);
    &word[..end]
}

/// Long words without a meaning of their own.
const EMPTY: [&str; 32] = [
    "your", "yours", "that", "this", "with", "from", "have", "were", "been", "which", "their", "them", "they", "there",
    "when", "what", "whom", "into", "over", "under", "than", "then", "those", "these", "would", "could", "should",
    "after", "before", "being", "until", "while",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_their_marks() {
        let text = words("\u{201c}We\u{2019}ve paid\u{201d} \u{a3}640.00, on Friday\u{2014}in full.");
        assert_eq!(text, ["we've", "paid", "\u{a3}640.00", "on", "friday", "in", "full"]);
        assert!(has_any(&text, &["nothing", "paid \u{a3}640.00"]));
        assert!(!has_any(&text, &["paid on"]));
    }

    #[test]
    fn meaning_is_shared_between_forms_of_a_word() {
        let (sentence, title) = (words("Your guests could not use booking."), words("the booking failure"));
        assert!((shared_meaning(&sentence, &title) - 0.5).abs() < 1e-9);
    }
}
