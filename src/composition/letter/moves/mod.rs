//! The one table of moves: what each does, in which part, which facts it is the home of, and in which wordings it can be
//! said.
//!
//! A move is worded by the template of its name, `letter/<name>.md`. Each move is a type whose values are its wordings,
//! so that no plan can name a move or a wording that does not exist, nor one move's wording for another. Tests hold the
//! table and the templates together: each wording exists, opens as it says here, and prints no fact that is not listed.

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

const fn fact(name: &'static str, from: &'static str) -> FactSpec {
    FactSpec { name, from, optional: false }
}

const fn maybe(name: &'static str, from: &'static str) -> FactSpec {
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
            pub(in crate::composition::letter) enum $move {
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

pub(super) mod cause;
pub(super) mod prevention;
pub(super) mod regret;
pub(super) mod responsibility;
pub(super) mod restoration;
pub(super) mod subject;

/// The table's pieces: the subject line's, then the parts' in their order.
const PIECES: [&[&MoveSpec]; 6] =
    [subject::MOVES, restoration::MOVES, responsibility::MOVES, cause::MOVES, prevention::MOVES, regret::MOVES];

const COUNT: usize = {
    let (mut count, mut piece) = (0, 0);
    while piece < PIECES.len() {
        count += PIECES[piece].len();
        piece += 1;
    }
    count
};

/// All moves, in the order in which a letter makes them.
pub const MOVES: [&MoveSpec; COUNT] = {
    let mut all = [PIECES[0][0]; COUNT];
    let (mut at, mut piece) = (0, 0);
    while piece < PIECES.len() {
        let mut each = 0;
        while each < PIECES[piece].len() {
            assert!(PIECES[piece][each].wordings.len() <= 32, "a plan has a bit for each wording");
            all[at] = PIECES[piece][each];
            (at, each) = (at + 1, each + 1);
        }
        piece += 1;
    }
    all
};
