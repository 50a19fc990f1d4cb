//! Lists of words and phrases that a text is searched for, made once.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::words::{ByHash, Glance, Word, hash};

/// Lists of the program that answers are kept about, by their number: more than it has.
pub(super) const LISTS: usize = 192;

/// How many lists of the program were made so far.
static MADE: AtomicUsize = AtomicUsize::new(0);

/// Phrases, each written in lower case with single spaces.
#[derive(Debug)]
pub(super) struct Phrases {
    /// Its number among the program's lists; `None`: it is none of them.
    list: Option<usize>,
    /// Whether any phrase has a digit.
    has_digits: bool,
    /// The first words: looked at before all, since most words begin none.
    first: Glance<16>,
    /// What follows each first word.
    behind: HashMap<u64, Vec<Vec<u64>>, ByHash>,
}

impl Phrases {
    /// These phrases, as a list of the program.
    pub(super) fn of(phrases: &[&str]) -> Self {
        phrases.iter().copied().collect::<Self>().listed()
    }

    /// The same as a list of the program, so that answers about it are kept.
    pub(super) fn listed(mut self) -> Self {
        let list = MADE.fetch_add(1, Ordering::Relaxed);
        debug_assert!(list < LISTS, "there are more lists than answers are kept about");
        self.list = Some(list).filter(|list| *list < LISTS);
        self
    }

    /// Its number among the program's lists.
    pub(super) fn list(&self) -> Option<usize> {
        self.list
    }

    /// Whether any phrase has a digit.
    pub(super) fn has_digits(&self) -> bool {
        self.has_digits
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
        let mut all = Self { list: None, has_digits: false, first: Glance::default(), behind: HashMap::default() };
        for phrase in phrases {
            all.has_digits |= phrase.bytes().any(|byte| byte.is_ascii_digit());
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
