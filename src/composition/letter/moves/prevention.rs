//! Part 4: its moves.

use crate::assessment::Part;
use crate::composition::moves::{MoveSpec, Worded, Wording, fact, maybe, moves};
use crate::composition::opening::First;

moves! {
    Some(Part::Prevention);

    ProtectIntro "protect_intro": "Leads into the steps that the reader can take."
    facts []
    wordings {
        Now "now" ["What"] 5,
    }

    Protect "protect": "A step with which the reader can protect themselves."
    facts [
        fact("text", "incident.data.protect_yourself[]"),
    ]
    wordings {
        Said "said" ["{text}"] 0,
    }

    DataContact "data_contact": "Names who answers questions about the data."
    facts [
        maybe("who", "incident.data.contact.name and role"),
        maybe("email", "incident.data.contact.email"),
        maybe("phone", "incident.data.contact.phone"),
        maybe("address", "incident.data.contact.address, where there is neither of the two"),
    ]
    wordings {
        Named "named" ["{who}"] 11,
        Direct "direct" ["Questions"] 7,
    }

    StepsEach "steps_each": "Leads into what was done, and is still to do, after one of several failures."
    facts [
        fact("title", "incident.title"),
        fact("on", "impact.windows, as the days of it"),
    ]
    wordings {
        After "after" ["After"] 8,
        These "these" ["These"] 7,
    }

    Done "done": "Says what has been done, with its date and how it was checked."
    facts [
        fact("did", "incident.fixes[].did"),
        maybe("on", "incident.fixes[].on"),
        maybe("verified", "incident.fixes[].verified"),
    ]
    wordings {
        On "on" ["On", "{verified}"] 2,
        At "at" ["At", "{verified}"] 2,
        Same "same" ["The", "{verified}"] 4,
        We "we" ["We", "{verified}"] 2,
    }

    Stopgap "stopgap": "Says that what was done is not the lasting repair (incident.fixes[].lasting)."
    facts []
    wordings {
        Until "until" ["The"] 7,
        Precaution "precaution" ["That"] 11,
    }

    Finished "finished": "Says which measure is finished already."
    facts [
        fact("will", "incident.measures[].will"),
        fact("on", "incident.measures[].done_on"),
        maybe("evidence", "incident.measures[].evidence"),
    ]
    wordings {
        Since "since" ["One", "{evidence}"] 7,
    }

    Planned "planned": "Promises a measure by its date, with who answers for it and how it can be seen."
    facts [
        fact("will", "incident.measures[].will"),
        fact("by", "incident.measures[].by"),
        fact("owner", "incident.measures[].owner"),
        maybe("evidence", "incident.measures[].evidence"),
    ]
    wordings {
        Answer "answer" ["By", "{evidence}"] 7,
        Responsible "responsible" ["By", "{evidence}"] 7,
        Apart "apart" ["By", "{owner}", "{evidence}"] 7,
        Charge "charge" ["{owner}", "{evidence}"] 6,
        Own "own" ["By", "{evidence}"] 8,
        Item "item" ["By", "{evidence}"] 3,
        ItemOwn "item_own" ["By", "{evidence}"] 8,
        From "from" ["From", "{evidence}"] 7,
        FromCharge "from_charge" ["{owner}", "{evidence}"] 6,
        FromOwn "from_own" ["From", "{evidence}"] 8,
        ItemFrom "item_from" ["From", "{evidence}"] 3,
        ItemFromOwn "item_from_own" ["From", "{evidence}"] 8,
    }

    PlannedIntro "planned_intro": "Leads into a list of measures."
    facts [
        fact("count", "how many measures"),
    ]
    wordings {
        Still "still" ["What"] 11,
        Things "things" ["{count}"] 11,
        Next "next" ["Here"] 12,
        Follow "follow" ["{count}"] 7,
        Come "come" ["Still"] 8,
        Hold "hold" ["You"] 13,
    }

    Residual "residual": "Says what remains possible."
    facts [
        fact("text", "incident.residual_risk"),
    ]
    wordings {
        Said "said" ["{text}"] 0,
    }

    ReportBack "report_back": "Promises a dated letter about the measures."
    facts [
        fact("day", "follow_ups[].on, or the policy's"),
    ]
    wordings {
        Result "result" ["I"] 9,
        State "state" ["On"] 13,
        Later "later" ["You"] 17,
        Held "held" ["I"] 15,
    }

    ReportAgain "report_again": "Promises a further dated letter."
    facts [
        fact("day", "follow_ups[].on"),
    ]
    wordings {
        Write "write" ["I"] 5,
        Follow "follow" ["Another"] 4,
        Have "have" ["You"] 7,
    }

    Enclosed "enclosed": "Says that the report goes with the letter."
    facts []
    wordings {
        Report "report" ["The"] 12,
    }
}
