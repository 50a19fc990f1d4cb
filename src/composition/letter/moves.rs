//! The one table of moves: what each does, in which part, which facts it is the home of, and in which wordings it can be
//! said.
//!
//! A move is worded by the template of its name, `letter/<name>.md`. Tests hold the table and the templates together:
//! each wording exists, opens as it says here, and prints no fact that is not listed.

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
}

const fn fact(name: &'static str, from: &'static str) -> FactSpec {
    FactSpec { name, from, optional: false }
}

const fn maybe(name: &'static str, from: &'static str) -> FactSpec {
    FactSpec { name, from, optional: true }
}

const fn wording(name: &'static str, openings: &'static [&'static str]) -> Wording {
    Wording { name, openings }
}

/// The one wording of a text that stands as it is.
const SAID: &[Wording] = &[wording("said", &["{text}"])];

/// A move that says a text of the record as it stands.
const fn verbatim(name: &'static str, part: Part, about: &'static str, facts: &'static [FactSpec]) -> MoveSpec {
    MoveSpec { name, part: Some(part), about, facts, wordings: SAID }
}

/// The move of that name; an unknown name is a mistake of this crate and gives the first.
pub(super) fn spec(name: &str) -> &'static MoveSpec {
    debug_assert!(MOVES.iter().any(|spec| spec.name == name), "no move is called {name}");
    MOVES.iter().find(|spec| spec.name == name).unwrap_or(&MOVES[0])
}

