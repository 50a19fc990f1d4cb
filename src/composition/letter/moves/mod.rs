//! The one table of a letter's moves: what each does, in which part, which facts it is the home of, and in which wordings
//! it can be said.
//!
//! Tests hold the table and the templates together: each wording exists, opens as it says here, and prints no fact that is
//! not listed.

use crate::composition::moves::MoveSpec;

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
