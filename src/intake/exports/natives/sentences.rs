//! `sentences` and `phrase`: texts in the grammatical forms that a case asks for.

/// Words that open a sentence and not a name, so that their capital goes where they stand inside one.
const OPENERS: [&str; 44] = [
    "A", "An", "The", "This", "That", "These", "Those", "Our", "Your", "You", "We", "They", "Their", "It", "Its",
    "There", "Some", "Many", "Most", "No", "Every", "Each", "Both", "When", "While", "Because", "For", "From", "In",
    "On", "At", "By", "With", "To", "Was", "Were", "Had", "Could", "Multiple", "Several", "All", "Few", "Another",
    "Possible",
];
/// What status pages begin with, and what failed after it.
const PREAMBLES: [&str; 3] = ["We are ", "We were ", "We're "];
const VERBS: [&str; 4] = ["experiencing ", "investigating ", "seeing ", "observing "];

/// One paragraph of whole sentences from lines of text: each line that does not end gets a full stop, a colon leads on
/// to the next line, and a line that was only broken (a space at its end) goes on where the next begins small. `None`
/// where nothing is said.
pub(super) fn sentences(text: &str) -> Option<String> {
    let says = |line: &&str| line.chars().any(char::is_alphanumeric);
    let lines: Vec<&str> = text.lines().filter(says).collect();
    let mut paragraph = String::new();
    for (index, raw) in lines.iter().enumerate() {
        let line = plain(raw);
        let next = lines.get(index + 1).map(|next| next.trim_start());
        let goes_on = raw.ends_with(' ') && next.is_some_and(|next| next.starts_with(char::is_lowercase));
        if !paragraph.is_empty() {
            paragraph.push(' ');
        }
        if ends(&line) || goes_on || (line.ends_with(':') && next.is_some()) {
            paragraph.push_str(&line);
        } else {
            paragraph.push_str(line.trim_end_matches([',', ';', ':', '-', '\u{2013}', '\u{2014}', ' ']));
            paragraph.push('.');
        }
    }
    // Where somebody was named, a sentence may begin with what stands in the name's place.
    if let Some(rest) = paragraph.strip_prefix("a colleague") {
        paragraph = format!("A colleague{rest}");
    }
    (!paragraph.is_empty()).then_some(paragraph)
}

/// A text that can stand inside a sentence: one line without the mark that ends a sentence.
pub(super) fn phrase(text: &str) -> Option<String> {
    let line = plain(&text.replace(['\n', '\r'], " "));
    let marks = ['.', '!', '?', '\u{2026}', ':', ';', ',', ' ', '"', '\'', ')', ']', '\u{201d}', '\u{2019}', '\u{bb}'];
    let line = if ends(&line) { line.trim_end_matches(marks) } else { line.as_str() };
    let line = without_preamble(line);
    let first = line.split(' ').next().unwrap_or_default();
    if OPENERS.contains(&first) && line.len() > first.len() {
        return Some(format!("{}{}", first.to_lowercase(), &line[first.len()..]));
    }
    line.chars().any(char::is_alphanumeric).then(|| line.to_owned())
}

/// `We are experiencing an issue with X` as `an issue with X`.
fn without_preamble(line: &str) -> &str {
    let rest = PREAMBLES.iter().find_map(|start| line.strip_prefix(start));
    let rest = rest.map(|rest| rest.strip_prefix("currently ").unwrap_or(rest));
    rest.and_then(|rest| VERBS.iter().find_map(|verb| rest.strip_prefix(verb))).unwrap_or(line)
}

/// A line with single spaces and nothing invisible but what belongs to its script.
fn plain(line: &str) -> String {
    let visible: String = line.chars().map(|c| if c.is_control() || c == '\u{a0}' { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn ends(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '\'', ')', ']', '\u{201d}', '\u{2019}', '\u{bb}']);
    bare.ends_with(['.', '!', '?', '\u{2026}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_sentences() {
        assert_eq!(sentences("We looked\n\nFound:\n one; \n (two.)").unwrap(), "We looked. Found: one. (two.)");
        assert_eq!(sentences("We are looking \ninto it \nNow").unwrap(), "We are looking into it. Now.");
        assert_eq!(sentences("Issue:").unwrap(), "Issue.");
        assert_eq!(sentences(" \n--\n"), None);
    }

    #[test]
    fn titles_become_phrases() {
        assert_eq!(phrase("The server is on fire.").unwrap(), "the server is on fire");
        assert_eq!(phrase("Delays in sending. ").unwrap(), "Delays in sending");
        assert_eq!(phrase("API\nerrors (EU)").unwrap(), "API errors (EU)");
        assert_eq!(phrase("We are currently investigating an issue with X.").unwrap(), "an issue with X");
        assert_eq!(phrase("..."), None);
    }

    #[test]
    fn both_are_what_a_case_takes() {
        for text in ["a", "a.\u{7}", "x:\ny", "Acme Inc.", "\"so.\"", "é…", "1,", "(a", "wait -", "a ?"] {
            if let Some(text) = sentences(text) {
                assert!(crate::case::Sentences::parse(&text).is_ok(), "{text:?}");
            }
            if let Some(text) = phrase(text) {
                assert!(crate::case::NounPhrase::parse(&text).is_ok(), "{text:?}");
            }
        }
    }
}
