//! Part 3: its moves.

use crate::assessment::Part;
use crate::composition::moves::{MoveSpec, Worded, Wording, fact, maybe, moves};
use crate::composition::opening::First;

moves! {
    Some(Part::Cause);

    CauseEach "cause_each": "Leads into the cause of one of several failures."
    facts [
        fact("title", "incident.title"),
        fact("on", "impact.windows, as the days of it"),
    ]
    wordings {
        How "how" ["This"] 6,
        Like "like" ["{title}"] 4,
        About "about" ["About"] 6,
    }

    Trigger "trigger": "Says what set it off."
    facts [
        fact("text", "incident.trigger"),
    ]
    wordings {
        Said "said" ["{text}"] 0,
    }

    RootCause "root_cause": "Explains the cause, or says what is known of it so far."
    facts [
        maybe("text", "incident.root_cause"),
    ]
    wordings {
        Said "said" ["{text}"] 0,
        Open "open" ["We", "What", "{text}"] 15,
        Unknown "unknown" ["We"] 8,
    }

    Contributing "contributing": "Says what made it worse or more likely."
    facts [
        fact("text", "incident.contributing[]"),
    ]
    wordings {
        Said "said" ["{text}"] 0,
    }

    Safeguard "safeguard": "Says why it was not caught, or why it lasted."
    facts [
        fact("name", "incident.safeguards[].name"),
        fact("why", "incident.safeguards[].why_it_failed"),
    ]
    wordings {
        Count "count" ["We", "{why}"] 6,
        Should "should" ["{name}", "{why}"] 7,
        Help "help" ["{name}", "{why}"] 3,
        Said "said" ["{why}"] 0,
        Nor "nor" ["Nor", "{why}"] 3,
    }

    Detection "detection": "Says when and by whom it was noticed."
    facts [
        fact("at", "incident.times.detected"),
        fact("gap", "how long after it began"),
    ]
    wordings {
        Monitoring "monitoring" ["Our"] 8,
        MonitoringGap "monitoring_gap" ["It"] 8,
        Staff "staff" ["Our"] 8,
        StaffGap "staff_gap" ["It"] 7,
        Customer "customer" ["We"] 17,
        Others "others" ["It"] 9,
        Unsaid "unsaid" ["We"] 6,
    }

    Question "question": "Says an open question, with the date of its answer."
    facts [
        fact("text", "incident.open_questions[].question"),
        maybe("by", "incident.open_questions[].answer_by"),
    ]
    wordings {
        Dated "dated" ["{text}", "You"] 6,
        Asked "asked" ["{text}"] 0,
    }

    Answer "answer": "Promises the answer to an open cause by a date."
    facts [
        fact("by", "incident.answer_by"),
    ]
    wordings {
        Promised "promised" ["By"] 19,
    }
}
