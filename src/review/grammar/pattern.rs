//! Constructions: what a rule looks for, written as a line of words, alternatives and classes of words.
//!
//! `we|i` is either word, `apolog*` any word that begins so, `?a` may be missing, `@be` is a class of words, `.` up to one
//! word and `..` up to four with no comma before one of them, `...` up to twelve. `^` in front: the sentence begins there. Nothing reaches over a mark
//! stronger than a comma.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::lexicon::{self, is_adverb, is_be, is_have, is_modal, is_negation, is_participle};
use super::{Stop, Token, is_failing_participle, is_past};
use crate::review::phrases::phrases;
use crate::review::words::{ByHash, Glance, hash};

/// Whether a word is in a class.
type Holds = fn(&Token) -> bool;

/// The classes of words, and what is in each.
const CLASSES: [(&str, Holds); 10] = [
    ("@be", |token| is_be(&token.word)),
    ("@have", |token| is_have(&token.word)),
    ("@modal", |token| is_modal(&token.word)),
    ("@not", |token| is_negation(&token.word)),
    ("@adv", |token| is_adverb(&token.word)),
    ("@done", |token| is_participle(&token.word)),
    ("@past", |token| is_past(&token.word)),
    ("@failed", |token| is_failing_participle(&token.word)),
    ("@figure", Token::is_figure),
    ("@name", Token::is_capital),
];

/// The classes that a word is in, a bit for each. What is known by heart is looked up, since most words are in none.
pub(super) fn classes_of(token: &Token) -> u16 {
    static BY_HEART: LazyLock<HashMap<u64, u16, ByHash>> =
        LazyLock::new(|| lexicon::by_heart().map(|word| (hash(word), classes_among(&Token::alone(word)))).collect());
    if lexicon::may_be_by_form(&token.word) {
        return classes_among(token);
    }
    let name = if token.is_capital() { class("@name") } else { 0 };
    BY_HEART.get(&token.hash).copied().unwrap_or(0) | name
}

fn classes_among(token: &Token) -> u16 {
    let bits = CLASSES.iter().enumerate().map(|(bit, (_, holds))| u16::from(holds(token)) << bit);
    bits.fold(0, |all, bit| all | bit)
}

/// Constructions that a rule looks for together.
#[derive(Debug)]
pub(in crate::review) struct Patterns {
    all: Vec<Pattern>,
    /// Those that may begin with a word, by its hash.
    by_word: HashMap<u64, Vec<usize>, ByHash>,
    /// Those that may begin with a word of a class, by the bit of the class.
    by_class: [Vec<usize>; CLASSES.len()],
    /// Those that may begin with a word that begins so.
    by_head: Vec<(&'static str, usize)>,
    /// What words a construction may begin with, at a glance.
    begins: Start<16>,
    /// Those that cannot stand without one of some words, by the hashes of those.
    by_need: HashMap<u64, Vec<usize>, ByHash>,
    /// Those words, at a glance.
    needs: Glance<16>,
    /// Those that need none in particular.
    free: Chosen,
}

/// Some constructions of a list.
#[derive(Debug, Clone, Copy, Default)]
struct Chosen([u64; Self::MOST / 64]);

impl Chosen {
    /// The most constructions that a list may have.
    const MOST: usize = 512;

    fn take(&mut self, index: usize) {
        self.0[index / 64] |= 1 << (index % 64);
    }

    fn has(&self, index: usize) -> bool {
        self.0[index / 64] >> (index % 64) & 1 == 1
    }

    fn is_empty(&self) -> bool {
        self.0 == [0; Self::MOST / 64]
    }
}

/// What words may be meant, at a glance: hardly any word of a text is, and this says so at once.
#[derive(Debug, Clone, Default)]
struct Start<const N: usize> {
    /// The words.
    words: Glance<N>,
    /// The bits of the letters that words begin with.
    letters: u32,
    /// The classes of words.
    classes: u16,
}

impl<const N: usize> Start<N> {
    fn take(&mut self, words: &[u64], heads: &[&str], classes: u16) {
        for word in words {
            self.words.take(*word);
        }
        self.letters |= heads.iter().fold(0, |all, head| all | letter(head));
        self.classes |= classes;
    }

    fn may_be(&self, token: &Token) -> bool {
        self.words.may_have(token.hash) || self.classes & token.classes != 0 || self.letters & token.letter != 0
    }
}

/// The numbers of the bits that are set, from the lowest.
fn bits(mut set: u16) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (set != 0).then(|| set.trailing_zeros() as usize);
        set &= set.wrapping_sub(1);
        lowest
    })
}

/// The bit of a letter that a word begins with.
pub(super) fn letter(word: &str) -> u32 {
    word.bytes().next().map_or(0, |first| 1 << (first & 31))
}

/// Where a construction stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::review) struct Match {
    /// Which of the constructions, from 0.
    pub(in crate::review) pattern: usize,
    /// Its words.
    pub(in crate::review) range: Range<usize>,
}

