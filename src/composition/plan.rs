//! A move before its wording is chosen, and the choice.
//!
//! Wordings are chosen one after the other through the whole letter, so that no sentence opens like the two before it
//! and openings repeat as rarely as the facts allow. A seed turns the order in which wordings are tried; the same seed
//! gives the same letter.

use std::ops::Range;

use super::moves::{MoveSpec, Worded, Wording};
use super::opening::{First, Opening, mix};
use super::{Fact, Move, Paragraph, PartText};
use crate::composition::wording::sentences;

/// How readily a move is left out of a letter that would be too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Never.
    Essential,
    /// Last of all.
    Useful,
    /// Where leaving out extras is not enough.
    Spare,
    /// First.
    Extra,
}

/// What it costs a wording that its opening was used before, each time.
const REPEATED: usize = 3;

/// From how many uses on another one costs nothing more: otherwise the wordings whose openings are rare in any letter would
/// win in every letter.
const OFTEN: usize = 2;

/// By how many hundredths a letter may run over its length rather than be without what is useful to its reader, or without
/// what it can spare; extras are worth two, since the count runs a little above what is said.
const OVER: [(Rank, usize); 3] = [(Rank::Extra, 2), (Rank::Spare, 6), (Rank::Useful, 13)];

/// How many hundredths of what a letter cannot spare there is room for beside it, whatever its length.
const BESIDE: usize = 8;

/// How many words more than the shortest a wording may have where a letter runs long.
const HARDLY_LONGER: usize = 4;

/// A move with its facts and those of its wordings that fit them.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    spec: &'static MoveSpec,
    /// A bit for each of the move's wordings, the first one's the lowest.
    options: u32,
    facts: Vec<(&'static str, Fact)>,
    /// The words of its own that its wordings have on average.
    own_words: usize,
    /// About how many words its facts have, counted as they come.
    fact_words: usize,
    pub(super) rank: Rank,
}

impl Plan {
    /// A move, to be said in one of `wordings`.
    pub(super) fn new<W: Worded>(wordings: &[W]) -> Self {
        let options = wordings.iter().fold(0, |options, wording| options | 1 << wording.index());
        let mut plan = Self {
            spec: W::SPEC,
            options,
            facts: Vec::with_capacity(4),
            own_words: 0,
            fact_words: 0,
            rank: Rank::Essential,
        };
        plan.count_own_words();
        plan
    }

    fn count_own_words(&mut self) {
        let (count, words) = self.options().fold((0, 0), |(count, words), wording| (count + 1, words + wording.words));
        self.own_words = words / count.max(1);
    }

    /// Adds a text.
    pub(super) fn text(mut self, name: &'static str, value: impl Into<String>) -> Self {
        debug_assert!(self.spec.facts.iter().any(|fact| fact.name == name), "{} has no {name}", self.spec.name);
        let value = value.into();
        self.fact_words += words(&value);
        self.facts.push((name, Fact::Text(value)));
        self
    }

    /// Adds a text that may be absent.
    pub(super) fn maybe(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.text(name, value),
            None => self,
        }
    }

    /// Says how readily the move is left out.
    pub(super) fn rank(mut self, rank: Rank) -> Self {
        self.rank = rank;
        self
    }

    /// About how many words the move comes to.
    pub(super) fn words(&self) -> usize {
        self.own_words + self.fact_words
    }

    /// Keeps the shortest of the move's wordings, and those that are hardly longer.
    fn say_shortly(&mut self) {
        if self.has_one_wording() {
            return;
        }
        let Some(least) = self.options().map(|wording| wording.words).min() else { return };
        for (index, wording) in self.spec.wordings.iter().enumerate() {
            if wording.words > least + HARDLY_LONGER {
                self.options &= !(1 << index);
            }
        }
        self.count_own_words();
    }

    fn has_one_wording(&self) -> bool {
        self.options.is_power_of_two()
    }

    /// Rewrites each text of the record in reading order.
    pub(super) fn for_each_text(&mut self, mut change: impl FnMut(&mut String)) {
        for (_, fact) in &mut self.facts {
            if let Fact::Text(text) = fact {
                change(text);
            }
        }
    }

    /// The wordings that fit the facts.
    fn options(&self) -> impl Iterator<Item = &'static Wording> + use<> {
        let (wordings, options) = (self.spec.wordings, self.options);
        wordings.iter().enumerate().filter(move |(index, _)| options >> index & 1 == 1).map(|(_, wording)| wording)
    }

    /// How many wordings fit the facts.
    pub(super) fn count(&self) -> usize {
        self.options().count()
    }

    /// The move in one of its wordings, whichever turn it is.
    pub(super) fn said(self, turn: usize) -> Move {
        let wording = self.options().nth(turn % self.count().max(1)).map_or("", |wording| wording.name);
        Move { name: self.spec.name, wording, facts: self.facts }
    }

    /// How the sentences of a fact open.
    fn fact_openings<'a>(&'a self, name: &str) -> impl Iterator<Item = Opening> + use<'a> {
        let text = self.facts.iter().find(|(fact, _)| *fact == name).and_then(|(_, fact)| match fact {
            Fact::Text(text) => Some(text.as_str()),
            Fact::Texts(_) | Fact::Flag(_) => None,
        });
        text.map(sentences).into_iter().flatten().map(Opening::of)
    }
}

