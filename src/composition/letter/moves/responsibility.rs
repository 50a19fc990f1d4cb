//! Part 2: its moves.

use crate::assessment::Part;
use crate::composition::moves::{MoveSpec, Worded, Wording, fact, maybe, moves};
use crate::composition::opening::First;

moves! {
    Some(Part::Responsibility);

    Own "own": "Owns the failure and names the duty that was broken."
    facts [
        fact("duty", "incident.duty"),
        maybe("clause", "contract.clause"),
        maybe("nth", "how many failures in all"),
    ]
    wordings {
        Fault "fault" ["This", "We"] 12,
        Ours "ours" ["The", "We"] 13,
        Rely "rely" ["You", "We"] 16,
        Mistake "mistake" ["The", "It"] 12,
        Failed "failed" ["We"] 12,
        Owed "owed" ["We", "That"] 14,
        Answer "answer" ["We"] 12,
        Again "again" ["This", "We"] 17,
    }

    OurPart "our_part": "Says what was ours to do or decide."
    facts [
        fact("text", "incident.our_part"),
    ]
    wordings {
        Said "said" ["{text}"] 0,
    }

    OwnEach "own_each": "Leads into what was ours in one of several failures, and what it meant to the reader."
    facts [
        fact("title", "incident.title"),
        fact("on", "impact.windows, as the days of it"),
    ]
    wordings {
        Meant "meant" ["This"] 6,
        Reached "reached" ["{title}"] 5,
        More "more" ["Of"] 7,
    }

    Decision "decision": "Names a third party together with our own decision."
    facts [
        fact("text", "incident.third_parties[].our_decision"),
    ]
    wordings {
        Said "said" ["{text}"] 0,
    }

    Effect "effect": "Names the effect on this reader in their own figures."
    facts [
        fact("figures", "impact.figures"),
        maybe("turned", "the same with the whole first"),
    ]
    wordings {
        Counted "counted" ["{figures}"] 0,
        Turned "turned" ["{turned}"] 0,
        All "all" ["In"] 2,
    }

    Downstream "downstream": "Names the effect on the reader's own customers."
    facts [
        fact("text", "impact.downstream"),
    ]
    wordings {
        Said "said" ["{text}"] 0,
    }

    Exposed "exposed": "Says which data others could see, or that are gone."
    facts [
        fact("what", "incident.data.exposed_what"),
    ]
    wordings {
        Listed "listed" ["What"] 4,
    }

    DataUnknown "data_unknown": "Says that it is not known yet what became of data, with the date of the answer."
    facts [
        fact("by", "incident.data.answer_by"),
    ]
    wordings {
        Lost "lost" ["We"] 17,
        Exposed "exposed" ["We"] 17,
    }

    Lost "lost": "Says what became of data that were lost."
    facts [
        fact("text", "incident.data.lost_what"),
    ]
    wordings {
        Said "said" ["{text}"] 0,
    }

    Consequences "consequences": "Says what may follow from it."
    facts [
        fact("text", "incident.data.consequences"),
    ]
    wordings {
        Said "said" ["{text}"] 0,
    }

    Notice "notice": "Owns that the reader knew before we told them, or was told late."
    facts [
        maybe("at", "reported_at or first_told"),
        maybe("gap", "how long after it began"),
        maybe("known", "incident.times.detected"),
        maybe("others", "whether incident.detected_by is a third party"),
        maybe("told", "first_told"),
    ]
    wordings {
        Heard "heard" ["We"] 14,
        ToldUs "told_us" ["You"] 7,
        HadTo "had_to" ["You"] 13,
        Found "found" ["You"] 11,
        Until "until" ["We"] 8,
        Learned "learned" ["We"] 6,
        Raised "raised" ["It"] 9,
        Late "late" ["You", "That"] 14,
        Took "took" ["It", "You"] 15,
        Knew "knew" ["We", "Those"] 13,
        KnewDays "knew_days" ["We", "That"] 14,
    }

    Earlier "earlier": "Names an earlier failure and what became of the promise made then."
    facts [
        fact("day", "earlier_failures[].on"),
        fact("what", "earlier_failures[].what"),
        maybe("promised", "earlier_failures[].promised"),
    ]
    wordings {
        Broken "broken" ["On", "{promised}", "We"] 7,
        Kept "kept" ["On", "{promised}", "We"] 10,
        Unproven "unproven" ["On", "{promised}", "It"] 5,
        Bare "bare" ["It"] 5,
        Other "other" ["Nor"] 15,
    }

    Late "late": "Owns that the letter comes late."
    facts [
        fact("days", "days since the incident's end"),
        fact("limit", "policy promptness"),
    ]
    wordings {
        Owned "owned" ["This"] 13,
        Waited "waited" ["You"] 12,
        First "first" ["This"] 17,
    }
}
