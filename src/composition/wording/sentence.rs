//! Where sentences begin.

use super::SIGNS;

/// The sentences of a text, without the space between them. A full stop inside `No. 4`, `e.g. this`, `3.5` or
/// `7:30 p.m. UK time` ends none: a sentence ends where a capital, a digit, or an opening mark follows the space
/// behind its stop.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (sentence, behind) = rest.split_at(first_end(rest));
        rest = behind;
        Some(sentence.trim()).filter(|sentence| !sentence.is_empty())
    })
}

/// Where the first sentence of a text ends.
fn first_end(text: &str) -> usize {
    let mut at = 0;
    while let Some(mark) = next_mark(text, at) {
        let rest = text[mark..].trim_start_matches(['.', '!', '?', '…', '"', ')', '\u{201d}', '\u{2019}']);
        at = text.len() - rest.len();
        let next = rest.trim_start();
        let begins = next.starts_with(|c: char| {
            c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '(' | '\u{201c}' | '\u{2018}') || SIGNS.contains(&c)
        });
        if rest.len() > next.len() && begins && !abbreviated(&text[..at], next) {
            return at;
        }
    }
    text.len()
}

/// Where the next mark that can end a sentence stands.
fn next_mark(text: &str, from: usize) -> Option<usize> {
    let ahead = text.as_bytes().get(from..)?;
    let stop = memchr::memchr3(b'.', b'!', b'?', ahead);
    let before = stop.map_or(ahead, |stop| &ahead[..stop]);
    let mut leads = memchr::memchr_iter(ELLIPSIS[0], before);
    leads.find(|&lead| before[lead..].starts_with(ELLIPSIS)).or(stop).map(|at| from + at)
}

const ELLIPSIS: &[u8] = "…".as_bytes();

/// The first word of a sentence, in lower case and without marks around it.
pub fn first_word(sentence: &str) -> String {
    let word = sentence.split_whitespace().next().unwrap_or_default();
    word.trim_matches(|c: char| !c.is_alphanumeric() && !SIGNS.contains(&c)).to_lowercase()
}

/// Whether the stop at the end of `sentence` belongs to its last word, given what comes `next`.
fn abbreviated(sentence: &str, next: &str) -> bool {
    let last = sentence.rsplit(char::is_whitespace).next().unwrap_or_default();
    let Some(last) = last.strip_suffix('.').map(|word| word.trim_start_matches(['(', '"', '\u{201c}'])) else {
        return false;
    };
    match last {
        "Mr" | "Mrs" | "Ms" | "Mx" | "Dr" | "Prof" | "Rev" | "Hon" | "St" | "Mt" | "e.g" | "i.e" | "approx" | "vs" => {
            true
        }
        // `No.` is also an answer.
        "No" | "Nos" | "Nr" | "Art" | "Fig" | "Sec" | "para" | "cl" => next.starts_with(|c: char| c.is_numeric()),
        "a.m" | "p.m" => names_when(next) || only_says_when(sentence),
        _ => last.chars().count() == 1 && last.chars().all(char::is_uppercase),
    }
}

/// Whether a text, up to its time of day, says when and nothing yet: `On Tuesday, March 24, at 10:00 a.m.`
fn only_says_when(text: &str) -> bool {
    const HEADS: [&str; 8] = ["On", "At", "By", "From", "Between", "Until", "Since", "Before"];
    const ACTORS: [&str; 12] = ["I", "we", "you", "it", "they", "he", "she", "our", "your", "their", "his", "her"];
    let words: Vec<&str> = text.split_whitespace().collect();
    words.first().is_some_and(|first| HEADS.contains(first))
        && words.len() <= 12
        && !words.iter().any(|word| ACTORS.contains(word))
}

/// Whether what follows a time of day still belongs to it: a zone or a weekday.
fn names_when(next: &str) -> bool {
    let mut words = next.split(char::is_whitespace).map(|word| word.trim_end_matches([',', '.', ';', ')']));
    let first = words.next().unwrap_or_default();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    first.starts_with('(')
        || ["UTC", "GMT"].iter().any(|zone| first.starts_with(zone))
        || (first.ends_with("day") && first.len() > 5 && capital(&first))
        || (capital(&first) && words.find(|word| !capital(word)) == Some("time"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_would_stop() {
        let text = "We moved 3.5 TB on No. 4 at 5 p.m. on Friday. Nobody looked! \u{201c}Why?\u{201d} 31 guests asked Dr. Osei.";
        let split: Vec<&str> = sentences(text).collect();
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

    #[test]
    fn a_time_of_day_ends_a_sentence_only_where_its_zone_or_day_does_not_follow() {
        let text = "It failed from 5:20 p.m. to 7:30 p.m. Eastern time (UTC-5). On March 24 at 10 a.m. I will call. We saw it at 6 p.m. Friday, and you at \
                    5 p.m. Nobody rang. Did an alarm sound? No. We had none… $5.00 went.";
        let split: Vec<&str> = sentences(text).collect();
        assert_eq!(
            split,
            [
                "It failed from 5:20 p.m. to 7:30 p.m. Eastern time (UTC-5).",
                "On March 24 at 10 a.m. I will call.",
                "We saw it at 6 p.m. Friday, and you at 5 p.m.",
                "Nobody rang.",
                "Did an alarm sound?",
                "No.",
                "We had none…",
                "$5.00 went.",
            ]
        );
    }
}
