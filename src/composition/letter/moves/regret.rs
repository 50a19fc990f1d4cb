//! Part 5: its moves.

use super::{MoveSpec, Worded, Wording, fact, maybe, wording};
use crate::assessment::Part;

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
        More "more" ["It"] 5,
        Know "know" ["I"] 5,
        Worse "worse" ["What"] 4,
        Light "light" ["It"] 3,
    }

    PassOn "pass_on": "Extends the apology to those whom the failure reached through the reader."
    facts []
    wordings {
        Theirs "theirs" ["Please"] 15,
        Owed "owed" ["The"] 12,
        Give "give" ["If"] 19,
        Have "have" ["Those"] 12,
    }

    Contact "contact": "Says when the writer comes back to the reader and how the writer is reached."
    facts [
        maybe("day", "follow_ups[].on"),
        maybe("time", "follow_ups[].on"),
        maybe("phone", "signatory.phone"),
        maybe("email", "signatory.email"),
    ]
    wordings {
        Call "call" ["I"] 16,
        CallLine "call_line" ["I", "If"] 17,
        Visit "visit" ["I"] 18,
        VisitLine "visit_line" ["I", "If"] 19,
        Line "line" ["My"] 16,
        Before "before" ["If"] 14,
        Write "write" ["Whatever"] 22,
    }
}
