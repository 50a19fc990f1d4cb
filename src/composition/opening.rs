//! How sentences open, so that wordings can be chosen of which no three in a row open alike.

use super::wording::SIGNS;

/// The first word of a sentence, whatever its case; told from another by its hash, which is quicker than by its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Opening(u64);

impl Opening {
    /// How a sentence opens.
    pub(super) fn of(sentence: &str) -> Self {
        let bytes = sentence.as_bytes();
        let word = &bytes[..bytes.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(bytes.len())];
        // Most sentences open with a plain word.
        if !word.is_empty() && matches!(bytes.get(word.len()), None | Some(b' ')) {
            return Self::of_plain(word);
        }
        Self::of_any(sentence)
    }

    /// The opening that is a word of plain letters and digits.
    const fn of_plain(word: &[u8]) -> Self {
        let (mut hash, mut at) = (SEED, 0);
        while at < word.len() {
            assert!(word[at].is_ascii_alphanumeric(), "a plain word has plain letters and digits");
            hash = mix(hash, word[at].to_ascii_lowercase() as u64);
            at += 1;
        }
        Self(hash)
    }

    /// The same for words of any letters, with marks around them.
    fn of_any(sentence: &str) -> Self {
        let word = sentence.split_whitespace().next().unwrap_or_default();
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && !SIGNS.contains(&c));
        Self(word.chars().flat_map(char::to_lowercase).fold(SEED, |hash, c| mix(hash, u64::from(c))))
    }
}

/// What a sentence of a template opens with.
#[derive(Debug, Clone, Copy)]
pub(super) enum First {
    /// A word of the template.
    Word(Opening),
    /// A fact, as whose sentences it opens.
    Fact(&'static str),
}

impl First {
    /// What the table of moves means by a word or by `{fact}`.
    pub(super) const fn read(opening: &'static str) -> Self {
        match opening.as_bytes() {
            [b'{', .., b'}'] => Self::Fact(opening.split_at(opening.len() - 1).0.split_at(1).1),
            word => Self::Word(Opening::of_plain(word)),
        }
    }
}

/// The offset of FNV-1a, which spreads well over short texts and stays the same in every version.
pub(super) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of FNV-1a.
pub(super) const fn mix(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x0100_0000_01b3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_plain_word_opens_a_sentence_as_any_word_does(text in "[(\u{201c}]?[a-zA-Zéİ£5'-]{0,6}[ ,.]?.{0,5}") {
            prop_assert_eq!(Opening::of(&text), Opening::of_any(&text));
        }
    }

    #[test]
    fn the_table_names_words_and_facts() {
        assert!(matches!(First::read("{text}"), First::Fact("text")));
        assert!(matches!(First::read("Whatever"), First::Word(word) if word == Opening::of("whatever else it cost")));
    }
}
