//! Part 5: its moves.

use crate::assessment::Part;
use crate::composition::moves::{MoveSpec, Worded, Wording, fact, maybe, moves};
use crate::composition::opening::First;

moves! {
    Some(Part::Regret);

    Sorry "sorry": "Says sorry for what we did and what it did to the reader."
    facts [
        maybe("harm", "impact.harm"),
        maybe("duty", "incident.duty"),
    ]
    wordings {
        Harm "harm" ["I"] 5,
        Apologise "apologise" ["I"] 4,
        Duty "duty" ["I"] 7,
    }

    Mattered "mattered": "Shows that we know why it hurt then."
    facts [
        fact("because", "impact.mattered_because"),
    ]
    wordings {
        Worse "worse" ["What"] 6,
        Know "know" ["I"] 3,
        Stake "stake" ["I"] 6,
    }

    Contact "contact": "Says when the writer comes back to the reader and how the writer is reached."
    facts [
        maybe("day", "follow_ups[].on"),
        maybe("time", "follow_ups[].on"),
        maybe("dates", "how many of incident.measures are due before it, where all are"),
        maybe("phone", "signatory.phone"),
        maybe("email", "signatory.email"),
    ]
    wordings {
        Call "call" ["I", "If"] 19,
        CallPassed "call_passed" ["I", "My"] 21,
        CallHear "call_hear" ["I", "My"] 16,
        CallLine "call_line" ["I", "If"] 17,
        Visit "visit" ["I", "If"] 24,
        VisitPassed "visit_passed" ["I", "My"] 28,
        VisitLine "visit_line" ["I", "If"] 23,
        Line "line" ["My"] 16,
        Before "before" ["If"] 14,
        Write "write" ["Whatever"] 22,
    }

    Further "further": "Says when else the writer comes back to the reader."
    facts [
        fact("day", "follow_ups[].on"),
        maybe("time", "follow_ups[].on"),
    ]
    wordings {
        Call "call" ["I"] 6,
        CallOn "call_on" ["On"] 6,
        CallAgain "call_again" ["I"] 6,
        CallAgainOn "call_again_on" ["On"] 6,
        Visit "visit" ["I"] 8,
        VisitOn "visit_on" ["On"] 8,
        VisitAgain "visit_again" ["I"] 9,
        VisitAgainOn "visit_again_on" ["On"] 9,
    }
}
