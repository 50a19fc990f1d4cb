//! Lists of words and phrases that a text is searched for, made once.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::words::{ByHash, Glance, Word, hash};

/// Lists that are numbered, so that answers about them can be kept by their number.
pub(super) const LISTS: usize = 128;

/// How many lists were made so far.
static MADE: AtomicUsize = AtomicUsize::new(0);

/// Phrases, each written in lower case with single spaces.
#[derive(Debug)]
pub(super) struct Phrases {
    /// Its number among all lists, where that is below [`LISTS`].
    list: Option<usize>,
    /// Whether any phrase has a digit.
    numbered: bool,
    /// The first words: looked at before all, since most words begin none.
    first: Glance<16>,
    /// What follows each first word.
    behind: HashMap<u64, Vec<Vec<u64>>, ByHash>,
}

impl Phrases {
    /// These phrases.
    pub(super) fn of(phrases: &[&str]) -> Self {
        phrases.iter().copied().collect()
    }

    /// Its number among all lists that answers are kept about: there is room for about twice the lists that rules have.
    pub(super) fn list(&self) -> Option<usize> {
        self.list
    }

    /// Whether any phrase has a digit.
    pub(super) fn is_numbered(&self) -> bool {
        self.numbered
    }

    /// Whether this word is one of the phrases.
    pub(super) fn has_word(&self, word: u64) -> bool {
        self.may_begin(word) && self.behind.get(&word).is_some_and(|behind| behind.iter().any(Vec::is_empty))
    }

    /// Whether the words begin with one of the phrases.
    pub(super) fn begin(&self, words: &[Word]) -> bool {
        let Some((first, rest)) = words.split_first() else { return false };
        let follows = |behind: &Vec<u64>| {
            behind.len() <= rest.len() && behind.iter().zip(rest).all(|(wanted, word)| *wanted == word.hash())
        };
        self.may_begin(first.hash()) && self.behind.get(&first.hash()).is_some_and(|behind| behind.iter().any(follows))
    }

    /// Whether one of the phrases may stand in a text of these words.
    pub(super) fn may_stand_in(&self, words: &Glance<16>) -> bool {
        self.first.meets(words)
    }

    fn may_begin(&self, word: u64) -> bool {
        self.first.may_have(word)
    }
}

impl<'p> FromIterator<&'p str> for Phrases {
    fn from_iter<I: IntoIterator<Item = &'p str>>(phrases: I) -> Self {
        let list = Some(MADE.fetch_add(1, Ordering::Relaxed)).filter(|list| *list < LISTS);
        let mut all = Self { list, numbered: false, first: Glance::default(), behind: HashMap::default() };
        for phrase in phrases {
            all.numbered |= phrase.bytes().any(|byte| byte.is_ascii_digit());
            let mut words = phrase.split(' ').map(hash);
            let Some(first) = words.next() else { continue };
            all.first.take(first);
            all.behind.entry(first).or_default().push(words.collect());
        }
        all
    }
}

/// A list of phrases at the place where it is searched for.
macro_rules! phrases {
    ($list:path) => {{
        static LIST: std::sync::LazyLock<$crate::review::phrases::Phrases> =
            std::sync::LazyLock::new(|| $crate::review::phrases::Phrases::of(&$list));
        &*LIST
    }};
    ($($phrase:literal),+ $(,)?) => {{
        static LIST: std::sync::LazyLock<$crate::review::phrases::Phrases> =
            std::sync::LazyLock::new(|| $crate::review::phrases::Phrases::of(&[$($phrase),+]));
        &*LIST
    }};
}

pub(super) use phrases;

#[cfg(test)]
mod tests {
    use crate::review::words::{has_any, spelled, words};

    use super::*;

    /// As one would search for them by eye.
    fn stands(words: &[String], phrase: &str) -> bool {
        format!(" {} ", words.join(" ")).contains(&format!(" {phrase} "))
    }

    proptest::proptest! {
        #[test]
        fn phrases_are_found_where_they_stand(
            list in proptest::collection::vec("[abc](ü| [ab]){0,3}", 1..6),
            text in "([abcü]|[ ,.]){0,40}",
        ) {
            let phrases: Phrases = list.iter().map(String::as_str).collect();
            let (said, spelled) = (words(&text), spelled(&text));
            let any = list.iter().any(|phrase| stands(&spelled, phrase));
            proptest::prop_assert_eq!(has_any(&said, &phrases), any);
            for (word, spelled) in said.iter().zip(&spelled) {
                proptest::prop_assert_eq!(word.is_any(&phrases), list.contains(spelled));
            }
        }
    }
}
