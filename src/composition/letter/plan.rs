//! A move before its wording is chosen, and the choice.
//!
//! Wordings are chosen one after the other through the whole letter, so that no sentence opens like the two before it
//! and openings repeat as rarely as the facts allow. A seed turns the order in which wordings are tried; the same seed
//! gives the same letter.

use super::moves::{self, MoveSpec, Wording};
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

/// A move with its facts and those of its wordings that fit them.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    spec: &'static MoveSpec,
    options: Vec<&'static Wording>,
    facts: Vec<(&'static str, Fact)>,
    /// Words of the facts, counted as they come.
    words: usize,
    pub(super) rank: Rank,
}

impl Plan {
    /// A move of the table by its name, to be said in one of `wordings`.
    pub(super) fn new(name: &'static str, wordings: &[&str]) -> Self {
        let spec = moves::spec(name);
        let options = spec.wordings.iter().filter(|wording| wordings.contains(&wording.name)).collect();
        Self { spec, options, facts: Vec::with_capacity(4), words: 0, rank: Rank::Essential }
    }

    /// Adds a text.
    pub(super) fn text(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        self.words += words(&value);
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
        let own: usize = self.options.iter().map(|wording| wording.words).sum();
        self.words + own / self.options.len().max(1)
    }

    /// Rewrites each text of the record in reading order.
    pub(super) fn for_each_text(&mut self, mut change: impl FnMut(&mut String)) {
        for (_, fact) in &mut self.facts {
            if let Fact::Text(text) = fact {
                change(text);
            }
        }
    }

    /// How the sentences of a fact open.
    fn fact_openings(&self, name: &str) -> Vec<Opening> {
        match self.facts.iter().find(|(fact, _)| *fact == name) {
            Some((_, Fact::Text(text))) => sentences(text).into_iter().map(Opening::of).collect(),
            _ => Vec::new(),
        }
    }

    /// How the sentences of each wording open, one after the other. The sentences of a fact are looked at once, however
    /// many wordings print it.
    fn openings(&self) -> Vec<Vec<Opening>> {
        let mut facts: Vec<(&str, Vec<Opening>)> = Vec::new();
        let mut all = Vec::with_capacity(self.options.len());
        for wording in &self.options {
            let mut openings = Vec::with_capacity(4);
            for opening in wording.openings {
                let Some(name) = opening.strip_prefix('{').map(|name| name.trim_end_matches('}')) else {
                    openings.push(Opening::of(opening));
                    continue;
                };
                if !facts.iter().any(|(known, _)| *known == name) {
                    facts.push((name, self.fact_openings(name)));
                }
                openings.extend(facts.iter().filter(|(known, _)| *known == name).flat_map(|(_, of)| of));
            }
            all.push(openings);
        }
        all
    }
}

/// How many words a text has: quicker than by all of Unicode's white space, and near enough for a budget.
fn words(text: &str) -> usize {
    text.split_ascii_whitespace().count()
}

/// The first word of a sentence, whatever its case; told from another by its hash, which is quicker than by its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Opening(u64);

impl Opening {
    fn of(sentence: &str) -> Self {
        let word = sentence.split_whitespace().next().unwrap_or_default();
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '£' | '$' | '€'));
        Self(word.chars().flat_map(char::to_lowercase).fold(SEED, |hash, c| mix(hash, u64::from(c))))
    }
}

/// The offset of FNV-1a, which spreads well over short texts and stays the same in every version.
pub(super) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of FNV-1a.
pub(super) fn mix(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x0100_0000_01b3)
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

/// Leaves out what a letter can spare until it has no more than `max` words: extras first, the longest first.
pub(super) fn shorten(parts: &mut [Vec<PlanParagraph>; 5], max: usize) {
    // The count is of all that a wording may say, and runs a twentieth above what it says.
    let max = max + max / 20;
    for rank in [Rank::Extra, Rank::Spare, Rank::Useful] {
        loop {
            let plans = || parts.iter().flatten().flat_map(|paragraph| &paragraph.plans);
            if plans().map(Plan::words).sum::<usize>() <= max {
                return;
            }
            let Some(longest) = plans().filter(|plan| plan.rank == rank).map(Plan::words).max() else { break };
            remove_last(parts, |plan| plan.rank == rank && plan.words() == longest);
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
}

impl Choice {
    /// A choice turned by `seed`.
    pub(super) fn new(seed: u64) -> Self {
        Self { seed, used: Vec::with_capacity(32), last: [Opening::default(); 2] }
    }

    /// Words a part.
    pub(super) fn settle(&mut self, paragraphs: Vec<PlanParagraph>) -> PartText {
        let paragraphs = paragraphs
            .into_iter()
            .filter(|paragraph| !paragraph.plans.is_empty())
            .map(|paragraph| {
                let moves = paragraph.plans.into_iter().map(|plan| self.settle_one(plan)).collect();
                if paragraph.list { Paragraph::List(moves) } else { Paragraph::Run(moves) }
            })
            .collect();
        PartText { paragraphs }
    }

    /// Words a move.
    pub(super) fn settle_one(&mut self, plan: Plan) -> Move {
        let openings = plan.openings();
        let rated = plan.options.iter().zip(&openings);
        let best = rated.min_by_key(|(wording, openings)| self.cost(openings) + self.chance(wording));
        let (wording, openings) = best.map_or(("", [].as_slice()), |(wording, openings)| (wording.name, openings));
        for opening in openings {
            self.note(*opening);
        }
        // A wording is a different turn of the same seed from one move to the next.
        self.seed = self.seed.rotate_left(7) ^ 0x9e37_79b9_7f4a_7c15;
        Move { name: plan.spec.name, wording, facts: plan.facts }
    }

    /// A little chance, so that one wording does not win in every letter because its opening is rare.
    fn chance(&self, wording: &Wording) -> usize {
        let hash = wording.name.bytes().fold(self.seed, |hash, byte| mix(hash, u64::from(byte)));
        usize::try_from(hash >> 61).unwrap_or_default()
    }

    /// How much a run of openings repeats: a third in a row above all, then what stands right before, then use so far.
    fn cost(&self, openings: &[Opening]) -> usize {
        let mut last = self.last;
        let mut cost = 0;
        for opening in openings {
            if *opening == last[0] && *opening == last[1] {
                cost += 100;
            } else if *opening == last[1] {
                cost += 10;
            }
            cost += 3 * self.used.iter().find(|(used, _)| used == opening).map_or(0, |(_, times)| *times);
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
