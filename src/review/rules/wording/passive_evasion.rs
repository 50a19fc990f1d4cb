//! L13: the failure has an agent.

use std::sync::LazyLock;

use crate::review::grammar::{Objection, Parsed, Patterns, Place, is_failing_participle};
use crate::review::rule::rule;

rule! {
    /// # What it looks for
    /// A failure that nobody did: "mistakes were made", "was not renewed", "an error occurred", with no "we" in the
    /// sentence or the one before it. Passives for repairs, refunds and what the reader met are fine.
    ///
    /// # Why it matters
    /// The passive is the grammar of the unconfessed. The reader asks "by whom?" and has the answer ready.
    ///
    /// # Example
    /// > part 2: Mistakes were made on that Friday. The old address was overlooked.
    ///
    /// # Better
    /// > part 2: We made a mistake on that Friday: we overlooked the old address. It was put back at 19:30.
    "TON105" "passive-evasion" Warning Texts objection, "say who did it, or did not: \"we\""
}

static EVASIONS: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "was|were|been ?@adv switched|turned off",
        "was|were|been ?@adv left ?@adv open|unlocked|unattended|unsecured|unanswered|running|out|exposed|unprotected",
        "was|were|been ?@adv @done . in|by error|mistake|accident",
        "was|were|been ?@adv charged|billed|debited|invoiced|given|administered|sent|booked|sold|paid|issued|delivered|posted|printed|let|allocated|entered|collected|credited|deducted|taken|cancelled . . twice",
        // `It appears that ... got overlooked`, `does not seem to have been followed`.
        "it seems|appears|transpires|transpired|emerged|emerges|turned ?now ?out ?that|as .. ?.. was|were|got|had|has|been ?@adv ?not ?@adv ?been @done",
        "does|do|did|would not seem|appear to have been|gone",
        "seem|seems|appear|appears ?not to have ?@adv been|gone|fallen|slipped|got|become|ended",
        "seems|appears|seemed|appeared to ?have ?be ?been ?@adv a|an|some confusion|error|mistake|mix-up|misunderstanding|oversight|failure|lapse|problem|miscommunication|breakdown|delay|discrepancy",
        // What goes wrong by itself.
        "somehow ?@adv ended|got|became|was|were|went|found|slipped|failed|never|did|made|fell|managed|missed",
        "for some|whatever|reasons|unknown reason|reasons ?unknown ... not|was|were|never|went|got|failed",
        "ended|end ?up being|up|in @done|on|in|at|with|being ?@done ?the|a wrong|another|released|sent|shared|someone",
        "ended up .. ?.. wrong|another|somewhere|elsewhere|lost|released|sent|shared|deleted|cancelled|damaged",
        "slipped|fell|fallen|slip ?been through ?all the|our|a cracks|net|gap|gaps|crack",
        "standards|communication|communications|procedures|procedure|checks|process|controls|system|systems|attention|care ?has ?have ?@adv slipped|lapsed|broke|fell|failed|dropped",
        "never|not ?@adv make|made|found|find its|their way",
        "never|not ?@adv make|made it onto|into|to|on|through",
        "somewhere along|between|in|on|down|within the|our|order|line|process|system|way",
        "went|gone|came ?out to|into|onto|on|under the wrong",
        "was|were|been|got ?@adv @done to|on|in|into|at|with|for|from|under|onto the|a|an wrong|incorrect",
        "was|were|been ?@adv sent|given|handed|offered|shown|passed|posted|released|disclosed|let|sold|allocated|assigned|shared|delivered|emailed|read|addressed ?out ?on to|with another|someone|somebody|strangers|stranger|others",
        "was|were|been ?@adv sent|given|handed|offered|shown|passed|posted|released|disclosed|let|sold|allocated|assigned|shared|delivered|emailed|read|addressed ?out ?on to|with the|a wrong|different|third|stranger",
        "was|were|been ?@adv @done that|which should|ought|must ?not ?to ?never ?be ?have ?been ?stayed ?remained stayed|remained|been|private|be|have|gone",
        "a|the decision|decisions|assumption|assumptions|choice|judgement|judgment ?@have was|were|been ?@adv taken|made",
        "corners were|was|been cut",
        "due|owing|because|result|thanks|down to|of ?a ?an ?some ?unfortunate ?simple ?genuine administrative|clerical|internal|processing|booking|operational|procedural|data|filing|typing|communication|scheduling|accounting|typographical|keying ?.. error|errors|oversight|mistake|mistakes|mix-up|misunderstanding|failure|breakdown|slip|lapse|confusion",
        "due|owing|because|result|thanks to|of ?a ?an ?some ?unfortunate ?simple ?regrettable oversight|mistake|misunderstanding|miscommunication|mix-up|confusion|error|lapse|omission",
        "oversight|mistake|mix-up|misunderstanding|miscommunication|error|lapse|confusion|omission|slip|breakdown ?in ?communication ?unfortunately led|resulted|meant|caused|saw|prevented|crept|prevented",
        "was|were|been not|never ?@adv ?@adv picked|carried|followed|passed|acted|dealt|logged|flagged|actioned|communicated",
        "was|were|got|been ?@adv caught|lost|held|stuck|buried up|in ?in ?a ?the ?our system|backlog|post|queue|transit|pile|process|spam|mail",
        "had not|never ?@adv been ?@adv @done",
        "went|gone unnoticed|unanswered|undetected|missing|astray|unchecked|wrong",
        "mistakes|mistake|errors|error|blunder|blunders|misjudgement|misjudgements|shortcuts|omissions ?@have was|were|been ?@adv ?unfortunately ?clearly made|committed|introduced|discovered",
        "was|were|been ?@adv ?@adv @failed",
        "was|were|been|being not|never ?@adv ?@adv @done",
        "was|were|been ?@adv sent|stored|delivered|charged|shipped|entered|filed|posted|addressed|billed|debited|invoiced|paid|printed|booked|applied|copied|routed|given|put|placed|installed|calculated|recorded|assigned|released ?@adv ?to ?in ?into ?at ?on ?the ?a ?an twice|wrong|incorrect|incorrectly|wrongly|late|mistake",
        "wrong|incorrect .. was|were|been ?@adv @done",
        "was|were|been incorrectly|wrongly|mistakenly|inadvertently|accidentally|erroneously @done",
        "was|were|been ?@adv ?@done ?@done incorrectly|wrongly|mistakenly|inadvertently|accidentally|erroneously",
        "error|errors|mistake|mistakes|problem|problems|fault|oversight|failure|failures|mix-up|mishap|lapse|lapses|misunderstanding|misunderstandings|miscommunication|confusion|discrepancy|discrepancies|omission|breakdown|slip|hitch|glitch|duplication|delay|delays|malfunction|incident ?@adv ?has ?had ?have occurred|arose|happened|arisen|crept",
        "there ?have|has|had was|were|been ?@adv ?a ?an ?some ?@adv error|errors|mistake|mistakes|failure|failings|failing|oversight|oversights|lapse|lapses|mix-up|misunderstanding|shortcomings|miscommunication|problem|problems|delay|delays",
        "got ?@adv ?@adv @failed|lost|mixed|deleted|cancelled|stuck|buried|forgotten|swapped|mislaid|left|missed|sent|put",
        "things went|gone wrong",
        "something went wrong",
        "balls|ball was|were dropped",
        "it was|has|had ?been ?@adv decided|agreed|assumed|felt|determined|deemed|believed|considered|judged|forgotten|overlooked|presumed|concluded that|to|your|not",
        "there ?have|has|had was|were|been ?@adv ?a ?an ?some ?clearly ?@adv breakdown|gap|lack|mishap|slip|hitch|hiccup|glitch|confusion|shortfall|deficiency|gaps|deficiencies|weakness|weaknesses|failings|breach ?in ?of",
        "did not ?@adv ?all go|run|work|happen ?quite ?@adv through|according|as|to|smoothly|well|plan ?to ?planned ?plan ?expected",
        "was|were|been ?@adv left off|out|behind|off-list",
        "it turns|turned|transpired|emerged|appears|seems ?now ?out that .. ?.. was|were|been|had|got ?not ?@adv ?been @done",
        "was|were|been ?@adv missed|skipped|omitted|lost|forgotten in|from|during|at|between|before|when",
        "wires|lines|signals got|were|was|had|became ?been crossed|mixed",
        "ended up in|on|with|under|at|being|inside|outside|among ?the|a|two|someone|somebody|another",
    ])
});

