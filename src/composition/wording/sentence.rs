//! Where sentences begin.

/// The sentences of a text, without the space between them. A full stop inside `No. 4`, `e.g. this` or `3.5` ends none:
/// a sentence ends where a capital, a digit, or an opening mark follows the space behind its stop.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((index, mark)) = chars.next() {
        if !matches!(mark, '.' | '!' | '?') {
            continue;
        }
        let mut end = index + mark.len_utf8();
        while let Some((at, closing)) =
            chars.next_if(|(_, c)| matches!(c, '"' | ')' | '\u{201d}' | '\u{2019}' | '.' | '?' | '!'))
        {
            end = at + closing.len_utf8();
        }
        let rest = &text[end..];
        let next = rest.trim_start();
        let begins = next.starts_with(|c: char| {
            c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '(' | '\u{201c}' | '\u{2018}')
        });
        if rest.len() > next.len() && begins && !abbreviated(&text[start..end]) {
            found.push(text[start..end].trim());
            start = end;
        }
    }
    let last = text[start..].trim();
    if !last.is_empty() {
        found.push(last);
    }
    found
}

/// The first word of a sentence, in lower case and without marks around it.
pub fn first_word(sentence: &str) -> String {
    let word = sentence.split_whitespace().next().unwrap_or_default();
    word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '£' | '$' | '€')).to_lowercase()
}

fn abbreviated(sentence: &str) -> bool {
    let last = sentence.rsplit(char::is_whitespace).next().unwrap_or_default().trim_end_matches('.');
    matches!(last, "Mr" | "Mrs" | "Ms" | "Dr" | "Prof" | "St" | "No" | "Nr" | "e.g" | "i.e" | "approx" | "vs")
        || (last.chars().count() == 1 && last.chars().all(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_would_stop() {
        let text = "We moved 3.5 TB on No. 4 at 5 p.m. on Friday. Nobody looked! \u{201c}Why?\u{201d} 31 guests asked Dr. Osei.";
        let split = sentences(text);
        assert_eq!(
            split,
            [
                "We moved 3.5 TB on No. 4 at 5 p.m. on Friday.",
                "Nobody looked!",
                "\u{201c}Why?\u{201d}",
                "31 guests asked Dr. Osei."
            ]
        );
        assert_eq!(first_word(split[2]), "why");
    }
}
