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
    /// Words of its own, without its facts; what decides whether a letter is too long.
    pub words: usize,
}

const fn fact(name: &'static str, from: &'static str) -> FactSpec {
    FactSpec { name, from, optional: false }
}

const fn maybe(name: &'static str, from: &'static str) -> FactSpec {
    FactSpec { name, from, optional: true }
}

const fn wording(name: &'static str, openings: &'static [&'static str], words: usize) -> Wording {
    Wording { name, openings, words }
}

/// The one wording of a text that stands as it is.
const SAID: &[Wording] = &[wording("said", &["{text}"], 0)];

/// A move that says a text of the record as it stands.
const fn verbatim(name: &'static str, part: Part, about: &'static str, facts: &'static [FactSpec]) -> MoveSpec {
    MoveSpec { name, part: Some(part), about, facts, wordings: SAID }
}

/// The move of that name; an unknown name is a mistake of this crate and gives the first.
pub(super) fn spec(name: &str) -> &'static MoveSpec {
    // Lengths are compared before letters, so that a walk through the table is quicker than any search.
    let found = MOVES.iter().find(|spec| spec.name == name);
    debug_assert!(found.is_some(), "no move is called {name}");
    found.unwrap_or(&MOVES[0])
}

/// All moves, in the order in which a letter makes them.
pub const MOVES: &[MoveSpec] = &[
    MoveSpec {
        name: "subject",
        part: None,
        about: "Carries the apology and the failure, and what follows from it.",
        facts: &[fact("title", "incident.title"), maybe("sum", "contract and added value together")],
        wordings: &[wording("sum", &[], 6), wording("act", &[], 10), wording("protect", &[], 9)],
    },
    // Part 1
    MoveSpec {
        name: "failure",
        part: Some(Part::Restoration),
        about: "Names the failure in the customer's words: what, when, for how long.",
        facts: &[
            fact("failure", "impact.failure"),
            maybe("day", "impact.windows, in the reader's zone"),
            maybe("weekday", "the same day's weekday"),
            maybe("date", "the same day without its weekday"),
            maybe("span", "from when to when"),
            maybe("length", "how long"),
            maybe("times", "how many times"),
            maybe("last", "the last day"),
        ],
        wordings: &[
            wording("length_first", &["For"], 2),
            wording("day_first", &["On"], 3),
            wording("last_first", &["Last"], 3),
            wording("across", &["For"], 1),
            wording("across_from", &["{span}"], 2),
            wording("several", &["{times}"], 8),
            wording("dated", &["On"], 1),
            wording("last_dated", &["Last"], 1),
            wording("days", &["From"], 2),
            wording("again", &["On"], 5),
            wording("again_dated", &["On"], 4),
        ],
    },
    MoveSpec {
        name: "returned",
        part: Some(Part::Restoration),
        about: "Says what was lost and is given back.",
        facts: &[
            maybe("text", "restored[].text"),
            maybe("what", "restored[].what"),
            maybe("sum", "the values together"),
            maybe("value", "restored[].value"),
            maybe("way", "restored[].how"),
            maybe("on", "restored[].done_on"),
            maybe("by", "restored[].by"),
            maybe("days", "restored[].service_days"),
        ],
        wordings: &[
            wording("said", &["{text}"], 0),
            wording("back", &["We"], 3),
            wording("done", &["We"], 4),
            wording("repaid", &["On"], 4),
            wording("due", &["We"], 5),
            wording("stated", &["We"], 4),
            wording("days", &["We"], 7),
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
            wording("done", &["That"], 4),
            wording("did", &["We"], 4),
            wording("done_value", &["That"], 7),
            wording("due", &["That"], 4),
            wording("due_value", &["That"], 7),
            wording("value", &["That"], 3),
            wording("way", &["That"], 3),
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
            wording("returned", &["We"], 5),
            wording("done", &["We"], 4),
            wording("arrived", &["On"], 5),
            wording("returning", &["We"], 6),
            wording("due", &["We"], 5),
            wording("coming", &["By"], 6),
        ],
    },
    MoveSpec {
        name: "owed",
        part: Some(Part::Restoration),
        about: "States what the contract owes, and why.",
        facts: &[
            fact("amount", "contract.terms, computed"),
            maybe("rate", "what one unit of time is worth, and how many there were"),
            maybe("clause", "contract.clause"),
            maybe("month", "the contract window"),
            maybe("availability", "measured availability"),
            maybe("promised", "contract.terms[].tiers"),
            maybe("credit", "the tier's credit in percent"),
            maybe("open", "whether the contract window lasts beyond the letter"),
        ],
        wordings: &[wording("share", &["Your"], 21), wording("part", &["Of"], 23), wording("whole", &["That"], 22)],
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
            maybe("on", "added[].done_on"),
            maybe("by", "added[].by"),
            maybe("reason", "impact.mattered_because"),
            maybe("since", "earlier_failures[].on"),
            maybe("nth", "how many failures in all"),
            maybe("length", "how long"),
            maybe("service", "incident.service"),
        ],
        wordings: &[
            wording("said", &["{text}"], 0),
            wording("other_because", &["The"], 8),
            wording("other_again", &["The"], 10),
            wording("other_shortfall", &["The"], 11),
            wording("other_plain", &["The"], 14),
            wording("other_sum", &["The"], 16),
            wording("sum_because", &["That"], 7),
            wording("sum_again", &["That"], 9),
            wording("sum_plain", &["That"], 11),
            wording("sum_sum", &["That"], 15),
            wording("more_because", &["We"], 7),
            wording("more_plain", &["We"], 6),
            wording("paid", &["We"], 6),
            wording("paid_because", &["We", "We"], 8),
        ],
    },
    MoveSpec {
        name: "nothing",
        part: Some(Part::Restoration),
        about: "Says that the reader need do nothing.",
        facts: &[],
        wordings: &[
            wording("receive", &["You"], 7),
            wording("claimed", &["Nothing"], 6),
            wording("sign", &["There"], 8),
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
        facts: &[maybe("days", "policy claims.within_days")],
        wordings: &[
            wording("more", &["If", "If"], 27),
            wording("should", &["Should", "If"], 25),
            wording("open", &["Whatever", "Should"], 25),
            wording("grave", &["If"], 30),
            wording("grave_open", &["This", "If"], 36),
            wording("light", &["If"], 16),
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
            wording("fault", &["This", "We"], 12),
            wording("ours", &["The", "We"], 13),
            wording("rely", &["You"], 13),
            wording("mistake", &["The"], 12),
            wording("answer", &["We"], 12),
            wording("again", &["This", "We"], 17),
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
            wording("counted", &["{figures}"], 0),
            wording("turned", &["{turned}"], 0),
            wording("all", &["In"], 2),
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
        wordings: &[wording("listed", &["What"], 4)],
    },
    MoveSpec {
        name: "data_unknown",
        part: Some(Part::Responsibility),
        about: "Says that it is not known yet what became of data, with the date of the answer.",
        facts: &[fact("by", "incident.data.answer_by")],
        wordings: &[wording("lost", &["We"], 17), wording("exposed", &["We"], 17)],
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
            wording("heard", &["We"], 14),
            wording("told_us", &["You"], 8),
            wording("had_to", &["You"], 13),
            wording("late", &["You", "That"], 14),
            wording("took", &["It", "You"], 15),
            wording("knew", &["We", "Those"], 13),
            wording("knew_days", &["We", "That"], 14),
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
            wording("broken", &["On", "{promised}", "We"], 7),
            wording("kept", &["On", "{promised}", "We"], 10),
            wording("unproven", &["On", "{promised}", "It"], 5),
            wording("bare", &["It"], 5),
            wording("other", &["Nor"], 15),
        ],
    },
    MoveSpec {
        name: "late",
        part: Some(Part::Responsibility),
        about: "Owns that the letter comes late.",
        facts: &[fact("days", "days since the incident's end"), fact("limit", "policy promptness")],
        wordings: &[wording("owned", &["This"], 13), wording("waited", &["You"], 12)],
    },
    // Part 3
    verbatim("trigger", Part::Cause, "Says what set it off.", &[fact("text", "incident.trigger")]),
    MoveSpec {
        name: "root_cause",
        part: Some(Part::Cause),
        about: "Explains the cause, or says what is known of it so far.",
        facts: &[maybe("text", "incident.root_cause")],
        wordings: &[
            wording("said", &["{text}"], 0),
            wording("open", &["We", "What", "{text}"], 15),
            wording("unknown", &["We"], 8),
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
            wording("count", &["We", "{why}"], 6),
            wording("should", &["{name}", "{why}"], 7),
            wording("show", &["{name}", "{why}"], 4),
            wording("nor", &["Nor", "{why}"], 3),
        ],
    },
    MoveSpec {
        name: "detection",
        part: Some(Part::Cause),
        about: "Says when and by whom it was noticed.",
        facts: &[fact("at", "incident.times.detected"), fact("gap", "how long after it began")],
        wordings: &[
            wording("monitoring", &["Our"], 8),
            wording("monitoring_gap", &["It"], 8),
            wording("staff", &["Our"], 8),
            wording("staff_gap", &["It"], 7),
            wording("customer", &["We"], 17),
            wording("others", &["It"], 9),
            wording("unsaid", &["We"], 6),
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
        wordings: &[wording("dated", &["{text}", "You"], 6), wording("asked", &["{text}"], 0)],
    },
    MoveSpec {
        name: "answer",
        part: Some(Part::Cause),
        about: "Promises the answer to an open cause by a date.",
        facts: &[fact("by", "incident.answer_by")],
        wordings: &[wording("promised", &["By"], 19)],
    },
    // Part 4
    MoveSpec {
        name: "protect_intro",
        part: Some(Part::Prevention),
        about: "Leads into the steps that the reader can take.",
        facts: &[],
        wordings: &[wording("now", &["What"], 5)],
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
        wordings: &[wording("named", &["{who}"], 11), wording("direct", &["Questions"], 7)],
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
            wording("on", &["On", "{verified}"], 2),
            wording("at", &["At", "{verified}"], 2),
            wording("same", &["The", "{verified}"], 4),
            wording("we", &["We", "{verified}"], 2),
        ],
    },
    MoveSpec {
        name: "stopgap",
        part: Some(Part::Prevention),
        about: "Says that what was done is not the lasting repair (incident.fixes[].lasting).",
        facts: &[],
        wordings: &[wording("until", &["That"], 7), wording("precaution", &["That"], 9)],
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
        wordings: &[wording("since", &["One", "{evidence}"], 7)],
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
            wording("by", &["By", "{evidence}"], 2),
            wording("own", &["By", "{evidence}"], 3),
            wording("answer", &["By", "{evidence}"], 7),
            wording("next", &["{owner}", "{evidence}"], 2),
        ],
    },
    MoveSpec {
        name: "planned_intro",
        part: Some(Part::Prevention),
        about: "Leads into a list of measures.",
        facts: &[fact("count", "how many measures")],
        wordings: &[wording("still", &["What"], 6), wording("things", &["{count}"], 5)],
    },
    verbatim("residual", Part::Prevention, "Says what remains possible.", &[fact("text", "incident.residual_risk")]),
    MoveSpec {
        name: "report_back",
        part: Some(Part::Prevention),
        about: "Promises a dated letter about the measures.",
        facts: &[fact("day", "follow_ups[].on, or the policy's")],
        wordings: &[
            wording("result", &["I"], 9),
            wording("state", &["On"], 13),
            wording("later", &["You"], 17),
            wording("held", &["I"], 15),
        ],
    },
    MoveSpec {
        name: "enclosed",
        part: Some(Part::Prevention),
        about: "Says that the report goes with the letter.",
        facts: &[],
        wordings: &[wording("report", &["The"], 22)],
    },
    // Part 5
    MoveSpec {
        name: "sorry",
        part: Some(Part::Regret),
        about: "Says sorry for what we did and what it did to the reader.",
        facts: &[maybe("harm", "impact.harm"), maybe("duty", "incident.duty")],
        wordings: &[wording("harm", &["I"], 5), wording("apologise", &["I"], 4), wording("duty", &["I"], 7)],
    },
    MoveSpec {
        name: "mattered",
        part: Some(Part::Regret),
        about: "Shows that we know why it hurt then.",
        facts: &[fact("because", "impact.mattered_because")],
        wordings: &[
            wording("more", &["It"], 5),
            wording("know", &["I"], 5),
            wording("worse", &["What"], 4),
            wording("light", &["It"], 3),
        ],
    },
    MoveSpec {
        name: "pass_on",
        part: Some(Part::Regret),
        about: "Extends the apology to those whom the failure reached through the reader.",
        facts: &[],
        wordings: &[
            wording("theirs", &["Please"], 15),
            wording("owed", &["The"], 12),
            wording("give", &["If"], 19),
            wording("have", &["Those"], 12),
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
            wording("call", &["I"], 16),
            wording("call_line", &["I", "If"], 17),
            wording("visit", &["I"], 18),
            wording("visit_line", &["I", "If"], 19),
            wording("line", &["My"], 16),
            wording("before", &["If"], 14),
            wording("write", &["Whatever"], 22),
        ],
    },
];