/// How many words a text has: quicker than by all of Unicode's white space, and near enough for a budget.
pub(super) fn words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let Some((first, rest)) = bytes.split_first() else { return 0 };
    // Other control characters are not printed, so they part no words. Without a branch, many bytes are looked at
    // together.
    let parts = |byte: u8| (byte == b' ') | (byte.wrapping_sub(b'\t') < 5);
    let begins = |(before, at): (&u8, &u8)| u8::from(parts(*before)) & u8::from(!parts(*at));
    // A count that fits a byte is kept in bytes for the same reason.
    let pieces = bytes.chunks(255).zip(rest.chunks(255));
    let later: usize = pieces.map(|(before, at)| usize::from(before.iter().zip(at).map(begins).sum::<u8>())).sum();
    later + usize::from(!parts(*first))
}

/// A paragraph of plans.
#[derive(Debug, Clone)]
pub(super) struct PlanParagraph {
    /// Whether each move is an item of a list.
    pub(super) list: bool,
    /// The moves.
    pub(super) plans: Vec<Plan>,
}

impl PlanParagraph {
    /// Sentences one after the other.
    pub(super) fn run(plans: Vec<Plan>) -> Self {
        Self { list: false, plans }
    }

    /// A list.
    pub(super) fn list(plans: Vec<Plan>) -> Self {
        Self { list: true, plans }
    }
}

/// A part whose moves are said in the wordings whose turn it is.
pub(super) fn said(paragraphs: Vec<PlanParagraph>, turn: usize) -> PartText {
    worded(paragraphs, |plan| plan.said(turn))
}

fn worded(paragraphs: Vec<PlanParagraph>, mut word: impl FnMut(Plan) -> Move) -> PartText {
    let filled = paragraphs.into_iter().filter(|paragraph| !paragraph.plans.is_empty());
    let paragraphs = filled.map(|paragraph| {
        let moves = paragraph.plans.into_iter().map(&mut word).collect();
        if paragraph.list { Paragraph::List(moves) } else { Paragraph::Run(moves) }
    });
    PartText { paragraphs: paragraphs.collect() }
}

/// Makes a letter that would have more than `max` words say things shortly, then leaves out what it can spare, extras
/// first.
pub(super) fn shorten(parts: &mut [Vec<PlanParagraph>; 5], max: usize) {
    let over = |hundredths: usize| max + max * hundredths / 100;
    let mut total: usize = parts.iter().flatten().flat_map(|paragraph| &paragraph.plans).map(Plan::words).sum();
    if total <= over(OVER[0].1) {
        return;
    }
    for plan in parts.iter_mut().flatten().flat_map(|paragraph| &mut paragraph.plans) {
        total -= plan.words();
        plan.say_shortly();
        total += plan.words();
    }
    let plans = parts.iter().flatten().flat_map(|paragraph| &paragraph.plans);
    let essential: usize = plans.filter(|plan| plan.rank == Rank::Essential).map(Plan::words).sum();
    for (rank, hundredths) in OVER {
        // A letter that is too long by what it cannot spare gains nothing by being without the most useful rest.
        let room = if rank == Rank::Useful { essential + essential * BESIDE / 100 } else { 0 };
        let max = over(hundredths).max(room);
        while total > max {
            let plans = parts.iter().flatten().flat_map(|paragraph| &paragraph.plans);
            let lengths: Vec<usize> = plans.filter(|plan| plan.rank == rank).map(Plan::words).collect();
            // The least that is enough, so that no more is left unsaid than must be; otherwise the longest.
            let enough = lengths.iter().filter(|words| **words >= total - max).min();
            let Some(words) = enough.or(lengths.iter().max()).copied() else { break };
            remove_last(parts, |plan| plan.rank == rank && plan.words() == words);
            total -= words;
        }
    }
}