/// Who meets things, and words that only point back.
const PEOPLE: [&str; 30] = [
    "you",
    "guests",
    "customers",
    "clients",
    "staff",
    "residents",
    "students",
    "pupils",
    "patients",
    "drivers",
    "singers",
    "candidates",
    "employees",
    "tenants",
    "passengers",
    "people",
    "families",
    "visitors",
    "members",
    "they",
    "who",
    "that",
    "which",
    "what",
    "parents",
    "nurses",
    "children",
    "users",
    "somebody",
    "he",
];

/// What nobody minds to be spared.
const HARMS: [&str; 16] = [
    "charged",
    "billed",
    "affected",
    "harmed",
    "hurt",
    "involved",
    "opened",
    "touched",
    "accessed",
    "shared",
    "stolen",
    "copied",
    "read",
    "interrupted",
    "invoiced",
    "used",
];

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    let found = EVASIONS.first(&parsed.tokens, |found| {
        let stretch = parsed.segment(found.range.start);
        !parsed.quoted(&found.range) && !has_agent(parsed, found.range.end, stretch.end) && !is_spared(parsed, found)
    })?;
    let owned = parsed.owns() || place.before().is_some_and(Parsed::owns);
    let why = || format!("nobody did what \"{}\" tells", parsed.phrase(found.range.clone()));
    (!owned).then(|| Objection { why: why(), at: found.range.clone() })
}

