//! Part 1: its moves.

use crate::assessment::Part;
use crate::composition::moves::{MoveSpec, Worded, Wording, fact, maybe, moves};
use crate::composition::opening::First;

moves! {
    Some(Part::Restoration);

    Failure "failure": "Names the failure in the customer's words: what, when, for how long."
    facts [
        fact("failure", "impact.failure"),
        maybe("day", "impact.windows, in the reader's zone"),
        maybe("weekday", "the same day's weekday"),
        maybe("date", "the same day without its weekday"),
        maybe("span", "from when to when"),
        maybe("length", "how long"),
        maybe("times", "how many times"),
        maybe("last", "the last day"),
    ]
    wordings {
        LengthFirst "length_first" ["For"] 2,
        DayFirst "day_first" ["On"] 3,
        LastFirst "last_first" ["Last"] 3,
        Across "across" ["For"] 1,
        AcrossFrom "across_from" ["{span}"] 2,
        Several "several" ["{times}"] 8,
        Dated "dated" ["On"] 1,
        LastDated "last_dated" ["Last"] 1,
        Days "days" ["From"] 2,
        Again "again" ["On"] 5,
        AgainDated "again_dated" ["On"] 4,
    }

    Both "both": "Says that the letter answers for several failures, after each was named."
    facts [
        fact("count", "how many failures the letter is about"),
    ]
    wordings {
        Two "two" ["This"] 5,
        All "all" ["This"] 5,
    }

    Returned "returned": "Says what was lost and is given back."
    facts [
        maybe("text", "restored[].text"),
        maybe("sentence", "the same, one sentence without its stop"),
        maybe("what", "restored[].what"),
        maybe("sum", "the values together"),
        maybe("value", "restored[].value"),
        maybe("way", "restored[].how"),
        maybe("on", "restored[].done_on, with its preposition"),
        maybe("by", "restored[].by"),
        maybe("days", "restored[].service_days"),
    ]
    wordings {
        Said "said" ["{text}"] 0,
        Dated "dated" ["{sentence}"] 0,
        With "with" ["{sentence}"] 0,
        Back "back" ["We"] 3,
        Done "done" ["We"] 4,
        Repaid "repaid" ["{on}"] 3,
        Due "due" ["We"] 5,
        Stated "stated" ["We"] 4,
        Days "days" ["We"] 7,
    }

    Arrival "arrival": "Says when and how an item arrives that a text of the record has named."
    facts [
        maybe("value", "the item's value"),
        maybe("on", "the item's done_on, with its preposition"),
        maybe("since", "the item's done_on"),
        maybe("by", "the item's by"),
        maybe("way", "the item's how"),
    ]
    wordings {
        Cared "cared" ["We"] 5,
        Since "since" ["This"] 5,
        AllSince "all_since" ["All"] 8,
        Done "done" ["That"] 4,
        Did "did" ["We"] 4,
        DoneValue "done_value" ["That"] 2,
        Due "due" ["That"] 5,
        DueValue "due_value" ["That"] 3,
        Value "value" ["That"] 3,
        Way "way" ["That"] 3,
    }

    Paid "paid": "States the money that is paid as a finished fact: how much, how, and when it arrives."
    facts [
        fact("sum", "what the contract owes and the policy's goodwill together"),
        maybe("way", "settlement.how"),
        maybe("on", "settlement.done_on, with its preposition"),
        maybe("by", "settlement.by"),
        maybe("with", "`it` or `them`, for the sums before, where they came on the same day and in the same way"),
    ]
    wordings {
        Returned "returned" ["We"] 5,
        Done "done" ["We"] 4,
        Arrived "arrived" ["{on}"] 4,
        Received "received" ["You"] 4,
        WithReturned "with_returned" ["With"] 6,
        WithDone "with_done" ["With"] 5,
        WithReceived "with_received" ["Along"] 6,
        WithComing "with_coming" ["With"] 7,
        Returning "returning" ["We"] 6,
        Due "due" ["We"] 5,
        Coming "coming" ["By"] 6,
    }

    Payments "payments": "States sums that arrive together as one finished fact; each follows with what it is for."
    facts [
        fact("sum", "the sums together"),
        fact("way", "how they arrive"),
        maybe("on", "the day of their arrival, with its preposition"),
        maybe("by", "the day by which they arrive"),
    ]
    wordings {
        Paid "paid" ["We"] 4,
        Received "received" ["{on}"] 4,
        Coming "coming" ["By"] 6,
    }

    Payment "payment": "States one of several sums that arrive together, and what it is for."
    facts [
        fact("value", "the sum"),
        maybe("text", "restored[].text or added[].text"),
        maybe("what", "restored[].what, added[].what or what the policy gives"),
        maybe("clause", "contract.clause"),
        maybe("rate", "what one unit of time is worth, and how many there were"),
        maybe("month", "the contract window"),
        maybe("availability", "measured availability"),
        maybe("promised", "contract.terms[].tiers"),
        maybe("credit", "the tier's credit in percent"),
        maybe("open", "whether the contract window lasts beyond the letter"),
        maybe("reason", "impact.mattered_because"),
        maybe("since", "earlier_failures[].on"),
        maybe("nth", "how many failures in all"),
        maybe("length", "how long"),
        maybe("service", "incident.service"),
    ]
    wordings {
        For "for" ["{value}"] 1,
        What "what" ["{value}"] 0,
        Said "said" ["{text}"] 0,
        Sum "sum" ["{value}"] 0,
        Apart "apart" ["{value}"] 0,
        Owed "owed" ["{value}"] 16,
        Because "because" ["{value}"] 2,
        Again "again" ["{value}"] 7,
        Shortfall "shortfall" ["{value}"] 5,
        Plain "plain" ["{value}"] 10,
        Beyond "beyond" ["{value}"] 12,
    }

    Owed "owed": "States what the contract owes, and why."
    facts [
        fact("amount", "contract.terms, computed"),
        maybe("rate", "what one unit of time is worth, and how many there were"),
        maybe("clause", "contract.clause"),
        maybe("month", "the contract window"),
        maybe("availability", "measured availability"),
        maybe("promised", "contract.terms[].tiers"),
        maybe("credit", "the tier's credit in percent"),
        maybe("open", "whether the contract window lasts beyond the letter"),
    ]
    wordings {
        Share "share" ["Your"] 21,
        Part "part" ["Of"] 23,
        Whole "whole" ["That"] 22,
        Under "under" ["Under"] 22,
        WholeUnder "whole_under" ["Under"] 23,
    }

    Added "added": "States what is given beyond the contract, and why."
    facts [
        maybe("text", "added[].text"),
        maybe("sentence", "the same, one sentence without its stop"),
        maybe("what", "added[].what or what the policy gives"),
        maybe("value", "added[].value"),
        maybe("way", "added[].how"),
        maybe("on", "added[].done_on, with its preposition"),
        maybe("by", "added[].by"),
        maybe("reason", "impact.mattered_because"),
        maybe("counted", "whether a contract owes something"),
        maybe("since", "earlier_failures[].on"),
        maybe("nth", "how many failures in all"),
        maybe("length", "how long"),
        maybe("service", "incident.service"),
    ]
    wordings {
        Said "said" ["{text}"] 0,
        Dated "dated" ["{sentence}"] 0,
        With "with" ["{sentence}"] 0,
        OtherBecause "other_because" ["The"] 8,
        BecauseOther "because_other" ["Because"] 7,
        ForBecause "for_because" ["We"] 5,
        OtherAgain "other_again" ["The"] 10,
        OtherShortfall "other_shortfall" ["The"] 11,
        ForShortfall "for_shortfall" ["We"] 8,
        OtherPlain "other_plain" ["The"] 14,
        OtherSum "other_sum" ["The"] 16,
        SumBecause "sum_because" ["That"] 7,
        SumAgain "sum_again" ["That"] 9,
        SumPlain "sum_plain" ["That"] 11,
        SumSum "sum_sum" ["That"] 15,
        More "more" ["We"] 10,
        Reason "reason" ["We"] 9,
        BecauseReason "because_reason" ["Because"] 11,
        Paid "paid" ["We"] 8,
        Along "along" ["The"] 8,
        Other "other" ["The"] 7,
        Another "another" ["Another"] 4,
    }

    Nothing "nothing": "Says that the reader need do nothing."
    facts []
    wordings {
        Receive "receive" ["You"] 7,
        Claimed "claimed" ["Nothing"] 6,
        Sign "sign" ["There"] 8,
        Step "step" ["No"] 7,
        None "none" ["None"] 8,
    }

    Requested "requested": "Repeats what the customer said would be fair."
    facts [
        fact("text", "requested"),
    ]
    wordings {
        Said "said" ["{text}"] 0,
    }

    Claims "claims": "Keeps other claims open, and asks for no strings."
    facts [
        maybe("days", "policy claims.within_days"),
    ]
    wordings {
        More "more" ["If", "If"] 24,
        Should "should" ["Should", "If"] 23,
        Open "open" ["Whatever", "Should"] 25,
        Loss "loss" ["A"] 32,
        Send "send" ["Tell", "Tell"] 24,
        Figures "figures" ["Send", "If"] 26,
        Asking "asking" ["If", "If"] 24,
        Further "further" ["If", "If"] 23,
        Grave "grave" ["If"] 30,
        GraveOpen "grave_open" ["The", "If"] 36,
        GraveCost "grave_cost" ["Whatever"] 30,
        Light "light" ["If"] 16,
        LightTell "light_tell" ["Tell"] 15,
        LightShort "light_short" ["If"] 14,
    }
}