#[derive(Debug)]
struct Pattern {
    initial: bool,
    elements: Vec<Element>,
}

#[derive(Debug, Clone)]
struct Element {
    optional: bool,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    /// One of these words, by their hashes, one that begins so, or one of these classes.
    Either {
        words: Vec<u64>,
        heads: Vec<&'static str>,
        classes: u16,
        glance: Start<4>,
    },
    Gap {
        most: usize,
        over_commas: bool,
    },
}

impl Patterns {
    /// Reads constructions.
    pub(in crate::review) fn new(sources: &[&'static str]) -> Self {
        let all = sources.iter().map(|source| Pattern::new(source)).collect();
        let mut patterns = Self {
            all,
            by_word: HashMap::default(),
            by_class: std::array::from_fn(|_| Vec::new()),
            by_head: Vec::new(),
            begins: Start::default(),
            by_need: HashMap::default(),
            needs: Glance::default(),
            free: Chosen::default(),
        };
        debug_assert!(patterns.all.len() <= Chosen::MOST, "more constructions than a list may have");
        for index in 0..patterns.all.len() {
            patterns.file(index);
            patterns.file_need(index);
        }
        patterns
    }

    /// Files a construction under the words of which it needs one: those of the element that texts have most seldom.
    fn file_need(&mut self, index: usize) {
        let Some(words) = self.all[index].elements.iter().filter_map(Element::needs).min_by_key(|words| usual(words))
        else {
            return self.free.take(index);
        };
        for word in words {
            self.needs.take(*word);
            self.by_need.entry(*word).or_default().push(index);
        }
    }

    /// The constructions that may stand in the tokens, having a word there that they need.
    fn chosen(&self, tokens: &[Token]) -> Chosen {
        let mut chosen = self.free;
        for token in tokens.iter().filter(|token| self.needs.may_have(token.hash)) {
            for index in self.by_need.get(&token.hash).into_iter().flatten() {
                chosen.take(*index);
            }
        }
        chosen
    }

    /// Files a construction under all that it may begin with: its first element, and what follows those that may be
    /// missing.
    fn file(&mut self, index: usize) {
        for element in &self.all[index].elements {
            let Kind::Either { words, heads, classes, glance: _ } = &element.kind else {
                debug_assert!(false, "a construction begins with a word");
                break;
            };
            self.begins.take(words, heads, *classes);
            for word in words {
                self.by_word.entry(*word).or_default().push(index);
            }
            for (bit, filed) in self.by_class.iter_mut().enumerate() {
                if classes >> bit & 1 == 1 {
                    filed.push(index);
                }
            }
            self.by_head.extend(heads.iter().map(|head| (*head, index)));
            if !element.optional {
                break;
            }
        }
    }

    /// Every place where a construction stands, in the order of the text.
    pub(in crate::review) fn matches<'t>(&'t self, tokens: &'t [Token]) -> impl Iterator<Item = Match> + 't {
        let chosen = self.chosen(tokens);
        let places = if chosen.is_empty() { 0..0 } else { 0..tokens.len() };
        places.filter(|&at| self.begins.may_be(&tokens[at])).flat_map(move |at| {
            let token = &tokens[at];
            let may_be = self.begins.words.may_have(token.hash);
            let by_word = may_be.then(|| self.by_word.get(&token.hash)).flatten().into_iter().flatten().copied();
            let by_class = bits(self.begins.classes & token.classes).flat_map(|bit| &self.by_class[bit]).copied();
            let may_be = self.begins.letters & token.letter != 0;
            let heads = may_be.then(|| self.by_head.iter()).into_iter().flatten();
            let heads = heads.filter(|(head, _)| token.word.starts_with(head));
            let by_head = heads.map(|(_, index)| *index);
            let all = by_word.chain(by_class).chain(by_head).filter(move |pattern| chosen.has(*pattern));
            all.filter_map(move |pattern| self.at(pattern, tokens, at))
        })
    }

    /// The first place of the text that no exception is made for.
    pub(in crate::review) fn first(&self, tokens: &[Token], fits: impl Fn(&Match) -> bool) -> Option<Match> {
        self.matches(tokens).find(|found| fits(found))
    }

    /// Whether any construction stands in the tokens.
    pub(in crate::review) fn any(&self, tokens: &[Token]) -> bool {
        self.matches(tokens).next().is_some()
    }

    fn at(&self, index: usize, tokens: &[Token], at: usize) -> Option<Match> {
        let pattern = &self.all[index];
        if pattern.initial && at != 0 {
            return None;
        }
        let end = ends(&pattern.elements, tokens, at, at)?;
        Some(Match { pattern: index, range: at..end })
    }
}

impl Pattern {
    fn new(source: &'static str) -> Self {
        let initial = source.starts_with('^');
        let elements = source.trim_start_matches('^').split(' ').map(Element::new).collect();
        Self { initial, elements }
    }
}

impl Element {
    fn new(source: &'static str) -> Self {
        let optional = source.starts_with('?');
        let source = source.trim_start_matches('?');
        let kind = match source {
            "." => Kind::Gap { most: 1, over_commas: false },
            ".." => Kind::Gap { most: 4, over_commas: false },
            "..." => Kind::Gap { most: 12, over_commas: true },
            _ => {
                let (classes, words): (Vec<&str>, Vec<&str>) = source.split('|').partition(|one| one.starts_with('@'));
                let (heads, words): (Vec<&str>, Vec<&str>) = words.into_iter().partition(|word| word.ends_with('*'));
                let words: Vec<u64> = words.into_iter().map(hash).collect();
                let heads: Vec<&str> = heads.into_iter().map(|head| head.trim_end_matches('*')).collect();
                let classes = classes.into_iter().map(class).fold(0, |all, bit| all | bit);
                let mut glance = Start::default();
                glance.take(&words, &heads, classes);
                Kind::Either { words, heads, classes, glance }
            }
        };
        Self { optional, kind }
    }