fn remove_last(parts: &mut [Vec<PlanParagraph>; 5], is_it: impl Fn(&Plan) -> bool) {
    for paragraph in parts.iter_mut().rev().flat_map(|part| part.iter_mut().rev()) {
        if let Some(index) = paragraph.plans.iter().rposition(&is_it) {
            paragraph.plans.remove(index);
            return;
        }
    }
}

/// The choice of wordings through one letter.
#[derive(Debug)]
pub(super) struct Choice {
    seed: u64,
    used: Vec<(Opening, usize)>,
    last: [Opening; 2],
    /// The openings of the wordings of the move at hand, one wording after the other.
    openings: Vec<Opening>,
    /// Those of the facts that its wordings print, each looked at once, with the fact's name.
    of_facts: Vec<(&'static str, Opening)>,
}

impl Choice {
    /// A choice turned by `seed`.
    pub(super) fn new(seed: u64) -> Self {
        Self {
            seed,
            used: Vec::with_capacity(32),
            last: [Opening::default(); 2],
            openings: Vec::with_capacity(32),
            of_facts: Vec::with_capacity(16),
        }
    }

    /// Words a part.
    pub(super) fn settle(&mut self, paragraphs: Vec<PlanParagraph>) -> PartText {
        worded(paragraphs, |plan| self.settle_one(plan))
    }

    /// Words a move.
    pub(super) fn settle_one(&mut self, plan: Plan) -> Move {
        self.openings.clear();
        self.of_facts.clear();
        let mut best: Option<(usize, &'static str, Range<usize>)> = None;
        let is_choice = !plan.has_one_wording();
        for wording in plan.options() {
            let openings = self.look_at(&plan, wording);
            let most = best.as_ref().map_or(usize::MAX, |(least, ..)| *least);
            let cost =
                if is_choice { self.cost(&self.openings[openings.clone()], self.chance(wording), most) } else { 0 };
            if cost < most {
                best = Some((cost, wording.name, openings));
            }
        }
        let (_, wording, openings) = best.unwrap_or_default();
        for index in openings {
            self.note(self.openings[index]);
        }
        // A wording is a different turn of the same seed from one move to the next.
        self.seed = self.seed.rotate_left(7) ^ 0x9e37_79b9_7f4a_7c15;
        Move { name: plan.spec.name, wording, facts: plan.facts }
    }

    /// Collects how the sentences of a wording open, and says where that stands.
    fn look_at(&mut self, plan: &Plan, wording: &Wording) -> Range<usize> {
        let start = self.openings.len();
        for first in wording.firsts {
            let name = match *first {
                First::Word(opening) => {
                    self.openings.push(opening);
                    continue;
                }
                First::Fact(name) => name,
            };
            if !self.of_facts.iter().any(|(known, _)| *known == name) {
                self.of_facts.extend(plan.fact_openings(name).map(|opening| (name, opening)));
            }
            let of_fact = self.of_facts.iter().filter(|(known, _)| *known == name);
            self.openings.extend(of_fact.map(|(_, opening)| *opening));
        }
        start..self.openings.len()
    }

    /// A little chance, so that one wording does not win in every letter because its opening is rare.
    fn chance(&self, wording: &Wording) -> usize {
        let hash = wording.name.bytes().fold(self.seed, |hash, byte| mix(hash, u64::from(byte)));
        usize::try_from(hash >> 61).unwrap_or_default()
    }

    /// How much a run of openings repeats, beyond what it costs to begin with: a third in a row above all, then what
    /// stands right before, then use so far. Once it comes to `most` it is not looked at further.
    fn cost(&self, openings: &[Opening], to_begin_with: usize, most: usize) -> usize {
        let mut last = self.last;
        let mut cost = to_begin_with;
        for opening in openings {
            if cost >= most {
                break;
            }
            if *opening == last[0] && *opening == last[1] {
                cost += 100;
            } else if *opening == last[1] {
                cost += 5;
            }
            let times = self.used.iter().find(|(used, _)| used == opening).map_or(0, |(_, times)| *times);
            cost += REPEATED * times.min(OFTEN);
            last = [last[1], *opening];
        }
        cost
    }

    fn note(&mut self, opening: Opening) {
        match self.used.iter_mut().find(|(used, _)| *used == opening) {
            Some((_, times)) => *times += 1,
            None => self.used.push((opening, 1)),
        }
        self.last = [self.last[1], opening];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_are_counted_as_they_are_split(text in "([a-zé]{0,9}[ \\t\\n\\r\\x0c\\x08\\x1b.]{0,3}){0,120}") {
            prop_assert_eq!(words(&text), text.split_ascii_whitespace().count());
        }
    }
}
