//! The words of a template's source, as far as checks need them that the engine does not make.
//!
//! This is no parser: the engine has one. It tells apart what stands in tags from what is text, a comment or a
//! quotation, so that a check can point at the very word.

/// A word inside a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// The word.
    pub(super) text: &'a str,
    /// Where it begins, in bytes.
    pub(super) at: usize,
    /// The word before it in the same tag, if nothing but white space stands between them.
    pub(super) after: Option<&'a str>,
    /// The last character before it that is not white space, within the tag.
    pub(super) sign: Option<char>,
}

impl Word<'_> {
    /// Whether it names a filter: `| word`, `{% filter word %}`.
    pub(super) fn is_filter(&self) -> bool {
        self.sign == Some('|') || self.after == Some("filter")
    }

    /// Whether it is a name that the template gives a value: `{% set word = … %}`.
    pub(super) fn is_set(&self) -> bool {
        matches!(self.after, Some("set" | "set_global"))
    }

    /// Whether it reads the value of that name.
    pub(super) fn reads(&self, name: &str) -> bool {
        self.text == name && !matches!(self.sign, Some('|' | '.')) && !self.is_set()
    }
}

/// Every word in the tags of a template, in order.
pub(super) fn words(source: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = source[at..].find('{').map(|offset| at + offset) {
        at = match source.as_bytes().get(open + 1) {
            Some(b'#') => skip(source, open, "#}"),
            Some(b'{') => tag(source, open + 2, "}}", &mut found),
            Some(b'%') => {
                let before = found.len();
                let end = tag(source, open + 2, "%}", &mut found);
                match &found[before..] {
                    [only] if only.text == "raw" => skip(source, end, "endraw"),
                    _ => end,
                }
            }
            _ => open + 1,
        };
    }
    found
}

/// The end of the next `mark` from `at`, or of the source.
fn skip(source: &str, at: usize, mark: &str) -> usize {
    source[at..].find(mark).map_or(source.len(), |offset| at + offset + mark.len())
}

/// Collects the words from `at` to the tag's `end`, and gives the place after it.
fn tag<'a>(source: &'a str, mut at: usize, end: &str, found: &mut Vec<Word<'a>>) -> usize {
    let (mut after, mut sign) = (None, None);
    while let Some(character) = source[at..].chars().next() {
        if source[at..].starts_with(end) {
            return at + end.len();
        }
        if character.is_alphabetic() || character == '_' {
            let rest = &source[at..];
            let text = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(rest);
            found.push(Word { text, at, after, sign });
            (after, sign) = (Some(text), text.chars().next_back());
            at += text.len();
        } else if matches!(character, '"' | '\'' | '`') {
            (after, sign) = (None, Some(character));
            at = quoted(source, at + 1, character);
        } else {
            if !character.is_whitespace() {
                (after, sign) = (None, Some(character));
            }
            at += character.len_utf8();
        }
    }
    source.len()
}

/// The place after the closing quotation mark.
fn quoted(source: &str, start: usize, mark: char) -> usize {
    let mut escaped = false;
    for (offset, character) in source[start..].char_indices() {
        match character {
            '\\' if !escaped => escaped = true,
            _ if character == mark && !escaped => return start + offset + 1,
            _ => escaped = false,
        }
    }
    source.len()
}

#[cfg(test)]
mod tests {
    use super::words;

    fn filters(source: &str) -> Vec<&str> {
        words(source).into_iter().filter(super::Word::is_filter).map(|word| word.text).collect()
    }

    #[test]
    fn filters_are_found_in_tags_alone() {
        assert_eq!(filters("{{ a | safe }}{%- filter  safe -%}"), ["safe", "safe"]);
        assert_eq!(filters("{{ a|\n  safe|upper }}"), ["safe", "upper"]);
        assert_eq!(filters("| safe {# {{ a | safe }} #} {{ '| safe' }} {{ \"\\\"| safe\" }} { | safe }"), [""; 0]);
        assert_eq!(filters("{% raw %}{{ a | safe }}{% endraw %}{{ a | trim }}"), ["trim"]);
        assert_eq!(filters("{{ a | saf"), ["saf"]);
        assert_eq!(filters("{{ safe }}{% if filter.safe %}é{% endif %}{{ 'é' | é }}"), ["é"]);
    }

    #[test]
    fn names_that_are_read_are_told_from_those_that_are_set() {
        let found = words("{% set who = name %}{{ a.who | who(x=who) }}");
        let read: Vec<_> = found.iter().filter(|word| word.reads("who")).map(|word| word.at).collect();
        assert_eq!(read, [37]);
        assert!(found[1].is_set());
    }
}