/// All moves, in the order in which a letter makes them.
pub const MOVES: &[MoveSpec] = &[
    MoveSpec {
        name: "subject",
        part: None,
        about: "Carries the apology and the failure, and what follows from it.",
        facts: &[fact("title", "incident.title"), maybe("sum", "contract and added value together")],
        wordings: &[wording("sum", &[]), wording("returned", &[]), wording("act", &[]), wording("protect", &[])],
    },
    // Part 1
    MoveSpec {
        name: "failure",
        part: Some(Part::Restoration),
        about: "Names the failure in the customer's words: what, when, for how long.",
        facts: &[
            fact("failure", "impact.failure"),
            maybe("day", "impact.windows, in the reader's zone"),
            maybe("span", "from when to when"),
            maybe("length", "how long"),
            maybe("times", "how many times"),
            maybe("last", "the last day"),
        ],
        wordings: &[
            wording("length_first", &["For"]),
            wording("day_first", &["On"]),
            wording("across", &["For"]),
            wording("across_from", &["{span}"]),
            wording("several", &["{times}"]),
            wording("dated", &["On"]),
            wording("days", &["From"]),
            wording("again", &["On"]),
            wording("again_dated", &["On"]),
        ],
    },
    MoveSpec {
        name: "returned",
        part: Some(Part::Restoration),
        about: "Says what was lost and is given back.",
        facts: &[
            maybe("text", "restored[].text"),
            maybe("what", "restored[].what"),
            maybe("value", "restored[].value"),
            maybe("way", "restored[].how"),
            maybe("on", "restored[].done_on"),
            maybe("by", "restored[].by"),
            maybe("days", "restored[].service_days"),
        ],
        wordings: &[
            wording("said", &["{text}"]),
            wording("done", &["We"]),
            wording("due", &["We"]),
            wording("stated", &["We"]),
            wording("days", &["We"]),
        ],
    },
    MoveSpec {
        name: "arrival",
        part: Some(Part::Restoration),
        about: "Says when and how an item arrives that a text of the record has named.",
        facts: &[
            maybe("value", "the item's value"),
            maybe("on", "the item's done_on"),
            maybe("by", "the item's by"),
            maybe("way", "the item's how"),
        ],
        wordings: &[
            wording("done", &["That"]),
            wording("done_value", &["That"]),
            wording("due", &["That"]),
            wording("due_value", &["That"]),
            wording("value", &["That"]),
            wording("way", &["That"]),
        ],
    },
    MoveSpec {
        name: "paid",
        part: Some(Part::Restoration),
        about: "States the money that is paid as a finished fact: how much, how, and when it arrives.",
        facts: &[
            fact("sum", "what the contract owes and the policy's goodwill together"),
            fact("way", "settlement.how"),
            maybe("on", "settlement.done_on"),
            maybe("by", "settlement.by"),
        ],
        wordings: &[
            wording("returned", &["We"]),
            wording("done", &["We"]),
            wording("arrived", &["Since"]),
            wording("returning", &["We"]),
            wording("due", &["We"]),
            wording("coming", &["By"]),
        ],
    },
    MoveSpec {
        name: "owed",
        part: Some(Part::Restoration),
        about: "States what the contract owes, and why.",
        facts: &[
            fact("amount", "contract.terms, computed"),
            maybe("clause", "contract.clause"),
            maybe("month", "the contract window"),
            maybe("availability", "measured availability"),
            maybe("promised", "contract.terms[].tiers"),
            maybe("open", "whether the contract window lasts beyond the letter"),
        ],
        wordings: &[
            wording("share_availability", &["Your"]),
            wording("part_availability", &["Of"]),
            wording("share", &["Your"]),
            wording("part", &["Of"]),
            wording("whole_availability", &["That"]),
            wording("whole", &["That"]),
        ],
    },
    MoveSpec {
        name: "added",
        part: Some(Part::Restoration),
        about: "States what is given beyond the contract, and why.",
        facts: &[
            maybe("text", "added[].text"),
            maybe("what", "added[].what or what the policy gives"),
            maybe("value", "added[].value"),
            maybe("way", "added[].how"),
            maybe("reason", "impact.mattered_because"),
            maybe("since", "earlier_failures[].on"),
            maybe("nth", "how many failures in all"),
            maybe("length", "how long"),
            maybe("service", "incident.service"),
        ],
        wordings: &[
            wording("said", &["{text}"]),
            wording("other_because", &["The"]),
            wording("other_again", &["The"]),
            wording("other_shortfall", &["The"]),
            wording("other_plain", &["The"]),
            wording("sum_because", &["That"]),
            wording("sum_again", &["That"]),
            wording("sum_plain", &["That"]),
            wording("more_because", &["We"]),
            wording("more_plain", &["We"]),
            wording("covered_because", &["We"]),
            wording("covered_plain", &["We"]),
        ],
    },
    MoveSpec {
        name: "nothing",
        part: Some(Part::Restoration),
        about: "Says that the reader need do nothing.",
        facts: &[],
        wordings: &[
            wording("none", &["None"]),
            wording("you", &["You"]),
            wording("claimed", &["Nothing"]),
            wording("step", &["No"]),
        ],
    },
    verbatim(
        "requested",
        Part::Restoration,
        "Repeats what the customer said would be fair.",
        &[fact("text", "requested")],
    ),
    MoveSpec {
        name: "claims",
        part: Some(Part::Restoration),
        about: "Keeps other claims open, and asks for no strings.",
        facts: &[maybe("cost", "what may have cost more"), maybe("days", "policy claims.within_days")],
        wordings: &[
            wording("more", &["If"]),
            wording("should", &["Should", "If"]),
            wording("open", &["Whatever"]),
            wording("grave", &["If"]),
            wording("grave_open", &["This"]),
            wording("light", &["If"]),
        ],
    },
    // Part 2
    MoveSpec {
        name: "own",
        part: Some(Part::Responsibility),
        about: "Owns the failure and names the duty that was broken.",
        facts: &[
            fact("duty", "incident.duty"),
            maybe("clause", "contract.clause"),
            maybe("then", "the weekday of the failure"),
            maybe("nth", "how many failures in all"),
        ],
        wordings: &[
            wording("fault", &["This", "We"]),
            wording("ours", &["The", "We"]),
            wording("rely", &["You"]),
            wording("nobody", &["It"]),
            wording("answer", &["We"]),
            wording("again", &["This", "We"]),
        ],
    },
    verbatim(
        "our_part",
        Part::Responsibility,
        "Says what was ours to do or decide.",
        &[fact("text", "incident.our_part")],
    ),
    verbatim(
        "decision",
        Part::Responsibility,
        "Names a third party together with our own decision.",
        &[fact("text", "incident.third_parties[].our_decision")],
    ),
    MoveSpec {
        name: "effect",
        part: Some(Part::Responsibility),
        about: "Names the effect on this reader in their own figures.",
        facts: &[fact("figures", "impact.figures"), maybe("turned", "the same with the whole first")],
        wordings: &[
            wording("counted", &["{figures}"]),
            wording("turned", &["{turned}"]),
            wording("meant", &["For"]),
            wording("side", &["On"]),
        ],
    },
    verbatim(
        "downstream",
        Part::Responsibility,
        "Names the effect on the reader's own customers.",
        &[fact("text", "impact.downstream")],
    ),
    MoveSpec {
        name: "exposed",
        part: Some(Part::Responsibility),
        about: "Says which data others could see, or that are gone.",
        facts: &[fact("what", "incident.data.exposed_what")],
        wordings: &[wording("listed", &["What"])],
    },
    verbatim(
        "lost",
        Part::Responsibility,
        "Says what became of data that were lost.",
        &[fact("text", "incident.data.lost_what")],
    ),
    verbatim(
        "consequences",
        Part::Responsibility,
        "Says what may follow from it.",
        &[fact("text", "incident.data.consequences")],
    ),
    MoveSpec {
        name: "notice",
        part: Some(Part::Responsibility),
        about: "Owns that the reader knew before we told them, or was told late.",
        facts: &[
            maybe("at", "reported_at or first_told"),
            maybe("gap", "how long after it began"),
            maybe("known", "incident.times.detected"),
            maybe("told", "first_told"),
        ],
        wordings: &[
            wording("thanked", &["Thank"]),
            wording("heard", &["We", "Thank"]),
            wording("turned", &["It"]),
            wording("late", &["You", "That"]),
            wording("took", &["It", "You"]),
            wording("knew", &["We", "Those"]),
            wording("knew_days", &["We", "That"]),
        ],
    },
    MoveSpec {
        name: "earlier",
        part: Some(Part::Responsibility),
        about: "Names an earlier failure and what became of the promise made then.",
        facts: &[
            fact("day", "earlier_failures[].on"),
            fact("what", "earlier_failures[].what"),
            maybe("promised", "earlier_failures[].promised"),
        ],
        wordings: &[
            wording("broken", &["On", "{promised}", "We"]),
            wording("kept", &["On", "{promised}", "We"]),
            wording("unproven", &["On", "{promised}", "It"]),
            wording("bare", &["It"]),
            wording("other", &["Nor"]),
        ],
    },
    MoveSpec {
        name: "late",
        part: Some(Part::Responsibility),
        about: "Owns that the letter comes late.",
        facts: &[fact("days", "days since the incident's end"), fact("limit", "policy promptness")],
        wordings: &[wording("owned", &["This"]), wording("waited", &["You"])],
    },
    // Part 3
    verbatim("trigger", Part::Cause, "Says what set it off.", &[fact("text", "incident.trigger")]),
    MoveSpec {
        name: "root_cause",
        part: Some(Part::Cause),
        about: "Explains the cause, or says what is known of it so far.",
        facts: &[maybe("text", "incident.root_cause")],
        wordings: &[
            wording("said", &["{text}"]),
            wording("open", &["We", "What", "{text}"]),
            wording("unknown", &["We"]),
        ],
    },
    verbatim(
        "contributing",
        Part::Cause,
        "Says what made it worse or more likely.",
        &[fact("text", "incident.contributing[]")],
    ),
    MoveSpec {
        name: "safeguard",
        part: Some(Part::Cause),
        about: "Says why it was not caught, or why it lasted.",
        facts: &[fact("name", "incident.safeguards[].name"), fact("why", "incident.safeguards[].why_it_failed")],
        wordings: &[
            wording("count", &["We", "{why}"]),
            wording("should", &["{name}", "{why}"]),
            wording("stood", &["One", "{why}"]),
            wording("past", &["It", "{why}"]),
            wording("through", &["{name}", "{why}"]),
            wording("nor", &["Nor", "{why}"]),
        ],
    },
    MoveSpec {
        name: "detection",
        part: Some(Part::Cause),
        about: "Says when and by whom it was noticed.",
        facts: &[fact("at", "incident.times.detected"), fact("gap", "how long after it began")],
        wordings: &[
            wording("monitoring", &["Our"]),
            wording("monitoring_gap", &["It"]),
            wording("staff", &["Our"]),
            wording("staff_gap", &["It"]),
            wording("customer", &["We"]),
            wording("others", &["It"]),
            wording("unsaid", &["We"]),
        ],
    },
    MoveSpec {
        name: "question",
        part: Some(Part::Cause),
        about: "Says an open question, with the date of its answer.",
        facts: &[
            fact("text", "incident.open_questions[].question"),
            maybe("by", "incident.open_questions[].answer_by"),
        ],
        wordings: &[wording("dated", &["{text}", "You"]), wording("asked", &["{text}"])],
    },
    MoveSpec {
        name: "answer",
        part: Some(Part::Cause),
        about: "Promises the answer to an open cause by a date.",
        facts: &[fact("by", "incident.answer_by")],
        wordings: &[wording("promised", &["By"])],
    },
    // Part 4
    MoveSpec {
        name: "protect_intro",
        part: Some(Part::Prevention),
        about: "Leads into the steps that the reader can take.",
        facts: &[],
        wordings: &[wording("first", &["First"]), wording("what", &["What"])],
    },
    verbatim(
        "protect",
        Part::Prevention,
        "A step with which the reader can protect themselves.",
        &[fact("text", "incident.data.protect_yourself[]")],
    ),
    MoveSpec {
        name: "data_contact",
        part: Some(Part::Prevention),
        about: "Names who answers questions about the data.",
        facts: &[
            maybe("who", "incident.data.contact.name and role"),
            maybe("email", "incident.data.contact.email"),
            maybe("phone", "incident.data.contact.phone"),
            maybe("address", "incident.data.contact.address, where there is neither of the two"),
        ],
        wordings: &[wording("named", &["Questions"]), wording("direct", &["Questions"])],
    },
    MoveSpec {
        name: "done",
        part: Some(Part::Prevention),
        about: "Says what has been done, with its date and how it was checked.",
        facts: &[
            fact("did", "incident.fixes[].did"),
            maybe("on", "incident.fixes[].on"),
            maybe("verified", "incident.fixes[].verified"),
        ],
        wordings: &[
            wording("on", &["On", "{verified}"]),
            wording("at", &["At", "{verified}"]),
            wording("same", &["The", "{verified}"]),
            wording("we", &["We", "{verified}"]),
        ],
    },
    MoveSpec {
        name: "stopgap",
        part: Some(Part::Prevention),
        about: "Says that what was done is not the lasting repair (incident.fixes[].lasting).",
        facts: &[],
        wordings: &[wording("until", &["That"])],
    },
    MoveSpec {
        name: "finished",
        part: Some(Part::Prevention),
        about: "Says which measure is finished already.",
        facts: &[
            fact("will", "incident.measures[].will"),
            fact("on", "incident.measures[].done_on"),
            maybe("evidence", "incident.measures[].evidence"),
        ],
        wordings: &[wording("since", &["One", "{evidence}"])],
    },
    MoveSpec {
        name: "planned",
        part: Some(Part::Prevention),
        about: "Promises a measure by its date, with who answers for it and how it can be seen.",
        facts: &[
            fact("will", "incident.measures[].will"),
            fact("by", "incident.measures[].by"),
            fact("owner", "incident.measures[].owner"),
            maybe("evidence", "incident.measures[].evidence"),
        ],
        wordings: &[
            wording("by", &["By", "{evidence}"]),
            wording("then", &["Then", "{evidence}"]),
            wording("owner", &["{owner}", "{evidence}"]),
            wording("begun", &["Work", "{evidence}"]),
            wording("item", &["By", "{owner}", "{evidence}"]),
            wording("item_with", &["By", "That", "{evidence}"]),
            wording("item_begun", &["By", "Work", "{evidence}"]),
            wording("item_way", &["By", "It", "{evidence}"]),
        ],
    },
    MoveSpec {
        name: "planned_intro",
        part: Some(Part::Prevention),
        about: "Leads into a list of measures.",
        facts: &[fact("count", "how many measures")],
        wordings: &[
            wording("things", &["{count}"]),
            wording("follows", &["This"]),
            wording("remains", &["What"]),
            wording("rest", &["The"]),
        ],
    },
    verbatim("residual", Part::Prevention, "Says what remains possible.", &[fact("text", "incident.residual_risk")]),
    MoveSpec {
        name: "report_back",
        part: Some(Part::Prevention),
        about: "Promises a dated letter about the measures.",
        facts: &[fact("day", "follow_ups[].on, or the policy's")],
        wordings: &[
            wording("result", &["With"]),
            wording("state", &["Which"]),
            wording("later", &["You"]),
            wording("expect", &["Expect"]),
            wording("held", &["I"]),
        ],
    },
    MoveSpec {
        name: "enclosed",
        part: Some(Part::Prevention),
        about: "Says that the report goes with the letter.",
        facts: &[],
        wordings: &[wording("report", &["The"])],
    },
    // Part 5
    MoveSpec {
        name: "sorry",
        part: Some(Part::Regret),
        about: "Says sorry for what we did and what it did to the reader.",
        facts: &[maybe("harm", "impact.harm"), maybe("duty", "incident.duty")],
        wordings: &[wording("harm", &["I"]), wording("apologise", &["For"]), wording("duty", &["I"])],
    },
    MoveSpec {
        name: "mattered",
        part: Some(Part::Regret),
        about: "Shows that we know why it hurt then.",
        facts: &[fact("because", "impact.mattered_because")],
        wordings: &[
            wording("more", &["It"]),
            wording("know", &["I"]),
            wording("worse", &["What"]),
            wording("light", &["It"]),
        ],
    },
    MoveSpec {
        name: "pass_on",
        part: Some(Part::Regret),
        about: "Extends the apology to those whom the failure reached through the reader.",
        facts: &[],
        wordings: &[
            wording("theirs", &["Please"]),
            wording("owed", &["The"]),
            wording("give", &["If"]),
            wording("have", &["Those"]),
        ],
    },
    MoveSpec {
        name: "contact",
        part: Some(Part::Regret),
        about: "Says when the writer comes back to the reader and how the writer is reached.",
        facts: &[
            maybe("day", "follow_ups[].on"),
            maybe("time", "follow_ups[].on"),
            maybe("phone", "signatory.phone"),
            maybe("email", "signatory.email"),
        ],
        wordings: &[
            wording("call", &["I"]),
            wording("call_day", &["On"]),
            wording("visit", &["I"]),
            wording("visit_day", &["On"]),
            wording("line", &["My"]),
            wording("before", &["If"]),
            wording("write", &["Whatever"]),
        ],
    },
];
