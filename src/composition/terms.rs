//! Words that a reader may not know: explained where they first stand, once in a document.

use crate::case::TermMeaning;

/// Which terms are still to be explained.
#[derive(Debug)]
pub(super) struct Terms<'a> {
    /// The longest first, so that `cache key` is not explained as `cache`.
    waiting: Vec<&'a TermMeaning>,
}

/// Where a term stands in a text.
struct Place<'a> {
    start: usize,
    end: usize,
    term: &'a TermMeaning,
}

impl<'a> Terms<'a> {
    pub(super) fn new(terms: &'a [TermMeaning]) -> Self {
        let mut waiting: Vec<_> = terms.iter().filter(|one| !one.term.trim().is_empty()).collect();
        waiting.sort_by_key(|one| std::cmp::Reverse(one.term.len()));
        Self { waiting }
    }

    /// The text with each term that stands here for the first time in the document followed by its meaning in brackets.
    /// A term that the text itself explains in brackets is left as it is.
    pub(super) fn explain(&mut self, text: impl AsRef<str>) -> String {
        let text = text.as_ref();
        let mut places: Vec<Place<'a>> = Vec::new();
        for &term in &self.waiting {
            let free =
                |&(start, end): &(usize, usize)| places.iter().all(|other| end <= other.start || other.end <= start);
            if let Some((start, end)) = occurrences(text, term.term.trim()).find(free) {
                places.push(Place { start, end, term });
            }
        }
        self.waiting.retain(|term| !places.iter().any(|place| std::ptr::eq(place.term, *term)));
        places.sort_by_key(|place| place.start);
        let mut out = String::with_capacity(text.len());
        let mut copied = 0;
        for place in places {
            out.push_str(&text[copied..place.end]);
            copied = place.end;
            if !text[copied..].trim_start().starts_with('(') {
                out.push_str(" (");
                out.push_str(place.term.means.as_str());
                out.push(')');
            }
        }
        out.push_str(&text[copied..]);
        out
    }

    /// The same for several texts, in their order.
    pub(super) fn explain_all<S: ToString>(&mut self, texts: &[S]) -> Vec<String> {
        texts.iter().map(|text| self.explain(text.to_string())).collect()
    }
}

/// Where `term` stands in `text` as a word of its own; its first letter may be a capital.
fn occurrences<'t>(text: &'t str, term: &'t str) -> impl Iterator<Item = (usize, usize)> + 't {
    text.char_indices().filter_map(move |(start, _)| {
        let found = text[start..].get(..term.len())?;
        let end = start + term.len();
        let alone = !text[..start].chars().next_back().is_some_and(is_word) && !text[end..].starts_with(is_word);
        (alone && same_but_for_a_capital(found, term)).then_some((start, end))
    })
}

fn is_word(char: char) -> bool {
    char.is_alphanumeric() || char == '_' || char == '-'
}

fn same_but_for_a_capital(found: &str, term: &str) -> bool {
    let (mut found, mut term) = (found.chars(), term.chars());
    match (found.next(), term.next()) {
        (Some(a), Some(b)) => (a == b || a.to_lowercase().eq(b.to_lowercase())) && found.eq(term),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::NounPhrase;

    fn term(term: &str, means: &str) -> TermMeaning {
        TermMeaning { term: term.to_owned(), means: NounPhrase::parse(means).unwrap() }
    }

    #[test]
    fn a_term_is_explained_once_and_as_a_word_of_its_own() {
        let list = [term("cache", "a store of copies"), term("cache key", "the name of a copy")];
        let mut terms = Terms::new(&list);
        assert_eq!(terms.explain("Caches and caching-like things."), "Caches and caching-like things.");
        assert_eq!(terms.explain("The cache key was wrong."), "The cache key (the name of a copy) was wrong.");
        assert_eq!(terms.explain("Cache, cache."), "Cache (a store of copies), cache.");
        assert_eq!(terms.explain("The cache key of the cache."), "The cache key of the cache.");
    }

    #[test]
    fn what_the_text_explains_itself_is_not_explained_again() {
        let list = [term("DNS", "the address book")];
        let mut terms = Terms::new(&list);
        assert_eq!(terms.explain("The DNS (our names) broke; the DNS."), "The DNS (our names) broke; the DNS.");
        assert_eq!(terms.explain("DNS again."), "DNS again.");
    }

    #[test]
    fn a_word_is_explained_at_its_first_use_in_the_document() {
        let list = [term("index", "the list that finds a page")];
        let mut terms = Terms::new(&list);
        let told = ["Indexes grew. The index was full.", "The index."].map(|text| terms.explain(text));
        assert_eq!(told, ["Indexes grew. The index (the list that finds a page) was full.", "The index."]);
    }
}