/// Whether somebody is named behind the verb: `by the payroll office`, not `by mistake`, `by Friday`.
fn has_agent(parsed: &Parsed, from: usize, to: usize) -> bool {
    const ARTICLES: [&str; 12] =
        ["the", "a", "an", "our", "your", "us", "one", "two", "somebody", "someone", "another", "whoever"];
    // "At your request", "on your instruction".
    let asked = parsed.tokens[from..to].windows(3).any(|words| {
        matches!(words[0].word.as_str(), "at" | "on" | "upon" | "by")
            && words[1].word == "your"
            && matches!(words[2].word.as_str(), "request" | "wish" | "instruction" | "instructions" | "order" | "own")
    });
    // "Because our lorry came late", "since we had": it is told who.
    let told = parsed.tokens[from..to].windows(2).any(|pair| {
        matches!(pair[0].word.as_str(), "because" | "since" | "when" | "after")
            && matches!(pair[1].word.as_str(), "our" | "we" | "i")
    });
    asked
        || told
        || parsed.tokens[from..to].windows(2).any(|pair| {
            let named = ARTICLES.contains(&pair[1].word.as_str()) || pair[1].is_capital() && !pair[1].is_figure();
            let date = crate::review::figures::is_weekday(&pair[1].word);
            pair[0].word == "by" && named && !date
        })
}

/// Whether it tells that nothing went wrong, a condition, or what somebody said: those are not failures told.
fn is_spared(parsed: &Parsed, found: &crate::review::grammar::Match) -> bool {
    let stretch = parsed.phrase_around(found.range.start);
    let before = &parsed.tokens[stretch.start..found.range.start];
    let none = before.iter().any(|token| {
        matches!(
            token.word.as_str(),
            "no" | "nobody" | "nothing" | "none" | "neither" | "if" | "whether" | "unless" | "never"
        )
    });
    // What people met, and what describes a thing: "you were not told", "the files that were deleted".
    let met = before.last().is_some_and(|last| PEOPLE.contains(&last.word.as_str()));
    let not_first = before.last().is_some_and(|last| last.word == "not");
    // "Other customers were not charged": what is denied is the harm.
    let words = &parsed.tokens[found.range.clone()];
    let last = words[words.len() - 1].word.as_str();
    let denied = words.iter().any(|token| matches!(token.word.as_str(), "not" | "never"));
    let harmless = denied && (is_failing_participle(last) || HARMS.contains(&last));
    let idiom = before.iter().any(|token| matches!(token.word.as_str(), "trust" | "confidence" | "faith"));
    let state = matches!(
        parsed.tokens[found.range.end - 1].word.as_str(),
        "affected" | "owed" | "hurt" | "needed" | "involved" | "known" | "intended" | "expected" | "meant" | "designed"
    );
    none || met || harmless || idiom || not_first || state
}