    /// The words of which one must stand there; `None`, where it may be missing or be another.
    fn needs(&self) -> Option<&[u64]> {
        match &self.kind {
            Kind::Either { words, heads, classes: 0, .. } if heads.is_empty() && !self.optional => Some(words),
            _ => None,
        }
    }
}

/// How many texts have one of these words, roughly: the words that hold sentences together are in most.
fn usual(words: &[u64]) -> usize {
    let joining = phrases![
        "a", "all", "an", "and", "any", "as", "at", "be", "been", "by", "for", "from", "had", "has", "have", "i", "in",
        "is", "it", "its", "no", "not", "of", "on", "or", "our", "that", "the", "their", "this", "to", "us", "was",
        "we", "were", "when", "which", "will", "with", "would", "you", "your"
    ];
    words.iter().map(|word| if joining.has_word(*word) { 50 } else { 1 }).sum()
}

/// The bit of a class.
fn class(name: &str) -> u16 {
    let bit = CLASSES.iter().position(|(other, _)| *other == name);
    debug_assert!(bit.is_some(), "no class of words is called {name}");
    bit.map_or(0, |bit| 1 << bit)
}

/// The end of the elements from `at` on, if they stand there.
fn ends(elements: &[Element], tokens: &[Token], from: usize, at: usize) -> Option<usize> {
    let Some((first, rest)) = elements.split_first() else { return Some(at) };
    if let Kind::Gap { most, over_commas } = first.kind {
        let limit = if over_commas { Stop::Comma } else { Stop::None };
        let open = (at..tokens.len()).take_while(|&next| next == from || tokens[next].stop <= limit).count();
        return (0..=most.min(open)).find_map(|length| ends(rest, tokens, from, at + length));
    }
    if let Some(token) = tokens.get(at)
        && (at == from || token.stop < Stop::Strong)
        && first.kind.takes(token)
        && let Some(end) = ends(rest, tokens, from, at + 1)
    {
        return Some(end);
    }
    if first.optional { ends(rest, tokens, from, at) } else { None }
}

impl Kind {
    fn takes(&self, token: &Token) -> bool {
        match self {
            Self::Either { words, heads, classes, glance } => {
                glance.may_be(token)
                    && (classes & token.classes != 0
                        || words.contains(&token.hash)
                        || heads.iter().any(|head| token.word.starts_with(head)))
            }
            Self::Gap { .. } => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Parsed;
    use super::*;

    fn found(pattern: &'static str, text: &str) -> Option<String> {
        let parsed = Parsed::of(text);
        Patterns::new(&[pattern]).first(&parsed.tokens, |_| true).map(|found| parsed.phrase(found.range))
    }

    /// What a word is, looked up, is what it is by all definitions.
    #[test]
    fn classes_are_those_of_every_word_by_itself() {
        let text = include_str!("../../../tests/review/sentences.tsv");
        for token in text.lines().flat_map(|line| Parsed::of(line).tokens) {
            assert_eq!(token.classes, classes_among(&token), "{}", token.word);
        }
        for word in lexicon::by_heart() {
            let token = Token::alone(word);
            assert_eq!(classes_of(&token), classes_among(&token), "{word}");
        }
    }

    #[test]
    fn constructions_are_found_by_words_classes_and_gaps() {
        assert_eq!(found("we|i ?@adv apolog*", "For this I deeply apologise.").as_deref(), Some("i deeply apologise"));
        assert_eq!(found("@be ?not @done", "It wasn't renewed.").as_deref(), Some("was not renewed"));
        assert_eq!(found("sorry .. so", "We are sorry for it, if so."), None);
        assert_eq!(found("sorry ... if", "We are sorry for it, if so.").as_deref(), Some("sorry for it if"));
        assert_eq!(found("sorry ... if", "We are sorry; if so, call."), None);
        assert_eq!(found("^we are", "So we are."), None);
    }
}
