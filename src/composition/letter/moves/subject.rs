//! The subject line: its moves.

use crate::composition::moves::{MoveSpec, Worded, Wording, fact, maybe, moves};

moves! {
    None;

    Subject "subject": "Carries the apology and the failure, and what follows from it."
    facts [
        fact("title", "incident.title"),
        maybe("sum", "contract and added value together"),
    ]
    wordings {
        Sum "sum" [] 6,
        Act "act" [] 10,
        MakeGood "make_good" [] 9,
        Protect "protect" [] 9,
    }
}
