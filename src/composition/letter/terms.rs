//! Explains a word at its first use.

use crate::case::TermMeaning;

/// The words that are still to be explained.
#[derive(Debug)]
pub(super) struct Glossary<'a> {
    open: Vec<&'a TermMeaning>,
}

impl<'a> Glossary<'a> {
    /// All the terms of an incident.
    pub(super) fn new(terms: &'a [TermMeaning]) -> Self {
        Self { open: terms.iter().collect() }
    }

    /// Puts the meaning in brackets behind the first use of each word that has not been used before.
    pub(super) fn explain(&mut self, text: &mut String) {
        self.open.retain(|term| match find(text, &term.term) {
            Some(end) => {
                text.insert_str(end, &format!(" ({})", term.means));
                false
            }
            None => true,
        });
    }
}

/// Where the first use of a whole word ends, whatever its case.
fn find(text: &str, word: &str) -> Option<usize> {
    if word.is_empty() {
        return None;
    }
    let matches =
        |start: usize| text.get(start..start + word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word));
    text.char_indices().map(|(start, _)| start).find_map(|start| {
        let end = start + word.len();
        let before = text[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        (before && matches(start) && text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric())).then_some(end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::NounPhrase;

    #[test]
    fn a_word_is_explained_once_and_only_whole() {
        let terms =
            [TermMeaning { term: "index".into(), means: NounPhrase::parse("the list that finds a page").unwrap() }];
        let mut glossary = Glossary::new(&terms);
        let (mut first, mut second) = ("Indexes grew. The index was full.".to_owned(), "The index.".to_owned());
        glossary.explain(&mut first);
        glossary.explain(&mut second);
        assert_eq!(first, "Indexes grew. The index (the list that finds a page) was full.");
        assert_eq!(second, "The index.");
    }
}
