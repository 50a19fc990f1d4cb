//! What documents say, move by move: a move's line in the table of its document, and the move with its facts.
//!
//! A move is worded by the template of its name, `letter/<name>.md`. Each move is a type whose values are its wordings,
//! so that no plan can name a move or a wording that does not exist, nor one move's wording for another.

use super::opening::First;
use crate::assessment::Part;

/// A move: one thing that a part of the letter does.
#[derive(Debug)]
pub struct MoveSpec {
    /// Its name and its template's.
    pub name: &'static str,
    /// The part it belongs to; `None`: the subject line.
    pub part: Option<Part>,
    /// What it does.
    pub about: &'static str,
    /// What its template is given.
    pub facts: &'static [FactSpec],
    /// The wordings its template has.
    pub wordings: &'static [Wording],
}

/// A fact that a move's template may print.
#[derive(Debug)]
pub struct FactSpec {
    /// Its name in the template.
    pub name: &'static str,
    /// Where it comes from: a field of the case whose home this move is, or how it is worked out.
    pub from: &'static str,
    /// Whether it may be absent.
    pub optional: bool,
}

/// One way to say a move.
#[derive(Debug)]
pub struct Wording {
    /// Its name in the template.
    pub name: &'static str,
    /// How its sentences open, one after the other: a word of the template, or `{fact}` for those of a fact.
    pub openings: &'static [&'static str],
    /// The same as the choice of wordings compares it.
    pub(super) firsts: &'static [First],
    /// Words of its own, without its facts; what decides whether a letter is too long.
    pub words: usize,
}

/// A type whose values are the wordings of a move.
pub(super) trait Worded: Copy {
    /// The move's line of the table.
    const SPEC: &'static MoveSpec;

    /// Which of the move's wordings this is.
    fn index(self) -> usize;
}

pub(super) const fn fact(name: &'static str, from: &'static str) -> FactSpec {
    FactSpec { name, from, optional: false }
}

pub(super) const fn maybe(name: &'static str, from: &'static str) -> FactSpec {
    FactSpec { name, from, optional: true }
}

/// Writes the moves of a part: a type for each, and the part's piece of the table.
macro_rules! moves {
    ($part:expr; $(
        $move:ident $name:literal: $about:literal
        facts [$($fact:expr),* $(,)?]
        wordings { $($variant:ident $wording:literal [$($opening:literal),*] $words:literal),+ $(,)? }
    )+) => {
        /// The part's piece of the table, in the order in which a letter makes its moves.
        pub(super) const MOVES: &[&MoveSpec] = &[$(<$move as Worded>::SPEC),+];

        $(
            #[doc = $about]
            #[derive(Debug, Clone, Copy)]
            pub(in crate::composition) enum $move {
                $(#[doc = concat!("`", $wording, "` of its template.")] $variant),+
            }

            impl Worded for $move {
                const SPEC: &'static MoveSpec = &MoveSpec {
                    name: $name,
                    part: $part,
                    about: $about,
                    facts: &[$($fact),*],
                    wordings: &[$(Wording {
                        name: $wording,
                        openings: &[$($opening),*],
                        firsts: &[$(First::read($opening)),*],
                        words: $words,
                    }),+],
                };

                fn index(self) -> usize {
                    self as usize
                }
            }
        )+
    };
}

pub(super) use moves;

/// One part.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartText {
    /// Its paragraphs; never empty.
    pub paragraphs: Vec<Paragraph>,
}

/// A run of moves, or a list of them.
#[derive(Debug, Clone, PartialEq)]
pub enum Paragraph {
    /// Sentences, one after the other.
    Run(Vec<Move>),
    /// A list, an item a move.
    List(Vec<Move>),
}

/// One thing that a part does, in one of its wordings.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// Its name, which is its template's: `letter/failure.md`.
    pub name: &'static str,
    /// Which of its wordings.
    pub wording: &'static str,
    /// What the template is given, by name.
    pub facts: Vec<(&'static str, Fact)>,
}

/// A value that a template prints.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// Text of the record or worded from it; printed on one line, escaped.
    Text(String),
    /// Several such texts.
    Texts(Vec<String>),
    /// Whether something is so, for grammar alone.
    Flag(bool),
}
